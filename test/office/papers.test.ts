import { afterAll, describe, expect, it } from "vitest";
import { docxFile } from "#core/services/export/docx-file.ts";
import { EVERYTHING } from "../support/papers.ts";
import { openWordProcessor } from "./word-processor.ts";

describe("a file for word processors", () => {
  const office = openWordProcessor();
  afterAll(() => office.close());

  it("is opened by one, and every word of it stands there in order", async () => {
    const { bytes } = await docxFile("x", EVERYTHING);
    const [read] = await office.read(bytes);
    expect(read).toEqual([
      "Liaison statement # 1",
      ...["For action to:", "ETSI", "3GPP *SA*"],
      ...["Contact:", "SG21 representative ITU-T SG21", "KR"],
      ...["First <b>paragraph</b>,", "- with a second line.", "1. Second paragraph; 2_000 $ | &amp;"],
      ...["1. One", "2. Two of them", "• * A thing", "1. One again"],
      ...["Name", "Country", "First | person", "KR", "Second", "person", "the [list]"],
      "Prosím: 会议 🛰 مرحبا",
    ]);
  });
});
