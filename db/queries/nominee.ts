import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { box } from "../schema/box.ts";
import { consensus } from "../schema/consensus.ts";
import { member, organization } from "../schema/member.ts";
import { naming, nominee, nomineeSupport } from "../schema/nomination.ts";
import { person } from "../schema/person.ts";
import { BOX, type Box } from "./box.ts";
import type { ConsensusState } from "./consensus.ts";

export type NomineeState = (typeof nominee.$inferSelect)["state"];
type Named = { person: number; name: string; reason: string | null };
/** `holder`: the organization for which, or the person who, supports. */
type Supported = { person: number; organizationId: number | null; holder: string };

/** `organization`: for which they take part now. `window`: positions of the objection window. */
export type Nominee = {
  id: number;
  nominationId: number;
  number: number;
  personId: number;
  name: string;
  organization: string | null;
  state: NomineeState;
  statement: string | null;
  conflicts: string | null;
  note: string | null;
  window: { box: Box; state: ConsensusState } | undefined;
  namedBy: Named[];
  supportedBy: Supported[];
};

/** Of many posts at once, in the order they were named. */
export async function nomineesOf(db: Db, nominationIds: number[]): Promise<Map<number, Nominee[]>> {
  const found = new Map<number, Nominee[]>();
  if (nominationIds.length === 0) return found;
  const rows = await nomineesIn(db, { nominationIds });
  const ids = rows.map((row) => row.id);
  const [named, supported] = await Promise.all([namingsOf(db, ids), supportOf(db, ids)]);
  for (const { box: ballots, consensusState, ...row } of rows) {
    const window = ballots && consensusState ? { box: ballots, state: consensusState } : undefined;
    const whole = { ...row, window, namedBy: named.get(row.id) ?? [], supportedBy: supported.get(row.id) ?? [] };
    found.set(row.nominationId, [...(found.get(row.nominationId) ?? []), whole]);
  }
  return found;
}

const takesPart = and(
  eq(member.personId, nominee.personId),
  eq(member.activityId, nominee.activityId),
  isNull(member.endedAt),
);

const nomineesIn = compiled((db: Db, { nominationIds }: Slots<{ nominationIds: number[] }>) =>
  db
    .select({
      id: nominee.id,
      nominationId: nominee.nominationId,
      number: nominee.number,
      personId: nominee.personId,
      name: person.name,
      organization: organization.name,
      state: nominee.state,
      statement: nominee.statement,
      conflicts: nominee.conflicts,
      note: nominee.note,
      box: BOX,
      consensusState: consensus.state,
    })
    .from(nominee)
    .innerJoin(person, eq(person.id, nominee.personId))
    .leftJoin(member, takesPart)
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .leftJoin(box, eq(box.id, nominee.boxId))
    .leftJoin(consensus, eq(consensus.boxId, nominee.boxId))
    .where(sql`${nominee.nominationId} = any(${nominationIds}::bigint[])`)
    .orderBy(asc(nominee.nominationId), asc(nominee.number)),
);

async function namingsOf(db: Db, nomineeIds: number[]): Promise<Map<number, Named[]>> {
  const found = new Map<number, Named[]>();
  if (nomineeIds.length === 0) return found;
  for (const { of, ...row } of await namingsIn(db, { nomineeIds })) found.set(of, [...(found.get(of) ?? []), row]);
  return found;
}

const namingsIn = compiled((db: Db, { nomineeIds }: Slots<{ nomineeIds: number[] }>) =>
  db
    .select({ of: naming.nomineeId, person: naming.personId, name: person.name, reason: naming.reason })
    .from(naming)
    .innerJoin(person, eq(person.id, naming.personId))
    .where(sql`${naming.nomineeId} = any(${nomineeIds}::bigint[])`)
    .orderBy(asc(naming.at), asc(naming.personId)),
);

const speaksFor = alias(organization, "speaks_for");

async function supportOf(db: Db, nomineeIds: number[]): Promise<Map<number, Supported[]>> {
  const found = new Map<number, Supported[]>();
  if (nomineeIds.length === 0) return found;
  for (const { of, name, organization: holder, ...row } of await supportIn(db, { nomineeIds }))
    found.set(of, [...(found.get(of) ?? []), { ...row, holder: holder ?? name }]);
  return found;
}

const supportIn = compiled((db: Db, { nomineeIds }: Slots<{ nomineeIds: number[] }>) =>
  db
    .select({
      of: nomineeSupport.nomineeId,
      person: nomineeSupport.personId,
      name: person.name,
      organizationId: nomineeSupport.organizationId,
      organization: speaksFor.name,
    })
    .from(nomineeSupport)
    .innerJoin(person, eq(person.id, nomineeSupport.personId))
    .leftJoin(speaksFor, eq(speaksFor.id, nomineeSupport.organizationId))
    .where(sql`${nomineeSupport.nomineeId} = any(${nomineeIds}::bigint[])`)
    .orderBy(asc(nomineeSupport.at), asc(nomineeSupport.personId)),
);

type Written = typeof nominee.$inferInsert;

export async function addNominee(db: Db, made: Written): Promise<number> {
  return onlyRow(await db.insert(nominee).values(made).returning({ id: nominee.id })).id;
}

export type NomineeChange = Partial<
  Pick<Written, "state" | "answeredAt" | "statement" | "conflicts" | "note" | "boxId">
>;

export async function changeNominee(db: Db, id: number, change: NomineeChange): Promise<void> {
  await db.update(nominee).set(change).where(eq(nominee.id, id));
}

/** Who names somebody again says it anew. */
export async function putNaming(db: Db, made: typeof naming.$inferInsert): Promise<void> {
  const { at, reason } = made;
  const target = [naming.nomineeId, naming.personId];
  await db.insert(naming).values(made).onConflictDoUpdate({ target, set: { at, reason } });
}

export async function dropNaming(db: Db, nomineeId: number, personId: number): Promise<void> {
  await db.delete(naming).where(and(eq(naming.nomineeId, nomineeId), eq(naming.personId, personId)));
}

export async function dropSupport(db: Db, nomineeId: number, personId: number): Promise<void> {
  const theirs = and(eq(nomineeSupport.nomineeId, nomineeId), eq(nomineeSupport.personId, personId));
  await db.delete(nomineeSupport).where(theirs);
}

/** False when they supported this nominee already. */
export async function addSupport(db: Db, made: typeof nomineeSupport.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(nomineeSupport)
    .values(made)
    .onConflictDoNothing()
    .returning({ person: nomineeSupport.personId });
  return rows.length > 0;
}
