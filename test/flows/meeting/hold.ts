import ICAL from "ical.js";
import { expect, vi } from "vitest";
import { cardFor, cardIn, formOf, lastFile, messageOf, presses, type Story, says } from "./cast.ts";

/** Registration ends at midnight in Geneva; at the meeting the co-chair steps through the items. The calendar file holds it. */
export async function hold(story: Story): Promise<void> {
  await readTheCalendar(story);
  await closeRegistration(story);
  await stepThrough(story);
}

async function readTheCalendar(story: Story): Promise<void> {
  const { cast } = story;
  const [sg21] = cast.members;
  const said = messageOf(await sg21.presses("Calendar file", await cardFor(story, sg21, "Meeting 1"))).text;
  expect(said).toContain("The calendar file of meeting 1, First meeting of JCA-MV.");
  const file = await vi.waitFor(() => lastFile(cast.surfaceOf(sg21), sg21), { timeout: 10_000 });
  expect(file.name).toBe("jca-mv-meeting-1.ics");
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(file.text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const [only, ...others] = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  expect(others).toEqual([]);
  expect(only?.startDate.toUnixTime()).toBe(Date.parse("2025-10-09T09:15:00Z") / 1000);
  expect(only?.endDate.toUnixTime()).toBe(Date.parse("2025-10-09T11:15:00Z") / 1000);
  expect([only?.startDate.toString(), only?.startDate.zone?.tzid]).toEqual(["2025-10-09T11:15:00", "Europe/Zurich"]);
  expect(only?.summary).toBe("First meeting of JCA-MV (JCA-MV meeting 1)");
  expect(only?.location).toBe("Geneva, Switzerland");
}

async function closeRegistration(story: Story): Promise<void> {
  const [, , , telecom, university] = story.cast.members;
  await story.test.forward("2025-10-07T21:59:59.900Z");
  const open = await cardFor(story, university, "Meeting 1");
  expect(await presses(telecom, "Attend remotely", await cardFor(story, telecom, "Meeting 1"))).toContain(
    "You are registered to attend remotely: meeting 1",
  );
  await story.test.forward("2025-10-07T22:00:00Z");
  expect(await presses(university, "Attend remotely", open)).toContain(
    "Registration for meeting 1 closed on Tuesday 7 October 2025, 23:59 (Europe/Zurich)",
  );
  const card = await cardFor(story, university, "Meeting 1");
  expect(card.text).toContain("Registered: 2 on site, 2 remote");
  expect(card.buttons).toEqual(["Send regrets", "Calendar file"]);
}

async function stepThrough(story: Story): Promise<void> {
  const { coChair, rooms, elsewhere } = story.cast;
  expect(await says(story, coChair, "agenda next meeting:1")).toContain("Meeting 1 has not begun yet");
  await story.test.forward("2025-10-09T09:15:00Z");
  expect(await says(story, coChair, "meeting start meeting:1")).toContain("has started");
  const first = messageOf(await coChair.types("agenda next meeting:1", story.cast.at(coChair)));
  expect(first.text).toContain("Now: 1 Opening, 5 minutes planned.");
  await story.test.forward("2025-10-09T09:22:00Z");
  const second = messageOf(await coChair.presses("Next item", first));
  expect(second.text).toContain("Item 1 is closed after 7 of 5 minutes. Now: 2 Approval of the agenda");
  const other = elsewhere(coChair);
  const shown = messageOf(await other.types("agenda show meeting:1", story.cast.at(other)));
  const form = formOf(await other.presses("Close item 2", shown));
  expect(form.fields.map((field) => field.name)).toContain("outcome");
  const closed = messageOf(await other.sends({ outcome: "Approved as revision 1." }));
  expect(closed.text).toContain("Outcome: Approved as revision 1.");
  expect(await presses(other, "Take item 3", closed)).toContain("Now: 3 Terms of reference");
  await story.test.house.settle();
  for (const room of rooms) {
    const { text } = await cardIn(room, "Agenda of meeting 1");
    expect(text).toContain("1 Opening — 5 min — closed, 7 of 5 min");
    expect(text).toContain("2 Approval of the agenda — 5 min — closed, 0 of 5 min: Approved as revision 1.");
    expect(text).toContain("Now: 3 Terms of reference");
  }
}
