import type { Move } from "#core/services/statement/state.ts";
import type { StatementState } from "#db/queries/statement.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

export const PEOPLE = ["SG21 representative", "ETSI representative"];

/** One thing somebody may try. "answer": a reply is drafted, approved and sent. "over": the comments on it come to their end. "early": approved before that. */
export type Step = { verb: Move | "answer" | "early" | "over"; who: number };

/** What the database says of one statement. */
export type Record = {
  state: StatementState;
  version: number;
  identifier: string | null;
  responsible: boolean;
  settled: boolean;
  approved: string | null;
  reviewing: boolean;
  /** Others than the co-chair, who drafted it, have seen it. */
  shown: boolean;
  sentReplies: number;
  events: string[];
};

const SAID: { [Verb in Move]: string } = {
  edit: 'edit # text:"Anew."',
  review: 'review # closes:"in 2 days"',
  approve: "approve #",
  send: "send #",
  reply: 'reply # text:"So."',
  assign: "assign # member:",
  note: 'note # why:"So."',
  redirect: "redirect # to:IEEE",
  withdraw: "withdraw #",
  reopen: "reopen #",
};

/** Tries it as a person would; returns what was answered. */
export async function tryStep(house: Assembly, statement: number, { verb, who }: Step): Promise<string> {
  const says = (text: string) =>
    house.types(
      who === 0 ? CHAIR : (PEOPLE[who - 1] ?? ""),
      `statement ${text.replace("#", `statement:${statement}`)}`,
    );
  switch (verb) {
    case "over":
      await house.clock.move(house.clock.now().add({ hours: 72 }));
      await house.house.settle();
      return "";
    case "early":
      return await says("approve # early:yes");
    case "assign":
      return await says(`assign # member:"${PEOPLE[who % PEOPLE.length]}"`);
    case "answer": {
      const said = await says('reply # text:"So."');
      const reply = /^Statement (\d+) is a draft/.exec(said)?.[1];
      if (reply === undefined) return said;
      await house.types(CHAIR, `statement approve statement:${reply} early:yes`);
      await house.types(CHAIR, `statement send statement:${reply}`);
      return said;
    }
    default:
      return await says(SAID[verb]);
  }
}

export async function readRecord(house: Assembly, statement: number): Promise<Record> {
  const [row] =
    await house.rows(sql`select s.state, s.version, s.identifier, s.responsible_id is not null as responsible,
      s.settled_at is not null as settled, s.approved_as as approved,
      s.state <> 'draft' and (s.direction = 'in' or s.discussion_id is not null or s.approved_at is not null) as shown,
      coalesce((select b.closed_at is null and b.ends_at > ${house.clock.now().toString()} from discussion d join box b on b.id = d.box_id
        where d.id = s.discussion_id), false) as reviewing,
      (select count(*)::int from statement r where r.in_reply_to = s.id and r.state = 'sent') as "sentReplies",
      (select coalesce(json_agg(e.what order by e.id), '[]') from statement_event e where e.statement_id = s.id) as events
    from statement s where s.number = ${statement}`);
  return row as Record;
}
