import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addMatter } from "#db/queries/matter.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { mustBeHeard } from "../member/must-be-heard.ts";

export type RaiseMatter = {
  title: string;
  /** Separated by semicolons, as `deliverables`. */
  bodies: string;
  deliverables?: string | undefined;
  text?: string | undefined;
  for?: RoomVisibility | undefined;
};

export const RAISING = { silent: "sees matters and does not raise any", may: "you can raise matters" };

/** Says that something needs coordination; its card comes into every room that may see it. */
export async function raiseMatter(ctx: PersonContext, input: RaiseMatter) {
  mustBeHeard(ctx, RAISING);
  const { activity, actor, now } = ctx;
  const bodies = readBodies(input.bodies);
  const visibility = visibilityOf(ctx, input.for);
  const number = await nextNumber(ctx.db, activity.id, "matter");
  const about = { title: input.title, bodies, deliverables: listed(input.deliverables) ?? null };
  const said = { ...about, description: input.text ?? null, visibility };
  const made = { activityId: activity.id, number, ...said, raisedBy: actor.person, raisedAt: now };
  const id = await addMatter(ctx.db, made);
  const show = { command: "matter show", args: { matter: String(number) } };
  await ctx.record({ what: "matter raised", ids: { matter: id }, show });
  await appendRefresh(ctx.db, { activityId: activity.id, of: "matter", ofId: id });
  return { activity: activity.slug, id, number, title: input.title, bodies };
}

export function readBodies(said: string): string {
  const bodies = listed(said);
  if (bodies !== undefined) return bodies;
  const hint = "Name them with semicolons, such as ITU-T SG21; ETSI.";
  throw new Problem({ code: "invalid", message: "It is not said which bodies it concerns.", hint, field: "bodies" });
}

function visibilityOf({ activity, actor }: PersonContext, said: RoomVisibility | undefined): RoomVisibility {
  const visibility = said ?? activity.charter.rules.matter.visibility;
  if (visibility !== "co-chairs" || actor.roles.length > 0) return visibility;
  const hint = "Choose members or everyone.";
  throw new Problem({ code: "invalid", message: "You could not see that matter yourself.", hint, field: "for" });
}

/** "A; B", each once; undefined for none. */
function listed(said: string | undefined): string | undefined {
  const all = (said ?? "").split(/[;\n]/).map((one) => one.trim());
  const once = [...new Set(all.filter((one) => one !== ""))];
  return once.length === 0 ? undefined : once.join("; ");
}
