import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import type { Purpose } from "#db/queries/statement.ts";
import { readPast } from "../time/read-past.ts";
import { alikeTo } from "./alike.ts";
import { answerWhatWasSent } from "./answered.ts";
import { endOf } from "./end-of.ts";
import { enterStatement } from "./enter.ts";
import { mustBeAnother, readContacts } from "./read-parties.ts";
import { readAbstract, readAnswers, readAttachments, readEnd, readTitle } from "./read-said.ts";

export type Receive = {
  title: string;
  from: string;
  purpose: Purpose;
  deadline?: string | undefined;
  identifier?: string | undefined;
  link?: string | undefined;
  file?: ReceivedFile | undefined;
  text?: string | undefined;
  abstract?: string | undefined;
  contacts?: string | undefined;
  answers?: string | undefined;
  received?: string | undefined;
  for?: RoomVisibility | undefined;
};

/** Puts a statement on record that came in. */
export async function receiveStatement(ctx: PersonContext, input: Receive) {
  const { now, activity } = ctx;
  const { purpose, from: sender } = input;
  const { charter, zone, slug } = activity;
  mustBeAnother(ctx, sender, "from");
  const said = {
    title: readTitle(ctx, input.title),
    abstract: readAbstract(ctx, input.abstract),
    deadlineAt: readEnd(ctx, { purpose, deadline: input.deadline, over: true }),
    ...(await readAnswers(ctx, input.answers)),
  };
  const receivedAt = input.received === undefined ? now : readPast(input.received, { now, zone, field: "received" });
  const statement = await enterStatement(
    ctx,
    {
      ...said,
      ...{ direction: "in", state: "received", sender, purpose, receivedAt },
      ...{
        identifier: input.identifier ?? null,
        body: input.text ?? null,
        attachments: await readAttachments(ctx, input.link, "in"),
      },
      visibility: input.for ?? charter.rules.statement.visibility,
    },
    {
      destinations: [{ body: charter.acronym, purpose }],
      contacts: input.contacts === undefined ? [] : readContacts(input.contacts),
      file: input.file,
    },
  );
  const answers = await answerWhatWasSent(ctx, statement);
  const { number, title, identifier } = statement;
  const about = { activity: slug, number, title, sender, identifier, purpose, answers };
  return { ...about, ...endOf(ctx, statement), alike: await alikeTo(ctx, statement) };
}
