import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHouse, type TestHouse } from "../support/house.ts";
import { findings, overflow } from "../support/web/axe.ts";
import { LOOKS, openBrowser, openPage } from "../support/web/browser.ts";
import { createDoorClient } from "../support/web/door-client.ts";
import { listen } from "../support/web/serve.ts";

const RANKED =
  'poll open question:"Which topic first?" kind:ranked options:"Identity; Assets; Access" closes:"in 9 days" results:always';
const TIME =
  'poll open question:"When?" kind:time options:"2025-07-22 14:00-16:00; 2025-07-23 09:00-11:00" closes:"in 9 days" results:always';
const SCORE = 'poll open question:"How ready?" kind:score range:"1 to 5" options:"Terms; Model" closes:"in 9 days"';
const DISCUSSION = 'discussion open subject:"Duties" question:"Are duties 1 to 8 right?" closes:"in 9 days"';

let browser: Browser;
let house: TestHouse;
let url: string;
let stop: () => Promise<void>;
let door: ReturnType<typeof createDoorClient>;
const types = (as: string, text: string) => door.call({ as, room: "plenary", text });

beforeAll(async () => {
  browser = await openBrowser();
  house = await openHouse();
  const fetch = house.house.adapters.find((adapter) => adapter.fetch)?.fetch;
  if (!fetch) throw new Error("the house has no sandbox");
  ({ url, stop } = await listen(fetch));
  door = createDoorClient(fetch);
  for (const [as, organization] of [
    ["sg21-representative", "ITU-T SG21"],
    ["sg17-representative", "ITU-T SG17"],
  ] as const) {
    await types(
      as,
      `register organization:"${organization}" category:sg-representative country:KR email:a@example.org`,
    );
  }
  for (const number of [1, 2]) await types("secretariat", `member confirm member:${number}`);
  for (const text of [RANKED, TIME, SCORE, DISCUSSION]) await types("co-chair-1", text);
});
afterAll(async () => {
  await browser.close();
  await stop();
  await house.stop();
});

const at = (as: string) => `${url}/?as=${as}&room=plenary`;
const dialogOf = (page: Page) => page.getByRole("dialog");
async function openBallot(page: Page, poll: number) {
  await page.locator("#line").fill(`poll vote poll:${poll}`);
  await page.keyboard.press("Enter");
  await dialogOf(page)
    .getByRole("heading", { name: `Vote in poll ${poll}` })
    .waitFor();
}
const ranked = (page: Page) => page.locator(".ranked .ranking-label").allTextContents();
const answer = (page: Page, text: string) => page.locator(".private", { hasText: text });
const handle = (page: Page, name: string) => page.getByRole("button", { name: `Move ${name}`, exact: true });

async function drag(page: Page, name: string, to: { x: number; y: number }) {
  const from = await handle(page, name).boundingBox();
  if (!from) throw new Error(`${name} has no handle to be seen`);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y - 3, { steps: 4 });
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

