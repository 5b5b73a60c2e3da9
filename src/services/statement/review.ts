import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { reviewedAnew } from "#core/views/statement-review.ts";
import { changeStatement, type Statement } from "#db/queries/statement.ts";
import { openDiscussion } from "../discussion/open.ts";
import { endReview, notAgreed, phaseOfReview } from "./end-review.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { knownOf } from "./known-of.ts";
import { mustSaySomething } from "./must-say-something.ts";
import { reviewWords } from "./quote-anew.ts";
import { mustWrite } from "./rights.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";

/** Puts a draft to the members, or one that was changed after its review: its comments and positions are those of a discussion of its own. */
export async function reviewStatement(ctx: PersonContext, input: { statement: number; closes?: string | undefined }) {
  const statement = await findToChange(ctx, input.statement);
  await mustWrite(ctx, statement);
  mustBePossible(ctx, statement, "review");
  mustSaySomething(ctx, statement);
  const { id, number, version, visibility } = statement;
  if (statement.state === "review") await endFormer(ctx, statement);
  const { documents: refersTo, ...asked } = await reviewWords(ctx, statement);
  const opened = await openDiscussion(ctx, {
    ...asked,
    refersTo,
    closes: input.closes ?? endOfReview(ctx),
    for: visibility,
  });
  await changeStatement(ctx.db, id, { state: "review", discussionId: opened.id, reviewedVersion: version });
  await happened(ctx, statement, { what: "reviewed", note: `discussion ${opened.number}` });
  await scheduleStatement(ctx, await again(ctx, id));
  const { endsAt, endsInWords, zone, number: discussion } = opened;
  const { slug: activity, charter } = ctx.activity;
  return {
    activity,
    number,
    discussion,
    endsAt,
    endsInWords,
    zone,
    leader: leaderOf(charter),
    ...(await knownOf(ctx, statement)),
  };
}

/** What was said in it was about an earlier version. */
async function endFormer(ctx: PersonContext, statement: Statement): Promise<void> {
  const phase = await phaseOfReview(ctx, statement);
  if (phase === "call" || phase === "over" || phase === "waiting") throw notAgreed(ctx, statement);
  await endReview(ctx, statement, reviewedAnew(statement));
}

/** As long as the charter says, to the end of that day. */
function endOfReview({ activity, now }: PersonContext): string {
  const { reviewPeriod } = activity.charter.rules.statement;
  return now.toZonedDateTimeISO(activity.zone).add(reviewPeriod).toPlainDate().toString();
}
