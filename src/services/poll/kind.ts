import type { z } from "zod";
import type { Asks } from "#core/contract/command.ts";
import type { Db } from "#core/contract/context.ts";
import type { Part, Span } from "#core/contract/view.ts";
import type { PollResult } from "#core/views/poll.ts";
import type { Poll } from "#db/queries/poll.ts";
import type { FullOption, NewOption, PollOption } from "#db/queries/poll-option.ts";

/** What `poll open` was told that only a kind can judge. */
export type Asked = {
  options: string;
  least?: number | undefined;
  most?: number | undefined;
  range?: string | undefined;
  now: Temporal.Instant;
  zone: string;
};

/** What a poll of this kind is made of. */
export type Terms = { options: NewOption[] } & Pick<Poll, "least" | "most" | "scoreFrom" | "scoreTo">;

export type Ballot = Pick<Poll, "least" | "most" | "scoreFrom" | "scoreTo"> & { options: PollOption[] };
export type Question = Poll & { options: FullOption[] };
/** As one activity shows it, in its zone. `ownZone`: that of whoever reads it alone, where they set one. */
export type Shown = Question & { activity: string; zone: string; now: Temporal.Instant; ownZone?: string | undefined };

/** One way to ask and to count. The database says in `ballot.choice` what each may hold. */
export type PollKind = {
  label: string;
  /** Decided by consensus: an objection has a reason, and stands until it is met. */
  consensus?: true;
  /** Throws a Problem for what this kind cannot be asked with. */
  terms(asked: Asked): Terms;
  /** What a ballot stores. Throws a Problem that says what could be chosen. */
  read(said: string | string[], ballot: Ballot): number[];
  /** A ballot in words. */
  words(choice: number[], ballot: Ballot): string;
  /** The same with times, as each platform shows them; absent where there are none. */
  timed?(choice: number[], poll: Shown): Span[];
  /** What the card adds to the rule of one vote for each; empty for nothing. */
  rule(ballot: Ballot): string;
  /** What there is to choose, by number, where what is pressed does not say it; shown as long as no result does. */
  list(poll: Shown): Part[];
  /** What is pressed or picked to vote. */
  ways(poll: Shown): Part[];
  /** The form to vote; `own`: what this voter's seat has chosen so far. */
  fields(poll: Shown, own: number[]): Omit<Asks, "title">;
  /** What the close keeps for good. */
  count(db: Db, poll: Question): Promise<unknown>;
  /** What was kept at the close, else what is counted now. `cast`: how many have voted. */
  result(db: Db, poll: Shown, cast: number): Promise<PollResult>;
};

type Counting<Tally> = {
  tally: z.ZodType<Tally>;
  /** In the database, or row by row as they come: a box may hold 100,000 ballots. */
  count(db: Db, poll: Question): Promise<Tally>;
  shown(poll: Shown, tally: Tally, cast: number): PollResult;
};

/** Declares a kind; `kinds.ts` lists it. */
export function defineKind<Tally>(kind: Omit<PollKind, "count" | "result"> & Counting<Tally>): PollKind {
  const { tally, shown, ...rest } = kind;
  return {
    ...rest,
    async result(db, poll, cast) {
      const { counted } = poll.box;
      return shown(poll, counted === null ? await kind.count(db, poll) : tally.parse(counted), cast);
    },
  };
}
