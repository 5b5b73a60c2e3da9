import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, cardHeaded, openAssembly, sql } from "./assembly.ts";

describe("meeting 1 of the charter", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    for (const number of [1, 2, 3]) await house.seated(`Delegate ${number}`, `Organization ${number}`, "sector-member");
    await house.house.settle();
  });
  afterAll(() => house.stop());

  const cardText = async () => {
    await house.house.settle();
    cardHeaded(house.chat, "plenary", "Meeting 1");
    return house.chat.in("plenary").find((one) => one.text.startsWith("Meeting 1\n"))?.text ?? "";
  };

  it("is there as soon as the activity is, with place, co-location and both deadlines", async () => {
    const text = await cardText();
    for (const words of [
      "When: Thu 9 Oct 2025, 11:15 Zurich time to 13:15 Zurich time",
      "Local time: Thursday 9 October 2025, 11:15–13:15 (Europe/Zurich)",
      "Where: Geneva, Switzerland; remote participation is possible",
      "Co-located with: ITU-T Study Group 21, 6 – 17 October 2025",
      "Registration: until Tue 7 Oct 2025, 23:59 Zurich time",
      "Documents: until Tue 30 Sept 2025, 23:59 Zurich time",
      "How to submit: By e-mail to the contact address, on the template from the web page",
      "Registered: nobody",
    ])
      expect(text).toContain(words);
    expect(
      await house.rows(sql`select number, scheduled_by, registration_ends_at = '2025-10-07T22:00:00Z' as geneva
      from meeting`),
    ).toEqual([{ number: 1, scheduled_by: null, geneva: true }].map((row) => ({ ...row, number: expect.anything() })));
  });

  it("counts who registers by command or button, and who changes how, once", async () => {
    expect(await house.types("Delegate 1", "meeting register meeting:1 mode:remote")).toContain(
      "You are registered to attend remotely: meeting 1",
    );
    const card = cardHeaded(house.chat, "plenary", "Meeting 1");
    expect(await house.presses("Delegate 2", "Attend on site", card)).toContain("You are registered to attend on site");
    expect(await house.presses("Delegate 3", "Send regrets", card)).toContain("Your regrets for meeting 1");
    expect(await cardText()).toContain("Registered: 1 on site, 1 remote; 1 sent regrets");
    expect(await house.presses("Delegate 1", "Attend on site", card)).toContain(
      "You are now registered to attend on site",
    );
    expect(await house.presses("Delegate 1", "Attend on site", card)).toContain("You are already registered");
    expect(await cardText()).toContain("Registered: 2 on site, 0 remote; 1 sent regrets");
    expect(await house.rows(sql`select mode from attendance order by id`)).toEqual([
      { mode: "on-site" },
      { mode: "on-site" },
      { mode: "regrets" },
    ]);
  });

  it("is for members to register for; officers alone see names", async () => {
    expect(await house.types("Passer-by", "meeting register meeting:1 mode:remote")).toContain("Only members");
    expect(await house.types("Passer-by", "meeting show meeting:1")).not.toContain("Delegate 2");
    expect(await house.types("Delegate 1", "meeting show meeting:1")).toContain(
      "You are registered to attend on site.",
    );
    expect(await house.types("Delegate 1", "meeting show meeting:1")).not.toContain("Delegate 2");
    expect(await house.types(CHAIR, "meeting show meeting:1")).toContain(
      "Delegate 2, Organization 2 — registered, on site",
    );
  });

  it("tells a member whom an officer registered, and nobody else may do that", async () => {
    expect(await house.types("Delegate 1", 'meeting register meeting:1 mode:remote member:"Delegate 3"')).toContain(
      "Only a co-chair or the secretariat",
    );
    expect(await house.types(CHAIR, 'meeting register meeting:1 mode:remote member:"Delegate 3"')).toContain(
      "Delegate 3 is now registered to attend remotely",
    );
    await house.house.settle();
    const again = 'meeting register meeting:1 mode:on-site member:"Delegate 3"';
    expect(await house.types(CHAIR, again)).toContain("Delegate 3 is now registered to attend on site");
    expect(await house.types(CHAIR, again)).toContain("Delegate 3 is already registered to attend on site");
    await house.house.settle();
    const told = house.chat.inbox("Delegate 3").filter((one) => /You(r|) .*regist/.test(one.text));
    expect(told.map(({ text }) => text.split(": meeting 1")[0])).toEqual([
      "Your registration was changed: you are now registered to attend remotely, in the place of your regrets",
      "Your registration was changed: you are now registered to attend on site, no longer remotely",
    ]);
    await house.types("Delegate 3", "meeting register meeting:1 mode:regrets");
  });

  it("is open for registration to the last instant of 7 October in Geneva and closed at midnight", async () => {
    await house.seated("Early", "Organization 8", "sector-member");
    await house.seated("Late", "Organization 9", "sector-member");
    await house.forward("2025-10-07T21:59:59.900Z");
    expect(await house.types("Early", "meeting register meeting:1 mode:remote")).toContain("You are registered");
    expect(await cardText()).toContain("Registration: until");
    await house.forward("2025-10-07T22:00:00Z");
    const late = await house.types("Late", "meeting register meeting:1 mode:remote");
    expect(late).toContain("Registration for meeting 1 closed on Tuesday 7 October 2025, 23:59 (Europe/Zurich)");
    expect(late).toContain("can still register you: write to tsbjcamv@itu.int");
    expect(await house.types("Delegate 3", "meeting register meeting:1 mode:remote")).toContain("closed on");
    const join = await house.types("Late", "meeting join meeting:1");
    expect(join).toContain("can still register you: write to tsbjcamv@itu.int");
    expect(join).not.toContain("Register first");
    expect(await house.types("Early", "meeting register meeting:1 mode:on-site")).toContain("You are now registered");
    expect(await house.types("Late", "meeting register meeting:1 mode:regrets")).toContain("Your regrets");
    expect(await house.types(CHAIR, 'meeting register meeting:1 mode:remote member:"Late"')).toContain(
      "is now registered",
    );
    expect(await cardText()).toContain("Registration: closed on Tue 7 Oct 2025, 23:59 Zurich time");
    expect(await cardText()).toContain("Documents: were due by Tue 30 Sept 2025, 23:59 Zurich time");
  });

  it("takes nobody any more when it is over", async () => {
    await house.forward("2025-10-09T11:15:00Z");
    expect(await house.types(CHAIR, "meeting register meeting:1 mode:remote")).toContain(
      "Meeting 1 should be over, and nobody has recorded yet whether it was held",
    );
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });
});

