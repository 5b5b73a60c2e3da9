import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCharters } from "#core/charter/load-charters.ts";
import { createDirectChat, fileOf, messageOf, textOf } from "../dispatch/direct-chat.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

const CHARTER = "test/charter/jca-ex.yaml";
const chat = createDirectChat();
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ chats: [chat.chat], charter: CHARTER });
});
afterAll(() => house.stop());
const types = async (who: string, text: string) => textOf(await chat.ask(who, { text }));

it("an activity of another shape loads: one chair, a study group as its parent, one series, another zone", async () => {
  const [loaded] = await loadCharters(CHARTER);
  const { leadership, parent, numbering, zone } = loaded?.charter ?? {};
  expect(leadership).toMatchObject({ title: "chair", people: [{}] });
  expect(parent?.acronym).toBe("SG13");
  expect(numbering?.series.input?.pattern).toBe(numbering?.series.output?.pattern);
  expect(zone).toBe("Asia/Seoul");
  expect(await types("Passer-by", "activity show")).toContain("Chair: First example (Example Institute)");
});

it("and runs the same flows by its own categories, powers and zone", async () => {
  const joins = (who: string, organization: string, category: string) =>
    types(who, `register organization:"${organization}" category:${category} country:KR email:a@example.org`);
  expect(await types("Chair", `activity claim code:${house.claimCode()}`)).toContain("of JCA-EX");
  await types("Chair", "room bind visibility:members");
  expect(await joins("Deputy", "Example Institute", "vice-chair")).toContain("Vice-chair");
  expect(await joins("Delegate", "Example Carrier", "delegate")).toContain("Delegate");
  expect(await joins("Lost", "Nowhere", "sg-representative")).toContain("category");
  for (const who of ["Deputy", "Delegate"]) {
    expect(await types("Chair", `member confirm member:"${who}"`)).toContain("is confirmed");
  }
  const opened = await types("Chair", 'poll open question:"When?" options:"A; B" closes:2025-07-20 per:organization');
  expect(opened).toContain("Poll 1 is open until Sun 20 Jul 2025, 23:59 Seoul time.");
  await house.forward("2025-07-20T14:59:59.9Z");
  expect(await types("Delegate", "poll vote poll:1 choice:2")).toContain("is counted: B");
  await house.forward("2025-07-20T15:00:00Z");
  await house.house.settle();
  expect(await types("Delegate", "poll vote poll:1 choice:1")).toContain("is closed");
  expect(chat.in("plenary").some((one) => one.text.includes("Most votes: B."))).toBe(true);
  expect(await types("Deputy", "room list")).toContain("1 room of this activity");
});

it("names drafting an agenda only where its charter has one to begin with", async () => {
  await types("Chair", 'meeting schedule title:Call starts:"2025-08-20 14:00" ends:15:00 place:Seoul');
  expect(await types("Chair", "agenda draft meeting:1")).toContain("The charter has no agenda for meeting 1");
  expect(await types("Chair", "agenda propose meeting:1")).toContain(
    "The chair makes one: agenda import meeting:1, or agenda add meeting:1.",
  );
});

it("calls whoever leads it by its charter's own word", async () => {
  expect(await types("Delegate", 'poll open question:"Q"')).toContain('Only the chair can use "poll open".');
  expect(await types("Delegate", "room bind")).toContain("Only the chair or the secretariat can");
  await types("Chair", 'poll open question:"Go on?" kind:approve closes:"in 8 days"');
  const objects = 'poll vote poll:2 choice:object reason:"Too early."';
  expect(await types("Delegate", objects)).toContain("This is objection 1: the chair is told, and nothing is agreed");
  await house.house.settle();
  expect(chat.inbox("Chair").at(-1)?.text).toContain("You receive this because you are the chair.");
  expect(await types("Chair", "poll list")).toContain("1 of 1 answered");
  const shown = await types("Chair", "activity show");
  expect(shown).toContain("You are chair.");
  expect(shown).toContain("Roles held here: Chair (chair)");
  expect(await types("Chair", "profile show")).toContain("Roles: chair");
  await house.forward("2025-07-29T00:00:00Z");
  expect(await types("Delegate", "poll show poll:2")).toContain("It waits for the chair.");
  const seen = [...chat.inbox("Delegate"), ...chat.inbox("Chair"), ...chat.in("plenary")].map((one) => one.text);
  expect(seen.filter((text) => /co-chair/i.test(text))).toEqual([]);
});

