import { defineNotice, type Reading } from "#core/contract/card.ts";
import { ROLE_NAMES } from "#core/contract/charter.ts";
import { leaderOf, roleIn } from "#core/contract/leader.ts";
import { isNothing, memberLeft } from "#core/views/member-left.ts";
import { memberConfirmed, memberEnded, memberWaits, roleChanged } from "#core/views/member-notices.ts";
import { endedById } from "#db/queries/affiliation.ts";
import { personsOf } from "#db/queries/forget.ts";
import { leftBy } from "#db/queries/left.ts";
import { type MemberRow, memberById } from "#db/queries/member.ts";
import { owedByOrganization } from "#db/queries/organization-voter.ts";
import { standingOf } from "#db/queries/standing.ts";
import { claimOf } from "./claim.ts";
import { readNoVoter } from "./no-voter.ts";
import { seesEmail } from "./sees-email.ts";

const categoryOf = (ctx: Reading, { category }: { category: string }) => ctx.activity.charter.categories[category];

async function waits(ctx: Reading, member: MemberRow, person: number) {
  const category = categoryOf(ctx, member);
  const standing = await standingOf(ctx.db, ctx.activity.id, person);
  const { slug, charter } = ctx.activity;
  return memberWaits(slug, {
    ...member,
    email: seesEmail(ctx.activity, { ...standing, person }, member.personId) ? (member.email ?? "not said") : undefined,
    category: category?.label ?? member.category,
    claim: claimOf(member),
    power: category?.grants && { role: roleIn(charter, category.grants), title: charter.acronym },
  });
}

type Ended = { personId: number; endedAt: Temporal.Instant; entries?: number | undefined };

const leftWith = async ({ activity, db }: Reading, { personId, endedAt, entries }: Ended) =>
  await leftBy(db, { activityId: activity.id, persons: await personsOf(db, personId), at: endedAt, entries });

export const notices = [
  defineNotice({
    of: "member waits",
    async read(ctx, { member: id = 0 }, reader) {
      const member = await memberById(ctx.db, id);
      if (!member || member.confirmedAt !== null || "room" in reader) return "gone";
      return await waits(ctx, member, reader.person);
    },
  }),
  defineNotice({
    of: "member confirmed",
    async read(ctx, { member: id = 0 }, reader) {
      const member = await memberById(ctx.db, id);
      if (!member || member.confirmedAt === null || "room" in reader) return "gone";
      const category = categoryOf(ctx, member);
      const answers = category?.counts && (member.representativeId ?? member.personId) === member.personId;
      return memberConfirmed(ctx.activity.charter.acronym, {
        organization: member.organization,
        category: category?.label ?? member.category,
        approved: category?.approval === "approved",
        counts: category?.counts ?? false,
        speaks: category?.speaks ?? true,
        owes: answers ? await owedByOrganization(ctx.db, member.organizationId) : [],
        grants: category?.grants && roleIn(ctx.activity.charter, category.grants),
      });
    },
  }),
  defineNotice({
    of: "member ended",
    async read(ctx, { member: id = 0 }, reader) {
      const ended = await endedById(ctx.db, id);
      if (!ended || ended.endedAt === null || "room" in reader) return "gone";
      const label = categoryOf(ctx, ended)?.label ?? ended.category;
      const declined = ended.why === "declined";
      const { organization, note } = ended;
      const { charter } = ctx.activity;
      const left = await leftWith(ctx, { ...ended, endedAt: ended.endedAt });
      return memberEnded(charter.acronym, { organization, category: label, declined, note, left }, leaderOf(charter));
    },
  }),
  defineNotice({
    of: "member left",
    async read(ctx, { member: id = 0, person = 0, entries }, reader) {
      const ended = await endedById(ctx.db, id);
      const { roles } = await standingOf(ctx.db, ctx.activity.id, person);
      if (!ended?.endedAt || "room" in reader || roles.length === 0) return "gone";
      const left = await leftWith(ctx, { ...ended, endedAt: ended.endedAt, entries });
      if (isNothing(left)) return "gone";
      return memberLeft(ctx.activity.slug, { ...ended, left, coChair: roles.includes("co-chair") });
    },
  }),
  defineNotice({
    of: "organization without voter",
    formerly: ["link no voter"],
    async read(ctx, { member = 0, person = 0 }, reader) {
      return "room" in reader ? "gone" : await readNoVoter(ctx, { member, person });
    },
  }),
  defineNotice({
    of: "role changed",
    async read(ctx, { person = 0, role: index = -1, given }, reader) {
      const role = ROLE_NAMES[index];
      if (!role || "room" in reader) return "gone";
      const { roles } = await standingOf(ctx.db, ctx.activity.id, person);
      if (roles.includes(role) !== (given === 1)) return "gone";
      return roleChanged(ctx.activity.charter.acronym, roleIn(ctx.activity.charter, role), given === 1);
    },
  }),
];
