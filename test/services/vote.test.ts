import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BOTH } from "../support/databases.ts";
import { type Assembly, CHAIR, cardOf, openAssembly, sql } from "./assembly.ts";

describe.each(BOTH)("a vote on the %s database", (kind) => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("SG21 contact", "ITU-T SG21", "sg-contact");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.seated("Vertical", "Example Factory", "vertical");
    await house.joins("Claimant", "Example Telecom", "sector-member");
  });
  afterAll(() => house.stop());

  const choices = async (number: number) =>
    (
      await house.rows(
        sql`select b.choice from ballot b join poll p on p.box_id = b.box_id where p.number = ${number} order by b.cast_at, b.choice`,
      )
    ).map((row) => row.choice);

  it("takes numbers, labels in any case, and counts one ballot per seat", async () => {
    const poll = await house.opens();
    expect(await house.types("SG21 representative", `poll vote poll:${poll} choice:2`)).toContain(
      `Your vote in poll ${poll} is counted: Object.`,
    );
    expect(await house.types("SG21 representative", `poll vote poll:${poll} choice:"APPROVE"`)).toContain(
      "is changed: Approve.",
    );
    expect(await house.types("SG21 contact", `poll vote poll:${poll} choice:" abstain "`)).toContain(
      "is counted: Abstain.",
    );
    expect(await house.types("SG21 contact", `poll vote poll:${poll} choice:3`)).toContain("stays as it was: Abstain.");
    expect(await choices(poll)).toEqual([[1], [3]]);
  });

  it("names the options when the choice is none of them, and counts nothing", async () => {
    const poll = await house.opens();
    const said = await house.types("SG21 representative", `poll vote poll:${poll} choice:9`);
    expect(said).toContain('There is no option "9"');
    expect(said).toContain("1 Approve; 2 Object; 3 Abstain");
    expect(await house.types("SG21 representative", `poll vote poll:${poll} choice:"1; 2"`)).toContain(
      "exactly one option; you named 2",
    );
    expect(await choices(poll)).toEqual([]);
  });

  it("counts the option of the pressed button also where labels are numbers themselves", async () => {
    const poll = await house.opens("", "2; 3; 1");
    await house.house.settle();
    const card = cardOf(house.chat, "plenary", poll);
    expect(await house.presses("SG21 representative", "3", card)).toContain("is counted: 3.");
    expect(await house.presses("SG21 representative", "1", card)).toContain("is changed: 1.");
    expect(await house.presses("SG21 representative", "2", card)).toContain("is changed: 2.");
  });

  it("says why there is no seat: not registered, not confirmed, a category without a vote, confirmed too late", async () => {
    const poll = await house.opens("for:everyone");
    const votes = (who: string) => house.types(who, `poll vote poll:${poll} choice:1`);
    expect(await votes("Passer-by")).toContain("not a member of this activity");
    expect(await votes("Claimant")).toContain("your affiliation with Example Telecom is not confirmed");
    expect(await votes("Vertical")).toContain('the category "Vertical industry" takes part without a vote');
    await house.seated("Late delegate", "Example Late", "sector-member");
    expect(await votes("Late delegate")).toContain("it was opened before you had a vote");
    expect(await choices(poll)).toEqual([]);
  });

  it("tells who is no member that polls for members are seen after registering", async () => {
    const poll = await house.opens();
    const said = await house.types("Passer-by", `poll vote poll:99 choice:1`);
    expect(said).toContain("register");
    expect((await house.types("Passer-by", `poll vote poll:${poll} choice:1`)).replace(`poll ${poll}`, "poll 99")).toBe(
      said,
    );
  });
});

