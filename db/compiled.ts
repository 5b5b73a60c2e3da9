import { Param, type Placeholder, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";

declare const VALUE: unique symbol;
/** Where a value will stand. Beside a column of a custom type write `as(column, slot)`, so that the column writes it. */
export type Slot<Value> = Placeholder & { readonly [VALUE]?: Value };
export type Slots<Given> = { [Name in keyof Given]: Slot<Given[Name]> };

/** What drizzle's builders give: a statement that is built, on one connection. */
type Prepared<Rows> = { execute(given: Record<string, unknown>): Promise<Rows> };
type Statement<Rows> = { prepare(name: string): Prepared<Rows> };
type OnClient = { client: unknown };

export const as = (column: PgColumn, slot: Slot<unknown>) => new Param(slot, column);

/**
 * A statement that is built once: drizzle needs longer to build one than the database to answer it.
 * Its own `prepare` belongs to one connection, and a transaction has another each time (docs/decisions/compiled-statements.md).
 */
export function compiled<Given extends Record<string, unknown>, Rows>(
  build: (db: Db, given: Slots<Given>) => Statement<Rows>,
): (db: Db, given: Given) => Promise<Rows> {
  const slots = new Proxy({}, SLOTS) as Slots<Given>;
  const builtFor = new WeakMap<object, Prepared<Rows>>();
  return async (db, given) => {
    const { session } = db._;
    const driver = session.constructor;
    let built = builtFor.get(driver);
    if (!built) {
      built = build(db, slots).prepare("compiled");
      builtFor.set(driver, built);
    }
    const { client } = session as unknown as OnClient;
    return await onClient(built, client).execute(given);
  };
}

const SLOTS: ProxyHandler<object> = {
  get: (_, name) => sql.placeholder(String(name)),
  ownKeys() {
    throw new Error("Which slots a compiled statement has is not known: name each one, without `...`.");
  },
};

function onClient<Rows>(built: Prepared<Rows>, client: unknown): Prepared<Rows> {
  const prototype: object = Object.getPrototypeOf(built);
  return Object.assign(Object.create(prototype), built, { client } satisfies OnClient);
}
