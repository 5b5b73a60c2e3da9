import type { Move, Phase } from "#core/services/discussion/state.ts";
import { messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type ByTime, DAYS, passTime } from "../any-walk.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

export const SPEAKERS = ["SG21 representative", "SG17 representative", "ETSI representative"];

/** One thing somebody may try; `who` and `objection` count from 0 and 1. */
export type Step =
  | { verb: "position"; who: number; stance: "support" | "object" | "abstain" }
  | { verb: "withdraw" | "resolve"; who: number; objection: number }
  | { verb: "answer" | "settle"; objection: number }
  | { verb: "hold" | "comment"; who: number }
  | { verb: "call" | "extend" | "summarize" | "conclude" | ByTime };

/** What the database says of one discussion. */
export type Record = {
  concluded: boolean;
  /** The comment period. */
  closed: boolean;
  over: boolean;
  comments: number;
  summaries: number;
  positions: number;
  /** The calls, in order. */
  calls: {
    state: "open" | "waiting" | "agreed" | "not-agreed";
    closed: boolean;
    over: boolean;
    early: boolean;
    seats: number;
    positions: number;
    holds: number;
    objections: { number: number; state: string; choice: number }[];
  }[];
};

/** Tries it as a person would; returns what was answered. */
export async function tryStep(house: Assembly, discussion: number, step: Step): Promise<string> {
  const says = (who: number | undefined, text: string) =>
    house.types(
      who === undefined ? CHAIR : (SPEAKERS[who] ?? ""),
      `discussion ${text.replace("#", `discussion:${discussion}`)}`,
    );
  switch (step.verb) {
    case "position":
      return await says(
        step.who,
        `position # position:${step.stance}${step.stance === "object" ? ' reason:"So."' : ""}`,
      );
    case "withdraw":
    case "resolve":
      return await says(step.who, `${step.verb} # objection:${step.objection}`);
    case "answer":
      return await says(undefined, `answer # objection:${step.objection} text:"Thus."`);
    case "settle":
      return await says(undefined, `resolve # objection:${step.objection} how:"Thus."`);
    case "hold":
      return await says(step.who, "hold # days:3");
    case "comment":
      return await says(step.who, 'comment # text:"Well."');
    case "call":
      return await says(undefined, 'call # proposal:"So be it." closes:"in 8 days"');
    case "extend":
      return await says(undefined, `extend # closes:"in ${DAYS} days"`);
    case "summarize":
      return await says(undefined, 'summarize # text:"So far."');
    case "conclude":
      return await concludes(house, discussion);
    case "over":
    case "due":
      return await passTime(house, step.verb);
    default:
      return step satisfies never;
  }
}

/** Whoever is asked whether it shall end for good says yes. */
async function concludes(house: Assembly, discussion: number): Promise<string> {
  const shown = await house.chat.ask(CHAIR, { text: `discussion conclude discussion:${discussion} outcome:"So."` });
  const asked = textOf(shown).includes("Nothing is closed yet.") ? messageOf(shown) : undefined;
  return asked ? await house.presses(CHAIR, "Close for good", asked) : textOf(shown);
}

export async function readRecord(house: Assembly, discussion: number): Promise<Record> {
  const now = house.clock.now().toString();
  const [row] =
    await house.rows(sql`select d.concluded_at is not null as concluded, b.closed_at is not null as closed, b.ends_at <= ${now} as over,
      (select count(*)::int from comment o where o.discussion_id = d.id) as comments,
      (select count(*)::int from discussion_summary s where s.discussion_id = d.id) as summaries,
      (select count(*)::int from ballot a where a.box_id = b.id) as positions,
      (select coalesce(json_agg(json_build_object('state', c.state, 'closed', k.closed_at is not null, 'over', k.ends_at <= ${now},
          'early', coalesce(k.closed_at, ${now}) < k.opened_at + interval '7 days',
          'seats', (select count(*) from seat s where s.box_id = k.id), 'positions', (select count(*) from ballot a where a.box_id = k.id),
          'holds', (select count(*) from hold h where h.box_id = k.id),
          'objections', (select coalesce(json_agg(json_build_object('number', o.number, 'state', o.state,
              'choice', (select a.choice[1] from ballot a where a.seat_id = o.seat_id)) order by o.number), '[]')
            from objection o where o.box_id = k.id)) order by l.number), '[]')
        from discussion_call l join box k on k.id = l.box_id join consensus c on c.box_id = k.id where l.discussion_id = d.id) as calls
    from discussion d join box b on b.id = d.box_id where d.number = ${discussion}`);
  return row as Record;
}

export function phaseOf({ concluded, closed, over, calls }: Record): Phase {
  const call = calls.at(-1);
  if (concluded) return "concluded";
  if (!call) return closed || over ? "ended" : "comments";
  if (call.state === "open") return call.over ? "over" : "call";
  return call.state === "not-agreed" ? "ended" : call.state;
}

export function moveOf({ verb }: Step): Move | undefined {
  if (verb === "over" || verb === "due") return undefined;
  return verb === "settle" ? "resolve" : verb;
}
