import { afterAll, beforeAll, expect, it } from "vitest";
import type { Message } from "#core/contract/view.ts";
import { buttonsOf, messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, openAssembly, sql } from "../assembly.ts";

const SG21 = "SG21 representative";
const SG17 = "SG17 representative";
const ETSI = "ETSI representative";
let house: Assembly;

beforeAll(async () => {
  house = await openAssembly({ kind: "postgres" });
  await house.seated(SG21, "ITU-T SG21");
  await house.seated(SG17, "ITU-T SG17");
  await house.seated(ETSI, "ETSI", "sdo-representative");
});
afterAll(async () => {
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  await house.stop();
});

const inDays = (days: number) =>
  house.forward(
    house.clock
      .now()
      .add({ hours: 24 * days })
      .toString(),
  );
const lastTo = async (who: string) => {
  await house.house.settle();
  return house.chat.inbox(who).at(-1)?.text ?? "";
};
const countTo = (who: string, words: string) => house.chat.inbox(who).filter((one) => one.text.includes(words)).length;
const labelsOf = (view: Message) => buttonsOf(view).map(({ label }) => label);
/** Opens a post for a body of its own; returns its number. */
async function opens(body: string, words = 'closes:"in 8 days"'): Promise<number> {
  const said = await house.types(CHAIR, `nomination open body:"${body}" direction:to ${words}`);
  const number = /^Nomination (\d+) is open until/.exec(said)?.[1];
  if (number === undefined) throw new Error(said);
  return Number(number);
}
const cardSays = async (number: number) => {
  await house.house.settle();
  return JSON.stringify(cardHeaded(house.chat, "plenary", `Nomination ${number}`));
};

it("who puts themselves forward is asked for conflicts of interest, and can state them until the appointment", async () => {
  await house.types(CHAIR, `organization add name:"Khronos Group" list:outside-body`);
  const one = await opens("Khronos Group");
  const ways = async (who: string) =>
    labelsOf(messageOf(await house.chat.ask(who, { text: `nomination show nomination:${one}` })));
  expect(await ways(ETSI)).not.toContain("Support…");
  const own = messageOf(await house.chat.ask(SG17, { text: `nomination nominate nomination:${one} person:me` }));
  expect(JSON.stringify(own)).toContain("which conflicts of interest you have, or that there are none");
  expect(labelsOf(own)).toEqual(["Say more…", "Show the nomination"]);
  expect(await ways(ETSI)).toContain("Support…");
  await house.types(SG21, `nomination nominate nomination:${one} person:me conflicts:none`);
  await inDays(9);
  expect(await cardSays(one)).toContain(
    `${SG17} is asked to state them, or that there are none, before an appointment.`,
  );
  expect(await ways(SG17)).toContain("Say more…");
  await inDays(8);
  expect(await house.types(SG17, `nomination accept nomination:${one} conflicts:"Employed by an editor."`)).toContain(
    "What you say in",
  );
  expect(await cardSays(one)).toContain("Employed by an editor.");
  expect(await house.types(CHAIR, `nomination appoint nomination:${one} person:"${SG17}" meeting:soon`)).toContain(
    "Meeting is asked for by its number",
  );
  const said = await house.types(CHAIR, `nomination appoint nomination:${one} person:"${SG17}"`);
  expect(said).toContain("Conflicts of interest: Employed by an editor.");
});

