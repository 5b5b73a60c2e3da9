import type { Adapter, Found } from "#core/contract/adapter.ts";
import type { Message } from "#core/contract/view.ts";
import { type Method, takeBudget } from "#db/queries/budget.ts";
import type { ClaimedPost } from "#db/queries/work-rows.ts";
import { type Attempted, attempt } from "./attempt.ts";
import type { Lease, WorkParts } from "./parts.ts";
import type { Target } from "./post-target.ts";
import { readNotice } from "./read-notice.ts";
import { repeated } from "./repeated.ts";

/** What came of sending one post, page by page. */
export type Sent = {
  pagesSent: number;
  message: string | undefined;
  delivered: number;
  /** Nobody could tell whether an earlier attempt arrived. */
  unsure: boolean;
  /** Undefined when all of it is there. */
  stopped: { waitMs: number } | Exclude<Attempted, { status: "sent" }> | undefined;
  /** What was tried last. */
  method?: Method;
};

/** What the lease leaves no time for: whoever takes the lane next goes on there. */
export const HANDED_BACK = { waitMs: 0 } as const;

/** A long post becomes several messages, each with a key of its own. */
export const keyOf = (id: number, page: number) => (page === 0 ? `w${id}` : `w${id}-${page + 1}`);

export async function pagesOf(
  work: WorkParts,
  adapter: Adapter,
  target: Target,
  row: ClaimedPost,
): Promise<{ view: Message; pages: Message[] } | "gone"> {
  if (target.room && target.room.activityId !== row.activityId) return "gone";
  const view = await readNotice(work, row, target.reader);
  return view === "gone" ? "gone" : { view, pages: await work.pages(view, adapter, undefined) };
}

export async function sendPost(
  work: WorkParts,
  adapter: Adapter,
  target: Target,
  post: { row: ClaimedPost; view: Message; pages: Message[]; found: Record<string, Found>; lease: Lease },
): Promise<Sent> {
  const { row, view, found, lease } = post;
  const sent: Sent = { pagesSent: row.pagesSent, message: undefined, delivered: 0, unsure: false, stopped: undefined };
  let pages = post.pages;
  while (sent.pagesSent < pages.length) {
    const key = keyOf(row.id, sent.pagesSent);
    const before = found[key];
    if (typeof before === "object") {
      sent.message ??= before.message;
      sent.pagesSent += 1;
      continue;
    }
    if (before === "cannot tell" && !sent.unsure) {
      sent.unsure = true;
      pages = await work.pages(repeated(view), adapter, undefined);
    }
    const page = pages[sent.pagesSent];
    if (!page) break;
    const delivery = await sendPage(work, adapter, target, { key, page, lease });
    if ("waitMs" in delivery || delivery.status !== "sent") return { ...sent, stopped: delivery };
    sent.message ??= delivery.ref.message;
    sent.pagesSent += 1;
    sent.delivered += 1;
  }
  return sent;
}

async function sendPage(
  work: WorkParts,
  adapter: Adapter,
  target: Target,
  { key, page, lease }: { key: string; page: Message; lease: Lease },
): Promise<Attempted | { waitMs: number }> {
  if (!lease.mayStart()) return HANDED_BACK;
  const waitMs = await takeBudget(work.db, { ...target.budgetOf, method: "post" }, adapter.can.budgets.post);
  if (waitMs > 0) return { waitMs };
  return await attempt(work, adapter, target.to, { kind: "message", view: page }, key);
}
