import { about, byVoter, type Step, says, type Verbs, voter } from "./verb.ts";

const OPENED = says('nomination open body:ETSI direction:to closes:"in 4 weeks" term:"2 years"');
const SELF = about('nomination nominate nomination:# person:me statement:"I follow it." conflicts:none', voter);
const NAMED: Step[] = [OPENED, SELF];
/** Each for a body of its own, which has one representative at most. */
const bodyOf = (n: number) => `Body ${"x".repeat(n % 50)} ${n}`;
const POST: Step[] = [
  (n) => ({ text: `organization add name:"${bodyOf(n)}" list:outside-body` }),
  (n) => ({ text: `nomination open body:"${bodyOf(n)}" direction:to closes:"in 4 weeks"` }),
  (n, made) => ({ as: voter(n), text: `nomination nominate nomination:${made[1]} person:me` }),
];

/** What only time brings: of each post that is open, by its nominee who objects. */
const windowOf = (objection: boolean) => `do $$ declare one record; ballots bigint; held bigint; begin
  for one in select e.id, e.person_id, n.id as post, n.opened_at from nominee e join nomination n on n.id = e.nomination_id
      where n.state = 'open' and e.state = 'accepted' loop
    insert into box (activity_id, per, kind, opened_at, ends_at)
      values (1, 'organization', 'approve', one.opened_at, one.opened_at + interval '7 days') returning id into ballots;
    insert into consensus (box_id, activity_id) values (ballots, 1);
    insert into seat (activity_id, box_id, organization_id)
      select 1, ballots, organization_id from member where activity_id = 1 and person_id = one.person_id and ended_at is null
      returning id into held;
    if ${objection} then
      insert into ballot (activity_id, box_id, kind, seat_id, choice, cast_by, cast_at)
        values (1, ballots, 'approve', held, '{2}', one.person_id, one.opened_at);
      insert into objection (activity_id, box_id, number, seat_id, reason, raised_by, raised_at)
        values (1, ballots, 1, held, 'So.', one.person_id, one.opened_at);
    end if;
    update nominee set box_id = ballots where id = one.id;
    update nomination set state = 'window', window_ends_at = one.opened_at + interval '7 days' where id = one.post;
  end loop; end $$`;
const WINDOW = { before: NAMED, rows: [windowOf(true)] };
const DECIDING = [
  windowOf(false),
  "update consensus set state = 'agreed', settled_at = now() where box_id in (select box_id from nominee join nomination n on n.id = nomination_id where n.state = 'window')",
  "update box set closed_at = ends_at where id in (select box_id from nominee join nomination n on n.id = nomination_id where n.state = 'window')",
  "update nomination set state = 'deciding' where state = 'window'",
];

const FIRST_OFFICE = 100_000;
const OFFICES = {
  before: NAMED,
  rows: [
    `insert into liaison (activity_id, number, organization_id, direction, person_id, since, until, nomination_id, appointed_by)
      select 1, ${FIRST_OFFICE} + n.number, n.organization_id, 'to', e.person_id, n.opened_at - interval '1 day',
        n.opened_at + interval '1 year', n.id, n.opened_by from nominee e join nomination n on n.id = e.nomination_id
      where n.state = 'open' and e.state = 'accepted' on conflict do nothing`,
  ],
};
const office =
  (text: string, as?: (n: number) => string): Step =>
  (n, [post = 0]) => ({ text: text.replace("#", String(FIRST_OFFICE + post)), ...(as ? { as: as(n) } : {}) });

export const nominations: Verbs = {
  "nomination abstain": { ...WINDOW, call: about("nomination abstain nomination:# nominee:1", voter) },
  "nomination accept": {
    before: NAMED,
    call: about('nomination accept nomination:# statement:"I do." conflicts:none', voter),
  },
  "nomination answer": { ...WINDOW, call: about('nomination answer nomination:# objection:1 text:"It ends."') },
  "nomination appoint": {
    before: POST,
    rows: DECIDING,
    call: (_, made) => ({ text: `nomination appoint nomination:${made[1]} person:1` }),
  },
  "nomination close": { before: [OPENED], call: about("nomination close nomination:#") },
  "nomination decline": { before: NAMED, call: about("nomination decline nomination:#", voter) },
  "nomination extend": { before: [OPENED], call: about('nomination extend nomination:# closes:"in 6 weeks"') },
  "nomination list": { call: byVoter("nomination list state:open") },
  "nomination nominate": { before: [OPENED], call: SELF },
  "nomination object": { ...WINDOW, call: about('nomination object nomination:# nominee:1 reason:"Still."', voter) },
  "nomination open": { call: OPENED },
  "nomination resolve": { ...WINDOW, call: about('nomination resolve nomination:# objection:1 how:"It ended."') },
  "nomination show": { before: NAMED, call: about("nomination show nomination:#", voter) },
  "nomination support": { before: NAMED, call: about("nomination support nomination:# nominee:1", voter) },
  "nomination withdraw": { ...WINDOW, call: about("nomination withdraw nomination:# objection:1", voter) },
  "liaison end": { ...OFFICES, call: office("liaison end liaison:#") },
  "liaison export": { call: byVoter("liaison export") },
  "liaison list": { call: byVoter("liaison list") },
  "liaison renew": { ...OFFICES, call: office("liaison renew liaison:#") },
  "liaison report": {
    ...OFFICES,
    call: office('liaison report liaison:# concerns:"Two drafts." statements:None events:"Plenary."', voter),
  },
  "liaison show": { ...OFFICES, call: office("liaison show liaison:#", voter) },
};
