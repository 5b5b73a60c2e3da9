import { describe, expect, it } from "vitest";
import { readItems } from "#core/services/agenda/import/read-items.ts";
import { writeItems } from "#core/services/agenda/import/write-items.ts";

/** What was read, as the text of an agenda, and what is remarked about it. */
function read(...lines: string[]) {
  const { items, remarks, faults, unit } = readItems(lines.join("\n"));
  return {
    agenda: writeItems(items).split("\n"),
    remarks: remarks.map(({ line, why }) => `${unit} ${line} ${why}`),
    faults: faults.map(({ line, why }) => `${unit} ${line} ${why}`),
  };
}
const agendaOf = (...lines: string[]) => read(...lines).agenda;

const TWO = ["1. Opening", "2. Closing"];
const NESTED = ["1. Opening", "2. Reports", "  2.1. SG17", "  2.2. SG21", "3. Closing"];

describe("a pasted agenda", () => {
  it.each([
    ["with dots", "1. Opening", "2. Closing"],
    ["with brackets", "1) Opening", "2) Closing"],
    ["in brackets", "(1) Opening", "(2) Closing"],
    ["by tabs, as from a text processor", "1\tOpening", "2\tClosing"],
    ["by bare numbers", "1 Opening", "2 Closing"],
    ["with the numbers in lines of their own", "1", "Opening", "2", "Closing"],
    ["in letters", "a) Opening", "b) Closing"],
    ["in capital letters", "A. Opening", "B. Closing"],
    ["in Roman numbers", "I. Opening", "II. Closing"],
    ["as items", "Item 1: Opening", "Item 2: Closing"],
    ["with bullets", "• Opening", "• Closing"],
    ["with dashes", "- Opening", "- Closing"],
    ["not at all", "Opening", "", "Closing"],
    ["with the bullets of a text processor", "\uF0B7\tOpening", "\uF0B7 Closing"],
    ["in Arabic digits", "١. Opening", "۲. Closing"],
    ["by numbers in one sign", "⒈Opening", "⒉ Closing"],
    ["by bracketed numbers in one sign", "⑴ Opening", "⑵ Closing"],
    ["between rules", "-----", "1. Opening", "—", "2. Closing", "***"],
    ["in full-width digits", "１．Opening", "２．Closing"],
    ["in one line, by semicolons", "Opening; Closing"],
    ["in one line, by numbers", "1. Opening 2. Closing"],
    ["in one line, by bracketed numbers", "(1) Opening (2) Closing"],
    ["in one line, as items", "Item 1: Opening Item 2: Closing"],
    ["in one line, by numbers in one sign", "⒈Opening ⒉ Closing"],
    ["in one line, in Arabic digits", "١. Opening ٢. Closing"],
  ])("may be numbered %s", (_how, ...lines) => {
    expect(read(...lines)).toEqual({ agenda: TWO, remarks: [], faults: [] });
  });

  it.each([
    ["by numbers", "1. Opening", "2. Reports", "2.1 SG17", "2.2 SG21", "3. Closing"],
    ["by letters", "1. Opening", "2. Reports", "a) SG17", "b) SG21", "3. Closing"],
    ["by bullets further in than numbers", "1. Opening", "2. Reports", "  • SG17", "  • SG21", "3. Closing"],
    ["by indented dashes", "- Opening", "- Reports", "  - SG17", "  - SG21", "- Closing"],
    ["by indented numbers that begin anew", "1. Opening", "2. Reports", "   1. SG17", "   2. SG21", "3. Closing"],
    ["by indentation alone", "Opening", "Reports", "\tSG17", "\tSG21", "Closing"],
    ["by Roman numbers below letters", "A. Opening", "B. Reports", "i) SG17", "ii) SG21", "C. Closing"],
    ["in Chinese order", "一、Opening", "二、Reports", "（一）SG17", "（二）SG21", "三、Closing"],
    ["in full-width digits", "１．Opening", "２．Reports", "２．１ SG17", "２．２ SG21", "３．Closing"],
    ["as items", "Item 1: Opening", "Item 2: Reports", "Item 2.1: SG17", "Item 2.2: SG21", "Item 3: Closing"],
    [
      "as agenda items",
      "Agenda item 1 – Opening",
      "Agenda item 2 – Reports",
      "Agenda item 2.1 – SG17",
      "Agenda item 2.2 – SG21",
      "Agenda item 3 – Closing",
    ],
    ["as Chinese items", "第1项 Opening", "第2项 Reports", "第2.1项 SG17", "第2.2项 SG21", "第3项 Closing"],
    ["in brackets", "(1) Opening", "(2) Reports", "(2.1) SG17", "(2.2) SG21", "(3) Closing"],
  ])("may be nested %s", (_how, ...lines) => {
    expect(read(...lines)).toEqual({ agenda: NESTED, remarks: [], faults: [] });
  });

  it("takes bullets for sub-items of the numbered item above them, and says so where they stand no further in", () => {
    expect(read("1. Opening", "2. Reports", "• SG17", "• SG21", "3. Closing")).toEqual({
      agenda: NESTED,
      remarks: ["Line 3 has a bullet, and is taken as a sub-item of item 2, as is the bullet after it"],
      faults: [],
    });
    expect(read("1) Opening", "2) Any other business", "• Closing").remarks).toEqual([
      "Line 3 has a bullet, and is taken as a sub-item of item 2",
    ]);
  });

  it.each([
    [
      ["Annex B", "Draft agenda of the second meeting", "(4 December 2025, Geneva)"],
      ["Opening", "Approval of the agenda"],
    ],
    [["Agenda:"], ["Approval of the draft agenda", "Closing"]],
    [
      ["附件B", "第二次会议议程草案", "（2025年12月4日，14:00-16:00）"],
      ["开幕", "批准议程", "闭幕"],
    ],
    [["第二次会议议程"], ["通过议程草案", "闭幕"]],
    [[], ["Approval of the draft agenda", "(4 December 2025)"]],
    [[], ["批准议程草案", "闭幕"]],
  ])("may have its title above items without numbers: %j", (above, items) => {
    const { agenda, remarks } = read(...above, ...items);
    expect(agenda).toEqual(items.map((item, at) => `${at + 1}. ${item}`));
    expect(remarks).toEqual(above.map((_, at) => `Line ${at + 1} is left out, as the title of the agenda`));
  });

  it("is four levels deep at most, and says what was deeper", () => {
    const deep = read("1. A", "1.1 B", "1.1.1 C", "1.1.1.1 D", "1.1.1.1.1 E");
    expect(deep.agenda.slice(2)).toEqual(["    1.1.1. C", "      1.1.1.1. D", "      1.1.1.2. E"]);
    expect(deep.remarks).toEqual(["Line 5 is more than 4 levels deep, and is taken at level 4"]);
  });

  it("takes the ninth letter for a letter and the first Roman number for a number", () => {
    const letters = [..."abcdefghij"].map((letter) => `${letter}) ${letter.toUpperCase()}`);
    expect(agendaOf(...letters)).toHaveLength(10);
    expect(agendaOf("i) One", "ii) Two", "iii) Three", "iv) Four", "v) Five")).toHaveLength(5);
  });

  it("leaves alone what only looks like a number", () => {
    const words = ["3GPP liaison", "2025 work plan", "10 minutes of silence", "5G and beyond", "11:15 Coffee"];
    expect(agendaOf(...words)).toEqual(words.map((word, at) => `${at + 1}. ${word}`));
  });
});

