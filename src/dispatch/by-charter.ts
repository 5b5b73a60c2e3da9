import type { Capabilities } from "#core/contract/capabilities.ts";
import type { DeclaredField } from "#core/contract/command.ts";
import type { Activity } from "#core/contract/context.ts";

const SAID = /as the charter says( when)?/i;

/** Where a field's help leaves what is meant to the charter, it says what that is: "7 days, as the charter says, when left out." */
export function saidByCharter(fields: DeclaredField[], activity: Activity | undefined, can: Capabilities) {
  return fields.map((field): DeclaredField => {
    const { help, standard } = field;
    if (!activity || help === undefined || standard === undefined) return field;
    const value = labelOf(field, standard(activity.charter.rules));
    const whole = help.replace(SAID, (said, when?: string) => {
      const shown = /^A/.test(said) ? value.charAt(0).toUpperCase() + value.slice(1) : value;
      return when === undefined ? `${shown}, as the charter says` : `${shown}, as the charter says, when`;
    });
    return whole.length > can.form.helpChars ? field : { ...field, help: whole };
  });
}

const labelOf = (field: DeclaredField, value: string): string =>
  (field.kind === "pick" ? field.options.find((option) => option.value === value)?.label.toLowerCase() : undefined) ??
  value;
