import { about, byVoter, type Step, says, type Verbs, voter } from "./verb.ts";

const meets = (day: string) =>
  says(`meeting schedule title:"A call" starts:"${day} 15:00" ends:"${day} 17:00" link:https://example.org/call`);
const AHEAD = meets("2025-12-04");
const TODAY = meets("2025-07-03");
const START = about("meeting start meeting:#");
const ITEMS = about(
  'agenda import meeting:# items:"1. Opening 2. Approval of the agenda (5 min) 3. Other business 4. Closing"',
);
const REGISTER = about("meeting register meeting:# mode:remote", voter);
const PLANNED: Step[] = [AHEAD, ITEMS];
const UNDER_WAY: Step[] = [TODAY, ITEMS, START];

export const meetings: Verbs = {
  "meeting attend": { before: [TODAY, REGISTER, START], call: about("meeting attend meeting:# mode:remote", voter) },
  "meeting calendar": { call: byVoter("meeting calendar") },
  "meeting cancel": { before: [AHEAD], call: about('meeting cancel meeting:# reason:"Too few documents."') },
  "meeting end": { before: [TODAY, START], call: about("meeting end meeting:#") },
  "meeting join": { before: [AHEAD, REGISTER], call: about("meeting join meeting:#", voter) },
  "meeting list": { call: byVoter("meeting list") },
  "meeting move": { before: [AHEAD], call: about('meeting move meeting:# starts:"2025-12-04 14:00"') },
  "meeting register": { before: [AHEAD], call: REGISTER },
  "meeting renew-calendar": { call: says("meeting renew-calendar") },
  "meeting schedule": { call: AHEAD },
  "meeting show": { before: [AHEAD], call: about("meeting show meeting:#", voter) },
  "meeting start": { before: [TODAY], call: START },
  "meeting withdraw": { before: [AHEAD, REGISTER], call: about("meeting withdraw meeting:#", voter) },
  "agenda add": { before: PLANNED, call: about('agenda add meeting:# title:"Report of the secretariat" after:3') },
  "agenda approve": { before: UNDER_WAY, call: about("agenda approve meeting:#") },
  "agenda close-item": {
    before: [...UNDER_WAY, about("agenda next meeting:#")],
    call: about('agenda close-item meeting:# outcome:"Noted."'),
  },
  "agenda defer": { before: PLANNED, call: about('agenda defer meeting:# item:3 why:"There was no time."') },
  "agenda draft": { before: [AHEAD], call: about("agenda draft meeting:#") },
  "agenda edit": { before: PLANNED, call: about("agenda edit meeting:# item:3 minutes:15") },
  "agenda import": { before: [AHEAD], call: ITEMS },
  "agenda move": { before: PLANNED, call: about("agenda move meeting:# item:3 after:1") },
  "agenda next": { before: UNDER_WAY, call: about("agenda next meeting:#") },
  "agenda propose": { before: PLANNED, call: about("agenda propose meeting:# closes:2025-09-20") },
  "agenda remove": { before: PLANNED, call: about("agenda remove meeting:# item:3") },
  "agenda show": { before: PLANNED, call: about("agenda show meeting:#", voter) },
};
