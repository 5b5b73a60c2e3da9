import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Form } from "#core/contract/view.ts";
import { declare } from "#core/dispatch/declare.ts";
import { loadCommands } from "#core/house/load-declared.ts";
import { type Assembly, CHAIR, cardOf, openAssembly, sql } from "../services/assembly.ts";
import { buttonsOf, callOf, createDirectChat, formOf, messageOf, textOf } from "./direct-chat.ts";
import { FAULTS } from "./faults.ts";

const POLL = { question: "Approve the agenda?", options: "Approve; Object", closes: "in 2 days" };

/** Until the returned function is called. */
async function locked(house: Assembly, what: string): Promise<() => Promise<void>> {
  const [taken, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const lock = house.database.db.transaction(async (tx) => {
    await tx.execute(sql.raw(`lock table ${what}`));
    taken.resolve();
    await released.promise;
  });
  await taken.promise;
  return async () => {
    released.resolve();
    await lock;
  };
}

describe("a form", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
  });
  afterAll(() => house.stop());

  it("opens for what is missing, keeps what was typed, and opens the thing when it is sent", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: 'poll open question:"Approve the agenda?"' }));
    expect(form.values).toMatchObject({ question: "Approve the agenda?" });
    const sent = await house.chat.ask(CHAIR, { call: form.submit, values: POLL });
    expect(textOf(sent)).toContain("is open until");
  });

  it("comes back with the mistake at its field and every value kept", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: "poll open" }));
    const wrong = formOf(await house.chat.ask(CHAIR, { call: form.submit, values: { ...POLL, options: "Approve" } }));
    expect(wrong.errors.options).toContain("at least two options");
    expect(wrong.values).toMatchObject({ ...POLL, options: "Approve" });
    const again = formOf(await house.chat.ask(CHAIR, { call: wrong.submit, values: { ...POLL, closes: "yesterday" } }));
    expect(again.errors.closes).toContain("already over");
    expect(textOf(await house.chat.ask(CHAIR, { call: again.submit, values: POLL }))).toContain("is open until");
  });

  it("says at a field what to write into it, not how it is typed", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: "poll open" }));
    const sends = async (values: Record<string, string>) =>
      formOf(await house.chat.ask(CHAIR, { call: form.submit, values: { ...POLL, ...values } })).errors;
    expect(await sends({ options: "Approve, Object" })).toEqual({
      options:
        "A poll needs at least two options. Write Approve; Object, or one a line; a comma does not separate options.",
    });
    expect(await sends({ most: "2" })).toEqual({
      most: 'A single choice takes one option. Add "Kind: Multiple choice", or leave "Maximum number of choices" out.',
    });
    const meeting = formOf(await house.chat.ask(CHAIR, { text: "meeting schedule" }));
    const nowhere = { title: "Call", starts: "in 3 days", ends: "in 4 days", remote: "no" };
    expect(formOf(await house.chat.ask(CHAIR, { call: meeting.submit, values: nowhere })).errors).toEqual({
      place:
        'A meeting needs a place, or remote participation. Name the place, or add "Remote participation: Possible".',
    });
    expect(await sends({ kind: "choice" })).toEqual({
      kind: "Kind must be one of: single (Single choice), multiple (Multiple choice), ranked (Ranking), score (Scores), time (Time slots), approve (Approval).",
    });
    const typed = await house.chat.ask(CHAIR, { text: 'poll open question:"Tea?" options:Tea closes:"in 2 weeks"' });
    expect(textOf(typed)).toContain('Write options:"Approve; Object"');
  });

  it.each(FAULTS)("of %s comes back once with all that is wrong: %j", async (command, values, wrong) => {
    const form = formOf(await house.chat.ask(CHAIR, { text: command }));
    const { errors } = formOf(await house.chat.ask(CHAIR, { call: form.submit, values }));
    expect(Object.keys(errors).toSorted(), JSON.stringify(errors)).toEqual(wrong);
  });

  it("that changes a thing comes back once with all that is wrong as well", async () => {
    const sends = async (command: string, values: Record<string, string>) => {
      const call = { command, args: {} };
      return Object.keys(formOf(await house.chat.ask(CHAIR, { call, values })).errors).toSorted();
    };
    const moved = { meeting: "1", starts: "soon", ends: "99:99", link: "none", documents: "yesterday" };
    expect(await sends("meeting move", moved)).toEqual(["documents", "ends", "link", "starts"]);
    await house.types(CHAIR, "discussion open subject:S question:Q");
    const called = { discussion: "1", closes: "soon", proposal: " ", quorum: "none" };
    expect(await sends("discussion call", called)).toEqual(["closes", "proposal", "quorum"]);
    await house.types(CHAIR, "nomination open body:ETSI direction:to");
    expect(await sends("nomination extend", { nomination: "99", closes: "soon" })).toEqual(["closes", "nomination"]);
    await house.types(CHAIR, "roadmap add title:T body:ETSI");
    expect(await sends("roadmap edit", { entry: "1", date: "soon", contact: "99" })).toEqual(["contact", "date"]);
    await house.types(CHAIR, "statement receive title:T from:ETSI purpose:information text:T");
    const edited = { statement: "1", received: "tomorrow", deadline: "soon" };
    expect(await sends("statement edit", edited)).toEqual(["deadline", "received"]);
  });

  it("comes back with all that was typed when its thing has gone on meanwhile", async () => {
    await house.types(CHAIR, "statement draft title:Terms to:ETSI purpose:information text:Old");
    const [{ n } = {}] = await house.rows(sql`select max(number)::int as n from statement`);
    const form = formOf(await house.chat.ask(CHAIR, { text: `statement edit statement:${n}` }));
    await house.types(CHAIR, `statement withdraw statement:${n}`);
    const again = formOf(await house.chat.ask(CHAIR, { call: form.submit, values: { title: "Of an hour" } }));
    expect([again.values.title, again.errors.statement]).toEqual(["Of an hour", expect.stringContaining("withdrawn")]);
  });

  it("is opened with what is wrong in what was typed already, and for no thing that is not there", async () => {
    const { errors } = formOf(await house.chat.ask(CHAIR, { text: "discussion open closes:soon" }));
    expect(Object.keys(errors)).toEqual(["closes"]);
    for (const { name, fields } of declare((await loadCommands()).values())) {
      const [first] = fields;
      if (!first?.reference || !first.required) continue;
      const shown = await house.chat.ask(CHAIR, { text: `${name} ${first.name}:99` });
      expect(
        shown.map((one) => one.kind),
        name,
      ).toEqual(["message"]);
    }
  });

  it("for a thing there is none of yet says how the first one is made, to who may", async () => {
    const asks = (who: string) => house.types(who, "document show document:99");
    expect(await asks(CHAIR)).toContain("There is no document you can see. document submit makes the first one.");
    const report = await house.types(CHAIR, "report show report:99");
    expect(report).toContain("There is none you can see yet. report draft makes the first one.");
    expect(await asks("Passer-by")).not.toContain("makes the first one");
  });

  it("that was sent without something says at its field what is missing, and why", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: "poll open" }));
    expect(form.errors, "nothing was tried yet").toEqual({});
    const sent = { call: form.submit, values: { question: " ", kind: "ranked" } };
    const again = formOf(await house.chat.ask(CHAIR, sent));
    expect(again.errors).toEqual({
      question: "Please fill this in.",
      options: "Every poll but an approval needs options.",
      closes: "Every poll but an approval needs an end.",
    });
    const approval = { question: "Approve the agenda?", kind: "approve", closes: "in 10 days" };
    expect(textOf(await house.chat.ask(CHAIR, { call: again.submit, values: approval }))).toContain("is open until");
  });

  it("is not opened for who may not: that is told at once", async () => {
    const shown = await house.chat.ask("ETSI representative", { text: "poll open" });
    expect(shown.map((one) => one.kind)).toEqual(["message"]);
    expect(textOf(shown)).toContain(`Ask ${CHAIR}.`);
    const sent = await house.chat.ask("ETSI representative", {
      call: { activity: "jca-mv", command: "poll open", args: {} },
      values: POLL,
    });
    expect(textOf(sent)).toContain("Only a co-chair");
  });

  it("may be sent before what was typed with it is kept", async () => {
    const shown = Promise.withResolvers<Form>();
    const form = (of: Form) => {
      shown.resolve(of);
      return { status: "sent" as const };
    };
    const chat = createDirectChat({ form });
    const quick = await openAssembly({ kind: "postgres", chat });
    await quick.seated("ETSI representative", "ETSI", "sdo-representative");
    const release = await locked(quick, "draft in exclusive mode");
    const typed = chat.ask(CHAIR, { text: 'poll open question:"Approve the agenda?"' });
    const { options, closes } = POLL;
    const sent = chat.ask(CHAIR, { call: (await shown.promise).submit, values: { options, closes } });
    for (const who of [CHAIR, "Passer-by"]) await chat.ask(who, { text: "help" });
    await release();
    expect(textOf(await sent)).toContain("is open until");
    await typed;
    await quick.stop();
  });

  it("whose draft is no longer kept is explained, and another person's draft is not opened", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: 'poll open question:"Confidential?"' }));
    const other = await house.chat.ask("ETSI representative", { call: form.submit });
    expect(textOf(other)).not.toContain("Confidential?");
    await house.rows(sql`update draft set expires_at = clock_timestamp() - interval '1 minute'`);
    expect(textOf(await house.chat.ask(CHAIR, { call: form.submit }))).toContain(
      "What you filled in is no longer kept",
    );
  });

  it("opens without live data when the read before it is late", async () => {
    const chat = createDirectChat({ can: (can) => ({ ...can, form: { ...can.form, search: true } }) });
    const slow = await openAssembly({ kind: "postgres", chat, patience: { planMs: 0 } });
    const late = formOf(await chat.ask("Passer-by", { text: "register" }));
    expect(late.fields.find((field) => field.name === "category")?.kind).toBe("search");
    const withData = createDirectChat({ can: (can) => ({ ...can, form: { ...can.form, search: true } }) });
    const patient = await openAssembly({ kind: "postgres", chat: withData, patience: { planMs: 60_000 } });
    const ready = formOf(await withData.ask("Passer-by", { text: "register" }));
    expect(ready.fields.find((field) => field.name === "category")?.kind).toBe("pick");
    await Promise.all([slow.stop(), patient.stop()]);
  });
});

