import type { PersonContext } from "#core/contract/context.ts";
import type { EntryFace } from "#core/views/roadmap.ts";
import type { Entry } from "#db/queries/roadmap.ts";
import { seesEmail } from "../member/sees-email.ts";
import { dueFrom } from "./check.ts";
import { mayKeep } from "./keep.ts";

/** What one person sees of an entry. */
export async function faceOf(ctx: PersonContext, entry: Entry): Promise<EntryFace> {
  const { activity, now } = ctx;
  const due = dueFrom(ctx, entry.since);
  return {
    ...entry,
    activity: activity.slug,
    contact: contactOf(ctx, entry),
    since: entry.since.toString(),
    due: due.toString(),
    overdue: Temporal.Instant.compare(due, now) <= 0 && entry.status !== "withdrawn",
    zone: activity.zone,
    keeps: await mayKeep(ctx, entry),
  };
}

/** An address is shown to whoever sees those of members. */
export function contactOf({ activity, actor }: PersonContext, entry: Entry) {
  const { contactId, contactPerson, contactName, contactEmail } = entry;
  if (contactId !== null) return { person: String(contactId), name: contactPerson ?? "" };
  if (contactName === null && contactEmail === null) return undefined;
  const seen = seesEmail(activity, actor, contactId ?? 0);
  return { name: contactName ?? undefined, email: contactEmail ?? undefined, seen };
}
