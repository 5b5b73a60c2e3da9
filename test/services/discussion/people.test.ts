import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, expectText, openAssembly, sql } from "../assembly.ts";

const SLACK = "Ana on Slack";
const DISCORD = "Ana on Discord";

describe("in a discussion of persons", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated(SLACK, "ETSI", "sdo-representative");
    await house.seated(DISCORD, "ETSI", "sdo-representative");
  });
  afterAll(async () => {
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
    await house.stop();
  });
  const inbox = async (who: string) => {
    await house.house.settle();
    return house.chat.inbox(who).map((one) => one.text);
  };
  const lastTo = async (who: string) => {
    await house.house.settle();
    const view = house.chat.viewsIn(`@${who.toLowerCase().replaceAll(" ", "-")}`).at(-1);
    if (!view) throw new Error(`nothing was sent to ${who}`);
    return view;
  };
  const open = async () => {
    const said = await house.types(CHAIR, 'discussion open subject:"Terms" question:"Complete?" per:person');
    return Number(/^Discussion (\d+)/.exec(said)?.[1]);
  };
  const call = (discussion: number, closes = '"in 8 days"') =>
    house.types(CHAIR, `discussion call discussion:${discussion} proposal:"They are." closes:${closes}`);

  it("of two calls at once one is made, and a position beside them is in one box or the other", async () => {
    const one = await open();
    const support = `discussion position discussion:${one} position:support`;
    const [first, second, position] = await Promise.all([
      call(one),
      call(one),
      house.types("SG21 representative", support),
    ]);
    expect([first, second].filter((text) => text.includes("3 members are asked."))).toHaveLength(1);
    expect([first, second].filter((text) => text.includes("Possible now:"))).toHaveLength(1);
    expect(position).toContain("is recorded: Support.");
    const where = sql`select (select count(*)::int from ballot where box_id = d.box_id) as before,
      (select count(*)::int from ballot b join discussion_call c using (box_id) where c.discussion_id = d.id) as after,
      (select count(*)::int from discussion_call c where c.discussion_id = d.id) as calls from discussion d where number = ${one}`;
    const [counts] = await house.rows(where);
    expect(counts?.calls).toBe(1);
    expect(Number(counts?.before) + Number(counts?.after)).toBe(1);
    const when = position.includes("comment period ends") ? "before" : "after";
    expect(counts?.[when]).toBe(1);
  });

  it("a button that would close a call settles it in no other way than it said", async () => {
    const one = await open();
    await expectText(call(one), "3 members are asked.");
    await house.types("SG21 representative", `discussion object discussion:${one} reason:"Duty 3."`);
    await house.forward(
      house.clock
        .now()
        .add({ hours: 8 * 24 })
        .toString(),
    );
    const waits = await lastTo(CHAIR);
    expect(buttonsOf(waits).map(({ label }) => label)).toEqual([
      "Give a later end…",
      "Close for good",
      `Show discussion ${one}`,
    ]);
    const typed = await house.types(CHAIR, `discussion conclude discussion:${one}`);
    expect(typed, "not for good without a question").toContain(
      `Nothing is closed yet. The consensus call of discussion`,
    );
    await house.types("SG21 representative", `discussion withdraw discussion:${one} objection:1`);
    expect(await house.presses(CHAIR, "Close for good", waits)).toContain("Nothing was closed");
    const met = await lastTo(CHAIR);
    expect(await house.presses(CHAIR, "Conclude it as agreed", met)).toContain("Agreed: every objection was met.");
  });

  it("two accounts that become one person have one position, the later one, and the person is told", async () => {
    const one = await open();
    await house.types(SLACK, `discussion position discussion:${one} position:support`);
    await house.forward(house.clock.now().add({ minutes: 1 }).toString());
    await house.types(DISCORD, `discussion position discussion:${one} position:abstain`);
    const code = /code:(\S+) on/.exec(await house.types(SLACK, "profile link"))?.[1];
    const asked = messageOf(await house.chat.ask(DISCORD, { text: `profile link code:${code}` }));
    await house.presses(SLACK, "Both are mine", await lastTo(SLACK));
    expect(await house.presses(DISCORD, "Both are mine", asked)).toContain("they are one person now");
    const told = [...(await inbox(SLACK)), ...(await inbox(DISCORD))];
    expect(
      told.filter((text) => text.includes(`had taken a position in discussion ${one}. The later one stays`)),
    ).toHaveLength(1);
    const card = JSON.stringify(cardHeaded(house.chat, "plenary", `Discussion ${one}`));
    expect(card).toContain("1 of 2 members has taken a position");
    expect(card).toContain('{"label":"Abstain","value":["Ana on');
  });
});
