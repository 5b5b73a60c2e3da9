import type { Context, PersonContext } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { type Reminder, waitingReminders } from "#db/queries/reminder.ts";
import { hoursOfOne } from "./hours-of.ts";
import { stateNamed } from "./states.ts";

const COMPLETED = 25;

export async function ownReminders(ctx: PersonContext) {
  const rows = await waitingReminders(ctx.db, ctx.activity.id, ctx.actor.person);
  const own = await hoursOfOne(ctx, ctx.actor.person);
  return await Promise.all(
    rows.map(async ({ number, about, dueAt, zone, every, ...to }) => {
      const when = { at: dueAt.toString(), zone: zone ?? (to.who === null ? own.zone : ctx.activity.zone) };
      return { number, about, ...when, every, to: await whomOf(ctx, to) };
    }),
  );
}

/** Undefined where it is to oneself. */
async function whomOf(ctx: PersonContext, { who, role, ofId }: Pick<Reminder, "who" | "role" | "ofId">) {
  if (who === null) return undefined;
  if (role !== null) return `the role ${role}`;
  const { have, name } = stateNamed(ctx.reminders, who).state;
  return `those who ${have} ${await name(ctx, ofId ?? 0)}`;
}

export async function completeReminders(ctx: Context, typed: string): Promise<Option[]> {
  if (ctx.actor.kind === "clock") return [];
  const rows = await waitingReminders(ctx.db, ctx.activity.id, ctx.actor.person);
  const words = typed.trim().toLowerCase();
  return rows
    .map(({ number, about }) => ({ label: `${number}: ${about}`, value: String(number) }))
    .filter((option) => option.label.toLowerCase().includes(words))
    .slice(0, COMPLETED);
}
