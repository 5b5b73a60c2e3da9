import { type Fields, fieldsOf, type Json } from "./fields.ts";

/** Lengths and numbers that no type says, by element: https://docs.slack.dev/reference/block-kit/block-elements */
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** A text object: present, not empty, not too long. */
export function textProblems(name: string, value: unknown, most: number): string[] {
  const text = fieldsOf(value).text;
  if (typeof text !== "string" || text === "") return [`${name} has no text`];
  return text.length > most ? [`${name} has ${text.length} characters, at most ${most}`] : [];
}

const chars = (name: string, value: Json | undefined, most: number): string[] =>
  typeof value === "string" && value.length > most ? [`${name} has ${value.length} characters, at most ${most}`] : [];

const optional = (name: string, value: Json | undefined, most: number): string[] =>
  value === undefined ? [] : textProblems(name, value, most);

export function blockProblems(blocks: unknown[]): string[] {
  const problems: string[] = [];
  const blockIds = new Set<string>();
  const actionIds = new Set<string>();
  let shown = 0;
  for (const block of blocks.map(fieldsOf)) {
    problems.push(...uniqueId("block_id", block.block_id, blockIds));
    problems.push(...problemsOf(block));
    const inInput = block.type === "input";
    for (const element of elementsOf(block)) {
      // In a view the value stands below its block's id, so only there may an action id come again.
      if (!inInput) problems.push(...uniqueId("action_id", element.action_id, actionIds));
      problems.push(...elementProblems(element));
    }
    shown += JSON.stringify(block).length;
  }
  if (shown > 60_000) problems.push("msg_blocks_too_long");
  return problems;
}

function uniqueId(name: string, value: Json | undefined, known: Set<string>): string[] {
  if (value === undefined) return [];
  if (typeof value !== "string" || value === "") return [`an empty ${name}`];
  if (known.has(value)) return [`the ${name} "${value}" stands twice`];
  known.add(value);
  return chars(name, value, 255);
}

function elementsOf(block: Fields): Fields[] {
  const elements = block.type === "actions" ? list(block.elements) : [];
  return [...elements, block.element, block.accessory].filter((one) => one !== undefined).map(fieldsOf);
}

function problemsOf(block: Fields): string[] {
  switch (block.type) {
    case "header":
      return textProblems("header", block.text, 150);
    case "section":
      return [
        ...optional("section", block.text, 3000),
        ...(block.text === undefined && block.fields === undefined ? ["a section without text or fields"] : []),
        ...list(block.fields).flatMap((field) => textProblems("field", field, 2000)),
        ...count("fields of a section", list(block.fields), 0, 10),
      ];
    case "actions":
      return count("elements of actions", list(block.elements), 1, 25);
    case "context":
      return [
        ...count("elements of a context", list(block.elements), 1, 10),
        ...list(block.elements).flatMap((one) =>
          fieldsOf(one).type === "image" ? [] : textProblems("context", one, 3000),
        ),
      ];
    case "input":
      return [...textProblems("label", block.label, 2000), ...optional("hint", block.hint, 2000)];
    case "rich_text":
      return [...count("elements of rich text", list(block.elements), 1, 200), ...richProblems(block.elements)];
    default:
      return [];
  }
}

const count = (name: string, values: Json[], least: number, most: number): string[] =>
  values.length < least || values.length > most ? [`${values.length} ${name}, ${least} to ${most}`] : [];

function richProblems(value: Json | undefined): string[] {
  return list(value).flatMap((one) => {
    const { type, text, elements } = fieldsOf(one);
    const nested =
      elements === undefined
        ? []
        : [...(list(elements).length === 0 ? [`an empty ${type}`] : []), ...richProblems(elements)];
    if (type === "text" && text === "") return ["an empty text in rich text", ...nested];
    return [...chars("a text in rich text", text, 3000), ...nested];
  });
}

function optionProblems(options: Json[], chosen: Json[]): string[] {
  const written = new Set(options.map((option) => JSON.stringify(option)));
  return [
    ...count("options of a select", options, 1, 100),
    ...options
      .map(fieldsOf)
      .flatMap((option) => [
        ...textProblems("option", option.text, 75),
        ...chars("option value", option.value, 150),
        ...optional("option description", option.description, 75),
      ]),
    ...chosen
      .filter((one) => !written.has(JSON.stringify(one)))
      .map(() => "an initial option that is none of the options"),
  ];
}

function confirmProblems(confirm: Json | undefined): string[] {
  if (confirm === undefined) return [];
  const fields = fieldsOf(confirm);
  return [
    ...optional("confirm title", fields.title, 100),
    ...textProblems("confirm text", fields.text, 300),
    ...optional("confirm", fields.confirm, 30),
    ...optional("deny", fields.deny, 30),
  ];
}

function elementProblems(element: Fields): string[] {
  const own = [...confirmProblems(element.confirm), ...optional("placeholder", element.placeholder, 150)];
  switch (element.type) {
    case "button":
      return [
        ...own,
        ...textProblems("button", element.text, 75),
        ...chars("button value", element.value, 2000),
        ...chars("button url", element.url, 3000),
      ];
    case "static_select":
    case "multi_static_select": {
      const one = element.initial_option;
      const chosen = [...(one === undefined ? [] : [one]), ...list(element.initial_options)];
      return [...own, ...optionProblems(list(element.options), chosen)];
    }
    case "external_select":
      return element.initial_option ? [...own, ...optionProblems([element.initial_option], [])] : own;
    case "plain_text_input": {
      const most = element.max_length;
      const outside = typeof most === "number" && (most < 1 || most > 3000) ? [`max_length ${most}, 1 to 3000`] : [];
      const limit = typeof most === "number" ? most : 3000;
      return [...own, ...outside, ...chars("initial_value", element.initial_value, limit)];
    }
    case "file_input": {
      const files = element.max_files;
      return typeof files === "number" && (files < 1 || files > 10) ? [...own, `max_files ${files}, 1 to 10`] : own;
    }
    default:
      return own;
  }
}
