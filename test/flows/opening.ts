import { expect } from "vitest";
import type { TestHouse } from "../support/house.ts";
import { type Cast, messageIn, says, textOf } from "./story.ts";

/** How an activity begins where nobody holds a role yet: the first co-chair by code, the rooms, the secretariat by confirmation. */
export async function openOnPlatform(test: TestHouse, cast: Cast): Promise<void> {
  expect(await says(cast, cast.coChair, "activity claim code:WRONG-WRONG-WRNG")).toContain("This is not the code");
  expect(await says(cast, cast.coChair, `activity claim code:${test.claimCode()}`)).toContain("You are now co-chair");
  for (const room of cast.rooms) {
    const officer = room.place.platform === cast.coChair.account.platform ? cast.coChair : undefined;
    if (officer) expect(textOf(await officer.types("room bind visibility:members", room))).toContain("now serves");
  }
  const register = "register organization:TSB category:secretariat country:CH email:secretariat@example.org";
  expect(await says(cast, cast.secretariat, register)).toContain("You are registered as member 1");
  const { coChair, secretariat } = cast;
  const asked = await coChair.types(`member confirm member:"${secretariat.account.name}"`, cast.at(coChair));
  expect(textOf(asked)).toContain("Nothing is confirmed yet");
  expect(textOf(await coChair.presses("Confirm", messageIn(asked)))).toContain("is now secretariat of JCA-MV");
  for (const room of cast.rooms) {
    if (room.place.platform === cast.coChair.account.platform) continue;
    expect(textOf(await cast.secretariat.types("room bind visibility:members", room))).toContain("now serves");
  }
}
