import type { Turn } from "./turns.ts";

/** An edition, a version or a date is no part of what a deliverable is called. */
const VERSION = /\bv(?:ersion)?\s*\d[\d.]*|\(\d[\d/.-]*\)|:\d{4}\b/gi;
const NUMBER = /\p{L}{0,4}\.?\d[\d]*(?:[.-]\d+)+|\d{5,}/gu;
const CHARS_AT_LEAST = 5;

const numbersIn = (text: string): string[] =>
  (text.match(NUMBER) ?? []).filter((one) => one.length >= CHARS_AT_LEAST).map((one) => one.toLowerCase());

type Named = { deliverable: string | null; title: string };

/** By the place of the entry whose title names others: their places, and the number as it stands there. */
export type NumbersNamed = ReadonlyMap<number, { at: number; number: string }[]>;

/** Which entry each title names by its number: "(3GPP TS 22.156 version 19.1.0)". */
export async function numbersNamed(entries: readonly Named[], turn: Turn): Promise<NumbersNamed> {
  const owners = new Map<string, number | "several">();
  for (const [at, { deliverable }] of entries.entries()) {
    for (const number of new Set(numbersIn((deliverable ?? "").replace(VERSION, " ")))) {
      owners.set(number, owners.has(number) ? "several" : at);
    }
    await turn();
  }
  const found = new Map<number, { at: number; number: string }[]>();
  for (const [from, { title }] of entries.entries()) {
    const named = numbersIn(title.replace(VERSION, " ")).flatMap((number) => {
      const at = owners.get(number);
      return typeof at === "number" && at !== from ? [{ at, number }] : [];
    });
    if (named.length > 0) found.set(from, named);
    await turn();
  }
  return found;
}
