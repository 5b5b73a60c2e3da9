import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountsToReach } from "#db/queries/person.ts";
import { messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

describe("accounts that were linked when a box was not open", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
  });
  afterAll(() => house.stop());

  /** The person of the second account becomes that of the first. */
  const links = async (maker: string, typer: string) =>
    expect(await (await readyToLink(maker, typer))()).toContain("they are one person now");
  /** Only the second agreement is missing. */
  const readyToLink = async (maker: string, typer: string) => {
    const code = /code:(\S+) on/.exec(await house.types(maker, "profile link"))?.[1];
    const asked = messageOf(await house.chat.ask(typer, { text: `profile link code:${code}` }));
    await house.house.settle();
    const toMaker = house.chat.viewsIn(`@${maker.toLowerCase().replaceAll(" ", "-")}`).at(-1);
    await house.presses(maker, "Both are mine", toMaker ?? asked);
    return () => house.presses(typer, "Both are mine", asked);
  };
  const waiting = (count: number) =>
    expect
      .poll(async () => (await house.rows(sql`select 1 from pg_locks where not granted`)).length, {
        interval: 5,
        timeout: 10_000,
      })
      .toBe(count);
  /** One after the other begins, each as far as it comes while nothing can be written there; then both end. */
  const meanwhile = async (table: string, begin: (() => Promise<string>)[]) => {
    const said: Promise<string>[] = [];
    await house.database.db.transaction(async (tx) => {
      await tx.execute(sql.raw(`lock table ${table} in share mode`));
      for (const one of begin) {
        said.push(one());
        await waiting(said.length);
      }
    });
    return await Promise.all(said);
  };

  it("end one of two affiliations: named before, told after, and to the officers where it was the only voter", async () => {
    await house.seated("Ida on Slack", "ITU-R", "sdo-representative");
    await house.seated("Ida on Discord", "Example Telecom", "sector-member");
    const poll = await house.opens("per:organization");
    const code = /code:(\S+) on/.exec(await house.types("Ida on Slack", "profile link"))?.[1];
    const shown = await house.chat.ask("Ida on Discord", { text: `profile link code:${code}` });
    const asked = messageOf(shown);
    await house.house.settle();
    const ends =
      "the affiliation with ITU-R stays, and that with Example Telecom ends. If you want to keep Example Telecom";
    expect(textOf(shown)).toContain(`In JCA-MV one person speaks for one organization: ${ends}`);
    const toMaker = house.chat.viewsIn("@ida-on-slack").at(-1) ?? asked;
    expect(house.chat.inbox("Ida on Slack").at(-1)?.text).toContain(ends);
    await house.presses("Ida on Slack", "Both are mine", toMaker);
    const ended = "In JCA-MV the affiliation with ITU-R stands, and that with Example Telecom has ended.";
    expect(await house.presses("Ida on Discord", "Both are mine", asked)).toContain(ended);
    await house.house.settle();
    expect(house.chat.inbox("Ida on Slack").at(-1)?.text).toContain(ended);
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toContain(
      `Example Telecom has nobody who can vote for it now. Ida on Slack linked two accounts, and is a member for ITU-R alone. It has not answered in poll ${poll}.`,
    );
    await house.seated("Colleague of Ida", "Example Telecom", "sector-member");
    expect(await house.types("Colleague of Ida", `poll vote poll:${poll} choice:1`)).toContain("is counted");
    const told = house.chat.inbox(CHAIR).length;
    await house.seated("Jon on Slack", "ITU-R", "sdo-representative");
    await house.seated("Jon on Discord", "Example Telecom", "sector-member");
    await links("Jon on Slack", "Jon on Discord");
    await house.house.settle();
    const since = house.chat.inbox(CHAIR).slice(told);
    expect(since.filter(({ text }) => text.includes("nobody who can vote"))).toEqual([]);
    for (const who of ["Ida on Slack", "Jon on Slack", "Colleague of Ida"])
      await house.types(CHAIR, `member end member:"${who}"`);
  });

  it("can withdraw an objection that waits for a co-chair, and answer when it goes on", async () => {
    await house.seated("Bea on Slack", "ETSI", "sdo-representative");
    await house.seated("Colleague", "IETF", "sdo-representative");
    const said = await house.types(CHAIR, 'poll open question:"So?" kind:approve closes:"in 10 days" per:person');
    const poll = /^Poll (\d+)/.exec(said)?.[1];
    await house.types("Bea on Slack", `poll vote poll:${poll} choice:object reason:"Item 4 is missing."`);
    const end = house.clock.now().add({ hours: 240 });
    await house.forward(end.toString());
    await links("Bea on Discord", "Bea on Slack");
    expect(await house.types("Bea on Discord", `poll withdraw poll:${poll} objection:1`)).toContain("is withdrawn");
    await house.types(CHAIR, `poll extend poll:${poll} closes:"in 9 days"`);
    expect(await house.types("Bea on Discord", `poll vote poll:${poll} choice:approve`)).toContain(
      "is changed: Approve",
    );
  });

  it("have one vote in a poll that is opened again, the later one, and are told", async () => {
    await house.seated("Cem on Slack", "Organization 1", "sector-member");
    await house.seated("Cem on Discord", "Organization 2", "sector-member");
    const poll = await house.opens();
    await house.types("Cem on Slack", `poll vote poll:${poll} choice:1`);
    await house.forward(house.clock.now().add({ minutes: 1 }).toString());
    await house.types("Cem on Discord", `poll vote poll:${poll} choice:2`);
    await house.types(CHAIR, `poll close poll:${poll}`);
    await links("Cem on Slack", "Cem on Discord");
    expect(await house.types(CHAIR, `poll show poll:${poll}`), "a closed poll stays").toContain("2 of 4 members");
    await house.types(CHAIR, `poll reopen poll:${poll} closes:"in 9 days"`);
    await house.house.settle();
    const open = await house.types("Cem on Slack", `poll show poll:${poll}`);
    expect(open).toContain("1 of 3 members has voted");
    expect(open).toContain("Your vote: Object");
    const told = [...house.chat.inbox("Cem on Slack"), ...house.chat.inbox("Cem on Discord")].map((one) => one.text);
    expect(told.filter((text) => text.includes(`had voted in poll ${poll}. The later vote stays`))).toHaveLength(1);
    expect(await house.types("Cem on Discord", `poll vote poll:${poll} choice:3`)).toContain("is changed: Abstain");
  });

  it("are the last that a poll which closes early has waited for: it closes", async () => {
    await house.seated("Dan on Slack", "Organization 3", "sector-member");
    await house.seated("Dan on Discord", "Organization 4", "sector-member");
    const poll = await house.opens('early:when-passed eligible:named named:"Dan on Slack; Dan on Discord"');
    await house.types("Dan on Slack", `poll vote poll:${poll} choice:1`);
    await house.forward(house.clock.now().add({ hours: 25 }).toString());
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("Open until");
    await links("Dan on Slack", "Dan on Discord");
    await house.house.settle();
    expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("Closed. 1 of 1 member");
  });

  it("are reached by what names the person who is another one by now, once", async () => {
    const [row] = await house.rows(
      sql`select id::int, merged_into::int as into from person where name = 'Dan on Discord'`,
    );
    const [from, into] = [Number(row?.id), Number(row?.into)];
    const reached = async (persons: number[]) => [...(await accountsToReach(house.database.reading, persons)).keys()];
    expect(await reached([from])).toEqual([from]);
    expect(await reached([from, into])).toEqual([into]);
  });

  it.each([
    ["a poll that is being opened is waited for", "poll", ["opens", "links"], "Eve"],
    ["a poll that is opened meanwhile waits", "work", ["links", "opens"], "Fay"],
  ] as const)("have one seat where both happen at once: %s", async (_, table, order, name) => {
    const [slack, discord] = [`${name} on Slack`, `${name} on Discord`];
    await house.seated(slack, `${name} 1`, "sector-member");
    await house.seated(discord, `${name} 2`, "sector-member");
    await house.house.settle();
    const links = await readyToLink(slack, discord);
    const text = `poll open question:"${name}?" options:"A; B" closes:"in 10 days" eligible:named named:"${slack}; ${discord}"`;
    const begin = { opens: () => house.types(CHAIR, text), links };
    const said = await meanwhile(
      table,
      order.map((one) => begin[one]),
    );
    expect(said.join()).toContain("they are one person now");
    const number = /Poll (\d+) is open/.exec(said.join())?.[1];
    expect(await house.types(CHAIR, `poll show poll:${number}`)).toContain("0 of 1 member");
    expect(await house.types(slack, `poll vote poll:${number} choice:1`)).toContain("is counted: A");
    expect(await house.types(discord, `poll vote poll:${number} choice:2`)).toContain("is changed: B");
  });

  describe("are one person in the moment in which the second one votes", () => {
    /** A link that stops where affiliations move: what is open by then is settled, what is opened after it is not yet. */
    const stopped = async (name: string, begin: (ready: Ready) => Promise<void>) => {
      const [slack, discord] = [`${name} on Slack`, `${name} on Discord`];
      await house.seated(slack, `${name} 1`, "sector-member");
      await house.seated(discord, `${name} 2`, "sector-member");
      await house.house.settle();
      const links = await readyToLink(slack, discord);
      const opens = () => house.opens(`eligible:named named:"${slack}; ${discord}"`, "A; B");
      const votes = (poll: number) => house.types(discord, `poll vote poll:${poll} choice:1`);
      await house.database.db.transaction(async (tx) => {
        const ofBoth = sql`select id from organization where name in (${`${name} 1`}, ${`${name} 2`})`;
        await tx.execute(sql`select 1 from member where organization_id in (${ofBoth}) for update`);
        await begin({ links, opens, votes });
      });
    };
    type Ready = {
      links(): Promise<string>;
      opens(): Promise<number>;
      votes(poll: number): Promise<string>;
    };
    const isDone = async (linked: Promise<string>, voted: Promise<string>, poll: number) => {
      expect(await linked).toContain("they are one person now");
      expect(await voted).toContain("is counted: A");
      expect(await house.types(CHAIR, `poll show poll:${poll}`)).toContain("1 of 1 member");
    };

    it("in a poll that was open before: the vote waits for the link, and counts", async () => {
      let done = () => Promise.resolve();
      await stopped("Gil", async ({ links, opens, votes }) => {
        const poll = await opens();
        const linked = links();
        await waiting(1);
        const voted = votes(poll);
        await waiting(2);
        done = () => isDone(linked, voted, poll);
      });
      await done();
    });

    it("in a poll that was opened meanwhile: each waits for the other, one of them runs again, and both are done", async () => {
      let done = () => Promise.resolve();
      await house.database.db.transaction(async (tx) => {
        await stopped("Hal", async ({ links, opens, votes }) => {
          const linked = links();
          await waiting(1);
          const poll = await opens();
          const box = sql`select box_id from poll where number = ${poll}`;
          await tx.execute(sql`select 1 from seat where box_id in (${box}) for update`);
          const voted = votes(poll);
          await waiting(2);
          done = () => isDone(linked, voted, poll);
        });
        await waiting(2);
      });
      await done();
    });
  });

  it("would have two if a link locked persons no more than a registration does: a seat does not wait for that", async () => {
    const [row] = await house.rows(
      sql`select box_id, activity_id, person_id from seat where person_id is not null limit 1`,
    );
    const undone = house.database.db.transaction(async (link) => {
      await link.execute(sql`select 1 from person where id = ${row?.person_id} for no key update`);
      await house.database.db.transaction(async (opening) => {
        await opening.execute(sql`set local lock_timeout = '50ms'`);
        await opening.execute(sql`select 1 from person where id = ${row?.person_id} for key share`);
      });
      await link.execute(sql`select 1 from person where id = ${row?.person_id} for update`);
      await house.database.db.transaction(async (opening) => {
        await opening.execute(sql`set local lock_timeout = '50ms'`);
        await opening.execute(sql`select 1 from person where id = ${row?.person_id} for key share`);
      });
    });
    await expect(undone).rejects.toMatchObject({ cause: { code: "55P03" } });
  });
});