describe("a pasted agenda in Chinese", () => {
  it("is read as the circular writes it: number, tab, words, with links and quotes inside", () => {
    const { agenda, remarks } = read(
      "附件C",
      "第二次会议议程草案",
      "（2025年12月4日，14:00-16:00）",
      "1\t开幕",
      "2\t通过议程",
      "3\t工作方式，包括文件[https://example.org/docs/]和远程与会",
      "4\t“虚拟空间”一词的用法",
      "5\t闭幕",
    );
    expect(agenda).toEqual([
      "1. 开幕",
      "2. 通过议程",
      "3. 工作方式，包括文件[https://example.org/docs/]和远程与会",
      "4. “虚拟空间”一词的用法",
      "5. 闭幕",
    ]);
    expect(remarks).toEqual([1, 2, 3].map((line) => `Line ${line} is left out, as the title of the agenda`));
  });

  it.each([
    ["一、开幕", "二、报告", "三、闭幕"],
    ["第一项 开幕", "第二项 报告", "第三项 闭幕"],
    ["①开幕", "②报告", "③闭幕"],
    ["1、开幕", "2、报告", "3、闭幕"],
    ["1开幕", "2报告", "3闭幕"],
    ["（1）开幕", "（2）报告", "（3）闭幕"],
    ["议题一：开幕", "议题二：报告", "议题三：闭幕"],
    ["1、开幕2、报告3、闭幕"],
    ["１．开幕 ２．报告 ３．闭幕"],
    ["１、开幕 ２、报告 ３、闭幕"],
    ["一、开幕；二、报告；三、闭幕"],
    ["一、开幕 二、报告 三、闭幕"],
    ["（一）开幕（二）报告（三）闭幕"],
    ["第一项 开幕 第二项 报告 第三项 闭幕"],
    ["①开幕②报告③闭幕"],
    ["开幕；报告；闭幕"],
  ])("may be numbered %s %s", (...lines) => {
    expect(read(...lines)).toEqual({ agenda: ["1. 开幕", "2. 报告", "3. 闭幕"], remarks: [], faults: [] });
  });

  it.each([
    ["議程：1、開幕；2、報告；3、閉幕", ["開幕", "報告", "閉幕"]],
    [
      "Annex B Draft agenda of JCA-MV 1 Opening 2 Reports of 2 groups 3 Closing",
      ["Opening", "Reports of 2 groups", "Closing"],
    ],
    ["Draft agenda: 1. Opening 2. Closing", ["Opening", "Closing"]],
    [
      "Agenda of 1 December 2025: 1 Opening 2 Results of 3 March 3 Marketing",
      ["Opening", "Results of 3 March", "Marketing"],
    ],
    ["议程 12 月 1 日 1 开幕 2 报告 3 闭幕", ["开幕", "报告", "闭幕"]],
  ])("may have its title before its items in one line: %s", (line, titles) => {
    const { agenda, remarks } = read(line);
    expect(agenda).toEqual(titles.map((title, at) => `${at + 1}. ${title}`));
    expect(remarks).toEqual(["Part 1 is left out, as the title of the agenda"]);
  });

  it.each(["1 Review of Release 2 Draft", "1 Reports of 2 Groups"])(
    "is one item where a number alone does not go on: %s",
    (line) => {
      expect(agendaOf(line)).toEqual([`1. ${line.slice(2)}`]);
    },
  );

  it.each(["一、审议文件一、二、三", "一、审议项目十二、十三", "1、第2、3章"])(
    "is not cut inside an item: %s",
    (line) => {
      expect(agendaOf(line)).toEqual([`1. ${line.slice(2)}`]);
    },
  );

  it("counts beyond ten", () => {
    const numbers = ["九", "十", "十一", "十二", "二十", "二十一"];
    const { agenda, remarks } = read(...numbers.map((number) => `${number}、事项`));
    expect(agenda).toHaveLength(6);
    expect(remarks).toEqual([
      "Line 1 begins with number 9, and is counted from 1",
      "Line 5 has number 20 after 12, and is counted on",
    ]);
  });

  it("says presenters and minutes in brackets", () => {
    expect(agendaOf("一、致辞（主席，10分钟）", "二、介绍（报告人：秘书处；５分钟）", "三、报告（１５分钟）")).toEqual([
      "1. 致辞 (presenter: 主席; 10 min)",
      "2. 介绍 (presenter: 秘书处; 5 min)",
      "3. 报告 (15 min)",
    ]);
  });
});

