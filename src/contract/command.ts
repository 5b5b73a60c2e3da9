import type { z } from "zod";
import type { Charter } from "./charter.ts";
import type { Context, PersonContext } from "./context.ts";
import type { Reminders } from "./reminders.ts";
import type { Field, Message, Option } from "./view.ts";

/** "officer": a co-chair, vice-chair or the secretariat. "clock": due alarms only; no person can call it and nothing shows it. */
export type Access = "anyone" | "member" | "officer" | "co-chair" | "clock";

export type Result = Message | { file: { name: string; type: string; bytes: Uint8Array }; view: Message };

/** Looks at what was said for an argument, and throws the Problem that the command would; it changes nothing. `args`: what is given beside it. */
export type Reads<Said> = (ctx: PersonContext, said: Said, args: Record<string, unknown>) => unknown;

/** What an argument is to the person who fills it in; kept as zod metadata, made by `input.ts`. */
export type Argument = {
  label: string;
  help?: string;
  /** What is meant when it is left out, where its help says "as the charter says": a form says it in that place. */
  standard?: (rules: Charter["rules"]) => string;
  /** "search" completes from live data through the command's `complete`. */
  as: "line" | "paragraph" | "pick" | "search" | "file";
  options?: Option[];
  /** How many may be picked; 1 when absent. */
  max?: number;
  maxLength?: number;
  /** Endings of files that are taken: "pdf". */
  types?: readonly string[];
  maxBytes?: number;
  /** Kind of thing a search finds. */
  of?: string;
  /** A search that takes words not found as well: an organization that is not there yet. */
  free?: boolean;
  /** Wanted unless another choice makes it needless, as its help says. */
  sometimes?: true;
  /** A reference every platform must ask for at once, even where the rest comes by form. */
  reference?: boolean;
  /** Never asked in a form, never listed: pages of a long text. */
  hidden?: boolean;
  /** So that a form says all its mistakes at once, each at its field; and none is opened for a reference to what is not there, or not to be used so. */
  reads?: Reads<never>;
};

/** Fields made from the record, named by numbers from 1 in the order shown; `values` are what they are filled in with. */
export type Asks = { title: string; fields: Field[]; values: Record<string, string | string[]> };

export type Command = {
  /** "poll open": the noun, then the verb; the file's path says the same. */
  name: string;
  summary: string;
  /** Of its form, where the summary is longer than a platform's title may be. */
  title?: string;
  examples: string[];
  access: Access;
  effect: "read" | "write";
  input: z.ZodObject;
  /** The argument that takes words without a name: `help poll open`. */
  rest?: string;
  /** Where its noun stands in help: from 0, first, to 100, last; 50 where no verb of it says. */
  rank?: number;
  /** False while it leads nowhere as things stand: then help does not show it. */
  offered?(ctx: PersonContext): Promise<boolean>;
  /** It changes how the activity itself works: it is read again before the answer. */
  reshapes?: true;
  /** Possible also when the activity is over. */
  whenOver?: true;
  /** Values for an empty form, from the record; judged together with access in 300 ms. */
  prefill?(ctx: Context, args: Record<string, unknown>): Promise<Record<string, string | string[]>>;
  /** Arguments that the others make necessary, though the schema takes the call without them; each with why, in a sentence. */
  wants?(args: Record<string, unknown>): Record<string, string>;
  /**
   * Arguments that are wanted only sometimes, as the record says: the reason of an objection. `when` judges the arguments alone; then
   * `fields` is read before the form, in the same bounds. Where the record is late, `run` refuses with a Problem for the field.
   */
  needs?: {
    when(args: Record<string, unknown>): boolean;
    fields(ctx: PersonContext, args: Record<string, unknown>): Promise<string[]>;
  };
  /** Live data for an argument: up to 25 options that fit what was typed. `args`, here and below: what is given beside it, as the schema reads it; what it refuses is left out. */
  complete?: Record<string, (ctx: Context, typed: string, args: Record<string, unknown>) => Promise<Option[]>>;
  /** What an argument that is given stands for, where its completion does not say it: shown above a form's fields, which then ask no more for it. */
  about?: Record<string, (ctx: Context, args: Record<string, unknown>) => Promise<string | undefined>>;
  /** Asked in a form in the place of an argument; it becomes the list of what was answered, in the fields' order. */
  asks?: Record<string, (ctx: Context, args: Record<string, unknown>) => Promise<Asks | undefined>>;
  /** An alarm's own: what it will do, in words, from the call's args. */
  due?(args: Record<string, unknown>): string;
  /** Works out what takes long, before the transaction of a writing command: `run` is given it, and judges all else itself. */
  before?(ctx: Context, input: never): Promise<unknown>;
  run(ctx: Context, input: never, before?: never): Promise<Result>;
};

type PersonCommand<Input extends z.ZodObject, Before> = Omit<Command, "input" | "before" | "run" | "access" | "due"> & {
  access: Exclude<Access, "clock">;
  input: Input;
  before?(ctx: PersonContext, input: z.output<Input>): Promise<Before>;
  run(ctx: PersonContext, input: z.output<Input>, before: Before): Promise<Result>;
};
type ClockCommand<Input extends z.ZodObject> = Omit<Command, "input" | "before" | "run" | "access"> & {
  access: "clock";
  input: Input;
  run(ctx: Context, input: z.output<Input>): Promise<Result>;
};

/** Declares a command: dispatch has already checked input and access when `run` is called. */
export function defineCommand<Input extends z.ZodObject, Before = undefined>(
  command: PersonCommand<Input, Before>,
): Command {
  return command as unknown as Command;
}

/** Declares what a due alarm does. */
export function defineAlarm<Input extends z.ZodObject>(command: ClockCommand<Input>): Command {
  return command as unknown as Command;
}

/** What nouns declare, for a command whose arguments follow from it: its file exports a function of this. */
export type Declared = { reminders: ReadonlyMap<string, Reminders> };

/** `reference`: asked for at once on every platform. `completes`: live data can be offered while typing, also for a line. */
export type DeclaredField = Field & Pick<Argument, "standard"> & { reference: boolean; completes: boolean };

/** A command as platforms, help and documents see it. */
export type Declaration = {
  name: string;
  summary: string;
  access: Exclude<Access, "clock">;
  examples: string[];
  fields: DeclaredField[];
  /** It changes nothing, or may do so also when the activity is over. */
  whenOver?: true;
} & Pick<Command, "title" | "rest" | "rank" | "offered">;
