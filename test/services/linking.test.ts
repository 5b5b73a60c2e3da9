import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "#core/contract/view.ts";
import { buttonsOf, messageOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const handle = (who: string) => `@${who.toLowerCase().replaceAll(" ", "-")}`;

function linking(house: Assembly) {
  const lastTo = async (who: string): Promise<Message> => {
    await house.house.settle();
    const view = house.chat.viewsIn(handle(who)).at(-1);
    if (!view) throw new Error(`nothing was sent to ${who}`);
    return view;
  };
  const codeOf = async (who: string) => {
    const code = /code:(\S+) on/.exec(await house.types(who, "profile link"))?.[1];
    if (!code) throw new Error("no code was made");
    return code;
  };
  const typed = async (maker: string, typer: string) =>
    messageOf(await house.chat.ask(typer, { text: `profile link code:${await codeOf(maker)}` }));
  /** Makes and types a code, and both confirm; returns what the second was told. */
  const links = async (maker: string, typer: string) => {
    const asked = await typed(maker, typer);
    const toMaker = await lastTo(maker);
    expect(await house.presses(maker, "Both are mine", toMaker)).toContain(
      "as soon as the other account has confirmed",
    );
    return await house.presses(typer, "Both are mine", asked);
  };
  const personOf = async (who: string) =>
    Number((await house.rows(sql`select person_id from account where name = ${who}`))[0]?.person_id);
  return { lastTo, codeOf, typed, links, personOf };
}

describe("linking two accounts", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("Ana on Slack", "ETSI", "sdo-representative");
    await house.types("Ana on Discord", "help");
  });
  afterAll(() => house.stop());

  it("names both accounts to both, and nothing is linked before both have confirmed", async () => {
    const { lastTo, typed, personOf } = linking(house);
    const asked = await typed("Ana on Slack", "Ana on Discord");
    const question = "Link Ana on Slack on fake (ana-on-slack) with Ana on Discord on fake (ana-on-discord)?";
    const toMaker = await lastTo("Ana on Slack");
    for (const view of [asked, toMaker]) {
      expect(view.summary).toBe(question);
      expect(buttonsOf(view).map((one) => one.label)).toEqual(["Both are mine", "No"]);
    }
    await house.presses("Ana on Discord", "Both are mine", asked);
    expect(await house.presses("Ana on Discord", "Both are mine", asked)).toContain("as soon as the other account");
    expect(await personOf("Ana on Discord")).not.toBe(await personOf("Ana on Slack"));
    expect(await house.presses("Somebody else", "Both are mine", asked)).toContain("There is no such request");
    expect(await house.presses("Ana on Slack", "No", toMaker)).toContain("Nothing is linked.");
    expect((await lastTo("Ana on Discord")).summary).toContain("are not linked: it was refused.");
    expect(await house.presses("Ana on Slack", "Both are mine", toMaker)).toContain("was refused; nothing was linked");
    expect(await personOf("Ana on Discord")).not.toBe(await personOf("Ana on Slack"));
  });

  it("takes a code once, within ten minutes, on another account, five tries long, and keeps none in clear", async () => {
    const { codeOf } = linking(house);
    const types = (who: string, code: string) => house.types(who, `profile link code:${code}`);
    const old = await codeOf("Ana on Slack");
    const code = await codeOf("Ana on Slack");
    expect(await types("Ana on Discord", old)).toContain("This is not a code that can be used");
    expect(await types("Ana on Slack", code)).toContain("this account is yours already");
    expect(await types("Ana on Discord", code.toLowerCase().replaceAll("-", ""))).toContain("Link Ana on Slack");
    expect(await types("Third account", code)).toContain("4 more tries");
    for (const left of ["3 more tries", "2 more tries", "1 more try", "No more tries"])
      expect(await types("Third account", "AAAA-BBBB-CCCC")).toContain(left);
    const fresh = await codeOf("Ana on Slack");
    expect(await types("Third account", fresh)).toContain("Too many wrong codes were typed here.");
    const kept = await house.rows(sql`select * from link`);
    expect(JSON.stringify(kept)).not.toContain(fresh.replaceAll("-", ""));
    await house.forward("2025-07-03T06:10:00Z");
    expect(await types("Ana on Discord", fresh)).toContain("is older than 10 minutes");
    const again = await codeOf("Ana on Slack");
    expect(await types("Third account", again)).toContain("Link Ana on Slack");
  });

  it("is over ten minutes after the code was typed", async () => {
    const { typed, lastTo } = linking(house);
    const asked = await typed("Ana on Slack", "Ana on Discord");
    await house.presses("Ana on Discord", "Both are mine", asked);
    const toMaker = await lastTo("Ana on Slack");
    await house.forward("2025-07-03T06:20:00Z");
    expect(await house.presses("Ana on Slack", "Both are mine", toMaker)).toContain("The ten minutes are over");
  });

  it("moves accounts, seats, reminders and the affiliation to one person; of two ballots the later stays, and is told", async () => {
    const { links, lastTo, personOf } = linking(house);
    await house.seated("Ana on Discord", "Example University", "academia");
    const closed = await house.opens();
    const votes = (who: string, poll: number, choice: number) =>
      house.types(who, `poll vote poll:${poll} choice:${choice}`);
    await votes("Ana on Slack", closed, 1);
    await votes("Ana on Discord", closed, 2);
    await house.types(CHAIR, `poll close poll:${closed}`);
    const open = await house.opens();
    await votes("Ana on Discord", open, 2);
    await house.forward("2025-07-03T06:21:00Z");
    await votes("Ana on Slack", open, 1);
    await house.types("Ana on Discord", 'remind me about:"Send the report" at:"in 2 days"');
    await house.types("Ana on Discord", "meeting register meeting:1 mode:remote");
    for (const who of ["Ana on Slack", "Ana on Discord"]) await house.types(who, "profile digest every:daily hour:9");
    const before = await personOf("Ana on Discord");
    expect(await links("Ana on Slack", "Ana on Discord")).toContain("they are one person now");
    expect((await lastTo("Ana on Slack")).summary).toContain("linked");
    const told = [...house.chat.inbox("Ana on Slack"), ...house.chat.inbox("Ana on Discord")].map((one) => one.text);
    expect(told.filter((text) => text.includes(`had voted in poll ${open}. The later vote stays`))).toHaveLength(1);
    const kept = await personOf("Ana on Slack");
    expect(await personOf("Ana on Discord")).toBe(kept);
    expect(await house.rows(sql`select merged_into::int as into_id from person where id = ${before}`)).toEqual([
      { into_id: kept },
    ]);
    expect(await house.types(CHAIR, `poll show poll:${open}`)).toContain("1 of 1 member has voted");
    expect(await house.types("Ana on Discord", `poll show poll:${open}`)).toContain("Your vote: Approve");
    expect(await house.types(CHAIR, `poll show poll:${closed}`)).toContain("2 of 2 members have voted");
    expect(await house.types("Ana on Slack", "remind list")).toContain("Send the report");
    expect(await house.types("Ana on Slack", "meeting show meeting:1")).toContain(
      "You are registered to attend remotely",
    );
    expect(await house.rows(sql`select person_id::int as person from attendance where mode = 'remote'`)).toEqual([
      { person: kept },
    ]);
    expect(await house.types(CHAIR, "member list")).not.toContain("Example University");
    expect(await house.types("Ana on Discord", "profile show")).toContain(
      "ETSI, Standards body representative; confirmed",
    );
    expect(await house.types(CHAIR, 'member show member:"Ana on Slack"')).toContain(
      "Example University, Academia: from",
    );
    expect(
      await house.rows(sql`select count(*)::int as n from audit where person_id = ${before} and what = 'voted'`),
    ).toEqual([{ n: 2 }]);
  });

  it("leaves an open secret poll open with too few that can vote, and its card and the co-chairs are told so", async () => {
    const { links } = linking(house);
    for (const number of [1, 2, 3, 4]) await house.seated(`Voter ${number}`, `Organization ${number}`);
    const poll = await house.opens("secret:yes");
    await house.types("Voter 1", `poll vote poll:${poll} choice:1`);
    await house.types("Voter 2", `poll vote poll:${poll} choice:2`);
    expect(await links("Voter 1", "Voter 2")).toContain("they are one person now");
    await house.house.settle();
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toMatch(
      new RegExp(`only 4 members can vote in poll ${poll}, which is secret.*its result will be withheld`, "s"),
    );
    expect(await house.types("Voter 3", `poll show poll:${poll}`)).toContain(
      "Only 4 can vote by now, so its result will",
    );
    expect(await house.types("Voter 3", `poll vote poll:${poll} choice:1`)).toContain("is counted");
  });
});

