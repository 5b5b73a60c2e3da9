import type { PersonContext } from "#core/contract/context.ts";
import { tablesVersion, takeActivity } from "#db/queries/transfer.ts";

export const EXPORT_FORMAT = "convene-activity-1";

/** Everything of the activity as JSON, each row as the database writes it. */
export async function exportActivity(ctx: PersonContext) {
  const { activity, db, now } = ctx;
  const { tables, withheld } = await takeActivity(db, { activityId: activity.id, slug: activity.slug });
  const head = { format: EXPORT_FORMAT, activity: activity.slug, at: now.toString(), tables: await tablesVersion(db) };
  const rows = Object.entries(tables).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  const json = `${JSON.stringify({ ...head, withheld }).slice(0, -1)},"rows":{\n${rows.join(",\n")}\n}}\n`;
  await ctx.record({ what: "activity exported", ids: { activity: activity.id } });
  const day = now.toZonedDateTimeISO(activity.zone).toPlainDate().toString();
  return { name: `${activity.slug}-${day}.json`, bytes: new TextEncoder().encode(json), withheld };
}
