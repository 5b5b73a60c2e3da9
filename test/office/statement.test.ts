import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../services/assembly.ts";
import { openWordProcessor } from "./word-processor.ts";

const TEXT =
  "We thank you for your statement & the <draft>.\n\n1. The first deliverable is planned.\n- A second one is not.";
const ABSTRACT = "Three answers, in short.";

describe("a statement as a document", () => {
  const office = openWordProcessor();
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "embedded", rooms: [] });
  });
  afterAll(async () => {
    await house.stop();
    office.close();
  });

  it("says in a word processor what the record says, in the order of the template's fields", async () => {
    const says = (text: string) => house.chat.ask(CHAIR, { text: `statement ${text}` });
    const about = 'from:"3GPP SA" identifier:S2-2501234 purpose:action deadline:2025-07-31 text:"What is planned?"';
    await says(`receive title:"Avatars" ${about}`);
    await says(
      `draft title:"Reply on avatars" to:"3GPP SA; ETSI for comment" purpose:information deadline:2025-09-30 answers:S2-2501234 text:"${TEXT}" abstract:"${ABSTRACT}" contacts:"A Person, ETRI, KR, a@example.org"`,
    );
    const draft = fileOf(await says("export statement:2"));
    await says("approve statement:2 early:yes");
    const sent = fileOf(await says("send statement:2"));
    const [first, last] = await office.read(draft.bytes, sent.bytes);
    expect(first).toContain("Not approved: draft, version 1");
    expect(last).toEqual([
      ...["JCA-MV", "Joint Coordination Activity on metaverse standardization"],
      ...["JCA-MV-LS-001", "Original: English", "LIAISON STATEMENT"],
      ...["Source:", "JCA-MV", "Title:", "Reply on avatars"],
      ...["For action to:", "–", "For comment to:", "ETSI", "For information to:", "3GPP SA"],
      ...["Approval:", "JCA-MV, co-chair Co-chair, 3 July 2025"],
      ...["Deadline:", "Tuesday 30 September 2025, 23:59 (Europe/Zurich)"],
      ...["In reply to:", "3GPP SA, S2-2501234, Avatars"],
      ...["Contact:", "A Person, ETRI, KR", "E-mail: a@example.org"],
      ...["Abstract:", ABSTRACT],
      ...[
        "We thank you for your statement & the <draft>.",
        "1. The first deliverable is planned.",
        "- A second one is not.",
      ],
    ]);
  });
});
