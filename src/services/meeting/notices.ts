import { defineNotice, type Reader, type Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import {
  meetingCancelledNotice,
  meetingChanged,
  meetingOverrun,
  meetingPast,
  meetingRegistered,
} from "#core/views/meeting-notices.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { readMeeting } from "./face.ts";
import { MODES } from "./register.ts";

export const notices = [
  defineNotice({
    of: "meeting registered",
    async read(ctx, { meeting = 0, mode, was }, reader) {
      const part = await readPart(ctx, meeting, reader);
      // What changed after it has a notice of its own, or was done by themselves.
      if (!part || (mode !== undefined && MODES[mode] !== part.mode)) return "gone";
      const before = was === undefined ? undefined : MODES[was];
      return meetingRegistered(part.face, { mode: part.mode, before }, leaderOf(ctx.activity.charter));
    },
  }),
  defineNotice({
    of: "meeting changed",
    async read(ctx, { meeting: id = 0, sequence = 0, startedMs, endedMs, ended, ...what }, reader) {
      const part = await readPart(ctx, id, reader, ended === undefined ? undefined : ("ended" as const));
      const meeting = part && (await meetingById(ctx.db, id));
      // A later change has a notice of its own, which says all of it.
      if (!meeting || meeting.state === "cancelled" || meeting.sequence !== sequence) return "gone";
      const before =
        startedMs !== undefined && endedMs !== undefined
          ? rangeInWords(instantOf(startedMs), instantOf(endedMs), meeting.zone)
          : undefined;
      return meetingChanged(part.face, part.mode, { before, what: Object.keys(what) });
    },
  }),
  defineNotice({
    of: "meeting cancelled",
    async read(ctx, { meeting = 0 }, reader) {
      const part = await readPart(ctx, meeting, reader);
      return part?.face.state === "cancelled" ? meetingCancelledNotice(part.face, part.mode) : "gone";
    },
  }),
  defineNotice({
    of: "meeting past",
    async read(ctx, about, reader) {
      const face = await forOfficer(ctx, about, reader);
      return face?.state === "past" ? meetingPast(face) : "gone";
    },
  }),
  defineNotice({
    of: "meeting overrun",
    async read(ctx, about, reader) {
      const face = await forOfficer(ctx, about, reader);
      return face?.state === "started" ? meetingOverrun(face) : "gone";
    },
  }),
];

const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

async function forOfficer(ctx: Reading, { meeting = 0, person = 0 }: Record<string, number>, reader: Reader) {
  if ("room" in reader) return undefined;
  const { roles } = await standingOf(ctx.db, ctx.activity.id, person);
  return roles.length > 0 ? await readMeeting(ctx, meeting, reader) : undefined;
}

/** Only for whom it concerns, and as long as it does. */
/** `was`: what is said of who is not registered any more. */
async function readPart<Was extends string = never>(ctx: Reading, id: number, reader: Reader, was?: Was) {
  if ("room" in reader) return undefined;
  const face = await readMeeting(ctx, id, reader);
  const mode = face?.own?.mode ?? was;
  return face && mode ? { face, mode } : undefined;
}