describe("a vote per organization", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("SG21 contact", "ITU-T SG21", "sg-contact");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.seated("Late organization", "Vertical Ltd", "vertical");
  });
  afterAll(() => house.stop());

  it("is one for all its members; the colleague who voted before is told", async () => {
    const poll = await house.opens("per:organization");
    expect(await house.types("SG21 representative", `poll vote poll:${poll} choice:1`)).toContain(
      `The vote of ITU-T SG21 in poll ${poll} is counted`,
    );
    expect(await house.types("SG21 contact", `poll vote poll:${poll} choice:2`)).toContain("is changed: Object");
    await house.house.settle();
    expect(house.chat.inbox("SG21 representative").at(-1)?.text).toContain(
      "A colleague changed the vote of ITU-T SG21 in poll 1",
    );
    expect(house.chat.inbox("SG21 contact").some((one) => one.text.includes("A colleague"))).toBe(false);
    expect(await house.rows(sql`select choice from ballot`)).toEqual([{ choice: [2] }]);
  });

  it("is the designated representative's alone once there is one", async () => {
    const poll = await house.opens("per:organization");
    await house.rows(
      sql`update organization set representative_id = (select id from person where name = 'SG21 representative') where name = 'ITU-T SG21'`,
    );
    const said = await house.types("SG21 contact", `poll vote poll:${poll} choice:1`);
    expect(said).toContain("ITU-T SG21 is represented by another person");
    expect(await house.types("SG21 representative", `poll vote poll:${poll} choice:1`)).toContain("is counted");
  });

  it("is refused to an organization that had no seat when the poll was opened", async () => {
    const poll = await house.opens("per:organization");
    await house.seated("Newcomer", "Example New", "sector-member");
    expect(await house.types("Newcomer", `poll vote poll:${poll} choice:1`)).toContain(
      "it was opened before Example New had a vote",
    );
  });

  it("takes several options of a poll of kind multiple, each once, and no more than allowed", async () => {
    const poll = await house.opens("kind:multiple most:2");
    expect(await house.types("ETSI representative", `poll vote poll:${poll} choice:"3; 1; 1"`)).toContain(
      "is counted: Approve; Abstain.",
    );
    expect(await house.types("ETSI representative", `poll vote poll:${poll} choice:"1;2;3"`)).toContain(
      "takes up to 2 options; you named 3",
    );
    expect(
      await house.rows(sql`select choice from ballot b join poll p using (box_id) where p.number = ${poll}`),
    ).toEqual([{ choice: [1, 3] }]);
  });

  it("is refused from the first moment of the end on, also where the closing has not been carried out", async () => {
    const poll = await house.opens();
    await house.house.settle();
    const [{ ends } = { ends: "" }] = await house.rows(
      sql`select to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ends from box b join poll p on p.box_id = b.id where p.number = ${poll}`,
    );
    await house.rows(sql`delete from work where kind = 'alarm'`);
    await house.clock.move(Temporal.Instant.from(String(ends)).subtract({ milliseconds: 1 }));
    expect(await house.types("ETSI representative", `poll vote poll:${poll} choice:1`)).toContain("is counted");
    await house.clock.move(Temporal.Instant.from(String(ends)));
    expect(await house.types("ETSI representative", `poll vote poll:${poll} choice:2`)).toContain(
      "is closed, so this vote was not counted",
    );
    expect(
      await house.rows(
        sql`select closed_at, choice from box join ballot on ballot.box_id = box.id join poll p on p.box_id = box.id where p.number = ${poll}`,
      ),
    ).toEqual([{ closed_at: null, choice: [1] }]);
  });
});

describe("labels that hold a semicolon", () => {
  it("come from options on lines of their own and are chosen whole or by number", async () => {
    const house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    const call = {
      activity: "jca-mv",
      command: "poll open",
      args: { question: "Which text?", options: "Keep; then edit\nDelete", closes: "in 3 days" },
    };
    await house.chat.ask(CHAIR, { call });
    expect(await house.types("SG21 representative", 'poll vote poll:1 choice:"keep; then edit"')).toContain(
      "is counted: Keep; then edit.",
    );
    expect(await house.types("SG21 representative", "poll vote poll:1 choice:2")).toContain("is changed: Delete.");
    await house.stop();
  });
});
