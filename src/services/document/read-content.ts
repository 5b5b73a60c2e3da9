import { Problem } from "#core/contract/problem.ts";
import { readLink } from "../meeting/read-link.ts";
import type { Content } from "./enter.ts";

/** What people can read, and where. Throws a Problem where there is nothing. */
export function readContent({ link, file, note }: Content): Content {
  if (link === undefined && file === undefined) {
    throw new Problem({
      code: "invalid",
      message: "There is nothing to read yet.",
      hint: "Choose a file, or give a link to it.",
      field: "file",
    });
  }
  return { link: link === undefined ? undefined : readLink(link, "a document"), file, note };
}
