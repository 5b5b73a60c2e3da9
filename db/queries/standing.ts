import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Account, Place } from "#core/contract/call.ts";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slot, type Slots } from "../compiled.ts";
import { member, organization, role } from "../schema/member.ts";
import { account, person } from "../schema/person.ts";
import { type Asking, isAccount, knownAs, placeAsked } from "./person.ts";

/** Powers and membership of a person in an activity. */
export type Standing = {
  roles: RoleName[];
  membership:
    | {
        id: number;
        category: string;
        organization: { id: number; name: string; representativeId: number | null };
        confirmed: boolean;
      }
    | undefined;
  /** The organization of a registration that waits for an approval. */
  waitsFor: string | undefined;
};

const held = (activityId: Slot<number>, personId: PgColumn) => ({
  roles: sql<string>`(select coalesce(string_agg(${role.role}, ',' order by ${role.role}), '') from ${role}
    where ${role.activityId} = ${activityId} and ${role.personId} = ${personId} and ${role.until} is null)`,
  memberId: member.id,
  category: member.category,
  awaitsApproval: member.awaitsApproval,
  confirmedAt: member.confirmedAt,
  organizationId: organization.id,
  organizationName: organization.name,
  representativeId: organization.representativeId,
});

const memberNow = (activityId: Slot<number>, personId: PgColumn): SQL | undefined =>
  and(eq(member.personId, personId), eq(member.activityId, activityId), isNull(member.endedAt));

const ofPerson = compiled((db: Db, { activityId, personId }: Slots<{ activityId: number; personId: number }>) =>
  db
    .select(held(activityId, person.id))
    .from(person)
    .leftJoin(member, memberNow(activityId, person.id))
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(person.id, personId)),
);

export async function standingOf(db: Db, activityId: number, personId: number): Promise<Standing> {
  const [row] = await ofPerson(db, { activityId, personId });
  return row ? standingIn(row) : { roles: [], membership: undefined, waitsFor: undefined };
}

const ofAccount = compiled((db: Db, given: Slots<Asking & { activityId: number }>) =>
  db
    .select({ known: knownAs(given), held: held(given.activityId, account.personId) })
    .from(account)
    .leftJoin(member, memberNow(given.activityId, account.personId))
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .where(isAccount(given)),
);

/** The account, the person behind it and their standing, in one look; undefined for an account never seen. */
export async function accountStanding(db: Db, activityId: number, of: Account, at: Place | undefined) {
  const { platform, workspace, account: id } = of;
  const [row] = await ofAccount(db, { activityId, platform, workspace, account: id, ...placeAsked(at) });
  return row && { ...row.known, ...standingIn(row.held) };
}

type Row = {
  roles: string;
  memberId: number | null;
  category: string | null;
  awaitsApproval: boolean | null;
  confirmedAt: Temporal.Instant | null;
  organizationId: number | null;
  organizationName: string | null;
  representativeId: number | null;
};

function standingIn(row: Row): Standing {
  const { memberId: id, category, organizationId, organizationName: name, representativeId, confirmedAt } = row;
  const roles = row.roles === "" ? [] : (row.roles.split(",") as RoleName[]);
  if (id === null || category === null || organizationId === null || name === null) {
    return { roles, membership: undefined, waitsFor: undefined };
  }
  if (row.awaitsApproval) return { roles, membership: undefined, waitsFor: name };
  const speaksFor = { id: organizationId, name, representativeId };
  const membership = { id, category, organization: speaksFor, confirmed: confirmedAt !== null };
  return { roles, membership, waitsFor: undefined };
}
