import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf, formOf } from "../../dispatch/direct-chat.ts";
import { paragraphsIn } from "../../support/unzip.ts";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";

describe("statements on record", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", patience: { planMs: 60_000 } });
    await house.seated(ETSI, "ETSI", "sdo-representative");
    await house.seated(SG21, "ITU-T SG21");
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
    const one = numberIn(
      await says(
        CHAIR,
        'receive title:"Old" from:IEEE purpose:action deadline:"2025-06-30 17:00" text:"T" contacts:"A, B"',
      ),
    );
    const form = formOf(await house.chat.ask(CHAIR, { text: `statement edit statement:${one}` }));
    expect(form.values).toMatchObject({ title: "Old", deadline: "2025-06-30 17:00", text: "T" });
    expect(await says(CHAIR, `edit statement:${one} title:"New" deadline:"2025-06-30 17:00"`)).toContain(
      "is changed; this is version 2.",
    );
    expect(await says(CHAIR, `edit statement:${one} deadline:none`)).toContain("needs a deadline");
    expect(
      await says(CHAIR, `edit statement:${one} purpose:information deadline:none contacts:none text:"New text"`),
    ).toContain("version 3");
    expect(await says(CHAIR, `edit statement:${one} text:none`)).toContain("neither a text nor an attachment");
    expect(await says(CHAIR, `edit statement:${one} to:ETSI`)).toContain("came in, so it is to us.");
    const two = await drafted('to:"ETSI; IEEE for information" purpose:comment deadline:2025-10-31 text:"T"');
    expect(await says(SG21, `edit statement:${two} purpose:information`)).toContain("version 2");
    expect(await show(two)).toContain("To: ETSI (for information); IEEE (for information)");
    expect(await says(SG21, `edit statement:${two} to:"ETSI; W3C for action"`)).toContain("version 3");
    expect(await show(two)).toContain("To: ETSI (for information); W3C (for action)");
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
});