describe("an objection of the account whose seat goes", () => {
  it("is withdrawn where the other account answered later, and stays where it was the later answer", async () => {
    const house = await openAssembly({ kind: "postgres" });
    const { links } = linking(house);
    await house.seated("Slack", "ETSI", "sdo-representative");
    await house.seated("Discord", "IETF", "sdo-representative");
    const open = async () => {
      const text = 'poll open question:"Approve?" closes:"in 20 days" kind:approve per:person';
      return /^Poll (\d+) is open until/.exec(await house.types(CHAIR, text))?.[1];
    };
    const [first, second] = [await open(), await open()];
    const votes = (who: string, poll: string | undefined, words: string) =>
      house.types(who, `poll vote poll:${poll} choice:${words}`);
    await votes("Discord", first, 'object reason:"Item 4 is missing."');
    await votes("Slack", second, "approve");
    await house.forward("2025-07-03T06:05:00Z");
    await votes("Slack", first, "approve");
    await votes("Discord", second, 'object reason:"Item 5 is missing."');
    expect(await links("Slack", "Discord")).toContain("they are one person now");
    expect(
      await house.rows(
        sql`select o.state, o.reason, s.person_id = o.raised_by as own from objection o join seat s on s.id = seat_id order by o.id`,
      ),
    ).toEqual([
      { state: "withdrawn", reason: "Item 4 is missing.", own: false },
      { state: "open", reason: "Item 5 is missing.", own: true },
    ]);
    expect(await house.types("Slack", `poll withdraw poll:${second} objection:1`)).not.toContain("Only ");
    expect(await house.rows(sql`select state from objection where reason like 'Item 5%'`)).toEqual([
      { state: "withdrawn" },
    ]);
    await house.stop();
  });
});

