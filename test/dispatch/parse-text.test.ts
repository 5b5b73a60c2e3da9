import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Declaration } from "#core/contract/command.ts";
import { parseText } from "#core/dispatch/parse-text.ts";

const line = (name: string) =>
  ({ kind: "line", name, label: name, required: false, maxLength: 300, reference: false, completes: false }) as const;
const declare = (name: string, fields: string[], rest?: string): Declaration => ({
  name,
  summary: name,
  access: "anyone",
  examples: [],
  fields: fields.map(line),
  ...(rest ? { rest } : {}),
});
const declarations = [
  declare("register", ["category", "organization"]),
  declare("poll open", ["question", "options", "closes", "secretBallot"]),
  declare("poll vote", ["poll", "choice", "for"]),
  declare("poll list", []),
  declare("remind me", ["at", "about"]),
  declare("help", ["about"], "about"),
];
const read = (text: string) => parseText(text, declarations);
const args = (text: string) => {
  const found = read(text);
  if (found.status === "problem") throw new Error(`${found.message} ${found.hint}`);
  return found.args;
};
const problem = (text: string) => {
  const found = read(text);
  if (found.status !== "problem") throw new Error(`parsed: ${JSON.stringify(found)}`);
  return `${found.message} ${found.hint}`;
};

describe("what is understood", () => {
  test("a command with quoted and bare values in any order", () => {
    expect(read('poll open closes:2025-09-15 question:"Approve the agenda?" options:"Approve; Object"')).toEqual({
      status: "parsed",
      command: "poll open",
      args: { question: "Approve the agenda?", options: "Approve; Object", closes: "2025-09-15" },
    });
  });

  test("command words in any case, with any white space between them", () => {
    expect(read("  Poll\u00a0 \u200bOPEN\n question:x\u200b closes:y ")).toMatchObject({
      command: "poll open",
      args: { question: "x", closes: "y" },
    });
  });

  test("argument names in any case keep their own spelling", () => {
    expect(args("poll open SECRETballot:yes Question:x")).toEqual({ secretBallot: "yes", question: "x" });
  });

  test.each([
    ["straight", '"Approve the agenda?"'],
    ["curly", "“Approve the agenda?”"],
    ["curly closed by a straight one", '“Approve the agenda?"'],
    ["low", "„Approve the agenda?“"],
    ["low and high", "„Approve the agenda?”"],
    ["angled", "«Approve the agenda?»"],
    ["Nordic", "”Approve the agenda?”"],
  ])("%s quotes", (_, value) => {
    expect(args(`poll open question:${value} closes:x`)).toEqual({ question: "Approve the agenda?", closes: "x" });
  });

  test("escapes inside quotes, other backslashes as they are", () => {
    expect(args(String.raw`poll open question:"Say \"yes\" in C:\new \\ \“here\”"`)).toEqual({
      question: String.raw`Say "yes" in C:\new \ “here”`,
    });
  });

  test("colons inside values", () => {
    expect(args('remind me at:2025-09-29T09:00 about:"see: item 3"')).toEqual({
      at: "2025-09-29T09:00",
      about: "see: item 3",
    });
    expect(args("poll open closes:17:00 question:https://www.itu.int/a?b=c:d")).toMatchObject({
      question: "https://www.itu.int/a?b=c:d",
    });
  });

  test("white space around the colon, also before a value that looks like a name", () => {
    expect(args('poll open question : "Approve?" options: https://www.itu.int')).toEqual({
      question: "Approve?",
      options: "https://www.itu.int",
    });
  });

  test("words without a name go where the command takes them", () => {
    expect(args("help poll open")).toEqual({ about: "poll open" });
    expect(args("help")).toEqual({});
    expect(args("help about:poll")).toEqual({ about: "poll" });
  });

  test("a page of a long answer", () => expect(args("poll list page:2")).toEqual({ page: "2" }));

  test.each(["", "   ", "\u00a0\u200b\ufeff"])("nothing at all asks for help (%j)", (text) => {
    expect(read(text)).toEqual({ status: "parsed", command: "help", args: {} });
  });
});

