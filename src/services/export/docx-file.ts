import type { Paper } from "#core/contract/paper.ts";
import { blockWriter } from "./docx-blocks.ts";
import { inXml } from "./plain-text.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** A4 with margins of 2 cm, in twentieths of a point. */
const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 } };
const FONT = "Times New Roman";

const heading = (points: number) => ({
  run: { font: FONT, size: points * 2, bold: true, color: "000000" },
  paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
});

const STYLES = (language: string) => ({
  default: {
    document: {
      run: { font: FONT, size: 24, language: { value: language } },
      paragraph: { spacing: { before: 60, after: 60 } },
    },
    heading1: heading(14),
    heading2: heading(13),
    heading3: heading(12),
  },
});

/** A file for word processors (Office Open XML). The library is loaded when the first one is wanted. */
export async function docxFile(name: string, paper: Paper) {
  const docx = await import("docx");
  const { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun, AlignmentType } = docx;
  const { children, numbering } = blockWriter(docx, paper.blocks);
  const page = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  const head = new Paragraph({ alignment: AlignmentType.CENTER, text: inXml(paper.header ?? "") });
  const document = new Document({
    styles: STYLES(paper.language),
    numbering,
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: new Header({ children: [head] }), first: new Header({ children: [] }) },
        footers: { default: new Footer({ children: [page] }), first: new Footer({ children: [] }) },
        children,
      },
    ],
  });
  const core = { path: "docProps/core.xml", data: coreOf(paper) };
  const bytes = new Uint8Array(await Packer.toBuffer(document, undefined, [core]));
  return { name: `${name}.docx`, type: TYPE, bytes };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => inXml(text).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The library would write the machine's own time into it. */
function coreOf({ title, by, language, at }: Paper): string {
  const spaces = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(" ");
  const seconds = Temporal.Instant.from(at).toString({ smallestUnit: "second" });
  const time = (what: string) => `<dcterms:${what} xsi:type="dcterms:W3CDTF">${seconds}</dcterms:${what}>`;
  const said = `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(by)}</dc:creator><dc:language>${escaped(language)}</dc:language>`;
  const whole = `<cp:coreProperties ${spaces}>${said}${time("created")}${time("modified")}</cp:coreProperties>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${whole}`;
}
