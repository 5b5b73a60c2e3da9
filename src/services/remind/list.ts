import type { Context, PersonContext } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { waitingReminders } from "#db/queries/reminder.ts";
import { stateNamed } from "./states.ts";

const COMPLETED = 25;

export async function ownReminders(ctx: PersonContext) {
  const rows = await waitingReminders(ctx.db, ctx.activity.id, ctx.actor.person);
  return rows.map(({ number, about, dueAt, zone, every, who, role }) => {
    const when = { at: dueAt.toString(), zone: zone ?? ctx.activity.zone };
    return { number, about, ...when, every, to: whomOf(ctx, who, role) };
  });
}

/** Undefined where it is to oneself. */
function whomOf({ reminders }: PersonContext, who: string | null, role: string | null): string | undefined {
  if (who === null) return undefined;
  return role === null ? `those who ${stateNamed(reminders, who).state.have}` : `the role ${role}`;
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
