import { about, byVoter, type Step, type Verbs, voter } from "./verb.ts";

const RECEIVED: Step = (n) => ({
  text: `statement receive title:"Avatars ${n}" from:"3GPP SA" purpose:action deadline:"in 4 weeks" text:"What is planned?"`,
});
const DRAFTED: Step = (n) => ({
  text: `statement draft title:"Terms ${n}" to:"ETSI" purpose:comment deadline:"in 4 weeks" text:"Do they fit?"`,
});
const APPROVED = about("statement approve statement:# early:yes");
const WITHDRAWN = about("statement withdraw statement:#");

/** What a form sends and no line of text can: a file for each of those that came in. */
const FILES = `with theirs as (select id, entered_by, entered_at, row_number() over (order by id) as nth
    from statement where activity_id = 1 and files = 0 and direction = 'in'),
  made as (insert into file (activity_id, name, type, size, hash, kept_by, kept_at)
    select 1, 'ls.pdf', 'application/pdf', 4, repeat('0', 64), entered_by, entered_at from theirs returning id),
  chunks as (insert into file_chunk (activity_id, file_id, position, bytes) select 1, id, 0, '%PDF' from made),
  files as (select id, row_number() over (order by id) as nth from made),
  attached as (insert into statement_file (activity_id, statement_id, number, file_id)
    select 1, theirs.id, 1, files.id from theirs join files using (nth) returning statement_id)
  update statement set files = 1 where id in (select statement_id from attached)`;

export const statements: Verbs = {
  "statement approve": { before: [DRAFTED], call: APPROVED },
  "statement assign": {
    before: [RECEIVED],
    call: (n, [first]) => ({ text: `statement assign statement:${first} member:${n}` }),
  },
  "statement download": { before: [RECEIVED], rows: [FILES], call: about("statement download statement:#", voter) },
  "statement draft": { call: DRAFTED },
  "statement edit": { before: [DRAFTED], call: about('statement edit statement:# text:"Do these fit?"') },
  "statement export": { before: [RECEIVED], call: about("statement export statement:# format:md", voter) },
  "statement list": { call: byVoter("statement list words:Avatars") },
  "statement note": { before: [RECEIVED], call: about('statement note statement:# why:"It is known."') },
  "statement receive": { call: RECEIVED },
  "statement redirect": { before: [RECEIVED], call: about('statement redirect statement:# to:"ITU-T SG21"') },
  "statement reopen": { before: [DRAFTED, WITHDRAWN], call: about("statement reopen statement:#") },
  "statement reply": { before: [RECEIVED], call: about('statement reply statement:# text:"We agree."') },
  "statement review": { before: [DRAFTED], call: about('statement review statement:# closes:"in 1 week"') },
  "statement send": { before: [DRAFTED, APPROVED], call: about("statement send statement:#") },
  "statement show": { before: [RECEIVED], call: about("statement show statement:#", voter) },
  "statement withdraw": { before: [DRAFTED], call: WITHDRAWN },
};
