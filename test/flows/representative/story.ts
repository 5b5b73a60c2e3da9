import { expect } from "vitest";
import type { ChatPerson, Seen } from "../../support/chat.ts";
import type { TestHouse } from "../../support/house.ts";
import { type Cast, ORGANIZATIONS, says, textOf } from "../story.ts";

export const BEGINS = "2025-07-03T06:00:00Z";
const REASON = "Represents <another> body & has *two* offices.";

type Story = { test: TestHouse; cast: Cast };
type Four = [ChatPerson, ChatPerson, ChatPerson, ChatPerson, ChatPerson];

/** A post with three nominees, one of whom declines; objections are answered and resolved, one is appointed, and reports before the meeting. */
export async function tellNomination(story: Story): Promise<void> {
  await joinAll(story);
  await open(story);
  await nominate(story);
  await answer(story);
  await object(story);
  await meet(story);
  await appoint(story);
  await report(story);
  expect(story.test.log.lines.filter((line) => line.level === "error")).toEqual([]);
}

async function joinAll({ cast }: Story): Promise<void> {
  for (const [index, person] of cast.members.entries()) {
    const { organization, category, country } = ORGANIZATIONS[index] ?? { organization: "", category: "", country: "" };
    const register = `register organization:"${organization}" category:${category} country:${country} email:a${index}@example.org`;
    expect(await says(cast, person, register)).toContain("You are registered as member");
    expect(await says(cast, cast.secretariat, `member confirm member:"${person.account.name}"`)).toContain("confirmed");
  }
}

async function cardFor({ test, cast }: Story, person: ChatPerson): Promise<Seen> {
  await test.house.settle();
  const cards = (await cast.at(person).messages()).filter((one) => one.text.split("\n")[0] === "Nomination 1");
  expect(cards, "one card").toHaveLength(1);
  return cards[0] as Seen;
}

async function lastTo({ test }: Story, person: ChatPerson, words: string): Promise<Seen> {
  await test.house.settle();
  const found = (await person.inbox()).filter((one) => one.text.includes(words)).at(-1);
  expect(found, `"${words}" to ${person.account.name}`).toBeDefined();
  return found as Seen;
}

async function toldInRooms({ test, cast }: Story, opening: string): Promise<string[]> {
  await test.house.settle();
  const texts: string[] = [];
  for (const room of cast.rooms) {
    const found = (await room.messages()).filter((one) => one.text.startsWith(opening));
    expect(found, `"${opening}" once in ${room.name}`).toHaveLength(1);
    texts.push(found[0]?.text ?? "");
  }
  return texts;
}

async function open(story: Story): Promise<void> {
  const { cast } = story;
  const words = 'nomination open body:"ETSI" direction:to closes:2025-07-31 term:"2 years"';
  expect(await says(cast, cast.members[0] as ChatPerson, words)).toContain("Only a co-chair");
  expect(await says(cast, cast.coChair, words)).toContain("Nomination 1 is open until");
  for (const person of cast.members) expect((await cardFor(story, person)).text).toContain("Nobody is nominated yet.");
}

async function nominate(story: Story): Promise<void> {
  const { cast } = story;
  const [sg21, sg21Contact, sg17, etsi] = cast.members as Four;
  const name = ({ account }: ChatPerson) => `nomination nominate nomination:1 person:"${account.name}"`;
  expect(await says(cast, etsi, `${name(sg17)} statement:"Edits both drafts."`)).toContain(
    "is nominated in nomination 1",
  );
  expect(await says(cast, sg21, name(sg17))).toContain("was nominated already and has not answered yet");
  expect(await says(cast, sg21, name(sg21Contact))).toContain("is nominated in nomination 1");
  await sg21.presses("Put myself forward…", await cardFor(story, sg21));
  const said = await sg21.sends({ statement: "I follow the work there.", conflicts: "None." });
  expect(textOf(said)).toContain("You are a nominee of nomination 1 (representative to ETSI), and have accepted.");
}

async function answer(story: Story): Promise<void> {
  const { cast, test } = story;
  const [, sg21Contact, sg17, etsi] = cast.members as Four;
  const asked = await lastTo(story, sg17, "You are nominated in nomination 1");
  expect(asked.text).toContain("Edits both drafts.");
  await test.forward("2025-07-07T06:00:00Z");
  const reminded = await lastTo(story, sg17, "and have not answered");
  await sg17.presses("Accept…", reminded);
  expect(
    textOf(await sg17.sends({ statement: "I edit both drafts.", conflicts: "Employed by a member of ETSI." })),
  ).toContain("You have accepted nomination 1");
  const declined = await lastTo(story, sg21Contact, "and have not answered");
  expect(textOf(await sg21Contact.presses("Decline", declined))).toContain("You have declined nomination 1");
  expect((await lastTo(story, etsi, "whom you nominated")).text).toContain("has accepted");
  expect(await says(cast, etsi, "nomination support nomination:1 nominee:1")).toContain("ETSI supports");
  const card = (await cardFor(story, etsi)).text;
  expect(card).toContain("2 nominees, 2 accepted.");
  expect(card).toContain("Employed by a member of ETSI.");
}

