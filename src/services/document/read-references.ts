import type { Charter } from "#core/contract/charter.ts";
import type { Reads } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Document } from "#db/queries/document.ts";
import { findDocument } from "./find-document.ts";
import { withRevision } from "./number.ts";
import { withoutRevision } from "./said-revision.ts";
import { nameOf } from "./state.ts";

const SCHEME = /^[a-z][a-z\d+.-]*:(?!\s|$)/i;
const PATH = /^[./\\]/;

/** `own`: also whether the documents of this activity that are named are there; what another body refers to are its own. */
type Read = { field: string; own: boolean };

/** Addresses, numbers of documents and other names, with semicolons: as they were typed, documents of this activity by their whole number. Throws a Problem for what leads nowhere. */
export async function readReferences(ctx: PersonContext, said: string, { field, own }: Read): Promise<string> {
  for (const one of said.split(/[;\n]/).map((each) => each.trim()))
    if (PATH.test(one) || (SCHEME.test(one) && !isAddress(one))) throw leadsNowhere(one, field);
  if (!own) return said;
  const named = await Promise.all(said.split(BETWEEN).map(async (one) => await wholeName(ctx, one, field)));
  return named.join("");
}

const BETWEEN = /(\s*(?:[;\n]|,\s)\s*)/;

/** Before the command runs. */
export const readsReferences =
  (how: Read): Reads<string> =>
  (ctx, said) =>
    readReferences(ctx, said, how);

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" || url?.protocol === "http:";
}

const leadsNowhere = (said: string, field: string) =>
  new Problem({
    code: "invalid",
    message: `"${said.slice(0, 80)}" is no address.`,
    hint: "Write addresses that begin with https:// or http://, or numbers of documents, with semicolons between them.",
    field,
  });

/** "document 9". */
const BY_NUMBER = /^doc(?:ument|\.)?\s+#?(\d{1,9})$/i;

/** "I-001" as "JCA-MV-I-001"; what names no document of this activity stays. */
async function wholeName(ctx: PersonContext, said: string, field: string): Promise<string> {
  const number = BY_NUMBER.exec(said)?.[1];
  if (number === undefined && !isNumbered(ctx.activity.charter, said)) return said;
  try {
    const { document, revision = 0 } = await findDocument(ctx, number ?? said);
    if (document.state === "withdrawn") throw isWithdrawn(document);
    return document.label === null ? said : withRevision(document.label, revision, ctx.activity.charter);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, message, hint } = error;
    throw new Problem({ code, message, hint, field });
  }
}

const isWithdrawn = (document: Document) =>
  new Problem({
    code: "conflict",
    message: `${nameOf(document)} is withdrawn.`,
    hint: "Name another document, or leave it out.",
  });

/** As the charter numbers its documents, with or without the prefix and a revision: "JCA-MV-I-001", "I-1 Rev.2". */
function isNumbered({ numbering }: Charter, said: string): boolean {
  const { statement: _, ...series } = numbering.series;
  const named = [said, withoutRevision(said, numbering)?.named ?? said];
  const isOf = (pattern: string) => named.some((one) => formOf(pattern, numbering.prefix).test(one));
  return Object.values(series).some((one) => one !== undefined && isOf(one.pattern));
}

const SIGNS = String.raw`[\s_/-]*`;

function formOf(pattern: string, prefix: string): RegExp {
  const short = pattern.replace(/^\{prefix\}[\s_/-]*/, "");
  const before = short === pattern ? "" : `(?:${RegExp.escape(prefix)}${SIGNS})?`;
  const form = short
    .split(/(\{[a-z]+\})/)
    .map((part) => PARTS[part] ?? (part === "{prefix}" ? RegExp.escape(prefix) : RegExp.escape(part)))
    .join("");
  return new RegExp(`^${before}${form}$`, "i");
}

const PARTS: Record<string, string> = { "{n}": "\\d{1,9}", "{year}": "\\d{4}", "{period}": "\\d{4}-\\d{4}" };
