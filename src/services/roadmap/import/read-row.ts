import { selfContained } from "#core/contract/bidi.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { visible } from "#core/contract/visible.ts";
import { COLUMNS, type Column } from "../columns.ts";
import { type Contact, readContact } from "../contact.ts";
import type { Said } from "../entry.ts";
import { readDate } from "../read-date.ts";
import { statusSaid, unknownStatus } from "../read-status.ts";
import { readSaid } from "../said.ts";
import type { Headings } from "./read-headings.ts";

/** What one row says: an empty cell says nothing. `verified`: a day. */
export type ReadRow = {
  entry: number | undefined;
  said: Partial<Said> & Pick<Said, "body" | "title">;
  contact: Contact | undefined;
  verified: Temporal.Instant | undefined;
};

export const TITLE_CHARS = 500;
const CHARS: Partial<Record<Column, number>> = { title: TITLE_CHARS, link: 500, source: 500 };
const CHARS_ELSE = 150;

/** Reads rows one after the other; whom a contact means is looked up once. Throws a Problem for a row that cannot be taken. */
export function createRowReader(ctx: PersonContext, { at }: Headings) {
  const contacts = new Map<string, Promise<Contact>>();
  const contactOf = (text: string) => {
    const found = contacts.get(text) ?? readContact(ctx, text);
    contacts.set(text, found);
    return found;
  };
  return async (row: string[]): Promise<ReadRow> => {
    const cell = (column: Column) => cellOf(row, at.get(column), column);
    const [body, title] = [cell("body"), cell("title")];
    if (body === undefined || title === undefined) throw refused(`It has no ${body === undefined ? "body" : "title"}.`);
    const { group, number, topic, type, edition, source, date, link } = cells(cell);
    const said = readSaid(ctx, { group, number, topic, type, edition, source, date, link });
    const contact = [cell("contact"), cell("email")].filter((one) => one !== undefined).join(" ");
    return {
      entry: entryOf(cell("entry")),
      said: { ...said, ...statusOf(cell("status")), ...readSaid(ctx, { body, title }), body, title },
      contact: contact === "" ? undefined : await contactOf(contact),
      verified: dayOf(ctx, cell("verified")),
    };
  };
}

const cells = (cell: (column: Column) => string | undefined) => ({
  group: cell("group"),
  number: cell("number"),
  topic: cell("topic"),
  type: cell("type"),
  edition: cell("edition"),
  source: cell("source"),
  date: cell("date"),
  link: cell("link"),
});

function cellOf(row: string[], index: number | undefined, column: Column): string | undefined {
  const text = index === undefined ? "" : cellAsTyped(row[index] ?? "");
  const most = CHARS[column] ?? CHARS_ELSE;
  if (text.length > most) throw refused(`Its ${COLUMNS[column].head.toLowerCase()} has more than ${most} characters.`);
  return text === "" ? undefined : text;
}

/** As a field of a form would take it: nothing that cannot be seen, and no direction that goes on behind it. */
export const cellAsTyped = (cell: string): string => selfContained(visible(cell.replace(/\s+/gu, " ").trim()));

function entryOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^#?\d{1,9}$/.test(text)) return Number(text.replace("#", ""));
  throw refused(`"${text.slice(0, 40)}" is no number of an entry.`);
}

function statusOf(text: string | undefined): Pick<Said, "status"> | object {
  if (text === undefined) return {};
  const status = statusSaid(text);
  if (status === undefined) throw unknownStatus(text);
  return { status };
}

/** The beginning of that day; a month or a year is its first day. */
function dayOf({ now, activity }: PersonContext, text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  const date = readDate(text, { now, zone: activity.zone });
  const day = Temporal.PlainDate.from([...date.split("-"), "01", "01"].slice(0, 3).join("-"));
  const at = day.toZonedDateTime(activity.zone).toInstant();
  if (Temporal.Instant.compare(at, now) > 0) throw refused("It was last verified on a day to come.");
  return at;
}

const refused = (message: string) =>
  new Problem({ code: "invalid", message, hint: "Correct the row and send the table again.", field: "table" });
