import { expect } from "vitest";
import type { ChatPerson, Seen } from "../../support/chat.ts";
import type { TestHouse } from "../../support/house.ts";
import type { Below, Threads } from "../../support/threads.ts";
import { type Cast, ORGANIZATIONS, says, textOf } from "../story.ts";

export const BEGINS = "2025-07-03T06:00:00Z";
const PROPOSAL = "The terms of reference are adopted as they stand.";
const REASON = "Duty 3 is missing & has <no> *roadmap*.";

/** `threads`: those of the platform where this person is. */
type Story = { test: TestHouse; cast: Cast; threads(person: ChatPerson): Threads };

/** Six weeks of correspondence: four weeks of comments, a call with two objections and a hold, agreement, the outcome in every room. */
export async function tellCorrespondence(story: Story): Promise<void> {
  await joinAll(story);
  await open(story);
  await comment(story);
  await write(story);
  await endComments(story);
  await call(story);
  await object(story);
  await meet(story);
  await conclude(story);
  expect(story.test.log.lines.filter((line) => line.level === "error")).toEqual([]);
}

async function joinAll({ cast }: Story): Promise<void> {
  for (const [index, person] of cast.members.entries()) {
    const { organization, category, country } = ORGANIZATIONS[index] ?? { organization: "", category: "", country: "" };
    const email = `a${index}@example.org`;
    const register = `register organization:"${organization}" category:${category} country:${country} email:${email}`;
    expect(await says(cast, person, register)).toContain("You are registered as member");
    const confirm = `member confirm member:"${person.account.name}"`;
    expect(await says(cast, cast.secretariat, confirm)).toContain("is confirmed for");
  }
}

