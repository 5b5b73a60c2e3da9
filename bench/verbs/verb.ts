import { CHAIR, ROOM } from "../seed.ts";

/** What somebody types somewhere. */
export type Said = { as: string; room: string; text: string };
/** `n` counts the calls of one verb from 1; `made`: the first number in what each step before it was answered. */
export type Step = (n: number, made: number[]) => Partial<Said> & { text: string };
/** `before`: what makes the call possible, not measured; `rows`: what would take too many calls. `once`: why it can be called only one time. */
export type Verb = { before?: Step[]; rows?: string[]; call: Step; once?: string };
export type Verbs = Record<string, Verb>;

export const saidAt = (step: Step, n: number, made: number[]): Said => ({ as: CHAIR, room: ROOM, ...step(n, made) });

/** The same words whoever it is. */
export const says =
  (text: string): Step =>
  () => ({ text });
/** Members, one for each call. */
export const voter = (n: number) => `voter-${n}`;
export const byVoter =
  (text: string): Step =>
  (n) => ({ as: voter(n), text });
/** Words about the thing that the first step made: `#` is its number. */
export const about =
  (text: string, as?: (n: number) => string): Step =>
  (n, [first]) => ({ text: text.replace("#", String(first)), ...(as ? { as: as(n) } : {}) });

/** Who registers only in that verb's calls. */
export const JOINING = ["register", "confirm", "approve", "decline", "designate", "end"] as const;
export const joining = (verb: (typeof JOINING)[number], n: number) => `${verb}-${n}`;
