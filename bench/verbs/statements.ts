import { about, byVoter, type Step, type Verbs, voter } from "./verb.ts";

const RECEIVED: Step = (n) => ({
  text: `statement receive title:"Avatars ${n}" from:"3GPP SA" purpose:action deadline:"in 4 weeks" text:"What is planned?"`,
});
const DRAFTED: Step = (n) => ({
  text: `statement draft title:"Terms ${n}" to:"ETSI" purpose:comment deadline:"in 4 weeks" text:"Do they fit?"`,
});
const APPROVED = about("statement approve statement:# early:yes");
const WITHDRAWN = about("statement withdraw statement:#");

export const statements: Verbs = {
  "statement approve": { before: [DRAFTED], call: APPROVED },
  "statement assign": {
    before: [RECEIVED],
    call: (n, [first]) => ({ text: `statement assign statement:${first} member:${n}` }),
  },
  "statement draft": { call: DRAFTED },
  "statement edit": { before: [DRAFTED], call: about('statement edit statement:# text:"Do these fit?"') },
  "statement export": { before: [DRAFTED], call: about("statement export statement:# format:md", voter) },
  "statement list": { call: byVoter("statement list words:Terms") },
  "statement note": { before: [RECEIVED], call: about('statement note statement:# why:"It is known."') },
  "statement receive": { call: RECEIVED },
  "statement redirect": { before: [RECEIVED], call: about('statement redirect statement:# to:"ITU-T SG21"') },
  "statement reopen": { before: [DRAFTED, WITHDRAWN], call: about("statement reopen statement:#") },
  "statement reply": { before: [RECEIVED], call: about('statement reply statement:# text:"We agree."') },
  "statement review": { before: [DRAFTED], call: about('statement review statement:# closes:"in 1 week"') },
  "statement send": { before: [DRAFTED, APPROVED], call: about("statement send statement:#") },
  "statement show": { before: [DRAFTED], call: about("statement show statement:#", voter) },
  "statement withdraw": { before: [DRAFTED], call: WITHDRAWN },
};