it("whoever appoints is told whose conflicts of interest are not stated, before and after it, and it bars nobody", async () => {
  const one = await opens("Open source communities");
  await house.types(SG21, `nomination nominate nomination:${one} person:me statement:"I was there."`);
  await house.types(ETSI, `nomination nominate nomination:${one} person:"${SG17}"`);
  const accepts = (who: string, words = "") => house.types(who, `nomination accept nomination:${one} ${words}`);
  await accepts(SG17);
  expect(await accepts(SG17, 'statement:"I edit it."')).toMatch(
    /Please say it: \S+ accept nomination:\d+ conflicts:"…"/,
  );
  await house.house.settle();
  expect(countTo(ETSI, `whom you nominated in nomination ${one}`), "told once").toBe(1);
  await inDays(9);
  expect(await accepts(SG21, 'statement:"Other."')).toContain("was put to the members, and stands");
  await inDays(8);
  const over = await lastTo(CHAIR);
  expect(over).toContain("Nobody objected. Conflicts of interest: not stated yet.");
  expect(over).not.toContain("over an objection");
  expect(over).toContain("Please ask SG21 representative and SG17 representative before you appoint");
  await accepts(SG17, 'conflicts:"Employed by a member."');
  const call = { command: "nomination appoint", args: { nomination: String(one) } };
  const offered = await house.chat.completes(CHAIR, call, "person", "");
  expect(offered.map(({ description }) => description)).toEqual([
    "Has stated no conflicts of interest yet",
    "Conflicts of interest: Employed by a member.",
  ]);
  expect(await house.types(CHAIR, `nomination appoint nomination:${one} person:1`)).toContain("not stated. Please ask");
  expect(await lastTo(SG21)).toContain("You have stated no conflicts of interest: please tell the co-chairs");
});

it("a person named twice is one nominee, named by both, told once and reminded every three days until they answer", async () => {
  const one = await opens("IETF");
  const names = `nomination nominate nomination:${one} person:"${SG17}"`;
  expect(await house.types(SG21, `${names} statement:"Chaired the ad hoc group."`)).toContain("is nominated in");
  expect(await house.types(ETSI, names)).toContain("was nominated already and has not answered yet");
  await house.house.settle();
  expect(countTo(SG17, `You are nominated in nomination ${one}`)).toBe(1);
  await inDays(4);
  expect(await lastTo(SG17)).toContain(`You are nominated in nomination ${one} (representative to IETF) and have not`);
  expect(await cardSays(one)).toContain("named by SG21 representative and ETSI representative");
  expect(await house.types(SG17, `nomination decline nomination:${one} reason:"No time."`)).toContain("have declined");
  expect(await lastTo(SG21)).toMatch(/has declined\.[\s\S]*No time\./);
  const before = house.chat.inbox(SG17).length;
  await inDays(5);
  expect(house.chat.inbox(SG17)).toHaveLength(before);
  expect(await house.types(SG21, names)).toContain(`Nomination ${one} took nominations until`);
});

it("nobody who accepted by the end is said plainly to the co-chairs, who give a later end or close it", async () => {
  const one = await opens("3GPP");
  const twice = await house.types(CHAIR, "nomination open body:3GPP direction:to");
  expect(twice).toContain(
    `Nomination ${one} is under way for a representative to 3GPP already, and the charter allows`,
  );
  await house.types(CHAIR, `nomination close nomination:${one + 1} reason:"Opened twice."`);
  await inDays(9);
  expect(await lastTo(CHAIR)).toContain(`Nobody was nominated in nomination ${one} (representative to 3GPP).`);
  expect(await house.types(SG21, `nomination nominate nomination:${one} person:me`)).toContain("nobody was nominated");
  expect(await house.types(CHAIR, `nomination extend nomination:${one} closes:"in 8 days"`)).toContain("is open again");
  expect(await house.types(SG21, `nomination nominate nomination:${one} person:me`)).toContain("and have accepted");
  expect(await house.types(SG21, `nomination withdraw nomination:${one}`)).toContain("no longer a nominee");
  await inDays(9);
  const closed = await house.types(CHAIR, `nomination close nomination:${one} reason:"3GPP names a contact itself."`);
  expect(closed).toContain("is closed without an appointment");
  expect(await cardSays(one)).toContain("3GPP names a contact itself.");
  expect(await house.types(CHAIR, `nomination extend nomination:${one} closes:"in 8 days"`)).toContain("that stands");
});

