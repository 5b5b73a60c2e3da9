import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "#core/contract/adapter.ts";
import { account, buttonsOf, callOf, formOf, messageOf, place, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

const FIRST = "SG21 representative";
const SECOND = "ETSI representative";

describe("a poll is looked after", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(FIRST, "ITU-T SG21");
    await house.seated(SECOND, "ETSI", "sdo-representative");
  });
  afterAll(() => house.stop());
  const reminders = (who: string, poll: number) =>
    house.chat.inbox(who).filter(({ text }) => new RegExp(`[Pp]oll ${poll}\\b`).test(text)).length;

  /** The file that was sent with an answer, as text. */
  async function exported(text: string): Promise<{ name: string; text: string }> {
    let file = { name: "", text: "" };
    const sent = { status: "sent" } as const;
    const answer: Answer = {
      form: async () => sent,
      busy: async () => {},
      reply: async () => sent,
      file: async (name, _type, bytes) => {
        file = { name, text: new TextDecoder().decode(bytes) };
        return sent;
      },
    };
    await house.chat.pass({
      kind: "typed",
      id: crypto.randomUUID(),
      by: account(FIRST),
      at: place("plenary"),
      text,
      answer,
    });
    return file;
  }

  it("with a question too long for a title is scheduled by a form that shortens it, below the whole of it", async () => {
    const question = `${"When do we meet about avatars, identity and haptics? ".repeat(5)}Say it by Friday.`;
    const slots = "2025-12-04 14:00-16:00; 2025-12-05 14:00-16:00";
    const ask = `poll open kind:time question:"${question}" options:"${slots}" closes:"in 2 days"`;
    const poll = /^Poll (\d+)/.exec(await house.types(CHAIR, ask))?.[1];
    await house.types(FIRST, `poll vote poll:${poll} choice:"1=yes"`);
    await house.types(CHAIR, `poll close poll:${poll}`);
    const closed = messageOf(await house.chat.ask(CHAIR, { text: `poll show poll:${poll}` }));
    const schedule = "Schedule slot 1";
    expect(buttonsOf(closed).find(({ label }) => label === schedule)).not.toHaveProperty("confirm");
    const form = formOf(await house.chat.ask(CHAIR, { call: callOf(closed, schedule) }));
    expect(form).toMatchObject({ about: [`Poll ${poll}: ${question}`], errors: {} });
    expect(form.values.title).toMatch(/^When do we meet about avatars.{100,125}…$/);
    const values = { ...form.values, title: "Avatars" };
    expect(textOf(await house.chat.ask(CHAIR, { call: form.submit, values }))).toMatch(
      /^Meeting \d+ is scheduled: Avatars, Thursday 4 December 2025, 14:00/,
    );
  });

  it("reminded of by those who owe a vote alone, and by nobody twice in a short time", async () => {
    const poll = await house.opens();
    await house.types(FIRST, `poll vote poll:${poll} choice:1`);
    expect(await house.types(CHAIR, `poll remind poll:${poll}`)).toContain(
      `1 person who owes a vote in poll ${poll} is reminded; whoever is in their quiet hours gets it when these end.`,
    );
    await house.house.settle();
    expect([reminders(FIRST, poll), reminders(SECOND, poll)]).toEqual([0, 1]);
    expect(await house.types(CHAIR, `poll remind poll:${poll}`)).toContain(
      "1 person is left out, reminded of it a short time ago.",
    );
    await house.house.settle();
    expect(reminders(SECOND, poll)).toBe(1);
    await house.forward(house.clock.now().add({ hours: 24 }).toString());
    await house.types(CHAIR, `poll remind poll:${poll}`);
    await house.house.settle();
    expect(reminders(SECOND, poll)).toBe(2);
    await house.types(SECOND, `poll vote poll:${poll} choice:1`);
    expect(await house.types(CHAIR, `poll remind poll:${poll}`)).toContain("Everybody who can vote");
    expect(await house.types(FIRST, `poll remind poll:${poll}`)).toContain("Only a co-chair");
  });

  it("opened again keeps its votes, tells nobody, and is counted anew at the new end", async () => {
    const poll = await house.opens("results:after-closing");
    await house.types(FIRST, `poll vote poll:${poll} choice:1`);
    expect(await house.types(CHAIR, `poll reopen poll:${poll} closes:"in 2 days"`)).toContain(`Poll ${poll} is open.`);
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    const [said, told] = [house.chat.in("plenary").length, house.chat.inbox(SECOND).length];
    const again = await house.types(CHAIR, `poll reopen poll:${poll} closes:"in 30 hours"`);
    expect(again).toContain(`Poll ${poll} is open again until`);
    await house.house.settle();
    expect([house.chat.in("plenary").length, house.chat.inbox(SECOND).length]).toEqual([said, told]);
    expect(await house.types(FIRST, `poll show poll:${poll}`)).not.toMatch(/%/);
    expect(await house.types(SECOND, `poll vote poll:${poll} choice:1`)).toContain("is counted");
    await house.forward(house.clock.now().add({ hours: 31 }).toString());
    expect(await house.types(FIRST, `poll show poll:${poll}`)).toContain("Closed. 2 of 2 members have voted.");
    const [box] = await house.rows(sql`select counted from box join poll on box_id = box.id where number = ${poll}`);
    expect(box?.counted).toEqual([2, 0, 0]);
  });

  it("exported gives totals without a name, and nothing that a spreadsheet would carry out", async () => {
    const poll = await house.opens("results:after-closing", "=1+2; Plain, with a comma");
    await house.types(FIRST, `poll vote poll:${poll} choice:1`);
    expect(await house.types(FIRST, `poll export poll:${poll}`)).toContain("can be exported after it has closed");
    await house.types(CHAIR, `poll close poll:${poll}`);
    const csv = await exported(`poll export poll:${poll}`);
    expect(csv.name).toBe(`jca-mv-poll-${poll}.csv`);
    expect(csv.text).toContain(`"'=1+2",1\r\n"Plain, with a comma",0`);
    const json = JSON.parse((await exported(`poll export poll:${poll} format:json`)).text);
    expect(json).toMatchObject({
      number: poll,
      kind: "single",
      seats: 2,
      cast: 1,
      result: [{ Option: "=1+2", Votes: 1 }, { Votes: 0 }],
    });
    expect(csv.text + JSON.stringify(json)).not.toContain(FIRST);
  });

  it("exported, a proposal gives its objections, how each was met, and the outcome", async () => {
    const poll = await house.opens("kind:approve results:after-closing", "");
    await house.types(FIRST, `poll vote poll:${poll} choice:object reason:"=Item 4 is missing."`);
    await house.types(CHAIR, `poll answer poll:${poll} objection:1 text:"It was added."`);
    await house.types(FIRST, `poll withdraw poll:${poll} objection:1`);
    await house.forward(house.clock.now().add({ hours: 241 }).toString());
    const said = await house.types(FIRST, `poll export poll:${poll}`);
    expect(said).toContain("1 of 2 organizations has answered. It holds totals, the objections");
    const { text } = await exported(`poll export poll:${poll}`);
    expect(text).toContain("Answer,Given,Objector,Reason or outcome,Answer to the objection,How it was met");
    expect(text).toContain("No answer,1,");
    expect(text).toContain(`Objection 1,,ITU-T SG21,"'=Item 4 is missing.",It was added.,Withdrawn by ITU-T SG21.`);
    expect(text).toContain("Agreed: every objection was met.");
    const json = JSON.parse((await exported(`poll export poll:${poll} format:json`)).text);
    expect(json).toMatchObject({
      result: [{ Answer: "Approve", Given: 0 }, { Answer: "Object" }, { Answer: "Abstain", Given: 1 }],
      state: "agreed",
      objections: [{ number: 1, answer: "It was added.", state: "withdrawn" }],
      outcome: expect.stringContaining("Agreed: every objection was met."),
    });
  });

  it("listed by state, kind and words", async () => {
    await house.opens("kind:ranked");
    const list = (words: string) => house.types(FIRST, `poll list ${words}`);
    expect(await list("state:open kind:ranked")).toContain("1 poll, 1 open.");
    expect(await list("state:closed kind:ranked")).toContain("No such poll.");
    expect(await list("words:AGENDA kind:ranked")).toContain("1 poll, 1 open.");
    expect(await list("words:zebra")).toContain("No such poll.");
  });
});
