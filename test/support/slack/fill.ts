import { type FilledIn, isOwnFile, type OwnFile } from "../chat.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";
import { fieldNameOf, inputsOf, plain } from "./shown.ts";
import type { View } from "./state.ts";

/** Slack's client takes no larger file in a form. https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MOST_BYTES = 10_000_000;
export type Client = { suggest: Suggest; keep(file: OwnFile): Fields };
type Suggest = (blockId: string, actionId: string, typed: string) => Promise<Fields[]>;
/** What the client itself says, without asking the app. */
export type Filled = { values: Fields } | { errors: Record<string, string> };

const all = (given: string | string[]): string[] => (Array.isArray(given) ? given : [given]);

function chosenOf(options: Fields[], wanted: string[]): Fields[] {
  return wanted
    .filter((one) => one !== "")
    .map((one) => {
      const found =
        options.find((option) => option.value === one) ?? options.find((option) => plain(option.text) === one);
      if (!found)
        throw new Error(`No option "${one}" among: ${options.map((option) => plain(option.text)).join(", ")}`);
      return found;
    });
}

async function searchedOption(block: Fields, element: Fields, given: string | string[] | undefined, suggest: Suggest) {
  if (given === undefined) return element.initial_option ?? null;
  const typed = all(given)[0] ?? "";
  if (typed === "") return null;
  const offered = await suggest(textOf(block.block_id), textOf(element.action_id), typed);
  const exact = offered.find((one) => one.value === typed || plain(one.text) === typed);
  const option = exact ?? offered.find((one) => plain(one.text).startsWith(typed)) ?? offered[0];
  if (!option) throw new Error(`Nothing is offered for "${typed}"`);
  return option;
}

/** What the client says of a file that the field does not take. */
function refusedFile({ filetypes }: Fields, { name, bytes }: OwnFile): string | undefined {
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  if (Array.isArray(filetypes) && !filetypes.includes(ending)) return "This file type isn’t allowed.";
  return bytes.byteLength > MOST_BYTES ? "This file is too large." : undefined;
}

async function stateOf(block: Fields, given: FilledIn[string] | undefined, client: Client): Promise<Fields> {
  const element = fieldsOf(block.element);
  const type = textOf(element.type);
  if (type === "file_input") return { type, files: isOwnFile(given) ? [client.keep(given)] : [] };
  if (isOwnFile(given)) throw new Error(`${textOf(block.block_id)} takes no file`);
  switch (type) {
    case "plain_text_input":
      return { type, value: (given === undefined ? textOf(element.initial_value) : all(given).join("\n")) || null };
    case "static_select": {
      const option = given === undefined ? element.initial_option : chosenOf(listOf(element.options), all(given))[0];
      return { type, selected_option: option ?? null };
    }
    case "multi_static_select": {
      const options =
        given === undefined ? listOf(element.initial_options) : chosenOf(listOf(element.options), all(given));
      return { type, selected_options: options };
    }
    case "external_select":
      return { type, selected_option: await searchedOption(block, element, given, client.suggest) };
    default:
      throw new Error(`Nobody can fill in a ${type}`);
  }
}

const isEmpty = (state: Fields): boolean =>
  !(
    state.value ||
    state.selected_option ||
    listOf(state.selected_options).length > 0 ||
    listOf(state.files).length > 0
  );

/** Fills the open form as a person would: text is typed, options are picked from what is offered. */
export async function fill(view: View, given: FilledIn, client: Client): Promise<Filled> {
  const blocks = inputsOf(view);
  const names = blocks.map(fieldNameOf);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`The form has no ${unknown.join(", ")}; it has ${names.join(", ")}`);
  const values: Fields = {};
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    const id = textOf(block.block_id);
    const element = fieldsOf(block.element);
    const own = given[fieldNameOf(block)];
    const refused = isOwnFile(own) ? refusedFile(element, own) : undefined;
    if (refused !== undefined) errors[id] = refused;
    const state = await stateOf(block, own, client);
    if (isEmpty(state) && block.optional !== true) errors[id] = "Please complete this required field.";
    const most = Number(element.max_length ?? 3000);
    if (textOf(state.value).length > most) errors[id] = `Enter at most ${most} characters.`;
    values[id] = { [textOf(element.action_id)]: state };
  }
  return Object.keys(errors).length > 0 ? { errors } : { values };
}
