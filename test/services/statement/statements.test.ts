import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, fileOf, formOf, messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";

describe("statements", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", patience: { planMs: 60_000 } });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG21, "ITU-T SG21");
    await house.joins("Claimant", "ITU-T SG17");
  });
  afterAll(() => house.stop());

  const says = (who: string, text: string) => house.types(who, `statement ${text}`);
  const numberIn = (said: string) => Number(/^Statement (\d+)/.exec(said)?.[1]);
  let titles = 0;
  const another = () => {
    titles += 1;
    return titles;
  };
  const received = async (words = 'purpose:action deadline:2025-08-31 text:"What is planned?"') =>
    numberIn(await says(CHAIR, `receive title:"Avatars ${another()}" from:"3GPP SA" ${words}`));
  const drafted = async (
    words = 'to:ETSI purpose:comment deadline:2025-10-31 text:"Do these terms fit yours?"',
    who = SG21,
  ) => numberIn(await says(who, `draft title:"Terms ${another()}" ${words}`));
  const show = (number: number, who = SG21) => says(who, `show statement:${number}`);
  const told = async (who: string) => {
    await house.house.settle();
    return house.chat.inbox(who).map(({ text }) => text);
  };

  it("that came in are on record with all that is said of them", async () => {
    const said = await says(
      CHAIR,
      'receive title:"Identity" from:"ITU-T SG13" identifier:SG13-LS136 purpose:comment deadline:2025-09-30 link:"https://example.org/ls; TD 12" abstract:"In short." contacts:"A Person, ETRI, KR, a@example.org; Another" received:2025-07-01 answers:sp17-tsag-oLS-00012',
    );
    expect(said).toContain(
      "from ITU-T SG13 (SG13-LS136) is on record for comment, with an answer by Tue 30 Sept 2025, 23:59",
    );
    const shown = await show(numberIn(said));
    for (const words of [
      "Comment wanted by Tue 30 Sept 2025, 23:59 Zurich time.",
      "Nobody is responsible for the answer yet.",
      "Their identifier: SG13-LS136",
      "To: JCA-MV (for comment)",
      "Received: Tue 1 Jul 2025",
      "Answers: sp17-tsag-oLS-00012",
      "Attachments: https://example.org/ls; TD 12",
      "Contacts: A Person, ETRI, KR, a@example.org; Another",
      "Abstract: In short.",
    ])
      expect(shown).toContain(words);
    expect(await says(SG21, 'receive title:"T" from:X purpose:information text:"T"')).toContain(
      "Only a co-chair or the secretariat",
    );
  });

  it("need a deadline where an answer is asked for, and a text or an attachment", async () => {
    const form = formOf(
      await house.chat.ask(CHAIR, { text: 'statement receive title:"T" from:"3GPP SA" purpose:action' }),
    );
    expect(form.fields.map(({ name }) => name)).toContain("deadline");
    const draft = await house.chat.ask(SG21, { text: 'statement draft title:"T" to:ETSI purpose:information' });
    expect(formOf(draft).fields.map(({ name }) => name)).toContain("text");
    expect(await says(SG21, 'draft title:"T" to:"ETSI for action; IEEE" purpose:information text:"T"')).toContain(
      "A statement for action needs a deadline.",
    );
    expect(await says(SG21, `draft title:"${"T".repeat(251)}" to:ETSI purpose:information text:"T"`)).toContain(
      "The title has 251 characters; JCA-MV allows 250.",
    );
    const abstract = "word ".repeat(201).trim();
    expect(await says(SG21, `draft title:"T" to:ETSI purpose:information text:"T" abstract:"${abstract}"`)).toContain(
      "The abstract has 201 words; JCA-MV allows 200.",
    );
    expect(await says(SG21, 'draft title:"T" to:"ETSI; etsi" purpose:information text:"T"')).toContain(
      "etsi is named twice.",
    );
    expect(await says("Claimant", 'draft title:"T" to:ETSI purpose:information text:"T"')).toContain(
      "whose affiliation is confirmed",
    );
  });

  it("may come after their deadline, as others set it; ours may not", async () => {
    const late = await says(CHAIR, 'receive title:"Late" from:IEEE purpose:action deadline:2025-06-30 text:"T"');
    expect(late).toContain("Its deadline passed on Mon 30 Jun 2025, 23:59");
    expect(await show(numberIn(late))).toContain("Action required, overdue since Mon 30 Jun 2025, 23:59");
    expect(await says(SG21, 'draft title:"T" to:ETSI purpose:action deadline:2025-06-30 text:"T"')).toContain(
      "is already over",
    );
  });

  it("with a title or an identifier that is on record already are taken, and that is said", async () => {
    const first = numberIn(
      await says(
        CHAIR,
        'receive title:"Same thing" from:X identifier:SP17-TSAG-OLS-00099 purpose:information text:"T"',
      ),
    );
    const again = await says(CHAIR, 'receive title:"same  THING" from:Y purpose:information text:"T"');
    expect(again).toContain(`Is it on record already? Statement ${first} from X has the same title: Same thing`);
    const edited = (words: string) => says(CHAIR, `edit statement:${numberIn(again)} ${words}`);
    expect(await edited('text:"Longer"')).not.toContain("on record already");
    expect(await edited('title:"Same  thing"')).toContain("on record already");
    const twice = await says(
      CHAIR,
      'receive title:"Other" from:X identifier:sp17-tsag-ols-00099 purpose:information text:"T"',
    );
    expect(twice).toContain(`Statement ${first} from X has the same identifier`);
    const hidden = await says(CHAIR, 'receive title:"Hidden thing" from:X purpose:information text:"T" for:co-chairs');
    expect(await says(SG21, 'draft title:"Hidden thing" to:X purpose:information text:"T"')).not.toContain(
      "Is it on record",
    );
    expect(await show(numberIn(hidden))).toContain(`There is no statement ${numberIn(hidden)}.`);
    expect(await says(CHAIR, `assign statement:${numberIn(hidden)} member:"${SG21}"`)).toContain("could not read it");
    expect(await says(SG21, 'draft title:"Mine" to:X purpose:information text:"T" for:co-chairs')).toContain(
      "hidden from you",
    );
  });

  it("are assigned, to somebody else too, and each is told", async () => {
    const one = await received();
    expect(await says(SG21, `assign statement:${one} member:"${ETSI}"`)).toContain(
      "Only a co-chair or the secretariat",
    );
    expect(await says(CHAIR, `assign statement:${one} member:"${ETSI}"`)).toContain(
      `${ETSI} is responsible for statement ${one} now.`,
    );
    expect((await told(ETSI)).at(-1)).toContain(`You are responsible for statement ${one} from 3GPP SA.`);
    expect(await says(CHAIR, `assign statement:${one} member:"${ETSI}"`)).toContain("is responsible for statement");
    expect(await says(CHAIR, `assign statement:${one} member:"${SG21}"`)).toContain(
      `is responsible for statement ${one} now, in place of ${ETSI}.`,
    );
    expect((await told(ETSI)).at(-1)).toContain(`You are no longer responsible for statement ${one}`);
    expect(await says(ETSI, `note statement:${one} why:"So."`)).toContain(
      `Only who is responsible for statement ${one}`,
    );
    const noted = formOf(await house.chat.ask(SG21, { text: `statement note statement:${one}` }));
    expect(noted.fields.find(({ name }) => name === "why")?.required).toBe(true);
    expect(await says(SG21, `note statement:${one} why:"It is known."`)).toContain("no answer is planned");
    expect(await says(CHAIR, `redirect statement:${one} to:IEEE`)).toContain(
      "has been noted: no answer is planned.\nPossible now:",
    );
    expect(await says(CHAIR, `reopen statement:${one}`)).toContain(`is open again. ${SG21} is responsible for it.`);
    await says(CHAIR, `note statement:${one} why:"It is known."`);
    await house.rows(sql`update statement set visibility = 'co-chairs' where number = ${one}`);
    expect(await says(CHAIR, `reopen statement:${one}`), "it is for co-chairs alone now").not.toContain(SG21);
    await house.rows(sql`update statement set visibility = 'members' where number = ${one}`);
    expect(await says(CHAIR, `redirect statement:${one} to:IEEE why:"It is theirs."`)).toContain(
      "please pass it on to IEEE, and tell 3GPP SA",
    );
    expect(await show(one)).toContain(`redirected by ${CHAIR}: IEEE. It is theirs.`);
  });

  it("are answered by themselves when the reply is sent, which swaps the parties and links both", async () => {
    const one = await received('identifier:S2-2501234 purpose:action deadline:2025-08-31 text:"What is planned?"');
    await says(CHAIR, `assign statement:${one} member:"${ETSI}"`);
    const said = await says(ETSI, `reply statement:${one} text:"Three deliverables."`);
    const reply = numberIn(said);
    expect(said).toContain(`is a draft to 3GPP SA (for information), in reply to statement ${one}.`);
    expect(said).toContain("Reply to S2-2501234: Avatars");
    expect(await says(CHAIR, `reply statement:${one}`)).toContain(
      `Is it answered already? There is another reply to statement ${one}: ${reply} is a draft.`,
    );
    expect(await says(SG21, `reply statement:${one}`)).not.toContain("Is it answered already");
    expect(await show(one)).not.toContain(`Statement ${reply} (`);
    expect(await show(one, ETSI)).toContain(`Replies: Statement ${reply} (a draft)`);
    expect(await says(CHAIR, `approve statement:${reply} early:yes`)).toContain(
      "is approved and has the number JCA-MV-LS-0",
    );
    const sent = fileOf(await house.chat.ask(CHAIR, { text: `statement send statement:${reply} how:"By e-mail"` }));
    expect(sent.name).toMatch(/^JCA-MV-LS-\d{3}\.docx$/);
    expect(await show(one)).toContain("Action taken on Thu 3 Jul 2025.");
    expect(await show(one)).toContain(`Replies: Statement ${reply} (sent)`);
    expect(await show(reply)).toContain(`Answers: statement ${one}, Avatars`);
    expect((await told(ETSI)).at(-1)).toContain("has been sent to 3GPP SA (for information).");
    const posted = house.chat.in("plenary").map(({ text }) => text);
    expect(posted).toContainEqual(expect.stringContaining(`In reply to statement ${one}`));
    expect(await says(CHAIR, `edit statement:${reply} text:"Other."`)).toContain("has been sent, and stays as it is");
    const [open] = await house.rows(
      sql`select count(*)::int as n from work where state = 'due' and payload::text like ${`%"thing": "${one}"%`}`,
    );
    expect(open).toEqual({ n: 0 });
  });

  it("that answer one of ours are linked to it by its identifier", async () => {
    const ours = await drafted();
    await says(CHAIR, `approve statement:${ours} early:yes`);
    await says(CHAIR, `send statement:${ours}`);
    const [row] = await house.rows(sql`select identifier from statement where number = ${ours}`);
    const said = await says(
      CHAIR,
      `receive title:"Fine" from:ETSI purpose:information text:"Fine." answers:"${String(row?.identifier).toLowerCase()}"`,
    );
    expect(said).toContain(`It answers statement ${ours}.`);
    expect(await show(ours)).toContain(`Replies: Statement ${numberIn(said)} (received)`);
    expect(await says(CHAIR, 'receive title:"Odd" from:ETSI purpose:information text:"T" answers:4000')).toContain(
      "There is no statement 4000.",
    );
    const [one, two] = [await received(), await received()];
    await says(CHAIR, `edit statement:${two} answers:${one}`);
    expect(await says(CHAIR, `edit statement:${one} answers:${two}`)).toContain("came after this one: it answers it.");
  });

  it("are reviewed in a discussion, then approved, each version for itself", async () => {
    const one = await drafted();
    expect(await says(CHAIR, `approve statement:${one}`)).toContain("has not been in review yet.");
    expect(await says(CHAIR, `send statement:${one}`)).toContain(
      "has to be reviewed and approved before it is sent.\nPossible now: statement edit",
    );
    const review = await says(SG21, `review statement:${one} closes:2025-07-10`);
    const discussion = Number(/discussion (\d+) until Thu 10 Jul 2025, 23:59/.exec(review)?.[1]);
    expect(await house.types(ETSI, `discussion comment discussion:${discussion} text:"Add a term."`)).toContain(
      "comment 1",
    );
    const page = messageOf(await house.chat.ask(CHAIR, { text: `statement show statement:${one}` }));
    expect(buttonsOf(page).map(({ label }) => label)).toEqual([
      "Comment…",
      "Approve",
      "Change…",
      "Withdraw",
      "As a document (.docx)",
      `Discussion ${discussion}`,
    ]);
    expect(await house.presses(CHAIR, "Approve", page)).toContain("is still open");
    expect(await says(SG21, `edit statement:${one} text:"With the term."`)).toContain("It is still in review");
    await house.forward("2025-07-10T22:00:00Z");
    expect(await house.presses(CHAIR, "Approve", page)).toContain("was changed since you saw it: it is version 2");
    expect(await house.types(CHAIR, "activity board")).toContain(
      `Statement ${one} was reviewed and waits for the approval of a co-chair`,
    );
    expect(await says(SG21, `approve statement:${one}`)).toContain("Only a co-chair");
    expect(await says(CHAIR, `approve statement:${one}`)).toContain("It waits to be sent.");
    expect(await house.types(ETSI, `discussion show discussion:${discussion}`)).toMatch(
      /Outcome: Statement \d+ is approved as JCA-MV-LS-\d+/,
    );
    expect((await told(SG21)).at(-1)).toContain(`Statement ${one} is approved as JCA-MV-LS-`);
  });

  it("wait for a consensus call on them, and may be decided at a meeting that was held", async () => {
    const one = await drafted();
    const discussion = Number(/discussion (\d+)/.exec(await says(SG21, `review statement:${one}`))?.[1]);
    await house.types(CHAIR, `discussion call discussion:${discussion} proposal:"It goes out." closes:"in 2 weeks"`);
    expect(await says(CHAIR, `approve statement:${one} early:yes`)).toContain("There is a consensus call");
    expect(await says(CHAIR, `approve statement:${one} meeting:1`)).toContain("Meeting 1 has not begun");
    await house.rows(
      sql`update meeting set starts_at = '2025-07-04T08:00:00Z', registration_ends_at = null, documents_end_at = null where number = 1`,
    );
    expect(await says(CHAIR, `approve statement:${one} meeting:1`)).toContain("that meeting 1 decided it.");
    expect(await show(one)).toContain("Approved by Co-chair as decided at meeting 1.");
    const letter = fileOf(await house.chat.ask(CHAIR, { text: `statement export statement:${one} format:md` })).text;
    expect(letter).toContain("**Approval:** JCA-MV, meeting 1, 4 July 2025");
  });

  it("that are withdrawn end their review, a consensus call on them included", async () => {
    for (const call of [false, true]) {
      const one = await drafted();
      const discussion = Number(/discussion (\d+)/.exec(await says(SG21, `review statement:${one}`))?.[1]);
      if (call)
        await house.types(CHAIR, `discussion call discussion:${discussion} proposal:"It goes." closes:"in 2 weeks"`);
      expect(await says(SG21, `withdraw statement:${one}`)).toContain("is withdrawn");
      const shown = await house.types(ETSI, `discussion show discussion:${discussion}`);
      expect(shown).toContain(call ? "Concluded. Not agreed" : "Concluded.");
      expect(shown).toContain(`Outcome: Statement ${one} was withdrawn.`);
      const comment = `discussion comment discussion:${discussion} text:"So."`;
      expect(await house.types(ETSI, comment)).toContain("was concluded on");
      await house.house.settle();
      const said = house.chat.in("plenary").filter(({ text }) => text.includes(`in discussion ${discussion}: `));
      expect(said, "no result of a call that came to nothing").toEqual([]);
      await says(CHAIR, `reopen statement:${one}`);
      expect(await says(ETSI, `show statement:${one}`)).toContain(`There is no statement ${one}.`);
      expect(await house.types(ETSI, `discussion show discussion:${discussion}`)).toContain("Concluded.");
    }
  });

  it("that are withdrawn can be opened again, and keep the number they were given", async () => {
    const one = await drafted();
    await says(CHAIR, `approve statement:${one} early:yes`);
    const [before] = await house.rows(sql`select identifier from statement where number = ${one}`);
    expect(await says(CHAIR, `withdraw statement:${one} why:"Too early."`)).toContain(
      "is withdrawn and will not be sent",
    );
    expect(await says(CHAIR, `reopen statement:${one}`)).toContain("is a draft again");
    expect(await show(one)).toContain("Draft. It is reviewed and approved before it is sent.");
    await says(CHAIR, `approve statement:${one} early:yes`);
    const [after] = await house.rows(sql`select identifier from statement where number = ${one}`);
    expect(after).toEqual(before);
    const numbers = await house.rows(
      sql`select identifier from statement where direction = 'out' and identifier is not null order by 1`,
    );
    expect(numbers.map(({ identifier }) => identifier)).toEqual(
      numbers.map((_, at) => `JCA-MV-LS-${String(at + 1).padStart(3, "0")}`),
    );
  });
});
