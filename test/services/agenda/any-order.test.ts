import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { numbersOf } from "#core/services/agenda/outline.ts";
import { buttonsOf, messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly({ now: "2025-10-09T09:15:00Z" });
});
afterAll(() => house.stop());

const item = fc.constantFrom("1", "2", "2.1", "3", "9");
const command = fc.oneof(
  fc.constantFrom(
    "draft",
    "next",
    "approve",
    'close-item outcome:"Noted."',
    "defer",
    'import how:replace items:"A; B; C; D"',
  ),
  fc
    .tuple(
      fc.constantFrom('add title:"New" after', 'add title:"Sub" under', "next item", "remove item", "defer item"),
      item,
    )
    .map((words) => words.join(":")),
  fc
    .tuple(item, fc.constantFrom("after", "under"), item)
    .map(([from, where, to]) => `move item:${from} ${where}:${to}`),
  item.map((one) => `close-item outcome:"Done." item:${one}`),
  item.map((one) => `edit item:${one} minutes:10`),
);

/** What no order of commands may break. */
async function expectSound(): Promise<void> {
  const items = await house.rows(sql`select position, depth, state from agenda_item order by agenda_id, position`);
  expect(items.map((row) => row.position)).toEqual(items.map((_, at) => at + 1));
  const depths = items.map((row) => ({ depth: Number(row.depth) }));
  for (const [at, { depth }] of depths.entries()) expect(depth).toBeLessThanOrEqual((depths[at - 1]?.depth ?? -1) + 1);
  expect(new Set(numbersOf(depths)).size).toBe(items.length);
  expect(items.filter((row) => row.state === "on").length).toBeLessThanOrEqual(1);
  const approved = await house.rows(sql`select 1 from agenda where state = 'approved' and not exists (
    select from agenda_revision where agenda_id = agenda.id and agenda_revision.state = 'approved')`);
  expect(approved).toEqual([]);
}

it("no order of commands leaves an agenda in an impossible state, and each refusal says what to do", async () => {
  const frozen = async () => await house.rows(sql`select * from agenda_revision_item order by revision_id, position`);
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 12 }), async (commands) => {
      for (const words of commands) {
        const before = await frozen();
        const [verb, ...rest] = words.split(" ");
        const asked = await house.chat.ask(CHAIR, { text: `agenda ${verb} meeting:1 ${rest.join(" ")}` });
        const replace = "Replace the draft";
        const isAsked = buttonsOf(messageOf(asked)).some(({ label }) => label === replace);
        const said = isAsked ? await house.presses(CHAIR, replace, messageOf(asked)) : textOf(asked);
        expect(said).not.toContain("went wrong");
        expect((await frozen()).slice(0, before.length)).toEqual(before);
      }
      await expectSound();
    }),
    { numRuns: 8 },
  );
});
