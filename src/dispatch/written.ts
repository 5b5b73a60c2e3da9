import type { Values } from "#core/contract/call.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Message, Part } from "#core/contract/view.ts";

/** Below why a sent form was refused: the longer texts it held, which are gone with it otherwise. */
export function withWritten(view: Message, declaration: Declaration | undefined, values: Values = {}): Message {
  const texts = (declaration?.fields ?? []).flatMap(({ name, label, kind }): Part[] => {
    const text = values[name];
    const said = kind === "paragraph" && typeof text === "string" && text.trim() !== "";
    return said ? [{ kind: "quote", by: [{ bold: label }], spans: [text] }] : [];
  });
  if (texts.length === 0) return view;
  const kept: Part = { kind: "text", spans: ["What you wrote is not kept. Here it is, to be copied:"] };
  return { ...view, parts: [...view.parts, kept, ...texts] };
}
