import { z } from "zod";
import {
  approvalSchema,
  bodySchema,
  contactSchema,
  leadershipSchema,
  meetingSchema,
  participationSchema,
  reportSchema,
  workingMethodsSchema,
} from "./charter-activity.ts";
import { reportRuleSchema } from "./charter-report.ts";
import { laddersSchema, numberingSchema, ruleSchemas } from "./charter-rules.ts";
import { assumed, country, duration, email, instant, language, link, slug, word, zone } from "./charter-values.ts";

export const ROLE_NAMES = ["co-chair", "vice-chair", "secretariat"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];
export const VISIBILITIES = ["everyone", "members", "co-chairs"] as const;
export type RoomVisibility = (typeof VISIBILITIES)[number];

/** Who may take part and who counts; the key is what people type as `category:`. */
const categorySchema = z.strictObject({
  label: word,
  who: word,
  approval: approvalSchema,
  /** Has a seat in ballot boxes once confirmed. */
  counts: z.boolean("expected true or false"),
  /** Of what only one representative counts; absent: each person. */
  onePer: z.enum(["group", "organization", "body"]).optional(),
  /** The list of contacts its organizations stand in; absent: that of `onePer`, for organizations none. */
  list: z.enum(["itu-group", "outside-body"]).optional(),
  /** False: sees, and is not heard. */
  speaks: z.boolean("expected true or false").default(true),
  /** The power a confirmation gives; only an officer may confirm such a claim. */
  grants: z.enum(ROLE_NAMES).optional(),
  assumed,
});

/** Addresses that can never reach anybody. */
const nobody = email.regex(/@([a-z0-9-]+\.)*example\.(org|com|net)$/i, "expected an address at example.org");

const sandboxSchema = z.strictObject({
  now: instant,
  people: z
    .array(
      z.strictObject({
        handle: slug,
        name: word,
        roles: z.array(word),
        /** Powers held from the start: only in the sandbox. */
        holds: z.array(z.enum(ROLE_NAMES)).default([]),
        /** What they would register with. */
        organization: word.optional(),
        category: slug.optional(),
        country: country.optional(),
        email: nobody.optional(),
      }),
    )
    .min(1, "expected at least one person"),
  rooms: z
    .array(z.strictObject({ slug, name: word, visibility: z.enum(VISIBILITIES) }))
    .min(1, "expected at least one room"),
});

const CHANGEABLE = [
  "contact",
  "webPage",
  "documentFolder",
  "lifetime",
  "workingMethods",
  "categories",
  "numbering",
  "rules",
  "ladders",
] as const;

const shape = z.strictObject({
  slug,
  acronym: word,
  title: word,
  scope: word,
  zone,
  language,
  webPage: link,
  documentFolder: link.optional(),
  contact: contactSchema,
  basis: z.array(word).min(1, "expected at least one document"),
  lifetime: word,
  established: z.strictObject({ by: word, how: word, announcedIn: word.optional() }),
  parent: bodySchema,
  leadership: leadershipSchema,
  secretariat: bodySchema,
  participation: participationSchema,
  categories: z.record(slug, categorySchema),
  workingMethods: workingMethodsSchema,
  reporting: z.array(reportSchema),
  duties: z.array(word),
  /** Groups of ITU that stand in the list of contacts from the start; the parent does so anyhow. */
  ituGroups: z.strictObject({ groups: z.array(bodySchema), assumed }).default({ groups: [], assumed: true }),
  outsideBodies: z.array(bodySchema),
  meetings: z.array(meetingSchema),
  numbering: numberingSchema,
  rules: z.strictObject({
    ...ruleSchemas,
    /** `visibility`: who sees a meeting when nothing else is said. */
    meeting: ruleSchemas.meeting.extend({ visibility: z.enum(VISIBILITIES).default("everyone") }),
    /** `visibility`: who sees a statement when nothing else is said. */
    statement: ruleSchemas.statement.extend({ visibility: z.enum(VISIBILITIES).default("members") }),
    /** `visibility`: who sees a document when nothing else is said. */
    documents: ruleSchemas.documents.extend({ visibility: z.enum(VISIBILITIES).default("members") }),
    matter: z
      .strictObject({ visibility: z.enum(VISIBILITIES), assumed })
      .default({ visibility: "members", assumed: true }),
    /** `commentPeriod`: how long a discussion takes comments when no end is said. */
    discussion: z
      .strictObject({ visibility: z.enum(VISIBILITIES), commentPeriod: duration, assumed })
      .default({ visibility: "members", commentPeriod: "P28D", assumed: true }),
    /** `period`: how long people can be nominated when no end is said. */
    nomination: ruleSchemas.nomination.extend({
      visibility: z.enum(["everyone", "members"]).default("members"),
      period: duration.default("P28D"),
    }),
    /** `earlyAfter`: how long a poll that closes when it has passed is open at least. */
    poll: z.strictObject({ visibility: z.enum(VISIBILITIES), earlyAfter: duration.default("P1D"), assumed }),
    report: reportRuleSchema,
  }),
  ladders: laddersSchema,
  /** The parts that officers may change with "activity set"; the rest is decided by the parent group. */
  changeable: z
    .array(z.enum(CHANGEABLE, `expected one of ${CHANGEABLE.join(", ")}`))
    .default(["contact", "webPage", "documentFolder", "workingMethods", "rules", "ladders"]),
  sandbox: sandboxSchema,
});

type Shape = z.output<typeof shape>;

/** Where a value stands that an earlier one already has. */
function repeated(values: string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

function checkSandbox({ sandbox, categories }: Shape, ctx: z.core.$RefinementCtx): void {
  const known = Object.keys(categories);
  for (const [index, { category }] of sandbox.people.entries()) {
    if (category === undefined || known.includes(category)) continue;
    const message = `expected one of the charter's categories: ${known.join(", ")}`;
    ctx.addIssue({ code: "custom", path: ["sandbox", "people", index, "category"], message, input: category });
  }
  const message = "expected one that no other entry has";
  for (const index of repeated(sandbox.people.map((person) => person.handle))) {
    ctx.addIssue({ code: "custom", path: ["sandbox", "people", index, "handle"], message });
  }
  for (const index of repeated(sandbox.rooms.map((room) => room.slug))) {
    ctx.addIssue({ code: "custom", path: ["sandbox", "rooms", index, "slug"], message });
  }
}

/** What no report could ever have. */
function checkApprovals({ leadership, rules }: Shape, ctx: z.core.$RefinementCtx): void {
  const leaders = leadership.people.length;
  if (rules.report.approvals <= leaders) return;
  const message = `expected at most ${leaders}, as many as lead the activity`;
  ctx.addIssue({ code: "custom", path: ["rules", "report", "approvals"], message, input: rules.report.approvals });
}

/** An activity as a file: all that makes one activity differ from another. */
export const charterSchema = shape.superRefine(checkSandbox);
/** A file as it is read. What was stored before a check came is loaded all the same. */
export const charterFileSchema = charterSchema.superRefine(checkApprovals);
export type Charter = z.output<typeof charterSchema>;
