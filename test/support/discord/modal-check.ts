import { type Check, closed, list, maxChars, some } from "./check-shape.ts";
import { checkSelect } from "./payload-check.ts";

function checkField(at: string, field: Check): string[] {
  const errors = some(at, field, "custom_id", 100);
  switch (field.type) {
    case 4:
      errors.push(
        ...closed(at, field, [
          "type",
          "custom_id",
          "style",
          "value",
          "placeholder",
          "required",
          "min_length",
          "max_length",
        ]),
      );
      if (![1, 2].includes(Number(field.style))) errors.push(`${at}.style: unknown`);
      if (Number(field.max_length ?? 4000) > 4000) errors.push(`${at}.max_length: at most 4000`);
      return [
        ...errors,
        ...maxChars(at, field, "value", Number(field.max_length ?? 4000)),
        ...maxChars(at, field, "placeholder", 100),
      ];
    case 3:
      if (field.required !== false && Number(field.min_values ?? 1) < 1)
        errors.push(`${at}: required with min_values 0`);
      return [...errors, ...checkSelect(at, field, ["required"])];
    case 19:
      return [...errors, ...closed(at, field, ["type", "custom_id", "required", "min_values", "max_values"])];
    default:
      return [...errors, `${at}.type: not for a form`];
  }
}

/** One line per violation. */
export function checkModal(modal: Check): string[] {
  const parts = list(modal.components);
  const errors = [
    ...closed("", modal, ["custom_id", "title", "components"]),
    ...some("", modal, "title", 45),
    ...some("", modal, "custom_id", 100),
  ];
  if (parts.length < 1 || parts.length > 5) errors.push(`components: 1 to 5, here ${parts.length}`);
  const ids = new Set<unknown>();
  for (const [n, part] of parts.entries()) {
    const at = `components[${n}]`;
    if (part.type === 10) {
      errors.push(...closed(at, part, ["type", "content"]), ...some(at, part, "content", 4000));
      continue;
    }
    const field = part.component as Check | undefined;
    if (part.type !== 18 || !field) {
      errors.push(`${at}: only texts, and labels with one component`);
      continue;
    }
    if (ids.has(field.custom_id)) errors.push(`${at}.custom_id: stands twice`);
    ids.add(field.custom_id);
    errors.push(...closed(at, part, ["type", "label", "description", "component"]));
    errors.push(
      ...some(at, part, "label", 45),
      ...maxChars(at, part, "description", 100),
      ...checkField(`${at}.component`, field),
    );
  }
  return errors;
}