describe("what is refused says what to do", () => {
  test.each([
    ["pol open question:x", 'Unknown command "pol open". Did you mean "poll open"?'],
    ["poll opne question:x", 'Unknown command "poll opne". Did you mean "poll open"?'],
    ["regsiter", 'Unknown command "regsiter". Did you mean "register"?'],
    ["poll", '"poll" needs a second word that says what to do. Use one of: poll open, poll vote, poll list.'],
    [
      "Poll question:x",
      '"poll" needs a second word that says what to do. Use one of: poll open, poll vote, poll list.',
    ],
    ["poll celebrate", 'Unknown command "poll celebrate". Use one of: poll open, poll vote, poll list.'],
    ["vote 1", 'Unknown command "vote". Did you mean "poll vote"?'],
    ["hello, I am new here", 'Unknown command "hello". The command "help" lists what you can do.'],
    ["dance", 'Unknown command "dance". The command "help" lists what you can do.'],
    ["poll open qestion:x", '"poll open" has no argument "qestion". Did you mean "question:"?'],
    ["poll list zone:x", '"poll list" has no argument "zone". "poll list" takes no arguments.'],
    ["poll open question:a question:b", '"question" is given twice. Give each argument once.'],
    ["poll open question:", '"question" has no value. Write it after the colon, or leave "question:" out.'],
    ["poll open question: closes:x", '"question" has no value. Write it after the colon, or leave "question:" out.'],
    ["help poll about:x", '"about" is given twice. Give each argument once.'],
    [
      'poll open question:"Approve',
      'The quote after "question:" is not closed. End the value with ". A quote inside a value is written \\".',
    ],
    [
      "poll open question:Approve the agenda? closes:x",
      '"the" stands alone, without a name. A value of several words stands in quotes: question:"Approve the agenda?"',
    ],
    [
      'poll vote poll:1 choice:A body:"ITU-T SG21"',
      '"poll vote" has no argument "body". Arguments are written with their names: poll vote poll:… choice:… for:…',
    ],
    [
      "poll vote poll:1 until:2025-09-22",
      '"poll vote" has no argument "until". Arguments are written with their names: poll vote poll:… choice:… for:…',
    ],
    [
      "poll open question:Which Title:New",
      '"poll open" has no argument "Title". Arguments are written with their names: poll open question:… options:… closes:… secretBallot:…. A value of several words stands in quotes: question:"Which Title:New"',
    ],
    [
      'poll vote choice:A and body:"ITU-T SG21"',
      '"and" stands alone, without a name. A value of several words stands in quotes: choice:"A and"',
    ],
    [
      "poll vote 1 2",
      '"1" stands alone, without a name. Arguments are written with their names: poll vote poll:… choice:… for:…',
    ],
    [
      'poll open question:"Is "draft" final?"',
      'After a closing quote there is no space: draft" final?" Put a space after the value. A quote inside a value is written \\".',
    ],
  ])("%s", (text, said) => expect(problem(text)).toBe(said));

  test("more than 8000 characters", () => {
    expect(problem(`poll open question:"${"x".repeat(8000)}"`)).toBe(
      "The command has more than 8000 characters. Send a shorter text.",
    );
  });

  test("a long word is repeated shortened", () => expect(problem("x".repeat(7000)).length).toBeLessThan(200));
});

describe("for every text", () => {
  const escaped = (value: string) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
  const value = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...'\\"“”„«»: a\n') }),
  );

  test("any values, quoted and escaped, come back equal in any order", () => {
    fc.assert(
      fc.property(
        fc
          .shuffledSubarray(["question", "options", "closes", "secretBallot"])
          .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), value)))),
        fc.constantFrom(" ", "\n", "\u00a0 ", " \u200b"),
        (pairs, gap) => {
          const text = ["poll open", ...pairs.map(([name, said]) => `${name}:${escaped(said)}`)].join(gap);
          fc.pre(text.length <= 8000);
          expect(read(text)).toEqual({ status: "parsed", command: "poll open", args: Object.fromEntries(pairs) });
        },
      ),
    );
  });

  test("it is parsed, or refused with words", () => {
    const pieces = fc.constantFrom(
      "poll",
      "open",
      "help",
      "question:",
      '"',
      "“",
      "”",
      "\\",
      ":",
      " ",
      "\u200b",
      "page:",
      "x",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (text) => {
          const found = read(text);
          if (found.status === "problem") {
            expect(found.message).not.toBe("");
            expect(found.hint).not.toBe("");
          } else expect(declarations.map((one) => one.name)).toContain(found.command);
        },
      ),
    );
  });
});
