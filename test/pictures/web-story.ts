import type { WebStage } from "./web-stage.ts";

const MEMBERS = [
  ["sg21-representative", 'organization:"ITU-T SG21" category:sg-representative country:KR email:sg21@example.org'],
  ["etsi-representative", "organization:ETSI category:sdo-representative country:FR email:etsi@example.org"],
] as const;
const NAMES = ["SG21 representative", "ETSI representative"];

/** The same meeting in the sandbox, shortened to what its page shows in its own way. */
export async function tellWebPictures({ test, says, takes }: WebStage): Promise<void> {
  for (const [as, given] of MEMBERS) await says(as, `register ${given}`);
  for (const name of NAMES) await says("secretariat", `member confirm member:"${name}"`);
  await says("sg21-representative", "meeting register meeting:1 mode:on-site");
  await says("co-chair-1", "agenda draft meeting:1");
  await says("co-chair-1", "agenda propose meeting:1 closes:2025-07-31");
  for (const [as] of MEMBERS) await says(as, "poll vote poll:1 choice:approve");
  await test.forward("2025-07-31T22:00:00Z");
  await takes({ name: "sandbox", as: "sg21-representative", look: "page", card: "Agenda revision 1 approved" });
  await takes({ name: "web-agreed", as: "sg21-representative", card: "Result of poll 1" });
  await takes({ name: "web-agenda", as: "sg21-representative", card: "15 items." });
  const slots = "2025-12-04 14:00-16:00; 2025-12-05 10:00-12:00; 2025-12-11 14:00-16:00";
  await says(
    "co-chair-1",
    `poll open kind:time question:"Second meeting of JCA-MV" options:"${slots}" closes:2025-10-24`,
  );
  await takes({ name: "web-slots", as: "etsi-representative", type: "poll vote poll:2", shows: "Vote in poll 2" });
}
