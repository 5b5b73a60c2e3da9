import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type ConsensusView, outcomeText } from "#core/views/consensus.ts";
import type { PollResult } from "#core/views/poll.ts";
import { proposalTable } from "#core/views/poll-kinds/approve.ts";
import { turnoutOf } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { readConsensus } from "../consensus/read.ts";
import { csvFile } from "../export/csv-file.ts";
import { isToOpen } from "../seat/to-open.ts";
import { findPoll } from "./find-poll.ts";
import { KINDS } from "./kinds.ts";
import { isWithheld, SECRET_AT_LEAST } from "./secrecy.ts";
import { neverOpened } from "./still-open.ts";
import { isByConsensus, subjectOf } from "./subject.ts";

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
  const aside = isByConsensus(poll) ? await readConsensus(ctx, subjectOf(poll)) : undefined;
  const whole = { poll, turnout, table: aside ? answered(table) : table, activity, aside };
  const name = `${activity}-poll-${poll.number}`;
  const file = input.format === "csv" ? asTable(name, whole) : asJson(name, whole);
  return { file, number: poll.number, ...turnout, per: poll.box.per, visibility: poll.visibility, aside };
}

/** A proposal is answered; nobody votes on it. */
const answered = ({ rows }: PollResult["table"]) => ({ columns: ["Answer", "Given"], rows });

type Whole = {
  poll: Poll;
  turnout: { seats: number; cast: number };
  table: PollResult["table"];
  activity: string;
  /** Of a proposal: its objections and how it ended. */
  aside: ConsensusView | undefined;
};

/** One table: below the totals of a proposal stand its objections, and the outcome. */
function asTable(name: string, { table: { columns, rows }, aside }: Whole) {
  const all = aside ? proposalTable({ columns, rows }, aside) : { columns, rows };
  return csvFile(
    `${name}.csv`,
    all.columns,
    all.rows.map((row) => row.map(String)),
  );
}

function asJson(name: string, { poll, turnout, table, activity, aside }: Whole) {
  const { number, question, kind, secret, results, box } = poll;
  const rows = table.rows.map((row) => Object.fromEntries(row.map((cell, index) => [table.columns[index], cell])));
  const [openedAt, endsAt] = [box.openedAt.toString(), box.endsAt.toString()];
  const closedAt = box.closedAt?.toString() ?? null;
  const about = { activity, number, question, kind, per: box.per, secret, results, openedAt, endsAt, closedAt };
  const text = `${JSON.stringify({ ...about, ...turnout, result: rows, ...ending(poll, aside) }, null, 2)}\n`;
  return { name: `${name}.json`, type: "application/json", bytes: new TextEncoder().encode(text) };
}

const ending = ({ box }: Poll, aside: ConsensusView | undefined) =>
  aside ? { state: aside.state, objections: aside.objections, outcome: outcomeText(aside) } : { outcome: box.outcome };

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
