import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { keepActivities } from "#core/house/keep-activities.ts";
import { openActivities } from "#core/house/open-activities.ts";
import { type Assembly, CHAIR, openAssembly } from "../services/assembly.ts";
import { readFiles } from "../support/read-once.ts";

const ETSI = "ETSI representative";
const SG17 = "SG17 representative";
const ADDRESS = "etsi.representative@example.org";

describe("who sees e-mail addresses, a setting", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG17, "ITU-T SG17");
  });
  afterAll(() => house.stop());
  afterEach(() => vi.useRealTimers());

  const sets = (value: string) =>
    house.types(CHAIR, `activity set setting:rules.membership.emailsSeenBy value:${value}`);
  const shown = (who: string) => house.types(who, `member show member:"${ETSI}"`);

  it("is the officers as the charter says, and the members once the activity decides so", async () => {
    expect(await shown(CHAIR)).toContain(ADDRESS);
    expect(await shown(SG17)).not.toContain(ADDRESS);
    expect(await house.types(SG17, "member export")).toContain("E-mail addresses are left out");
    await sets("members");
    expect(await shown(SG17)).toContain(ADDRESS);
    expect(await shown("Passer-by")).not.toContain(ADDRESS);
    expect(await house.types(SG17, "member export")).not.toContain("left out");
    expect(await house.types(ETSI, "profile show")).toContain("Your e-mail address is shown to the members.");
    await sets("officers");
    expect(await shown(SG17)).not.toContain(ADDRESS);
  });

  it("changed in one process holds in another within five seconds, and not before it looked", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const db = house.database.reading;
    const { activities } = await openActivities({
      db,
      ...(await readFiles()),
      now: house.clock.now(),
      log: house.log,
    });
    const elsewhere = await keepActivities({ db, activities, log: house.log });
    const seenBy = () => activities.get("jca-mv")?.charter.rules.membership.emailsSeenBy;
    elsewhere.start();
    await sets("members");
    await vi.advanceTimersByTimeAsync(4999);
    expect(seenBy()).toBe("officers");
    await vi.advanceTimersByTimeAsync(1);
    await elsewhere.stop();
    expect(seenBy()).toBe("members");
  });
});
