import { about, byVoter, says, type Verbs, voter } from "./verb.ts";

const OPEN = says('poll open question:"Which topics first?" options:"Avatars; Identity; Haptics" closes:"in 2 weeks"');
const PROPOSED = says('poll open question:"Approve the terms of reference?" kind:approve closes:"in 2 weeks"');
const OBJECTED = about('poll vote poll:# choice:object reason:"Duty 3 is missing."', voter);
const CLOSED = about("poll close poll:#");

export const polls: Verbs = {
  "poll answer": { before: [PROPOSED, OBJECTED], call: about('poll answer poll:# objection:1 text:"It is in."') },
  "poll close": { before: [OPEN], call: CLOSED },
  "poll export": { before: [OPEN, CLOSED], call: about("poll export poll:#") },
  "poll extend": { before: [OPEN], call: about('poll extend poll:# closes:"in 3 weeks"') },
  "poll hold": { before: [PROPOSED], call: about("poll hold poll:# days:7", voter) },
  "poll list": { call: byVoter("poll list") },
  "poll open": { call: OPEN },
  "poll outcome": { before: [OPEN, CLOSED], call: about('poll outcome poll:# text:"Avatars come first."') },
  "poll remind": { before: [OPEN], call: about("poll remind poll:#") },
  "poll reopen": { before: [OPEN, CLOSED], call: about('poll reopen poll:# closes:"in 3 weeks"') },
  "poll resolve": { before: [PROPOSED, OBJECTED], call: about('poll resolve poll:# objection:1 how:"It was added."') },
  "poll show": { before: [OPEN], call: about("poll show poll:#", voter) },
  "poll vote": { before: [OPEN], call: about("poll vote poll:# choice:2", voter) },
  "poll withdraw": { before: [PROPOSED, OBJECTED], call: about("poll withdraw poll:# objection:1", voter) },
};
