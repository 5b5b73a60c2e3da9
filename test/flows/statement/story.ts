import { expect, vi } from "vitest";
import type { ChatPerson, Seen } from "../../support/chat.ts";
import { cardIn, formOf, lastFile, lastTold, messageOf, type Story, says, told } from "../meeting/cast.ts";

export const BEGINS = "2025-07-03T06:00:00Z";
const TITLE = "Avatars & <identity>";
const AFFILIATIONS = [
  'organization:"ITU-T SG21" category:sg-representative country:KR',
  'organization:"ITU-T SG17" category:sg-representative country:JP',
  "organization:ETSI category:sdo-representative country:FR",
];

/** A statement for action is received, assigned, reminded of by the ladder, and answered one day late. */
export async function tellStatement(story: Story): Promise<void> {
  await joinAll(story);
  await receive(story);
  await assign(story);
  await remind(story);
  await answer(story);
  await send(story);
  expect(story.test.log.lines.filter((line) => line.level === "error")).toEqual([]);
}

async function joinAll(story: Story): Promise<void> {
  for (const [index, of] of AFFILIATIONS.entries()) {
    const person = story.cast.members[index] as ChatPerson;
    expect(await says(story, person, `register ${of} email:a${index}@example.org`)).toContain("You are registered");
    const confirm = `member confirm member:"${person.account.name}"`;
    expect(await says(story, story.cast.secretariat, confirm)).toContain("is confirmed for");
  }
}

/** The one card of that statement in each room, as it stands now. */
async function cards({ test, cast }: Story, number: number): Promise<Seen[]> {
  await test.house.settle();
  return await Promise.all(cast.rooms.map((room) => cardIn(room, `Statement ${number}`)));
}

async function receive(story: Story): Promise<void> {
  const { cast } = story;
  const words = `statement receive title:"${TITLE}" from:"3GPP SA" identifier:S2-2501234 purpose:action deadline:2025-07-31 link:https://example.org/ls`;
  expect(await says(story, cast.members[0], words)).toContain("Only a co-chair or the secretariat");
  expect(await says(story, cast.secretariat, words)).toContain(
    "Statement 1 from 3GPP SA (S2-2501234) is on record for action",
  );
  for (const card of await cards(story, 1)) {
    expect(card.text).toContain(TITLE);
    expect(card.text).toContain("Nobody is responsible for the answer yet.");
    expect(card.notified).toEqual([]);
  }
  expect(await says(story, cast.secretariat, words)).toContain("Statement 1 from 3GPP SA has the same identifier");
  expect(await says(story, cast.secretariat, 'statement withdraw statement:2 why:"It is on record twice."')).toContain(
    "is off the record",
  );
}

async function assign(story: Story): Promise<void> {
  const { cast } = story;
  const [, , etsi] = cast.members;
  const assigned = `statement assign statement:1 member:"${etsi.account.name}"`;
  expect(await says(story, cast.coChair, assigned)).toContain("They are told, and reminded before the deadline.");
  for (const card of await cards(story, 1)) expect(card.text).toContain(`${etsi.account.name} is responsible.`);
  const { seen } = await lastTold(story, etsi, "You are responsible for statement 1 from 3GPP SA.");
  expect(seen.buttons.slice(0, 2)).toEqual(["Reply…", "Note"]);
}

const REMINDER = "Statement 1 from 3GPP SA for action";

/** Seven times before the end and on its day, then daily; whoever leads the activity from the second overdue day. */
async function remind(story: Story): Promise<void> {
  const { test, cast } = story;
  const [sg21, , etsi] = cast.members;
  await test.forward("2025-07-31T21:59:59Z");
  expect(await told(story, etsi, `${REMINDER} is to be answered by`)).toHaveLength(7);
  await test.forward("2025-07-31T22:00:00Z");
  for (const card of await cards(story, 1)) expect(card.text).toContain("Action required, overdue");
  expect(await told(story, sg21, REMINDER)).toHaveLength(0);
  expect(await told(story, cast.coChair, REMINDER)).toHaveLength(0);
  await test.forward("2025-08-01T08:00:00Z");
  expect(await told(story, etsi, `${REMINDER} is overdue since`)).toHaveLength(1);
  expect(await told(story, cast.coChair, REMINDER)).toHaveLength(0);
}

