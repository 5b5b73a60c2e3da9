import type { Move, Phase } from "#core/services/nomination/state.ts";
import { textOf } from "../../dispatch/direct-chat.ts";
import { type ByTime, DAYS, passTime } from "../any-walk.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

export const SPEAKERS = ["SG21 representative", "SG17 representative", "ETSI representative"];

/** One thing somebody may try; `who` and `whom` count from 0, `objection` from 1. */
export type Step =
  | { verb: "nominate" | "support" | "object" | "abstain" | "unsupport"; who: number; whom: number }
  | { verb: "accept" | "decline" | "leave"; who: number }
  | { verb: "withdraw" | "resolve"; who: number; objection: number }
  | { verb: "answer" | "settle"; objection: number }
  | { verb: "appoint"; whom: number }
  /** A membership that ends, and somebody who asks to be forgotten. */
  | { verb: "ends" | "forgets"; who: number }
  | { verb: "extend" | "close" | ByTime };

/** What the database says of one post to fill. */
export type Record = {
  state: "open" | "vacant" | "window" | "deciding" | "appointed" | "closed";
  over: boolean;
  ended: boolean;
  supports: number;
  offices: number;
  nominees: {
    state: "named" | "accepted" | "declined" | "withdrawn";
    person: number;
    member: boolean;
    named: number;
    window: "open" | "waiting" | "agreed" | "not-agreed" | null;
    closed: boolean;
    appointed: boolean;
    objections: { number: number; state: string; choice: number }[];
  }[];
};

/** Tries it as a person would; returns what was answered. */
export async function tryStep(house: Assembly, nomination: number, step: Step): Promise<string> {
  const says = (who: number | undefined, text: string) =>
    house.types(
      who === undefined ? CHAIR : (SPEAKERS[who] ?? ""),
      `nomination ${text.replace("#", `nomination:${nomination}`)}`,
    );
  const named = (whom: number) => `"${SPEAKERS[whom]}"`;
  switch (step.verb) {
    case "nominate":
      return await says(step.who, `nominate # person:${named(step.whom)}`);
    case "support":
      return await says(step.who, `support # nominee:${named(step.whom)}`);
    case "abstain":
      return await says(step.who, `abstain # nominee:${named(step.whom)}`);
    case "unsupport":
      return await says(step.who, `withdraw # nominee:${named(step.whom)}`);
    case "object":
      return await says(step.who, `object # nominee:${named(step.whom)} reason:"So."`);
    case "accept":
    case "decline":
      return await says(step.who, `${step.verb} #`);
    case "leave":
      return await says(step.who, "withdraw #");
    case "withdraw":
    case "resolve":
      return await says(step.who, `${step.verb} # objection:${step.objection}`);
    case "answer":
      return await says(undefined, `answer # objection:${step.objection} text:"Thus."`);
    case "settle":
      return await says(undefined, `resolve # objection:${step.objection} how:"Thus."`);
    case "appoint":
      return await says(undefined, `appoint # person:${named(step.whom)}`);
    case "extend":
      return await says(undefined, `extend # closes:"in ${DAYS} days"`);
    case "close":
      return await says(undefined, "close #");
    case "ends":
      return await house.types(CHAIR, `member end member:${named(step.who)}`);
    case "forgets":
      return await forgets(house, SPEAKERS[step.who] ?? "");
    case "over":
    case "due":
      return await passTime(house, step.verb);
    default:
      return step satisfies never;
  }
}

/** What that brings about elsewhere is brought about. */
async function forgets(house: Assembly, who: string): Promise<string> {
  const said = await house.chat.ask(who, {
    call: { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } },
  });
  await house.house.settle();
  return textOf(said);
}

/** Whoever has left takes part again, as the same person or as another. */
export async function seatEverybody(house: Assembly): Promise<void> {
  const there = await house.rows(
    sql`select p.name from member m join person p on p.id = m.person_id where m.ended_at is null`,
  );
  for (const name of SPEAKERS)
    if (!there.some((one) => one.name === name)) await house.seated(name, `Organization of ${name}`);
}

export async function readRecord(house: Assembly, nomination: number): Promise<Record> {
  const now = house.clock.now().toString();
  const [row] =
    await house.rows(sql`select n.state, n.closes_at <= ${now} as over, coalesce(n.window_ends_at <= ${now}, false) as ended,
      (select count(*)::int from nominee_support s join nominee e on e.id = s.nominee_id where e.nomination_id = n.id) as supports,
      (select count(*)::int from liaison l where l.nomination_id = n.id) as offices,
      (select coalesce(json_agg(json_build_object('state', e.state, 'person', e.person_id, 'member',
          exists (select from member m where m.person_id = e.person_id and m.ended_at is null), 'window', c.state, 'closed', b.closed_at is not null,
          'named', (select count(*) from naming a where a.nominee_id = e.id),
          'appointed', exists (select from liaison l where l.nomination_id = n.id and l.person_id = e.person_id),
          'objections', (select coalesce(json_agg(json_build_object('number', o.number, 'state', o.state,
              'choice', (select a.choice[1] from ballot a where a.seat_id = o.seat_id)) order by o.number), '[]')
            from objection o where o.box_id = e.box_id)) order by e.number), '[]')
        from nominee e left join box b on b.id = e.box_id left join consensus c on c.box_id = e.box_id
        where e.nomination_id = n.id) as nominees
    from nomination n where n.number = ${nomination}`);
  return row as Record;
}

export function phaseOf({ state, over, ended }: Record): Phase {
  if (state === "open" && over) return "over";
  return state === "window" && ended ? "ended" : state;
}

export function moveOf({ verb }: Step): Move | undefined {
  if (verb === "over" || verb === "due") return undefined;
  if (verb === "settle") return "resolve";
  return verb === "leave" || verb === "unsupport" || verb === "ends" || verb === "forgets" ? "withdraw" : verb;
}
