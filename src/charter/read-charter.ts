import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { type Charter, charterFileSchema } from "#core/contract/charter.ts";
import { CharterError } from "./charter-error.ts";
import { explainIssue, writePath } from "./explain-issue.ts";

/** Where a key stands, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const around = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    if (isMap(around)) {
      const pair = around.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** Reads one charter from the text of a file; every fault names file, line, column, path and what is expected. */
export function readCharter(file: string, text: string): Charter {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new CharterError(document.errors.map((error) => `${at(error.pos[0])} expected YAML: ${error.message}`));
  }
  const value: unknown = document.toJS();
  const parsed = charterFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .flatMap((issue) => explainIssue(issue, charterFileSchema, value))
    .map((fault) => ({ ...fault, offset: offsetOf(document, fault.at) }))
    .sort((one, other) => one.offset - other.offset);
  throw new CharterError(
    faults.map(({ at: path, offset, says }) => `${at(offset)} ${writePath(path) || "the file"}: ${says}`),
  );
}
