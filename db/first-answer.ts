import postgres from "postgres";
import { hostOf } from "./address.ts";
import { CannotOpen, explainPostgres } from "./cannot-open.ts";

const ANSWER_WITHIN_MS = 10_000;
const OLDEST = 15;

/** Waits until a PostgreSQL answers there; else throws a `CannotOpen` that says what is wrong with the address. */
export async function firstAnswer(url: string, withinMs = ANSWER_WITHIN_MS): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(Object.assign(new Error("late"), { code: "CONNECT_TIMEOUT" })), withinMs);
  let client: postgres.Sql | undefined;
  try {
    client = postgres(url, { ...hostOf(url), max: 1, onnotice: () => {} });
    const asked = client<{ server_version: string }[]>`show server_version`;
    const [row] = await Promise.race([asked, late.promise]);
    checkVersion(row?.server_version ?? "");
  } catch (error) {
    throw error instanceof CannotOpen ? error : explainPostgres(error);
  } finally {
    clearTimeout(timer);
    await client?.end({ timeout: 0 });
  }
}

function checkVersion(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new CannotOpen(`DATABASE_URL: expected a PostgreSQL of version ${OLDEST} or newer; this is ${version}.`);
}
