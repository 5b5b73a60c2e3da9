import type { Message, Part, Span } from "#core/contract/view.ts";
import { counted, line, say } from "./say.ts";

type List = "itu-group" | "outside-body";
const TITLES = { "itu-group": "ITU groups", "outside-body": "Outside bodies" };

export function organizationAdded(name: string, prefix: string): Message {
  return say(
    `${name} is on the list. ${prefix}organization designate names its representative once one has registered.`,
  );
}

export function organizationEdited({ before, name }: { before: string; name: string }): Message {
  return say(before === name ? `${name} is changed.` : `${before} is now called ${name}.`);
}

export function representativeDesignated({ organization, name }: { organization: string; name: string | undefined }) {
  if (name === undefined)
    return say(
      `${organization} has no designated representative any more: each of its confirmed members may answer for it.`,
    );
  return say(`${name} represents ${organization} from now on and alone answers for it. ${name} is told.`);
}

/** To the person who represents an organization now, or no longer does. */
export function designated(title: string, organization: string, represents: boolean): Message {
  if (!represents) return say(`You are no longer the designated representative of ${organization} in ${title}.`);
  return say(
    `You are now the designated representative of ${organization} in ${title}: you alone answer for it, and you confirm its other members.`,
  );
}

type Listed = { name: string; list: List | null; representative: string | null; confirmed: number };
type Found = { organizations: Listed[]; missing: { name: string; list: List }[]; narrowed: boolean };

export function organizationList({ organizations, missing, narrowed }: Found, prefix: string): Message {
  if (organizations.length === 0 && missing.length === 0) {
    if (narrowed) return say(`No organization matches this. ${prefix}organization list shows all of them.`);
    return say(`There is no organization yet. ${prefix}organization add adds one; a registration does so by itself.`);
  }
  const summary = `${counted(organizations.length, "organization")}.`;
  const groups: (List | null)[] = ["itu-group", "outside-body", null];
  const parts = groups.flatMap((list) => group(list, organizations));
  const without = (["itu-group", "outside-body"] as const).flatMap((list) => nobodyYet(list, missing));
  return { kind: "message", summary, parts: [line(summary), ...parts, ...without] };
}

function nobodyYet(list: List, missing: Found["missing"]): Part[] {
  const names = missing.filter((one) => one.list === list).map(({ name }) => name);
  const which = list === "itu-group" ? "these ITU groups" : "these outside bodies";
  return names.length === 0 ? [] : [line(`Nobody has registered yet for ${which}: ${names.join("; ")}.`)];
}

function group(list: List | null, all: Listed[]): Part[] {
  const own = all.filter((one) => one.list === list);
  if (own.length === 0) return [];
  const items = own.map(({ name, representative, confirmed }): Span[] => [
    { bold: name },
    ` — ${representative ? `represented by ${representative}` : "no designated representative"}, ${counted(confirmed, "confirmed member")}`,
  ]);
  const title = list === null ? "Other organizations" : TITLES[list];
  return [
    { kind: "heading", text: title },
    { kind: "list", ordered: false, items },
  ];
}

type Exported = { list: List; contacts: number; empty: number; hidden: boolean };

export function contactsExported(title: string, { list, contacts, empty, hidden }: Exported): Message {
  const which = list === "itu-group" ? "ITU groups" : "outside bodies";
  const without = empty > 0 ? `; ${empty} without a contact` : "";
  const text = `The list of contacts and representatives of ${which} in ${title}: ${counted(contacts, "contact")}${without}.`;
  return hidden ? say(text, line("E-mail addresses are left out: the officers of this activity see them.")) : say(text);
}