describe("a ranking", () => {
  test("is made by dragging", async () => {
    const { page, errors, close } = await openPage(browser, at("sg21-representative"));
    await openBallot(page, 1);
    expect(await ranked(page)).toEqual([]);
    const empty = await page.locator(".ranked-none").boundingBox();
    if (!empty) throw new Error("there is no place to drop");
    await drag(page, "Assets", { x: empty.x + 20, y: empty.y + 5 });
    expect(await ranked(page)).toEqual(["Assets"]);
    const first = await page.locator(".ranked .ranking").first().boundingBox();
    if (!first) throw new Error("nothing is ranked");
    await drag(page, "Access", { x: first.x + 20, y: first.y + 3 });
    expect(await ranked(page)).toEqual(["Access", "Assets"]);
    expect(await page.locator(".order [role=status]").textContent()).toBe("Access: place 1 of 2.");
    await dialogOf(page).getByRole("button", { name: "Send" }).click();
    await answer(page, "is counted: first Access, second Assets").waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test("is made and changed by keyboard alone", async () => {
    const { page, errors, close } = await openPage(browser, at("sg17-representative"));
    await openBallot(page, 1);
    expect(await handle(page, "Identity").evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press("ArrowUp");
    await handle(page, "Assets").focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await ranked(page)).toEqual(["Assets", "Identity"]);
    await handle(page, "Identity").focus();
    await page.keyboard.press("Delete");
    await page.getByRole("button", { name: "Rank Access next" }).press("Enter");
    expect(await ranked(page)).toEqual(["Assets", "Access"]);
    await page.getByRole("button", { name: "Move up Access" }).press("Enter");
    await dialogOf(page).getByRole("button", { name: "Send" }).press("Enter");
    await answer(page, "is counted: first Access, second Assets").waitFor();
    await openBallot(page, 1);
    expect(await ranked(page)).toEqual(["Access", "Assets"]);
    await page.getByRole("button", { name: "Leave out Access" }).click();
    await dialogOf(page).getByRole("button", { name: "Send" }).click();
    await answer(page, "is changed: first Assets.").waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

describe("slots", () => {
  test("are a grid, each with the reader's own time, answered by the arrow keys", async () => {
    const { page, errors, close } = await openPage(browser, at("sg21-representative"));
    await openBallot(page, 2);
    const row = page.getByRole("rowheader").first();
    expect(await row.textContent()).toBe("Tue 22 Jul 2025, 14:00 to 16:00 Zurich time (21:00 to 23:00 your time)");
    const first = page.getByRole("radio", { name: /^Tue 22 Jul.* Yes$/ });
    await first.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("radio", { name: /^Tue 22 Jul.* If needed$/ }).isChecked()).toBe(true);
    await page.getByRole("radio", { name: /^Wed 23 Jul.* Yes$/ }).check();
    await dialogOf(page).getByRole("button", { name: "Send" }).click();
    expect(await answer(page, "is counted:").textContent()).toMatch(/22 Jul.*: if-needed.*23 Jul.*: yes/s);
    const bars = page.locator(".card", { hasText: "Poll 2" }).locator(".bar");
    await expect.poll(() => bars.count()).toBe(2);
    expect(errors).toEqual([]);
    await close();
  });
});

async function submits(page: Page, title: string) {
  await page.locator("#line").fill("document submit meeting:1");
  await page.keyboard.press("Enter");
  const dialog = dialogOf(page);
  await dialog.getByRole("heading", { name: "Hand in a document" }).waitFor();
  await dialog.getByLabel("Title").fill(title);
}
const PDF = { name: "use-cases.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
const threadOf = (page: Page, subject: string) =>
  page
    .locator(".entry", { hasText: subject })
    .getByRole("region", { name: /^Thread of/ })
    .first();

describe("a file and a thread", () => {
  test("a file is chosen in the form, refused at its field, kept under its number and saved again", async () => {
    const { page, errors, close } = await openPage(browser, at("sg21-representative"));
    await submits(page, "Use cases of avatars");
    await dialogOf(page).getByText("Meeting 1: First meeting of JCA-MV").waitFor();
    const field = dialogOf(page).getByLabel("File");
    await field.setInputFiles({ ...PDF, name: "use-cases.docx" });
    await dialogOf(page).getByRole("button", { name: "Send" }).click();
    await dialogOf(page).locator(".error").waitFor();
    expect(await dialogOf(page).getByLabel("Title").inputValue()).toBe("Use cases of avatars");
    await dialogOf(page).getByLabel("File").setInputFiles(PDF);
    await dialogOf(page).getByRole("button", { name: "Send" }).click();
    await answer(page, "JCA-MV-I-001").waitFor();
    await page.locator("#line").fill("document download document:JCA-MV-I-001");
    await page.keyboard.press("Enter");
    const saved = page.waitForEvent("download");
    await page.locator(".private").getByRole("link", { name: /pdf/ }).last().click();
    expect((await saved).suggestedFilename()).toContain(".pdf");
    expect(errors).toEqual([]);
    await close();
  });

  test("what is written in a discussion's thread is a comment of it, shown to who has the room open", async () => {
    const [writer, reader] = [
      await openPage(browser, at("sg21-representative")),
      await openPage(browser, at("sg17-representative")),
    ];
    const field = threadOf(writer.page, "Duties").getByRole("textbox");
    await field.fill("Duty 3 is missing.");
    await field.press("Enter");
    await threadOf(reader.page, "Duties").getByText("Duty 3 is missing.").waitFor();
    await reader.page
      .locator(".card", { hasText: "Duties" })
      .getByText(/1 comment/)
      .first()
      .waitFor();
    await threadOf(writer.page, "Duties").getByRole("button", { name: "Edit" }).waitFor();
    expect(await threadOf(reader.page, "Duties").getByRole("button", { name: "Edit" }).count()).toBe(0);
    expect([...writer.errors, ...reader.errors]).toEqual([]);
    await writer.close();
    await reader.close();
  });
});

describe("the board beside the rooms", () => {
  test("is each person's own and changes by itself when somebody acts", async () => {
    const chair = await openPage(browser, at("co-chair-1"));
    const member = await openPage(browser, at("sg21-representative"));
    const board = (page: Page) => page.locator("#home");
    await board(chair.page).getByText("Not yet: SG21 representative and SG17 representative.").first().waitFor();
    expect(await board(member.page).textContent()).not.toContain("Not yet");
    await board(member.page).getByText("Poll 3 is open until").waitFor();
    await types("sg21-representative", 'poll vote poll:3 choice:"1=3"');
    await board(member.page).getByText("Poll 3 is open until").waitFor({ state: "detached" });
    await board(chair.page).getByText("Not yet: SG17 representative.").first().waitFor();
    await board(member.page).getByRole("button", { name: "Show meeting 1" }).click();
    await answer(member.page, "First meeting of JCA-MV").waitFor();
    expect([...chair.errors, ...member.errors]).toEqual([]);
    await chair.close();
    await member.close();
  });

  test("says why a room is closed to whoever would not be in it, and shows nothing of it", async () => {
    const { page, close } = await openPage(browser, at("observer"));
    await page.getByRole("heading", { name: "Plenary is closed to you" }).waitFor();
    expect(await page.locator(".card").count()).toBe(0);
    await close();
  });
});

describe.each(LOOKS)("at $size size, $scheme", (look) => {
  test("axe-core finds nothing on board, ranking, grid, scores, a file and a thread, and nothing is wider than the window", async () => {
    const { page, errors, close } = await openPage(browser, at("sg17-representative"), look);
    const check = async (step: string) =>
      expect({ step, found: await findings(page), wider: await overflow(page) }).toEqual({ step, found: [], wider: 0 });
    await check("page");
    for (const [poll, step] of [
      [1, "ranking"],
      [2, "grid"],
      [3, "scores"],
    ] as const) {
      await openBallot(page, poll);
      await check(step);
      await page.keyboard.press("Escape");
    }
    await submits(page, "Terms");
    await dialogOf(page).getByLabel("File").setInputFiles(PDF);
    await check("a file");
    await page.keyboard.press("Escape");
    await threadOf(page, "Duties").getByRole("textbox").fill("Duty 4 too.");
    await check("a thread");
    if (look.size === "phone") {
      await page.locator("[popovertarget=board]").click();
      await check("board");
    }
    expect(errors).toEqual([]);
    await close();
  });
});