it("has as many representatives to one body as its charter allows, and no more", async () => {
  await types("Chair", "organization add name:IETF list:outside-body");
  const posts: number[] = [];
  for (const closes of ["in 1 day", "in 2 days", "in 3 days"]) {
    const said = await types("Chair", `nomination open body:IETF direction:to closes:"${closes}"`);
    posts.push(Number(/^Nomination (\d+) is open/.exec(said)?.[1]));
  }
  for (const post of posts) await types("Delegate", `nomination nominate nomination:${post} person:me conflicts:none`);
  await house.forward("2025-08-15T00:00:00Z");
  const appoints = (post = 0) => types("Chair", `nomination appoint nomination:${post} person:1`);
  for (const post of posts.slice(0, 2)) expect(await appoints(post)).toContain("is appointed representative to IETF");
  expect(await appoints(posts[2])).toMatch(
    /^There may be 2 representatives to IETF at a time, and Delegate \(liaison 1\) and Delegate \(liaison 2\) are in office\./,
  );
});

it("puts each noun of help under a heading of its own, one verb or many", async () => {
  const second = { activity: "jca-ex", command: "help", args: { page: "2" } };
  const help = messageOf(await chat.ask("Passer-by", { call: second })).parts;
  const nouns = help.flatMap((part, index) => {
    const [first] = part.kind === "list" ? (part.items[0] ?? []) : [];
    const before = help[index - 1];
    const noun = typeof first === "object" && "bold" in first ? first.bold.split(" ")[0] : undefined;
    return noun === undefined ? [] : [[noun, before?.kind === "heading" ? before.text.toLowerCase() : undefined]];
  });
  expect(nouns.length).toBeGreaterThan(2);
  for (const [noun, heading] of nouns) expect(heading, "each noun under a heading of its own").toBe(noun);
});

it("prepares and holds a meeting by its own clock, from the approval of its agenda to the end", async () => {
  const shown = () => types("Delegate", "agenda show meeting:1");
  await types("Chair", 'meeting move meeting:1 starts:"2025-09-10 14:00" registration:2025-09-08');
  await types("Chair", 'agenda import meeting:1 items:"Opening (5 min); Reports; Closing"');
  const proposed = await types("Chair", "agenda propose meeting:1 closes:2025-08-31");
  expect(proposed).toContain("Revision 1 of the agenda of meeting 1 is proposed. 1 organization can approve it");
  const poll = /in poll (\d+)/.exec(proposed)?.[1];
  expect(await types("Delegate", `poll vote poll:${poll} choice:approve`)).toContain("Example Carrier");
  await house.forward("2025-08-31T14:59:59.9Z");
  expect(await shown()).toContain("Revision 1 is proposed");
  await house.forward("2025-08-31T15:00:00Z");
  expect(await shown()).toContain("Revision 1 is approved by correspondence.");
  const registers = (who: string) => types(who, "meeting register meeting:1 mode:on-site");
  await house.forward("2025-09-08T14:59:59.9Z");
  expect(await registers("Delegate")).toContain("Wednesday 10 September 2025, 14:00–15:00 (Asia/Seoul)");
  await house.forward("2025-09-08T15:00:00Z");
  expect(await registers("Deputy")).toContain("closed on Monday 8 September 2025, 23:59 (Asia/Seoul)");
  const calendar = fileOf(await chat.ask("Delegate", { text: "meeting calendar meeting:1" })).text;
  expect(calendar).toContain("DTSTART;TZID=Asia/Seoul:20250910T140000");
  await house.forward("2025-09-10T05:00:00Z");
  expect(await types("Chair", "meeting start meeting:1")).toContain("has started");
  expect(await types("Chair", "agenda next meeting:1")).toContain("Now: 1 Opening, 5 minutes planned.");
  expect(await types("Chair", "meeting end meeting:1")).toContain("has ended");
});
