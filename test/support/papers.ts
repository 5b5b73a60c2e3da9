import { type Paper, paragraphs } from "#core/contract/paper.ts";

/** One of each kind of block, and what people may type that is markup elsewhere. */
export const EVERYTHING: Paper = {
  title: "Reply & <questions>",
  by: "JCA-MV",
  language: "en",
  at: "2025-09-01T10:00:00.5Z",
  header: "JCA-MV-LS-001",
  blocks: [
    { kind: "heading", level: 1, text: "Liaison statement # 1" },
    {
      kind: "fields",
      rows: [
        { label: "For action to", value: [["ETSI"], ["3GPP *SA*"]] },
        { label: "Contact", value: [["SG21 representative", { italic: " ITU-T SG21 " }, "\nKR"]] },
      ],
    },
    { kind: "rule" },
    ...paragraphs("First <b>paragraph</b>,\n- with a second line.\n\n   \n1. Second paragraph; 2_000 $ | &amp;"),
    { kind: "list", ordered: true, items: [["One"], [{ bold: "Two" }, " of them"]] },
    { kind: "list", ordered: false, items: [["* A thing"]] },
    { kind: "list", ordered: true, items: [["One again"]] },
    {
      kind: "table",
      head: ["Name", "Country"],
      rows: [
        [["First | person"], ["KR"]],
        [["Second\nperson"], [{ link: "https://example.org/a b?c=(1)&d=%20", label: "the [list]" }]],
      ],
    },
    { kind: "page break" },
    { kind: "paragraph", runs: ["Prosím: 会议 🛰 مرحبا"], place: "center" },
  ],
};
