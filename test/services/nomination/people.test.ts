import { afterAll, beforeAll, expect, it } from "vitest";
import { messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, openAssembly, sql } from "../assembly.ts";

const SLACK = "Ana on Slack";
const DISCORD = "Ana on Discord";
const SG21 = "SG21 representative";
let house: Assembly;

beforeAll(async () => {
  house = await openAssembly({ kind: "postgres" });
  await house.seated(SG21, "ITU-T SG21");
  await house.seated(SLACK, "ETSI", "sdo-representative");
  await house.seated(DISCORD, "ETSI", "sdo-representative");
});
afterAll(async () => {
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  await house.stop();
});

const lastTo = async (who: string) => {
  await house.house.settle();
  const view = house.chat.viewsIn(`@${who.toLowerCase().replaceAll(" ", "-")}`).at(-1);
  if (!view) throw new Error(`nothing was sent to ${who}`);
  return view;
};
const inDays = (days: number) =>
  house.forward(
    house.clock
      .now()
      .add({ hours: 24 * days })
      .toString(),
  );
const opens = async (body: string) => {
  const said = await house.types(CHAIR, `nomination open body:"${body}" direction:to closes:"in 8 days"`);
  return Number(/^Nomination (\d+)/.exec(said)?.[1]);
};
const cardSays = async (number: number) => {
  await house.house.settle();
  return JSON.stringify(cardHeaded(house.chat, "plenary", `Nomination ${number}`));
};
const nomineesOf = (number: number) =>
  house.rows(sql`select e.state, p.name from nominee e join nomination n on n.id = e.nomination_id
    join person p on p.id = e.person_id where n.number = ${number} order by e.number`);

it("of two nominees who become one person one is left: who accepted, named by all who named either", async () => {
  const [early, late] = [await opens("IETF"), await opens("IEEE")];
  for (const number of [early, late]) {
    await house.types(SG21, `nomination nominate nomination:${number} person:"${SLACK}"`);
    await house.types(DISCORD, `nomination nominate nomination:${number} person:me statement:"I know it."`);
  }
  await house.types(SLACK, `nomination accept nomination:${late}`);
  await house.types(SG21, `nomination support nomination:${late} nominee:2`);
  await house.rows(sql`update nomination set closes_at = closes_at + interval '30 days' where number = ${early}`);
  await inDays(9);
  await house.types(SG21, `nomination object nomination:${late} nominee:1 reason:"Two accounts."`);
  const code = /code:(\S+) on/.exec(await house.types(SLACK, "profile link"))?.[1];
  const asked = messageOf(await house.chat.ask(DISCORD, { text: `profile link code:${code}` }));
  await house.presses(SLACK, "Both are mine", await lastTo(SLACK));
  expect(await house.presses(DISCORD, "Both are mine", asked)).toContain("they are one person now");
  const standing = (await nomineesOf(early)).filter((one) => one.state !== "withdrawn");
  expect(standing).toMatchObject([{ state: "accepted" }]);
  expect((await nomineesOf(late)).map((one) => one.state).toSorted()).toEqual(["accepted", "withdrawn"]);
  const card = await cardSays(early);
  expect(card).toContain("I know it.");
  expect(card).toContain("SG21 representative");
  const open = await house.rows(sql`select b.closed_at is null as open from nominee e join box b on b.id = e.box_id
    join nomination n on n.id = e.nomination_id where n.number = ${late}`);
  expect(open.map((one) => one.open).toSorted()).toEqual([false, true]);
});

it("somebody who asks to be forgotten is no nominee and holds no office any more, and their words are gone", async () => {
  await house.seated("SG17 representative", "ITU-T SG17");
  const [open, filled] = [await opens("ISO"), await opens("IEC")];
  for (const number of [open, filled])
    await house.types(
      "SG17 representative",
      `nomination nominate nomination:${number} person:me statement:"Chaired Zebra." conflicts:"Employed by Zebra."`,
    );
  await house.types(
    "SG17 representative",
    `nomination nominate nomination:${open} person:"${SG21}" statement:"Zebra too."`,
  );
  await house.rows(sql`update meeting set state = 'started', started_at = now()`);
  expect(await house.types(CHAIR, `nomination appoint nomination:${filled} person:1 meeting:1`)).toContain(
    "is appointed",
  );
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null`);
  await house.types("SG17 representative", "liaison report liaison:1 concerns:Zebra statements:Zebra events:Zebra");
  const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
  expect(textOf(await house.chat.ask("SG17 representative", { call: forget }))).toMatch(/removed|gone|forgotten/);
  for (const number of [open, filled]) expect(await cardSays(number)).not.toContain("Zebra");
  const shown = await house.types(CHAIR, "liaison show liaison:1");
  expect(shown).toContain("a former member, liaison representative to IEC, ended on");
  expect(shown).not.toContain("Zebra");
  expect((await nomineesOf(open))[0]).toEqual({ state: "withdrawn", name: "a former member" });
  await inDays(9);
  expect(await house.types(CHAIR, `nomination show nomination:${open}`)).toContain("No nominee is left.");
});
