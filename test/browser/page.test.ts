import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, openPage } from "../support/web/browser.ts";
import { serveDemo } from "../support/web/serve.ts";

let browser: Browser;
let demo: Awaited<ReturnType<typeof serveDemo>>;
let page: Page;
let errors: string[];
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  demo = await serveDemo();
  ({ page, errors, close } = await openPage(browser, `${demo.url}/?as=sg21&room=general`));
});
afterEach(async () => {
  await close();
  await demo.stop();
  expect(errors).toEqual([]);
});

const line = () => page.getByRole("combobox", { name: /^Command/ });
async function type(text: string) {
  await line().fill(text);
  await line().press("Enter");
}
const answer = (text: string) => page.locator(".private", { hasText: text });

describe("the message field", () => {
  test("completes commands, arguments and live values by keyboard, and Enter sends", async () => {
    await line().focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option").nth(5).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    await page.keyboard.type("reg");
    await page.getByRole("option", { name: /^register/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: /^organization:/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type('"sg2');
    await page.getByRole("option", { name: "ITU-T SG21" }).waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await line().getAttribute("aria-activedescendant")).toBeTruthy();
    await page.keyboard.press("Enter");
    expect(await line().inputValue()).toBe('register organization:"ITU-T SG21" ');
    await page.keyboard.press("Escape");
    await line().fill("help");
    await page.keyboard.press("Enter");
    await answer("What you can do here").waitFor();
    expect(await line().inputValue()).toBe("");
  });

  test("arrow up brings back what was typed, and a suggestion fills the field", async () => {
    await type("poll list");
    await answer("There is no command").waitFor();
    await line().press("ArrowUp");
    expect(await line().inputValue()).toBe("poll list");
    await page.getByRole("button", { name: /^Use register/ }).click();
    expect(await line().inputValue()).toMatch(/^register organization:"ITU-T SG21"/);
  });
});

describe("a form", () => {
  test("is a dialog with the focus in it; errors are at their fields and what was typed stays", async () => {
    await type("register");
    const dialog = page.getByRole("dialog", { name: "Register for JCA-MV" });
    await dialog.waitFor();
    await dialog.getByLabel("Organization").pressSequentially("sg2");
    await dialog.getByRole("option", { name: "ITU-T SG21" }).click();
    await dialog.getByLabel("Study group representative").check();
    await dialog.getByLabel("Country").fill("Korea");
    await page.keyboard.press("Enter");
    const country = dialog.getByLabel("Country");
    await dialog.getByText("Country is two letters, for example KR.").waitFor();
    expect(await country.getAttribute("aria-invalid")).toBe("true");
    expect(await country.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    expect(await dialog.getByLabel("Organization").inputValue()).toBe("ITU-T SG21");
    await country.fill("KR");
    await dialog.getByRole("button", { name: "Send" }).click();
    await answer("You are registered for ITU-T SG21").waitFor();
    expect(await dialog.isVisible()).toBe(false);
  });

  test("Escape first closes its suggestions, then the dialog", async () => {
    await type("register");
    const field = page.getByRole("dialog").getByLabel("Organization");
    await field.pressSequentially("I");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    expect(await field.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "hidden" });
  });
});

describe("cards and answers", () => {
  test("a vote shows in the card of everyone who has the room open", async () => {
    const other = await openPage(browser, `${demo.url}/?as=sg17&room=general`);
    await type("poll open");
    await page.getByRole("button", { name: "Object", exact: true }).click();
    await answer("Your organization's vote: Object").waitFor();
    await other.page.getByText("1 of 5 organizations have voted").waitFor();
    expect(await other.page.locator(".private").count()).toBe(0);
    expect(await other.page.getByRole("status").textContent()).toMatch(/^New message: Poll 1/);
    await other.page.getByRole("button", { name: "Approve as proposed" }).click();
    await page.getByText("2 of 5 organizations have voted").waitFor();
    await other.close();
  });

  test("a dangerous button asks first, and an answer's own button replaces that answer", async () => {
    await type("help");
    const danger = page.getByRole("button", { name: "Withdraw my registration" });
    await danger.click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    expect(await answer("You are no longer registered").count()).toBe(0);
    await danger.click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw my registration" }).click();
    await answer("You are no longer registered").waitFor();
    expect(await answer("What you can do here").count()).toBe(0);
  });

  test("the clock moves on and what was due arrives, for others as a mark at their name", async () => {
    await type("poll open");
    await page.locator(".next summary", { hasText: "Reminder of poll 1" }).waitFor();
    await page.getByRole("link", { name: /^SG17/ }).click();
    await page.waitForSelector("html[data-ready]");
    await page.getByRole("button", { name: "To the next event" }).click();
    await page.getByRole("link", { name: /^SG21 representative new/ }).waitFor();
    expect(await page.locator(".direct").count()).toBe(0);
    await page.getByRole("link", { name: /^SG21/ }).click();
    await page.locator(".direct", { hasText: "has not voted yet" }).waitFor();
    expect(page.url()).toContain("as=sg21&room=general");
    await page.reload();
    expect(await page.locator(".direct").count()).toBe(1);
    await page.getByRole("button", { name: "Forward 1 day" }).click();
    await page.getByText("Wed 16 Jul 2025").first().waitFor();
  });

  test("a press of the clock while it still moves is not lost: it is carried out after it", async () => {
    const standing = async () => Temporal.Instant.from((await clock.getAttribute("datetime")) ?? "");
    const clock = page.locator("#clock .clock-now time");
    const before = await standing();
    const hour = page.getByRole("button", { name: "Forward 1 hour" });
    await page.evaluate(`{
      const said = document.getElementById("clock-said");
      new MutationObserver(() => {
        document.body.dataset.said = (document.body.dataset.said ?? "") + said.textContent;
      }).observe(said, { childList: true });
    }`);
    await hour.dblclick();
    await page.locator('#clock[aria-busy="false"]').waitFor();
    expect(await page.locator("body").getAttribute("data-said")).toContain("The clock is moving…");
    expect((await standing()).since(before).total("hours")).toBe(2);
  });

  test.each([1280, 390])(
    "the answer to a long text is in sight below its beginning, at a width of %i",
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const text = `nonsense ${"long ".repeat(600)}end`;
      await type(text);
      const said = page.locator(".private").last();
      await said.locator(".body").waitFor();
      expect(await said.locator(".body").evaluate((body) => body.getBoundingClientRect().top)).toBeLessThan(700);
      expect(await said.locator(".asked .start").innerText()).toHaveLength(202);
      await said.getByText(`All ${text.length} characters`).click();
      expect(await said.locator(".asked").innerText()).toContain("long end");
    },
  );

  test("what was typed is text, and times come in both zones", async () => {
    const text = `<img src=x onerror="document.title='bad'"> @everyone \u202Egnp.exe`;
    await page.request.post(`${demo.url}/api/sandbox/say`, { data: { as: "sg17", room: "general", text } });
    await page.locator(".said .typed").waitFor();
    expect(await page.locator(".said .typed").textContent()).toBe(text);
    expect(await page.title()).not.toBe("bad");
    await type("poll open");
    await page.getByText("Thu 17 Jul 2025, 23:59 Zurich time (Fri 18 Jul, 06:59 your time)").waitFor();
  });
});
