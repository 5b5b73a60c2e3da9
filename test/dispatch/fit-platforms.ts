import type { Call } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";

export const platform = (name: string, message: Partial<Capabilities["message"]>, carriedChars = 72): Capabilities => ({
  name,
  typed: { by: "text", prefix: "" },
  message: {
    chars: 12_000,
    choices: 25,
    choiceLabelChars: 75,
    pickOptions: 100,
    optionLabelChars: 75,
    optionValueChars: 150,
    search: true,
    ...message,
  },
  form: {
    opens: "any time",
    fields: 40,
    about: { chars: 4000, fields: 0 },
    titleChars: 24,
    labelChars: 150,
    helpChars: 500,
    textChars: 3000,
    pickOptions: 100,
    search: true,
    searchedChars: 150,
    files: true,
    errors: true,
  },
  carriedChars,
  directMessages: true,
  threads: { nameChars: 100, read: true },
  files: true,
  readersZone: true,
  privateFiles: true,
  fileBytes: 10_000_000,
  finds: "always",
  budgets: { post: { calls: 1, inMs: 1 }, edit: { calls: 1, inMs: 1 } },
});
export const slack = platform("Slack", {}, 200);
export const discord = platform("Discord", {
  chars: 2000,
  choiceLabelChars: 80,
  pickOptions: 25,
  optionLabelChars: 100,
  search: false,
});
export const web = platform("Sandbox", { choiceLabelChars: 300, optionLabelChars: 300 });
export const platforms = [slack, discord, web];

export const token = (call: Call) =>
  `t${JSON.stringify(call).length}${JSON.stringify(call).slice(-20).replaceAll(/\W/g, "")}`;
export const turn = (page: number): Call => ({
  activity: "jca-mv",
  command: "poll list",
  args: { page: String(page) },
});
export const message = (...parts: Part[]): Message => ({ kind: "message", summary: "All of it.", parts });
export const text = (...spans: Span[]): Part => ({ kind: "text", spans });

export const saidBy = (span: Span): string => {
  if (typeof span === "string") return span;
  if ("bold" in span) return span.bold;
  if ("at" in span) return span.at;
  return "link" in span ? span.label : span.name;
};
export const said = (spans: Span[]) => spans.map(saidBy).join("");
/** All that is read, without the buttons. */
export const textOf = (part: Part): string => {
  switch (part.kind) {
    case "heading":
      return part.text;
    case "text":
      return said(part.spans);
    case "facts":
      return part.rows.map((row) => `${row.label}:${said(row.value)}`).join("");
    case "list":
      return part.items.map((item, index) => (part.ordered ? `${index + 1}.` : "") + said(item)).join("");
    case "tally":
      return part.rows
        .map((row) => `${row.label}:${row.count}(${Math.round(row.share * 100)}%)${row.note ?? ""}`)
        .join("");
    case "quote":
      return said(part.spans);
    case "file":
      return part.name;
    case "choices":
    case "pick":
      return "";
    default:
      return part satisfies never;
  }
};
export const read = (parts: Part[]) => parts.map(textOf).join("").replaceAll(/\s/g, "");
export const callsOf = (parts: Part[]) =>
  parts.flatMap((part) =>
    part.kind === "choices" ? part.options.map((choice) => choice.call) : part.kind === "pick" ? [part.call] : [],
  );
