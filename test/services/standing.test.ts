import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendPosts } from "#db/queries/work.ts";
import { messageOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

const REMINDED_AT = "2025-07-06T12:00:00Z";

describe("who answers for a seat", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.joins("TSB secretariat", "TSB", "secretariat");
    await house.confirms(CHAIR, "TSB secretariat");
  });
  afterAll(() => house.stop());

  const votes = (who: string, poll: number) => house.types(who, `poll vote poll:${poll} choice:1`);
  const holders = async (poll: number) =>
    (
      await house.rows(
        sql`select p.name from seat s join poll using (box_id) join person p on p.id = s.person_id where poll.number = ${poll} order by p.name`,
      )
    ).map((row) => row.name);

  it("of a poll for co-chairs is who holds a role, whatever the category; nobody else has a seat or hears of it", async () => {
    const poll = await house.opens("for:co-chairs");
    expect(await holders(poll)).toEqual([CHAIR, "TSB secretariat"]);
    expect(await votes("SG21 representative", poll)).toContain(`There is no poll ${poll}`);
    expect(await votes("TSB secretariat", poll)).toContain("is counted");
    await house.rows(sql`insert into seat (activity_id, box_id, person_id)
      select 1, box_id, p.id from poll, person p where number = ${poll} and p.name = 'SG21 representative'`);
    await house.forward(REMINDED_AT);
    const reminded = (who: string) => house.chat.inbox(who).filter((one) => one.text.includes(`poll ${poll}`)).length;
    expect(["SG21 representative", "ETSI representative", "TSB secretariat"].map(reminded)).toEqual([0, 0, 0]);
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toContain(`oll ${poll}`);
  });

  it("of a poll for co-chairs is no organization, which is said before anything is opened", async () => {
    const text = 'poll open question:Q options:"A; B" closes:"in 9 days" for:co-chairs per:organization';
    const said = await house.types(CHAIR, text);
    expect(said).toContain("A poll shown to the co-chairs alone gives one vote to each officer");
    expect(said).toContain("for:members");
  });

  it("of a poll for co-chairs is nobody whose role came later, who is told so", async () => {
    const poll = await house.opens("for:co-chairs");
    await house.joins("Second chair", "Example Telecom", "co-chair");
    await house.confirms(CHAIR, "Second chair");
    expect(await votes("Second chair", poll)).toContain("it was opened before you held your role");
  });

  it("is no longer who lost the standing it was given for: not asked, not reminded, not counted", async () => {
    const poll = await house.opens();
    await house.seated("Turncoat", "Example Telecom", "sector-member");
    const later = await house.opens();
    expect(await votes("Turncoat", later)).toContain("is counted");
    const again = await house.opens();
    const text = 'register organization:"Example Telecom" category:sme country:KR email:turncoat@example.org';
    const warned = messageOf(await house.chat.ask("Turncoat", { text }));
    expect(await house.presses("Turncoat", "Register anew", warned)).toContain("is changed");
    for (const number of [later, again]) expect(await votes("Turncoat", number)).toContain("takes part without a vote");
    expect(await votes("SG21 representative", poll)).toContain("is counted");
    await house.forward("2025-07-12T12:00:00Z");
    const asked = (who: string) => house.chat.inbox(who).filter((one) => one.text.includes(`oll ${again}`)).length;
    expect(asked("Turncoat")).toBe(0);
    expect(asked("SG21 representative")).toBeGreaterThan(0);
    await house.joins("Turncoat", "Example Telecom", "sector-member");
    expect(await votes("Turncoat", again)).toContain("is not confirmed");
    expect(textOf(await house.chat.ask("Turncoat", { text: `poll show poll:${again}` }))).not.toContain("went wrong");
  });
});

describe("one notice to many accounts", () => {
  it("is one post for each, in the account's own lane, also where that lane is there already", async () => {
    const house = await openAssembly({ kind: "postgres" });
    await house.rows(sql`with people as (insert into person (name) select 'Delegate ' || n from generate_series(1, 2000) n returning id)
      insert into account (person_id, platform, workspace, account, name, used_at) select id, 'fake', 'fake', 'd' || id, 'Delegate', now() from people`);
    const accounts = (await house.rows(sql`select id::int from account where name = 'Delegate' order by id`)).map(
      (row) => Number(row.id),
    );
    const to = accounts.map((accountId) => ({ accountId, about: { poll: 1, person: accountId } }));
    const runAt = Temporal.Instant.from("2999-01-01T00:00:00Z");
    const tells = (many: typeof to) =>
      house.database.db.transaction((db) =>
        appendPosts(db, { activityId: 1, notice: "poll reminder", runAt, to: many }),
      );
    await tells(to.slice(0, 3));
    await tells(to);
    await tells([]);
    const [row] = await house.rows(
      sql`select count(*)::int as posts, count(distinct l.id)::int as lanes, count(*) filter (where (payload -> 'about' ->> 'person')::int = l.of_id)::int as own
        from work w join lane l on l.id = w.lane_id where w.kind = 'post' and payload ->> 'notice' = 'poll reminder' and l.kind = 'post' and l."of" = 'account'`,
    );
    expect(row).toEqual({ posts: 2003, lanes: 2000, own: 2003 });
    await house.stop();
  });
});
