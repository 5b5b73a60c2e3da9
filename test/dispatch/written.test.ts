import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly } from "../services/assembly.ts";
import { formOf, textOf } from "./direct-chat.ts";

const TEXT = "The duties of section 2 need a second reader.";

describe("what was written into a form", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated("Delegate", "ITU-T SG20");
  });
  afterAll(() => house.stop());

  it("stands below the refusal where the form cannot come back, for who wrote it to copy", async () => {
    const opened = await house.types(CHAIR, 'discussion open subject:Duties question:"Complete?" closes:"in 9 days"');
    const number = /\d+/.exec(opened)?.[0];
    const form = formOf(await house.chat.ask("Delegate", { text: `discussion comment discussion:${number}` }));
    expect(await house.types(CHAIR, 'member end member:Delegate reason:"The term is over."')).toContain("no longer");
    const refused = await house.chat.ask("Delegate", { call: form.submit, values: { text: TEXT } });
    expect(textOf(refused)).toContain("Only ");
    expect(textOf(refused)).toContain("What you wrote is not kept. Here it is, to be copied:");
    expect(textOf(refused)).toContain(TEXT);
    const typed = await house.types("Delegate", `discussion comment discussion:${number} text:"${TEXT}"`);
    expect(typed, "what was typed still stands where it was typed").not.toContain("to be copied");
  });

  it("stands below the word that its writer goes very fast", async () => {
    const hasty = await openAssembly({ pace: { burst: 9, perSecond: 0.001 } });
    const opened = await hasty.types(CHAIR, 'discussion open subject:Duties question:"Complete?" closes:"in 9 days"');
    const number = /\d+/.exec(opened)?.[0];
    const form = formOf(await hasty.chat.ask(CHAIR, { text: `discussion comment discussion:${number}` }));
    for (let said = ""; !said.includes("very fast"); ) said = await hasty.types(CHAIR, "help");
    const refused = textOf(await hasty.chat.ask(CHAIR, { call: form.submit, values: { text: TEXT } }));
    expect(refused).toContain("You are going very fast.");
    expect(refused).toContain(TEXT);
    await hasty.stop();
  });
});
