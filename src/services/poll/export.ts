import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { PollResult } from "#core/views/poll.ts";
import { turnoutOf } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { csvFile } from "../export/csv-file.ts";
import { isToOpen } from "../seat/to-open.ts";
import { findPoll } from "./find-poll.ts";
import { KINDS } from "./kinds.ts";
import { isWithheld, SECRET_AT_LEAST } from "./secrecy.ts";
import { neverOpened } from "./still-open.ts";

/** Totals, and no ballot: who chose what is nobody else's to see. */
export async function exportPoll(ctx: PersonContext, input: { poll: number; format: "csv" | "json" }) {
  const poll = await findPoll(ctx, input.poll);
  if (isToOpen(poll.box) && poll.box.closedAt !== null) throw neverOpened(ctx, poll.number);
  if (poll.box.closedAt === null && (isToOpen(poll.box) || poll.results !== "always")) throw notYet(ctx, poll);
  const [options, turnout] = await Promise.all([optionsOf(ctx.db, poll.id), turnoutOf(ctx.db, poll.box.id)]);
  if (isWithheld({ ...poll, ...turnout })) throw withheld(poll);
  const { slug: activity, zone } = ctx.activity;
  const asked = { ...poll, options, activity, zone, now: ctx.now };
  const { table } = await KINDS[poll.kind].result(ctx.db, asked, turnout.cast);
  const name = `${activity}-poll-${poll.number}`;
  const file = input.format === "csv" ? asTable(name, table) : asJson(name, { poll, turnout, table, activity });
  return { file, number: poll.number, ...turnout, per: poll.box.per, visibility: poll.visibility };
}

const asTable = (name: string, { columns, rows }: PollResult["table"]) =>
  csvFile(
    `${name}.csv`,
    columns,
    rows.map((row) => row.map(String)),
  );

type Whole = { poll: Poll; turnout: { seats: number; cast: number }; table: PollResult["table"]; activity: string };

function asJson(name: string, { poll, turnout, table, activity }: Whole) {
  const { number, question, kind, secret, results, box } = poll;
  const rows = table.rows.map((row) => Object.fromEntries(row.map((cell, index) => [table.columns[index], cell])));
  const [openedAt, endsAt] = [box.openedAt.toString(), box.endsAt.toString()];
  const closedAt = box.closedAt?.toString() ?? null;
  const about = { activity, number, question, kind, per: box.per, secret, results, openedAt, endsAt, closedAt };
  const text = `${JSON.stringify({ ...about, ...turnout, result: rows }, null, 2)}\n`;
  return { name: `${name}.json`, type: "application/json", bytes: new TextEncoder().encode(text) };
}

const notYet = ({ prefix }: PersonContext, { number }: Poll) =>
  new Problem({
    code: "forbidden",
    message: `The result of poll ${number} can be exported after it has closed.`,
    hint: `${prefix}poll show poll:${number} says when that is.`,
  });

const withheld = ({ number }: Poll) =>
  new Problem({
    code: "forbidden",
    message: `The result of poll ${number} is withheld: it was secret, and fewer than ${SECRET_AT_LEAST} voted.`,
    hint: "The numbers could tell who voted how.",
  });
