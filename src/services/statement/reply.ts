import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { stateText } from "#core/views/statement-face.ts";
import { replyTitle } from "#core/views/statement-review.ts";
import type { Purpose, Statement } from "#db/queries/statement.ts";
import { repliesTo } from "#db/queries/statement-list.ts";
import { alikeTo } from "./alike.ts";
import { endOf } from "./end-of.ts";
import { enterStatement } from "./enter.ts";
import { findStatement } from "./find-statement.ts";
import { readContacts, readDestinations, weightiest } from "./read-parties.ts";
import { readAbstract, readEnd, readTitle } from "./read-said.ts";
import { mustBeHeard } from "./rights.ts";
import { mustBePossible } from "./state.ts";
import { seenBy } from "./who-sees.ts";

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
  const others = (await repliesTo(ctx.db, seenBy(ctx), answered.id)).filter((one) => one.state !== "withdrawn");
  const destinations = readDestinations(answered.sender.replaceAll(";", ","), input.purpose ?? "information");
  const purpose = weightiest(destinations);
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
      ...{ body: input.text ?? null, attachments: input.link ?? null, visibility: answered.visibility },
    },
    { destinations, contacts: input.contacts === undefined ? [] : readContacts(input.contacts), file: input.file },
  );
  const { number, title } = statement;
  const about = { activity: slug, number, title, destinations, empty: !input.text && !input.link && !input.file };
  const answers = {
    number: answered.number,
    others: others.map((one) => ({ number: one.number, state: stateText(one.state) })),
  };
  return { ...about, ...endOf(ctx, statement), answers, alike: await alikeTo(ctx, statement) };
}

/** What the form begins with. */
export async function replyToFill(ctx: PersonContext, args: Record<string, unknown>): Promise<Record<string, string>> {
  const number = args.statement;
  if (typeof number !== "number") return {};
  const answered: Statement = await findStatement(ctx, number);
  return { title: replyTitle(answered), purpose: "information" };
}
