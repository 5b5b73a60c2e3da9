import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCharters } from "#core/charter/load-charters.ts";
import { readCharter } from "#core/charter/read-charter.ts";

const good = await readFile("charters/jca-mv.yaml", "utf8");

function fault(text: string): string {
  try {
    readCharter("x.yaml", text);
  } catch (error) {
    if (error instanceof Error && error.name === "CharterError") return error.message;
    throw error;
  }
  return "no fault";
}

/** The line, from 1, on which a text stands in the good charter. */
const lineOf = (text: string) => good.slice(0, good.indexOf(text)).split("\n").length;

describe("a fault in a charter", () => {
  const planted: [what: string, from: string, to: string, column: number, says: string][] = [
    [
      "a word that is none of those known",
      "visibility: members, assumed",
      "visibility: all, assumed",
      11,
      'rules.poll.visibility: expected one of everyone, members, co-chairs; found "all"',
    ],
    [
      "more approvals of a report than people lead",
      "report: { approvals: 1, ",
      "report: { approvals: 3, ",
      13,
      "rules.report.approvals: expected at most 2, as many as lead the activity; found 3",
    ],
    [
      "an unknown key",
      "perYear: 3",
      "perYeer: 3",
      5,
      'workingMethods.faceToFace.perYeer: unknown key "perYeer"; the nearest known key is "perYear"',
    ],
    [
      "a time zone that does not exist",
      "zone: Europe/Zurich",
      "zone: Europe/Geneva",
      1,
      'zone: expected the name of a time zone such as Europe/Zurich; found "Europe/Geneva"',
    ],
    [
      "a duration in words",
      "poll: { before: [P7D",
      "poll: { before: [7 days",
      20,
      'ladders.poll.before[0]: expected an ISO 8601 duration such as P7D or PT3H; found "7 days"',
    ],
    [
      "a country that does not exist",
      "country: CH\n    coloc",
      "country: ZZ\n    coloc",
      5,
      'meetings[0].country: expected a country code of two capital letters (ISO 3166-1) such as KR; found "ZZ"',
    ],
    [
      "a local time with an offset",
      'start: "2025-10-09T11:15"',
      'start: "2025-10-09T11:15+02:00"',
      5,
      'meetings[0].start: expected a local date and time such as 2025-10-09T11:15; found "2025-10-09T11:15+02:00"',
    ],
    [
      "a day that does not exist",
      'documents: "2025-09-30"',
      'documents: "2025-09-31"',
      18,
      'meetings[0].deadlines.documents: expected a date such as 2025-09-30, or a local date and time such as 2025-09-30T17:00; found "2025-09-31"',
    ],
    [
      "an instant without an offset",
      'now: "2025-07-03T08:00:00+02:00"',
      'now: "2025-07-03T08:00:00"',
      3,
      'sandbox.now: expected an instant with its offset, such as 2025-07-03T08:00:00+02:00; found "2025-07-03T08:00:00"',
    ],
    ["something that is missing", "acronym: JCA-MV\n", "\n", 1, "acronym: expected text; it is missing"],
    [
      "an address that could reach somebody from the sandbox",
      "observer@example.org",
      "observer@itu.int",
      130,
      'sandbox.people[11].email: expected an address at example.org; found "observer@itu.int"',
    ],
  ];

  test.each(planted)("%s is named with line, column, path and what is expected", (_what, from, to, column, says) => {
    expect(good).toContain(from);
    const found = fault(good.replace(from, to));
    const [, line, at, text] = /^x\.yaml:(\d+):(\d+) (.*)$/.exec(found) ?? [];
    expect(text).toBe(says);
    if (!says.endsWith("missing")) expect(Number(line)).toBe(lineOf(from));
    if (column < 100) expect(Number(at)).toBe(column);
  });

  test("a category that the charter does not have is named at the person who uses it", () => {
    expect(fault(good.replace("category: academia", "category: academy"))).toMatch(
      /^x\.yaml:\d+:\d+ sandbox\.people\[9\]\.category: expected one of the charter's categories: sg-chair, .*; found "academy"$/,
    );
  });

  test("two people cannot share a handle", () => {
    expect(fault(good.replace("handle: observer", "handle: academia"))).toMatch(
      /sandbox\.people\[11\]\.handle: expected one that no other entry has; found "academia"$/,
    );
  });

  test("a meeting cannot end before it starts", () => {
    expect(fault(good.replace("T13:15", "T10:15"))).toMatch(/meetings\[0\]\.end: expected a time after the start/);
  });

  test("a recipient cannot be given a step that its ladder does not have", () => {
    expect(fault(good.replace("before: [P28D, P7D] }]", "before: [P29D] }]"))).toMatch(
      /ladders\.meeting\.to\[1\]\.before\[0\]: expected one of the ladder's own before: P28D, P7D, P1D, PT1H; found "P29D"$/,
    );
  });

  test("several are said at once, one line each, in the order of the file", () => {
    const faults = fault(good.replace("P2Y", "2 years").replace("language: en", "language: English")).split("\n");
    expect(faults.map((line) => line.split(" ")[1])).toEqual(["language:", "rules.liaison.reviewedEvery:"]);
  });

  test("broken YAML is named with its place", () => {
    expect(fault("slug: [jca-mv\ntitle: x")).toMatch(/^x\.yaml:\d+:\d+ expected YAML: /);
    expect(fault("slug: one\nslug: two")).toMatch(/^x\.yaml:2:1 expected YAML: Map keys must be unique/);
  });

  test("an empty file is a fault and not a crash", () => {
    expect(fault("")).toBe("x.yaml:1:1 the file: expected a set of keys; found null");
  });
});

describe("a folder of charters", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "charters-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const make = async (name: string, files: Record<string, string>) => {
    const path = join(folder, name);
    await mkdir(path);
    for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
    return path;
  };

  test("is read whole, by name, and only its .yaml and .yml files", async () => {
    const other = good
      .replace("slug: jca-mv", "slug: jca-iot")
      .replace("slug: plenary", "slug: hall")
      .replace("slug: correspondence", "slug: letters");
    const path = await make("two", { "b.yaml": good, "a.yml": other, "notes.md": "no charter" });
    const loaded = await loadCharters(path);
    expect(loaded.map(({ file, charter }) => [file, charter.slug])).toEqual([
      [join(path, "a.yml"), "jca-iot"],
      [join(path, "b.yaml"), "jca-mv"],
    ]);
  });

  test("names the faults of every file", async () => {
    const path = await make("faulty", { "a.yaml": "slug: A", "b.yaml": "slug: [" });
    await expect(loadCharters(path)).rejects.toThrow(/a\.yaml:1:1 slug: expected(.|\n)*b\.yaml:1:/);
  });

  test("cannot hold two charters with one slug", async () => {
    const path = await make("same", { "a.yaml": good, "b.yaml": good });
    await expect(loadCharters(path)).rejects.toThrow(/b\.yaml: slug: expected one .*a\.yaml has "jca-mv" too$/);
  });

  test("cannot share a room of the sandbox", async () => {
    const path = await make("rooms", { "a.yaml": good, "b.yaml": good.replace("slug: jca-mv", "slug: jca-iot") });
    await expect(loadCharters(path)).rejects.toThrow(/b\.yaml: sandbox\.rooms\[0\]\.slug: .*a\.yaml has "plenary" too/);
  });

  test("cannot be empty, and a path must be there", async () => {
    await expect(loadCharters(await make("empty", {}))).rejects.toThrow(/expected at least one \.yaml or \.yml file/);
    await expect(loadCharters(join(folder, "gone"))).rejects.toThrow(/gone: expected a charter file or a folder/);
  });
});