describe("minutes, presenter and documents", () => {
  it.each([
    ["Opening (5 min)", "Opening (5 min)"],
    ["Opening – 5 minutes", "Opening (5 min)"],
    ["Opening, 5 min.", "Opening (5 min)"],
    ["Opening [1 h 30]", "Opening (90 min)"],
    ["Opening (1.5 hours)", "Opening (90 min)"],
    ["Opening\t10'", "Opening (10 min)"],
    ["Report (presenter: SG17 representative, 10 min)", "Report (presenter: SG17 representative; 10 min)"],
    ["Report (Co-chairs, 10 min)", "Report (presenter: Co-chairs; 10 min)"],
    ["Report (SG21 representative, 10 min)", "Report (presenter: SG21 representative; 10 min)"],
    ["Report – presented by the secretariat", "Report (presenter: the secretariat)"],
    ["Report (rapporteur: SG17 representative) – 10 min", "Report (presenter: SG17 representative; 10 min)"],
    ["Inputs (documents: JCA-MV-I-001, JCA-MV-I-002)", "Inputs (documents: JCA-MV-I-001, JCA-MV-I-002)"],
    ["Inputs [https://example.org/docs]", "Inputs (documents: https://example.org/docs)"],
  ])("are recognized where they are plainly stated: %s", (line, item) => {
    expect(agendaOf(line)).toEqual([`1. ${item}`]);
  });

  it.each([
    "Terms of reference (including the lifetime)",
    "The first 10 minutes of a meeting",
    "Liaison statement (TD 12, for information)",
    "Report (for information, 10 min)",
    "Next meeting (11:15–13:15)",
    "(10 min)",
    "Break (2000 min)",
  ])("are not guessed: %s", (title) => {
    const [item] = readItems(title).items;
    expect(item).toMatchObject({ title, presenter: null, minutes: null, documents: null });
  });
});