/** The nominations end at midnight, and the objection window begins by itself. */
async function object(story: Story): Promise<void> {
  const { cast, test } = story;
  const [, , sg17, etsi, telecom] = cast.members as Four;
  await test.forward("2025-07-31T21:59:59Z");
  expect((await cardFor(story, etsi)).text).toContain("Nominations until");
  await test.forward("2025-07-31T22:00:00Z");
  for (const text of await toldInRooms(story, "Objection window of nomination 1")) {
    expect(text).toContain(sg17.account.name);
    expect(text).toContain("Whoever has no objection does not need to do anything.");
  }
  await telecom.presses("Object…", await cardFor(story, telecom));
  expect(textOf(await telecom.sends({ nominee: "1", reason: REASON }))).toContain("This is objection 1");
  expect(await says(cast, etsi, 'nomination object nomination:1 nominee:3 reason:"No time."')).toContain(
    "This is objection 2",
  );
  expect((await cardFor(story, etsi)).text).toContain(REASON);
  expect(await says(cast, cast.coChair, "nomination appoint nomination:1 person:1")).toContain("is open until");
}

/** One is answered and withdrawn; of the other a co-chair says how it was met. */
async function meet(story: Story): Promise<void> {
  const { cast, test } = story;
  const [, , , etsi, telecom] = cast.members as Four;
  const words = 'nomination answer nomination:1 objection:1 text:"That office ends in August."';
  expect(await says(cast, cast.coChair, words)).toContain("is answered");
  const answered = await lastTo(story, telecom, "has been answered");
  expect(textOf(await telecom.presses("Withdraw the objection", answered))).toContain("is withdrawn");
  await test.forward("2025-08-07T22:00:00Z");
  const over = await lastTo(story, cast.coChair, "The objection window of nomination 1");
  expect(over.text).toContain("Every objection was met.");
  expect(over.text).toContain("Not agreed: objection 2 is not met.");
  expect(await says(cast, cast.coChair, "nomination appoint nomination:1 person:3")).toContain(
    "objection 2 is not met",
  );
  const resolve = 'nomination resolve nomination:1 objection:2 how:"Has the time from September."';
  expect(await says(cast, cast.coChair, resolve)).toContain("is resolved");
  expect((await lastTo(story, etsi, "Resolved by a co-chair")).text).toContain("Has the time from September.");
}

async function appoint(story: Story): Promise<void> {
  const { cast } = story;
  const [sg21, , sg17] = cast.members as Four;
  const said = await says(cast, cast.coChair, `nomination appoint nomination:1 person:"${sg17.account.name}"`);
  expect(said).toContain("is appointed representative to ETSI until");
  expect(said).toContain("Employed by a member of ETSI.");
  for (const text of await toldInRooms(story, "Nomination 1 ended with an appointment"))
    expect(text).toContain(`${sg17.account.name} is appointed representative to ETSI.`);
  await lastTo(story, sg17, "You are appointed representative to ETSI");
  await lastTo(story, sg21, "Thank you for having been a nominee");
  expect((await cardFor(story, sg17)).buttons).toEqual(["Show all"]);
}

/** Asked for before meeting 1 of the charter, on 9 October; filed by the form, and seen by the co-chairs. */
async function report(story: Story): Promise<void> {
  const { cast, test } = story;
  const [, , sg17] = cast.members as Four;
  expect(await says(cast, cast.coChair, "liaison list")).toContain(
    "1 liaison representative in office, 1 report owed.",
  );
  await test.forward("2025-09-26T10:00:00Z");
  const reminded = await lastTo(story, sg17, "Your report to meeting 1 is expected");
  await sg17.presses("Report on ETSI…", reminded);
  const filed = await sg17.sends({
    concerns: "Two drafts overlap.",
    statements: "One out, none in.",
    events: "Plenary in March.",
  });
  expect(textOf(filed)).toContain("Your report to meeting 1 as liaison representative to ETSI is filed.");
  await lastTo(story, cast.coChair, "has filed the report to meeting 1");
  await test.forward("2025-10-08T10:00:00Z");
  const asked = (await sg17.inbox()).filter((one) => one.text.includes("Your report to meeting 1 is expected"));
  expect(asked, "whoever has reported is not asked again").toHaveLength(1);
  expect(await says(cast, cast.coChair, "liaison list")).toContain("0 reports owed.");
  expect(await says(cast, cast.coChair, "liaison show liaison:1")).toContain("Two drafts overlap.");
}
