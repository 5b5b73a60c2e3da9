import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { Field, Form } from "#core/contract/view.ts";
import { LIMITS } from "./capabilities.ts";
import { customIdOf, selectOption } from "./components.ts";
import { escapeText } from "./escape.ts";
import { atMost, filled, RefusedView, within } from "./refused-view.ts";

const listed = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function textInput(field: Field, maxLength: number, values: string[]): APILabelComponent["component"] {
  const value = values.join("; ");
  return {
    type: ComponentType.TextInput,
    custom_id: within(field.name, LIMITS.customIdChars, "a field's name"),
    style: field.kind === "paragraph" ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: Math.min(maxLength, LIMITS.textInputChars),
    ...(value === "" ? {} : { value: within(value, Math.min(maxLength, LIMITS.textInputChars), field.label) }),
  };
}

function select(field: Extract<Field, { kind: "pick" }>, values: string[]): APILabelComponent["component"] {
  if (field.options.length === 0) throw new RefusedView(`"${field.label}" has no options`);
  const options = atMost(field.options, LIMITS.selectOptions, "options in a select").map((option) => ({
    ...selectOption(option, option.value),
    ...(values.includes(option.value) ? { default: true } : {}),
  }));
  const max = Math.min(Math.max(field.max, 1), options.length);
  return {
    type: ComponentType.StringSelect,
    custom_id: within(field.name, LIMITS.customIdChars, "a field's name"),
    required: field.required,
    min_values: field.required ? Math.max(1, Math.min(field.min, max)) : 0,
    max_values: max,
    options,
  };
}

function component(field: Field, values: string[]): APILabelComponent["component"] {
  switch (field.kind) {
    case "line":
    case "paragraph":
      return textInput(field, field.maxLength, values);
    case "search":
      return textInput(field, LIMITS.textInputChars, values);
    case "pick":
      return select(field, values);
    case "file":
      return {
        type: ComponentType.FileUpload,
        custom_id: within(field.name, LIMITS.customIdChars, "a field's name"),
        required: field.required,
        min_values: field.required ? 1 : 0,
        max_values: 1,
      };
    default:
      return field satisfies never;
  }
}

/** https://docs.discord.com/developers/components/reference#text-display: its markdown is escaped. */
function display(about: string[]): APITextDisplayComponent[] {
  if (about.length === 0) return [];
  const content = about.map(escapeText).join("\n");
  return [{ type: ComponentType.TextDisplay, content: within(content, LIMITS.textDisplayChars, "the text of a form") }];
}

/** A modal shows a mistake where the help stands: before it, where both have room. */
function helpOf({ help }: Field, error: string | undefined): string | undefined {
  const both = error === undefined || help === undefined ? undefined : `${error} ${help}`;
  return both !== undefined && both.length <= LIMITS.modalDescriptionChars ? both : (error ?? help);
}

function labelled(field: Field, form: Form): APILabelComponent {
  const help = helpOf(field, form.errors[field.name]);
  return {
    type: ComponentType.Label,
    label: within(filled(field.label, "a field's label"), LIMITS.modalLabelChars, "a field's label"),
    ...(help ? { description: within(help, LIMITS.modalDescriptionChars, "a field's help") } : {}),
    component: component(field, listed(form.values[field.name])),
  };
}

/** Throws RefusedView. */
export function renderModal(form: Form): APIModalInteractionResponseCallbackData {
  if (form.fields.length === 0) throw new RefusedView("the form has no fields");
  const pages = form.page.of > 1 ? ` (${form.page.now}/${form.page.of})` : "";
  const parts = [...display(form.about ?? []), ...form.fields.map((field) => labelled(field, form))];
  return {
    custom_id: customIdOf({ key: "", index: 0, confirm: false, call: form.submit }),
    title: within(filled(`${form.title}${pages}`, "the form's title"), LIMITS.modalTitleChars, "the form's title"),
    components: atMost(parts, LIMITS.modalComponents, "parts in a form"),
  };
}
