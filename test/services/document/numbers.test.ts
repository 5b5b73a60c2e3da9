import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly({ kind: "postgres", rooms: [] });
});
afterAll(() => house.stop());

const submits = (title: string, more = "") =>
  house.types(CHAIR, `document submit title:"${title}" source:"TSB" link:https://example.org/x ${more}`);
const labels = async (kind: string) =>
  (await house.rows(sql`select label from document where kind = ${kind} and label is not null order by number`)).map(
    ({ label }) => label,
  );
describe("numbers of documents", () => {
  it("have no gap and stand once each, however many are submitted at once and however many fail", async () => {
    const tries = Array.from({ length: 24 }, (_, n) =>
      n % 4 === 3 ? submits(`Wrong ${n}`, "meeting:99") : submits(`Paper ${n}`, n % 4 === 2 ? "kind:output" : ""),
    );
    const said = await Promise.all(tries);
    expect(said.filter((text) => text.includes("There is no meeting 99"))).toHaveLength(6);
    const numbered = (kind: string, count: number) =>
      Array.from({ length: count }, (_, n) => `JCA-MV-${kind}-${String(n + 1).padStart(3, "0")}`);
    expect(await labels("input")).toEqual(numbered("I", 12));
    expect(await labels("output")).toEqual(numbered("O", 6));
  });

  it("would have a gap where one was taken outside of the call: what the test before would see", async () => {
    await house.rows(sql`update counter set last = last + 1 where series = 'document JCA-MV-I-{n}'`);
    await submits("After a gap");
    expect((await labels("input")).slice(-2)).toEqual(["JCA-MV-I-012", "JCA-MV-I-014"]);
  });

  it("are not taken twice by the database either", async () => {
    const twice =
      house.rows(sql`insert into document (activity_id, state, kind, series, number, label, title, source, visibility, author_id, made_at)
      select activity_id, state, kind, series, number, label, title, source, visibility, author_id, made_at from document limit 1`);
    await expect(twice).rejects.toMatchObject({ cause: { constraint_name: "document_number_is_used_once" } });
  });
});

describe("a charter with one series that starts again with each study period", () => {
  let other: Assembly;
  beforeAll(async () => {
    other = await openAssembly({ charter: "test/charter/jca-ex.yaml", rooms: [] });
  });
  afterAll(() => other.stop());
  const enters = (title: string, more = "") =>
    other.types(CHAIR, `document submit title:"${title}" source:"EX" link:https://example.org/x ${more}`);

  it("counts all kinds together, and says the number as it is written there", async () => {
    expect(await enters("First")).toContain("submitted as Doc 1.");
    expect(await enters("Second", "kind:output")).toContain("submitted as Doc 2.");
    expect(await other.types(CHAIR, 'document revise document:"Doc 2" link:https://example.org/y')).toContain(
      "Doc 2 Rev.1.",
    );
    expect(await other.types(CHAIR, "document show document:2")).toContain("Doc 2 Rev.1\nSecond");
  });

  it("begins at 1 after the period; the newer one is meant, and the older one is found by its title", async () => {
    await other.clock.move(Temporal.Instant.from("2028-12-31T23:59:59+09:00"));
    expect(await enters("Last of 2028")).toContain("Doc 3.");
    await other.clock.move(Temporal.Instant.from("2029-01-01T00:00:00+09:00"));
    expect(await enters("First of 2029")).toContain("Doc 1.");
    expect(await other.types(CHAIR, 'document show document:"Doc 1"')).toContain("First of 2029");
    expect(await other.types(CHAIR, 'document show document:"Last of"')).toContain("Doc 3");
  });
});
