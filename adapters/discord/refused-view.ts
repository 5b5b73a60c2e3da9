/** A view that Discord would not take. It is refused as it is, never cut. */
export class RefusedView extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "RefusedView";
  }
}

export function within(text: string, max: number, what: string): string {
  if (text.length > max) throw new RefusedView(`${what} has ${text.length} characters, Discord allows ${max}`);
  return text;
}

export function atMost<Item>(items: Item[], max: number, what: string): Item[] {
  if (items.length > max) throw new RefusedView(`${items.length} ${what}, Discord allows ${max}`);
  return items;
}

export function filled(text: string, what: string): string {
  if (text.trim() === "") throw new RefusedView(`${what} is empty`);
  return text;
}
