import { z } from "zod";
import { selfContained } from "./bidi.ts";
import type { Argument, Reads } from "./command.ts";
import { FILE_BYTES, type FileEnding, isReceivedFile, type ReceivedFile } from "./file.ts";
import type { Option } from "./view.ts";
import { isBlank, visible } from "./visible.ts";

const said = (argument: Argument) => ({ argument });

/** Reads the argument's metadata back, also through `optional()` and `default()`. */
export function argumentOf(schema: z.ZodType): Argument | undefined {
  let inner: z.ZodType = schema;
  while (true) {
    const found = inner.meta()?.argument as Argument | undefined;
    if (found) return found;
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap() as z.ZodType;
    else return undefined;
  }
}

type Named = Pick<Argument, "label" | "help" | "sometimes" | "standard">;
export type Words = Named & { reads?: Reads<string> };

const text = ({ label }: Named) =>
  z
    .string({ error: `${label} is text.` })
    .trim()
    .overwrite(visible)
    .overwrite(selfContained);

const inOneLine = (said: string) => said.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, " ");

/** As typed, as sent by a form or as JSON: digits or a number, and nothing that merely can be made into one. */
const whole = (expected: string, least: number, most: number, tooLarge = expected) =>
  z.preprocess(
    (value) =>
      typeof value === "string" && /^#?\d+$/.test(value.trim()) ? Number(value.trim().replace("#", "")) : value,
    z.number({ error: expected }).max(most, tooLarge).min(least, expected).int(expected),
  );

/** A number in JSON is what would have been typed. */
const asTyped = (value: unknown) => (typeof value === "number" ? String(value) : value);

/** One line of text; `list`: of several things, which may also be typed a line each. */
export function line({ list, ...words }: Words & { max?: number; list?: true }) {
  const max = words.max ?? 300;
  return text(words)
    .overwrite(list ? (said) => said : inOneLine)
    .min(1, `${words.label} is empty.`)
    .max(max, `${words.label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "line", maxLength: max }));
}

/** Text of several lines. */
export function paragraph(words: Words & { max?: number }) {
  const max = words.max ?? 3000;
  return text(words)
    .min(1, `${words.label} is empty.`)
    .max(max, `${words.label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "paragraph", maxLength: max }));
}

/** Text pasted as it is: where its lines begin says something, the first one's too. */
export function pasted(words: Named & { max: number }) {
  const { label, max } = words;
  return z
    .string({ error: `${label} is text.` })
    .refine((said) => !isBlank(said), `${label} is empty.`)
    .max(max, `${label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "paragraph", maxLength: max }));
}

const same = (value: string, label: string) => label.toLowerCase().replace(/\W+/g, "-") === value;

/** One of a fixed set. `options` are in the order shown; typed words match without regard to case. */
export function oneOf<const Value extends string>(
  words: Named,
  options: readonly { value: Value; label: string; description?: string }[],
) {
  const values = options.map((option) => option.value) as [Value, ...Value[]];
  const names = options.map(({ value, label }) => (same(value, label) ? value : `${value} (${label})`)).join(", ");
  return z
    .preprocess(
      (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
      z.enum(values, { error: `${words.label} must be one of: ${names}.` }),
    )
    .meta(said({ ...words, as: "pick", options: options.map((option): Option => ({ ...option })), max: 1 }));
}

/** Something of the record, by its number or the words it is known by; a service finds it. */
export function reference(words: Words & { of: string }) {
  const name = text(words).min(1, `${words.label} is empty.`).max(200, `${words.label} has more than 200 characters.`);
  return z.preprocess(asTyped, name).meta(said({ ...words, as: "search", reference: true }));
}

/** Completed from live data, but free text too: an organization that is not there yet. */
export function suggested(words: Words & { of: string; max?: number }) {
  const max = words.max ?? 200;
  return text(words)
    .min(1, `${words.label} is empty.`)
    .max(max, `${words.label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "search", maxLength: max, free: true }));
}

/** One of a set that the record or the charter holds: typed by its value, completed from live data. */
export function known(words: Words & { of: string }) {
  return text(words)
    .toLowerCase()
    .min(1, `${words.label} is empty.`)
    .max(200, `${words.label} has more than 200 characters.`)
    .meta(said({ ...words, as: "search" }));
}

/** The number of something of the record, "poll:1". */
export function numberOf(words: Named & { of: string; reads?: Reads<number> }) {
  const expected = `${words.label} is asked for by its number, as lists show it: a whole number from 1, such as 1.`;
  return whole(expected, 1, 1_000_000_000, `${words.label} is too large.`).meta(
    said({ help: "Its number, such as 1.", ...words, as: "search", reference: true }),
  );
}

export function email(words: Named) {
  return text(words)
    .max(254, `${words.label} has more than 254 characters.`)
    .pipe(z.email(`${words.label} is not an address such as name@example.org.`))
    .meta(said({ ...words, as: "line", maxLength: 254 }));
}

/** One answer or several: a line when typed, a list when picked. */
export function chosen(words: Named) {
  const { label } = words;
  const error = `${label} is text, a number, or a list of them.`;
  const one = z.string(error).trim().overwrite(visible).min(1, `${label} is empty.`).max(3000, `${label} is too long.`);
  const several = z
    .array(z.string(error).max(3000, `${label} is too long.`), error)
    .min(1, `${label} is empty.`)
    .max(100, `${label} has more than 100 answers.`);
  return z
    .preprocess(
      (value) => (Array.isArray(value) ? value.map(asTyped) : asTyped(value)),
      z.union([one, several], { error }),
    )
    .meta(said({ ...words, as: "line", maxLength: 3000 }));
}

/** A file of one of these endings, sent through the platform's own form or menu; dispatch fetches it and looks at it before the command runs. */
export function file(words: Named & { types: readonly FileEnding[]; maxBytes?: number }) {
  const { maxBytes = FILE_BYTES, ...rest } = words;
  const error = `${words.label} cannot be typed: it is one file, chosen in the form.`;
  return z.custom<ReceivedFile>(isReceivedFile, { error }).meta(said({ ...rest, as: "file", maxBytes }));
}

/** A whole number between two bounds. */
export function number(words: Named & { reads?: Reads<number> }, least: number, most: number) {
  const expected = `${words.label} is a whole number from ${least} to ${most}.`;
  return whole(expected, least, most).meta(said({ ...words, as: "line", maxLength: 10 }));
}

/** What a button was shown with, to be compared with what is so when it is pressed; never asked. */
export function shown() {
  const error = "What was shown is not as it was written.";
  return z
    .string(error)
    .max(200, error)
    .optional()
    .meta(said({ label: "As it was shown", as: "line", hidden: true }));
}

/** A number that a button says, never asked. */
export function given(label: string) {
  return whole(`${label} is a whole number from 1.`, 1, 1_000_000_000)
    .optional()
    .meta(said({ label, as: "line", hidden: true }));
}

/** The page of a long answer; turned by buttons, never asked: 0, which is none, where something else is typed. */
export function page() {
  return whole("A page is a whole number.", 1, 100_000)
    .default(1)
    .catch(0)
    .meta(said({ label: "Page", as: "line", hidden: true }));
}