async function cardFor({ cast }: Story, person: ChatPerson): Promise<Seen> {
  const cards = (await cast.at(person).messages()).filter((one) => one.text.split("\n")[0] === "Discussion 1");
  expect(cards, "one card").toHaveLength(1);
  return cards[0] as Seen;
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

const presses = async (story: Story, person: ChatPerson, label: string) =>
  textOf(await person.presses(label, await cardFor(story, person)));

async function open(story: Story): Promise<void> {
  const { cast, test } = story;
  const words =
    'discussion open subject:"Terms of reference" question:"Are duties 1 to 8 complete?" closes:2025-07-31 documents:"https://example.org/tor"';
  expect(await says(cast, cast.members[0] as ChatPerson, words)).toContain("Only a co-chair");
  const said = await says(cast, cast.coChair, words);
  expect(said).toContain("Discussion 1 is open for comments until");
  expect(said).toContain("5 organizations can take a position.");
  await test.house.settle();
  for (const person of cast.members) {
    const card = await cardFor(story, person);
    expect(card.text).toContain("Are duties 1 to 8 complete?");
    expect(card.notified).toEqual([]);
  }
}

async function comment(story: Story): Promise<void> {
  const { cast, test } = story;
  const [sg21, , , etsi] = cast.members as [ChatPerson, ChatPerson, ChatPerson, ChatPerson];
  await sg21.presses("Comment…", await cardFor(story, sg21));
  expect(textOf(await sg21.sends({ text: "Duty 3 could be <b>longer</b>." }))).toContain("comment 1 of discussion 1");
  await etsi.presses("Support with a comment…", await cardFor(story, etsi));
  expect(textOf(await etsi.sends({ comment: "Well done." }))).toContain("Support, with a comment.");
  await test.house.settle();
  for (const person of [sg21, etsi]) {
    const card = await cardFor(story, person);
    expect(card.text).toContain("1 of 5 organizations has taken a position");
    expect(card.text).toContain("ETSI (with a comment)");
  }
}

async function below(story: Story, person: ChatPerson): Promise<Below> {
  return { room: story.cast.at(person), under: await cardFor(story, person) };
}

/** What stands in the threads of the other rooms, once all that is due is done. */
const copiesOf =
  ({ test, cast, threads }: Story, writer: ChatPerson, words: RegExp) =>
  async (): Promise<string[]> => {
    await test.house.settle();
    const copies: string[] = [];
    for (const room of cast.rooms.filter((one) => one !== cast.at(writer))) {
      const reader = cast.members.find((one) => cast.at(one) === room) ?? writer;
      const under = (await room.messages()).find((one) => one.text.split("\n")[0] === "Discussion 1") as Seen;
      const said = await threads(reader).messages({ room, under });
      copies.push(...said.map((one) => one.text).filter((text) => words.test(text)));
    }
    return copies;
  };

/** The thread below the card: what is written in one room stands in the others, with its author, and follows what becomes of it. */
async function write(story: Story): Promise<void> {
  const { cast, threads } = story;
  const [sg21, , , etsi] = cast.members as [ChatPerson, ChatPerson, ChatPerson, ChatPerson];
  const others = cast.rooms.length - 1;
  const at = await below(story, sg21);
  const id = await threads(sg21).write(sg21, "Duty 4 & <i>5</i> overlap, @everyone.", at);
  const copies = copiesOf(story, sg21, /Dut(y|ies) 4/);
  await expect.poll(copies).toHaveLength(others);
  for (const text of await copies()) {
    expect(text).toContain("(ITU-T SG21)");
    expect(text).toContain("Duty 4 & <i>5</i> overlap, @everyone.");
  }
  await threads(sg21).rewrite(sg21, id, "Duties 4 and 5 overlap.", at);
  await expect.poll(async () => (await copies()).join()).toContain("Duties 4 and 5 overlap. (edited)");
  expect(await copies()).toHaveLength(others);
  const slip = await threads(etsi).write(etsi, "A slip of the pen.", await below(story, etsi));
  await expect.poll(copiesOf(story, etsi, /slip/)).toHaveLength(others);
  await threads(etsi).erase(etsi, slip, await below(story, etsi));
  await expect.poll(copiesOf(story, etsi, /slip/)).toEqual([]);
  await expect.poll(copiesOf(story, etsi, /\(deleted\)/)).toHaveLength(others);
}

/** Four weeks are over: nothing more is recorded, and who writes all the same is told so, once. */
async function endComments(story: Story): Promise<void> {
  const { cast, test, threads } = story;
  const [sg21, , , etsi] = cast.members as [ChatPerson, ChatPerson, ChatPerson, ChatPerson];
  await test.forward("2025-07-31T22:00:00Z");
  expect(await says(cast, etsi, 'discussion comment discussion:1 text:"Late."')).toContain("was not recorded");
  for (const text of ["Late as well.", "Later still."]) await threads(sg21).write(sg21, text, await below(story, sg21));
  const told = async () => {
    await test.house.settle();
    return (await sg21.inbox()).filter((one) => one.text.includes("What you wrote in the thread of discussion 1"));
  };
  await expect.poll(told).toHaveLength(1);
  expect((await told())[0]?.text).toContain("The comment period of discussion 1 ended on");
  expect(await copiesOf(story, sg21, /Late/)()).toEqual([]);
}

async function call(story: Story): Promise<void> {
  const { cast, test } = story;
  const ended = (await cast.coChair.inbox()).find((one) =>
    one.text.includes("The comment period of discussion 1 is over"),
  );
  expect(ended?.buttons.slice(0, 3)).toEqual(["Call for consensus…", "Give a later end…", "Conclude…"]);
  const words = `discussion call discussion:1 proposal:"${PROPOSAL}" closes:2025-08-11`;
  expect(await says(cast, cast.coChair, words)).toContain("5 organizations are asked.");
  for (const text of await toldInRooms(story, "Consensus call in discussion 1")) expect(text).toContain(PROPOSAL);
  await test.house.settle();
  expect((await cardFor(story, cast.coChair)).text).toContain("0 of 5 organizations have answered");
}

async function object(story: Story): Promise<void> {
  const { cast, test } = story;
  const [sg21, sg21Contact, sg17, etsi, telecom] = cast.members as [
    ChatPerson,
    ChatPerson,
    ChatPerson,
    ChatPerson,
    ChatPerson,
  ];
  await sg17.presses("Object…", await cardFor(story, sg17));
  expect(textOf(await sg17.sends({ reason: REASON }))).toContain("This is objection 1");
  expect(await says(cast, etsi, 'discussion object discussion:1 reason:"Duty 5 too."')).toContain(
    "This is objection 2",
  );
  expect(await says(cast, telecom, "discussion hold discussion:1 days:4")).toContain("You asked for 4 more days");
  expect(await says(cast, telecom, "discussion hold discussion:1")).toContain(
    "Example Telecom has asked for more time",
  );
  expect(await presses(story, sg21, "Support")).toContain("The position of ITU-T SG21 in discussion 1 is recorded");
  expect(await presses(story, sg21Contact, "Abstain")).toContain(
    "The position of ITU-T SG21 in discussion 1 is changed",
  );
  await test.house.settle();
  const card = await cardFor(story, sg21);
  expect(card.text).toContain(REASON);
  expect(card.text).toContain("Objections that are not met: 2.");
  expect(card.text).toContain("Example Telecom asked for 4 more days.");
}

/** One is answered and withdrawn; of the other a co-chair says how it was met, after the end. */
async function meet(story: Story): Promise<void> {
  const { cast, test } = story;
  const [, , sg17, etsi, telecom] = cast.members as [ChatPerson, ChatPerson, ChatPerson, ChatPerson, ChatPerson];
  await says(cast, cast.coChair, 'discussion answer discussion:1 objection:1 text:"It is in revision 1."');
  await test.house.settle();
  const answered = (await sg17.inbox()).find((one) => one.text.includes("has been answered"));
  expect(answered?.text).toContain("It is in revision 1.");
  const withdrawn = await sg17.presses("Withdraw the objection", answered as Seen);
  expect(textOf(withdrawn)).toContain("is withdrawn. Your answer is now Abstain.");
  await test.forward("2025-08-15T21:59:59Z");
  const reminded = async (person: ChatPerson) =>
    (await person.inbox()).filter((one) => one.text.includes("The consensus call in discussion 1 is open until"))
      .length;
  expect([await reminded(etsi), await reminded(sg17)]).toEqual([0, 0]);
  expect(await reminded(telecom)).toBeGreaterThan(0);
  await test.forward("2025-08-15T22:00:00Z");
  for (const text of await toldInRooms(story, "Result of the consensus call in discussion 1"))
    expect(text).toContain("Not agreed: objection 2 of ETSI is not met.");
  expect(await presses(story, telecom, "Comment…")).toContain("text");
}

async function conclude(story: Story): Promise<void> {
  const { cast } = story;
  const met = await says(cast, cast.coChair, 'discussion resolve discussion:1 objection:2 how:"Duty 5 was added."');
  expect(met).toContain("so the proposal is agreed");
  const words = 'discussion conclude discussion:1 outcome:"Adopted, with duty 5 in full."';
  expect(await says(cast, cast.coChair, words)).toContain("Discussion 1 is concluded.");
  for (const text of await toldInRooms(story, "Discussion 1 is concluded")) {
    expect(text).toContain("Outcome: Adopted, with duty 5 in full.");
    expect(text).toContain("5 organizations were asked, 3 answered.");
    expect(text).toContain(
      `Objection 1 of ITU-T SG17: "${REASON}" Answer: "It is in revision 1." Withdrawn by ITU-T SG17.`,
    );
    expect(text).toContain('Objection 2 of ETSI: "Duty 5 too." Resolved by a co-chair: "Duty 5 was added."');
    expect(text).toContain("Example Telecom asked for 4 more days, and the end was moved.");
  }
  expect((await cardFor(story, cast.coChair)).buttons).toEqual(["Show all"]);
  const shown = await says(cast, cast.coChair, "discussion show discussion:1");
  expect(shown).toContain("Duty 3 could be <b>longer</b>.");
  expect(shown).toContain("Duties 4 and 5 overlap. (edited)");
  expect(shown).toContain("(deleted)");
  expect(shown).not.toMatch(/slip of the pen|Late/);
}
