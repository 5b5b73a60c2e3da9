import { expect } from "vitest";
import type { ChatPerson } from "../../support/chat.ts";
import { cardFor, cardIn, formOf, lastTold, messageOf, presses, type Story, says, told } from "./cast.ts";

const REASON = "The roadmap is missing & has <no> *item*.";
const ANSWER = "It is part of item 6.";

/** Approval per organization: one objects, is answered and withdraws; who still owes is reminded; midnight in Geneva ends it. */
export async function approve(story: Story): Promise<void> {
  await answer(story);
  await object(story);
  await meet(story);
  await remind(story);
  await agree(story);
}

const votes = async (story: Story, person: ChatPerson, label: string) =>
  presses(person, label, await cardFor(story, person, "Poll 1"));

async function answer(story: Story): Promise<void> {
  const { members, expert } = story.cast;
  const [sg21, sg17] = members;
  expect(await votes(story, sg21, "Approve")).toContain("The vote of ITU-T SG21 in poll 1 is counted: Approve");
  expect(await votes(story, sg17, "Abstain")).toContain("The vote of ITU-T SG17 in poll 1 is counted: Abstain");
  expect(await votes(story, expert, "Approve")).toContain("registration for Example Laboratory waits for an approval");
}

async function object(story: Story): Promise<void> {
  const [, , etsi] = story.cast.members;
  const form = formOf(await etsi.presses("Object…", await cardFor(story, etsi, "Poll 1")));
  expect([form.title, form.fields.map((field) => field.label)]).toEqual(["Object in poll 1", ["Reason"]]);
  const said = messageOf(await etsi.sends({ reason: REASON }));
  expect(said.text).toContain("ETSI");
  await story.test.house.settle();
  for (const room of story.cast.rooms) {
    const card = await cardIn(room, "Poll 1");
    expect(card.text).toContain("3 of 5 organizations have answered");
    expect(card.text).not.toContain("roadmap");
  }
}

async function meet(story: Story): Promise<void> {
  const { coChair, members, elsewhere } = story.cast;
  const [, , etsi] = members;
  const raised = await lastTold(story, coChair, "objects in poll 1");
  expect(raised.seen.text).toContain(REASON);
  formOf(await raised.by.presses("Answer…", raised.seen));
  expect(messageOf(await raised.by.sends({ text: ANSWER })).text).toContain(
    "Objection 1 of ETSI in poll 1 is answered",
  );
  await story.test.house.settle();
  const answered = await lastTold(story, etsi, "has been answered");
  expect(answered.seen.text).toContain(ANSWER);
  const other = elsewhere(answered.by);
  const withdrawn =
    other === answered.by
      ? await other.presses("Withdraw the objection", answered.seen)
      : await other.presses("Withdraw 1", messageOf(await other.types("poll show poll:1", story.cast.at(other))));
  expect(messageOf(withdrawn).text).toContain("is withdrawn. Your answer is now Abstain.");
  expect(await presses(other, "Approve", messageOf(withdrawn))).toContain("is changed: Approve");
  await story.test.house.settle();
}

async function remind(story: Story): Promise<void> {
  const [, , , telecom, university] = story.cast.members;
  const everybody = [...story.cast.members, story.cast.expert, story.cast.secretariat, story.cast.coChair];
  const reminded = async () =>
    Promise.all(everybody.map(async (person) => (await told(story, person, "Poll 1 is open until")).length));
  expect(await reminded()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  await story.test.forward("2025-09-13T22:00:00Z");
  expect(await reminded()).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
  const { by, seen } = await lastTold(story, telecom, "Poll 1 is open until");
  expect(seen.text).toContain("because you speak for Example Telecom");
  expect(await presses(by, "Approve", seen)).toContain("Example Telecom in poll 1 is counted: Approve");
  await story.test.forward("2025-09-20T21:59:59.900Z");
  expect(await reminded()).toEqual([0, 0, 0, 1, 4, 0, 0, 0]);
  expect(await says(story, university, "poll show poll:1")).toContain("Your organization has not answered yet");
}

async function agree(story: Story): Promise<void> {
  const [sg21] = story.cast.members;
  const before = await cardFor(story, sg21, "Poll 1");
  await story.test.forward("2025-09-20T22:00:00Z");
  for (const room of story.cast.rooms) {
    const messages = await room.messages();
    expect(messages.filter((one) => one.text.includes("Agenda revision 1 approved"))).toHaveLength(1);
    const results = messages.filter((one) => one.text.includes("Result of poll 1"));
    expect(results).toHaveLength(1);
    expect(results[0]?.text).toContain("Agreed: every objection was met.");
    expect(results[0]?.text).toContain(
      "Approved: ITU-T SG21, ETSI and Example Telecom. Abstained: ITU-T SG17. No answer: Example University.",
    );
    expect(results[0]?.text).toContain(`Objection 1 of ETSI: "${REASON}" Answer: "${ANSWER}" Withdrawn by ETSI.`);
    const agenda = await cardIn(room, "Agenda of meeting 1");
    expect(agenda.text).toContain("Revision 1 is approved by correspondence.");
    expect((await cardIn(room, "Poll 1")).buttons).toEqual([]);
  }
  expect(await presses(sg21, "Abstain", before)).toContain(
    "Poll 1 is agreed, and that stands. This answer was not counted.",
  );
}
