import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, formOf, messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardOf, openAssembly, sql } from "./assembly.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";
const SG21_CONTACT = "SG21 contact";
const SG17 = "SG17 representative";

describe("an approval", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", rooms: ["plenary"] });
    await house.seated(SG21, "ITU-T SG21");
    await house.seated(SG21_CONTACT, "ITU-T SG21", "sg-contact");
    await house.seated(SG17, "ITU-T SG17");
    await house.seated(ETSI, "ETSI", "sdo-representative");
  });
  afterAll(() => house.stop());

  const opened = async (words = "") => {
    const text = `poll open question:"Approve the agenda?" kind:approve closes:"in 10 days" ${words}`;
    const number = /^Poll (\d+) is open until .* 3 organizations can vote/.exec(await house.types(CHAIR, text))?.[1];
    expect(number, "a number").toBeDefined();
    return Number(number);
  };
  const votes = (who: string, poll: number, choice: string) =>
    house.types(who, `poll vote poll:${poll} choice:${choice}`);
  const card = async (poll: number) => {
    await house.house.settle();
    return cardOf(house.chat, "plenary", poll);
  };
  const lastTo = async (who: string) => {
    await house.house.settle();
    return house.chat.inbox(who).at(-1)?.text ?? "";
  };

  it("takes positions: its card speaks of no votes", async () => {
    const poll = await opened();
    const shown = JSON.stringify(await card(poll));
    expect(shown).toContain("Each organization takes one position; its latest answer counts.");
    expect(shown).toContain("You can change your position until the end.");
    expect(shown).not.toMatch(/one vote|your vote/);
  });

  it("asks for the reason of an objection also where it is typed by its number", async () => {
    const poll = await opened();
    const form = formOf(await house.chat.ask(SG17, { text: `poll vote poll:${poll} choice:2` }));
    expect(form.fields.find((field) => field.name === "reason")).toBeDefined();
    const sent = { call: form.submit, values: { ...form.values, reason: "Item 4 is missing." } };
    expect(textOf(await house.chat.ask(SG17, sent))).toContain("This is objection 1");
    expect(await votes(SG17, poll, "1")).toContain("is changed: Approve");
  });

  it("has a button for each position, and the one to object asks for the reason first", async () => {
    const poll = await opened();
    expect(await house.presses(SG21, "Approve", await card(poll))).toContain(
      `The vote of ITU-T SG21 in poll ${poll} is counted: Approve.`,
    );
    const call = { activity: "jca-mv", command: "poll vote", args: { poll: String(poll), choice: "object" } };
    const form = formOf(await house.chat.ask(ETSI, { call }));
    expect(form.title).toMatch(/^Object in poll \d+$/);
    expect(form.fields.map(({ name, required }) => ({ name, required }))).toEqual([{ name: "reason", required: true }]);
    expect(form.about).toEqual([`Poll ${poll}: Approve the agenda?`]);
    const sent = await house.chat.ask(ETSI, { call: form.submit, values: { reason: "Item 4 is missing." } });
    expect(JSON.stringify(sent)).toContain("is counted: Object. This is objection 1");
    expect(await lastTo(CHAIR)).toContain("Objection 1, ETSI: Item 4 is missing.");
    expect((await card(poll)).parts.some((part) => part.kind === "quote")).toBe(true);
    const answer = { activity: "jca-mv", command: "poll answer", args: { poll: String(poll), objection: "1" } };
    const answering = formOf(await house.chat.ask(CHAIR, { call: answer }));
    expect(answering.fields.map(({ name }) => name)).toEqual(["text"]);
    expect(answering.about).toEqual([`Poll ${poll}: Approve the agenda?`, "Objection 1 of ETSI: Item 4 is missing."]);
    const again = formOf(await house.chat.ask(CHAIR, { call: answering.submit, values: { text: " " } }));
    expect([again.fields.map(({ name }) => name), again.about]).toEqual([["text"], answering.about]);
    const resolve = { ...answer, command: "poll resolve" };
    const resolving = JSON.stringify(await house.chat.ask(SG17, { call: resolve }));
    expect(resolving).not.toContain("Item 4");
  });

  it("keeps the form open for an objection without a reason, and asks for none where options are words of a co-chair", async () => {
    const poll = await opened();
    const form = formOf(await house.chat.ask(ETSI, { text: `poll vote poll:${poll} choice:object` }));
    const again = formOf(await house.chat.ask(ETSI, { call: form.submit, values: { reason: "  " } }));
    expect(again.errors.reason).toContain("An objection needs a reason");
    const plain = await house.opens();
    expect(await votes(ETSI, plain, "object")).toContain("is counted: Object.");
    expect(await house.types(ETSI, `poll vote poll:${plain} choice:1 reason:"So"`)).toContain("takes no reason");
  });

  it("goes from objection to answer to withdrawal to agreement, and says in the end how it was met", async () => {
    const poll = await opened("results:after-closing");
    await votes(SG21, poll, "approve");
    await votes(ETSI, poll, 'object reason:"Item 4 is missing."');
    expect(JSON.stringify(await card(poll)), "members see it after the close").not.toContain("Item 4");
    expect(await house.types(SG17, `poll show poll:${poll}`)).not.toContain("Item 4");
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain(
      "Objection 1, ETSI (open): Item 4 is missing.",
    );
    expect(await house.types(ETSI, `poll show poll:${poll}`)).toContain("Objection 1, ETSI (open)");
    expect(await house.types(CHAIR, `poll answer poll:${poll} objection:1 text:"It was added."`)).toContain(
      `Objection 1 of ETSI in poll ${poll} is answered.`,
    );
    expect(await lastTo(ETSI)).toContain("Answer of a co-chair: It was added.");
    expect(await house.types(SG17, `poll withdraw poll:${poll} objection:1`)).toContain("you do not answer for ETSI");
    expect(await house.types(ETSI, `poll withdraw poll:${poll} objection:1`)).toContain("Your answer is now Abstain.");
    expect(await lastTo(CHAIR)).toContain(`Objection 1 of ETSI in poll ${poll}: Withdrawn by ETSI.`);
    expect(await house.types(CHAIR, `poll close poll:${poll}`)).toContain("not agreed, and waits for a co-chair");
    expect(await house.types(CHAIR, `poll outcome poll:${poll}`)).toContain(
      "it was closed before everybody had the time to answer",
    );
    expect(await house.types(CHAIR, `poll extend poll:${poll} closes:"in 8 days"`)).toContain("now closes on");
    await house.house.settle();
    const reopened = (text: string) => text.startsWith(`Poll ${poll} is open again until`);
    expect(house.chat.in("plenary").filter(({ text }) => reopened(text))).toHaveLength(1);
    await house.forward(
      house.clock
        .now()
        .add({ hours: 8 * 24 })
        .toString(),
    );
    const said = house.chat.in("plenary").findLast((one) => one.text.startsWith(`Result of poll ${poll}`))?.text;
    expect(said).toContain("Agreed: every objection was met.");
    expect(said).toContain("3 organizations were asked, 2 answered.");
    expect(said).toContain("Approved: ITU-T SG21. Abstained: ETSI. No answer: ITU-T SG17.");
    expect(said).toContain('Objection 1 of ETSI: "Item 4 is missing." Answer: "It was added." Withdrawn by ETSI.');
  });

  it("reminds those alone whose seat has not answered", async () => {
    const poll = await opened();
    await votes(SG21, poll, "approve");
    await votes(ETSI, poll, 'object reason:"Item 4 is missing."');
    await house.types(ETSI, `poll withdraw poll:${poll} objection:1`);
    await house.forward(
      house.clock
        .now()
        .add({ hours: 9 * 24 })
        .toString(),
    );
    const reminded = (who: string) =>
      house.chat.inbox(who).filter((one) => new RegExp(`\\bpoll ${poll}\\b.*open until`, "i").test(one.text)).length;
    expect([SG21, SG21_CONTACT, ETSI].map(reminded)).toEqual([0, 0, 0]);
    expect(reminded(SG17)).toBeGreaterThanOrEqual(2);
  });

  it("is not agreed while an objection is open: it waits, and a co-chair who says how it was met agrees it", async () => {
    const poll = await opened();
    await votes(ETSI, poll, 'object reason:"Item 4 is missing."');
    await house.forward(
      house.clock
        .now()
        .add({ hours: 10 * 24 })
        .toString(),
    );
    expect(await lastTo(CHAIR)).toContain("Not agreed: objection 1 of ETSI is not met. It waits for a co-chair.");
    const late = await votes(SG21, poll, "approve");
    expect(late).toContain("it is not agreed and waits for a co-chair. This answer was not counted.");
    expect(late).toContain(`poll withdraw poll:${poll}`);
    expect(await house.types(CHAIR, `poll outcome poll:${poll} text:"Done."`)).toContain("is not settled yet");
    expect(await house.types(CHAIR, `poll resolve poll:${poll} objection:1 how:"Item 4 was added."`)).toContain(
      "so the proposal is agreed",
    );
    expect(await lastTo(ETSI)).toContain('Resolved by a co-chair: "Item 4 was added."');
    expect(await house.types(ETSI, `poll withdraw poll:${poll} objection:1`)).toContain("is agreed, and that stands");
    expect(await house.types(CHAIR, `poll outcome poll:${poll}`)).toContain("Agreed: every objection was met.");
    expect(await house.types(CHAIR, `poll outcome poll:${poll} text:"Agreed, with item 4."`)).toContain(
      "Agreed, with item 4.",
    );
    expect(await house.types(SG21, `poll show poll:${poll}`)).toContain("Agreed, with item 4.");
    expect(await house.types(SG21, "poll list")).toContain("closed, agreed, 1 of 3 answered");
  });

  it("is not agreed without its quorum, and ends without agreement when a co-chair closes it for good", async () => {
    const poll = await opened("quorum:2");
    await votes(SG21, poll, "approve");
    await house.forward(
      house.clock
        .now()
        .add({ hours: 10 * 24 })
        .toString(),
    );
    expect(await lastTo(CHAIR)).toContain("Not agreed: 1 of at least 2 organizations answered.");
    const asked = await house.chat.ask(CHAIR, { text: `poll close poll:${poll}` });
    expect(textOf(asked)).toContain(
      `Nothing is closed yet. Poll ${poll} has ended. Not agreed: 1 of at least 2 organizations answered.`,
    );
    expect(await house.types(SG21, `poll show poll:${poll}`)).toContain("It waits for a co-chair.");
    expect(await house.presses(CHAIR, "Close for good", messageOf(asked))).toContain("for good, without agreement");
    expect(await house.types(CHAIR, `poll close poll:${poll}`)).toContain("was ended without agreement");
    expect(await house.rows(sql`select state from consensus join poll using (box_id) where number = ${poll}`)).toEqual([
      { state: "not-agreed" },
    ]);
  });

  it("is never settled by a button in another way than the button said", async () => {
    const waiting = async () => {
      const poll = await opened();
      await votes(ETSI, poll, 'object reason:"Item 4 is missing."');
      const end = house.clock.now().add({ hours: 10 * 24 });
      await house.forward(end.toString());
      return poll;
    };
    const lastView = async () => {
      await house.house.settle();
      const view = house.chat.viewsIn("@co-chair").at(-1);
      if (!view) throw new Error("nothing was sent to the co-chair");
      return view;
    };
    const poll = await waiting();
    const waits = await lastView();
    await house.types(ETSI, `poll withdraw poll:${poll} objection:1`);
    const conclude = await lastView();
    const refused = await house.presses(CHAIR, "Close for good", waits);
    expect(refused).toContain(`nothing stands against agreement in poll ${poll} any more, so that it would be agreed.`);
    expect(refused).toContain(`type poll close poll:${poll}`);
    await house.types(CHAIR, `poll extend poll:${poll} closes:"in 9 days"`);
    expect(await house.presses(CHAIR, "Conclude it as agreed", conclude)).toContain(
      `Nothing was closed: since this button was made, things have changed, and poll ${poll} is open until`,
    );
    expect(await house.types(SG21, `poll show poll:${poll}`)).toContain("Open until");
    const other = await waiting();
    expect(await house.presses(CHAIR, "Close for good", await lastView())).toContain("for good, without agreement");
    expect(await house.types(SG21, `poll show poll:${other}`)).toContain("Not agreed");
    const over = messageOf(await house.chat.ask(CHAIR, { text: `poll show poll:${other}` }));
    expect(buttonsOf(over).map(({ label }) => label)).not.toContain("Answer 1…");
  });

  it("does not lose a reason that an answer cannot have", async () => {
    const poll = await opened();
    expect(await votes(SG21, poll, 'approve reason:"If item 4 is last"')).toContain("so this answer was not counted");
    expect(await house.types(SG21, `poll show poll:${poll}`)).toContain("has not answered yet");
  });

  it("is held once by each organization, and the reminders move with its end", async () => {
    const poll = await opened();
    expect(await house.types(SG21, `poll hold poll:${poll}`)).toContain("You asked for 7 more days");
    expect(await house.types(SG21_CONTACT, `poll hold poll:${poll}`)).toContain("ITU-T SG21 has asked for more time");
    expect(await house.types(ETSI, `poll hold poll:${poll} days:15`)).toContain("at most 14 days");
    expect(await house.types(ETSI, `poll hold poll:${poll} days:3`)).toContain("You asked for 3 more days");
    expect(await lastTo(CHAIR)).toContain("ETSI asked for 3 more days");
    await house.house.settle();
    const told = house.chat.in("plenary").findLast(({ text }) => text.startsWith(`The end of poll ${poll} moved to`));
    expect(told?.text).toMatch(/: ETSI asked for 3 more days\./);
    const [{ days } = { days: 0 }] = await house.rows(
      sql`select extract(day from ends_at - opened_at)::int as days from box join poll on poll.box_id = box.id where number = ${poll}`,
    );
    expect(days).toBe(20);
  });

  it("must be open for the charter's minimum, and for its period where no end is said", async () => {
    const short = 'poll open question:"Now?" kind:approve closes:"in 3 days"';
    expect(await house.types(CHAIR, short)).toContain("must be open for at least 7 days");
    const [before] = [house.clock.now()];
    const said = await house.types(CHAIR, 'poll open question:"In time?" kind:approve');
    const end = before.toZonedDateTimeISO("Europe/Zurich").add({ days: 14 });
    expect(said).toContain(`${end.day} ${end.toPlainDate().toLocaleString("en-GB", { month: "short" })}`);
  });
});
