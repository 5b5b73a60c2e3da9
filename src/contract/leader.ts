import type { Charter, RoleName } from "./charter.ts";

/** Whoever leads an activity, in its charter's own word and fit for a sentence: "a co-chair" and "the co-chairs", or "the chair". */
export type Leader = { one: string; all: string; another: string };

export function leaderOf({ leadership }: Pick<Charter, "leadership">): Leader {
  const word = leadership.title.replace(/s$/, "");
  const another = `another ${word}`;
  if (leadership.people.length === 1) return { one: `the ${word}`, all: `the ${word}`, another };
  return { one: `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`, all: `the ${word}s`, another };
}

/** A role as the charter calls it: "chair" where that leads. */
export const roleIn = ({ leadership }: Pick<Charter, "leadership">, role: RoleName): string =>
  role === "co-chair" ? leadership.title.replace(/s$/, "") : role;
