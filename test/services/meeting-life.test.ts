import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

let house: Assembly;

const told = async (who: string, words: string) => {
  await house.house.settle();
  return house.chat
    .inbox(who)
    .filter((one) => one.text.includes(words))
    .map((one) => one.text);
};
const schedules = async (words: string) =>
  Number(/Meeting (\d+) is scheduled/.exec(await house.types(CHAIR, `meeting schedule title:"Call" ${words}`))?.[1]);
const does = (who: string, verb: string, number: number, words = "") =>
  house.types(who, `meeting ${verb} meeting:${number} ${words}`);

describe("a meeting", () => {
  beforeAll(async () => {
    house = await openAssembly();
    for (const number of [1, 2, 3]) await house.seated(`Delegate ${number}`, `Organization ${number}`, "sector-member");
  });
  afterAll(() => house.stop());

  it("starts on its day, takes attendance, ends, and its attendance is corrected by officers alone", async () => {
    const number = await schedules('starts:"2025-07-04 14:00" ends:16:00 place:Geneva');
    await does("Delegate 1", "register", number, "mode:remote");
    await does("Delegate 2", "register", number, "mode:on-site");
    expect(await does(CHAIR, "start", number)).toContain("it is too early to start it");
    const early = await does("Delegate 1", "attend", number);
    expect(early).toContain("has not started yet");
    expect(early).not.toContain("meeting start");
    expect(early).toContain("It can be started on Fri 4 Jul.");
    await house.forward("2025-07-04T07:00:00Z");
    expect(await does("Delegate 1", "attend", number)).toContain("meeting move, meeting start, meeting cancel.");
    await house.forward("2025-07-04T12:00:00Z");
    expect(await does("Delegate 1", "start", number)).toContain("Only a co-chair");
    expect(await does(CHAIR, "start", number)).toContain("has started");
    expect(await does("Delegate 1", "attend", number)).toContain("You attend remotely");
    expect(await does("Delegate 3", "attend", number)).toContain("You are not registered for meeting");
    expect(await does("Delegate 3", "attend", number, "mode:remote")).toContain("You are not registered for meeting");
    expect(await does("Delegate 1", "attend", number, "mode:absent")).toContain("cannot be there as absent");
    expect(await does(CHAIR, "attend", number, 'mode:on-site member:"Delegate 2; Delegate 3"')).toContain(
      "Delegate 2 attends on site; Delegate 3 attends on site",
    );
    expect(await does("Delegate 1", "attend", number, "mode:on-site member:1")).toContain("Only a co-chair");
    expect(await does(CHAIR, "end", number)).toContain("3 people attended");
    expect(await does("Delegate 1", "attend", number)).toContain("only a co-chair or the secretariat can correct");
    expect(await does(CHAIR, "attend", number, 'mode:absent member:"Delegate 3"')).toContain("Delegate 3 is absent");
    const shown = await does(CHAIR, "show", number);
    expect(shown).toContain("Attended: 1 on site, 1 remote");
    expect(shown).toContain("Delegate 3, Organization 3 — not registered; absent");
    expect(await does(CHAIR, "start", number)).toContain("is over");
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  it("that nobody starts is past after its end: officers are asked whether it was held, and record it", async () => {
    const number = await schedules('starts:"2025-07-05 14:00" ends:16:00 place:Geneva');
    const other = await schedules('starts:"2025-07-05 14:00" ends:17:00 place:Geneva');
    await does("Delegate 1", "register", number, "mode:remote");
    await house.forward("2025-07-05T13:59:59.999Z");
    const listed = (which: number) => new RegExp(`^${which} Call — .*past, not recorded yet`, "m");
    expect(await house.types(CHAIR, "meeting list")).not.toMatch(listed(number));
    await house.forward("2025-07-05T15:00:00Z");
    const asked = await told(CHAIR, `Meeting ${number} of JCA-MV, Call`);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("should be over, and nobody has started it here. Was it held?");
    expect(await told("Delegate 1", "should be over")).toEqual([]);
    const cards = house.chat.in("plenary").filter((one) => one.text.startsWith(`Meeting ${number}\n`));
    expect(cards.map((one) => one.text).join()).toContain(
      "Its time is over; it is not recorded yet whether it was held.",
    );
    expect(cards.flatMap((one) => one.buttons)).toEqual([]);
    expect(await house.types(CHAIR, "meeting list")).toMatch(listed(number));
    expect(await does("Delegate 1", "join", number)).toContain(
      "Possible now: meeting show, meeting start, meeting end",
    );
    expect(await does(CHAIR, "end", number)).toContain("has ended");
    const times = sql`select started_at = starts_at and ended_at = ends_at as planned from meeting where number = ${number}`;
    expect(await house.rows(times)).toEqual([{ planned: true }]);
    expect(await does(CHAIR, "attend", number, "mode:remote member:1")).toContain("attends remotely");
    expect(await does(CHAIR, "move", other, 'starts:"2025-08-20 14:00"')).toContain("is changed");
    expect(await house.types(CHAIR, "meeting list")).not.toMatch(listed(number));
    expect(await house.types(CHAIR, "meeting list")).not.toMatch(listed(other));
  });

  it("that was started and that nobody ends is asked about some hours after its end", async () => {
    const number = await schedules('starts:"2025-07-06 14:00" ends:16:00 place:Geneva');
    const ended = await schedules('starts:"2025-07-06 14:00" ends:16:00 place:Geneva');
    await house.forward("2025-07-06T12:00:00Z");
    for (const one of [number, ended]) expect(await does(CHAIR, "start", one)).toContain("has started");
    const coming = async () =>
      await house.rows(sql`select work.payload -> 'call' ->> 'command' as command from work
        join lane on lane.id = work.lane_id join meeting on meeting.id = lane.of_id
        where lane.of = 'meeting' and lane.kind = 'alarm' and work.state = 'due' and number = ${ended}`);
    expect(await coming()).toEqual([{ command: "meeting overrun" }]);
    expect(await does(CHAIR, "end", ended)).toContain("has ended");
    expect(await coming(), "nothing is due of it any more").toEqual([]);
    await house.forward("2025-07-06T16:59:59Z");
    expect(await told(CHAIR, "Is it over?")).toEqual([]);
    await house.forward("2025-07-06T17:00:00Z");
    const asked = await told(CHAIR, "was started, and nobody has ended it here. Is it over?");
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(`Meeting ${number} of JCA-MV`);
    expect(await told("Delegate 1", "Is it over?")).toEqual([]);
    expect(await does(CHAIR, "end", number)).toContain("has ended");
  });

  it("that moves is said once to the registered and to those who sent regrets, and its card follows", async () => {
    const number = await schedules('starts:"2025-07-20 14:00" ends:16:00 place:Geneva');
    await does("Delegate 1", "register", number, "mode:remote");
    await does("Delegate 2", "register", number, "mode:regrets");
    const said = await does(CHAIR, "move", number, 'starts:"2025-07-21 10:00" place:Seoul');
    expect(said).toContain(`Meeting ${number} is changed: Call, Monday 21 July 2025, 10:00–12:00 (Europe/Zurich).`);
    expect(said).toContain("2 people will be told");
    const [first, ...more] = await told("Delegate 1", "has changed");
    expect(more).toEqual([]);
    expect(first).toContain("It is now on Monday 21 July 2025, 10:00–12:00 (Europe/Zurich), in Seoul");
    expect(first).toContain("Before, it was on Sunday 20 July 2025, 14:00–16:00");
    expect(first).toContain("because you are registered");
    expect(await told("Delegate 2", "because you sent regrets")).toHaveLength(1);
    expect(await told("Delegate 3", "has changed")).toEqual([]);
    expect(house.chat.in("plenary").some((one) => one.text.includes("Where: Seoul"))).toBe(true);
  });

  it("that moves again is said as it is now: an older message that comes late stays silent", async () => {
    const number = await schedules('starts:"2025-07-22 14:00" ends:16:00 place:Geneva');
    await does("Delegate 3", "register", number, "mode:on-site");
    await does(CHAIR, "move", number, 'starts:"2025-07-23 10:00"');
    await told("Delegate 3", "has changed");
    await does(CHAIR, "move", number, 'starts:"2025-07-24 10:00"');
    const before = await told("Delegate 3", "has changed");
    expect(before).toHaveLength(2);
    expect(before.at(-1)).toContain("It is now on Thursday 24 July 2025, 10:00–12:00");
    await house.rows(sql`insert into work (activity_id, lane_id, kind, payload, run_at)
      select activity_id, lane_id, kind, payload, run_at from work
      where payload ->> 'notice' = 'meeting changed' and (payload -> 'about' ->> 'sequence')::int = 1`);
    expect(await told("Delegate 3", "has changed")).toEqual(before);
  });

  it("that has no place any more is attended remotely; one that is no longer remote asks who was to be remote", async () => {
    const number = await schedules('starts:"2025-07-24 16:00" ends:17:00 place:Geneva link:https://example.org/call');
    await does("Delegate 1", "register", number, "mode:on-site");
    await does("Delegate 2", "register", number, "mode:remote");
    expect(await does(CHAIR, "move", number, "place:none")).toContain("2 people will be told");
    expect(await does(CHAIR, "show", number)).toContain("Registered: 0 on site, 2 remote");
    expect((await told("Delegate 1", "has changed")).at(-1)).toContain("You are registered to attend remotely.");
    await does(CHAIR, "move", number, "place:Seoul remote:no");
    expect((await told("Delegate 1", "has changed")).at(-1)).toContain("Remote participation is not possible any more");
  });

  it("cannot move to where its deadlines make no sense, to no change, or to nowhere", async () => {
    const number = await schedules('starts:"2025-07-25 14:00" ends:16:00 place:Geneva registration:2025-07-20');
    expect(await does(CHAIR, "move", number, 'starts:"2025-07-10 14:00"')).toContain(
      "The deadline for registration, Sunday 20 July 2025, 23:59 (Europe/Zurich), would be after the meeting has started.",
    );
    expect(await does(CHAIR, "move", number, 'starts:"2025-07-10 14:00" registration:2025-07-08')).toContain(
      "is changed",
    );
    expect(await does(CHAIR, "move", number, "place:Geneva")).toContain("nothing was changed and nobody was told");
    expect(await does("Delegate 1", "move", number, "place:Bern")).toContain("Only a co-chair or the secretariat");
  });

  it("that is cancelled is said once, and takes nothing more", async () => {
    const number = await schedules('starts:"2025-07-26 14:00" ends:16:00 place:Geneva');
    await does("Delegate 1", "register", number, "mode:remote");
    expect(await does(CHAIR, "cancel", number, 'reason:"Too few documents."')).toContain("1 person will be told");
    expect(await does(CHAIR, "cancel", number)).toContain("is cancelled, so");
    const heard = await told("Delegate 1", "is cancelled");
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain("Too few documents.");
    for (const verb of ["register", "move", "start", "end", "join", "withdraw", "attend"]) {
      const words = verb === "register" ? "mode:remote" : "";
      expect(await does(CHAIR, verb, number, words), verb).toContain("is not possible");
    }
    const card = house.chat.in("plenary").find((one) => one.text.startsWith(`Meeting ${number}\n`));
    expect(card?.text).toContain("Cancelled. Too few documents.");
    expect(card?.buttons).toEqual([]);
    const alarms = sql`select 1 from work join lane on lane.id = lane_id join meeting on meeting.id = of_id
      where lane.of = 'meeting' and lane.kind = 'alarm' and work.state = 'due' and number = ${number}`;
    expect(await house.rows(alarms)).toEqual([]);
  });

  it("shows its link by join to the registered and officers, and nowhere else", async () => {
    const number = await schedules('starts:"2025-07-27 14:00" ends:16:00 place:Geneva link:https://example.org/secret');
    expect(await does("Delegate 1", "join", number)).toContain("is for those who are registered");
    await does("Delegate 1", "register", number, "mode:regrets");
    expect(await does("Delegate 1", "join", number)).toContain("is for those who are registered");
    await does("Delegate 1", "register", number, "mode:remote");
    expect(await does("Delegate 1", "join", number)).toContain("https://example.org/secret");
    expect(await does(CHAIR, "join", number)).toContain("https://example.org/secret");
    await does("Delegate 1", "withdraw", number);
    expect(await does("Delegate 1", "join", number)).toContain("is for those who are registered");
    expect(await does("Delegate 1", "withdraw", number)).toContain("You are not registered");
    await house.house.settle();
    const everywhere = [
      ...house.chat.in("plenary").map((one) => one.text),
      await does(CHAIR, "show", number),
      await house.types(CHAIR, "meeting list"),
      JSON.stringify(await house.rows(sql`select ids from audit`)),
      JSON.stringify(await house.rows(sql`select payload from work`)),
    ].join("\n");
    expect(everywhere).not.toContain("example.org/secret");
    const none = await schedules('starts:"2025-07-27 14:00" ends:16:00');
    expect(await does(CHAIR, "join", none)).toContain("has no link yet");
    expect(await house.types(CHAIR, "meeting calendar")).toContain("whoever runs this bot sets PUBLIC_URL");
    expect(await house.types("Delegate 1", "meeting calendar")).not.toContain("PUBLIC_URL");
  });

  it("on shorter notice than the charter asks for is scheduled and moved all the same, and that is said", async () => {
    const words = "The charter asks for 2 months of notice; this is less.";
    const asked = (starts: string) =>
      house.types(CHAIR, `meeting schedule title:"Call" starts:"${starts}" ends:16:00 place:Geneva`);
    expect(await asked("2026-03-20 14:00")).not.toContain("notice");
    const said = await asked("2025-08-25 14:00");
    expect(said).toContain(words);
    const number = Number(/Meeting (\d+) is scheduled/.exec(said)?.[1]);
    expect(await does(CHAIR, "move", number, 'starts:"2025-08-26 14:00"')).toContain(words);
    expect(await does(CHAIR, "move", number, "place:Seoul")).not.toContain("notice");
    expect(await does(CHAIR, "move", number, 'starts:"2026-03-21 14:00"')).not.toContain("notice");
  });

  it("that moves, is cancelled or ends is followed by the card of its agenda", async () => {
    const agendas = (number: number) =>
      house.chat.in("plenary").find((one) => one.text.startsWith(`Agenda of meeting ${number}\n`))?.text;
    const number = await schedules('starts:"2025-08-21 14:00" ends:16:00 place:Geneva');
    await house.types(CHAIR, `agenda import meeting:${number} items:"Opening (30 min)\nClosing"`);
    await house.house.settle();
    expect(agendas(number)).toContain("120");
    expect(await does(CHAIR, "move", number, 'ends:17:00 title:"Longer call"')).toContain(
      "14:00–17:00 (Europe/Zurich)",
    );
    await house.house.settle();
    expect(agendas(number)).toContain("180");
    expect(agendas(number)).toContain("Longer call");
    await does(CHAIR, "cancel", number);
    await house.house.settle();
    expect(agendas(number)).toContain("The meeting is cancelled.");
  });
});
