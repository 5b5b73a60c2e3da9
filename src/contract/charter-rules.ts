import { z } from "zod";
import { assumed, count, duration, hour, weekday, word } from "./charter-values.ts";

const RECIPIENTS = [
  "seats-that-owe",
  "registered",
  "members-not-registered",
  "members-who-announced-a-document",
  "responsible",
  "representative",
  "contact",
  "nominee",
  "co-chairs",
  "secretariat",
] as const;

const recipientSchema = z.strictObject({
  who: z.enum(RECIPIENTS),
  /** Only these steps of the ladder; all of them when absent, none when empty. */
  before: z.array(duration).optional(),
  after: z.array(duration).optional(),
});

/** Lead times of reminders as ISO 8601 durations: "P7D", "PT3H"; "P0D" is the moment or the day itself. */
const ladderSchema = z
  .strictObject({
    before: z.array(duration),
    after: z.array(duration).default([]),
    /** Goes on at this pace while the thing is open (nominations). */
    every: duration.optional(),
    /** Goes on at this pace after the last step of `after`. */
    afterwards: duration.optional(),
    to: z.array(recipientSchema).default([]),
    assumed,
  })
  .superRefine((ladder, ctx) => {
    for (const [index, recipient] of ladder.to.entries()) {
      for (const side of ["before", "after"] as const) {
        for (const [step, lead] of (recipient[side] ?? []).entries()) {
          if (ladder[side].includes(lead)) continue;
          const message = `expected one of the ladder's own ${side}: ${ladder[side].join(", ")}`;
          ctx.addIssue({ code: "custom", path: ["to", index, side, step], message, input: lead });
        }
      }
    }
  });

export const laddersSchema = z.strictObject({
  poll: ladderSchema,
  consensusCall: ladderSchema,
  objectionWindow: ladderSchema,
  statement: ladderSchema,
  meeting: ladderSchema,
  registration: ladderSchema,
  documents: ladderSchema,
  nomination: ladderSchema,
  liaisonReport: ladderSchema,
  executiveSummary: ladderSchema,
  liaisonTerm: ladderSchema,
  roadmapEntry: ladderSchema,
});

const seriesSchema = z.strictObject({
  label: word,
  /** Two kinds may share one pattern and then share one series. */
  pattern: word.regex(/\{n\}/, "expected a pattern with {n} where the number stands, such as {prefix}-I-{n}"),
});

/** "{n}" stands for a number, "{year}" and "{period}" for when it was given; every series counts by itself. */
export const numberingSchema = z.strictObject({
  prefix: word,
  series: z.strictObject({
    input: seriesSchema,
    output: seriesSchema,
    /** Statements that go out. */
    statement: seriesSchema.default({ label: "Liaison statement", pattern: "{prefix}-LS-{n}" }),
  }),
  padding: count,
  revision: z
    .string("expected text")
    .regex(/\{r\}/, 'expected a pattern with {r} where the revision stands, such as " Rev.{r}"'),
  reset: z.enum(["never", "per-year", "per-study-period"]),
  /** The year in which one begins, and how many a period has. */
  studyPeriod: z.strictObject({ from: count, years: count }).default({ from: 2025, years: 4 }),
  assumed,
});

const DAYS_OF = { relativeTo: "2025-01-01" };

const consensusSchema = z
  .strictObject({
    /** Who has a seat in a consensus call. */
    per: z.enum(["organization", "person"]),
    period: duration,
    minimumPeriod: duration,
    /** "I need n days": what is meant when no number is said, and the most that can be asked for. */
    hold: duration,
    longestHold: duration.default("P14D"),
    holdsPerOrganization: count,
    /** So many seats must have answered, unless the proposal says otherwise; none when absent: silence is consent. */
    quorum: count.optional(),
    /** The last part of a call, in which everybody sees it named. */
    finalPeriod: duration.default("P7D"),
    assumed,
  })
  .refine((rule) => Temporal.Duration.compare(rule.minimumPeriod, rule.period, DAYS_OF) <= 0, {
    path: ["minimumPeriod"],
    message: "expected a duration that is not longer than the period",
  });

const statementSchema = z.strictObject({
  titleChars: count,
  abstractWords: count,
  /** How long its review takes comments when no end is said. */
  reviewPeriod: duration.default("P7D"),
  assumed,
});

export const ruleSchemas = {
  deadlines: z.strictObject({
    /** A deadline without an hour is kept until the next midnight in the activity's zone, that midnight excluded. */
    dateOnly: z.enum(["until-next-midnight"]),
    shownAs: hour,
    assumed,
  }),
  consensus: consensusSchema,
  /** Nobody is reminded between these hours of their own day. */
  quietHours: z.strictObject({ from: hour, until: hour, assumed }),
  /** `at`: the hour of reminders that are counted in days before or after an end without an hour. */
  reminders: z
    .strictObject({
      at: hour,
      /** How long nobody is reminded again of the same thing because somebody asks for it. */
      again: duration.default("PT12H"),
      assumed,
    })
    .default({ at: "09:00", again: "PT12H", assumed: true }),
  /** The day of the digest of those who have it once a week. */
  digest: z.strictObject({ weeklyOn: weekday, assumed }).default({ weeklyOn: "monday", assumed: true }),
  /** How long before a meeting something is expected. */
  meeting: z.strictObject({
    convenedBefore: duration,
    /** How long after its planned end a meeting that nobody has ended is asked about. */
    overrunsBy: duration.default("PT3H"),
    registrationBefore: duration,
    lateReportBefore: duration,
    assumed,
  }),
  /** Standing items of a meeting whose agenda is not in the charter; what was deferred stands between them. */
  agenda: z
    .strictObject({ opening: z.array(word).default([]), closing: z.array(word).default([]), assumed })
    .default({ opening: [], closing: [], assumed: true }),
  /** A document that comes later than this before a meeting is late, unless the meeting sets its own deadline. */
  documents: z.strictObject({ lateBefore: duration, assumed }),
  statement: statementSchema,
  nomination: z.strictObject({ objectionWindow: duration, assumed }),
  liaison: z.strictObject({ reviewedEvery: duration, assumed }),
  /** How long an entry of the roadmap may go without anybody saying that it is still right. */
  roadmap: z.strictObject({ verifiedEvery: duration, assumed }).default({ verifiedEvery: "P1Y", assumed: true }),
  /** What a claim of an affiliation allows before it is confirmed. */
  membership: z.strictObject({
    unconfirmedMay: z.array(z.enum(["see", "speak"])),
    /** Who sees the members' e-mail addresses beside themselves. */
    emailsSeenBy: z.enum(["officers", "members"]).default("officers"),
    assumed,
  }),
};
