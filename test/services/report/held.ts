import { type Assembly, CHAIR } from "../assembly.ts";

export const BEGINS = "2025-09-05T06:00:00Z";
export const ENDED = "2025-10-09T11:07:00Z";

/** Three organizations, the agenda approved by correspondence over an objection, and meeting 1 held: two came, one sent regrets. */
export async function holdMeeting(house: Assembly): Promise<void> {
  const { types } = house;
  await house.seated("SG21 representative", "ITU-T SG21");
  await house.seated("SG17 representative", "ITU-T SG17");
  await house.seated("ETSI representative", "ETSI", "sdo-representative");
  await types(CHAIR, 'agenda import meeting:1 items:"1. Opening 2. Approval of the agenda 3. Roadmap 4. Closing"');
  await types("SG21 representative", "meeting register meeting:1 mode:on-site");
  await types("ETSI representative", "meeting register meeting:1 mode:remote");
  await types("SG17 representative", "meeting register meeting:1 mode:regrets");
  await types(CHAIR, "agenda propose meeting:1 closes:2025-09-20");
  await types("ETSI representative", 'poll vote poll:1 choice:object reason:"The roadmap is missing."');
  await types(CHAIR, 'poll answer poll:1 objection:1 text:"It is item 3."');
  await types("ETSI representative", "poll withdraw poll:1 objection:1");
  await house.forward("2025-10-09T09:16:00Z");
  const second = 'title:"Second meeting" starts:"2025-12-04 14:00" ends:16:00 place:Geneva';
  await types(CHAIR, `meeting schedule ${second}`);
  await types(CHAIR, "meeting start meeting:1");
  await types("SG21 representative", "meeting attend meeting:1 mode:on-site");
  await types("ETSI representative", "meeting attend meeting:1 mode:remote");
  await types(CHAIR, 'agenda close-item meeting:1 item:2 outcome:"Approved as revision 1."');
  await types(CHAIR, "agenda defer meeting:1 item:3");
  await house.forward(ENDED);
  await types(CHAIR, "meeting end meeting:1");
}
