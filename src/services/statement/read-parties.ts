import { COUNTRY_CODES } from "#core/contract/charter-values.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { isBlank } from "#core/contract/visible.ts";
import { nameKey } from "#db/queries/member.ts";
import { organizationsLike } from "#db/queries/organization.ts";
import type { Contact, Destination, Purpose } from "#db/queries/statement.ts";
import { orNone } from "../agenda/read-said.ts";

const BODY_CHARS = 200;
const PARTIES_AT_MOST = 30;
const FOR = /^(.*\S)(?:\s+\(?for\s+|\s+\(|\s*:\s*(?:for\s+)?)(actions?|comments?|info(?:rmation)?)\)?$/is;
/** "for fun": in lower case it is no part of a name. */
const FOR_WHAT = /\sfor\s+\p{Ll}+$/u;
const WEIGHT: Record<Purpose, number> = { action: 2, comment: 1, information: 0 };
const PURPOSES: Purpose[] = ["action", "comment", "information"];

const wrong = (field: string, message: string, hint: string) => new Problem({ code: "invalid", message, hint, field });

const split = (said: string) =>
  said
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => !isBlank(one));

/** "ETSI; IEEE for information": each body with what is asked of it, `purpose` where nothing is said. */
export function readDestinations(ctx: About, said: string, purpose: Purpose): Destination[] {
  const hint = 'Write the bodies with semicolons, such as "ETSI for action; IEEE for information".';
  const found = split(said).map((one): Destination => {
    const known = FOR.exec(one);
    if (!known && (one.includes(":") || FOR_WHAT.test(one)))
      throw wrong("to", `"${one.slice(0, 80)}" does not say what is asked of whom.`, hint);
    const [, body = one, typed = purpose] = known ?? [];
    return {
      body: body.trim(),
      purpose: PURPOSES.find((each) => each.startsWith(typed.toLowerCase().replace(/s$/, ""))) ?? purpose,
    };
  });
  for (const { body } of found) mustBeAnother(ctx, body, "to");
  if (found.length === 0) throw wrong("to", "Nobody is named whom it is for.", hint);
  if (found.length > PARTIES_AT_MOST) throw wrong("to", `It is for more than ${PARTIES_AT_MOST} bodies.`, hint);
  const long = found.find(({ body }) => body.length > BODY_CHARS);
  if (long) throw wrong("to", `"${long.body.slice(0, 60)} …" has more than ${BODY_CHARS} characters.`, hint);
  const twice = found.find(({ body }, at) => found.findIndex((one) => nameKey(one.body) === nameKey(body)) < at);
  if (twice) throw wrong("to", `${twice.body} is named twice.`, "Name each body once.");
  return found;
}

type About = { activity: { charter: { acronym: string; title: string } } };

/** Throws a Problem for the activity itself: nothing goes to it from here, or comes to it from itself. */
export function mustBeAnother({ activity }: About, body: string, field: "from" | "to"): void {
  const { acronym, title } = activity.charter;
  if (![acronym, title].map(nameKey).includes(nameKey(body))) return;
  throw wrong(field, `${acronym} is this activity itself.`, "Name the other group or body.");
}

/** The most that is asked of anybody. */
export const weightiest = (destinations: Destination[]): Purpose =>
  destinations
    .map((one) => one.purpose)
    .reduce((most, one) => (WEIGHT[one] > WEIGHT[most] ? one : most), "information");

const CONTACTS = 'One a line or with semicolons: "name, organization, country, e-mail".';

/** "A name, ETSI, FR, name@example.org; …": the address and the country are known by their form. */
export function readContacts(said: string): Contact[] {
  const found = split(said).map(readContact);
  if (found.length > PARTIES_AT_MOST)
    throw wrong("contacts", `These are more than ${PARTIES_AT_MOST} contacts.`, CONTACTS);
  return found;
}

/** The same; "none" for nobody. */
export const contactsSaid = (said: string) => (orNone(said) === null ? [] : readContacts(said));

function readContact(said: string): Contact {
  const words = said
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const take = (fits: (word: string) => boolean) => {
    const at = words.findIndex((word, index) => index > 0 && fits(word));
    return at < 0 ? null : (words.splice(at, 1)[0] ?? null);
  };
  const email = take((word) => word.includes("@"));
  const country = take((word) => COUNTRY_CODES.has(word));
  const [name, ...organization] = words;
  if (name === undefined || name.includes("@"))
    throw wrong("contacts", `"${said}" does not begin with a name.`, CONTACTS);
  return { name, organization: organization.length === 0 ? null : organization.join(", "), country, email };
}

/** As it is typed, to be changed in a form. */
export const contactsAsTyped = (contacts: Contact[]) =>
  contacts
    .map(({ name, organization, country, email }) =>
      [name, organization, country, email].filter((one) => one !== null).join(", "),
    )
    .join("\n");

export const destinationsAsTyped = (destinations: Destination[]) =>
  destinations.map(({ body, purpose }) => `${body} for ${purpose}`).join("; ");

/** Bodies the activity knows; any other may be typed as well. */
export async function completeBodies(ctx: Context, typed: string): Promise<Option[]> {
  const { outsideBodies, parent } = ctx.activity.charter;
  const [, before = "", last = ""] = /^(.*;)?([^;]*)$/s.exec(typed) ?? [];
  const words = last.trim().toLowerCase();
  const invited = [parent, ...outsideBodies].map(({ acronym, name }) => acronym ?? name);
  const known = invited.filter((name) => name.toLowerCase().includes(words));
  const names = [...new Set([...known, ...(await organizationsLike(ctx.db, ctx.activity.id, words, 25))])];
  return names.slice(0, 25).map((name) => {
    const value = before === "" ? name : `${before} ${name}`;
    return { label: value, value };
  });
}
