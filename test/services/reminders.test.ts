import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "#core/contract/view.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const ETSI = "ETSI representative";
const SG17 = "SG17 representative";

describe("reminders", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG17, "ITU-T SG17");
    for (const who of [ETSI, SG17]) await house.types(who, "meeting register meeting:1 mode:regrets");
  });
  afterAll(() => house.stop());

  const opens = async (closes: string, question = "Approve?") => {
    const said = await house.types(
      CHAIR,
      `poll open question:"${question}" options:"Yes; No" closes:"${closes}" per:organization`,
    );
    return Number(/^Poll (\d+) is open/.exec(said)?.[1]);
  };
  const votes = (who: string, poll: number) => house.types(who, `poll vote poll:${poll} choice:1`);
  const inbox = (who: string) => house.chat.viewsIn(`@${who.toLowerCase().replaceAll(" ", "-")}`);
  const reminders = (who: string) =>
    inbox(who).filter(
      (view) => /^(Reminder|\d+ things wait)/.test(view.summary) && !/\([2-9] of \d\)$/.test(view.summary),
    );
  const last = (who: string) => reminders(who).at(-1) as Message;
  const since = async (to: string, who = ETSI) => {
    const before = reminders(who).length;
    await house.forward(to);
    return reminders(who)
      .slice(before)
      .map((view) => view.summary);
  };
  const local = (instant: string) => Temporal.Instant.from(instant).toString();

  it("of an end at midnight come in the morning, on the last day as well, and in the evening before it", async () => {
    const poll = await opens("2025-07-20");
    await votes(SG17, poll);
    const times = [
      "2025-07-13T06:59:59Z",
      "2025-07-13T07:00:00Z",
      "2025-07-18T07:00:00Z",
      "2025-07-19T07:00:00Z",
      "2025-07-20T18:59:59Z",
      "2025-07-20T19:00:00Z",
    ];
    const came: number[] = [];
    for (const time of times) came.push((await since(local(time))).length);
    expect(came).toEqual([0, 1, 1, 1, 0, 1]);
    expect(reminders(SG17)).toEqual([]);
    await votes(ETSI, poll);
  });

  it("wait for the end of the reader's quiet hours, unless the end is nearer", async () => {
    await house.rows(sql`update person set zone = 'America/New_York' where name = ${SG17}`);
    const poll = await opens("2025-08-01 14:00");
    await votes(ETSI, poll);
    await since("2025-07-25T12:00:00Z", SG17);
    const early = await opens("2025-07-27 11:00", "Early?");
    await votes(ETSI, early);
    expect(await since("2025-07-26T10:59:59Z", SG17), "11:00 in Geneva is 5 in the morning in New York").toEqual([]);
    expect(await since("2025-07-26T11:00:00Z", SG17)).toHaveLength(1);
    expect(await since("2025-07-27T05:59:59Z", SG17)).toEqual([]);
    expect(await since("2025-07-27T06:00:00Z", SG17), "it ends at 5, before they wake").toHaveLength(1);
    await votes(SG17, early);
    await votes(SG17, poll);
    await house.rows(sql`update person set zone = null`);
  });

  it("that are due at one time for one person are one message, of what is still owed then", async () => {
    const polls = [
      await opens("2025-09-01", "First?"),
      await opens("2025-09-01", "Second?"),
      await opens("2025-09-01", "Third?"),
    ];
    await votes(ETSI, polls[1] ?? 0);
    const [told, ...more] = await since("2025-08-25T12:00:00Z");
    expect(more).toEqual([]);
    expect(told).toMatch(/^2 things wait for you\. .*First\? .*Third\?/);
    expect(reminders(SG17).at(-1)?.summary).toMatch(/^3 things wait for you/);
    expect(JSON.stringify(last(ETSI).parts).match(/because you speak for ETSI/g), "said once for both").toHaveLength(1);
    for (const poll of polls) for (const who of [ETSI, SG17]) await votes(who, poll);
  });

  it("are cancelled by themselves when what they are about is done, and move with its end", async () => {
    const poll = await opens("2025-10-01 12:00");
    expect(await since("2025-09-24T10:00:00Z")).toHaveLength(1);
    await house.types(CHAIR, `poll extend poll:${poll} closes:"2025-10-08 12:00"`);
    expect(await since("2025-09-30T12:00:00Z"), "the steps of the old end are gone").toEqual([]);
    expect(await since("2025-10-01T10:00:00Z")).toHaveLength(1);
    await votes(ETSI, poll);
    expect(await since("2025-10-08T12:00:00Z")).toEqual([]);
    expect(
      (await house.rows(sql`select 1 from work where state = 'due' and payload->'call'->'args'->>'kind' = 'poll'`))
        .length,
    ).toBe(0);
  });

  it("that came due while nobody worked are one, for all that is open", async () => {
    await opens("2025-11-03 12:00", "Long?");
    await opens("2025-11-03 16:00", "Longer?");
    await house.clock.move(Temporal.Instant.from("2025-11-02T13:00:00Z"));
    expect(await since("2025-11-02T13:00:00Z")).toEqual([expect.stringMatching(/^2 things wait for you/)]);
    expect(await since("2025-11-02T14:59:59Z")).toEqual([]);
  });

  it("come again when they are put off, and not when it would be too late or is done", async () => {
    const poll = await opens("2025-12-01 12:00", "Snooze?");
    await since("2025-11-24T11:00:00Z");
    expect(await house.presses(ETSI, "Remind me in 1 hour", last(ETSI))).toContain("will come again on");
    expect(await since("2025-11-24T11:59:59Z")).toEqual([]);
    expect(await since("2025-11-24T12:00:00Z")).toHaveLength(1);
    expect(await house.presses(ETSI, "Remind me tomorrow morning", last(ETSI))).toContain("will come again on");
    expect(await since("2025-11-25T07:59:59Z")).toEqual([]);
    expect(await since("2025-11-25T08:00:00Z")).toHaveLength(1);
    expect(await house.types(ETSI, 'remind snooze until:"2025-12-02 09:00"')).toContain("That would be too late");
    expect(await house.types("Passer-by", 'remind snooze until:"in 1 hour"')).toContain("There is no reminder");
    await since("2025-12-01T08:00:00Z");
    expect(
      last(ETSI).parts.flatMap((part) => (part.kind === "choices" ? part.options.map((one) => one.label) : [])),
    ).toEqual(["Yes", "No", "Remind me in 1 hour", "Stop reminders of polls"]);
    await house.presses(ETSI, "Remind me in 1 hour", last(ETSI));
    await votes(ETSI, poll);
    expect(await since("2025-12-01T10:59:59Z")).toEqual([]);
    expect(await house.presses(ETSI, "Remind me in 1 hour", last(ETSI))).toContain("is done");
  });

  it("of a kind that somebody stopped do not come to them, until they start it again", async () => {
    await opens("2026-01-10 12:00", "Stop?");
    await since("2026-01-03T11:00:00Z");
    expect(await house.presses(ETSI, "Stop reminders of polls", last(ETSI))).toContain("no more reminders of polls");
    expect(await house.types(ETSI, "remind list")).toContain("You stopped reminders of polls");
    const others = reminders(SG17).length;
    expect(await since("2026-01-08T11:00:00Z")).toEqual([]);
    expect(reminders(SG17).length).toBe(others + 1);
    expect(await house.types(ETSI, "remind stop kind:poll")).toContain("are stopped already");
    expect(await house.types(ETSI, "remind stop kind:tea")).toContain('There is no kind "tea"');
    expect(await house.types(ETSI, "remind start poll")).toContain("reminders of polls again");
    expect(await house.types(ETSI, "remind start poll")).toContain("are not stopped");
    expect(await since("2026-01-09T11:00:00Z")).toHaveLength(1);
  });

  it("that wait for the morning go by the ballot that is there then, and by nothing else", async () => {
    const poll = await opens("2026-03-05 05:30", "Night?");
    const waits = () => house.rows(sql`select 1 from due_reminder where state = 'waiting'`);
    await house.forward("2026-03-04T04:30:00Z");
    expect(await waits()).toHaveLength(2);
    const before = [reminders(ETSI).length, reminders(SG17).length];
    for (const who of [ETSI, SG17]) await votes(who, poll);
    await house.rows(sql`delete from ballot where seat_id = (select seat.id from seat join poll using (box_id)
      join organization o on o.id = seat.organization_id where poll.number = ${poll} and o.name = 'ITU-T SG17')`);
    await house.forward("2026-03-04T06:00:00Z");
    expect([reminders(ETSI).length, reminders(SG17).length]).toEqual([before[0], (before[1] ?? 0) + 1]);
  });

  it("stay out of rooms", () => {
    expect(house.chat.in("plenary").filter((one) => /remind/i.test(one.text))).toEqual([]);
  });

  it("of an approval follow the ladder of consensus calls, and those of other polls their own", async () => {
    await house.types(CHAIR, "activity set setting:ladders.consensusCall.before value:P5D");
    const now = house.clock.now();
    const text = 'poll open question:"Agreed?" kind:approve closes:"in 10 days"';
    const poll = Number(/^Poll (\d+) is open/.exec(await house.types(CHAIR, text))?.[1]);
    const day = (days: number) => now.add({ hours: 24 * days }).toString();
    expect(await since(day(4))).toEqual([]);
    expect(await since(day(5))).toEqual([expect.stringContaining(`Poll ${poll} is open until`)]);
    expect(JSON.stringify(last(ETSI).parts)).toContain("which has not answered yet");
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.types(CHAIR, "activity set setting:ladders.consensusCall.before");
  });

  it("come at each step of the charter's ladders, to those whom it names and who owe it", async () => {
    const came: { to: string; at: string; text: string }[] = [];
    house.chat.fake.after = async ({ to, post }) => {
      if (!("account" in to) || post.kind !== "message") return;
      const at = house.clock
        .now()
        .toZonedDateTimeISO("Europe/Zurich")
        .toPlainDateTime()
        .toString({ smallestUnit: "minute" });
      came.push({ to: to.account, at: at.slice("2026-".length), text: JSON.stringify(post.view) });
    };
    const steps = (words: string, who: string) =>
      came
        .filter(({ to, text }) => to === who.toLowerCase().replaceAll(" ", "-") && text.includes(words))
        .map(({ at }) => at);
    const says = (text: string, who = CHAIR) => house.types(who, text);
    await says('meeting schedule title:Second starts:"2026-06-04 14:00" ends:"2026-06-04 16:00"');
    await says("nomination open body:ISO direction:to");
    await says("nomination nominate nomination:1 person:me conflicts:none", SG17);
    await house.rows(sql`update meeting set state = 'started', started_at = now() where number = 1`);
    expect(await says("nomination appoint nomination:1 person:1 meeting:1")).toContain("is appointed");
    await house.rows(
      sql`update meeting set state = 'cancelled', started_at = null, cancelled_at = now() where number = 1`,
    );
    await says('nomination open body:IEC direction:to closes:"2026-03-20 12:00"');
    await says(`nomination nominate nomination:2 person:"${SG17}"`, ETSI);
    await says("nomination nominate nomination:2 person:me conflicts:none", ETSI);
    await says('discussion open subject:Terms question:"Complete?"');
    await says('discussion call discussion:1 proposal:"They are." closes:"2026-03-25 18:00"');
    await says("discussion position discussion:1 position:support", ETSI);
    await says(
      'statement receive title:Avatars from:"3GPP SA" purpose:action deadline:2026-04-30 text:"What is planned?"',
    );
    await says(`statement assign statement:1 member:"${SG17}"`);
    await house.forward("2026-06-20T00:00:00Z");
    const days = (month: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, n) => `${month}-${String(from + n).padStart(2, "0")}T09:00`);
    const call = "The consensus call in discussion 1 is open until";
    expect(steps(call, SG17)).toEqual(["03-18T18:00", "03-23T18:00", "03-24T18:00", "03-25T15:00"]);
    expect(steps("You are nominated in nomination 2 (representative to IEC) and have", SG17)).toEqual([
      "03-12T07:00",
      "03-15T07:00",
      "03-18T07:00",
    ]);
    expect(steps("Objections in nomination 2", SG17)).toEqual(["03-25T12:00", "03-26T12:00", "03-27T09:00"]);
    const before = ["04-16T09:00", "04-23T09:00", ...days("04", 26, 30)];
    expect(steps("Statement 1 from 3GPP SA for action", SG17)).toEqual([...before, ...days("05", 1, 14)]);
    expect(steps("Statement 1 from 3GPP SA for action", CHAIR), "from the second overdue day").toEqual(
      days("05", 2, 14),
    );
    const report = ["05-21T14:00", "05-28T14:00", "06-02T14:00", "06-06T14:00", "06-11T14:00"];
    expect(steps("Your report to meeting 2 is", SG17)).toEqual(report);
    expect(steps("Reports to meeting 2 are missing", CHAIR)).toEqual(report.slice(3));
    for (const words of [call, "Your report to meeting 2", "Statement 1 from 3GPP SA for action"])
      expect(steps(words, ETSI), "owes nothing").toEqual([]);
    for (const words of [call, "Objections in nomination 2"]) expect(steps(words, CHAIR)).toEqual([]);
  });
});