it("the objection window starts by itself for those who accepted, and early support is a position in it", async () => {
  const one = await opens("IEEE");
  await house.types(SG21, `nomination nominate nomination:${one} person:me statement:"I was there." conflicts:none`);
  await house.types(ETSI, `nomination nominate nomination:${one} person:"${SG17}"`);
  const supports = () => house.types(ETSI, `nomination support nomination:${one} nominee:1`);
  const withdraws = () => house.types(ETSI, `nomination withdraw nomination:${one} nominee:1`);
  expect(await supports()).toContain("ETSI supports SG21");
  expect(await withdraws()).toContain(`ETSI no longer supports SG21 representative in nomination ${one}.`);
  expect(await withdraws()).toContain("You have not nominated SG21 representative, and do not support");
  expect(await supports()).toContain(`ETSI supports SG21 representative in nomination ${one}.`);
  const shown = messageOf(await house.chat.ask(SG21, { text: `nomination show nomination:${one}` }));
  expect(buttonsOf(shown).map(({ label }) => label)).toContain("Withdraw");
  expect(await house.types(ETSI, `nomination object nomination:${one} nominee:1 reason:"No."`)).toContain(
    "Objections are taken in the objection window, which follows.",
  );
  expect(await house.types("Passer-by", `nomination support nomination:${one} nominee:1`)).toContain("There is no");
  await inDays(9);
  const card = await cardSays(one);
  expect(card).toContain("Objections until");
  expect(card).toContain("Supported by ETSI.");
  expect(card).toContain("did not answer in time");
  const answers = (verb: string, words = "") =>
    house.types(ETSI, `nomination ${verb} nomination:${one} nominee:1 ${words}`);
  expect(await withdraws()).toContain(
    `ETSI no longer supports SG21 representative in nomination ${one} and abstains. Until the objection window ends`,
  );
  expect(await cardSays(one)).not.toContain("Supported by ETSI.");
  expect(await withdraws()).toContain("and do not support this nominee");
  expect(await answers("support")).toContain("ETSI supports SG21 representative");
  expect(await answers("object", 'reason:"Two offices."')).toContain("This is objection 1");
  expect(await withdraws()).toContain("and do not support this nominee");
  expect(await answers("abstain")).toContain(
    `ETSI abstains on SG21 representative in nomination ${one}. Objection 1 is withdrawn with it.`,
  );
  expect(await answers("abstain")).toContain(`in nomination ${one} already.`);
  expect(await answers("support")).toContain("ETSI supports SG21 representative");
  expect(await house.types(SG17, `nomination accept nomination:${one}`)).toContain("in the objection window until");
  const [box] = await house.rows(sql`select count(*)::int as boxes, min(b.ends_at - b.opened_at)::text as lasts,
    (select count(*)::int from seat s join nominee e using (box_id) join nomination n on n.id = e.nomination_id where n.number = ${one}) as seats
    from nominee e join box b on b.id = e.box_id join nomination n on n.id = e.nomination_id where n.number = ${one}`);
  expect(box).toEqual({ boxes: 1, lasts: "7 days", seats: 3 });
});

it("an objection is named and numbered in the nomination, and nobody is appointed over it until it is met", async () => {
  const one = await opens("ISO");
  for (const who of [SG21, SG17]) await house.types(who, `nomination nominate nomination:${one} person:me`);
  await inDays(9);
  const objects = (who: string, nominee: number) =>
    house.types(who, `nomination object nomination:${one} nominee:${nominee} reason:"Two offices."`);
  expect(await objects(ETSI, 1)).toContain("This is objection 1");
  expect(await lastTo(SG21)).toMatch(/ETSI objects to you as a nominee in nomination \d+ [\s\S]*Two offices\./);
  await objects(ETSI, 1);
  await house.house.settle();
  expect(countTo(SG21, `objects to you as a nominee in nomination ${one}`), "told once").toBe(1);
  expect(await objects(SG17, 1)).toContain("This is objection 2");
  expect(await objects(ETSI, 2)).toContain("This is objection 3");
  await house.types(CHAIR, `nomination extend nomination:${one} closes:"in 7 days"`);
  await house.house.settle();
  const moved = `The end of the objection window of nomination ${one}`;
  expect(house.chat.in("plenary").filter(({ text }) => text.startsWith(moved))).toHaveLength(1);
  const appoints = `nomination appoint nomination:${one} person:1`;
  expect(await house.types(CHAIR, appoints)).toContain("The objection window of nomination");
  expect(await house.types(CHAIR, `nomination answer nomination:${one} objection:1 text:"One ends."`)).toContain(
    "Objection 1 of ETSI",
  );
  expect(await lastTo(ETSI)).toContain("has been answered");
  expect(await house.types(ETSI, `nomination withdraw nomination:${one} objection:1`)).toContain("withdrawn");
  await inDays(8);
  expect(await lastTo(CHAIR)).toContain("SG21 representative (ITU-T SG21): Not agreed: objection 2 is not met.");
  expect(await house.types(CHAIR, appoints)).toContain("cannot be appointed yet: objection 2 is not met");
  expect(await house.types(SG21, `nomination resolve nomination:${one} objection:2 how:"So."`)).toContain(
    "do not answer",
  );
  expect(await house.types(CHAIR, `nomination resolve nomination:${one} objection:2 how:"It ends."`)).toContain(
    "resolved",
  );
  expect(await house.types(CHAIR, appoints)).toContain("SG21 representative is appointed representative to ISO until");
  expect(await lastTo(SG17)).toContain("SG21 representative is appointed representative to ISO.");
  expect(buttonsOf(cardHeaded(house.chat, "plenary", `Nomination ${one}`)).map(({ label }) => label)).toEqual([
    "Show all",
  ]);
});

