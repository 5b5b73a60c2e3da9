import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import type { Purpose } from "#db/queries/statement.ts";
import { alikeTo } from "./alike.ts";
import { endOf } from "./end-of.ts";
import { enterStatement } from "./enter.ts";
import { readContacts, readDestinations, weightiest } from "./read-parties.ts";
import { readAbstract, readAnswers, readAttachments, readEnd, readTitle } from "./read-said.ts";
import { mustBeHeard, mustSee } from "./rights.ts";

export type Draft = {
  title: string;
  to: string;
  purpose: Purpose;
  deadline?: string | undefined;
  text?: string | undefined;
  link?: string | undefined;
  file?: ReceivedFile | undefined;
  abstract?: string | undefined;
  contacts?: string | undefined;
  answers?: string | undefined;
  for?: RoomVisibility | undefined;
};

/** A statement that is to go out, as its first draft. */
export async function draftStatement(ctx: PersonContext, input: Draft) {
  mustBeHeard(ctx);
  const { charter, slug } = ctx.activity;
  const visibility = input.for ?? charter.rules.statement.visibility;
  mustSee(ctx, visibility);
  const destinations = readDestinations(ctx, input.to, input.purpose);
  const purpose = weightiest(destinations);
  const said = {
    title: readTitle(ctx, input.title),
    abstract: readAbstract(ctx, input.abstract),
    deadlineAt: readEnd(ctx, { purpose, deadline: input.deadline }),
    ...(await readAnswers(ctx, input.answers)),
  };
  const statement = await enterStatement(
    ctx,
    {
      ...said,
      ...{ direction: "out", state: "draft", sender: charter.acronym, purpose },
      ...{ body: input.text ?? null, attachments: await readAttachments(ctx, input.link, "out") },
      visibility,
    },
    { destinations, contacts: input.contacts === undefined ? [] : readContacts(input.contacts), file: input.file },
  );
  const { number, title } = statement;
  const about = { activity: slug, number, title, destinations, empty: !input.text && !input.link && !input.file };
  return { ...about, ...endOf(ctx, statement), alike: await alikeTo(ctx, statement) };
}
