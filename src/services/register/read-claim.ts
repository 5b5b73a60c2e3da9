import type { Activity } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type KnownCategory, readCategory } from "./read-category.ts";
import { readCountry } from "./read-country.ts";

/** What is claimed, read from words. Throws one Problem that tells all that is wrong with it. */
export function readClaim(
  activity: Activity,
  said: { category: string; country: string },
): { category: KnownCategory; country: string } {
  const problems: Problem[] = [];
  const category = tried(() => readCategory(activity, said.category), problems);
  const country = tried(() => readCountry(said.country), problems);
  if (category !== undefined && country !== undefined) return { category, country };
  const [first] = problems;
  if (first && problems.length === 1) throw first;
  throw new Problem({
    code: "invalid",
    message: problems.map((one) => one.message).join(" "),
    hint: problems.map((one) => one.hint).join(" "),
    ...(first?.field === undefined ? {} : { field: first.field }),
  });
}

function tried<Value>(read: () => Value, problems: Problem[]): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error);
    return undefined;
  }
}
