import { z } from "zod";
import { selfContained } from "./bidi.ts";
import type { FileRef } from "./call.ts";

/** A file that was fetched from its platform and looked at: what a command is given. */
export type ReceivedFile = { name: string; type: string; bytes: Uint8Array };

const MIB = 1024 * 1024;
export const FILE_BYTES = 20 * MIB;

/** "20 MiB", "340 KiB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < MIB) return `${Math.ceil(bytes / 1024)} KiB`;
  const whole = (bytes / MIB).toFixed(1);
  return `${whole.replace(/\.0$/, "")} MiB`;
}

/** Of a file's field: what its help begins with. */
export const upTo = (bytes: number): string => `Up to ${sizeOf(bytes)}.`;

/** `looks`: what may be found in its first bytes, by the usual ending; "text" for what has no mark of its own. `holds`: a file that one packed as "zip" has in it. */
export type FileKind = { type: string; looks: readonly string[] | "text"; holds?: string };

const OOXML = { holds: "[Content_Types].xml" };
const ODF = { holds: "META-INF/manifest.xml" };

/** Kinds of files that are taken at all, by the ending of the name. https://www.iana.org/assignments/media-types */
const KINDS = {
  pdf: { type: "application/pdf", looks: ["pdf"] },
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    looks: ["docx", "zip"],
    ...OOXML,
  },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", looks: ["xlsx", "zip"], ...OOXML },
  pptx: {
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    looks: ["pptx", "zip"],
    ...OOXML,
  },
  odt: { type: "application/vnd.oasis.opendocument.text", looks: ["odt", "zip"], ...ODF },
  ods: { type: "application/vnd.oasis.opendocument.spreadsheet", looks: ["ods", "zip"], ...ODF },
  odp: { type: "application/vnd.oasis.opendocument.presentation", looks: ["odp", "zip"], ...ODF },
  doc: { type: "application/msword", looks: ["cfb", "rtf"] },
  xls: { type: "application/vnd.ms-excel", looks: ["cfb"] },
  ppt: { type: "application/vnd.ms-powerpoint", looks: ["cfb"] },
  rtf: { type: "application/rtf", looks: ["rtf"] },
  png: { type: "image/png", looks: ["png"] },
  jpg: { type: "image/jpeg", looks: ["jpg"] },
  jpeg: { type: "image/jpeg", looks: ["jpg"] },
  zip: { type: "application/zip", looks: ["zip"] },
  txt: { type: "text/plain", looks: "text" },
  md: { type: "text/markdown", looks: "text" },
  csv: { type: "text/csv", looks: "text" },
} as const satisfies Record<string, FileKind>;

export type FileEnding = keyof typeof KINDS;
/** What people write documents in, and what they pack them in. */
export const DOCUMENTS: readonly FileEnding[] = [
  ...(["pdf", "docx", "doc", "odt", "rtf", "txt", "md", "pptx", "ppt", "odp"] as const),
  ...(["xlsx", "xls", "ods", "csv", "png", "jpg", "jpeg", "zip"] as const),
];

/** Undefined for an ending that is never taken. */
export function kindOf(ending: string): FileKind | undefined {
  return Object.entries(KINDS).find(([known]) => known === ending)?.[1];
}

/** Without a path and signs that do not show. */
export const fileNameOf = ({ name }: Pick<FileRef, "name">): string =>
  selfContained(
    name
      .replaceAll(/\p{Cc}/gu, " ")
      .replace(/^.*[/\\]/s, "")
      .trim(),
  );

export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

const refSchema = z.strictObject({
  platform: z.string(),
  workspace: z.string(),
  file: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
});

/** Says where a file is; what it says about it is only claimed. */
export const isFileRef = (value: unknown): value is FileRef => refSchema.safeParse(value).success;

export const isReceivedFile = (value: unknown): value is ReceivedFile =>
  typeof value === "object" &&
  value !== null &&
  "bytes" in value &&
  value.bytes instanceof Uint8Array &&
  "name" in value &&
  typeof value.name === "string" &&
  "type" in value &&
  typeof value.type === "string";
