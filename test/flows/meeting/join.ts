import { expect } from "vitest";
import type { ChatPerson } from "../../support/chat.ts";
import { cardFor, formOf, lastTold, messageOf, presses, type Story, says, told } from "./cast.ts";

const AFFILIATIONS = [
  { organization: "ITU-T SG21", category: "sg-representative", country: "KR" },
  { organization: "ITU-T SG17", category: "sg-representative", country: "JP" },
  { organization: "ETSI", category: "sdo-representative", country: "FR" },
  { organization: "Example Telecom", category: "sector-member", country: "DE" },
  { organization: "Example University", category: "academia", country: "GH" },
];
const EXPERT = { organization: "Example Laboratory", category: "invited-expert", country: "CA" };

/** Five register and are confirmed; an invited expert waits for approval. Three register for meeting 1, one of them remotely. */
export async function join(story: Story): Promise<void> {
  await registerAll(story);
  await confirmAll(story);
  await lookAtTheMeeting(story);
  await registerForIt(story);
}

async function registerAll(story: Story): Promise<void> {
  const { members, expert } = story.cast;
  const [first, ...others] = members;
  await registerByForm(story, first);
  for (const [index, person] of others.entries()) {
    const said = await says(story, person, registration(AFFILIATIONS[index + 1], `a${index}@example.org`));
    expect(said).toContain("You are registered as member");
  }
  const waiting = await says(story, expert, registration(EXPERT, "expert@example.org"));
  expect(waiting).toContain("approve");
}

const registration = (of: typeof EXPERT = EXPERT, email: string) =>
  `register organization:"${of.organization}" category:${of.category} country:${of.country} email:${email}`;

/** Nothing typed but the command: what is missing is asked for; a mistake is told, and what was typed is kept. */
async function registerByForm({ cast }: Story, person: ChatPerson): Promise<void> {
  const { organization, country } = AFFILIATIONS[0] ?? EXPERT;
  const form = formOf(await person.types("register", cast.at(person)));
  expect(form.fields.map((field) => field.name)).toEqual(["organization", "category", "country", "email"]);
  let answer = await person.sends({
    organization,
    category: "Study group representative",
    country: "Atlantis",
    email: "sg21@example.org",
  });
  if (typeof answer === "object" && "message" in answer) {
    expect(answer.message.text).toContain("Atlantis");
    answer = await person.presses("Correct", answer.message);
  }
  const again = formOf(answer).fields;
  expect(again.find((field) => field.name === "country")?.value).toBe("Atlantis");
  expect(again.find((field) => field.name === "organization")?.value ?? organization).toBe(organization);
  const said = messageOf(await person.sends({ country })).text;
  expect(said).toContain("You are registered as member");
  expect(said).toContain(organization);
}

async function confirmAll(story: Story): Promise<void> {
  const { secretariat, coChair, members, expert } = story.cast;
  await story.test.house.settle();
  for (const { account } of members) {
    const { by, seen } = await lastTold(story, secretariat, `${account.name} registered for`);
    expect(await presses(by, "Confirm", seen)).toContain(`${account.name} (member`);
  }
  await story.test.house.settle();
  for (const person of members) expect(await told(story, person, "Your affiliation with")).toHaveLength(1);
  expect(await told(story, expert, "approved in")).toEqual([]);
  const waits = await lastTold(story, coChair, `${expert.account.name} registered for`);
  expect(waits.seen.text).toContain("waits for an approval");
}

async function lookAtTheMeeting(story: Story): Promise<void> {
  const card = await cardFor(story, story.cast.coChair, "Meeting 1");
  expect(card.text).toContain("Local time: Thursday 9 October 2025, 11:15–13:15 (Europe/Zurich)");
  expect(card.buttons.slice(0, 3)).toEqual(["Attend on site", "Attend remotely", "Send regrets"]);
}

async function registerForIt(story: Story): Promise<void> {
  const [sg21, sg17, etsi] = story.cast.members;
  const attends = async (person: ChatPerson, label: string) =>
    presses(person, label, await cardFor(story, person, "Meeting 1"));
  expect(await attends(sg21, "Attend on site")).toContain("You are registered to attend on site: meeting 1");
  expect(await attends(sg17, "Attend on site")).toContain("You are registered to attend on site: meeting 1");
  expect(await attends(etsi, "Attend remotely")).toContain("You are registered to attend remotely: meeting 1");
  await story.test.house.settle();
  for (const person of [story.cast.coChair, story.cast.expert])
    expect((await cardFor(story, person, "Meeting 1")).text).toContain("Registered: 2 on site, 1 remote");
}
