import { defineNotice } from "#core/contract/card.ts";
import { isCalledOff, pollResult } from "#core/views/poll.ts";
import { pollCalledOff, pollOpening, pollTooFew, pollWithheld } from "#core/views/poll-opening.ts";
import { button, choices, say } from "#core/views/say.ts";
import { pollById } from "#db/queries/poll.ts";
import { standingOf } from "#db/queries/standing.ts";
import { consensusNotices } from "../consensus/consensus-notices.ts";
import { endMovedNotice } from "../consensus/end-moved.ts";
import { readPoll } from "./face.ts";
import { SECRET_AT_LEAST } from "./secrecy.ts";
import { readSubject } from "./subject.ts";

export const notices = [
  ...consensusNotices("poll", readSubject),
  endMovedNotice("poll", readSubject, async (ctx, id, reader) => (await readPoll(ctx, id, reader))?.question),
  defineNotice({
    of: "poll result",
    async read(ctx, { poll = 0 }, reader) {
      const face = await readPoll(ctx, poll, reader);
      if (!face?.closed) return "gone";
      if (face.withheld) return pollWithheld(face, face.withheld);
      return face.result ? pollResult(face, face.result) : "gone";
    },
  }),
  defineNotice({
    of: "poll opening",
    async read(ctx, { poll = 0 }, reader) {
      const face = await readPoll(ctx, poll, reader);
      return face && !face.closed && face.opensAt === undefined ? pollOpening(face) : "gone";
    },
  }),
  defineNotice({
    of: "poll called off",
    async read(ctx, { poll = 0 }, reader) {
      const face = "room" in reader ? undefined : await readPoll(ctx, poll, reader);
      return face && isCalledOff(face) ? pollCalledOff(face, SECRET_AT_LEAST) : "gone";
    },
  }),
  defineNotice({
    of: "poll too few",
    async read(ctx, { poll = 0, person = 0 }, reader) {
      const face = "room" in reader ? undefined : await readPoll(ctx, poll, reader);
      const { roles } = await standingOf(ctx.db, ctx.activity.id, person);
      return face && !face.closed && roles.includes("co-chair") ? pollTooFew(face, SECRET_AT_LEAST) : "gone";
    },
  }),
  defineNotice({
    of: "poll vote replaced",
    async read(ctx, { poll: id = 0, organization = 0, person = 0 }, reader) {
      const poll = await pollById(ctx.db, id);
      if (!poll || "room" in reader) return "gone";
      const { membership } = await standingOf(ctx.db, ctx.activity.id, person);
      if (membership?.organization.id !== organization) return "gone";
      const text = `A colleague changed the vote of ${membership.organization.name} in poll ${poll.number}. The latest answer counts.`;
      return say(text, choices(button("Show the poll", ctx.activity.slug, "poll show", { poll: String(poll.number) })));
    },
  }),
];
