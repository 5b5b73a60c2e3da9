export type Check = Record<string, unknown>;

export const list = (value: unknown): Check[] => (Array.isArray(value) ? value : []);

export function closed(at: string, value: Check, allowed: string[]): string[] {
  return Object.keys(value)
    .filter((name) => !allowed.includes(name))
    .map((name) => `${at}.${name}: unknown property`);
}

export function maxChars(at: string, value: Check, name: string, max: number): string[] {
  const text = value[name];
  if (text === undefined || text === null) return [];
  if (typeof text !== "string") return [`${at}.${name}: must be text`];
  return [...text].length > max ? [`${at}.${name}: at most ${max} characters, here ${[...text].length}`] : [];
}

/** Text that must be there. */
export function some(at: string, value: Check, name: string, max: number): string[] {
  const text = value[name];
  if (typeof text !== "string" || text.trim() === "") return [`${at}.${name}: is missing or empty`];
  return maxChars(at, value, name, max);
}
