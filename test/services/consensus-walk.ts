import { messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type ByTime, DAYS, passTime } from "./any-walk.ts";
import { type Assembly, CHAIR, sql } from "./assembly.ts";

export const VOTERS = ["SG21 representative", "SG17 representative", "ETSI representative"];

/** One thing somebody may try; `who` and `objection` count from 0 and 1. */
export type Step =
  | { verb: "vote"; who: number; choice: "approve" | "object" | "abstain" }
  | { verb: "withdraw" | "resolve"; who: number; objection: number }
  | { verb: "answer" | "settle"; objection: number }
  | { verb: "hold"; who: number }
  | { verb: "extend" | "close" | ByTime };

/** What the database says of one poll. */
export type Record = {
  state: "open" | "waiting" | "agreed" | "not-agreed";
  closed: boolean;
  over: boolean;
  early: boolean;
  quorum: number;
  holds: number[];
  /** By seat, in the order of the voters: the ballot, and the states of its objections. */
  seats: { choice: number | null; objections: { number: number; state: string; metAs: string | null }[] }[];
};

/** Tries it as a person would; returns what was answered. */
export async function tryStep(house: Assembly, poll: number, step: Step): Promise<string> {
  const says = (who: number | undefined, text: string) =>
    house.types(who === undefined ? CHAIR : (VOTERS[who] ?? ""), text.replace("#", `poll:${poll}`));
  switch (step.verb) {
    case "vote":
      return await says(
        step.who,
        `poll vote # choice:${step.choice}${step.choice === "object" ? ` reason:"So."` : ""}`,
      );
    case "withdraw":
      return await says(step.who, `poll withdraw # objection:${step.objection}`);
    case "resolve":
      return await says(step.who, `poll resolve # objection:${step.objection}`);
    case "answer":
      return await says(undefined, `poll answer # objection:${step.objection} text:"Thus."`);
    case "settle":
      return await says(undefined, `poll resolve # objection:${step.objection} how:"Thus."`);
    case "hold":
      return await says(step.who, "poll hold #");
    case "extend":
      return await says(undefined, `poll extend # closes:"in ${DAYS} days"`);
    case "close":
      return await closes(house, poll);
    case "over":
    case "due":
      return await passTime(house, step.verb);
    default:
      return step satisfies never;
  }
}

/** Whoever is asked whether it shall end for good says yes. */
async function closes(house: Assembly, poll: number): Promise<string> {
  const shown = await house.chat.ask(CHAIR, { text: `poll close poll:${poll}` });
  const asked = textOf(shown).includes("Nothing is closed yet.") ? messageOf(shown) : undefined;
  return asked ? await house.presses(CHAIR, "Close for good", asked) : textOf(shown);
}

export async function readRecord(house: Assembly, poll: number): Promise<Record> {
  const now = house.clock.now().toString();
  const [row] = await house.rows(sql`select c.state, b.closed_at is not null as closed, b.ends_at <= ${now} as over,
      coalesce(b.closed_at, ${now}) < b.opened_at + interval '7 days' as early, b.quorum,
      (select coalesce(json_agg(h.nth), '[]') from hold h where h.box_id = b.id) as holds,
      (select json_agg(json_build_object('choice', (select a.choice[1] from ballot a where a.seat_id = s.id), 'objections',
        (select coalesce(json_agg(json_build_object('number', o.number, 'state', o.state, 'metAs', o.met_as) order by o.number), '[]')
          from objection o where o.seat_id = s.id)) order by s.id) from seat s where s.box_id = b.id) as seats
    from poll p join box b on b.id = p.box_id join consensus c on c.box_id = b.id where p.number = ${poll}`);
  return row as Record;
}
