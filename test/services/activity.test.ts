import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIFE_EVENTS, LIFE_STATES, type LifeState } from "#core/contract/life.ts";
import { checkMove, FIRST_STATE, NEXT } from "#core/services/activity/life.ts";
import { createDirectChat, textOf } from "../dispatch/direct-chat.ts";
import { openHouse } from "../support/house.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "./assembly.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly({ kind: "postgres" });
  await house.seated("ETSI representative", "ETSI", "sdo-representative");
});
afterAll(() => house.stop());
const asks = (text: string, who = CHAIR) => house.types(who, text);

describe("a setting", () => {
  it("is shown beside what the charter says, changed by a co-chair alone, and holds at once", async () => {
    const first = await asks("activity settings of:rules.poll");
    expect(first).toContain("rules.poll.visibility: members");
    expect(first).toContain("activity set setting:… value:… changes one.");
    expect(await asks("activity settings of:rules.poll", "ETSI representative")).not.toContain("changes one");
    expect(await asks("activity set setting:rules.poll.visibility value:everyone", "ETSI representative")).toContain(
      "Only a co-chair can",
    );
    expect(await asks("activity set setting:rules.poll.visibility value:everyone")).toContain(
      "rules.poll.visibility is now everyone; it was members.",
    );
    const poll = await house.opens();
    expect(await asks(`poll show poll:${poll}`, "Passer-by")).toContain("Approve the agenda?");
    await asks(`poll close poll:${poll}`);
    const shown = await asks("activity settings of:rules.poll");
    expect(shown).toContain("rules.poll.visibility: everyone — the charter says members");
    expect(shown).toMatch(/Co-chair: rules\.poll\.visibility is everyone/);
    expect(await asks("activity set setting:rules.poll.visibility value:everyone")).toContain("is everyone already");
  });

  it("is refused what no charter may say, and what is not the officers' to change", async () => {
    expect(await asks("activity set setting:rules.poll.visibility value:nobody")).toContain("cannot be that");
    expect(await asks("activity set setting:parent.name value:Mine")).toContain('can change no setting "parent.name"');
    expect(await asks("activity set setting:ladders.poll.before value:soon")).toContain("cannot be that");
    expect(await asks("activity set setting:workingMethods.remoteParticipation value:perhaps")).toContain(
      "is yes or no",
    );
  });

  it("holds after a start and in another process, and is taken back without a value", async () => {
    const chat = createDirectChat();
    const other = await openHouse({ database: { ...house.database, close: async () => {} }, chats: [chat.chat] });
    expect(textOf(await chat.ask(CHAIR, { text: "activity settings of:rules.poll" }))).toContain(
      "everyone — the charter",
    );
    await other.stop();
    expect(await asks("activity set setting:rules.poll.visibility")).toContain("is now members; it was everyone");
    expect(await asks("activity settings of:rules.poll")).toContain("all as the charter says");
    expect(await house.rows(sql`select count(*)::int as n from setting`)).toEqual([{ n: 2 }]);
  });
});

describe("the life of an activity", () => {
  it("is recorded with the body, the day and the document, and shown to everyone", async () => {
    expect(await asks('activity record event:active by:TSAG on:2025-05-30 document:"TSAG-R7"')).toContain(
      "Recorded for JCA-MV: active, decided by TSAG on 2025-05-30, TSAG-R7.",
    );
    expect(await asks("activity record event:proposed by:TSAG on:2025-05-30")).toContain(
      "Possible now: terminated, replaced.",
    );
    expect(await asks("activity record event:tor-revised by:TSAG on:2026-05-30")).toContain("has not come yet");
    const shown = await asks("activity life", "Passer-by");
    expect(shown).toContain("JCA-MV is active.");
    expect(shown).toContain("Set up by TSAG.");
    expect(shown).toContain("Active, decided by TSAG on 2025-05-30, TSAG-R7; recorded by Co-chair");
  });

  it("ends when nothing is open; then it is read and exported, nothing changes, and it may go on", async () => {
    const poll = await house.opens();
    const open = "Something is still open (Meetings to come: 1; Open polls: 1).";
    expect(await asks("activity close by:TSAG on:2025-06-30")).toContain(open);
    await asks(`poll close poll:${poll}`);
    await asks('meeting cancel meeting:1 reason:"The activity ends."');
    const closing = await Promise.all([1, 2, 3].map(() => asks("activity close by:TSAG on:2025-06-30")));
    expect(closing.filter((said) => said.includes("From now on it can be read and exported"))).toHaveLength(1);
    expect(await house.rows(sql`select count(*)::int as n from life_event where event = 'terminated'`)).toEqual([
      { n: 1 },
    ]);
    expect(await asks('poll open question:"?" options:"A; B" closes:"in 2 days"')).toContain("JCA-MV is over");
    expect(await asks("help poll")).toMatch(/poll show —/);
    expect(await asks("help poll"), "what can be done now").not.toMatch(/poll (open|vote) —/);
    expect(await asks("help profile")).toMatch(/profile forget —/);
    expect(await asks("member list", "ETSI representative")).toContain("ETSI");
    expect(await asks("profile edit zone:Asia/Seoul", "ETSI representative")).not.toContain("is over");
    expect(await asks("activity export")).toContain("Everything recorded in JCA-MV");
    expect(await asks("activity record event:active by:TSAG on:2025-07-02")).toContain("Recorded");
    await house.opens();
  });

  it("never reaches a state that its table does not name, and a refusal says what is possible", () => {
    const ctx = { activity: { charter: { acronym: "JCA-X" } } } as Parameters<typeof checkMove>[0];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LIFE_EVENTS)), (events) => {
        let now: LifeState = FIRST_STATE;
        for (const event of events) {
          const next = LIFE_STATES.find((state) => state === event);
          try {
            checkMove(ctx, now, event);
            if (next) expect(NEXT[now]).toContain(next);
            now = next ?? now;
          } catch (error) {
            expect(next && NEXT[now].includes(next)).toBe(false);
            expect((error as { hint?: string }).hint).toBe(`Possible now: ${NEXT[now].join(", ")}.`);
          }
        }
      }),
    );
  });
});
