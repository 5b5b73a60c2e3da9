import type { Reading } from "./card.ts";
import type { Charter } from "./charter.ts";
import type { Context, PersonContext } from "./context.ts";
import type { Choice, Option, Part, Span } from "./view.ts";

export type LadderName = keyof Charter["ladders"];
export type Ladder = Charter["ladders"][LadderName];
/** As whom a ladder names somebody. */
export type Recipient = Ladder["to"][number]["who"];

/** Since when something is under way, and its end, as both stand now. */
export type Term = {
  since: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** Where this one has another ladder than others of its kind. */
  ladder?: LadderName;
};

/** What one person is told. `why` says why it comes to them. */
export type Reminded = {
  /** One line that stands alone. */
  summary: string;
  /** Its first line as it is shown, and what follows. */
  lead: Span[];
  parts: Part[];
  /** What can be done right here, when it is told alone. */
  actions: Part[];
  /** Where it can be done, when it is told among other things. */
  open: Choice;
  why: string;
};

/** From when on nobody is asked any more. `words` say so: "Poll 1 is open until Monday 1 June 2026, 23:59 (UTC)". */
export type Until = { at: Temporal.Instant; words: string };

/** A state people are in while they owe such a thing: `remind members who:` names it. */
export type State = {
  /** "not-voted", and as whom the ladder names those people. */
  who: string;
  as: Recipient;
  /** "have not voted": follows "those who". */
  have: string;
  /** The argument that says which thing is meant: "poll", a number. */
  of: { argument: string; label: string };
  /** The thing of that number, as far as the asker may see it; else a Problem. */
  find(ctx: PersonContext, number: number): Promise<number>;
  /** Absent: they can be asked as long as they owe it. */
  until?(ctx: Reading, id: number): Promise<Until | undefined>;
  /** "in poll 1": follows `have`. */
  name(ctx: Reading, id: number): Promise<string>;
  complete(ctx: Context, typed: string): Promise<Option[]>;
};

/** One kind of thing people are reminded of. Found by path: `services/<noun>/reminders.ts` exports a list of them as `reminders`. */
export type Reminders = {
  /** What `remind stop kind:` names. */
  kind: string;
  /** "polls": follows "reminders of". Absent where the kind cannot be stopped. */
  label?: string;
  /** Absent: nothing but what somebody asked for sets off such a reminder. */
  ladder?: {
    of: LadderName;
    /** Undefined when there is nothing to remind of any more: done, closed, called off. */
    term(ctx: Reading, id: number): Promise<Term | undefined>;
    /** Persons who still owe. Co-chairs and the secretariat are known without it. */
    owing(ctx: Reading, id: number, who: Recipient): Promise<number[]>;
    /** Things of this kind that wait for this person now, the nearest end first. */
    waiting(ctx: Reading, person: number): Promise<{ id: number; who: Recipient }[]>;
    /** "poll 1": what the thing is called where alarms are listed. */
    name(ctx: Reading, id: number): Promise<string>;
  };
  /** Absent where nobody can be asked to remind of it; it needs a ladder. */
  state?: State;
  /** Read when it is sent; "gone" for whom it no longer concerns. */
  told(ctx: Reading, id: number, to: { person: number; who: string }): Promise<Reminded | "gone">;
};

export const defineReminders = (reminders: Reminders): Reminders => reminders;
