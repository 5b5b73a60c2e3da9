import type { Choice, Message } from "#core/contract/view.ts";
import { NONE_ON } from "./agenda-buttons.ts";
import { fewerThanQuorum } from "./quorum.ts";
import { button, choices, counted, line, say } from "./say.ts";

export const show = (activity: string, meeting: number, ...more: Choice[]) =>
  choices(button("Show the agenda", activity, "agenda show", { meeting: String(meeting) }), ...more);

export function agendaDrafted(activity: string, made: { meeting: number; items: number; carried: number }): Message {
  const carried = made.carried === 0 ? "" : ` ${deferredBefore(made.carried)}`;
  const text = `The agenda of meeting ${made.meeting} is drafted with ${counted(made.items, "item")}.${carried}`;
  return say(text, show(activity, made.meeting));
}

export const deferredBefore = (count: number) =>
  count === 1
    ? "One item comes from an earlier meeting, which deferred it."
    : `${count} items come from earlier meetings, which deferred them.`;

type One = { meeting: number; number: string; title: string };

export function itemAdded(activity: string, { meeting, number, title, carried }: One & { carried: number }): Message {
  const deferred = carried === 0 ? "" : ` ${deferredBefore(carried)}`;
  return say(
    `Item ${number} is added to the agenda of meeting ${meeting}: ${title}.${deferred}`,
    show(activity, meeting),
  );
}

export function itemEdited(activity: string, { meeting, number, title }: One): Message {
  return say(`Item ${number} of the agenda of meeting ${meeting} is changed: ${title}.`, show(activity, meeting));
}

export function itemMoved(
  activity: string,
  { meeting, from, number, title, with: others }: One & { from: string; with: number },
): Message {
  const text =
    from === number
      ? `Item ${number} stays where it is: ${title}.`
      : `Item ${from} is item ${number} now: ${title}.${along(others)}`;
  return say(text, show(activity, meeting));
}

export function itemRemoved(
  activity: string,
  { meeting, number, title, with: others }: One & { with: number },
): Message {
  const also = others === 0 ? "" : ` Its ${counted(others, "sub-item")} went with it.`;
  return say(
    `Item ${number} is removed from the agenda of meeting ${meeting}: ${title}.${also}`,
    show(activity, meeting),
  );
}

const along = (others: number) => (others === 0 ? "" : ` Its ${counted(others, "sub-item")} moved with it.`);

type Proposed = {
  meeting: number;
  revision: number;
  poll: {
    number: number;
    endsAt: string;
    endsInWords: string;
    zone: string;
    seats: number;
    per: "person" | "organization";
    quorum: number | null;
    rooms: number;
  };
};

export function agendaProposed(activity: string, { meeting, revision, poll }: Proposed): Message {
  const who = counted(poll.seats, poll.per === "person" ? "member" : "organization");
  const opening = `Revision ${revision} of the agenda of meeting ${meeting} is proposed. ${who} can approve it or object in poll ${poll.number} until `;
  const after = `.${fewerThanQuorum(poll)} The result is shown after that. Changes made from now on go into the next revision.`;
  return {
    kind: "message",
    summary: `${opening}${poll.endsInWords}${after}`,
    parts: [
      line(opening, { at: poll.endsAt, zone: poll.zone, show: "datetime" }, after),
      show(activity, meeting, button(`Show poll ${poll.number}`, activity, "poll show", { poll: String(poll.number) })),
    ],
  };
}

type Approved = { meeting: number; revision: number; waits: number | undefined };

/** `waits`: the poll that ended without agreement and is not settled yet. */
export function agendaApprovedAt(activity: string, { meeting, revision, waits }: Approved): Message {
  const text = `Agenda revision ${revision} approved, by decision of meeting ${meeting}. It is recorded and said in the rooms.`;
  if (waits === undefined) return say(text, show(activity, meeting));
  const close = button(`Close poll ${waits}`, activity, "poll close", { poll: String(waits) });
  return say(
    `${text} Poll ${waits} is not settled yet; it can be closed for good now.`,
    show(activity, meeting, close),
  );
}

type Stepped = {
  meeting: number;
  on: { number: string; title: string; minutes: number | null } | undefined;
  before: { number: string; minutes: number | null; usedSeconds: number } | undefined;
  times: { usedMinutes: number; meetingMinutes: number };
};

/** Which item is on now, and the time used so far. */
export function steppedTo(activity: string, { meeting, on, before, times }: Stepped): Message {
  const closed = before ? `Item ${before.number} is closed after ${timeUsed(before)}. ` : "";
  const now = on ? `Now: ${on.number} ${on.title}${planned(on)}.` : "All items have been taken.";
  const used = ` ${counted(times.usedMinutes, "minute")} used of the meeting's ${times.meetingMinutes}.`;
  const args = { meeting: String(meeting) };
  const steps: Choice[] = on
    ? [
        { ...button("Next item", activity, "agenda next", { ...args, seen: on.number }), tone: "main" },
        button(`Close item ${on.number}`, activity, "agenda close-item", { ...args, item: on.number }),
        {
          ...button(`Defer item ${on.number}`, activity, "agenda defer", { ...args, item: on.number }),
          confirm: `Item ${on.number} goes to the next meeting. Defer it?`,
        },
      ]
    : [];
  return say(`${closed}${now}${used}`, choices(...steps, button("Show the agenda", activity, "agenda show", args)));
}

const planned = ({ minutes }: { minutes: number | null }) =>
  minutes === null ? "" : `, ${counted(minutes, "minute")} planned`;

export function timeUsed({ minutes, usedSeconds }: { minutes: number | null; usedSeconds: number }): string {
  const used = Math.round(usedSeconds / 60);
  return minutes === null ? counted(used, "minute") : `${used} of ${counted(minutes, "minute")}`;
}

type Closed = {
  meeting: number;
  item: { number: string; title: string; minutes: number | null; usedSeconds: number; outcome: string | null };
  next: { number: string; title: string } | undefined;
  /** The number of the item that is on still. */
  on: string | undefined;
};

export function itemClosed(activity: string, { meeting, item, next, on }: Closed): Message {
  const outcome = item.outcome === null ? "" : ` Outcome: ${item.outcome}`;
  const text = `Item ${item.number} is closed after ${timeUsed(item)}: ${item.title}.${outcome}`;
  const args = { meeting: String(meeting), seen: on ?? NONE_ON };
  const after = next ? [button(`Take item ${next.number}`, activity, "agenda next", args)] : [];
  return say(text, show(activity, meeting, ...after));
}

type Deferred = One & { with: number; to: number | undefined; taken: boolean };

export function itemDeferred(activity: string, { meeting, number, title, with: others, to, taken }: Deferred): Message {
  const also = others === 0 ? "" : ` Its ${counted(others, "sub-item")} went with it.`;
  const where = taken
    ? `It is on the agenda of meeting ${to} now.`
    : to === undefined
      ? "It comes onto the agenda of the next meeting when that is drafted."
      : `It comes onto the agenda of meeting ${to} when that is drafted.`;
  return say(`Item ${number} is deferred: ${title}.${also} ${where}`, show(activity, meeting));
}
