import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rulesMet } from "#core/views/poll-rules.ts";
import { callOf, formOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

describe("the rules of a poll", () => {
  let house: Assembly;
  const voters = ["SG21 representative", "SG17 representative", "ETSI representative"];
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    for (const name of voters) await house.seated(name, `Organization of ${name}`);
  });
  afterAll(() => house.stop());

  const ended = async (words: string, votes: number[]) => {
    const poll = await house.opens(words);
    for (const [index, choice] of votes.entries())
      await house.types(voters[index] ?? "", `poll vote poll:${poll} choice:${choice}`);
    const open = await house.types(CHAIR, `poll show poll:${poll}`);
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    const said = house.chat.in("plenary").findLast((one) => one.text.startsWith(`Result of poll ${poll}`))?.text ?? "";
    return { poll, open, said };
  };

  it("say a quorum before and after, met or not", async () => {
    const few = await ended("quorum:3", [1, 1]);
    expect(few.open).toContain("The result counts if at least 3 members voted.");
    expect(few.said).toContain("The quorum of 3 is not met, so this result does not count.");
    const summaries = house.chat.viewsIn("plenary").map((one) => one.summary);
    const closed = summaries.find((one) => one.startsWith(`Poll ${few.poll} is closed`));
    expect(closed, "also where the summary is all that is read").toContain("The quorum of 3 is not met");
    expect((await ended("quorum:2", [1, 1])).said).toContain("The quorum of 2 is met.");
    expect(await house.types(CHAIR, 'poll open question:"So?" options:"A; B" closes:"in 2 days" quorum:5')).toContain(
      "fewer than the quorum of 5",
    );
    const shown = async (words: string) => {
      const said = await house.types(CHAIR, `poll open question:"So?" closes:"in 9 days" quorum:5 ${words}`);
      return await house.types(CHAIR, `poll show poll:${/^Poll (\d+)/.exec(said)?.[1]}`);
    };
    expect(await shown('options:"A; B"'), "on its card as well").toContain(
      "The result counts if at least 5 members voted. Only 3 can vote, so it cannot count.",
    );
    expect(await shown('options:"A; B" late:yes')).toContain("voted. Only 3 can vote so far.");
    expect(await shown("kind:approve")).toContain(
      "and at least 5 organizations have answered. Only 3 can answer, so it cannot be agreed. An objection",
    );
    const later = await shown('options:"A; B" opens:"in 2 days"');
    expect(later, "who can vote shows when it opens").not.toContain("Only");
  });

  it("say what share passes, and what passed", async () => {
    const passed = await ended("threshold:66", [1, 1, 2]);
    expect(passed.open).toContain("An option passes with at least 66% of the votes.");
    expect(passed.said).toContain("Passed with at least 66%: Approve.");
    expect((await ended("threshold:67", [1, 1, 2])).said).toContain("Nothing passed: at least 67% of the votes");
    expect((await ended("threshold:50 quorum:3", [1, 1])).said).toContain("Nothing passed");
  });

  it("name every option that passed, not only the first", async () => {
    const poll = await house.opens("kind:multiple threshold:60", "A; B; C");
    for (const [index, choice] of ["1; 2", "1; 2", "1; 3"].entries())
      await house.types(voters[index] ?? "", `poll vote poll:${poll} choice:"${choice}"`);
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("Passed with at least 60%: A; B.");
  });

  it("reach a share exactly, however a computer writes it", () => {
    const ruled = {
      per: "person",
      visibility: "members",
      quorum: null,
      early: false,
      secret: false,
      outcome: null,
    } as const;
    for (let threshold = 1; threshold <= 100; threshold += 1) {
      const passed = rulesMet({ ...ruled, cast: 100, threshold }, [{ label: "A", count: threshold }]);
      expect(passed).toBe(`Passed with at least ${threshold}%: A.`);
    }
  });

  it("have a share only where a ballot names options, and an approval has none", async () => {
    const open = (words: string) => house.types(CHAIR, `poll open question:"So?" closes:"in 10 days" ${words}`);
    expect(await open("kind:approve threshold:60")).toContain("decided by consensus, not by a share of votes");
    expect(await open('kind:ranked options:"A; B" threshold:60')).toContain("an option has no share of the votes");
    expect(await open('kind:approve options:"Tea; Coffee"')).toContain("has its own answers");
    expect(await open("kind:approve options:Approve;Object")).toContain("is open until");
  });

  it("let a co-chair put the outcome of a closed poll into words, which everybody reads", async () => {
    const { poll } = await ended("", [1, 2, 1]);
    expect(await house.types(CHAIR, `poll outcome poll:${poll}`)).toContain("Most votes: Approve.");
    expect(await house.types(CHAIR, `poll outcome poll:${poll} text:"Approved with two to one."`)).toContain(
      "These are the words of a co-chair.",
    );
    expect(await house.types("ETSI representative", `poll show poll:${poll}`)).toContain("Approved with two to one.");
    const [shown] = await house.chat.ask(CHAIR, { text: `poll outcome poll:${poll}` });
    if (shown?.kind !== "message") throw new Error("the outcome was not shown");
    const form = formOf(await house.chat.ask(CHAIR, { call: callOf(shown.view, "Put it into other words…") }));
    expect(form.values.text).toBe("Approved with two to one.");
    const values = { ...form.values, text: "Approved, two to one." };
    expect(textOf(await house.chat.ask(CHAIR, { call: form.submit, values }))).toContain("Approved, two to one.");
    const edits = async () => await house.rows(sql`select 1 from audit where what = 'outcome edited'`);
    const before = await edits();
    const again = await house.types(CHAIR, `poll outcome poll:${poll} text:"Approved, two to one."`);
    expect(again).toContain("They stood so already; nothing is changed.");
    expect([before.length > 0, await edits()], "nothing is recorded of it").toEqual([true, before]);
    expect(await house.types("ETSI representative", `poll outcome poll:${poll}`)).toContain("Only a co-chair");
  });

  it("tell who wants more time how it is given where nobody can hold", async () => {
    const opened = await house.types(CHAIR, 'poll open question:"So?" options:"A; B" closes:"in 2 days"');
    const poll = opened.slice(5, 8).trim();
    expect(await house.types(CHAIR, `poll hold poll:${poll}`)).toContain(
      `You can give everybody a later end: poll extend poll:${poll} closes:…`,
    );
    const voter = await house.types("ETSI representative", `poll hold poll:${poll}`);
    expect(voter).toContain(`Please ask a co-chair for a later end; poll show poll:${poll} shows it.`);
  });

  it("close a poll before its end once all have voted or the share is reached, and not in its first day", async () => {
    const closes = async (words: string, votes: number[]) => {
      const poll = await house.opens(`early:when-passed ${words}`);
      for (const [index, choice] of votes.entries())
        await house.types(voters[index] ?? "", `poll vote poll:${poll} choice:${choice}`);
      await house.house.settle();
      expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("It may close before its end");
      await house.forward(house.clock.now().add({ hours: 24 }).toString());
      return { poll, shown: async () => await house.types(CHAIR, `poll show poll:${poll}`) };
    };
    expect(await (await closes("", [1, 1, 2])).shown()).toContain("Closed. 3 of 3");
    expect(await (await closes("threshold:60", [1, 1])).shown()).toContain("Closed. 2 of 3");
    const one = await closes("", [1, 1]);
    expect(await one.shown()).toContain("Open until");
    await house.types(voters[2] ?? "", `poll vote poll:${one.poll} choice:2`);
    await house.house.settle();
    expect(await one.shown()).toContain("Closed. 3 of 3");
  });

  it("close a poll that is opened again at its new end alone, or the first who changes a vote would close it", async () => {
    const poll = await house.opens("early:when-passed");
    await house.forward(house.clock.now().add({ hours: 24 }).toString());
    for (const name of voters) await house.types(name, `poll vote poll:${poll} choice:1`);
    await house.house.settle();
    const shown = () => house.types(CHAIR, `poll show poll:${poll}`);
    expect(await shown()).toContain("Closed. 3 of 3");
    await house.types(CHAIR, `poll reopen poll:${poll} closes:"in 5 days"`);
    await house.types(voters[0] ?? "", `poll vote poll:${poll} choice:2`);
    await house.house.settle();
    expect(await shown()).toMatch(/Open until(?!.*It may close before)/s);
    expect(await house.types(voters[1] ?? "", `poll vote poll:${poll} choice:2`)).toContain("is changed: Object");
  });

  it("have a range of scores only where scores are asked for, and an outcome only once it has opened", async () => {
    const said = await house.types(CHAIR, 'poll open question:"So?" options:"A; B" closes:"in 2 days" range:0..3');
    expect(said).toContain("Only a poll that asks for scores has a range of scores.");
    const poll = (
      await house.types(CHAIR, 'poll open question:"So?" options:"A; B" opens:"in 1 day" closes:"in 2 days"')
    )
      .slice(5, 8)
      .trim();
    const outcome = await house.types(CHAIR, `poll outcome poll:${poll} text:"Agreed."`);
    expect(outcome, "to close it would call it off").toContain(
      `Poll ${poll} has not opened yet, so it has no outcome.`,
    );
    expect(outcome).not.toContain("poll close");
    const again = await house.types(CHAIR, `poll reopen poll:${poll} closes:"in 3 days"`);
    expect(again).toContain(`Poll ${poll} has not opened yet.`);
  });

  it("agree a proposal before its end once all have answered, and not in its first seven days", async () => {
    const said = await house.types(
      CHAIR,
      'poll open question:"So?" kind:approve closes:"in 14 days" early:when-passed',
    );
    const poll = /^Poll (\d+)/.exec(said)?.[1];
    for (const name of voters) await house.types(name, `poll vote poll:${poll} choice:approve`);
    await house.forward(
      house.clock
        .now()
        .add({ hours: 6 * 24 })
        .toString(),
    );
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("Open until");
    await house.forward(house.clock.now().add({ hours: 24 }).toString());
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("Agreed: no objection was open");
  });

  it("bring a mistake in a ranking back at its fields, filled in as they were sent", async () => {
    const poll = await house.opens("kind:ranked", "A; B; C");
    const form = formOf(await house.chat.ask(voters[0] ?? "", { text: `poll vote poll:${poll}` }));
    const values = { "choice.1": "2", "choice.2": "2" };
    const again = formOf(await house.chat.ask(voters[0] ?? "", { call: form.submit, values }));
    expect(again.fields.map(({ label }) => label)).toEqual(["Place 1", "Place 2", "Place 3"]);
    expect(again.values).toEqual(values);
    expect(again.errors).toEqual({ "choice.1": "Option 2 is there twice. Name each option once, the best first." });
    const sent = await house.chat.ask(voters[0] ?? "", { call: again.submit, values: { ...values, "choice.2": "1" } });
    expect(textOf(sent)).toContain("is counted: first B, second A.");
  });

  it("ask in a form for the options and the end, unless it is an approval", async () => {
    expect(await house.types(CHAIR, 'poll open question:"So?"')).toMatch(/^form: .*"options"/);
    expect(await house.types(CHAIR, 'poll open question:"So?" kind:approve')).toContain("is open until");
  });

  it("say in a form what holds where a field is left out, as the charter has it and as it was set since", async () => {
    const helps = async (text: string) =>
      formOf(await house.chat.ask(CHAIR, { text })).fields.map(({ name, help }) => `${name}: ${help}`);
    expect(await helps("poll open")).toContain(
      "per: Person when left out; for an approval: organization, as the charter says.",
    );
    expect(await helps("poll hold")).toContain(
      "days: How many more days you need; 7 days, as the charter says, when left out.",
    );
    expect((await helps("statement draft title:T for:nobody")).join("\n")).toContain(
      "for: Members, as the charter says, when left out.",
    );
    await house.types(CHAIR, "activity set setting:rules.consensus.hold value:P3D");
    expect((await helps("discussion hold")).join()).toContain("; 3 days, as the charter says, when left out.");
  });
});
