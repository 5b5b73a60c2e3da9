import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { auditOf, namesOf } from "#db/queries/audit.ts";
import { readMoment } from "../time/read-moment.ts";

const LISTED = 200;

export type AskAudit = {
  about?: string | undefined;
  by?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
};

/** The newest events that fit; `more`: there are older ones. */
export async function readAudit(ctx: Context, input: AskAudit) {
  const rows = await auditOf(ctx.db, {
    activityId: ctx.activity.id,
    about: input.about?.toLowerCase(),
    by: input.by,
    since: input.since === undefined ? undefined : edge(ctx, input.since, "since"),
    until: input.until === undefined ? undefined : edge(ctx, input.until, "until"),
    limit: LISTED + 1,
  });
  const listed = rows.slice(0, LISTED);
  const wanted = new Map<string, Set<number>>();
  const named = listed.map(({ ids }) => thingsIn(ids));
  for (const [noun, id] of named.flat()) wanted.set(noun, (wanted.get(noun) ?? new Set()).add(id));
  const names = await namesOf(ctx.db, wanted);
  const events = listed.map(({ at, person, platform, room, what }, index) => ({
    at: at.toString(),
    person,
    platform,
    room,
    what,
    things: (named[index] ?? []).flatMap(([noun, id]) => {
      const name = names.get(`${noun} ${id}`);
      return name === undefined ? [] : [`${noun} ${name}`];
    }),
  }));
  return { zone: ctx.activity.zone, events, more: rows.length > LISTED };
}

const thingsIn = (ids: Record<string, number | number[]>): [string, number][] =>
  Object.entries(ids).flatMap(([noun, of]) => [of].flat().map((id): [string, number] => [noun, id]));

/** A day begins at its midnight; `until` takes that day in. */
function edge({ now, activity }: Context, said: string, field: "since" | "until"): Temporal.Instant {
  const moment = readMoment(said, now, activity.zone);
  if (moment.kind === "instant") return moment.at;
  if (moment.kind === "day") {
    const day = field === "until" ? moment.day.add({ days: 1 }) : moment.day;
    return day.toZonedDateTime(moment.zone).toInstant();
  }
  const message = moment.kind === "wrong" ? moment.message : `"${said.slice(0, 80)}" is not understood as a date.`;
  throw new Problem({ code: "invalid", message, hint: "Write a date such as 2025-09-30.", field });
}

export async function completeNouns(ctx: Context, typed: string) {
  const nouns = [...new Set(ctx.commands.map((command) => command.name.split(" ")[0] ?? ""))];
  return nouns
    .filter((noun) => noun.startsWith(typed.trim().toLowerCase()))
    .toSorted()
    .slice(0, 25)
    .map((noun) => ({ label: noun, value: noun }));
}
