import type { z } from "zod";
import type { Carried, Values } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Command, Declaration, DeclaredField } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { isFileRef } from "#core/contract/file.ts";
import { argumentOf } from "#core/contract/input.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Form, Option } from "#core/contract/view.ts";
import { keepDraft } from "#db/queries/record.ts";
import { type About, readAbout } from "./about.ts";
import { type Asked, errorsInstead, fieldsInstead, readAsks, valuesInstead } from "./asks.ts";
import type { Desk } from "./desk.ts";
import { formFor } from "./form.ts";
import { notAmong } from "./form-values.ts";
import { NEXT_PAGE } from "./plan.ts";

export type Filling = {
  command: Command;
  declaration: Declaration;
  /** Its slug; none when the record was late and there are several. */
  activity: string | undefined;
  args: Record<string, unknown>;
  errors: Record<string, string>;
  missing: string[];
  why: Record<string, string> | undefined;
  /** At the fields that a sent form left empty. */
  said: Record<string, string>;
  /** The page asked for; else the first with something missing or wrong. */
  page: number | undefined;
  /** The draft that holds `args`, or will. */
  draft: string | undefined;
  can: Capabilities;
};

/** What the one read before a form gives: nothing when it came late. */
export type Found = {
  values: Record<string, string | string[]>;
  options: Record<string, Option[]>;
  /** The options that were meant by what was typed, by field. */
  meant: Record<string, string>;
  asked: Asked;
  about: About;
  /** What would be refused of what is given, by field. */
  wrong: Record<string, string>;
};
type Read = Omit<Found, "wrong">;

/** Live data for a form: the command's `prefill` and `asks`, and the options of its searches where they are few. `again`: somebody has typed into it, and sees that once more also where nothing can be filled in any longer. */
export async function readForForm(
  command: Command,
  ctx: Context,
  { args, again }: { args: Record<string, unknown>; again: boolean },
): Promise<Read> {
  const values = (await prefilled(command, ctx, args).catch(unlessRefused(again))) ?? {};
  const options: Read["options"] = {};
  const meant: Read["meant"] = {};
  for (const [name, complete] of Object.entries(command.complete ?? {})) {
    options[name] = await complete(ctx, "", args);
    const only = await onlyFit(options[name], args[name], (typed) => complete(ctx, typed, args));
    if (only !== undefined && isChosen(command, name)) meant[name] = only;
  }
  return {
    values,
    options,
    meant,
    asked: await readAsks(command, ctx, args),
    about: await readAbout(command, ctx, args),
  };
}

const prefilled = async (command: Command, ctx: Context, args: Record<string, unknown>) =>
  await command.prefill?.(ctx, args);

const unlessRefused = (again: boolean) => (error: unknown) => {
  if (again && error instanceof Problem) return undefined;
  throw error;
};

const NUMBER = /^#?\d+$/;

/** What was typed in other words than those of the options: "I-001" for JCA-MV-I-001. A number is no word: it may stand in the name of another. */
async function onlyFit(options: Option[], said: unknown, complete: (typed: string) => Promise<Option[]>) {
  if (typeof said !== "string" || NUMBER.test(said) || options.some(({ value }) => value === said)) return undefined;
  const [only, ...others] = await complete(said);
  return others.length === 0 ? only?.value : undefined;
}

const isChosen = ({ input }: Command, name: string) => {
  const { as, free } = argumentOf(input.shape[name] as z.ZodType) ?? {};
  return as === "search" && !free;
};

/** The draft's id is made before it is written, so that the form need not wait for the record. */
export function draftFor(desk: Desk, args: Record<string, unknown>, draft: string | undefined): string | undefined {
  return draft ?? (Object.keys(args).length > 0 ? desk.chance.hex(8) : undefined);
}

/** Keeps what was given as a draft, so that a form's pages and corrections lose nothing. */
export async function keepFilling(desk: Desk, filling: Filling, accountId: number): Promise<void> {
  const { command, activity, args, draft } = filling;
  if (draft === undefined || Object.keys(args).length === 0) return;
  const activityId = activity === undefined ? undefined : desk.activities.get(activity)?.id;
  await keepDraft(desk.reading, { id: draft, activityId, accountId, command: command.name, args });
}

