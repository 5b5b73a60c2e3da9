import { z } from "zod";
import type { Argument } from "./command.ts";
import type { Option } from "./view.ts";

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

type Words = { label: string; help?: string };

/** One line of text. */
export function line(words: Words & { max?: number }) {
  const max = words.max ?? 300;
  return z
    .string()
    .trim()
    .min(1, `${words.label} is empty.`)
    .max(max, `${words.label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "line", maxLength: max }));
}

/** Text of several lines. */
export function paragraph(words: Words & { max?: number }) {
  const max = words.max ?? 3000;
  return z
    .string()
    .trim()
    .min(1, `${words.label} is empty.`)
    .max(max, `${words.label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "paragraph", maxLength: max }));
}

/** One of a fixed set. `options` are in the order shown; typed words match without regard to case. */
export function oneOf<const Value extends string>(
  words: Words,
  options: readonly { value: Value; label: string; description?: string }[],
) {
  const values = options.map((option) => option.value) as [Value, ...Value[]];
  const names = values.join(", ");
  return z
    .preprocess(
      (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
      z.enum(values, { error: `${words.label} must be one of: ${names}.` }),
    )
    .meta(said({ ...words, as: "pick", options: options.map((option): Option => ({ ...option })), max: 1 }));
}

/** Something of the record, by its number or the words it is known by; a service finds it. */
export function reference(words: Words & { of: string }) {
  return z.coerce
    .string()
    .trim()
    .min(1, `${words.label} is empty.`)
    .max(200, `${words.label} has more than 200 characters.`)
    .meta(said({ ...words, as: "search", reference: true }));
}

/** Completed from live data, but free text too: an organization that is not there yet. */
export function suggested(words: Words & { of: string; max?: number }) {
  const max = words.max ?? 200;
  return z
    .string()
    .trim()
    .min(1, `${words.label} is empty.`)
    .max(max, `${words.label} has more than ${max} characters.`)
    .meta(said({ ...words, as: "search", maxLength: max, free: true }));
}

/** One of a set that the record or the charter holds: typed by its value, completed from live data. */
export function known(words: Words & { of: string }) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .min(1, `${words.label} is empty.`)
    .max(200, `${words.label} has more than 200 characters.`)
    .meta(said({ ...words, as: "search" }));
}

/** The number of something of the record, "poll:1". */
export function numberOf(words: Words & { of: string }) {
  return z.coerce
    .number({ error: `${words.label} is a number, for example 1.` })
    .int(`${words.label} is a whole number, for example 1.`)
    .min(1, `${words.label} is a number from 1.`)
    .max(1_000_000_000, `${words.label} is too large.`)
    .meta(said({ help: "Its number, such as 1.", ...words, as: "search", reference: true }));
}

export function email(words: Words) {
  return z
    .string()
    .trim()
    .max(254, `${words.label} has more than 254 characters.`)
    .pipe(z.email(`${words.label} is not an address such as name@example.org.`))
    .meta(said({ ...words, as: "line", maxLength: 254 }));
}

/** One answer or several: a line when typed, a list when picked. */
export function chosen(words: Words) {
  const one = z.string().trim().min(1, `${words.label} is empty.`).max(3000, `${words.label} is too long.`);
  const several = z.array(z.string().max(3000)).min(1, `${words.label} is empty.`).max(100);
  return z.union([one, several]).meta(said({ ...words, as: "line", maxLength: 3000 }));
}

/** A whole number between two bounds. */
export function number(words: Words, least: number, most: number) {
  const expected = `${words.label} is a whole number from ${least} to ${most}.`;
  return z.coerce
    .number({ error: expected })
    .int(expected)
    .min(least, expected)
    .max(most, expected)
    .meta(said({ ...words, as: "line", maxLength: 10 }));
}

/** The page of a long answer; turned by buttons, never asked. */
export function page() {
  return z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(1)
    .meta(said({ label: "Page", as: "line", hidden: true }));
}