/** Drafted from the reminder itself, commented on, changed, approved. */
async function answer(story: Story): Promise<void> {
  const { cast, test } = story;
  const [sg21, , etsi] = cast.members;
  const { by, seen } = await lastTold(story, etsi, REMINDER);
  const form = formOf(await by.presses("Reply…", seen));
  const title = `Reply to S2-2501234: ${TITLE}`;
  expect(form.fields.find(({ name }) => name === "title")?.value ?? title).toBe(title);
  const drafted = messageOf(await by.sends({ text: "Three deliverables:\n- one,\n- two.\n\nAnd <b>three</b>." }));
  expect(drafted.text).toContain("Statement 3 is a draft to 3GPP SA (for information), in reply to statement 1.");
  expect(drafted.text).toContain(title);
  expect(await says(story, cast.coChair, "statement send statement:3")).toContain("has to be reviewed and approved");
  expect(await says(story, etsi, 'statement review statement:3 closes:"2025-08-01 12:00"')).toContain(
    "members comment in discussion 1",
  );
  for (const card of await cards(story, 3))
    expect(card.text).toContain("In review. Comments are taken in discussion 1.");
  expect(await says(story, sg21, 'discussion comment discussion:1 text:"Name the third one."')).toContain("comment 1");
  expect(await says(story, cast.coChair, "statement approve statement:3")).toContain(
    "The review of statement 3 is still open.",
  );
  await test.forward("2025-08-01T10:00:00Z");
  for (const card of await cards(story, 3)) expect(card.text).toContain("The review in discussion 1 is over");
  const approved = await says(story, cast.coChair, "statement approve statement:3");
  expect(approved).toContain("Statement 3 is approved and has the number JCA-MV-LS-001.");
  await test.house.settle();
  await lastTold(story, etsi, "Statement 3 is approved as JCA-MV-LS-001 and waits to be sent.");
}

/** Slack shares a file after the message about it. */
const fileFor = ({ cast }: Story, person: ChatPerson) =>
  vi.waitFor(() => lastFile(cast.surfaceOf(person), person), { timeout: 10_000 });

async function send(story: Story): Promise<void> {
  const { cast, test } = story;
  const [, , etsi] = cast.members;
  await cast.secretariat.types('statement send statement:3 how:"By e-mail"', cast.at(cast.secretariat));
  expect((await fileFor(story, cast.secretariat)).name).toBe("JCA-MV-LS-001.docx");
  for (const card of await cards(story, 1)) {
    expect(card.text).toContain("Action taken");
    expect(card.text).toContain("1 day after the deadline.");
    expect(card.text).toContain("Statement 3 (sent)");
  }
  for (const card of await cards(story, 3)) expect(card.text).toContain("statement 1, Avatars");
  for (const room of cast.rooms) {
    const said = (await room.messages()).filter((one) =>
      one.text.startsWith("Statement 3 (JCA-MV-LS-001) has been sent"),
    );
    expect(said, `said once in ${room.name}`).toHaveLength(1);
  }
  const before = await told(story, etsi, REMINDER);
  await test.forward("2025-08-16T08:00:00Z");
  expect(await told(story, etsi, REMINDER)).toHaveLength(before.length);
  expect(await told(story, cast.coChair, REMINDER)).toHaveLength(0);
  await cast.coChair.types("statement export statement:3 format:md", cast.at(cast.coChair));
  const { text } = await fileFor(story, cast.coChair);
  expect(text).toContain("**In reply to:** 3GPP SA, S2-2501234, Avatars \\& \\<identity\\>");
  expect(text).toContain("And \\<b\\>three\\</b\\>.");
}
