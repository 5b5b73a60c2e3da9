import type { FileChild, INumberingOptions, Paragraph, ParagraphChild, TableCell } from "docx";
import type { Block, Run } from "#core/contract/paper.ts";
import { addressOf, inXml } from "./plain-text.ts";

type Docx = typeof import("docx");

/** Twentieths of a point between the margins of the page. */
const WIDTH = 9638;
const LABEL = 2268;
const LISTS = { true: "numbered", false: "bulleted" } as const;
/** Eighths of a point, and points from the text. */
const RULE = { style: "single", size: 12, space: 1, color: "000000" } as const;
const INDENT = { left: 567, hanging: 567 };

/** What the library makes of the blocks, in their order; every list counts from 1. */
export function blockWriter(docx: Docx, blocks: Block[]): { children: FileChild[]; numbering: INumberingOptions } {
  const { AlignmentType, LevelFormat } = docx;
  const level = (format: "decimal" | "bullet", text: string) => [
    { level: 0, format, text, alignment: AlignmentType.START, style: { paragraph: { indent: INDENT } } },
  ];
  const config = [
    { reference: LISTS.true, levels: level(LevelFormat.DECIMAL, "%1.") },
    { reference: LISTS.false, levels: level(LevelFormat.BULLET, "–") },
  ];
  return { children: blocks.flatMap((block, at) => written(docx, block, at)), numbering: { config } };
}

function written(docx: Docx, block: Block, at: number): FileChild[] {
  const { HeadingLevel, PageBreak, Paragraph } = docx;
  switch (block.kind) {
    case "heading": {
      const level = ([HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const)[
        block.level - 1
      ];
      return [new Paragraph({ ...(level ? { heading: level } : {}), children: runs(docx, [block.text]) })];
    }
    case "paragraph":
      return [new Paragraph({ alignment: block.place ?? "left", children: runs(docx, block.runs) })];
    case "list": {
      const numbering = { reference: LISTS[`${block.ordered}`], level: 0, instance: at };
      return block.items.map((item) => new Paragraph({ numbering, children: runs(docx, item) }));
    }
    case "fields":
      return [fields(docx, block.rows)];
    case "table":
      return [table(docx, block)];
    case "rule":
      return [new Paragraph({ border: { bottom: RULE }, spacing: { before: 0, after: 120 }, children: [] })];
    case "page break":
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return block satisfies never;
  }
}

function runs(docx: Docx, said: Run[]): ParagraphChild[] {
  return said.flatMap((one) => {
    if (typeof one === "string") return lines(docx, one, {});
    if ("bold" in one) return lines(docx, one.bold, { bold: true });
    if ("italic" in one) return lines(docx, one.italic, { italics: true });
    const children = lines(docx, one.label, { style: "Hyperlink" });
    return [new docx.ExternalHyperlink({ link: addressOf(one.link), children })];
  });
}

type Look = { bold?: true; italics?: true; style?: string };

const lines = ({ TextRun }: Docx, text: string, look: Look): ParagraphChild[] =>
  inXml(text)
    .split(/\r?\n/)
    .map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));

type Widths = { width: number; borders?: object };

function cell({ TableCell, WidthType }: Docx, children: Paragraph[], { width, borders }: Widths): TableCell {
  const size = { size: width, type: WidthType.DXA };
  return new TableCell({ width: size, children, ...(borders ? { borders } : {}), margins: { left: 57, right: 57 } });
}

const NONE = { style: "none", size: 0, color: "FFFFFF" } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

function fields(docx: Docx, rows: { label: string; value: Run[][] }[]): FileChild {
  const { Paragraph, Table, TableRow, WidthType } = docx;
  const label = (text: string) => new Paragraph({ children: runs(docx, [{ bold: `${text}:` }]) });
  const one = (value: Run[]) => new Paragraph({ children: runs(docx, value) });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL, WIDTH - LABEL],
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(docx, [label(row.label)], { width: LABEL, borders: NO_BORDERS }),
            cell(docx, row.value.map(one), { width: WIDTH - LABEL, borders: NO_BORDERS }),
          ],
        }),
    ),
  });
}

function table(docx: Docx, { head, rows }: { head: string[]; rows: Run[][][] }): FileChild {
  const { Paragraph, Table, TableRow, WidthType } = docx;
  const width = Math.floor(WIDTH / head.length);
  const one = (said: Run[]) => cell(docx, [new Paragraph({ children: runs(docx, said) })], { width });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: head.map(() => width),
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((title) => one([{ bold: title }])) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map(one) })),
    ],
  });
}
