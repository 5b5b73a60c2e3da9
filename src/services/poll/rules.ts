import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { Problem } from "#core/contract/problem.ts";
import { earliestEnd } from "../consensus/agreement.ts";
import { readConsensusEnd } from "../consensus/open.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { readDeadline, readInstant } from "../time/read-deadline.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { KINDS } from "./kinds.ts";

export type Per = "person" | "organization";
export type AskedRules = {
  kind: PollKindName;
  per?: Per | undefined;
  /** A proposal has the charter's period when none is said. */
  closes?: string | undefined;
  /** It opens later; at once when absent. */
  opens?: string | undefined;
  /** So many seats must have answered. */
  quorum?: number | undefined;
  /** So many of a hundred votes must be for the same option. */
  threshold?: number | undefined;
  /** Whether it closes before its end once it has passed. */
  early?: "no" | "when-passed" | undefined;
};
export type Rules = {
  per: Per;
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant;
  quorum: number | null;
  threshold: number | null;
  passesFrom: Temporal.Instant | null;
};

/** The rules of a poll's box, with the charter's where nothing is said. */
export function rulesOf(ctx: PersonContext, asked: AskedRules, visibility: RoomVisibility): Rules {
  const { consensus: charter } = ctx.activity.charter.rules;
  const consensus = KINDS[asked.kind].consensus === true;
  const per = perOf(ctx, asked, isForHolders({ visibility }), consensus ? charter.per : "person");
  const startsAt = readOpening(ctx, asked);
  const from = startsAt ?? ctx.now;
  const endsAt = consensus ? readConsensusEnd(ctx, asked.closes, from) : readEnd(ctx, asked, from);
  const quorum = asked.quorum ?? (consensus ? (charter.quorum ?? null) : null);
  const passesFrom = mayPassFrom(ctx, asked, { consensus, from });
  return { per, startsAt, endsAt, quorum, threshold: thresholdOf(asked), passesFrom };
}

/** Seats of a poll for co-chairs are persons'. */
function perOf(ctx: PersonContext, { per }: AskedRules, forHolders: boolean, otherwise: Per): Per {
  if (forHolders && per === "organization") throw notByOrganization(ctx);
  return forHolders ? "person" : (per ?? otherwise);
}

type Opening = { consensus: boolean; from: Temporal.Instant };

/** Not before everybody had the charter's time to look at it. */
function mayPassFrom({ activity }: PersonContext, { early }: AskedRules, { consensus, from }: Opening) {
  if (early !== "when-passed") return null;
  if (consensus) return earliestEnd(activity, from);
  return from
    .toZonedDateTimeISO(activity.zone)
    .add(Temporal.Duration.from(activity.charter.rules.poll.earlyAfter))
    .toInstant();
}

/** Only where a ballot names options has an option a share of the votes. */
function thresholdOf({ kind, threshold }: AskedRules): number | null {
  if (threshold === undefined || kind === "single" || kind === "multiple") return threshold ?? null;
  const consensus = KINDS[kind].consensus === true;
  throw new Problem({
    code: "invalid",
    message: consensus
      ? "An approval is decided by consensus, not by a share of votes."
      : `In a poll of this kind (${KINDS[kind].label.toLowerCase()}) an option has no share of the votes.`,
    hint: consensus ? "Leave threshold out; quorum says how many must answer." : "Leave threshold out.",
    field: "threshold",
  });
}

function readOpening({ now, activity }: PersonContext, { opens }: AskedRules): Temporal.Instant | null {
  return opens === undefined ? null : readInstant(opens, { now, zone: activity.zone, field: "opens" });
}

function readEnd({ now, activity }: PersonContext, { closes }: AskedRules, from: Temporal.Instant): Temporal.Instant {
  if (closes === undefined) throw noEnd();
  const { endsAt } = readDeadline(closes, { now, zone: activity.zone, field: "closes" });
  if (Temporal.Instant.compare(endsAt, from) > 0) return endsAt;
  throw new Problem({
    code: "invalid",
    message: `The poll would close before it opens on ${momentInWords(from, activity.zone)}.`,
    hint: "Give a later end, or an earlier opening.",
    field: "closes",
  });
}

const noEnd = () =>
  new Problem({
    code: "invalid",
    message: "Please say when the poll closes.",
    hint: 'For example: closes:"in 2 weeks".',
    field: "closes",
  });

const notByOrganization = ({ activity }: PersonContext) =>
  new Problem({
    code: "invalid",
    message: `A poll shown to ${leaderOf(activity.charter).all} alone gives one vote to each officer of this activity.`,
    hint: "Use per:person, or show the poll to the members with for:members.",
    field: "per",
  });