describe("where no form answers a form", () => {
  it("a mistake is said in words, and the button Correct opens the form with every value", async () => {
    const chat = createDirectChat({ can: (can) => ({ ...can, form: { ...can.form, errors: false, opens: "first" } }) });
    const house = await openAssembly({ kind: "postgres", chat });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    const form = formOf(await chat.ask(CHAIR, { text: "poll open" }));
    const shown = await chat.ask(CHAIR, { call: form.submit, values: { ...POLL, options: "Approve" } });
    expect(textOf(shown)).toContain("at least two options");
    const correcting = formOf(await chat.ask(CHAIR, { call: callOf(messageOf(shown), "Correct") }));
    expect(correcting.values).toMatchObject({ ...POLL, options: "Approve" });
    expect(textOf(await chat.ask(CHAIR, { call: correcting.submit, values: POLL }))).toContain("is open until");
    const both = { ...POLL, options: "Approve", closes: "yesterday" };
    const twice = await chat.ask(CHAIR, { call: form.submit, values: both });
    expect(textOf(twice)).toMatch(/at least two options.*already over/s);
    expect(callOf(messageOf(twice), "Correct")).toMatchObject({ args: { form: "options closes" } });
    const empty = formOf(await chat.ask(CHAIR, { text: "poll open" }));
    const lacking = await chat.ask(CHAIR, { call: empty.submit, values: { question: "Approve?" } });
    expect(textOf(lacking)).toContain("Please fill in: Options, Closes. Every poll but an approval needs options.");
    const going = formOf(await chat.ask(CHAIR, { call: callOf(messageOf(lacking), "Continue") }));
    expect(going.errors).toMatchObject({ options: "Every poll but an approval needs options." });
    await house.stop();
  });

  it("a form the platform refuses to open becomes words and a button to continue", async () => {
    let refuses = true;
    const chat = createDirectChat({
      form: () => (refuses ? { status: "refused", why: "too late", detail: "trigger expired" } : { status: "sent" }),
    });
    const house = await openAssembly({ kind: "postgres", chat });
    const shown = await chat.ask(CHAIR, { text: 'poll open question:"Approve the agenda?"' });
    expect(textOf(shown)).toContain("Please fill in: Options, Closes.");
    refuses = false;
    const form = formOf(await chat.ask(CHAIR, { call: callOf(messageOf(shown), "Continue") }));
    expect(form.values).toMatchObject({ question: "Approve the agenda?" });
    await house.stop();
  });
});

