import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { startReminders, stoppedKinds, stopReminders } from "#db/queries/due-reminder.ts";

/** This person is not reminded of such things any more, in this activity. */
export async function stopKind(ctx: PersonContext, input: { kind: string }) {
  const { activity, actor, db, now } = ctx;
  const found = kindNamed(ctx, input.kind);
  if (!(await stopReminders(db, { activityId: activity.id, personId: actor.person, kind: found.kind, since: now }))) {
    const message = `Reminders of ${found.label} are stopped already.`;
    throw new Problem({
      code: "conflict",
      message,
      hint: `${ctx.prefix}remind start kind:${found.kind} starts them again.`,
    });
  }
  await ctx.record({ what: "reminders stopped", ids: { person: actor.person } });
  return found;
}

export async function startKind(ctx: PersonContext, input: { kind: string }) {
  const { activity, actor, db } = ctx;
  const found = kindNamed(ctx, input.kind);
  if (!(await startReminders(db, { activityId: activity.id, personId: actor.person, kind: found.kind }))) {
    const message = `Reminders of ${found.label} are not stopped.`;
    throw new Problem({ code: "conflict", message, hint: "You receive them when something waits for you." });
  }
  await ctx.record({ what: "reminders started", ids: { person: actor.person } });
  return found;
}

type Kind = { kind: string; label: string };

const kindsOf = ({ reminders }: Context): Kind[] =>
  [...reminders.values()].flatMap(({ kind, label }) => (label === undefined ? [] : [{ kind, label }]));

function kindNamed(ctx: Context, typed: string): Kind {
  const kinds = kindsOf(ctx);
  const found = kinds.find(({ kind, label }) => kind === typed || label === typed);
  if (found) return found;
  const hint = `Kinds: ${kinds.map((one) => one.kind).join(", ")}.`;
  throw new Problem({ code: "not found", message: `There is no kind "${typed}" of reminders.`, hint, field: "kind" });
}

export async function completeKinds(ctx: Context, typed: string): Promise<Option[]> {
  const words = typed.trim().toLowerCase();
  return kindsOf(ctx)
    .map(({ kind, label }) => ({ label: `Reminders of ${label}`, value: kind }))
    .filter((option) => `${option.value} ${option.label}`.toLowerCase().includes(words));
}

/** What this person does not want. */
export async function stoppedBy(ctx: PersonContext): Promise<Kind[]> {
  const stopped = await stoppedKinds(ctx.db, ctx.activity.id, ctx.actor.person);
  return kindsOf(ctx).filter(({ kind }) => stopped.includes(kind));
}
