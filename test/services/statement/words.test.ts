import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";

const SG21 = "SG21 representative";

describe("what is said of a statement", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ patience: { planMs: 60_000 } });
    await house.seated(SG21, "ITU-T SG21");
  });
  afterAll(() => house.stop());

  const says = (who: string, text: string) => house.types(who, `statement ${text}`);

  it("names whom it is for and what is asked in words that are known, and never this activity itself", async () => {
    const drafts = (to: string, more = "") =>
      says(SG21, `draft title:"Named" to:"${to}" purpose:information text:"T" ${more}`);
    expect(await drafts("ETSI for fun")).toContain('"ETSI for fun" does not say what is asked of whom.');
    expect(await drafts("ETSI for info; Forum for Standards")).toContain(
      "to ETSI (for information); Forum for Standards (for information)",
    );
    expect(await drafts("jca-mv")).toContain("JCA-MV is this activity itself.");
    expect(await drafts("ETSI", 'link:"document 99"')).toContain('There is no document "99"');
    expect(await says(CHAIR, 'receive title:"Own" from:JCA-MV purpose:information text:"T"')).toContain(
      "this activity itself",
    );
    await says(CHAIR, 'receive title:"For another" from:"3GPP SA" purpose:information text:"T"');
    expect(await says(CHAIR, "redirect statement:2 to:JCA-MV")).toContain("this activity itself");
  });

  it("needs a deadline where an answer is wanted, and asks for it with the reason", async () => {
    const said = await house.chat.ask(CHAIR, { text: 'statement receive title:"Due" from:X purpose:action text:"T"' });
    expect(formOf(said).errors).toEqual({ deadline: "For action or for comment, it needs a deadline." });
    const bare = await house.chat.ask(CHAIR, { text: "statement receive" });
    expect(formOf(bare).errors).toEqual({});
  });

  it("names documents by their whole number, and none that is withdrawn", async () => {
    await house.types(SG21, 'document submit title:"Terms" source:SG21 link:https://example.org/terms');
    await house.types(SG21, 'document submit title:"Old terms" source:SG21 link:https://example.org/old');
    await house.types(SG21, "document withdraw document:I-2");
    const drafts = (link: string) => says(SG21, `draft title:"With" to:ETSI purpose:information link:"${link}"`);
    expect(await drafts("I-1; I-2")).toContain("JCA-MV-I-002 is withdrawn.");
    const number = /\d+/.exec(await drafts("I-1; https://example.org/a;document 1"))?.[0];
    expect(await says(SG21, `show statement:${number}`)).toContain("JCA-MV-I-001; https://example.org/a;JCA-MV-I-001");
  });
});