describe("calls too long for a button", () => {
  it("are kept under a token and come back; a token nobody knows is explained", async () => {
    const chat = createDirectChat({ can: (can) => ({ ...can, carriedChars: 30 }) });
    const house = await openAssembly({ kind: "postgres", chat });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.opens();
    await house.house.settle();
    const card = cardOf(chat, "plenary", 1);
    const [approve] = buttonsOf(card);
    expect(approve?.call).toMatchObject({ parked: expect.stringMatching(/^[\w-]{22}$/) });
    expect(textOf(await chat.ask("ETSI representative", { call: approve?.call ?? { parked: "" } }))).toContain(
      "is counted: Approve",
    );
    const unknown = createHash("sha256").update("none").digest("base64url").slice(0, 22);
    expect(textOf(await chat.ask("ETSI representative", { call: { parked: unknown } }))).toContain(
      "This button is too old.",
    );
    expect(
      await house.rows(
        sql`select call from parked where call->>'command' not in ('poll vote', 'poll show')
          and call->>'command' not like all (array['meeting %', 'member %'])`,
      ),
    ).toEqual([]);
    await house.stop();
  });
});

describe("completion", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", patience: { completeMs: 250 } });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.joins("Forum representative", "Example Forum", "forum-representative");
    await house.opens();
  });
  afterAll(() => house.stop());
  const offered = async (who: string, command: string, arg: string, typed: string) =>
    (await house.chat.completes(who, { command, args: {} }, arg, typed)).map((one) => one.label);

  it("offers live data that fits what was typed, to those who may use the command", async () => {
    expect(await offered(CHAIR, "poll close", "poll", "agen")).toEqual(["1: Approve the agenda?"]);
    expect(await offered(CHAIR, "poll close", "poll", "%")).toEqual([]);
    expect(await offered(CHAIR, "member confirm", "member", "representative")).toEqual([
      "Forum representative, Example Forum",
    ]);
    expect(await offered("Passer-by", "register", "organization", "et")).toEqual(["ETSI"]);
    expect(await offered("Passer-by", "register", "category", "standards body")).toEqual([
      "Standards body representative",
    ]);
    expect(await offered("ETSI representative", "poll close", "poll", "")).toEqual([]);
    expect(await offered("Passer-by", "member confirm", "member", "")).toEqual([]);
    expect(await offered(CHAIR, "poll due", "poll", "")).toEqual([]);
    expect(await offered(CHAIR, "no such command", "poll", "")).toEqual([]);
    expect(await offered(CHAIR, "poll open", "question", "")).toEqual([]);
  });

  it("gives an empty list when it takes too long", async () => {
    const release = await locked(house, "organization in access exclusive mode");
    expect(await offered("Passer-by", "register", "organization", "et")).toEqual([]);
    await release();
    expect(await offered("Passer-by", "register", "organization", "et")).toEqual(["ETSI"]);
  });
});