describe("a meeting that is scheduled", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("Delegate", "Organization 1", "sector-member");
  });
  afterAll(() => house.stop());

  const schedules = (words: string, who = CHAIR) => house.types(who, `meeting schedule title:"Next" ${words}`);
  const DAY = 'starts:"2025-12-04 14:00" ends:"2025-12-04 16:00"';

  it("has the next number, its times in the zone named, and default deadlines", async () => {
    expect(await schedules(`${DAY} place:"Geneva"`)).toContain(
      "Meeting 2 is scheduled: Next, Thursday 4 December 2025, 14:00–16:00 (Europe/Zurich). Its card is shown in 1 room.",
    );
    expect(await schedules('starts:"2025-12-04 14:00" ends:15:30 zone:Asia/Seoul')).toContain(
      "Meeting 3 is scheduled: Next, Thursday 4 December 2025, 14:00–15:30 (Asia/Seoul)",
    );
    expect(await schedules('starts:"2025-12-04 23:00 UTC" ends:"2025-12-05 01:00"')).toContain("(UTC) to Friday 5");
    const shown = await house.types(CHAIR, "meeting show meeting:2");
    expect(shown).toContain("Registration: until Thu 4 Dec 2025, 14:00 Zurich time");
    expect(shown).toContain("Documents: until Sat 22 Nov 2025, 23:59 Zurich time");
    expect(await house.types("Delegate", "meeting list")).toMatch(/4 meetings, 4 to come\.\n1 .*\n3 .*\n2 .*\n4 /);
  });

  it.each([
    ["starts:2025-12-04 ends:16:00", "needs an hour"],
    ['starts:"2025-12-04 14:00" ends:13:00', "would end before it starts"],
    ['starts:"2025-07-01 14:00" ends:15:00', "is already over"],
    ['starts:"2025-12-04 14:00" ends:"2026-03-04 14:00"', "more than 30 days"],
    ['starts:"2035-12-04 14:00" ends:15:00', "more than 5 years away"],
    [`${DAY} zone:Mars/Olympus`, 'There is no time zone "Mars/Olympus"'],
    [`${DAY} registration:2025-12-10`, "after the meeting has started"],
    [`${DAY} remote:no`, "needs a place, or remote participation"],
    [`${DAY} link:javascript:alert(1)`, "not the address of a meeting"],
  ])("is refused with what to do: %s", async (words, why) => {
    expect(await schedules(words)).toContain(why);
  });

  it("is for officers to schedule, and seen by those it is for", async () => {
    expect(await schedules(DAY, "Delegate")).toContain("Only a co-chair or the secretariat");
    const said = await schedules(`${DAY} place:Geneva for:co-chairs`);
    expect(said).toContain("No room shows it yet");
    const number = /Meeting (\d+)/.exec(said)?.[1];
    expect(await house.types("Delegate", `meeting show meeting:${number}`)).toContain(`There is no meeting ${number}.`);
    expect(await house.types(CHAIR, `meeting show meeting:${number}`)).toContain("Next");
  });

  it("on site only takes nobody remotely, and one without a place takes nobody on site", async () => {
    const onSite = /Meeting (\d+)/.exec(await schedules(`${DAY} place:Geneva remote:no`))?.[1];
    const remote = /Meeting (\d+)/.exec(await schedules(DAY))?.[1];
    expect(await house.types("Delegate", `meeting register meeting:${onSite} mode:remote`)).toContain(
      "has no remote participation",
    );
    expect(await house.types("Delegate", `meeting register meeting:${remote} mode:on-site`)).toContain("has no place");
  });
});
