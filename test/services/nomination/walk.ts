import type { Move, Phase } from "#core/services/nomination/state.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

export const SPEAKERS = ["SG21 representative", "SG17 representative", "ETSI representative"];

/** One thing somebody may try; `who` and `whom` count from 0, `objection` from 1. */
export type Step =
  | { verb: "nominate" | "support" | "object"; who: number; whom: number }
  | { verb: "accept" | "decline" | "leave"; who: number }
  | { verb: "withdraw" | "resolve"; who: number; objection: number }
  | { verb: "answer" | "settle"; objection: number }
  | { verb: "appoint"; whom: number }
  /** "over": the end comes, and the clock's call is lost. "due": it comes, and the clock calls. */
  | { verb: "extend" | "close" | "over" | "due" };

/** What the database says of one post to fill. */
export type Record = {
  state: "open" | "vacant" | "window" | "deciding" | "appointed" | "closed";
  over: boolean;
  ended: boolean;
  supports: number;
  offices: number;
  nominees: {
    state: "named" | "accepted" | "declined" | "withdrawn";
    person: string;
    named: number;
    window: "open" | "waiting" | "agreed" | "not-agreed" | null;
    closed: boolean;
    appointed: boolean;
    objections: { number: number; state: string; choice: number }[];
  }[];
};

const DAYS = 9;

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
    case "over":
    case "due":
      if (step.verb === "over") await house.rows(sql`delete from work where kind = 'alarm'`);
      await house.clock.move(house.clock.now().add({ hours: 24 * DAYS }));
      if (step.verb === "due") await house.house.settle();
      return "";
    default:
      return step satisfies never;
  }
}

export async function readRecord(house: Assembly, nomination: number): Promise<Record> {
  const now = house.clock.now().toString();
  const [row] =
    await house.rows(sql`select n.state, n.closes_at <= ${now} as over, coalesce(n.window_ends_at <= ${now}, false) as ended,
      (select count(*)::int from nominee_support s join nominee e on e.id = s.nominee_id where e.nomination_id = n.id) as supports,
      (select count(*)::int from liaison l where l.nomination_id = n.id) as offices,
      (select coalesce(json_agg(json_build_object('state', e.state, 'person', p.name, 'window', c.state, 'closed', b.closed_at is not null,
          'named', (select count(*) from naming a where a.nominee_id = e.id),
          'appointed', exists (select from liaison l where l.nomination_id = n.id and l.person_id = e.person_id),
          'objections', (select coalesce(json_agg(json_build_object('number', o.number, 'state', o.state,
              'choice', (select a.choice[1] from ballot a where a.seat_id = o.seat_id)) order by o.number), '[]')
            from objection o where o.box_id = e.box_id)) order by e.number), '[]')
        from nominee e join person p on p.id = e.person_id left join box b on b.id = e.box_id left join consensus c on c.box_id = e.box_id
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
  return verb === "leave" ? "withdraw" : verb;
}
