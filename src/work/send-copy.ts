import { createHash } from "node:crypto";
import type { Adapter, Delivery, Found, Post } from "#core/contract/adapter.ts";
import type { MessageRef } from "#core/contract/call.ts";
import type { Message } from "#core/contract/view.ts";
import { type Method, takeBudget } from "#db/queries/budget.ts";
import { placeOf } from "#db/queries/room.ts";
import { type CopyRow, copiesIn, type ThreadTarget } from "#db/queries/thread.ts";
import type { LaneEnd } from "#db/queries/work-complete.ts";
import type { ClaimedPost } from "#db/queries/work-rows.ts";
import { attempt } from "./attempt.ts";
import type { Lease, WorkParts } from "./parts.ts";
import type { Target } from "./post-target.ts";
import { repeated } from "./repeated.ts";
import { HANDED_BACK, keyOf, type Sent } from "./send-post.ts";

type Copied = { of: string; ofId: number };
type Into = { adapter: Adapter; target: Target; thread: ThreadTarget; end: LaneEnd; lease: Lease };
type Copying = Into & {
  work: WorkParts;
  row: ClaimedPost;
  copied: Copied;
  sent: Sent;
};
export type ToCopy = {
  row: ClaimedPost;
  copied: Copied;
  view: Message;
  pages: Message[];
  found: Record<string, Found>;
};

/** Brings what stands in a thread to its present state: posted once, edited after that. */
export async function sendCopy(work: WorkParts, to: Into, { row, copied, view, pages, found }: ToCopy): Promise<Sent> {
  const sent: Sent = { pagesSent: 0, message: undefined, delivered: 0, unsure: false, stopped: undefined };
  const copying: Copying = { work, ...to, row, copied, sent };
  const before = await standing(copying);
  sent.unsure = before.size === 0 && Object.values(found).includes("cannot tell");
  const shown = sent.unsure ? await work.pages(repeated(view), to.adapter, undefined) : pages;
  for (const [page, part] of shown.entries()) {
    const now = { page, old: before.get(page), view: part, found: found[keyOf(row.id, page)] };
    if (!(await bring(copying, now))) return sent;
    sent.pagesSent += 1;
  }
  for (const old of before.values()) {
    if (old.page >= shown.length && !(await takeAway(copying, old))) return sent;
  }
  return sent;
}

/** It is not for that room any more. */
export async function takeCopyAway(
  work: WorkParts,
  to: Into,
  { row, copied }: Pick<ToCopy, "row" | "copied">,
): Promise<Sent> {
  const sent: Sent = { pagesSent: 0, message: undefined, delivered: 0, unsure: false, stopped: undefined };
  const copying: Copying = { work, ...to, row, copied, sent };
  for (const old of (await standing(copying)).values()) if (!(await takeAway(copying, old))) break;
  return sent;
}

/** As written down, and as this lane has changed it since. */
async function standing({ work, thread, copied, end }: Copying): Promise<Map<number, CopyRow>> {
  const rows = await copiesIn(work.db, thread.id, copied);
  const pages = new Map(rows.map((row) => [row.page, row]));
  for (const { of, ofId, page, message, shown } of end.copies) {
    if (of !== copied.of || ofId !== copied.ofId) continue;
    if (message === null) pages.delete(page);
    else pages.set(page, { page, message, shown });
  }
  return pages;
}

type Page = { page: number; old: CopyRow | undefined; view: Message; found: Found | undefined };

/** False when it could not be done now. */
async function bring(copying: Copying, { page, old, view, found }: Page): Promise<boolean> {
  const shown = hashOf(view);
  if (old?.shown === shown) return true;
  if (!old && typeof found === "object") {
    // Posted by whoever had the lane before, in a state nobody knows.
    keep(copying, page, found.message, "");
    return true;
  }
  const post: Post = { kind: "message", view, ...(old ? { replaces: refOf(copying, old) } : {}) };
  const delivery = await send(copying, old ? "edit" : "post", post, page);
  if (!("status" in delivery) || delivery.status !== "sent") {
    if (old && isMissing(delivery)) keep(copying, page, null, "");
    else copying.sent.stopped = delivery;
    return copying.sent.stopped === undefined;
  }
  keep(copying, page, delivery.ref.message, shown);
  copying.sent.message ??= delivery.ref.message;
  copying.sent.delivered += 1;
  return true;
}

async function takeAway(copying: Copying, old: CopyRow): Promise<boolean> {
  const delivery = await send(copying, "edit", { kind: "delete", ref: refOf(copying, old) }, old.page);
  if (("status" in delivery && delivery.status === "sent") || isMissing(delivery)) {
    keep(copying, old.page, null, "");
    return true;
  }
  copying.sent.stopped = delivery;
  return false;
}

const isMissing = (delivery: Delivery | { waitMs: number }) =>
  "status" in delivery && delivery.status === "refused" && delivery.why === "no such message";

async function send({ work, adapter, target, lease, sent, row }: Copying, method: Method, post: Post, page: number) {
  if (!lease.mayStart()) return HANDED_BACK;
  const waitMs = await takeBudget(work.db, { ...target.budgetOf, method }, adapter.can.budgets[method]);
  sent.method = method;
  if (waitMs > 0) return { waitMs };
  return await attempt(work, adapter, target.to, post, keyOf(row.id, page));
}

function keep({ end, thread, copied }: Copying, page: number, message: string | null, shown: string): void {
  end.copies.push({ ...copied, activityId: thread.activityId, threadId: thread.id, page, message, shown });
}

function refOf({ target, thread }: Copying, { message }: CopyRow): MessageRef {
  return { ...("channel" in target.to ? target.to : placeOf(thread.room)), message };
}

const hashOf = (view: Message) => createHash("sha256").update(JSON.stringify(view)).digest("hex");
