/** The code of the database or its client, also where it was wrapped. */
export function databaseCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}

/** Deadlock, serialization failure, lock time-out: the whole call may run again. */
const AGAIN = new Set(["40P01", "40001", "55P03"]);
export const isContention = (error: unknown): boolean => AGAIN.has(databaseCode(error) ?? "");

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, the client's own, and those of the socket. */
const LOST = /^(08...|57P0[1235]|CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
export const isLost = (error: unknown): boolean => LOST.test(databaseCode(error) ?? "");

/** The connection was lost while the transaction was being committed: nobody can tell whether it was. */
export class CommitLost extends Error {}
