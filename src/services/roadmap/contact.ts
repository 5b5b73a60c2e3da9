import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { memberNumbered, membersLike } from "#db/queries/member.ts";
import type { EntryValues } from "#db/queries/roadmap.ts";
import { tidy } from "./entry.ts";

export type Contact = Pick<EntryValues, "contactId" | "contactName" | "contactEmail">;
export const NO_CONTACT: Contact = { contactId: null, contactName: null, contactEmail: null };

const ADDRESS = /[^\s<>;,"]+@[^\s<>;,"]+\.[^\s<>;,"]+/;
const CHARS = 150;

/** A member by number, address or whole name; anybody else by name and address, "A. Person <person@example.org>". */
export async function readContact(ctx: PersonContext, said: string): Promise<Contact> {
  const text = tidy(said);
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  if (number !== undefined) {
    const member = await memberNumbered(ctx.db, ctx.activity.id, Number(number));
    if (member) return { ...NO_CONTACT, contactId: member.personId };
    throw wrong(`There is no member ${number}.`, `${ctx.prefix}member list shows all of them.`);
  }
  if (text.length > CHARS)
    throw wrong("The contact is too long.", `Write a name and an address, ${CHARS} characters at most.`);
  const email = ADDRESS.exec(text)?.[0];
  const name = tidy(text.replace(email ?? "", "").replaceAll(/[<>()"]/g, " "));
  const member = await memberCalled(ctx, { email, name });
  if (member !== undefined) return { ...NO_CONTACT, contactId: member };
  return { contactId: null, contactName: name === "" ? null : name, contactEmail: email ?? null };
}

/** An address tells who it is; a name does where only one member is called that. */
async function memberCalled(
  { db, activity }: PersonContext,
  { email, name }: { email: string | undefined; name: string },
) {
  if (email !== undefined) {
    const found = await membersLike(db, activity.id, { typed: email, byEmail: true, limit: 5 });
    return found.find((one) => one.email?.toLowerCase() === email.toLowerCase())?.personId;
  }
  const found = await membersLike(db, activity.id, { typed: name, byEmail: false, limit: 5 });
  const called = found.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  return called.length === 1 ? called[0]?.personId : undefined;
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "contact" });
