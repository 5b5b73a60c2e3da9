import type { Reading } from "#core/contract/card.ts";
import { type Charter, ROLE_NAMES, type RoleName } from "#core/contract/charter.ts";
import { roleIn } from "#core/contract/leader.ts";
import type { State } from "#core/contract/reminders.ts";
import { membersInCategory } from "#db/queries/audience.ts";
import { holdersOf } from "#db/queries/member.ts";
import type { Reminder } from "#db/queries/reminder.ts";
import { standingOf } from "#db/queries/standing.ts";
import { endAhead, ladderOf } from "./kinds.ts";
import { stateNamed } from "./states.ts";

type Asked = Pick<Reminder, "who" | "ofId" | "role">;

/** `end`: of what they are asked for; `over`: nobody will be in that state any more. */
type Audience = { persons: number[]; end?: Temporal.Instant | undefined; over: boolean };

/** Who is in that state now. */
export async function audienceOf(ctx: Reading, { who, ofId, role }: Asked): Promise<Audience> {
  if (who === null) return { persons: [], over: false };
  if (who === "role") return { persons: await inRole(ctx, role ?? ""), over: false };
  const { kind, state } = stateNamed(ctx.reminders, who);
  const ladder = ladderOf(ctx, kind);
  const id = ofId ?? 0;
  const term = await ladder.term(ctx, id);
  if (!term) return { persons: [], over: await isOver(ctx, id, state) };
  return { persons: await ladder.owing(ctx, id, state.as), end: endAhead(ctx, term), over: false };
}

/** What has not begun, or was ended early, may still be asked for until its end. */
async function isOver(ctx: Reading, id: number, { until }: State): Promise<boolean> {
  const end = (await until?.(ctx, id))?.at;
  return end === undefined || Temporal.Instant.compare(ctx.now, end) >= 0;
}

/** What the kind itself would tell this person; "gone" for whoever is in that state no more. */
export async function stillAsked(ctx: Reading, { who, ofId, role }: Asked, person: number) {
  if (who === null) return "gone";
  if (who !== "role") {
    const { state, told } = stateNamed(ctx.reminders, who);
    return await told(ctx, ofId ?? 0, { person, who: state.as });
  }
  const { roles, membership } = await standingOf(ctx.db, ctx.activity.id, person);
  const holds = isPower(role ?? "") ? roles.some((one) => one === role) : membership?.category === role;
  return holds ? { role: inWords(ctx.activity.charter, role ?? "") } : "gone";
}

const inWords = (charter: Charter, role: string): string =>
  isPower(role) ? roleIn(charter, role) : (charter.categories[role]?.label ?? role);

export const isPower = (role: string): role is RoleName => ROLE_NAMES.some((one) => one === role);

async function inRole({ activity, db }: Reading, role: string): Promise<number[]> {
  if (isPower(role)) return (await holdersOf(db, activity.id, [role])).map((one) => one.personId);
  return await membersInCategory(db, activity.id, role);
}
