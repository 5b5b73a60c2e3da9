import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "#core/contract/view.ts";
import { buttonsOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "./assembly.ts";

const ETSI = "ETSI representative";
const SG17 = "SG17 representative";
const SG20 = "SG20 representative";

describe("reminders of a meeting", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG17, "ITU-T SG17");
    await house.seated(SG20, "ITU-T SG20");
    await house.types(ETSI, "meeting register meeting:1 mode:remote");
    await house.types(SG20, "meeting register meeting:1 mode:regrets");
    await house.types(SG17, 'document announce title:"Use cases" meeting:1');
  });
  afterAll(() => house.stop());

  const inbox = (who: string) => house.chat.viewsIn(`@${who.toLowerCase().replaceAll(" ", "-")}`);
  const reminders = (who: string) =>
    inbox(who).filter(
      (view) => /^(Reminder|\d+ things wait)/.test(view.summary) && !/\([2-9] of \d\)$/.test(view.summary),
    );
  const counts = () => [ETSI, SG17, SG20].map((who) => reminders(who).length);
  const since = async (to: string) => {
    const before = counts();
    await house.forward(to);
    return counts().map((count, index) => count - (before[index] ?? 0));
  };
  const reminds = (who: string, meeting: number) =>
    house.types(CHAIR, `remind members who:${who} meeting:${meeting} about:Tea at:tomorrow`);
  const last = (who: string) => reminders(who).at(-1) as Message;

  it("come 28 and 7 days before it to the registered and to members who are not; of its deadlines to whom they concern", async () => {
    expect(await since("2025-09-11T09:14:59Z")).toEqual([0, 0, 0]);
    expect(await since("2025-09-11T09:15:00Z"), "28 days").toEqual([1, 1, 0]);
    expect(JSON.stringify(last(ETSI).parts)).toContain("because you are registered for it");
    expect(
      buttonsOf(last(ETSI))
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(["Join", "Show meeting 1"]);
    expect(JSON.stringify(last(SG17).parts)).toContain("because you are a member and have not registered for it");
    expect(await since("2025-09-16T07:00:00Z"), "documents, 14 days").toEqual([0, 1, 0]);
    expect(last(SG17).summary).toContain(
      "You announced 1 document for meeting 1; it can be submitted until Tuesday 30 September 2025, 23:59",
    );
    expect(await since("2025-09-23T07:00:00Z"), "documents and registration at once").toEqual([0, 1, 0]);
    expect(last(SG17).summary).toMatch(/^2 things wait for you\./);
    expect(last(SG17).summary).toContain("Registration for meeting 1 is open until Tuesday 7 October 2025, 23:59");
  });

  it("are asked for by an officer, of those who are not registered when it fires", async () => {
    const asked = 'remind members who:not-registered meeting:1 about:"Please register." at:"2025-09-24 10:00"';
    expect(await house.types(CHAIR, asked)).toContain("That is 1 person now");
    expect(await since("2025-09-24T08:00:00Z")).toEqual([0, 1, 0]);
    expect(JSON.stringify(last(SG17).parts)).toContain("Co-chair asked for this reminder.");
    const asks = (words: string) => house.types(CHAIR, `remind members about:Tea ${words}`);
    expect(await asks("who:not-registered at:tomorrow")).toContain("Which meeting");
    const never = "so a reminder after that would reach nobody.\nGive an earlier time.";
    expect(await asks('who:not-registered meeting:1 at:"2025-10-08 00:00"')).toContain(
      `Registration for meeting 1 is open until Tuesday 7 October 2025, 23:59 (Europe/Zurich), ${never}`,
    );
    expect(await asks('who:not-submitted meeting:1 at:"2025-10-09 11:15"')).toContain(
      `Meeting 1 begins on Thursday 9 October 2025, 11:15 (Europe/Zurich), ${never}`,
    );
  });

  it("stop for who registers by the button, and go on for the registered until an hour before", async () => {
    await house.types(SG17, "document submit announcement:1 link:https://example.org/use-cases");
    expect(await house.presses(SG17, "Register remotely", last(SG17))).toContain("egistered");
    expect(await since("2025-10-02T09:14:59Z"), "registration and documents are done with").toEqual([0, 0, 0]);
    expect(await since("2025-10-02T09:15:00Z"), "7 days").toEqual([1, 1, 0]);
    expect(await since("2025-10-08T09:15:00Z"), "1 day").toEqual([1, 1, 0]);
    expect(await reminds("not-registered", 1)).toContain(
      "Registration for meeting 1 closed on Tuesday 7 October 2025, 23:59 (Europe/Zurich), so nobody can be asked",
    );
    await house.types(SG17, "meeting withdraw meeting:1");
    expect(await since("2025-10-09T08:15:00Z"), "1 hour").toEqual([1, 0, 0]);
    expect(await since("2025-10-12T08:15:00Z")).toEqual([0, 0, 0]);
    for (const [who, to] of [
      ["not-registered", "register for it"],
      ["not-submitted", "submit a document for it"],
    ]) {
      expect(await reminds(who ?? "", 1)).toContain(
        `Meeting 1 is over, so nobody can be asked to ${to}.\nmeeting list shows the meetings to come.`,
      );
    }
  });

  it("move with it, and end when it is cancelled", async () => {
    const words = 'title:"Second meeting" starts:"2025-12-04 14:00" ends:"2025-12-04 16:00" place:Geneva';
    await house.types(CHAIR, `meeting schedule ${words}`);
    for (const who of [ETSI, SG17]) await house.types(who, "meeting register meeting:2 mode:on-site");
    await house.types(SG20, "meeting register meeting:2 mode:regrets");
    expect(await since("2025-11-06T13:00:00Z"), "28 days").toEqual([1, 1, 0]);
    await house.types(CHAIR, 'meeting move meeting:2 starts:"2025-12-11 14:00" ends:"2025-12-11 16:00"');
    expect(await since("2025-11-13T13:00:00Z"), "28 days before the new time").toEqual([1, 1, 0]);
    expect(await since("2025-11-27T13:00:00Z"), "7 days before the old time").toEqual([0, 0, 0]);
    expect(await since("2025-12-04T13:00:00Z")).toEqual([1, 1, 0]);
    await house.types(CHAIR, "meeting cancel meeting:2");
    expect(await since("2025-12-12T13:00:00Z")).toEqual([0, 0, 0]);
    expect(await reminds("not-registered", 2)).toContain("Meeting 2 is cancelled, so nobody can be asked to register");
    expect(await reminds("not-reported", 2)).toContain(
      "Meeting 2 is cancelled, so nobody can be asked to report to it.",
    );
  });
});
