import type { Context } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost } from "#db/queries/work.ts";
import { tellEach } from "../member/tell-each.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import type { Subject } from "./subject.ts";

type About = { objection?: number; changed?: 1; hold?: number };

/** Says it to every co-chair, but to the one who did it. */
export async function tellCoChairs(ctx: Context, subject: Subject, notice: string, about: About = {}): Promise<void> {
  const holders = await holdersOf(ctx.db, ctx.activity.id, ["co-chair"]);
  await tellPersons(ctx, subject, { notice, about, persons: holders.map((one) => one.personId) });
}

type Telling = { notice: string; about: About; persons: number[] };

/** False: none of them can be reached, or only the one who did it would be told. */
export async function tellPersons(
  ctx: Context,
  subject: Subject,
  { notice, about, persons }: Telling,
): Promise<boolean> {
  const told = await tellEach(ctx, {
    activityId: ctx.activity.id,
    notice: `${subject.of} ${notice}`,
    about: { [subject.of]: subject.id, box: subject.box.id, ...about },
    except: [personOf(ctx)],
    persons,
  });
  return told > 0;
}

/** Says it in every room that may see it: "<of> result". */
export async function tellRooms(
  ctx: Context,
  subject: Subject,
  what: string,
  more: Record<string, number> = {},
): Promise<void> {
  const { id: activityId } = ctx.activity;
  const notice = `${subject.of} ${what}`;
  for (const room of await roomsOf(ctx.db, activityId)) {
    if (!mayBeSeenIn(subject.visibility, room.visibility)) continue;
    const about = { [subject.of]: subject.id, ...more };
    await appendPost(ctx.db, { activityId, to: { roomId: room.id }, notice, about, runAt: ctx.now });
  }
}

/** The end moved, once for each room; `again`: it was over. */
export async function tellMoved(
  ctx: Context,
  subject: Subject,
  { endsAt, ...more }: { endsAt: Temporal.Instant; again?: 1; hold?: number },
): Promise<void> {
  if (!subject.quiet) await tellRooms(ctx, subject, "moved", { until: endsAt.epochMilliseconds, ...more });
}

const personOf = ({ actor }: Context) => (actor.kind === "person" ? actor.person : undefined);