it("a body has one representative at most, as the charter says", async () => {
  const [one, two] = [await opens("IEC"), await opens("IEC", 'closes:"in 9 days" term:"18 months"')];
  for (const number of [one, two]) await house.types(SG17, `nomination nominate nomination:${number} person:me`);
  await inDays(17);
  expect(await house.types(CHAIR, `nomination appoint nomination:${one} person:1`)).toContain("is appointed");
  const again = await house.types(CHAIR, `nomination appoint nomination:${two} person:1`);
  expect(again).toContain("There may be one representative to IEC at a time");
  expect(await house.types(CHAIR, 'nomination open body:IEC direction:to closes:"in 8 days"')).toContain(
    "is in office as representative to IEC now",
  );
  const liaison = /liaison end liaison:(\d+)/.exec(again)?.[1];
  expect(await house.types(CHAIR, `liaison end liaison:${liaison} reason:"Another takes over."`)).toContain(
    "no longer",
  );
  expect(await lastTo(SG17)).toContain("Another takes over.");
  expect(await house.types(CHAIR, `nomination appoint nomination:${two} person:1`)).toContain("is appointed");
});

it("what a meeting decided is recorded, whatever the objection window says, once the meeting has begun", async () => {
  const one = await opens("ITU-T SG21");
  await house.types(SG17, `nomination nominate nomination:${one} person:me`);
  const appoints = `nomination appoint nomination:${one} person:1 meeting:1 document:"JCA-MV-O-003"`;
  expect(await house.types(CHAIR, appoints)).toContain("has not started, so it has decided nothing yet");
  const deciding = () => house.chat.completes(CHAIR, { command: "nomination appoint", args: {} }, "meeting", "");
  expect(await deciding()).toEqual([]);
  await house.rows(sql`update meeting set state = 'started', started_at = now() where number = 1`);
  expect((await deciding()).map(({ value }) => value)).toEqual(["1"]);
  expect(await house.types(CHAIR, appoints)).toContain("It is recorded as decided at meeting 1.");
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null where number = 1`);
});

it("a term is a duration that is no longer than the charter's review", async () => {
  const opening = (term: string) => house.types(CHAIR, `nomination open body:ETSI direction:from term:"${term}"`);
  expect(await opening("4 years")).toContain("A term is at most 2 years");
  expect(await opening("a while")).toContain('"a while" is not understood as a term.');
  expect(await opening("P18M")).toContain("for a term of 18 months");
  expect(await house.types(CHAIR, 'nomination open body:"Nobody Forum" direction:to')).toContain(
    'organization add name:"Nobody Forum" list:outside-body adds it',
  );
});

it("a body that several name first at the same moment becomes one organization for all of them", async () => {
  const said = await Promise.all([1, 2, 3, 4].map(() => opens("MSF")));
  expect(new Set(said).size).toBe(4);
});
