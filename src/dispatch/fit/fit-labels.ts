import type { Capabilities } from "#core/contract/capabilities.ts";
import { labelLength, shortened } from "#core/contract/shorten.ts";
import type { Choice, Option, Part } from "#core/contract/view.ts";

type Of<Kind extends Part["kind"]> = Extract<Part, { kind: Kind }>;
/** Slack takes 300: https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
const CONFIRM_CHARS = 300;
/** Both platforms take 150: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const PLACEHOLDER_CHARS = 150;

/** A label too long for a button or a select is shortened and numbered, and stands in full under that number above it. */
export function fitLabels(part: Part, can: Capabilities): Part[] {
  if (part.kind === "choices") return fitChoices(part, can);
  if (part.kind === "pick") return fitPick(part, can);
  return [part];
}

function fitChoices(part: Of<"choices">, can: Capabilities): Part[] {
  const most = can.message.choiceLabelChars;
  const options = part.options.map((choice, index): Choice => {
    const label = numbered(choice.label, index, most);
    if (choice.confirm === undefined) return { ...choice, label };
    return { ...choice, label, confirm: shortened(choice.confirm, CONFIRM_CHARS) };
  });
  const full = part.options.flatMap((choice, index) =>
    said(index, [choice.label, most], [choice.confirm ?? "", CONFIRM_CHARS]),
  );
  return [...listed(full), { ...part, options }];
}

function fitPick(part: Of<"pick">, can: Capabilities): Part[] {
  const most = can.message.optionLabelChars;
  const fitted = part.options.map((option, index): Option => {
    const label = numbered(option.label, index, most);
    const { value, description } = option;
    return { label, value, ...(description === undefined ? {} : { description: shortened(description, most) }) };
  });
  const full = part.options.flatMap((option, index) =>
    said(index, [option.label, most], [option.description ?? "", most]),
  );
  const asked: Part[] =
    labelLength(part.placeholder) > PLACEHOLDER_CHARS ? [{ kind: "text", spans: [part.placeholder] }] : [];
  const placeholder = shortened(part.placeholder, PLACEHOLDER_CHARS);
  return [...asked, ...listed(full), ...selects({ ...part, placeholder, options: fitted }, can)];
}

/** More options than a select holds: found by typing where messages can, else several selects one after the other. */
function selects(part: Of<"pick">, can: Capabilities): Part[] {
  const size = can.message.pickOptions;
  if (part.options.length <= size) return [part];
  if (can.message.search) return [{ ...part, search: part.arg }];
  const parts: Part[] = [];
  for (let from = 0; from < part.options.length; from += size) {
    const options = part.options.slice(from, from + size);
    const range = ` (${from + 1}–${from + options.length} of ${part.options.length})`;
    const placeholder = shortened(part.placeholder, PLACEHOLDER_CHARS - range.length) + range;
    const [min, max] = [Math.min(part.min, options.length), Math.min(part.max, options.length)];
    parts.push({ ...part, placeholder, options, min, max });
  }
  return parts;
}

function numbered(label: string, index: number, most: number): string {
  return labelLength(label) <= most ? label : shortened(`${index + 1}. ${label}`, most);
}

function said(index: number, ...texts: [text: string, most: number][]): string[] {
  if (texts.every(([text, most]) => labelLength(text) <= most)) return [];
  const full = texts.map(([text]) => text).filter((text) => text !== "");
  return [`${index + 1}. ${full.join(" – ")}`];
}

const listed = (full: string[]): Part[] => (full.length > 0 ? [{ kind: "text", spans: [full.join("\n")] }] : []);
