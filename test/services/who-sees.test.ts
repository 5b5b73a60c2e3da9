import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { turnout } from "#core/views/poll.ts";
import { pollOpened } from "#core/views/poll-answers.ts";
import { pollList } from "#core/views/poll-list.ts";
import { seenMessage } from "../support/web/seen.ts";
import { type Assembly, CHAIR, openAssembly } from "./assembly.ts";

const TALLY = /Approve \d+ \d+%/;

describe("the vote of an organization", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated("Delegate", "Example Telecom", "sector-member");
    await house.seated("Deputy", "Example Telecom", "sector-member");
    await house.seated("Trainee", "Example Telecom", "observer");
  });
  afterAll(() => house.stop());

  it("and the results after voting are shown to those who could answer for it, not to colleagues without a vote", async () => {
    const poll = await house.opens("results:after-voting per:organization");
    await house.types("Delegate", `poll vote poll:${poll} choice:1`);
    const seen = (who: string) => house.types(who, `poll show poll:${poll}`);
    expect(await seen("Deputy")).toMatch(TALLY);
    expect(await seen("Deputy")).toContain("Your organization's vote: Approve");
    expect(await seen("Trainee")).not.toMatch(TALLY);
    expect(await seen("Trainee")).not.toContain("Your organization");
  });

  it("that is equal for two options is a tie between them", async () => {
    const poll = await house.opens();
    await house.types("Delegate", `poll vote poll:${poll} choice:1`);
    await house.types("Deputy", `poll vote poll:${poll} choice:2`);
    const closed = await house.types(CHAIR, `poll close poll:${poll}`);
    expect(closed).toContain("The result will be posted in every room that shows this poll.");
    await house.house.settle();
    const said = house.chat.in("plenary").map((message) => message.text);
    expect(said.join("\n")).toContain("Tie between Approve and Object.");
  });
});

it("a turnout is counted in those who have a seat, and agrees with how many voted", () => {
  const face = { per: "person" as const, visibility: "members" as const, cast: 1, seats: 5 };
  expect(turnout(face)).toBe("1 of 5 members has voted");
  expect(turnout({ ...face, per: "organization", cast: 0, seats: 1 })).toBe("0 of 1 organization has voted");
  expect(turnout({ ...face, visibility: "co-chairs", cast: 2, seats: 3 })).toBe("2 of 3 officers have voted");
});

const LEADER = { one: "a co-chair", all: "the co-chairs", another: "another co-chair" };

it("nobody is told whether there is a poll that they may not see", () => {
  const none = { polls: [], coming: 0, open: 0, closed: 0, older: 0 };
  const text = (seesAll: boolean) => seenMessage("", pollList({ ...none, seesAll }, "/jca ", LEADER), false).text;
  expect(text(false)).toBe("There is no poll you can see. A co-chair opens one with /jca poll open.");
  expect(text(true)).toBe("No poll has been opened yet. A co-chair opens one with /jca poll open.");
});

it.each([
  [0, 0, "No room shows it yet: type /jca room bind in the channel that should."],
  [2, 0, "Its card is shown in 2 rooms."],
  [0, 1, "No room shows it: the 1 bound room is open to more people than this poll is for."],
  [0, 3, "No room shows it: the 3 bound rooms are open to more people than this poll is for."],
  [1, 1, "Its card is shown in 1 room. The other bound room is open to more people than this poll is for."],
  [1, 2, "Its card is shown in 1 room. The other 2 bound rooms are open to more people than this poll is for."],
])("a poll shown in %i rooms and kept from %i says so in plain words", (rooms, hiddenFrom, words) => {
  const poll = {
    number: 1,
    question: "Tea?",
    per: "person" as const,
    visibility: "members" as const,
    seats: 3,
    quorum: null,
    rooms,
    hiddenFrom,
  };
  const end = { endsAt: "2025-07-13T21:59:00Z", endsInWords: "Sun 13 July 2025", zone: "Europe/Zurich" };
  expect(pollOpened("jca-mv", { ...poll, ...end }, "/jca ").summary).toContain(words);
});
