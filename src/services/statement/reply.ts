import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { replyTitle } from "#core/views/statement-review.ts";
import type { Purpose, Statement } from "#db/queries/statement.ts";
import { endOf } from "./end-of.ts";
import { enterStatement } from "./enter.ts";
import { findStatement } from "./find-statement.ts";
import { knownOf } from "./known-of.ts";
import { readContacts } from "./read-parties.ts";
import { readAbstract, readAttachments, readEnd, readTitle } from "./read-said.ts";
import { mustBeHeard } from "./rights.ts";
import { mustBePossible } from "./state.ts";

type Reply = {
  statement: number;
  title?: string | undefined;
  text?: string | undefined;
  link?: string | undefined;
  file?: ReceivedFile | undefined;
  /** What the reply itself asks: nothing more when nothing is said. */
  purpose?: Purpose | undefined;
  deadline?: string | undefined;
  abstract?: string | undefined;
  contacts?: string | undefined;
};

/** A draft with the parties swapped, linked to what it answers. */
export async function replyToStatement(ctx: PersonContext, input: Reply) {
  mustBeHeard(ctx);
  const answered = await findStatement(ctx, input.statement);
  mustBePossible(ctx, answered, "reply");
  const purpose = input.purpose ?? "information";
  const destinations = [{ body: answered.sender, purpose }];
  const { charter, slug } = ctx.activity;
  const said = {
    title: readTitle(ctx, input.title ?? replyTitle(answered)),
    abstract: readAbstract(ctx, input.abstract),
    deadlineAt: readEnd(ctx, { purpose, deadline: input.deadline }),
  };
  const statement = await enterStatement(
    ctx,
    {
      ...said,
      ...{ direction: "out", state: "draft", sender: charter.acronym, purpose, inReplyTo: answered.id },
      ...{
        body: input.text ?? null,
        attachments: await readAttachments(ctx, input.link, "out"),
        visibility: answered.visibility,
      },
    },
    { destinations, contacts: input.contacts === undefined ? [] : readContacts(input.contacts), file: input.file },
  );
  const { number, title } = statement;
  const about = { activity: slug, number, title, destinations, empty: !input.text && !input.link && !input.file };
  return { ...about, ...endOf(ctx, statement), ...(await knownOf(ctx, statement)) };
}

/** What the form begins with. */
export async function replyToFill(ctx: PersonContext, args: Record<string, unknown>): Promise<Record<string, string>> {
  const number = args.statement;
  if (typeof number !== "number") return {};
  const answered: Statement = await findStatement(ctx, number);
  return { title: replyTitle(answered), purpose: "information" };
}
