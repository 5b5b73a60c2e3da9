import type { types } from "@slack/bolt";
import type { Option } from "#core/contract/view.ts";
import { LIMITS } from "./capabilities.ts";
import { plainText } from "./escape.ts";

export const plain = (text: string): types.PlainTextElement => ({
  type: "plain_text",
  text: plainText(text) || " ",
  emoji: false,
});

export function slackOption(option: Option): types.PlainTextOption {
  const { label, value, description } = option;
  return { text: plain(label), value, ...(description ? { description: plain(description) } : {}) };
}

/** Of what a search offers or starts with: a suggestion beside its value, so a long label may end in an ellipsis. Undefined where Slack takes no such value. */
export function suggestedOption({ label, value, description }: Option): types.PlainTextOption | undefined {
  if (value === "" || value.length > LIMITS.optionValueChars) return undefined;
  const shown = { label: ended(label || value), value };
  return slackOption(description ? { ...shown, description: ended(description) } : shown);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
function ended(text: string): string {
  if (plainText(text).length <= LIMITS.optionChars) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (plainText(kept + segment).length > LIMITS.optionChars - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
