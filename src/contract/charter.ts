import { z } from "zod";

export const ROLE_NAMES = ["co-chair", "vice-chair", "secretariat"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];
export const VISIBILITIES = ["everyone", "members", "co-chairs"] as const;
export type RoomVisibility = (typeof VISIBILITIES)[number];

const word = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "small letters, digits and hyphens");

/** Who may take part and who counts; the key is what people type as `category:`. */
export const categorySchema = z.strictObject({
  label: word,
  who: word,
  /** "confirmed": the affiliation must be confirmed; "approved": a person of power lets them in. */
  approval: z.enum(["confirmed", "approved"]),
  /** Has a seat in ballot boxes once confirmed. */
  counts: z.boolean(),
  /** The power a confirmation gives; only an officer may confirm such a claim. */
  grants: z.enum(ROLE_NAMES).optional(),
});

/** Lead times of reminders in ISO 8601 durations: "P7D", "PT3H". */
export const ladderSchema = z.strictObject({
  before: z.array(z.string()),
  after: z.array(z.string()).default([]),
  assumed: z.boolean().default(false),
});

export const charterSchema = z.looseObject({
  slug,
  title: word,
  zone: z.string(),
  categories: z.record(slug, categorySchema),
  ladders: z.record(z.string(), ladderSchema),
  rules: z.looseObject({ poll: z.looseObject({ visibility: z.enum(VISIBILITIES) }) }),
  sandbox: z.strictObject({
    now: z.string(),
    people: z.array(
      z.strictObject({
        handle: slug,
        name: word,
        roles: z.array(word),
        /** Powers held from the start: only in the sandbox. */
        holds: z.array(z.enum(ROLE_NAMES)).default([]),
        organization: word.optional(),
      }),
    ),
    rooms: z.array(z.strictObject({ slug, name: word, visibility: z.enum(VISIBILITIES) })),
  }),
});
export type Charter = z.output<typeof charterSchema>;
