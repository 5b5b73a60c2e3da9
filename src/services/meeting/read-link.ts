import { Problem } from "#core/contract/problem.ts";

/** An address that a browser opens. Throws a Problem for anything else. */
export function readLink(text: string, of = "a meeting"): string {
  const url = URL.parse(text.trim());
  if (url && (url.protocol === "https:" || url.protocol === "http:")) return url.href;
  throw new Problem({
    code: "invalid",
    message: `This is not the address of ${of}.`,
    hint: "Give one that starts with https://.",
    field: "link",
  });
}
