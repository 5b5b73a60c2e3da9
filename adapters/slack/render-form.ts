import type { types } from "@slack/bolt";
import { writeCarried } from "#core/contract/carried.ts";
import type { Field, Form, Message, Option } from "#core/contract/view.ts";
import type { Block, Rendered } from "./blocks.ts";
import { LIMITS } from "./capabilities.ts";
import { excessOfBlocks, firstExcess, rulesOfOptions } from "./check-limits.ts";
import { plain, slackOption, suggestedOption } from "./option.ts";
import { renderMessage } from "./render.ts";
import { inlineText, paragraph } from "./rich-text.ts";
import { type Kept, writeKept } from "./view-metadata.ts";

/** Slack keeps what was typed for a block id it knows, so a view that is drawn again has new ones. */
const fieldBlockId = (drawn: number, name: string) => `${drawn}/${name}`;
export const fieldOfBlockId = (blockId: string) => blockId.slice(blockId.indexOf("/") + 1);
const ACTION = "value";

export function renderForm(form: Form, kept: Kept): Rendered<types.ModalView> {
  const callback = writeCarried(form.submit, LIMITS.callbackIdChars);
  if (callback === undefined) return { invalid: "the form carries a call that is too long" };
  const top: Block[] = [];
  for (const line of form.about ?? []) top.push(paragraph(inlineText(line)));
  if (form.page.of > 1) top.push(note(`Page ${form.page.now} of ${form.page.of}`));
  const shown = new Set(form.fields.map((field) => field.name));
  for (const [name, error] of Object.entries(form.errors)) if (!shown.has(name)) top.push(warning(error));
  const inputs = form.fields.flatMap((field) => fieldBlocks(field, form, kept.drawn));
  const blocks = [...top, ...inputs];
  const excess =
    firstExcess([
      { what: "the form's title", chars: plain(form.title).text.length, most: LIMITS.titleChars },
      ...form.fields.flatMap((field) => rulesOfField(field, first(form.values[field.name]))),
    ]) ?? excessOfBlocks(blocks, LIMITS.viewBlocks);
  if (excess) return { invalid: excess };
  return {
    type: "modal",
    title: plain(form.title),
    submit: plain(form.page.now < form.page.of ? "Next" : "Send"),
    close: plain("Cancel"),
    callback_id: callback,
    private_metadata: writeKept(kept),
    blocks: blocks.length > 0 ? blocks : [paragraph(inlineText("Nothing is missing: send it as it is."))],
  };
}

/** A private answer inside a modal: where a form was already shown as being worked on, or a button in a modal was pressed. */
export function renderModalMessage(view: Message, kept: Kept, workspace: string): Rendered<types.ModalView> {
  const shown = renderMessage(view, { workspace, origin: "answer", blocks: LIMITS.viewBlocks });
  if ("invalid" in shown) return shown;
  return { ...bareModal(kept), close: plain("Close"), blocks: shown.blocks };
}

export const workingModal = (kept: Kept): types.ModalView => ({
  ...bareModal(kept),
  blocks: [paragraph(inlineText("Working… The answer will stand here."))],
});

const bareModal = (kept: Kept): types.ModalView => ({
  type: "modal",
  title: plain("Convene"),
  callback_id: "shown",
  private_metadata: writeKept(kept),
  blocks: [],
});

const note = (text: string): Block => ({ type: "context", elements: [plain(text)] });
const warning = (text: string): Block => note(`⚠ ${text}`);

function fieldBlocks(field: Field, form: Form, drawn: number): Block[] {
  const value = form.values[field.name];
  const input: Block = {
    type: "input",
    block_id: fieldBlockId(drawn, field.name),
    label: plain(field.label),
    optional: !field.required,
    element: element(field, value),
    ...(field.help ? { hint: plain(field.help) } : {}),
  };
  const error = form.errors[field.name];
  return error ? [input, warning(error)] : [input];
}

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";
const all = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function element(field: Field, value: string | string[] | undefined): types.InputBlock["element"] {
  switch (field.kind) {
    case "line":
    case "paragraph":
      return {
        type: "plain_text_input",
        action_id: ACTION,
        multiline: field.kind === "paragraph",
        max_length: Math.min(field.maxLength, LIMITS.inputChars),
        ...(first(value) ? { initial_value: first(value) } : {}),
      };
    case "pick":
      return select(field.options, all(value), field.max);
    case "search": {
      const initial = suggestedOption({ label: "", value: first(value) });
      return {
        type: "external_select",
        action_id: ACTION,
        min_query_length: 0,
        placeholder: plain("Type to search"),
        ...(initial ? { initial_option: initial } : {}),
      };
    }
    case "file":
      return {
        type: "file_input",
        action_id: ACTION,
        max_files: 1,
        ...(field.types.length > 0 ? { filetypes: field.types } : {}),
      };
    default:
      return field satisfies never;
  }
}

function select(options: Option[], chosen: string[], max: number): types.StaticSelect | types.MultiStaticSelect {
  const shown = options.map(slackOption);
  const initial = shown.filter((option) => chosen.includes(option.value ?? ""));
  if (max > 1) {
    return {
      type: "multi_static_select",
      action_id: ACTION,
      options: shown,
      max_selected_items: max,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    };
  }
  return {
    type: "static_select",
    action_id: ACTION,
    options: shown,
    ...(initial[0] ? { initial_option: initial[0] } : {}),
  };
}

function rulesOfField(field: Field, value: string) {
  const rules = [
    { what: `the label of ${field.name}`, chars: plain(field.label).text.length, most: LIMITS.labelChars },
    { what: `the help of ${field.name}`, chars: field.help?.length ?? 0, most: LIMITS.labelChars },
    { what: "a field's name", chars: fieldBlockId(1_000_000, field.name).length, most: LIMITS.blockIdChars },
  ];
  const started = { what: `what ${field.name} starts with`, chars: value.length, most: LIMITS.optionValueChars };
  if (field.kind === "search") return [...rules, started];
  if (field.kind !== "pick") return rules;
  const none = { what: `no option of ${field.name}: it`, chars: field.options.length === 0 ? 1 : 0, most: 0 };
  return [...rules, none, ...rulesOfOptions(field.options.map(slackOption))];
}
