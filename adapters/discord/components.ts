import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Carried } from "#core/contract/call.ts";
import type { Choice, Option, Part } from "#core/contract/view.ts";
import { LIMITS } from "./capabilities.ts";
import { type CustomId, writeArgument, writeCustomId } from "./custom-id.ts";
import { atMost, filled, RefusedView, within } from "./refused-view.ts";

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;
type Pick = Extract<Part, { kind: "pick" }>;

export function customIdOf(id: CustomId): string {
  const written = writeCustomId(id);
  if (written === undefined) throw new RefusedView("a call is too long to be carried");
  return within(written, LIMITS.customIdChars, "a custom_id");
}

const STYLES = { main: ButtonStyle.Primary, danger: ButtonStyle.Danger, plain: ButtonStyle.Secondary } as const;

function button(choice: Choice, key: string, index: number): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLES[choice.tone ?? "plain"],
    label: within(filled(choice.label, "a button's label"), LIMITS.buttonLabelChars, "a button's label"),
    custom_id: customIdOf({ key, index, confirm: choice.confirm !== undefined, call: choice.call }),
  };
}

/** As a select holds it; `written` is the value sent back. */
export function selectOption({ label, description }: Option, written: string) {
  return {
    label: within(filled(label, "an option's label"), LIMITS.optionChars, "an option's label"),
    value: within(filled(written, "an option's value"), LIMITS.optionChars, "an option's value"),
    ...(description ? { description: within(description, LIMITS.optionChars, "an option's description") } : {}),
  };
}

function select(pick: Pick, key: string, index: number): APIStringSelectComponent {
  if (pick.options.length === 0) throw new RefusedView("a select has no options");
  const options = atMost(pick.options, LIMITS.selectOptions, "options in a select").map((option) => {
    const written = writeArgument(pick.arg, option.value);
    if (written === undefined) throw new RefusedView(`the argument's name "${pick.arg}" is too long for a select`);
    return selectOption(option, written);
  });
  const max = Math.min(Math.max(pick.max, 1), options.length);
  return {
    type: ComponentType.StringSelect,
    custom_id: customIdOf({ key, index, confirm: false, call: pick.call }),
    placeholder: within(pick.placeholder, LIMITS.selectPlaceholderChars, "a placeholder"),
    min_values: Math.min(pick.min, max),
    max_values: max,
    options,
  };
}

/** Buttons in rows of five, each select in a row of its own. */
export function componentRows(parts: Part[], key: string): Row[] {
  const rows: Row[] = [];
  let index = 0;
  for (const part of parts) {
    if (part.kind === "pick") {
      rows.push({ type: ComponentType.ActionRow, components: [select(part, key, index++)] });
    } else if (part.kind === "choices") {
      const buttons = part.options.map((choice) => button(choice, key, index++));
      for (let at = 0; at < buttons.length; at += LIMITS.rowButtons) {
        rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + LIMITS.rowButtons) });
      }
    }
  }
  return atMost(rows, LIMITS.rows, "rows of buttons and selects");
}

/** Asked before a call that has to be confirmed: Discord's buttons have no dialog for it. */
export function confirmRow(label: string, call: Carried): Row {
  const confirmed: Choice = { label, call, tone: "danger" };
  return { type: ComponentType.ActionRow, components: [button(confirmed, "", 0)] };
}
