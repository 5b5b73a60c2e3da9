import { about, byVoter, type Step, says, type Verbs, voter } from "./verb.ts";

const SUBMITTED = says('document submit title:"Use cases" source:"ETSI" meeting:1 link:https://example.org/paper.pdf');
/** A meeting with an agenda, and a document for it. */
const FOR_MEETING: Step[] = [
  says(
    'meeting schedule title:"A call" starts:"2025-12-04 15:00" ends:"2025-12-04 17:00" link:https://example.org/call',
  ),
  about('agenda import meeting:# items:"1. Opening 2. Use cases 3. Closing"'),
  about('document submit title:"Use cases" source:"ETSI" meeting:# link:https://example.org/paper.pdf'),
];
/** What a form sends and no line of text can: a file for each revision. */
const FILES = `with made as (insert into file (activity_id, name, type, size, hash, kept_by, kept_at)
    select activity_id, 'paper.pdf', 'application/pdf', 4, repeat('0', 64), submitted_by, submitted_at
      from document_revision where file_id is null returning id),
  chunks as (insert into file_chunk (activity_id, file_id, position, bytes) select 1, id, 0, '%PDF' from made),
  files as (select id, row_number() over (order by id) as nth from made),
  revisions as (select id, row_number() over (order by id) as nth from document_revision where file_id is null)
  update document_revision set file_id = files.id from files join revisions using (nth)
    where document_revision.id = revisions.id`;

export const documents: Verbs = {
  "document announce": { call: byVoter('document announce title:"Use cases" source:"ETSI" meeting:1') },
  "document assign": {
    before: FOR_MEETING,
    call: (_n, made) => ({ text: `document assign document:I-${made[2]} item:2` }),
  },
  "document download": { before: [SUBMITTED], rows: [FILES], call: about("document download document:I-#", voter) },
  "document export": { call: byVoter("document export meeting:1") },
  "document list": { call: byVoter("document list meeting:1") },
  "document revise": {
    before: [SUBMITTED],
    call: about('document revise document:I-# link:https://example.org/paper-2.pdf note:"Section 3 is new."'),
  },
  "document show": { before: [SUBMITTED], call: about("document show document:I-#", voter) },
  "document submit": { call: SUBMITTED },
  "document withdraw": { before: [SUBMITTED], call: about('document withdraw document:I-# reason:"Merged."') },
};