describe("what could be meant otherwise", () => {
  it("is named by its line, and kept", () => {
    const { agenda, remarks } = read(
      "Draft agenda",
      "",
      "1. Opening",
      "2. Consideration of how the activity works, of its documents and",
      "of remote participation",
      "Coffee",
      "5. Closing",
      "5. Afterwards",
      "6.",
    );
    expect(agenda).toEqual([
      "1. Opening",
      "2. Consideration of how the activity works, of its documents and of remote participation",
      "3. Coffee",
      "4. Closing",
      "5. Afterwards",
    ]);
    expect(remarks).toEqual([
      "Line 1 is left out, as the title of the agenda",
      "Line 5 has no number, and is taken as the rest of line 4",
      "Line 6 has no number, and is taken as an item of its own",
      "Line 7 has number 5 after 2, and is counted on",
      "Line 8 has number 5 after 5, and is counted on",
      "Line 9 is left out: there are no words behind its number",
    ]);
  });

  it("says where a number of another list is taken", () => {
    const { agenda, remarks } = read("1. Opening", "2. Reports", "3. Use cases", "(11) Avatars", "4. Closing");
    expect(agenda.slice(2)).toEqual(["3. Use cases", "  3.1. Avatars", "4. Closing"]);
    expect(remarks).toEqual(["Line 4 has number 11, and is taken as a sub-item of item 3"]);
  });

  it("is refused by its line where it cannot be kept", () => {
    const long = "word ".repeat(61).trim();
    expect(read("1. Opening", `2. ${long}`, `3. X (presenter: ${"x".repeat(121)})`).faults).toEqual([
      "Line 2 has a title of 304 characters; at most 300 are possible",
      "Line 3 has a presenter of 121 characters; at most 120 are possible",
    ]);
    const many = Array.from({ length: 201 }, (_, at) => `${at + 1}. Item`);
    expect(read(...many).faults).toEqual(["Line 201 begins item 201; at most 200 are taken"]);
    expect(read(...many.slice(0, 200))).toMatchObject({ remarks: [], faults: [] });
  });
});
