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
/** As a meeting that has begun decided. */
const appoints = async (number: number, who: string) => {
  await house.rows(sql`update meeting set state = 'started', started_at = now() where number = 1`);
  const said = await house.types(CHAIR, `nomination appoint nomination:${number} person:${who} meeting:1`);
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null where number = 1`);
  return said;
};
const cardSays = async (number: number) => {
  await house.house.settle();
  return JSON.stringify(cardHeaded(house.chat, "plenary", `Nomination ${number}`));
};
const nomineesOf = (number: number) =>
  house.rows(sql`select e.state, p.name from nominee e join nomination n on n.id = e.nomination_id
    join person p on p.id = e.person_id where n.number = ${number} order by e.number`);

it("who accepts a second time without a word more changes nothing and tells nobody again", async () => {
  const number = await opens("IETF");
  const accepts = (words = "") => house.types(SLACK, `nomination accept nomination:${number} ${words}`);
  const told = async () => {
    await house.house.settle();
    return house.chat.inbox(SG21).filter(({ text }) => text.includes(`nomination ${number}`)).length;
  };
  await house.types(SG21, `nomination nominate nomination:${number} person:"${SLACK}" statement:"Knows both."`);
  expect(await accepts('statement:"I follow it." conflicts:none')).toContain("accepted");
  const before = await told();
  const same = `You have accepted nomination ${number} and say exactly that already; nothing is changed.`;
  for (const words of ["", 'statement:"I follow it."', 'statement:"I follow it." conflicts:none'])
    expect(await accepts(words), words).toContain(same);
  expect(await told()).toBe(before);
  expect(await house.rows(sql`select 1 from audit where what = 'nomination accepted'`)).toHaveLength(1);
  expect(await accepts('statement:"I follow it closely."')).not.toContain(same);
  await house.types(CHAIR, `nomination close nomination:${number}`);
});

it("of two nominees who become one person one is left: who accepted, named by all who named either", async () => {
  const [early, late] = [await opens("IETF"), await opens("IEEE")];
  for (const number of [early, late]) {
    await house.types(SG21, `nomination nominate nomination:${number} person:"${SLACK}"`);
    await house.types(DISCORD, `nomination nominate nomination:${number} person:me statement:"I know it."`);
  }
  await house.types(SLACK, `nomination accept nomination:${late}`);
  await house.types(SG21, `nomination support nomination:${late} nominee:2`);
  await house.types(DISCORD, `nomination nominate nomination:${early} person:"${SG21}" statement:"Knows both."`);
  await house.types(DISCORD, `nomination support nomination:${early} nominee:"${SG21}"`);
  await house.rows(sql`update nomination set closes_at = closes_at + interval '30 days' where number = ${early}`);
  await inDays(9);
  await house.types(SG21, `nomination object nomination:${late} nominee:1 reason:"Two accounts."`);
  const code = /code:(\S+) on/.exec(await house.types(SLACK, "profile link"))?.[1];
  const asked = messageOf(await house.chat.ask(DISCORD, { text: `profile link code:${code}` }));
  await house.presses(SLACK, "Both are mine", await lastTo(SLACK));
  expect(await house.presses(DISCORD, "Both are mine", asked)).toContain("they are one person now");
  const standing = (await nomineesOf(early)).filter((one) => one.state !== "withdrawn" && one.name !== SG21);
  expect(standing).toMatchObject([{ state: "accepted" }]);
  expect((await nomineesOf(late)).map((one) => one.state).toSorted()).toEqual(["accepted", "withdrawn"]);
  const card = await cardSays(early);
  expect(card).toContain("I know it.");
  expect(card).toContain("SG21 representative");
  expect(card).not.toContain(DISCORD);
  expect(await house.types(SLACK, `nomination support nomination:${early} nominee:"${SG21}"`)).toContain("already");
  expect(await house.types(SLACK, `nomination withdraw nomination:${early} nominee:"${SG21}"`)).toContain(
    `${SG21} is no longer a nominee of nomination ${early}.`,
  );
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
  expect(await appoints(filled, "1")).toContain("is appointed");
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

it("a membership that ends hands back what was theirs, and whoever leads is told", async () => {
  const IEEE = "IEEE representative";
  const TSB = "TSB secretariat";
  await house.seated(IEEE, "IEEE", "sdo-representative");
  await house.joins(TSB, "TSB", "secretariat");
  await house.confirms(CHAIR, TSB);
  const [alone, filled] = [await opens("ETSI"), await opens("3GPP")];
  for (const number of [alone, filled])
    await house.types(IEEE, `nomination nominate nomination:${number} person:me conflicts:none`);
  expect(await appoints(filled, "1")).toContain("is appointed");
  await inDays(9);
  const both = await opens("IEEE");
  for (const who of [IEEE, SG21]) await house.types(who, `nomination nominate nomination:${both} person:me`);
  await house.types(CHAIR, 'statement receive title:"Avatars" from:IEEE purpose:action deadline:"in 90 days" text:"T"');
  await house.types(CHAIR, `statement assign statement:1 member:"${IEEE}"`);
  await house.types(IEEE, 'document announce title:"Haptics" meeting:1');
  await house.types(CHAIR, `roadmap add body:IEEE title:Anchors status:draft contact:"${IEEE}"`);
  const reminds = () =>
    house.types(CHAIR, 'remind members who:not-submitted meeting:1 about:"Please submit." at:"in 2 days"');
  expect(await reminds()).toContain("That is 1 person now");
  const said = await house.types(CHAIR, `member end member:"${IEEE}" reason:"Private."`);
  for (const words of [
    "Statement 1 from IEEE: nobody is responsible for it now.",
    `Nomination ${alone} (representative to ETSI): no longer a nominee. No nominee is left.`,
    `Nomination ${both} (representative to IEEE): no longer a nominee.`,
    "no longer liaison representative to 3GPP.",
    "Announcement 1: nobody is reminded of it any more.",
    "Roadmap: 1 entry has no contact now.",
  ]) {
    expect(said).toContain(words);
    expect((await lastTo(TSB)).parts.map((part) => JSON.stringify(part)).join()).toContain(words);
  }
  expect(await reminds()).not.toContain("1 person now");
  const toIeee = house.chat.inbox(IEEE).map(({ text }) => text);
  expect(toIeee.at(-1)).toContain("Statement 1 from IEEE: nobody is responsible for it now.");
  expect(toIeee.at(-1)).toContain("no longer liaison representative to 3GPP.");
  expect(toIeee.join()).not.toContain("Your office as");
  expect(await house.types(CHAIR, "statement show statement:1")).toContain(
    `handed back: ${IEEE} no longer takes part, and nobody is responsible`,
  );
  expect(await house.types(CHAIR, "activity board")).toContain("Nobody is responsible for the answer yet.");
  expect(await house.types(CHAIR, "liaison list former:yes")).toContain("To 3GPP: IEEE representative, ended on");
  const [office] = await house.rows(sql`select ended_why from liaison l join person p on p.id = l.person_id
    where p.name = ${IEEE}`);
  expect(office).toEqual({ ended_why: "The representative no longer takes part in the activity." });
  expect((await nomineesOf(both)).map((one) => one.state)).toEqual(["withdrawn", "accepted"]);
  expect(await house.types(IEEE, `nomination accept nomination:${both}`)).toContain("There is no nomination");
});

it("nobody is nominated, accepts or is appointed who waits for an approval, and who is not heard does not nominate", async () => {
  const EXPERT = "Wandering expert";
  await house.seated(EXPERT, "ITU-T SG20");
  const number = await opens("ISO/IEC JTC 1");
  await house.types(EXPERT, `nomination nominate nomination:${number} person:me conflicts:none`);
  const anew = {
    organization: "Example",
    category: "invited-expert",
    country: "FR",
    email: "e@example.org",
    sure: "yes",
  };
  const held = await opens("IETF");
  await house.types(EXPERT, `nomination nominate nomination:${held} person:me conflicts:none`);
  expect(await appoints(held, "1")).toContain("is appointed");
  await house.types(CHAIR, 'statement receive title:"Waits" from:IEEE purpose:action deadline:"in 90 days" text:"T"');
  await house.types(CHAIR, `statement assign statement:2 member:"${EXPERT}"`);
  await house.types(CHAIR, `roadmap add body:IEEE title:Waiting status:draft contact:"${EXPERT}"`);
  const call = { activity: "jca-mv", command: "register" };
  const { sure: _, ...unsure } = anew;
  expect(textOf(await house.chat.ask(EXPERT, { call: { ...call, args: unsure } }))).toContain(
    "are handed back; an office",
  );
  const left = ["Statement 2 from IEEE: nobody is responsible for it now.", "Roadmap: 1 entry has no contact now."];
  const said = textOf(await house.chat.ask(EXPERT, { call: { ...call, args: anew } }));
  for (const words of left) {
    expect(said).toContain(words);
    expect(JSON.stringify(await lastTo("TSB secretariat"))).toContain(words);
  }
  expect(said).not.toContain("no longer liaison representative");
  expect(await house.types(CHAIR, "liaison list")).toContain(EXPERT);
  const waits = `The registration of ${EXPERT} for Example waits for an approval.`;
  expect(await appoints(number, "1")).toContain(waits);
  const next = await opens("ISO");
  expect(await house.types(SG21, `nomination nominate nomination:${next} person:"${EXPERT}"`)).toContain(waits);
  expect(await house.types(CHAIR, `statement assign statement:1 member:"${EXPERT}"`)).toContain(waits);
  const offered = await house.chat.completes(SG21, { command: "nomination nominate", args: {} }, "person", "wandering");
  expect(offered).toEqual([]);
  await house.seated("Watcher", "Example", "observer");
  const watches = `nomination nominate nomination:${next} person:"${SG21}" statement:"Anything."`;
  expect(await house.types("Watcher", watches)).toContain(
    'The category "Observer" sees posts to fill and does not nominate.',
  );
  expect(await house.types(CHAIR, `member decline member:"${EXPERT}"`)).toContain(
    "no longer liaison representative to IETF",
  );
  expect(await house.types(CHAIR, `nomination show nomination:${next}`)).not.toContain("Anything.");
});

it("the only nominee who is forgotten in the objection window, or after it, leaves a post without one", async () => {
  await house.seated("Short stay", "W3C", "forum-representative");
  const number = await opens("IETF");
  await house.types("Short stay", `nomination nominate nomination:${number} person:me`);
  await house.types(CHAIR, 'statement receive title:"Haptics" from:W3C purpose:action deadline:"in 90 days" text:"T"');
  await house.types(CHAIR, 'statement assign statement:3 member:"Short stay"');
  await inDays(9);
  await inDays(8);
  expect(await house.types(CHAIR, `nomination show nomination:${number}`)).toContain(
    "The appointment waits for a co-chair.",
  );
  const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
  await house.chat.ask("Short stay", { call: forget });
  await house.house.settle();
  expect(await house.types(CHAIR, `nomination show nomination:${number}`)).toContain("No nominee is left.");
  expect(await house.types(CHAIR, `nomination extend nomination:${number} closes:"in 8 days"`)).toContain("open again");
  expect(JSON.stringify(await lastTo("TSB secretariat"))).toContain("Statement 3 from W3C: nobody is responsible");
  expect(await house.types(CHAIR, "statement show statement:3")).toContain("handed back: a former member no longer");
});
