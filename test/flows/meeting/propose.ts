import { expect } from "vitest";
import { cardIn, formOf, messageOf, presses, type Story, says } from "./cast.ts";

const DRAFT = [
  "1. Opening (5 min)",
  "2. Approval of the agenda (5 min)",
  "3. Terms of reference — Secretariat (10 min)",
  "4. Reports",
  "4.1 Study Group 17 (10 min)",
  "4.2 Study Group 21 (10 min)",
  "5. Matters that need coordination (30 min)",
  "6. Input documents (20 min)",
  "7. Closing (5 min)",
];

/** The co-chair imports the agenda, moves an item and proposes it to the members. */
export async function propose(story: Story): Promise<void> {
  const { coChair } = story.cast;
  await importIt(story);
  const moves = await says(story, story.cast.elsewhere(coChair), "agenda move meeting:1 item:6 after:4");
  expect(moves).toContain("Item 6 is item 5 now: Input documents.");
  expect(await says(story, story.cast.members[0], "agenda propose meeting:1")).toContain("Only a co-chair");
  const said = await says(story, coChair, "agenda propose meeting:1 closes:2025-09-20");
  expect(said).toContain("Revision 1 of the agenda of meeting 1 is proposed. 5 organizations can approve it");
  await story.test.house.settle();
  for (const room of story.cast.rooms) await lookAtTheCards(room);
}

async function importIt({ cast }: Story): Promise<void> {
  const { coChair } = cast;
  const form = formOf(await coChair.types("agenda import meeting:1", cast.at(coChair)));
  expect(form.fields.map((field) => field.name)).toContain("items");
  const sent = messageOf(await coChair.sends({ items: DRAFT.join("\n") }));
  expect(sent.text).toContain("The agenda of meeting 1 now has 9 items.");
  expect(await presses(coChair, "Show the agenda", sent)).toContain("6 Input documents");
}

async function lookAtTheCards(room: Parameters<typeof cardIn>[0]): Promise<void> {
  const agenda = await cardIn(room, "Agenda of meeting 1");
  expect(agenda.text).toContain("Revision 1 is proposed; poll 1 decides.");
  expect(agenda.text).toMatch(/5 Input documents[\s\S]*6 Matters that need coordination/);
  const poll = await cardIn(room, "Poll 1");
  expect(poll.text).toContain("Approve revision 1 of the agenda of meeting 1?");
  expect(poll.text).toContain("0 of 5 organizations have answered");
  expect(poll.buttons).toEqual(["Approve", "Object…", "Abstain"]);
}