describe("powers", () => {
  it("pass to another account only after an officer who is neither of the two agrees", async () => {
    const house = await openAssembly({ kind: "postgres" });
    const { links, lastTo, personOf } = linking(house);
    await house.types("Phone of the chair", "help");
    expect(await links("Phone of the chair", CHAIR)).toContain("nobody else there could agree");
    await house.joins("TSB secretariat", "TSB", "secretariat");
    await house.confirms(CHAIR, "TSB secretariat");
    const waiting = await links("Phone of the chair", CHAIR);
    expect(waiting).toContain("another co-chair or the secretariat of jca-mv has to agree first");
    expect(await personOf("Phone of the chair")).not.toBe(await personOf(CHAIR));
    expect(await house.types("Phone of the chair", "room list")).toContain("Only members");
    expect(await house.types(CHAIR, "room list")).toContain("room");
    const asked = await lastTo("TSB secretariat");
    expect(asked.summary).toContain(
      "Phone of the chair on fake (phone-of-the-chair) and Co-chair on fake (co-chair) say they are one person",
    );
    expect(await house.presses("Passer-by", "Agree", asked)).toContain("There is no such request");
    expect(await house.presses(CHAIR, "Agree", asked)).toContain("has to agree first");
    expect(await personOf("Phone of the chair")).not.toBe(await personOf(CHAIR));
    expect(await house.presses("TSB secretariat", "Agree", asked)).toContain("they are one person now");
    expect(await house.types("Phone of the chair", "room list")).toContain("room");
    expect(await house.presses("TSB secretariat", "Agree", asked)).toContain("There is no such request");
    expect(
      await house.rows(sql`select count(*)::int as n from role where role = 'co-chair' and until is null`),
    ).toEqual([{ n: 1 }]);
    await house.stop();
  });

  it("stay where they are when the officer refuses", async () => {
    const house = await openAssembly({ kind: "postgres" });
    const { links, lastTo } = linking(house);
    await house.joins("TSB secretariat", "TSB", "secretariat");
    await house.confirms(CHAIR, "TSB secretariat");
    await house.types("Impostor", "help");
    await links(CHAIR, "Impostor");
    expect(await house.presses("TSB secretariat", "Refuse", await lastTo("TSB secretariat"))).toContain(
      "Nothing is linked.",
    );
    expect((await lastTo("Impostor")).summary).toContain("are not linked");
    expect(await house.types("Impostor", "room list")).toContain("Only members");
    await house.stop();
  });
});

describe("linking at the same time as", () => {
  it("both accounts vote leaves one seat and at most one ballot, and no answer is a fault", async () => {
    const house = await openAssembly({ kind: "postgres" });
    for (let round = 0; round < 2; round += 1) {
      const [slack, discord] = [`Slack ${round}`, `Discord ${round}`] as const;
      const { typed, lastTo } = linking(house);
      await house.seated(slack, "ETSI", "sdo-representative");
      await house.seated(discord, "IETF", "sdo-representative");
      const poll = await house.opens();
      const asked = await typed(slack, discord);
      const toMaker = await lastTo(slack);
      await house.presses(slack, "Both are mine", toMaker);
      const said = await Promise.all([
        house.presses(discord, "Both are mine", asked),
        ...[slack, discord, slack, discord].map((who, n) =>
          house.types(who, `poll vote poll:${poll} choice:${1 + (n % 2)}`),
        ),
      ]);
      for (const text of said) expect(text).not.toContain("went wrong");
      const found =
        await house.rows(sql`select p.name, b.choice[1]::int as choice from seat s join person p on p.id = person_id left join ballot b on b.seat_id = s.id
        join poll on poll.box_id = s.box_id where poll.number = ${poll} and p.name in (${slack}, ${discord})`);
      expect(found).toHaveLength(1);
      expect(found[0]?.name).toBe(slack);
      expect(found[0]?.choice).not.toBeNull();
    }
    await house.stop();
  });

  it("both confirm twice links them once", async () => {
    const house = await openAssembly({ kind: "postgres" });
    const { typed, lastTo, personOf } = linking(house);
    await house.types("B", "help");
    const asked = await typed("A", "B");
    const toMaker = await lastTo("A");
    const said = await Promise.all([
      ...[1, 2].map(() => house.presses("A", "Both are mine", toMaker)),
      ...[1, 2].map(() => house.presses("B", "Both are mine", asked)),
    ]);
    expect(said.filter((text) => text.includes("they are one person now"))).toHaveLength(1);
    expect(await personOf("A")).toBe(await personOf("B"));
    expect(await house.rows(sql`select count(*)::int as n from audit where what = 'accounts linked'`)).toEqual([
      { n: 1 },
    ]);
    await house.stop();
  });
});
