import type { types } from "@slack/bolt";
import type { Block } from "./blocks.ts";
import { LIMITS } from "./capabilities.ts";

/** The text of a message for the limit of the whole; the options of selects have limits of their own. */
function shownChars(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, inner) => sum + shownChars(inner), 0);
  if (typeof node !== "object" || node === null) return 0;
  let sum = 0;
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === "string") sum += name === "text" || name === "fallback" ? value.length : 0;
    else if (name !== "options") sum += shownChars(value);
  }
  return sum;
}

type Rule = { what: string; chars: number; most: number };

/** The first thing Slack would refuse, in words; undefined when all is within its limits. */
export function firstExcess(rules: Rule[]): string | undefined {
  const broken = rules.find((rule) => rule.chars > rule.most);
  return broken && `${broken.what} has ${broken.chars}, Slack takes ${broken.most}`;
}

export function excessOfBlocks(blocks: Block[], most: number): string | undefined {
  return firstExcess([
    { what: "the number of blocks", chars: blocks.length, most },
    { what: "the text of all blocks", chars: shownChars(blocks), most: LIMITS.blocksChars },
    ...blocks.flatMap(rulesOf),
  ]);
}

function elementsOf(block: Block): types.ActionsBlockElement[] {
  if (block.type === "actions") return block.elements;
  if (block.type !== "section" || !block.accessory || block.accessory.type === "image") return [];
  return [block.accessory];
}

function rulesOf(block: Block): Rule[] {
  return elementsOf(block).flatMap((element): Rule[] => {
    const id = { what: "an action id", chars: element.action_id?.length ?? 0, most: LIMITS.actionIdChars };
    if (element.type === "button") {
      return [
        id,
        { what: `the button "${element.text.text}"`, chars: element.text.text.length, most: LIMITS.buttonChars },
        { what: "a button's value", chars: element.value?.length ?? 0, most: LIMITS.buttonValueChars },
        { what: "a confirmation", chars: element.confirm?.text.text.length ?? 0, most: LIMITS.confirmTextChars },
      ];
    }
    if (element.type === "static_select" || element.type === "multi_static_select") {
      return [id, ...rulesOfOptions(element.options ?? [])];
    }
    return [id];
  });
}

type Shown = { text: { text: string }; value?: string; description?: { text: string } };
export function rulesOfOptions(options: Shown[]): Rule[] {
  return [
    { what: "the number of options", chars: options.length, most: LIMITS.selectOptions },
    ...options.flatMap((option) => [
      { what: `the option "${option.text.text}"`, chars: option.text.text.length, most: LIMITS.optionChars },
      { what: "an option's value", chars: option.value?.length ?? 0, most: LIMITS.optionValueChars },
      { what: "an option's description", chars: option.description?.text.length ?? 0, most: LIMITS.optionChars },
    ]),
  ];
}
