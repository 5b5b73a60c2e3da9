import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { reviewQuestion } from "#core/views/statement-review.ts";
import { changeStatement, destinationsOf } from "#db/queries/statement.ts";
import { filesOf } from "#db/queries/statement-file.ts";
import { openDiscussion } from "../discussion/open.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { mustSaySomething } from "./must-say-something.ts";
import { mustWrite } from "./rights.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";

/** Puts a draft to the members: its comments and positions are those of a discussion of its own. */
export async function reviewStatement(ctx: PersonContext, input: { statement: number; closes?: string | undefined }) {
  const statement = await findToChange(ctx, input.statement);
  await mustWrite(ctx, statement);
  mustBePossible(ctx, statement, "review");
  mustSaySomething(ctx, statement);
  const { id, number, title, attachments, visibility } = statement;
  const files = statement.files === 0 ? [] : await filesOf(ctx.db, id);
  const destinations = (await destinationsOf(ctx.db, [id])).get(id) ?? [];
  const opened = await openDiscussion(ctx, {
    subject: `Review of statement ${number}: ${title}`,
    question: reviewQuestion({ ...statement, destinations, prefix: ctx.prefix }),
    documents:
      [attachments, ...files.map(({ name }) => `${name} (statement ${number})`)].filter(Boolean).join("; ") ||
      undefined,
    closes: input.closes ?? endOfReview(ctx),
    for: visibility,
  });
  await changeStatement(ctx.db, id, { state: "review", discussionId: opened.id });
  await happened(ctx, statement, { what: "reviewed", note: `discussion ${opened.number}` });
  await scheduleStatement(ctx, await again(ctx, id));
  const { endsAt, endsInWords, zone, number: discussion } = opened;
  const { slug: activity, charter } = ctx.activity;
  return { activity, number, discussion, endsAt, endsInWords, zone, leader: leaderOf(charter) };
}

/** As long as the charter says, to the end of that day. */
function endOfReview({ activity, now }: PersonContext): string {
  const { reviewPeriod } = activity.charter.rules.statement;
  return now.toZonedDateTimeISO(activity.zone).add(reviewPeriod).toPlainDate().toString();
}
