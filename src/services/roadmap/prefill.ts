import type { Context } from "#core/contract/context.ts";
import { entriesNumbered } from "#db/queries/roadmap.ts";

/** What an entry says, as its form is filled in; empty for what is no entry. */
export async function entryAsTyped(
  { db, activity }: Context,
  args: Record<string, unknown>,
): Promise<Record<string, string>> {
  const number = args.entry;
  const [entry] = typeof number === "number" ? await entriesNumbered(db, activity.id, [number]) : [];
  if (!entry) return {};
  const {
    bodyGroup: group,
    deliverable: number_,
    topic,
    body,
    title,
    type,
    status,
    date,
    edition,
    link,
    source,
  } = entry;
  const fields = { title, status, date, topic, body, group, number: number_, type, edition, link, source };
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
