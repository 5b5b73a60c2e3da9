import { expect, test } from "vitest";
import { CHAIR, openAssembly } from "../assembly.ts";

test("the board has each discussion wait for whoever must do something next, and says who owes an answer", async () => {
  const house = await openAssembly({ now: "2025-09-10T08:00:00Z", rooms: [] });
  const board = (who: string) => house.types(who, "activity board");
  await house.seated("SG21", "ITU-T SG21");
  await house.seated("SG17", "ITU-T SG17");
  await house.types(CHAIR, 'discussion open subject:"Terms" question:"Complete?" closes:"in 3 days"');
  expect(await board("SG21")).toContain("Discussion 1: Terms Comments until");
  expect(await board("SG21")).not.toContain("consensus call in discussion 1");
  expect(await board(CHAIR)).not.toContain("Not yet: ITU-T SG21 and ITU-T SG17.");
  await house.forward("2025-09-13T08:00:00Z");
  expect(await board(CHAIR)).toContain("waits for what a co-chair does next: Terms");
  await house.types(CHAIR, 'discussion call discussion:1 proposal:"They are." closes:"in 8 days"');
  expect(await board("SG21")).toContain("The consensus call in discussion 1 is open until");
  expect(await board("SG21")).toContain("the consensus call of discussion 1 ends: Terms");
  await house.types("SG17", 'discussion object discussion:1 reason:"No."');
  expect(await board(CHAIR)).toContain("1 of 2 organizations has answered. Not yet: ITU-T SG21.");
  expect(await board(CHAIR)).toContain("Objection 1 of ITU-T SG17 in discussion 1 waits for an answer.");
  await house.types(CHAIR, 'discussion answer discussion:1 objection:1 text:"Yes."');
  expect(await board("SG17")).toContain("Your objection 1 in discussion 1 was answered.");
  await house.forward("2025-09-21T08:00:00Z");
  expect(await board(CHAIR)).toContain("Discussion 1 is not agreed and waits for a co-chair: Terms");
  await house.types("SG17", "discussion withdraw discussion:1 objection:1");
  await house.types(CHAIR, "discussion conclude discussion:1");
  expect(await board(CHAIR)).not.toContain("Discussion 1");
  const list = (who: string, words = "") => house.types(who, `discussion list ${words}`);
  await house.types(CHAIR, 'poll open question:"Adopt?" kind:approve closes:"in 10 days"');
  await house.types(CHAIR, 'poll open question:"Tea?" options:"Yes; No" closes:"in 10 days"');
  await house.types(CHAIR, "nomination open body:ETSI direction:to closes:2025-09-23");
  await house.types("SG21", "nomination nominate nomination:1 person:me conflicts:none");
  expect(await list("SG17")).toContain("Calls in their final period: None.");
  await house.forward("2025-09-25T08:00:00Z");
  expect(await list("SG17")).toMatch(
    /Calls in their final period:\nNomination 1: representative to ETSI Objections until .*\nPoll 1: Adopt\? Until .*\nOthers:\n1 Terms/,
  );
  expect(await list("SG17")).not.toContain("Tea?");
  expect(await list("Passer-by")).toContain("There is no discussion you can see.");
  expect(await list("SG17", "state:concluded")).not.toContain("Poll 1");
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  await house.stop();
});
