import { defineNotice, type Reading } from "#core/contract/card.ts";
import { ballotKept, linkConsent, linkDone, linkRefused, linkTyped } from "#core/views/link.ts";
import { discussionById } from "#db/queries/discussion.ts";
import { type AccountInLink, accountInLink, type Link, linkById } from "#db/queries/link.ts";
import { endedByLink, endingsOf } from "#db/queries/linked-affiliation.ts";
import { nominationById } from "#db/queries/nomination.ts";
import { pollById } from "#db/queries/poll.ts";

type Named = { link: Link; maker: AccountInLink; typer: AccountInLink };

async function named({ db }: Reading, id: number): Promise<Named | undefined> {
  const link = await linkById(db, id);
  const maker = link && (await accountInLink(db, link.makerAccountId));
  const typer = link?.typerAccountId ? await accountInLink(db, link.typerAccountId) : undefined;
  return link && maker && typer && { link, maker, typer };
}

const endsOf = async ({ db }: Reading, { link: { makerId, typerId } }: Named) =>
  typerId === null ? [] : await endingsOf(db, { into: makerId, from: typerId });

/** Nothing was linked before both had agreed. */
async function endedWith({ db }: Reading, { link }: Named) {
  const { makerId, typerId, makerAgreedAt, typerAgreedAt } = link;
  if (typerId === null || makerAgreedAt === null || typerAgreedAt === null) return [];
  const since = Temporal.Instant.compare(makerAgreedAt, typerAgreedAt) > 0 ? makerAgreedAt : typerAgreedAt;
  return await endedByLink(db, [makerId, typerId], since);
}

export const notices = [
  defineNotice({
    of: "link typed",
    async read(ctx, { link: id = 0 }, reader) {
      const found = await named(ctx, id);
      if (found?.link.state !== "typed" || "room" in reader) return "gone";
      const { maker, typer } = found;
      return linkTyped(ctx.activity.slug, { link: id, maker, typer, own: "maker", ends: await endsOf(ctx, found) });
    },
  }),
  defineNotice({
    of: "link consent",
    async read(ctx, { link: id = 0 }, reader) {
      const found = await named(ctx, id);
      if (found?.link.state !== "waiting" || "room" in reader) return "gone";
      const { maker, typer } = found;
      return linkConsent(ctx.activity, { link: id, maker, typer, ends: await endsOf(ctx, found) });
    },
  }),
  defineNotice({
    of: "link done",
    async read(ctx, { link: id = 0 }, reader) {
      const found = await named(ctx, id);
      if (found?.link.state !== "linked" || "room" in reader) return "gone";
      return linkDone(found.maker, found.typer, await endedWith(ctx, found));
    },
  }),
  defineNotice({
    of: "link refused",
    async read(ctx, { link: id = 0 }, reader) {
      const found = await named(ctx, id);
      return found?.link.state === "refused" && "person" in reader ? linkRefused(found.maker, found.typer) : "gone";
    },
  }),
  defineNotice({
    of: "link ballot kept",
    async read(ctx, about, reader) {
      const poll = about.poll === undefined ? undefined : await pollById(ctx.db, about.poll);
      const discussion = about.discussion === undefined ? undefined : await discussionById(ctx.db, about.discussion);
      const nomination = about.nomination === undefined ? undefined : await nominationById(ctx.db, about.nomination);
      if ("room" in reader) return "gone";
      if (nomination) return ballotKept(ctx.activity.slug, "nomination", nomination.number);
      if (discussion) return ballotKept(ctx.activity.slug, "discussion", discussion.number);
      return poll ? ballotKept(ctx.activity.slug, "poll", poll.number) : "gone";
    },
  }),
];
