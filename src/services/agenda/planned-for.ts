import type { Activity } from "#core/contract/context.ts";
import type { NewItem } from "#db/queries/agenda.ts";
import { closingFrom } from "./outline.ts";

/** What `agenda draft` begins with: as the charter has it for that meeting, or its standing items around what was deferred. */
export function plannedFor(activity: Activity, number: number, deferred: NewItem[]): NewItem[] {
  const { meetings, rules } = activity.charter;
  const own = meetings.find((one) => one.number === number)?.agenda ?? [];
  const { opening, closing } = rules.agenda;
  const items =
    own.length > 0
      ? own.map(({ title, link }) => item(title, link))
      : [...opening, ...closing].map((title) => item(title));
  const at = own.length > 0 ? closingFrom(items, closing) : opening.length;
  return [...items.slice(0, at), ...deferred, ...items.slice(at)];
}

const item = (title: string, link?: string): NewItem => ({
  depth: 0,
  title,
  presenter: null,
  presenterId: null,
  minutes: null,
  documents: link ?? null,
});
