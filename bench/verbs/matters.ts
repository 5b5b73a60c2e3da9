import { about, byVoter, says, type Verbs, voter } from "./verb.ts";

const RAISES = 'matter raise title:"Two definitions of avatar" bodies:"ITU-T SG21; ETSI"';
const RAISED = says(RAISES);

export const matters: Verbs = {
  "matter discuss": { before: [RAISED], call: about('matter discuss matter:# closes:"in 4 weeks"') },
  "matter escalate": { before: [RAISED], call: about('matter escalate matter:# ask:"One definition." verb:approve') },
  "matter list": { call: byVoter("matter list") },
  "matter raise": { call: byVoter(RAISES) },
  "matter reopen": {
    before: [RAISED, about('matter resolve matter:# how:"One definition is used."')],
    call: about('matter reopen matter:# why:"They still differ."'),
  },
  "matter resolve": { before: [RAISED], call: about('matter resolve matter:# how:"One definition is used."') },
  "matter show": { before: [RAISED], call: about("matter show matter:#", voter) },
};
