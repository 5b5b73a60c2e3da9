/** Runs one statement as the owner of everything. */
export type Runs = (statement: string) => Promise<Record<string, unknown>[]>;

/** What is larger is thrown away: dead rows and statistics would show in the plans of the next test. */
const LARGE_BYTES = 1_000_000;

/** Tells every change of a table, column, constraint, trigger or function by who last wrote its row in the catalogue. */
const STATE = `with ours as materialized (select oid, xmin, relkind from pg_class where relnamespace = 'public'::regnamespace),
  every (kind, of, at, by) as (
    select 1, oid, 0, xmin from ours
    union all select 2, attrelid, attnum, a.xmin from pg_attribute a join ours on ours.oid = attrelid
    union all select 3, oid, 0, xmin from pg_constraint where connamespace = 'public'::regnamespace
    union all select 4, oid, 0, xmin from pg_trigger
    union all select 5, oid, 0, xmin from pg_proc where pronamespace = 'public'::regnamespace
  )
  select
    (select count(*) || ' ' || bit_xor(hash_record_extended(row(kind, of, at, by), 0)) from every) as shape,
    (select max(pg_relation_size(oid))::int from ours where relkind = 'r') as bytes`;

/** Deletes every row and sets every sequence back to its start; `truncate` would make some hundred files anew. */
export const EMPTY = `do $$
declare used regclass;
begin
  perform set_config('session_replication_role', 'replica', true);
  for used in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0 loop
    execute format('delete from %s', used);
  end loop;
  perform setval(format('%I.%I', schemaname, sequencename), start_value, false)
    from pg_sequences where schemaname = 'public' and last_value is not null;
end $$`;

export async function shapeOf(run: Runs): Promise<string> {
  const [state] = await run(STATE);
  return String(state?.shape);
}

/** Makes a used database as good as new. False when it cannot be: its tables are others than they were, or it has grown. */
export async function emptied(run: Runs, shape: string): Promise<boolean> {
  const [state] = await run(STATE);
  if (state?.shape !== shape || Number(state.bytes) > LARGE_BYTES) return false;
  await run(EMPTY);
  return true;
}
