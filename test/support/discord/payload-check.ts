import { type Check, closed, list, maxChars, some } from "./check-shape.ts";

/** What Discord's document lets pass and Discord does not, and every property it does not know. One line per violation; empty when all is well. */
const MESSAGE = ["content", "embeds", "components", "allowed_mentions", "flags", "attachments"];
const EDITABLE_FLAGS = 4;
const NEW_FLAGS = 4 | 64 | 4096;
const V2 = 32768;

function checkButton(at: string, button: Check, ids: Set<string>): string[] {
  const errors = closed(at, button, ["type", "style", "label", "custom_id", "disabled"]);
  if (button.type !== 2) errors.push(`${at}.type: a row holds buttons, or one select`);
  if (![1, 2, 3, 4].includes(Number(button.style))) errors.push(`${at}.style: unknown`);
  return [...errors, ...some(at, button, "label", 80), ...checkId(at, button, ids)];
}

function checkId(at: string, component: Check, ids: Set<string>): string[] {
  const errors = some(at, component, "custom_id", 100);
  const id = String(component.custom_id);
  if (ids.has(id)) errors.push(`${at}.custom_id: stands twice`);
  ids.add(id);
  return errors;
}

function checkOptions(at: string, options: unknown): string[] {
  const all = list(options);
  const errors = all.length < 1 || all.length > 25 ? [`${at}: 1 to 25 options, here ${all.length}`] : [];
  if (new Set(all.map((option) => option.value)).size < all.length) errors.push(`${at}: a value stands twice`);
  return errors.concat(
    all.flatMap((option, n) => [
      ...closed(`${at}[${n}]`, option, ["label", "value", "description", "default"]),
      ...some(`${at}[${n}]`, option, "label", 100),
      ...some(`${at}[${n}]`, option, "value", 100),
      ...maxChars(`${at}[${n}]`, option, "description", 100),
    ]),
  );
}

export function checkSelect(at: string, select: Check, more: string[] = []): string[] {
  const errors = closed(at, select, [
    "type",
    "custom_id",
    "placeholder",
    "min_values",
    "max_values",
    "options",
    ...more,
  ]);
  const count = list(select.options).length;
  const [min, max] = [Number(select.min_values ?? 1), Number(select.max_values ?? 1)];
  if (min < 0 || max < 1 || min > max || max > Math.max(count, 1))
    errors.push(`${at}: min_values and max_values do not fit the options`);
  return [...errors, ...maxChars(at, select, "placeholder", 150), ...checkOptions(`${at}.options`, select.options)];
}

function checkRows(rows: Check[]): string[] {
  const ids = new Set<string>();
  const errors = rows.length > 5 ? ["components: at most 5 rows"] : [];
  return errors.concat(
    rows.flatMap((row, n) => {
      const at = `components[${n}]`;
      if (row.type !== 1) return [`${at}.type: only rows stand at the top`];
      const inner = list(row.components);
      const found = closed(at, row, ["type", "components"]);
      if (inner.length === 0) found.push(`${at}: a row is empty`);
      if (inner[0]?.type === 3) {
        if (inner.length > 1) found.push(`${at}: a select stands alone`);
        return [
          ...found,
          ...checkSelect(`${at}.components[0]`, inner[0]),
          ...checkId(`${at}.components[0]`, inner[0], ids),
        ];
      }
      if (inner.length > 5) found.push(`${at}: at most 5 buttons`);
      return [...found, ...inner.flatMap((button, b) => checkButton(`${at}.components[${b}]`, button, ids))];
    }),
  );
}

function checkMentions(mentions: unknown): string[] {
  if (typeof mentions !== "object" || mentions === null) return ["allowed_mentions: must always be told"];
  const errors = closed("allowed_mentions", mentions as Check, ["parse", "users"]);
  const { parse = [], users = [] } = mentions as { parse?: string[]; users?: string[] };
  if (users.length > 100) errors.push("allowed_mentions.users: at most 100");
  if (parse.includes("users") && users.length > 0)
    errors.push("allowed_mentions: users and parse users exclude each other");
  return errors;
}

function checkEmbeds(embeds: Check[]): string[] {
  const errors = embeds.length > 10 ? ["embeds: at most 10"] : [];
  const total = embeds.reduce((sum, embed) => sum + String(embed.description ?? "").length, 0);
  if (total > 6000) errors.push("embeds: more than 6000 characters");
  return errors.concat(
    embeds.flatMap((embed, n) => [
      ...closed(`embeds[${n}]`, embed, ["description", "url", "title", "color"]),
      ...some(`embeds[${n}]`, embed, "description", 4096),
    ]),
  );
}

type MessageKind = "new" | "edit" | "answer" | "edited answer";

/** "answer" and "edited answer" stand in an interaction and know no nonce. */
export function checkMessage(body: Check, kind: MessageKind): string[] {
  const errors = closed("", body, kind === "new" ? [...MESSAGE, "nonce", "enforce_nonce"] : MESSAGE);
  const flags = Number(body.flags ?? 0);
  if (flags & V2) errors.push("flags: content and components of the second kind do not go together");
  if (flags & ~(kind === "new" || kind === "answer" ? NEW_FLAGS : EDITABLE_FLAGS | 64)) errors.push("flags: unknown");
  if (body.nonce !== undefined) errors.push(...some("", body, "nonce", 25));
  return [
    ...errors,
    ...maxChars("", body, "content", 2000),
    ...checkMentions(body.allowed_mentions),
    ...checkEmbeds(list(body.embeds)),
    ...checkRows(list(body.components)),
  ];
}

export function isEmptyMessage(body: Check): boolean {
  const parts = [body.embeds, body.components, body.attachments].map((part) => list(part).length);
  return String(body.content ?? "").trim() === "" && parts.every((count) => count === 0);
}
