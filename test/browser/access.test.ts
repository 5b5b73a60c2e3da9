import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findings, overflow } from "../support/web/axe.ts";
import { LOOKS, openBrowser, openPage } from "../support/web/browser.ts";
import { serveDemo } from "../support/web/serve.ts";
import { serveProgram, tellInPage } from "../support/web/told-in-page.ts";

const STEPS = ["page", "poll card", "private answer", "help", "form", "form with an error", "confirmation"];

let browser: Browser;
let program: Awaited<ReturnType<typeof serveProgram>>;
beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), serveProgram({ kind: "postgres" })]);
});
afterAll(() => Promise.all([browser.close(), program.stop()]));

async function found(step: string, page: Page): Promise<void> {
  expect({ step, found: await findings(page), wider: await overflow(page) }).toEqual({ step, found: [], wider: 0 });
}

describe.each(LOOKS)("at $size size, $scheme", (look) => {
  test("axe-core finds nothing in the whole program, and nothing is wider than the window", async () => {
    const steps: string[] = [];
    const errors = await tellInPage(browser, program.url, look, async (step, page) => {
      steps.push(step);
      await found(step, page);
    });
    expect(steps).toEqual(STEPS);
    expect(errors).toEqual([]);
  }, 150_000);

  test("axe-core finds nothing on the page and its dialogs, and nothing is wider than the window", async () => {
    const demo = await serveDemo();
    const { page, errors, close } = await openPage(browser, `${demo.url}/?as=sg21&room=general`, look);
    const check = (step: string) => found(step, page);
    const type = async (text: string) => {
      await page.locator("#line").fill(text);
      await page.keyboard.press("Enter");
    };
    await check("empty");
    await page.locator("#line").pressSequentially("register ");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await check("completion");
    await type("register");
    await page.getByRole("dialog").waitFor();
    await check("form");
    await page.getByLabel("Organization").fill("ITU-T SG21");
    await page.keyboard.press("Tab");
    await page.getByLabel("Observer").check();
    await page.getByLabel("Country").fill("Korea");
    await page.keyboard.press("Enter");
    await page.locator("[aria-invalid]").waitFor();
    await check("form with an error");
    await page.keyboard.press("Escape");
    await type("poll open");
    await page.getByRole("button", { name: "Object", exact: true }).click();
    await page.locator(".private", { hasText: "Your organization's vote" }).waitFor();
    await check("poll and private answer");
    await type("help");
    await page.getByRole("button", { name: "Withdraw my registration" }).click();
    await check("confirmation");
    await page.keyboard.press("Escape");
    await check("every part");
    for (const name of look.size === "phone" ? ["who", "where", "board", "time"] : []) {
      await page.locator(`[popovertarget=${name}]`).click();
      await check(name);
      await page.keyboard.press("Escape");
    }
    expect(errors).toEqual([]);
    await close();
    await demo.stop();
  });
});
