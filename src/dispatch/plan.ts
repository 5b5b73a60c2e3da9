import type { z } from "zod";
import type { Command, Declaration } from "#core/contract/command.ts";
import { argumentOf } from "#core/contract/input.ts";
import { nearest } from "#core/contract/nearest.ts";
import { Problem } from "#core/contract/problem.ts";
import { isBlank } from "#core/contract/visible.ts";
import { withAnswers } from "./asks.ts";
import { withUnread } from "./read-files.ts";

/** Asks for the form although nothing is missing: set by the button "Correct" to the fields that were wrong, with spaces. */
export const OPEN_FORM = "form";

/** A page of a form was filled in, and this one comes next. */
export const NEXT_PAGE = "next";

export type Plan = { status: "complete"; input: unknown } | Incomplete;

/** `missing`: required and not given, for this call at least where `needed`; `why`: in a sentence. `errors`: given and wrong, by field. `tried`: what is missing is said at its field, because a form was sent without it, or the rest of what was typed makes it necessary. `again`: to be shown besides. */
type Incomplete = {
  status: "incomplete";
  missing: string[];
  why?: Record<string, string>;
  needed?: true;
  tried?: true;
  again?: string[];
  errors: Record<string, string>;
  page?: number;
};

/** Does the schema take these arguments? Throws a Problem for an argument the command does not have. */
export function planCall(command: Command, said: Record<string, unknown>): Plan {
  const args = withUnread(command, withAnswers(command, said));
  const names = Object.keys(command.input.shape);
  for (const name of Object.keys(args)) if (!names.includes(name)) throw unknownArgument(command, name);
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => !isEmpty(value)));
  const parsed = command.input.safeParse(given);
  const why = command.wants?.(given) ?? {};
  const missing = Object.keys(why).filter((name) => !(name in given));
  if (parsed.success && missing.length === 0) return { status: "complete", input: parsed.data };
  if (parsed.success)
    return { status: "incomplete", missing, why, errors: {}, ...(isTold(command, given) ? TRIED : {}) };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    if (shown(command, name)?.hidden)
      throw new Problem({ code: "invalid", message: issue.message, hint: "Leave it out." });
    if (!(name in given)) missing.push(name);
    else errors[name] ??= issue.message;
  }
  return { status: "incomplete", missing, why, errors };
}

const TRIED = { tried: true } as const;

/** More than what it is about: whoever typed that is told what the rest makes necessary. A button's form only asks. */
function isTold(command: Command, given: Record<string, unknown>): boolean {
  const said = Object.keys(given).map((name) => shown(command, name));
  return said.some((one) => !one?.reference) && !said.some((one) => one?.hidden);
}

/** The form that the button "Correct" asks for: of the fields that were wrong, where the mistake was found only by the command. */
export function planForm(command: Command, plan: Plan, { opened, next }: { opened: unknown; next: unknown }): Plan {
  if (typeof next === "string" && /^\d{1,3}$/.test(next)) {
    return { status: "incomplete", missing: [], errors: {}, page: Number(next) };
  }
  if (typeof opened !== "string") return plan;
  const wrong = opened.split(" ").filter((name) => name in command.input.shape);
  if (plan.status === "incomplete") return { ...plan, tried: true, again: wrong };
  return { status: "incomplete", missing: wrong, errors: {} };
}

const isEmpty = (value: unknown) =>
  value === undefined || (typeof value === "string" && isBlank(value)) || (Array.isArray(value) && value.length === 0);

function unknownArgument(command: Command, name: string): Problem {
  const names = Object.keys(command.input.shape).filter((one) => !shown(command, one)?.hidden);
  const near = nearest(name, names);
  const message = `"${command.name}" has no argument "${name}".`;
  const hint = near ? `Did you mean "${near}"?` : `Its arguments are: ${names.join(", ") || "none"}.`;
  return new Problem({ code: "invalid", message, hint });
}

const shown = (command: Command, name: string) => argumentOf(command.input.shape[name] as z.ZodType);

/** Where no form can be shown: what is missing or wrong, in words, and how it is typed. */
export function describeGap(declaration: Declaration, plan: Plan & { status: "incomplete" }, prefix: string): Problem {
  const label = (name: string) => declaration.fields.find((field) => field.name === name)?.label ?? name;
  const wrong = Object.values(plan.errors);
  const missing = plan.missing.length > 0 ? [`Please fill in: ${plan.missing.map(label).join(", ")}.`] : [];
  const why = plan.missing.flatMap((name) => plan.why?.[name] ?? []);
  if (plan.page !== undefined) {
    const message = "What you filled in so far is kept.";
    return new Problem({ code: "invalid", message, hint: `Continue with page ${plan.page}.` });
  }
  const [example] = declaration.examples;
  const hint = example ? `For example: ${prefix}${example}` : `Type ${prefix}help ${declaration.name}.`;
  return new Problem({ code: "invalid", message: [...wrong, ...missing, ...why].join(" "), hint });
}

/** What stands at the fields that a sent form left empty. */
export const saidOfMissing = ({ missing, why }: Incomplete): Record<string, string> =>
  Object.fromEntries(missing.map((name) => [name, why?.[name] ?? "Please fill this in."]));
