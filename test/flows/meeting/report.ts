import { expect, vi } from "vitest";
import { cardIn, formOf, lastFile, lastTold, messageOf, presses, type Story, says, told } from "./cast.ts";

const TITLE = "Executive summary of meeting 1 of JCA-MV";

/** The meeting ends; its executive summary is drafted from the record, edited by form, approved as an output document and sent; who owes it is reminded until then. */
export async function report(story: Story): Promise<void> {
  await endTheMeeting(story);
  await draft(story);
  await edit(story);
  await approve(story);
  await send(story);
}

async function endTheMeeting(story: Story): Promise<void> {
  const { coChair, members } = story.cast;
  const [sg21, , etsi] = members;
  expect(await says(story, sg21, "meeting attend meeting:1 mode:on-site")).toContain("attend");
  expect(await says(story, etsi, "meeting attend meeting:1 mode:remote")).toContain("attend");
  const close = 'agenda close-item meeting:1 item:3 outcome:"Adopted as they stand."';
  expect(await says(story, coChair, close)).toContain("Adopted as they stand.");
  await story.test.forward("2025-10-09T11:10:00Z");
  expect(await says(story, coChair, "meeting end meeting:1")).toContain("has ended");
  await story.test.forward("2025-10-11T11:10:00Z");
  for (const person of [coChair, story.cast.secretariat])
    expect(await told(story, person, "The executive summary of meeting 1 is not drafted yet.")).toHaveLength(1);
  expect(await told(story, sg21, "executive summary")).toEqual([]);
}

async function draft(story: Story): Promise<void> {
  const { by, seen } = await lastTold(story, story.cast.secretariat, "The executive summary of meeting 1");
  const said = messageOf(await by.presses("Draft the executive summary", seen));
  expect(said.text).toContain(`Report 1 is drafted from the record: ${TITLE}.`);
  expect(await says(story, story.cast.members[0], "report show report:1")).toContain("There is no report 1.");
  const shown = await says(story, by, "report show report:1 section:attendance");
  expect(shown).toContain("2 people attended: 1 on site, 1 remotely.");
  expect(shown).toContain("On site: ITU-T SG21.");
}

/** The form begins with what the record says. */
async function edit(story: Story): Promise<void> {
  const { secretariat } = story.cast;
  const shown = messageOf(await secretariat.types("report show report:1 section:outcomes", story.cast.at(secretariat)));
  expect(shown.text).toContain("3 Terms of reference — Secretariat: Adopted as they stand. (meeting 1, item 3)");
  const form = formOf(await secretariat.presses("Edit…", shown));
  const text = form.fields.find(({ name }) => name === "text")?.value ?? "";
  expect(text).toContain("Approved as revision 1.\n3 Terms of reference — Secretariat: Adopted as they stand.");
  const said = messageOf(await secretariat.sends({ text: `${text}\n5 to 7 go on in December.` }));
  expect(said.text).toContain('"Outcome of each item" of report 1 is in your words now.');
  const asks = 'report edit report:1 section:asks text:"Note the terms of reference."';
  expect(await says(story, secretariat, asks)).toContain("of report 1 is in your words now");
}

async function approve(story: Story): Promise<void> {
  const { coChair, secretariat, elsewhere, rooms } = story.cast;
  expect(await says(story, secretariat, "report approve report:1")).toContain(
    'Only a co-chair can use "report approve".',
  );
  const other = elsewhere(coChair);
  expect(await says(story, other, "report approve report:1")).toContain("Report 1 is approved as JCA-MV-O-001");
  await story.test.house.settle();
  for (const room of rooms) {
    const card = await cardIn(room, "Report 1");
    expect(card.text).toContain(TITLE);
    expect(card.text).toContain("as JCA-MV-O-001.");
  }
}

async function send(story: Story): Promise<void> {
  const { cast } = story;
  const [sg21] = cast.members;
  const before = (await told(story, cast.coChair, "The executive summary of meeting 1")).length;
  expect(await says(story, cast.secretariat, "report send report:1")).toContain("recorded as sent to TSAG");
  await story.test.house.settle();
  for (const room of cast.rooms) {
    const said = (await room.messages()).filter((one) =>
      one.text.includes(`${TITLE} (JCA-MV-O-001) was sent to TSAG.`),
    );
    expect(said).toHaveLength(1);
  }
  await story.test.forward("2025-10-30T12:00:00Z");
  expect(await told(story, cast.coChair, "The executive summary of meeting 1")).toHaveLength(before);
  const said = await presses(sg21, "Markdown with sources", await cardIn(cast.at(sg21), "Report 1"));
  expect(said).toContain(`Report 1: ${TITLE}.`);
  const file = await vi.waitFor(
    () => {
      const last = lastFile(cast.surfaceOf(sg21), sg21);
      expect(last.name).toBe("JCA-MV-O-001.md");
      return last;
    },
    { timeout: 10_000 },
  );
  expect(file.text).toContain("1. Note the terms of reference.");
  expect(file.text).toContain("5 to 7 go on in December.");
  expect(file.text).toMatch(/The agenda was approved as revision 1 .*\[poll 1\]\(#source-\d+\)/);
  expect(file.text).toMatch(/Objection 1 of ETSI: .*Withdrawn by ETSI\./);
}
