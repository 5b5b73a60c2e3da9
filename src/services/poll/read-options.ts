import { selfContained } from "#core/contract/bidi.ts";
import { Problem } from "#core/contract/problem.ts";
import { isBlank } from "#core/contract/visible.ts";

export const OPTIONS_AT_MOST = 25;
const LABEL_CHARS = 75;

/** "Approve; Object", or one a line, where a label may hold a semicolon; a full-width one separates where no other does. */
export function readOptions(text: string): { label: string }[] {
  const apart = [/\n/, /;/, /；/].find((sign) => sign.test(text)) ?? /;/;
  const labels = text
    .split(apart)
    .map((label) => selfContained(label.trim()))
    .filter((label) => !isBlank(label));
  const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "options" });
  const how = 'Write options:"Approve; Object", or one a line; a comma does not separate options.';
  if (labels.length < 2) throw wrong("A poll needs at least two options.", how);
  if (labels.length > OPTIONS_AT_MOST) {
    throw wrong(
      `A poll has at most ${OPTIONS_AT_MOST} options; these are ${labels.length}.`,
      "Leave some out, or open two polls.",
    );
  }
  const long = labels.find((label) => label.length > LABEL_CHARS);
  if (long) {
    const start = `${long.slice(0, 40).trimEnd()}…`;
    throw wrong(
      `The option "${start}" has ${long.length} characters; at most ${LABEL_CHARS} are possible.`,
      "Put the details into the question.",
    );
  }
  const keys = labels.map((label) => label.toLowerCase());
  const twice = labels.find((_, index) => keys.indexOf(keys[index] ?? "") !== index);
  if (twice) throw wrong(`The option "${twice}" is there twice.`, "Name each option once.");
  return labels.map((label) => ({ label }));
}
