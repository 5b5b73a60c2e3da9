import { byVoter, type Step, says, type Verbs } from "./verb.ts";

const MEETING = says(
  'meeting schedule title:"A call" starts:"2025-07-03 15:00" ends:"2025-07-03 17:00" link:https://example.org/call',
);
const ofMeeting =
  (text: string): Step =>
  (_, [meeting]) => ({ text: `${text} meeting:${meeting}` });
/** The report is the third thing made. */
const ofReport =
  (text: string): Step =>
  (_, [, , report]) => ({ text: text.replace("#", String(report)) });
const DRAFT = ofMeeting("report draft");
const BEGUN: Step[] = [MEETING, ofMeeting("meeting start")];
const DRAFTED: Step[] = [...BEGUN, DRAFT];
const OVER: Step[] = [...DRAFTED, ofMeeting("meeting end")];
const APPROVE = ofReport("report approve report:#");

export const reports: Verbs = {
  "report approve": { before: OVER, call: APPROVE },
  "report draft": { before: BEGUN, call: DRAFT },
  "report edit": { before: DRAFTED, call: ofReport('report edit report:# section:outcomes text:"It was opened."') },
  "report export": { before: DRAFTED, call: ofReport("report export report:# format:md") },
  "report list": { call: byVoter("report list") },
  "report revise": { before: [...OVER, APPROVE], call: ofReport("report revise report:#") },
  "report send": { before: [...OVER, APPROVE], call: ofReport("report send report:#") },
  "report show": { before: DRAFTED, call: ofReport("report show report:#") },
  "report withdraw": { before: DRAFTED, call: ofReport("report withdraw report:#") },
};
