import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { EntryStatus } from "#db/queries/roadmap.ts";
import { type Said, tidy } from "./entry.ts";
import { readDate } from "./read-date.ts";

/** As it is typed; "none" takes away what an entry said before. */
export type Typed = {
  topic?: string | undefined;
  body?: string | undefined;
  group?: string | undefined;
  number?: string | undefined;
  title?: string | undefined;
  type?: string | undefined;
  status?: EntryStatus | "none" | undefined;
  date?: string | undefined;
  edition?: string | undefined;
  link?: string | undefined;
  source?: string | undefined;
};

const emptied = (text: string) => (text.toLowerCase() === "none" ? null : text);

/** What was said of the fields; those nobody spoke of are absent. Throws a Problem for a date or address that is none. */
export function readSaid(ctx: Context, typed: Typed): Partial<Said> {
  const { body, title, group, number, topic, type, edition, source } = typed;
  const free = { topic, bodyGroup: group, deliverable: number, type, edition, source };
  const said = Object.entries(free).flatMap(([field, text]) =>
    text === undefined ? [] : [[field, emptied(tidy(text))] as const],
  );
  return {
    ...Object.fromEntries(said),
    ...(body === undefined ? {} : { body: tidy(body) }),
    ...(title === undefined ? {} : { title: tidy(title) }),
    ...(typed.status === undefined ? {} : { status: typed.status === "none" ? null : typed.status }),
    ...(typed.date === undefined ? {} : { date: dateOf(ctx, typed.date) }),
    ...(typed.link === undefined ? {} : { link: readAddress(typed.link) }),
  };
}

export const readsDate: Reads<string> = (ctx, said) => dateOf(ctx, said);
const dateOf = ({ now, activity }: Context, text: string) =>
  emptied(text) === null ? null : readDate(text, { now, zone: activity.zone });

export function readAddress(text: string): string | null {
  const link = emptied(text.trim());
  if (link === null || (/^https?:\/\/[^\s/]/i.test(link) && URL.canParse(link))) return link;
  throw new Problem({
    code: "invalid",
    message: `"${text.slice(0, 80)}" is no address.`,
    hint: "Write one that begins with https:// or http://.",
    field: "link",
  });
}
