import { createHash } from "node:crypto";
import type { Answer } from "#core/contract/adapter.ts";
import type { Call } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Db } from "#core/contract/context.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { accountsOf } from "#db/queries/person.ts";
import { parkCalls } from "#db/queries/record.ts";
import { fit as fitView } from "./fit.ts";

const TOKEN_CHARS = 22;

/** The same call always has the same token, so that the same card always has the same ids. */
export function tokenOf(call: Call): string {
  const args = Object.entries(call.args).sort(([a], [b]) => (a < b ? -1 : 1));
  const canonical = JSON.stringify([call.activity ?? "", call.command, call.draft ?? "", args]);
  return createHash("sha256").update(canonical).digest("base64url").slice(0, TOKEN_CHARS);
}

/** `turn`: the call that shows another page of a reading command's answer. */
export type Turning = { page: number; turn: (page: number) => Call };

/** `keepHours`: for how long the calls of its buttons are kept, where not for as long as cards are. */
export type Showing = { turning?: Turning | undefined; keepHours?: number; repeated?: true };

/** Refits a view to a platform and parks the calls too long for its buttons. Several messages only where nobody can turn pages. */
export async function fitted(db: Db, view: Message, can: Capabilities, turning?: Turning): Promise<Message[]> {
  return await refitted(db, view, can, { turning });
}

async function refitted(db: Db, view: Message, can: Capabilities, { turning, keepHours }: Showing) {
  const named = await withAccounts(db, view);
  const { pages, parked } = fitView(named, can, { token: tokenOf, ...turning });
  await parkCalls(db, parked, keepHours);
  return pages;
}

/** Shows an answer to whoever asked; a longer one of a writing command comes as several messages. Returns why the platform refused one. */
export async function show(
  db: Db,
  answer: Answer,
  view: Message,
  can: Capabilities,
  showing: Showing = {},
): Promise<string | undefined> {
  let refused: string | undefined;
  const repeated = showing.repeated ? { repeated: true as const } : {};
  for (const [index, page] of (await refitted(db, view, can, showing)).entries()) {
    const answered = await answer.reply(page, index === 0 ? repeated : { ...repeated, after: true });
    if (answered.status === "refused") refused = `${answered.why}: ${answered.detail}`;
  }
  return refused;
}

/** Persons in a view get their accounts on the platforms. */
async function withAccounts(db: Db, view: Message): Promise<Message> {
  const persons = personsIn(view);
  if (persons.length === 0) return view;
  const accounts = await accountsOf(db, persons.map(Number));
  return mapSpans(view, (span) =>
    typeof span === "object" && "person" in span
      ? { ...span, accounts: accounts.get(Number(span.person)) ?? [] }
      : span,
  );
}

function personsIn(view: Message): string[] {
  const found = new Set<string>();
  mapSpans(view, (span) => {
    if (typeof span === "object" && "person" in span) found.add(span.person);
    return span;
  });
  return [...found];
}

function mapSpans(view: Message, change: (span: Span) => Span): Message {
  const each = (spans: Span[]) => spans.map(change);
  const parts = view.parts.map((part) => {
    switch (part.kind) {
      case "text":
        return { ...part, spans: each(part.spans) };
      case "quote":
        return { ...part, by: each(part.by), spans: each(part.spans) };
      case "facts":
        return { ...part, rows: part.rows.map((row) => ({ ...row, value: each(row.value) })) };
      case "list":
        return { ...part, items: part.items.map(each) };
      case "heading":
      case "tally":
      case "choices":
      case "pick":
      case "file":
        return part;
      default:
        return part satisfies never;
    }
  });
  return { ...view, parts };
}
