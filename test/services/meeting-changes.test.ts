import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, expectText, openAssembly } from "./assembly.ts";

const SG21 = "SG21 representative";
const ETSI = "ETSI representative";
const FAR = "SG17 representative";

describe("a meeting that changes after people registered", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(SG21, "ITU-T SG21");
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(FAR, "ITU-T SG17");
    await expectText(house.types(FAR, "profile edit zone:America/Los_Angeles"), "is changed");
  });
  afterAll(() => house.stop());

  const chair = (text: string) => house.types(CHAIR, text);
  const inbox = async (who: string) => {
    await house.house.settle();
    return house.chat.inbox(who).map((one) => one.text);
  };
  const schedules = async (words: string) =>
    Number(/Meeting (\d+) is scheduled/.exec(await chair(`meeting schedule title:"Call" ${words}`))?.[1]);

  it("keeps its zone when only its end moves, and can be prolonged when it has begun", async () => {
    const meeting = await schedules('starts:"2025-07-05 14:00" ends:16:00 place:Geneva');
    const later = `meeting move meeting:${meeting} ends:`;
    expect(await chair(`${later}17:00`)).toContain("14:00–17:00 (Europe/Zurich)");
    await house.forward("2025-07-05T12:30:00Z");
    expect(await chair(`${later}18:00`)).toContain("14:00–18:00 (Europe/Zurich)");
    expect(await chair(`${later}14:20`)).toContain("is already over");
    expect(await chair(`${later}13:00`)).toContain("would end before it starts");
  });

  it("has a zone by the name calendars know, however it was typed", async () => {
    const said = await chair('meeting schedule title:Call starts:"2025-09-20 14:00 asia/seoul" ends:16:00');
    expect(said).toContain("14:00–16:00 (Asia/Seoul)");
  });

  it("can become remote only", async () => {
    const meeting = await schedules('starts:"2025-07-21 14:00" ends:16:00 place:Geneva');
    await chair(`meeting move meeting:${meeting} place:none`);
    expect(await chair(`meeting show meeting:${meeting}`)).toContain("Where: Remote only");
    expect(await chair(`meeting move meeting:${meeting} remote:no`)).toContain(
      "needs a place, or remote participation",
    );
  });

  it("says what changed", async () => {
    const meeting = await schedules('starts:"2025-07-22 14:00" ends:16:00 place:Geneva');
    await house.types(SG21, `meeting register meeting:${meeting} mode:remote`);
    await chair(`meeting move meeting:${meeting} link:https://example.org/x documents:2025-07-15`);
    const [link] = (await inbox(SG21)).slice(-1);
    expect(link).toContain(
      "has changed: the remote link and the deadline for documents. It is on Tuesday 22 July 2025",
    );
    expect(link).not.toContain("example.org/x");
    await chair(`meeting move meeting:${meeting} starts:"2025-07-23 14:00" place:Bern`);
    expect((await inbox(SG21)).at(-1)).toContain("has changed: the time and the place. It is now on Wednesday 23 July");
  });

  it("ends who would come remotely when that is not possible any more, tells them, and takes them on site after the deadline", async () => {
    const words = 'starts:"2025-07-25 14:00" ends:16:00 place:Geneva remote:yes registration:2025-07-10';
    const meeting = await schedules(words);
    for (const who of [SG21, ETSI]) await house.types(who, `meeting register meeting:${meeting} mode:remote`);
    await house.types(FAR, `meeting register meeting:${meeting} mode:on-site`);
    await house.forward("2025-07-12T09:00:00Z");
    expect(await chair(`meeting move meeting:${meeting} remote:no`)).toContain("3 people will be told");
    const [told] = (await inbox(SG21)).slice(-1);
    expect(told).toContain("Remote participation is not possible any more, so you are not registered now");
    expect(told).toContain("because you were registered for this meeting");
    expect((await inbox(FAR)).at(-1)).not.toContain("not registered now");
    expect(await chair(`meeting show meeting:${meeting}`)).toContain("Registered: 1 on site, 0 remote");
    expect(await house.types(SG21, `meeting show meeting:${meeting}`)).toContain("You are not registered.");
    expect(await house.types(SG21, `meeting register meeting:${meeting} mode:on-site`)).toContain("registered");
    await house.types(ETSI, `meeting register meeting:${meeting} mode:regrets`);
    expect(await chair(`meeting show meeting:${meeting}`)).toContain("Registered: 2 on site, 0 remote; 1 sent regrets");
  });

  it("expects nobody who no longer takes part, and reminds them of nothing", async () => {
    const meeting = await schedules('starts:"2025-07-24 14:00" ends:16:00 place:Geneva');
    await house.types(ETSI, `meeting register meeting:${meeting} mode:remote`);
    await expectText(chair(`member end member:"${ETSI}"`), "no longer takes part");
    const before = await inbox(ETSI);
    await house.forward("2025-07-24T11:30:00Z");
    expect((await inbox(ETSI)).slice(before.length)).toEqual([]);
    expect(await chair(`meeting show meeting:${meeting}`)).toContain("Registered: nobody");
  });

  it("loses no reminder that waits for the end of somebody's night when something else of it changes", async () => {
    const reminded = async () => (await inbox(FAR)).filter((text) => text.includes("Meeting 1 starts on")).length;
    await house.forward("2025-09-11T09:30:00Z");
    expect(await reminded()).toBe(0);
    await expectText(chair("meeting move meeting:1 link:https://example.org/one"), "is changed");
    await house.forward("2025-09-11T14:00:00Z");
    expect(await reminded()).toBe(1);
  });

  it("is not said to start when it has begun already, after a pause", async () => {
    await house.types(SG21, "meeting register meeting:1 mode:remote");
    await house.forward("2025-10-08T10:00:00Z");
    await expectText(house.types(SG21, 'remind snooze until:"2025-10-09 11:00"'), "will come again");
    const reminded = (await inbox(SG21)).length;
    await house.clock.move(Temporal.Instant.from("2025-10-09T09:20:00Z"));
    await house.forward("2025-10-09T09:21:00Z");
    expect((await inbox(SG21)).slice(reminded).filter((text) => text.includes("starts on"))).toEqual([]);
  });
});
