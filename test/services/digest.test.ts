import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextDigest } from "#core/services/remind/digest-times.ts";
import { createDirectChat } from "../dispatch/direct-chat.ts";
import { freshDatabase } from "../support/databases.ts";
import { openHouse } from "../support/house.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const ETSI = "ETSI representative";
const at = (text: string) => Temporal.Instant.from(text);

describe("the hour of a digest", () => {
  const daily = (after: string, hour: number, zone: string) =>
    String(nextDigest(at(after), { every: "daily", hour, zone, weeklyOn: "monday" }));

  it("that clocks jump over in spring is not left out, and one that comes twice in autumn comes once", () => {
    expect(daily("2025-03-29T12:00:00Z", 2, "Europe/Zurich")).toBe("2025-03-30T01:00:00Z");
    expect(daily("2025-03-30T01:00:00Z", 2, "Europe/Zurich")).toBe("2025-03-31T00:00:00Z");
    expect(daily("2025-10-25T12:00:00Z", 2, "Europe/Zurich")).toBe("2025-10-26T00:00:00Z");
    expect(daily("2025-10-26T00:00:00Z", 2, "Europe/Zurich")).toBe("2025-10-27T01:00:00Z");
  });

  it.each(["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])(
    "comes once on every day there is in %s",
    (zone) => {
      const start = fc.integer({ min: 0, max: 9000 }).map((hours) => at("2011-01-01T00:00:00Z").add({ hours }));
      const property = fc.property(start, fc.integer({ min: 0, max: 23 }), (after, hour) => {
        const first = nextDigest(after, { every: "daily", hour, zone, weeklyOn: "monday" });
        const next = nextDigest(first, { every: "daily", hour, zone, weeklyOn: "monday" });
        const [one, other] = [first, next].map((time) => time.toZonedDateTimeISO(zone).toPlainDate());
        const days = other && one ? one.until(other).days : 0;
        const skipped = one?.toString() === "2011-12-29" && zone === "Pacific/Apia";
        expect(days).toBe(skipped ? 2 : 1);
        const week = nextDigest(after, { every: "weekly", hour, zone, weeklyOn: "friday" });
        expect(week.toZonedDateTimeISO(zone).dayOfWeek === 5 || zone === "Pacific/Apia").toBe(true);
      });
      fc.assert(property, { numRuns: 60 });
    },
  );
});

describe("a digest", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated("SG17 representative", "ITU-T SG17");
  });
  afterAll(() => house.stop());

  const digests = () => house.chat.inbox(ETSI).filter((one) => one.text.startsWith("JCA-MV: "));
  const came = async (to: string) => {
    const before = digests().length;
    await house.forward(to);
    return digests()
      .slice(before)
      .map((one) => one.text);
  };

  it("says at the reader's hour what waits for them, and nothing when nothing does", async () => {
    await house.types(ETSI, "meeting register meeting:1 mode:regrets");
    await house.types(ETSI, "profile digest every:daily hour:8");
    expect(await came("2025-07-05T12:00:00Z")).toEqual([]);
    const poll = await house.opens("per:organization");
    await house.types(ETSI, 'remind me about:"Send the draft" at:"2025-07-06 15:00"');
    expect(await came("2025-07-06T05:59:59Z")).toEqual([]);
    const [text, ...more] = await came("2025-07-06T06:00:00Z");
    expect(more).toEqual([]);
    expect(text).toContain("JCA-MV: 1 thing waits for you.");
    expect(text).toContain(`Poll ${poll} is open until`);
    expect(text).toContain("Approve the agenda?");
    expect(text).toContain("Send the draft");
    expect(text).toContain("You receive this every day at 08:00, when there is something.");
    expect((await came("2025-07-07T06:00:00Z"))[0]).not.toContain("Send the draft");
    await house.types(ETSI, `poll vote poll:${poll} choice:1`);
    expect(await came("2025-07-09T12:00:00Z")).toEqual([]);
  });

  it("comes in the reader's own zone, and once a week on the charter's day", async () => {
    await house.rows(sql`update person set zone = 'America/New_York' where name = ${ETSI}`);
    await house.types(ETSI, "profile digest every:weekly hour:7");
    await house.types(CHAIR, 'poll open question:"Which?" options:"A; B" closes:2025-08-31');
    expect(await came("2025-07-14T10:59:59Z")).toEqual([]);
    expect(await came("2025-07-14T11:00:00Z"), "Monday, 7 in New York").toHaveLength(1);
    expect(await came("2025-07-21T10:59:59Z")).toEqual([]);
    await house.clock.move(at("2025-08-13T12:00:00Z"));
    expect(await came("2025-08-13T12:00:00Z"), "four Mondays that were missed are one").toHaveLength(1);
    expect(await came("2025-08-13T12:00:00Z"), "and only once").toHaveLength(0);
    await house.types(ETSI, "profile digest every:off");
    expect(await came("2025-08-29T12:00:00Z")).toEqual([]);
  });

  it("that two processes look for at once is sent by one of them", async () => {
    await house.types(ETSI, "profile digest every:daily hour:8");
    await house.clock.move(at("2025-08-30T13:00:00Z"));
    const before = digests().length;
    await Promise.all([house.house.digests.run(), house.house.digests.run(), house.house.digests.run()]);
    await house.house.settle();
    expect(digests().length).toBe(before + 1);
  });
});

describe("a digest that was missed because no process was there", () => {
  it("comes once after the start", async () => {
    const database = await freshDatabase("embedded");
    const chat = createDirectChat();
    const kept = { ...database, close: async () => {} };
    const first = await openHouse({ database: kept, chats: [chat.chat] });
    await chat.ask(CHAIR, { text: `activity claim code:${first.claimCode()}` });
    await chat.ask(CHAIR, { text: "profile digest every:daily hour:8" });
    await chat.ask(CHAIR, { text: 'remind me about:"Tea" at:"2025-07-10 10:00"' });
    await first.house.stop();
    const second = await openHouse({ database, chats: [chat.chat], now: "2025-07-10T06:30:00Z" });
    await second.house.digests.run();
    await second.house.digests.run();
    await second.house.settle();
    expect(chat.inbox(CHAIR).filter((one) => one.text.startsWith("JCA-MV: "))).toHaveLength(1);
    await second.stop();
  });
});
