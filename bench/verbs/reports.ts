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

export const reports: Verbs = {
  "report draft": { before: BEGUN, call: DRAFT },
  "report edit": { before: DRAFTED, call: ofReport('report edit report:# section:outcomes text:"It was opened."') },
  "report export": { before: DRAFTED, call: ofReport("report export report:# format:markdown") },
  "report list": { call: byVoter("report list") },
  "report show": { before: DRAFTED, call: ofReport("report show report:#") },
};
