import type { Db } from "#core/contract/context.ts";
import type { FullOption } from "#db/queries/poll-option.ts";
import { profileOf } from "#db/queries/profile.ts";

type Slot = { startsAt: Temporal.Instant; endsAt: Temporal.Instant | null };

/** "Thu 4 Dec 2025, 14:00–16:00 Zurich time": a slot in plain text. */
export function slotLabel({ startsAt, endsAt }: Slot, zone: string): string {
  const start = dayAndTime(startsAt.toZonedDateTimeISO(zone));
  const end = endsAt === null ? "" : `–${timeOf(endsAt.toZonedDateTimeISO(zone))}`;
  return `${start}${end} ${zoneInWords(zone)}`;
}

/** The zone of the profile of whoever reads alone, where they set one. */
export async function ownZone(db: Db, person: number): Promise<string | undefined> {
  return (await profileOf(db, person)).zone ?? undefined;
}

/** Slots said in the reader's own zone; other options stay as they are. */
export const labelledIn = (options: FullOption[], zone: string | undefined): FullOption[] =>
  zone === undefined
    ? options
    : options.map(({ startsAt, ...one }) =>
        startsAt === null ? { ...one, startsAt } : { ...one, startsAt, label: slotLabel({ ...one, startsAt }, zone) },
      );

/** "Zurich time". */
function zoneInWords(zone: string): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return city === "UTC" ? city : `${city} time`;
}

const timeOf = (local: Temporal.ZonedDateTime) => local.toPlainTime().toString({ smallestUnit: "minute" });

/** "Thu 4 Dec 2025, 14:00". */
function dayAndTime(local: Temporal.ZonedDateTime): string {
  const day = local
    .toPlainDate()
    .toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return `${day.replace(/^(\p{L}+), /u, "$1 ")}, ${timeOf(local)}`;
}
