import { z } from "zod";
import { assumed, count, country, date, deadline, email, link, localTime, word } from "./charter-values.ts";

/** "confirmed": the affiliation must be confirmed; "approved": a person of power lets them in. */
export const approvalSchema = z.enum(["confirmed", "approved"]);

export const bodySchema = z.strictObject({ acronym: word.optional(), name: word });

export const contactSchema = z.strictObject({ email, phone: word.optional() });

/** The word for who leads is data: chair, co-chairs, convener. */
export const leadershipSchema = z.strictObject({
  title: word,
  appointedBy: word,
  people: z
    .array(z.strictObject({ name: word, organization: word, acronym: word.optional(), country }))
    .min(1, "expected at least one person"),
});

export const participationSchema = z.strictObject({
  openTo: z.array(word),
  byRight: z.array(word),
  encouraged: z.array(word),
  /** Each invited group or outside body designates this many. */
  representativesPerBody: count,
});

export const workingMethodsSchema = z.strictObject({
  /** The first one comes first. */
  ways: z.array(z.enum(["correspondence", "teleconference", "face-to-face"])).min(1, "expected at least one way"),
  faceToFace: z.strictObject({ when: word, perYear: count.optional() }),
  announcedOn: z.array(word),
  documentsBy: word,
  remoteParticipation: z.boolean("expected true or false"),
});

export const reportSchema = z.strictObject({ what: word, to: word, when: word });

export const meetingSchema = z
  .strictObject({
    number: count,
    /** The activity's acronym and the meeting's number when absent. */
    title: word.optional(),
    place: word,
    country: country.optional(),
    colocatedWith: z.strictObject({ what: word, from: date, until: date }).optional(),
    /** In the activity's zone, as all times of a meeting. */
    start: localTime,
    end: localTime,
    remote: z.boolean("expected true or false"),
    /** Who comes must have registered, remote participants too. */
    registrationRequired: z.boolean("expected true or false"),
    deadlines: z.strictObject({ documents: deadline.optional(), registration: deadline.optional() }),
    agendaBy: word.optional(),
    agenda: z.array(z.strictObject({ title: word, link: link.optional() })),
    assumed,
  })
  .refine((meeting) => meeting.start < meeting.end, { path: ["end"], message: "expected a time after the start" });
