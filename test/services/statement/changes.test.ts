import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf, formOf, textOf } from "../../dispatch/direct-chat.ts";
import { paragraphsIn } from "../../support/unzip.ts";
import { type Assembly, CHAIR, cardHeaded, openAssembly, sql } from "../assembly.ts";
import { sentBack } from "../sent-back.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";

describe("statements on record", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", patience: { planMs: 60_000 } });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG21, "ITU-T SG21");
    await house.seated("Observer", "Example Association", "observer");
  });
  afterAll(() => house.stop());

  const says = (who: string, text: string) => house.types(who, `statement ${text}`);
  const numberIn = (said: string) => Number(/^Statement (\d+)/.exec(said)?.[1]);
  let titles = 0;
  const another = () => {
    titles += 1;
    return titles;
  };
  const drafted = async (
    words = 'to:ETSI purpose:comment deadline:2025-10-31 text:"Do these terms fit yours?"',
    who = SG21,
  ) => numberIn(await says(who, `draft title:"Terms ${another()}" ${words}`));
  const show = (number: number, who = SG21) => says(who, `show statement:${number}`);

  it("are drafts of their author and of who runs the activity, until they are reviewed or approved", async () => {
    const asked = numberIn(
      await says(CHAIR, 'receive title:"Avatars" from:"3GPP SA" purpose:action deadline:2025-08-31 text:"What?"'),
    );
    await says(CHAIR, `assign statement:${asked} member:"${SG21}"`);
    const reply = numberIn(await says(CHAIR, `reply statement:${asked} title:"Our draft" text:"Not final."`));
    const mine = await drafted();
    const others = await drafted('to:ETSI purpose:information text:"Not final."', CHAIR);
    const call = { activity: "jca-mv", command: "statement show", args: {} };
    const finds = async (who: string) => ({
      list: (await says(who, "list state:open")).match(/^\d+/gm)?.map(Number),
      offered: (await house.chat.completes(who, call, "statement", "")).map(({ value }) => Number(value)),
    });
    const [etsi, sg21, chair] = [await finds(ETSI), await finds(SG21), await finds(CHAIR)];
    for (const found of [etsi.list, etsi.offered]) {
      expect(found).toContain(asked);
      for (const draft of [reply, mine, others]) expect(found).not.toContain(draft);
    }
    for (const found of [sg21.list, sg21.offered]) {
      expect(found).toEqual(expect.arrayContaining([asked, reply, mine]));
      expect(found).not.toContain(others);
    }
    for (const found of [chair.list, chair.offered])
      expect(found).toEqual(expect.arrayContaining([asked, reply, mine, others]));
    const nothing = `There is no statement ${mine}.`;
    for (const verb of ["show #", "export #", "review #", "withdraw #", "edit # title:T"])
      expect(await says(ETSI, verb.replace("#", `statement:${mine}`))).toContain(nothing);
    expect(await says(ETSI, `draft title:"Again" to:X purpose:information text:"T" answers:${mine}`)).toContain(
      nothing,
    );
    expect(await show(others)).toContain(`There is no statement ${others}.`);
    expect(await show(reply)).toContain("Draft.");
    expect(await says(ETSI, 'draft title:"Our draft" to:X purpose:information text:"T"')).not.toContain(
      "Is it on record",
    );
    await says(SG21, `withdraw statement:${mine}`);
    expect(await show(mine, ETSI)).toContain(nothing);
    await says(SG21, `review statement:${reply}`);
    expect(await show(reply, ETSI)).toContain("Not final.");
  });

  it("are changed by a form that says what stands there, and keep a deadline that is over", async () => {
    const received = 'receive title:Old from:IEEE purpose:action deadline:"2025-06-30 17:00" text:T contacts:"A, B"';
    const one = numberIn(await says(CHAIR, received));
    const form = formOf(await house.chat.ask(CHAIR, { text: `statement edit statement:${one}` }));
    expect(form.values).toMatchObject({ title: "Old", deadline: "2025-06-30 17:00", text: "T" });
    const same = (who: string, number: number) => sentBack(house, who, "statement edit", { statement: `${number}` });
    expect(await same(CHAIR, one)).toContain(`Statement ${one} says exactly that already; nothing is changed.`);
    expect(await says(CHAIR, `edit statement:${one} title:"New" deadline:"2025-06-30 17:00"`)).toContain(
      "is changed; this is version 2.",
    );
    expect(await says(CHAIR, `edit statement:${one} deadline:none`)).toContain("needs a deadline");
    expect(
      await says(CHAIR, `edit statement:${one} purpose:information deadline:none contacts:none text:"New text"`),
    ).toContain("version 3");
    expect(await says(CHAIR, `edit statement:${one} text:none`)).toContain("neither a text nor an attachment");
    expect(await says(CHAIR, `edit statement:${one} to:ETSI`)).toContain("came in, so it is to us.");
    const two = await drafted(
      'to:"ETSI; IEEE for information" purpose:comment deadline:2025-10-31 text:"T" contacts:"A, B; C"',
    );
    expect(await says(SG21, `edit statement:${two} purpose:information`)).toContain("version 2");
    expect(await show(two)).toContain("To: ETSI (for information); IEEE (for information)");
    expect(await says(SG21, `edit statement:${two} to:"ETSI; W3C for action"`)).toContain("version 3");
    expect(await show(two)).toContain("To: ETSI (for information); W3C (for action)");
    expect(await same(SG21, two)).toContain("says exactly that already");
    expect(await says(SG21, `edit statement:${two} contacts:"B Person"`)).toContain("version 4");
  });

  it("carry files, which whoever sees the statement saves", async () => {
    const sends = (who: string, verb: string, args: Record<string, string>, file: string) =>
      house.chat
        .ask(who, {
          call: { command: `statement ${verb}`, args: { ...args, file: house.chat.chosen(file, `%PDF-1.7 ${file}`) } },
        })
        .then(textOf);
    const saved = async (who: string, words: string) =>
      fileOf(await house.chat.ask(who, { text: `statement download ${words}` }));
    const about = { title: "With files", to: "ETSI", purpose: "information" };
    const one = numberIn(await sends(SG21, "draft", about, "terms.pdf"));
    expect(await show(one)).toContain("Files: terms.pdf (18 bytes)");
    expect(await saved(SG21, `statement:${one}`)).toMatchObject({ name: "terms.pdf", type: "application/pdf" });
    expect(await says(ETSI, `download statement:${one}`)).toContain(`There is no statement ${one}.`);
    const edit = { statement: String(one) };
    expect(await sends(SG21, "edit", edit, "annex.pdf")).toContain("version 2");
    expect(await show(one)).toContain("Files: 1: terms.pdf (18 bytes); 2: annex.pdf (18 bytes)");
    expect(await says(SG21, `download statement:${one} attachment:3`)).toContain(
      `Statement ${one} has no file 3.\nIts files: 1 (terms.pdf); 2 (annex.pdf).`,
    );
    expect(await says(SG21, `review statement:${one}`)).toContain("is in review");
    expect((await saved(ETSI, `statement:${one} attachment:2`)).text).toBe("%PDF-1.7 annex.pdf");
    expect(await says(SG21, `edit statement:${one} remove:1`)).toContain("version 3");
    expect(await says(SG21, `edit statement:${one} remove:2`)).toContain("neither a text nor an attachment");
    expect(await sends(SG21, "edit", { ...edit, remove: "2" }, "final.pdf")).toContain("version 4");
    expect(await house.rows(sql`select name from file order by id`)).toEqual([{ name: "final.pdf" }]);
    const md = fileOf(await house.chat.ask(ETSI, { text: `statement export statement:${one} format:md` }));
    expect(md.text).toMatch(/Attachments:\*\* final\.pdf \(18 bytes\).*The text is attached\./s);
    await says(CHAIR, `approve statement:${one} early:yes`);
    expect(await says(CHAIR, `send statement:${one}`)).toContain("Its attachments go with it: final.pdf (18 bytes).");
  });

  it("are listed with what is owed first, and exported as files with every word", async () => {
    await says(CHAIR, 'receive title:"Late" from:IEEE purpose:action deadline:2025-06-30 text:"T"');
    const ours = await drafted();
    await says(CHAIR, `approve statement:${ours} early:yes`);
    expect(await says(SG21, "list")).toMatch(/^\d statements, \d to be dealt with, 1 overdue\.\nAn answer is owed:\n/);
    expect(await says(SG21, "list direction:out words:LS-001")).toMatch(/^1 statement, /);
    expect(await says(SG21, "list words:nothing")).toContain("No such statement.");
    const one = await drafted(
      'to:"ETSI; IEEE for information" purpose:action deadline:2025-10-31 text:"First.\n\nSecond <b>." abstract:"Short & plain." contacts:"A Person, ETRI, KR, a@example.org"',
    );
    const docx = fileOf(await house.chat.ask(SG21, { text: `statement export statement:${one}` }));
    const words = paragraphsIn(docx.bytes);
    for (const expected of [
      "LIAISON STATEMENT",
      "For action to:",
      "For comment to:",
      "–",
      "Friday 31 October 2025, 23:59 (Europe/Zurich)",
      "A Person, ETRI, KR\nE-mail: a@example.org",
      "Short & plain.",
      "First.",
      "Second <b>.",
      "Not approved: draft, version 1",
    ])
      expect(words).toContain(expected);
    const md = fileOf(await house.chat.ask(SG21, { text: `statement export statement:${one} format:md` }));
    expect(md.text).toContain("**For information to:** IEEE");
    expect(md.text).toContain("Second \\<b\\>.");
  });

  const reviewed = async (text: string) => {
    const number = await drafted(`to:ETSI purpose:information text:"${text}"`);
    const said = await says(SG21, `review statement:${number} closes:"in 2 days"`);
    const discussion = Number(/discussion (\d+) until/.exec(said)?.[1]);
    const approves = (more = "") => says(CHAIR, `approve statement:${number} ${more}`);
    const shown = () => house.types(ETSI, `discussion show discussion:${discussion}`);
    return { number, discussion, approves, shown };
  };

  it("that are changed in review are quoted anew as long as comments are taken, and its threads say so", async () => {
    const { number, discussion, approves, shown } = await reviewed("Text A");
    expect(await says(SG21, `edit statement:${number} text:"Text B" to:IEEE`)).toContain(
      `It is still in review: discussion ${discussion} says so, and quotes it as it is now.`,
    );
    expect(await shown()).toContain(`Can version 2 of statement ${number} go out as it is, to IEEE (for information)?`);
    expect(await shown()).toMatch(/Text B\nChanged to version 2 on .*: what was said before that was about an earlier/);
    await house.house.settle();
    const card = cardHeaded(house.chat, "plenary", `Discussion ${discussion}`);
    const thread = house.chat.fake.in("plenary").find(({ view }) => view === card)?.id ?? "";
    const posted = house.chat.inThread("plenary", thread).map(({ text }) => text);
    expect(posted.filter((text) => text.includes("was changed: it is version 2 now. The card quotes"))).toHaveLength(1);
    await house.clock.move(house.clock.now().add({ hours: 72 }));
    await house.house.settle();
    const notices = house.chat.inbox(CHAIR).map(({ text }) => text);
    expect(notices.join("\n")).toContain(`Statement ${number} waits: you can approve it, put a proposal`);
    const board = await house.types(CHAIR, "activity board");
    expect(board).toContain(`Statement ${number} was reviewed and waits for the approval`);
    expect(board).not.toContain(`Discussion ${discussion} had its comment period`);
    expect(await says(CHAIR, `review statement:${number}`)).toContain("is in review, and has to be approved");
    expect(await approves()).toContain("is approved and has the number");
    expect(await shown()).not.toContain("was changed after");
  });

  it("that are changed after the comments ended are put to the members again, or approved with that on record", async () => {
    const { number, discussion, approves, shown } = await reviewed("Text A");
    await house.clock.move(house.clock.now().add({ hours: 72 }));
    expect(await says(SG21, `edit statement:${number} text:"Text B"`)).toContain(
      "Its review was over, so it is to be reviewed anew before it is approved.",
    );
    expect(await shown()).toMatch(/Text A\nStatement \d+ was changed after that \(version 2, /);
    expect(await approves()).toMatch(
      /was changed after its review: the members saw version 1, and it is version 2 now.\nstatement review statement:\d+ puts it to them again\..*early:yes/,
    );
    const board = await house.types(CHAIR, "activity board");
    expect(board).toContain(`Statement ${number} was changed after its review, and waits to be reviewed anew`);
    expect(await says(SG21, `review statement:${number} closes:"in 2 days"`)).toContain(
      `Statement ${number} is in review: members comment in discussion ${discussion + 1}`,
    );
    expect(await shown()).toContain(`Outcome: Statement ${number} was changed after that, and is reviewed anew.`);
    await house.clock.move(house.clock.now().add({ hours: 72 }));
    await says(SG21, `edit statement:${number} text:"Text C"`);
    expect(await approves("early:yes")).toContain("The record says that it was changed after its review.");
    expect(await show(number)).toContain("Approved by Co-chair although it was changed after its review.");
    expect(await show(number)).toContain("approved by Co-chair: changed after the review");
  });

  it("that were agreed by consensus stay what was agreed, or are called for anew as they are now", async () => {
    const { number, discussion, approves, shown } = await reviewed("Text A");
    const calls = `discussion call discussion:${discussion} proposal:"It goes out." closes:"in 8 days"`;
    await house.types(CHAIR, calls);
    expect(await says(SG21, `edit statement:${number} text:"Text B"`)).toContain(
      "the consensus call there is about the version before",
    );
    expect(await says(SG21, `review statement:${number}`)).toContain("There is a consensus call");
    await house.types(ETSI, `discussion object discussion:${discussion} reason:"Not so."`);
    await house.clock.move(house.clock.now().add({ hours: 200 }));
    await house.house.settle();
    await house.types(CHAIR, calls);
    expect(await shown(), "the new call is on the new words").toMatch(/version 2 of statement.*Text B/s);
    for (const who of [ETSI, SG21])
      await house.types(who, `discussion position discussion:${discussion} position:support`);
    await house.types(CHAIR, `discussion conclude discussion:${discussion}`);
    await says(SG21, `edit statement:${number} text:"Text C"`);
    expect(await shown()).toMatch(/Text B\nStatement \d+ was changed after that \(version 3, /);
    expect(await approves()).toContain("the members saw version 2, and it is version 3 now.");
    expect(await approves("early:yes")).toContain("changed after its review");
  });

  const asked = async () =>
    numberIn(
      await says(
        CHAIR,
        'receive title:"Asked" from:"3GPP SA" purpose:action deadline:2026-08-31 text:"What is planned?"',
      ),
    );

  it("are given to nobody who may not answer them, and such a person does not settle them either", async () => {
    const one = await asked();
    const member = async (name: string) =>
      String(
        (
          await house.rows(
            sql`select m.number from member m join person p on p.id = m.person_id where p.name = ${name}`,
          )
        )[0]?.number,
      );
    expect(await says(CHAIR, `assign statement:${one} member:Observer`)).toContain(
      'Observer takes part in the category "Observer", which answers no statements.',
    );
    const call = { activity: "jca-mv", command: "statement assign", args: { statement: String(one) } };
    const offered = (await house.chat.completes(CHAIR, call, "member", "")).map(({ value }) => value);
    expect(offered).toContain(await member(ETSI));
    expect(offered).not.toContain(await member("Observer"));
    await says(CHAIR, `assign statement:${one} member:"${ETSI}"`);
    await house.rows(
      sql`update statement set responsible_id = (select id from person where name = 'Observer') where number = ${one}`,
    );
    for (const verb of ['reply # text:"So."', 'note # why:"So."'])
      expect(await says("Observer", verb.replace("#", `statement:${one}`))).toContain(
        'The category "Observer" sees statements, and neither drafts nor answers them.',
      );
  });

  it("that answer what is answered already say so when they are reviewed, approved and sent", async () => {
    const one = await asked();
    const first = numberIn(await says(SG21, `reply statement:${one} text:"We plan it."`));
    const second = numberIn(await says(ETSI, `reply statement:${one} text:"They plan it."`));
    expect(await says(SG21, `review statement:${first}`)).not.toContain("Is it answered already?");
    expect(await says(ETSI, `review statement:${second}`)).toContain(
      `Is it answered already? There is another reply to statement ${one}: ${first} is in review.`,
    );
    await says(CHAIR, `approve statement:${first} early:yes`);
    await says(CHAIR, `send statement:${first}`);
    const answered = `Is it answered already? There is another reply to statement ${one}: ${first} was sent.`;
    expect(await says(CHAIR, `approve statement:${second} early:yes`)).toContain(answered);
    const sent = await house.chat.ask(CHAIR, { text: `statement send statement:${second}` });
    expect(textOf(sent)).toContain(answered);
    expect(fileOf(sent).name).toMatch(/^JCA-MV-LS-\d{3}\.docx$/);
    await says(CHAIR, `reopen statement:${one}`);
    await says(CHAIR, `assign statement:${one} member:"${SG21}"`);
    await says(CHAIR, `reply statement:${one} text:"All plan it."`);
    await house.clock.move(Temporal.Instant.from("2026-08-30T06:00:00Z"));
    await house.house.settle();
    const reminded = house.chat.inbox(SG21).map(({ text }) => text);
    expect(reminded.join("\n")).toMatch(new RegExp(`Replies: ${first} and ${second} were sent; \\d+ is a draft\\.`));
  });
});
