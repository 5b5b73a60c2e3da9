import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { ChangedWhen } from "#core/views/statement-review.ts";
import { nameKey } from "#db/queries/member.ts";
import {
  changeStatement,
  destinationsOf,
  type NewStatement,
  type Purpose,
  putAround,
  type Statement,
} from "#db/queries/statement.ts";
import { orNone } from "../agenda/read-said.ts";
import { readPast } from "../time/read-past.ts";
import { alikeTo } from "./alike.ts";
import { mustDiffer } from "./as-it-is.ts";
import { deadlineAsTyped } from "./as-typed.ts";
import { changedInReview } from "./changed-in-review.ts";
import { type FilesSaid, putFiles, readFiles } from "./files.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { contactsSaid, mustBeAnother, readDestinations, weightiest } from "./read-parties.ts";
import { needsDeadline, readAbstract, readAnswers, readAttachments, readEnd, readTitle } from "./read-said.ts";
import { mustWrite } from "./rights.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";

type Text = string | undefined;
export type Edit = {
  statement: number;
  title?: Text;
  from?: Text;
  to?: Text;
  identifier?: Text;
  purpose?: Purpose | undefined;
  deadline?: Text;
  text?: Text;
  link?: Text;
  abstract?: Text;
  contacts?: Text;
  answers?: Text;
  received?: Text;
} & FilesSaid;

/** Changes what is said of it; "none" takes away what may be missing. What is reviewed is a new version by that. */
export async function editStatement(ctx: PersonContext, { statement: number, ...said }: Edit) {
  const statement = await findToChange(ctx, number);
  await mustWrite(ctx, statement);
  mustBePossible(ctx, statement, "edit");
  mustFit(statement, said);
  if (Object.values(said).every((one) => one === undefined)) throw nothing();
  const around = await aroundSaid(ctx, statement, said);
  const files = await readFiles(ctx, statement, said);
  const changed = { ...(await changedBy(ctx, statement, { said, purpose: around.purpose })), files: files.left };
  await mustDiffer(ctx.db, statement, { changed, around, files });
  mustStillSaySomething({ ...statement, ...changed });
  const { id, version } = statement;
  await changeStatement(ctx.db, id, { ...changed, purpose: around.purpose, version: version + 1 });
  await putAround(ctx.db, { activityId: ctx.activity.id, statementId: id }, around);
  await putFiles(ctx, id, files);
  const now = await again(ctx, id);
  const review = await changedInReview(ctx, now);
  await happened(ctx, now, { what: "edited", note: editNote(now, review?.when) });
  await scheduleStatement(ctx, now);
  const { slug: activity } = ctx.activity;
  const named = said.title ?? said.identifier ?? said.from;
  const alike = named === undefined ? [] : await alikeTo(ctx, now);
  return { activity, number, version: now.version, review, alike };
}

const editNote = ({ version }: Statement, when: ChangedWhen | undefined) =>
  `version ${version}${when === "after" ? ", after its review" : when === "call" ? ", during a consensus call" : ""}`;

type Said = Omit<Edit, "statement">;

/** Whom it is for, and what is asked: of one that goes out the most that is asked of anybody. */
async function aroundSaid(ctx: PersonContext, { id, direction, purpose, sender }: Statement, said: Said) {
  const contacts = said.contacts === undefined ? {} : { contacts: contactsSaid(said.contacts) };
  const asked = said.purpose ?? purpose;
  if (direction === "in") {
    const destinations = [{ body: ctx.activity.charter.acronym, purpose: asked }];
    return { ...contacts, ...(said.purpose ? { destinations } : {}), purpose: asked };
  }
  const before = (await destinationsOf(ctx.db, [id])).get(id) ?? [{ body: sender, purpose }];
  const to = said.to === undefined ? before : readDestinations(ctx, said.to, asked);
  const destinations = said.to === undefined && said.purpose ? to.map(({ body }) => ({ body, purpose: asked })) : to;
  return { ...contacts, destinations, purpose: weightiest(destinations) };
}

type Change = { said: Said; purpose: Purpose };

async function changedBy(ctx: PersonContext, statement: Statement, { said, purpose }: Change) {
  const changed: Partial<NewStatement> = {};
  if (said.title !== undefined) {
    changed.title = readTitle(ctx, said.title);
    changed.titleKey = nameKey(changed.title);
  }
  if (said.from !== undefined) {
    mustBeAnother(ctx, said.from, "from");
    changed.sender = said.from;
  }
  if (said.identifier !== undefined) {
    changed.identifier = orNone(said.identifier) ?? null;
    changed.identifierKey = changed.identifier === null ? null : nameKey(changed.identifier);
  }
  if (said.text !== undefined) changed.body = orNone(said.text) ?? null;
  changed.attachments = await attachmentsSaid(ctx, statement, said.link);
  if (said.abstract !== undefined) changed.abstract = readAbstract(ctx, orNone(said.abstract) ?? undefined);
  if (said.received !== undefined) {
    const { now, activity } = ctx;
    changed.receivedAt = readPast(said.received, { now, zone: activity.zone, field: "received" });
  }
  if (said.answers !== undefined)
    Object.assign(changed, await readAnswers(ctx, orNone(said.answers) ?? undefined, statement.id));
  changed.deadlineAt = deadlineSaid(ctx, statement, { said, purpose });
  return changed;
}

/** What was taken once is not looked at again. */
async function attachmentsSaid(ctx: PersonContext, { attachments, direction }: Statement, link: string | undefined) {
  if (link === undefined || link === attachments) return attachments;
  return await readAttachments(ctx, orNone(link) ?? undefined, direction);
}

/** The one it has stays, also when it is over by now; a form sends it back as it was. */
function deadlineSaid(ctx: PersonContext, { deadlineAt, direction }: Statement, { said, purpose }: Change) {
  const typed = orNone(said.deadline);
  const same = typed === undefined || (deadlineAt !== null && typed === deadlineAsTyped(deadlineAt, ctx.activity.zone));
  if (typed !== null && !same) {
    return readEnd(ctx, { purpose, deadline: typed, ...(direction === "in" ? { over: true as const } : {}) });
  }
  const kept = typed === null ? null : deadlineAt;
  if (kept === null && purpose !== "information") throw needsDeadline(purpose);
  return kept;
}

function mustFit({ direction, number }: Statement, said: Said): void {
  const foreign = direction === "in" ? (["to"] as const) : (["from", "identifier", "received"] as const);
  const wrong = foreign.find((name) => said[name] !== undefined);
  if (wrong === undefined) return;
  const message =
    direction === "in"
      ? `Statement ${number} came in, so it is to us.`
      : `Statement ${number} goes out: it is from us, and gets its number when it is approved.`;
  throw new Problem({ code: "invalid", message, hint: `Leave ${wrong} out.`, field: wrong });
}

const nothing = () =>
  new Problem({
    code: "invalid",
    message: "Nothing was said that should change.",
    hint: 'Say what is new, for example title:"…" or deadline:2025-10-31.',
  });

function mustStillSaySomething({ state, body = null, attachments = null, files = 0 }: NewStatement): void {
  if (state === "draft" || body !== null || attachments !== null || files > 0) return;
  const message = "It would have neither a text nor an attachment.";
  throw new Problem({ code: "invalid", message, hint: "Keep one of them.", field: "text" });
}
