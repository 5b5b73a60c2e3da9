import type { AskedWith, Question, Together } from "#core/contract/together.ts";

/** Answers to what was asked of one state; those of an earlier one are forgotten. */
type Shelf = { state: string; answers: Map<string, Promise<unknown>>; underWay: Set<string> };

const KEPT = 100;

export function createTogether(): Together {
  const shelves = new WeakMap<object, Shelf>();
  const lines = new WeakMap<object, ReturnType<typeof createLine>>();
  const lineOf = (of: object) => {
    const line = lines.get(of) ?? createLine();
    lines.set(of, line);
    return line;
  };
  const shelfOf = ({ of, state }: Question): Shelf => {
    const before = shelves.get(of);
    const shelf = before?.state === state ? before : { state, answers: new Map(), underWay: new Set<string>() };
    shelves.set(of, shelf);
    return shelf;
  };
  return async <Found>(question: Question, work: () => Promise<Found>) => {
    const { asked } = question;
    const shelf = shelfOf(question);
    // Who asks the same question is given the same kind of answer.
    const there = shelf.answers.get(asked) as Promise<Found> | undefined;
    if (there) {
      const how: AskedWith = shelf.underWay.has(asked) ? "together" : "alone";
      return { found: await there, how };
    }
    const { how, done } = lineOf(question.of)(work);
    shelf.underWay.add(asked);
    keep(shelf, asked, done);
    try {
      return { found: await done, how };
    } catch (error) {
      shelf.answers.delete(asked);
      throw error;
    } finally {
      shelf.underWay.delete(asked);
    }
  };
}

function keep({ answers }: Shelf, asked: string, answer: Promise<unknown>): void {
  answers.set(asked, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

function createLine() {
  let last: Promise<unknown> = Promise.resolve();
  let length = 0;
  return <Found>(work: () => Promise<Found>) => {
    const how: AskedWith = length > 0 ? "after others" : "alone";
    length += 1;
    const done = last.then(work).finally(() => {
      length -= 1;
    });
    last = done.catch(() => undefined);
    return { how, done };
  };
}
