import { expect, test } from "vitest";
import { compareCharters } from "#core/charter/compare-charters.ts";
import { loadCharters } from "#core/charter/load-charters.ts";
import type { Charter } from "#core/contract/charter.ts";

async function load(): Promise<Charter> {
  const [loaded] = await loadCharters("charters/jca-mv.yaml");
  if (!loaded) throw new Error("charters/jca-mv.yaml holds no charter");
  return loaded.charter;
}

/** As the database gives it back. */
const stored = async (): Promise<Charter> => JSON.parse(JSON.stringify(await load()));

test("the same charter, stored and loaded again, differs in nothing", async () => {
  expect(compareCharters(await stored(), await load())).toEqual([]);
});

test("a changed value is shown by its path, as it was and as it is", async () => {
  const loaded = await load();
  const [meeting] = loaded.meetings;
  if (meeting) meeting.place = "Online";
  loaded.rules.consensus.holdsPerOrganization = 2;
  expect(compareCharters(await stored(), loaded)).toEqual([
    "meetings[0].place: Geneva → Online",
    "rules.consensus.holdsPerOrganization: 1 → 2",
  ]);
});

test("what came and what went is shown too", async () => {
  const loaded = await load();
  loaded.duties.pop();
  loaded.ladders.poll.before.push("PT1H");
  delete loaded.documentFolder;
  const differences = compareCharters(await stored(), loaded);
  expect(differences).toHaveLength(3);
  expect(differences).toContain("documentFolder: https://www.itu.int/ifa/t/sftp/jcamv/ → nothing");
  expect(differences).toContain("ladders.poll.before[4]: nothing → PT1H");
  expect(differences.find((line) => line.startsWith("duties[7]: Keep the list"))).toMatch(/→ nothing$/);
});