export function callOf({ activity, command, draft }: Filling, args: Record<string, string> = {}): Carried {
  return { ...(activity ? { activity } : {}), command: command.name, args, ...(draft ? { draft } : {}) };
}

export function openForm(filling: Filling, found: Found | undefined): Form {
  const { can, missing, page } = filling;
  const args = { ...filling.args, ...found?.meant };
  const errors = errorsInstead(found?.asked ?? {}, { ...filling.said, ...filling.errors });
  const { declaration, about } = asked(filling, found);
  const lost = page === undefined ? notAmong(declaration.fields, args, can) : {};
  const values = { ...defaultsOf(filling.command), ...found?.values, ...valuesInstead(found?.asked ?? {}), ...args };
  const state = {
    can,
    about,
    submit: callOf(filling),
    values,
    missing,
    errors: { ...lost, ...errors },
  };
  const form = formFor(declaration, { ...state, ...(page === undefined ? {} : { page }) });
  const { now, of } = form.page;
  if (now === of || Object.keys(found?.asked ?? {}).length === 0) return form;
  return { ...form, submit: callOf(filling, nextPage(now + 1)) };
}

/** What a form that is not its last page carries: nothing it asks for need be missing. */
export const nextPage = (page: number | undefined): Record<string, string> =>
  page === undefined ? {} : { [NEXT_PAGE]: String(page) };

/** What counts when nothing is chosen is shown as chosen. */
function defaultsOf({ input }: Command): Record<string, unknown> {
  const set = Object.entries(input.shape).flatMap(([name, schema]) => {
    const read = (schema as z.ZodType).safeParse(undefined);
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(set);
}

/** Where a platform types the options itself, or fields are made from the record, the form asks only for what is missing or wrong; a search with few answers becomes a pick. What was given and can be said in words is not asked again. */
function asked(filling: Filling, found: Found | undefined): { declaration: Declaration; about: string[] } {
  const { declaration, can } = filling;
  const instead = found?.asked ?? {};
  const said = saidOf(filling, found);
  const all = can.typed.by === "text" && Object.keys(instead).length === 0;
  const some = declaration.fields.filter((field) => isWanted(filling, field, { all, instead, said }));
  const fields = (some.length > 0 ? some : declaration.fields).flatMap((field) => {
    const asks = instead[field.name];
    return asks ? fieldsInstead(field.name, asks) : [withOptions(field, found?.options[field.name], can)];
  });
  const [title] = Object.values(instead).map((asks) => asks.title);
  const titled = title === undefined ? {} : { summary: title, title };
  return { declaration: { ...declaration, ...titled, fields }, about: some.length > 0 ? Object.values(said) : [] };
}

const saidOf = ({ missing, errors }: Filling, found: Found | undefined): About =>
  Object.fromEntries(
    Object.entries(found?.about ?? {}).filter(([name]) => !missing.includes(name) && !(name in errors)),
  );

type Wanting = { all: boolean; instead: Asked; said: About };
const isWanted = ({ missing, errors, args }: Filling, { name, required }: DeclaredField, wanting: Wanting) =>
  !(name in wanting.said) &&
  (wanting.all || name in wanting.instead || missing.includes(name) || name in errors || (required && !(name in args)));

function withOptions(field: DeclaredField, options: Option[] | undefined, can: Capabilities): DeclaredField {
  if (field.kind !== "search" || !options || options.length === 0 || options.length >= SEARCHED) return field;
  if (options.length > can.form.pickOptions) return field;
  const { of: _, ...rest } = field;
  return { ...rest, kind: "pick", options, min: 1, max: 1 };
}
/** A completion gives at most this many: more may be there. */
const SEARCHED = 25;

/** What a form sent, over the draft, over the call. A file that was sent before stays: no form can show it as chosen. */
export function overlaid(call: Record<string, unknown>, draft: Record<string, unknown>, values: Values | undefined) {
  const all: Record<string, unknown> = { ...call, ...draft };
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value.length === 0 && isFileRef(all[name])) continue;
    const [only, ...more] = Array.isArray(value) ? value : [value];
    all[name] = more.length > 0 ? value : only;
  }
  return all;
}
