import { describe, expect, it } from "vitest";
import { createTogether } from "#core/dispatch/together.ts";

describe("what takes long", () => {
  const of = {};
  const opened = () => {
    const together = createTogether();
    const done: string[] = [];
    const under = { way: 0, most: 0 };
    const ask = (asked: string, state = "today") =>
      together({ of, state, asked }, async () => {
        under.way += 1;
        under.most = Math.max(under.most, under.way);
        await Promise.resolve();
        under.way -= 1;
        done.push(asked);
        return { asked, state };
      });
    return { ask, done, under, together };
  };

  it("is worked out once for all who ask the same, and one thing after the other", async () => {
    const { ask, done, under } = opened();
    const [first, same, other] = await Promise.all([ask("all"), ask("all"), ask("entry 3")]);
    expect([first.how, same.how, other.how]).toEqual(["alone", "together", "after others"]);
    expect(same.found).toBe(first.found);
    expect([done, under.most]).toEqual([["all", "entry 3"], 1]);
    const again = await ask("all");
    expect([again.how, again.found === first.found, done.length]).toEqual(["alone", true, 2]);
  });

  it("waits for nothing that concerns another activity", async () => {
    const together = createTogether();
    const gate = Promise.withResolvers<void>();
    const long = together({ of: {}, state: "today", asked: "all" }, () => gate.promise);
    expect(await together({ of: {}, state: "today", asked: "all" }, async () => 1)).toEqual({ found: 1, how: "alone" });
    gate.resolve();
    await long;
  });

  it("is worked out anew when the state is another one, and of an earlier one nothing is kept", async () => {
    const { ask, done } = opened();
    for (const state of ["today", "tomorrow", "today"]) expect((await ask("all", state)).found.state).toBe(state);
    expect(done).toHaveLength(3);
  });

  it("fails for all who asked, and is tried again for the next one", async () => {
    const { together } = opened();
    const question = { of, state: "today", asked: "all" };
    const fails = () => together(question, () => Promise.reject(new Error("no")));
    expect((await Promise.allSettled([fails(), fails()])).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
    expect(await together(question, async () => 1)).toEqual({ found: 1, how: "alone" });
  });
});
