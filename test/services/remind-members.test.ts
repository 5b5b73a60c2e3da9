import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly } from "./assembly.ts";

const ETSI = "ETSI representative";
const SG17 = "SG17 representative";

describe("reminders somebody asks for", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG17, "ITU-T SG17");
  });
  afterAll(() => house.stop());

  const told = (who: string, words: string) => house.chat.inbox(who).filter((one) => one.text.includes(words)).length;

  it("go to members in a state, which is looked at when they fire and not when they are typed", async () => {
    const poll = await house.opens();
    const asked = `remind members who:not-voted poll:${poll} about:"Please vote before lunch." at:"2025-07-04 10:00"`;
    expect(await house.types(ETSI, asked)).toContain("Only ");
    expect(await house.types(CHAIR, asked.replace('."', '"'))).toContain("before lunch.\nThat is 2 people now");
    expect(await house.types(CHAIR, "remind list")).toContain(`(to those who have not voted in poll ${poll})`);
    await house.types(SG17, `poll vote poll:${poll} choice:1`);
    await house.forward("2025-07-04T07:59:59Z");
    expect(told(ETSI, "before lunch")).toBe(0);
    await house.forward("2025-07-04T08:00:00Z");
    expect([told(ETSI, "before lunch"), told(SG17, "before lunch"), told(CHAIR, "before lunch")]).toEqual([1, 0, 0]);
    expect(told(ETSI, "have not used it yet. Co-chair asked for this reminder.")).toBe(1);
    await house.types(ETSI, `poll vote poll:${poll} choice:1`);
  });

  it("go to a role or a category, again and again until they are cancelled, out of quiet hours", async () => {
    const said = await house.types(
      CHAIR,
      'remind members who:role role:sg-representative about:"Write your report." at:"every Monday 23:00"',
    );
    expect(said).toContain("and then every week: Write your report.");
    const number = /^Reminder (\d+)/.exec(said)?.[1];
    await house.types(CHAIR, 'remind members who:not-voted poll:1 about:"Still open." at:"every day 12:00"');
    const reports = async (to: string) => {
      await house.forward(to);
      return [told(SG17, "Write your report"), told(ETSI, "Write your report")];
    };
    expect(await reports("2025-07-08T04:59:59Z"), "23:00 is in the night").toEqual([0, 0]);
    expect(await reports("2025-07-08T05:00:00Z")).toEqual([1, 0]);
    expect(await reports("2025-07-15T05:00:00Z")).toEqual([2, 0]);
    expect(told(SG17, "because your role is Study group representative")).toBe(2);
    expect(await house.types(CHAIR, "remind list")).toContain(
      "Write your report. (every week, to the role sg-representative)",
    );
    await expect(house.forward("+100000-01-01T00:00:00Z")).rejects.toThrow("moves at most 10 years at once");
    expect(await house.types(CHAIR, "remind list"), "its poll is over").not.toContain("Still open.");
    await house.types(CHAIR, `remind cancel reminder:${number}`);
    expect(await reports("2025-07-30T05:00:00Z")).toEqual([2, 0]);
  });

  it("name what is meant, or are refused with words", async () => {
    const asks = (words: string, at = "in 1 hour") =>
      house.types(CHAIR, `remind members ${words} about:Tea at:"${at}"`);
    expect(await asks("who:not-voted")).toContain("Which poll is meant?");
    const late = await asks(`who:not-voted poll:${await house.opens()}`, "in 3 weeks");
    expect(late).toMatch(/^Poll 2 is open until .+, so a reminder after that would reach nobody\.$/m);
    await house.types(CHAIR, "poll close poll:1");
    const closed = await asks("who:not-voted poll:1");
    expect(closed).toContain("Poll 1 is closed, so nobody can be asked to vote in it.\npoll list state:open shows");
    expect(await house.types(ETSI, 'remind me about:Tea at:"every 5 minutes"')).toContain('"every Monday 09:00"');
    expect(await asks("who:not-voted poll:99")).toContain("There is no poll 99");
    expect(await asks("who:role")).toContain("Which role is meant?");
    expect(await asks("who:role role:king")).toContain('There is no role "king"');
  });

  it("to oneself come at the very hour that was said, also at night, and recur in one's own zone without a pile after a pause", async () => {
    const said = await house.types(ETSI, 'remind me about:"Read the correspondence" at:"every weekday 23:30"');
    expect(said).toContain("and then every weekday");
    const came = () => told(ETSI, "Read the correspondence");
    await house.forward("2025-07-30T21:29:59Z");
    expect(came()).toBe(0);
    await house.forward("2025-07-30T21:30:00Z");
    expect(came()).toBe(1);
    await house.forward("2025-08-04T21:29:59Z");
    expect(came(), "Thursday and Friday, no weekend").toBe(3);
    await house.clock.move(Temporal.Instant.from("2025-09-01T12:00:00Z"));
    await house.house.settle();
    expect(came(), "four weeks are one").toBe(4);
    expect(told(ETSI, "You asked for this reminder every weekday.")).toBe(4);
    const last = house.chat.viewsIn("@etsi-representative").at(-1);
    if (last) expect(await house.presses(ETSI, "Cancel this reminder", last)).toContain("is cancelled");
    await house.forward("2025-09-10T12:00:00Z");
    expect(came()).toBe(4);
  });

  it("to members end with the role of whoever asked for them", async () => {
    await house.types(CHAIR, `member role member:"${ETSI}" give:secretariat`);
    const asks = 'remind members who:role role:sg-representative about:"Send it." at:"every day 2025-09-10 14:30"';
    expect(await house.types(ETSI, asks)).toContain("and then every day");
    await house.forward("2025-09-10T13:00:00Z");
    const before = told(SG17, "Send it.");
    expect(before).toBeGreaterThan(0);
    await house.types(CHAIR, `member role member:"${ETSI}" end:secretariat`);
    await house.forward("2025-09-12T18:00:00Z");
    expect(told(SG17, "Send it.")).toBe(before);
    expect(await house.types(ETSI, "remind list")).toContain("You have no reminders");
  });

  it("to members end with the activity", async () => {
    await house.types(CHAIR, "meeting cancel meeting:1");
    const asks = 'remind members who:role role:sg-representative about:"Report." at:"every day 12:00"';
    expect(await house.types(CHAIR, asks)).toContain("and then every day");
    expect(await house.types(CHAIR, "activity close by:TSAG on:2025-07-30")).toContain("nothing in it can be changed");
    await house.forward("2025-09-15T10:00:00Z");
    expect(told(SG17, "Report.")).toBe(0);
  });
});
