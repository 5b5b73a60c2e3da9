import { about, byVoter, type Step, says, type Verbs, voter } from "./verb.ts";

const OPENED = says('discussion open subject:"Terms of reference" question:"Are they complete?" closes:"in 4 weeks"');
const CALLED = about('discussion call discussion:# proposal:"They are adopted." closes:"in 2 weeks"');
const OBJECTED = about('discussion object discussion:# reason:"Duty 3 is missing."', voter);
const CALL: Step[] = [OPENED, CALLED];
const COMMENTED = about('discussion comment discussion:# text:"Name the roadmap."', voter);
const UNMET: Step[] = [...CALL, OBJECTED];

export const discussions: Verbs = {
  "discussion answer": { before: UNMET, call: about('discussion answer discussion:# objection:1 text:"It is in."') },
  "discussion call": { before: [OPENED], call: CALLED },
  "discussion comment": { before: [OPENED], call: COMMENTED },
  "discussion conclude": { before: [OPENED], call: about('discussion conclude discussion:# outcome:"They stand."') },
  "discussion delete": { before: [OPENED, COMMENTED], call: about("discussion delete discussion:# comment:1", voter) },
  "discussion edit": {
    before: [OPENED, COMMENTED],
    call: about('discussion edit discussion:# comment:1 text:"Name the editor."', voter),
  },
  "discussion extend": { before: [OPENED], call: about('discussion extend discussion:# closes:"in 6 weeks"') },
  "discussion hold": { before: CALL, call: about("discussion hold discussion:# days:7", voter) },
  "discussion list": { call: byVoter("discussion list") },
  "discussion object": { before: CALL, call: OBJECTED },
  "discussion open": { call: OPENED },
  "discussion position": { before: [OPENED], call: about("discussion position discussion:# position:support", voter) },
  "discussion resolve": { before: UNMET, call: about('discussion resolve discussion:# objection:1 how:"Added."') },
  "discussion show": { before: [OPENED], call: about("discussion show discussion:#", voter) },
  "discussion summarize": { before: [OPENED], call: about('discussion summarize discussion:# text:"All agree."') },
  "discussion withdraw": { before: UNMET, call: about("discussion withdraw discussion:# objection:1", voter) },
};
