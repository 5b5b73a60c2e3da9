import type { RespondArguments } from "@slack/bolt";
import type { Db } from "#core/contract/context.ts";
import { runFor, type Stretch } from "../run.ts";
import { answerWith } from "../worker.ts";
import { startBolt } from "./bolt.ts";
import { bareTransaction, openBare } from "./transaction.ts";

let db: Db | undefined;

function opened(): Db {
  if (!db) throw new Error("no database was opened");
  return db;
}

const handlers = {
  async open(where: { url: string } | { dataDir: string }) {
    db = await openBare(where);
  },
  transactions: (stretch: Stretch) => runFor(stretch, () => bareTransaction(opened())),
  boltEmpty: (given: { signingSecret: string; apiUrl: string }) => startBolt(given),
  /** `reply` is JSON. */
  boltWithReply: ({ reply, ...given }: { signingSecret: string; apiUrl: string; reply: string }) =>
    startBolt({ ...given, work: { db: opened(), reply: JSON.parse(reply) as RespondArguments } }),
};
export type BareHandlers = typeof handlers;

answerWith(handlers);
