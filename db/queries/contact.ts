import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { liaison } from "../schema/liaison.ts";
import { member, organization, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import type { OrganizationRow } from "./organization.ts";

export type ContactRow = {
  organizationId: number;
  organization: string;
  list: OrganizationRow["list"];
  body: string | null;
  bodyGroup: string | null;
  organizationCountry: string | null;
  representativeId: number | null;
  designatedIn: string | null;
  personId: number;
  number: number;
  name: string;
  category: string;
  country: string | null;
  email: string | null;
  employer: string | null;
  confirmedAt: Temporal.Instant | null;
  awaitsApproval: boolean;
  registeredAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  appointedIn: string | null;
  /** Powers held now, separated by commas. */
  roles: string;
  /** "liaison representative to ETSI", separated by semicolons. */
  offices: string;
};

export type Contacts = { list?: OrganizationRow["list"]; former: boolean };

/** Who stands for which organization, by its name; `former`: those whose affiliation has ended too. */
export async function contactsOf(db: Db, activityId: number, { list, former }: Contacts): Promise<ContactRow[]> {
  const roles = sql<string>`(select coalesce(string_agg(${role.role}, ',' order by ${role.role}), '') from ${role}
    where ${role.activityId} = ${activityId} and ${role.personId} = ${member.personId} and ${role.until} is null)`;
  const offices = sql<string>`(select coalesce(string_agg('liaison representative ' || l.direction || ' ' || o.name, '; ' order by l.number), '')
    from ${liaison} l join ${organization} o on o.id = l.organization_id
    where l.activity_id = ${activityId} and l.person_id = ${member.personId} and l.ended_at is null)`;
  const present = former
    ? or(isNull(member.endedWhy), sql`${member.endedWhy} not in ('declined', 'linked', 'forgotten')`)
    : isNull(member.endedAt);
  const inList: SQL | undefined = list ? eq(organization.list, list) : undefined;
  return await db
    .select({
      organizationId: organization.id,
      organization: organization.name,
      list: organization.list,
      body: organization.body,
      bodyGroup: organization.bodyGroup,
      organizationCountry: organization.country,
      representativeId: organization.representativeId,
      designatedIn: organization.designatedIn,
      personId: member.personId,
      number: member.number,
      name: person.name,
      category: member.category,
      country: member.country,
      email: member.email,
      employer: member.employer,
      confirmedAt: member.confirmedAt,
      awaitsApproval: member.awaitsApproval,
      registeredAt: member.registeredAt,
      endedAt: member.endedAt,
      appointedIn: member.appointedIn,
      roles,
      offices,
    })
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.activityId, activityId), eq(organization.activityId, activityId), present, inList))
    .orderBy(asc(organization.nameKey), asc(member.number), asc(member.id));
}
