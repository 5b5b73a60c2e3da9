import type { Reads } from "#core/contract/command.ts";
import { line, type Words } from "#core/contract/input.ts";
import { readDeadline, readInstant } from "./read-deadline.ts";
import { readPast } from "./read-past.ts";

type Read = (said: string, at: { now: Temporal.Instant; zone: string }) => unknown;

/** A time as it is typed: what it is read by is asked before the command runs, in the activity's zone. */
const time = (words: Words, read: Read) => {
  const reads: Reads<string> = ({ now, activity }, said) => read(said, { now, zone: activity.zone });
  return line({ max: 80, reads, ...words });
};

/** An end that is still to come. */
export const deadline = (words: Words) => time(words, readDeadline);
/** A moment that is still to come. */
export const moment = (words: Words) => time(words, readInstant);
/** A day or a moment that has come. */
export const past = (words: Words) => time(words, readPast);
