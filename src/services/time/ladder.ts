import type { Ladder, Term } from "#core/contract/reminders.ts";

/** One step of a ladder: when, and which one it is. */
export type Rung = { at: Temporal.Instant; side: "before" | "every" | "after" | "afterwards"; lead: string };

/** `hour`: when steps of whole days come that no hour is said for. */
export type Place = { zone: string; hour: string };

const CALENDAR = /^P(?!.*T)/;

/**
 * The steps of a ladder from its beginning to the first one after `until`, earliest first; of two at the same instant the first is kept. Days are
 * counted on the calendar of `zone`, hours exactly. An end on a day's first moment is that of the day before: its days are counted from there, and come at `hour`.
 */
export function rungs(term: Term, ladder: Ladder, { zone, hour }: Place, until: Temporal.Instant): Rung[] {
  const end = endOf(term, { zone, hour });
  const steps = [...before(term, ladder, end), ...underWay(term, ladder, zone, until), ...after(ladder, end, until)];
  const inOrder = steps.sort((one, other) => Temporal.Instant.compare(one.at, other.at));
  const past = inOrder.findIndex(({ at }) => Temporal.Instant.compare(at, until) > 0);
  return past < 0 ? inOrder : inOrder.slice(0, past + 1);
}

/** The newest step that has come, and the next one. */
export function rungsAt(term: Term, ladder: Ladder, place: Place, now: Temporal.Instant) {
  const all = rungs(term, ladder, place, now);
  return {
    last: all.findLast(({ at }) => Temporal.Instant.compare(at, now) <= 0),
    next: all.find(({ at }) => Temporal.Instant.compare(at, now) > 0),
  };
}

type End = { move(lead: string, sign: 1 | -1): Temporal.Instant };

function endOf({ endsAt }: Term, { zone, hour }: Place): End {
  const end = endsAt.toZonedDateTimeISO(zone);
  const wholeDay = end.equals(end.startOfDay());
  const day = (wholeDay ? end.subtract({ nanoseconds: 1 }) : end).toPlainDate();
  return {
    move(lead, sign) {
      const duration = Temporal.Duration.from(lead);
      const moved = sign > 0 ? duration : duration.negated();
      const isDays = CALENDAR.test(lead) && (wholeDay || duration.blank);
      if (!isDays) return end.add(moved).toInstant();
      return day.add(moved).toZonedDateTime({ timeZone: zone, plainTime: hour }).toInstant();
    },
  };
}

function before({ since, endsAt }: Term, ladder: Ladder, end: End): Rung[] {
  const within = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at, since) > 0 && Temporal.Instant.compare(at, endsAt) < 0;
  const steps = ladder.before.map((lead): Rung => ({ at: end.move(lead, -1), side: "before", lead }));
  return steps.filter(({ at }, index) => within(at) && steps.findIndex((one) => one.at.equals(at)) === index);
}

/** At the ladder's own pace while the thing is under way. */
function underWay({ since, endsAt }: Term, { every }: Ladder, zone: string, until: Temporal.Instant): Rung[] {
  if (every === undefined) return [];
  const from = since.toZonedDateTimeISO(zone);
  const stop = Temporal.Instant.compare(endsAt, until) < 0 ? endsAt : until;
  const steps = repeated(every, (duration) => from.add(duration).toInstant(), stop);
  return steps
    .filter((at) => Temporal.Instant.compare(at, endsAt) < 0)
    .map((at) => ({ at, side: "every", lead: every }));
}

function after({ after: leads, afterwards }: Ladder, end: End, until: Temporal.Instant): Rung[] {
  const steps = leads.map((lead): Rung => ({ at: end.move(lead, 1), side: "after", lead }));
  if (afterwards === undefined) return steps;
  const last = Temporal.Duration.from(leads.at(-1) ?? "P0D");
  const more = repeated(afterwards, (duration) => end.move(sum(last, duration).toString(), 1), until);
  return [...steps, ...more.map((at): Rung => ({ at, side: "afterwards", lead: afterwards }))];
}

/** Once, twice, three times that long after, until the first that is past `until`. Counted from the start each time, so that 31 January does not make all of them the 28th. */
function repeated(pace: string, move: (duration: Temporal.Duration) => Temporal.Instant, until: Temporal.Instant) {
  const once = Temporal.Duration.from(pace);
  const found: Temporal.Instant[] = [];
  for (let all = once; ; all = sum(all, once)) {
    const at = move(all);
    if (found.at(-1)?.equals(at)) return found;
    found.push(at);
    if (Temporal.Instant.compare(at, until) > 0) return found;
  }
}

const UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

/** Unit by unit: without a day to start from, Temporal does not add months. */
function sum(one: Temporal.Duration, other: Temporal.Duration): Temporal.Duration {
  return Temporal.Duration.from(Object.fromEntries(UNITS.map((unit) => [unit, one[unit] + other[unit]])));
}
