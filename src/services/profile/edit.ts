import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeOwnContact, changeProfile, type ProfileChange } from "#db/queries/profile.ts";
import { readQuiet } from "./read-quiet.ts";
import { readZone } from "./read-zone.ts";

export type EditProfile = {
  name?: string | undefined;
  zone?: string | undefined;
  quiet?: string | undefined;
  email?: string | undefined;
  employer?: string | undefined;
};

/** Changes what one says about oneself; the address and the employer are of this activity. */
export async function editProfile(ctx: PersonContext, input: EditProfile): Promise<void> {
  const { name, zone, quiet, email, employer } = input;
  const person: ProfileChange = {
    ...(name === undefined ? {} : { name: name.replace(/\s+/gu, " "), named: true }),
    ...(zone === undefined ? {} : { zone: readZone(zone) }),
    ...(quiet === undefined ? {} : readQuiet(quiet)),
  };
  const contact = {
    ...(email === undefined ? {} : { email }),
    ...(employer === undefined ? {} : { employer: employer.toLowerCase() === "none" ? null : employer }),
  };
  const ofPerson = Object.keys(person).length > 0;
  const ofMember = Object.keys(contact).length > 0;
  if (!ofPerson && !ofMember) throw nothing(ctx);
  if (ofPerson) await changeProfile(ctx.db, ctx.actor.person, person);
  const own = { activityId: ctx.activity.id, personId: ctx.actor.person };
  if (ofMember && !(await changeOwnContact(ctx.db, own, contact))) throw notRegistered(ctx, email !== undefined);
  await ctx.record({ what: "profile edited", ids: { person: ctx.actor.person }, show: SHOW });
}

export const SHOW = { command: "profile show", args: {} };

const nothing = ({ prefix }: PersonContext) =>
  new Problem({
    code: "invalid",
    message: "Nothing was said that would change.",
    hint: `Give at least one of name, zone, quiet, email or employer; ${prefix}profile show tells what is kept.`,
    field: "name",
  });

const notRegistered = ({ prefix, activity }: PersonContext, byEmail: boolean) =>
  new Problem({
    code: "conflict",
    message: `You are not registered in ${activity.charter.acronym}, so there is no place for this.`,
    hint: `Type ${prefix}register to take part.`,
    field: byEmail ? "email" : "employer",
  });
