import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

describe("rooms", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
  });
  afterAll(() => house.stop());

  const binds = (room: string, visibility: string, who = CHAIR) =>
    house.types(who, `room bind visibility:${visibility}`, { room });
  const gone = (id: string, channel: string) =>
    house.chat.pass({ id, kind: "gone", where: { platform: "fake", workspace: "fake", channel } });
  const left = (channel: string) => sql`select 1 from card_place join room on room.id = card_place.room_id
    where room.channel = ${channel} and unbound_at is not null and message is not null`;
  const cards = (room: string, poll: number) =>
    house.chat.in(room).filter((one) => one.text.startsWith(`Poll ${poll}\n`)).length;

  it("are bound by officers only, once, and not in a direct message", async () => {
    expect(await binds("annex", "members", "ETSI representative")).toContain(
      'Only a co-chair or the secretariat can use "room bind".',
    );
    expect(await house.types(CHAIR, "room bind visibility:members", { room: "dm-1", direct: true })).toContain(
      "A direct message cannot be a room",
    );
    expect(await house.types(CHAIR, "room unbind", { room: "dm-1", direct: true })).toContain(
      "A direct message cannot be a room",
    );
    expect(await binds("plenary", "members")).toContain("already");
    expect(await binds("annex", "members")).toMatch(
      /What is for members or for everyone is shown here.* What members write in the threads of discussions here is recorded with their names and shown in the other rooms/,
    );
    await house.types(CHAIR, "room unbind", { room: "annex" });
    expect(await house.types(CHAIR, "room list")).toContain("plenary, for members — this room");
    expect(await house.types("Passer-by", "room list")).toContain("Only members");
  });

  it("wider than the poll never show it; narrower ones do", async () => {
    await binds("lobby", "everyone");
    await binds("office", "co-chairs");
    const members = await house.opens();
    const office = await house.opens("for:co-chairs");
    const everyone = await house.opens("for:everyone");
    await house.house.settle();
    const shown = (poll: number) => ["lobby", "plenary", "office"].map((room) => cards(room, poll));
    expect([shown(members), shown(office), shown(everyone)]).toEqual([
      [0, 1, 1],
      [0, 0, 1],
      [1, 1, 1],
    ]);
    await house.types(CHAIR, `poll close poll:${members}`);
    await house.types(CHAIR, `poll close poll:${office}`);
    await house.house.settle();
    expect(house.chat.in("lobby").some((one) => one.text.includes("Result of poll"))).toBe(false);
    expect(
      house.chat
        .in("plenary")
        .filter((one) => one.text.includes("Result of poll"))
        .map((one) => one.text.split("\n")[0]),
    ).toEqual([`Result of poll ${members}`]);
  });

  it("hide a poll for co-chairs from members who ask for it, list polls or complete its number", async () => {
    const poll = await house.opens("for:co-chairs", "Zebra; Quagga");
    for (const text of [`poll show poll:${poll}`, `poll vote poll:${poll} choice:1`]) {
      const said = await house.types("ETSI representative", text);
      expect(said).toContain(`There is no poll ${poll}`);
      expect(said).not.toContain("Zebra");
    }
    expect(await house.types("ETSI representative", "poll list")).not.toContain("Zebra");
    const offered = await house.chat.completes("ETSI representative", { command: "poll show", args: {} }, "poll", "");
    expect(offered.map((one) => one.value)).not.toContain(String(poll));
    const listed = /Open polls: (\d+)/.exec(await house.types("Passer-by", "activity show"))?.[1];
    expect(Number(listed)).toBe(
      (
        await house.rows(
          sql`select 1 from poll join box on box.id = poll.box_id where visibility = 'everyone' and closed_at is null`,
        )
      ).length,
    );
  });

  it("that are made wider lose the cards that are not for them, those of closed polls as well", async () => {
    await binds("corridor", "members");
    const closed = await house.opens();
    const open = await house.opens();
    await house.types(CHAIR, `poll close poll:${closed}`);
    await house.house.settle();
    expect([cards("corridor", closed), cards("corridor", open)]).toEqual([1, 1]);
    expect(await binds("corridor", "everyone")).toContain("is now for everyone");
    await house.house.settle();
    expect([cards("corridor", closed), cards("corridor", open)]).toEqual([0, 0]);
    expect(cards("plenary", open)).toBe(1);
  });

  it("that are made wider lose what stands in threads that are not for them", async () => {
    await binds("annex", "members");
    await house.types(CHAIR, 'discussion open subject:"Scope" question:"Is it whole?" closes:"in 2 weeks"');
    await house.types(CHAIR, 'discussion comment discussion:1 text:"Among us."');
    await house.house.settle();
    const standing = (room: string) =>
      [...house.chat.fake.messages.values()].filter(
        ({ channel, view }) => channel === room && /Among us|thread of discussion 1/.test(view.summary),
      ).length;
    expect([standing("annex"), standing("plenary")]).toEqual([2, 2]);
    await binds("annex", "everyone");
    await house.types(CHAIR, 'discussion comment discussion:1 text:"Among us still."');
    await house.house.settle();
    expect([standing("annex"), standing("plenary")]).toEqual([0, 3]);
    const waiting = await house.rows(sql`select count(*)::int as n from work where state = 'due' and kind = 'post'`);
    expect(waiting).toEqual([{ n: 0 }]);
    await binds("annex", "members");
    await house.house.settle();
    expect(standing("annex")).toBe(3);
    await house.types(CHAIR, "room unbind", { room: "annex" });
  });

  it("that are bound later get the cards of open polls, and none of closed ones", async () => {
    const closed = await house.opens();
    const open = await house.opens();
    await house.types(CHAIR, `poll close poll:${closed}`);
    await house.house.settle();
    await binds("late", "members");
    await house.house.settle();
    expect([cards("late", closed), cards("late", open)]).toEqual([0, 1]);
  });

  it("that are unbound get nothing more, and may be bound again", async () => {
    const before = await house.opens();
    await house.house.settle();
    expect(await house.types(CHAIR, "room unbind", { room: "late" })).toContain("no longer serves");
    expect(await house.types(CHAIR, "room unbind", { room: "late" })).toContain("not bound");
    const after = await house.opens();
    await house.house.settle();
    expect([cards("late", before), cards("late", after)]).toEqual([0, 0]);
    expect(await house.rows(left("late"))).toEqual([]);
    expect(await binds("late", "members")).toContain("What is for members or for everyone is shown here");
    await house.house.settle();
    expect([cards("late", before), cards("late", after)]).toEqual([1, 1]);
  });

  it("that are unbound while a card is on its way into them lose it too", async () => {
    await binds("hasty", "members");
    const poll = await house.opens();
    const { fake } = house.chat;
    const reached = Promise.withResolvers<void>();
    const hold = Promise.withResolvers<void>();
    fake.before = async ({ to }) => {
      if (!("channel" in to) || to.channel !== "hasty") return;
      reached.resolve();
      await hold.promise;
    };
    await reached.promise;
    expect(await house.types(CHAIR, "room unbind", { room: "hasty" })).toContain("no longer serves");
    fake.before = async () => {};
    hold.resolve();
    await house.house.settle();
    expect(cards("hasty", poll)).toBe(0);
  });

  it("that are unbound forget a card that the platform does not let them delete", async () => {
    await binds("strict", "members");
    await house.opens();
    await house.house.settle();
    const { fake } = house.chat;
    fake.meets = ({ post }) =>
      post.kind === "delete" ? { status: "refused", why: "forbidden", detail: "not yours" } : undefined;
    await house.types(CHAIR, "room unbind", { room: "strict" });
    await house.house.settle();
    fake.meets = () => undefined;
    expect(await house.rows(left("strict"))).toEqual([]);
    expect(await house.rows(sql`select detail from work where state = 'dead' and detail like 'forbidden%'`)).toEqual(
      [],
    );
  });

  it("that were lost and bound again have one card each, of open and of closed polls", async () => {
    await binds("annex", "members");
    const [open, closed] = [await house.opens(), await house.opens()];
    await house.house.settle();
    await gone("gone-annex", "annex");
    await house.types(CHAIR, `poll close poll:${closed}`);
    await house.house.settle();
    expect(await binds("annex", "members")).toContain("now serves");
    await house.house.settle();
    expect([cards("annex", open), cards("annex", closed)]).toEqual([1, 1]);
    const texts = house.chat.in("annex").filter((one) => one.text.startsWith(`Poll ${closed}\n`));
    expect(texts[0]?.text).toContain("Closed");
  });

  it("that two officers bind at the same moment are bound once, and neither meets a fault", async () => {
    const said = await Promise.all([binds("rushed", "members"), binds("rushed", "members")]);
    expect(said.filter((text) => text.includes("now serves"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("This room already serves JCA-MV, for members."))).toHaveLength(1);
  });

  it("that the platform took from us are unbound, and the officers are told once", async () => {
    await gone("gone-1", "office");
    await gone("gone-1", "office");
    await house.house.settle();
    const audited = sql`select 1 from audit join room on room.id = (audit.ids ->> 'room')::bigint
      where what = 'room lost' and room.channel = 'office'`;
    expect(await house.rows(audited)).toHaveLength(1);
    expect(
      house.chat.inbox(CHAIR).filter((one) => one.text.includes("room fake office: the app was removed")),
    ).toHaveLength(1);
    expect(await house.rows(sql`select unbound_why from room where channel = 'office'`)).toEqual([
      { unbound_why: "gone" },
    ]);
  });
});
