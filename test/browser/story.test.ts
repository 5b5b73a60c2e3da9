import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { openBrowser, openPage } from "../support/web/browser.ts";
import { listen } from "../support/web/serve.ts";

const MEMBERS = [
  {
    handle: "sg21-representative",
    name: "SG21 representative",
    organization: "ITU-T SG21",
    category: "sg-representative",
    country: "KR",
  },
  { handle: "sg21-contact", name: "SG21 contact", organization: "ITU-T SG21", category: "sg-contact", country: "CN" },
  {
    handle: "sg17-representative",
    name: "SG17 representative",
    organization: "ITU-T SG17",
    category: "sg-representative",
    country: "JP",
  },
  {
    handle: "etsi-representative",
    name: "ETSI representative",
    organization: "ETSI",
    category: "sdo-representative",
    country: "FR",
  },
  {
    handle: "sector-member",
    name: "Sector Member delegate",
    organization: "Example Telecom",
    category: "sector-member",
    country: "DE",
  },
  {
    handle: "academia",
    name: "Academia delegate",
    organization: "Example University",
    category: "academia",
    country: "GH",
  },
];
const POLL =
  'poll open question:"Approve the agenda?" options:"Approve; Object" closes:2025-09-15 kind:single per:organization results:after-closing';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The hands of whoever sits at this page. */
function handsOn(page: Page, url: string) {
  const answer = (text: string) => page.locator(".private", { hasText: text }).last();
  return {
    answer,
    async be(handle: string) {
      await page.goto(`${url}/?as=${handle}&room=plenary`);
      await page.waitForSelector("html[data-ready]");
    },
    async type(text: string, expected: string) {
      await page.locator("#line").fill(text);
      await page.keyboard.press("Enter");
      await answer(expected).waitFor();
    },
    async vote(label: string, expected: string) {
      const card = page.locator(".card", { hasText: "Poll 1" }).first();
      await card.getByRole("button", { name: label, exact: true }).click();
      await answer(expected).waitFor();
    },
  };
}
type Hands = ReturnType<typeof handsOn>;

async function registerByForm(page: Page, hands: Hands, member: (typeof MEMBERS)[number]) {
  await hands.be(member.handle);
  await page.locator("#line").fill("register");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Organization").fill(member.organization);
  await dialog.getByLabel("Category").selectOption(member.category);
  await dialog.getByLabel("Country").fill(member.country);
  await dialog.getByLabel("E-mail").fill("a@example.org");
  await dialog.getByRole("button", { name: "Send" }).click();
  await hands.answer(member.organization).waitFor();
}

async function registerAndConfirm(page: Page, hands: Hands) {
  const [first, ...rest] = MEMBERS;
  if (first) await registerByForm(page, hands, first);
  for (const { handle, organization, category, country } of rest) {
    await hands.be(handle);
    const line = `register organization:"${organization}" category:${category} country:${country} email:a@example.org`;
    await hands.type(line, organization);
  }
  await hands.be("secretariat");
  await page.locator(".direct", { hasText: "waits for a confirmation" }).nth(5).waitFor();
  for (const { name } of MEMBERS.slice(0, 5)) {
    const request = page.locator(".direct", { hasText: `${name} registered` });
    await request.getByRole("button", { name: "Confirm" }).click();
    await hands.answer(`${name}`).filter({ hasText: "confirmed" }).waitFor();
  }
}

async function voteInTurn(page: Page, hands: Hands) {
  await hands.be("sg21-representative");
  await hands.vote("Object", "is counted: Object");
  await hands.vote("Approve", "is changed: Approve");
  await hands.be("sg17-representative");
  await hands.vote("Approve", "is counted: Approve");
  await hands.be("etsi-representative");
  await hands.type("poll vote poll:1 choice:2", "is counted: Object");
  await hands.be("academia");
  await hands.vote("Approve", "is not confirmed");
  await page.getByText("3 of 4 organizations have voted").first().waitFor();
}

describe("the story, clicked and typed in a browser", () => {
  test("six register, five are confirmed, organizations vote, the clock brings reminders and the result", async () => {
    const house = await openHouse();
    const web = house.house.adapters.find((adapter) => adapter.fetch);
    if (!web?.fetch) throw new Error("the house has no sandbox");
    const { url, stop } = await listen(web.fetch);
    const { page, errors, close } = await openPage(browser, url);
    const hands = handsOn(page, url);
    const toNext = () => page.getByRole("button", { name: "To the next event" }).click();

    await registerAndConfirm(page, hands);
    await hands.be("co-chair-1");
    await hands.type(POLL, "4 organizations can vote");
    await page.locator(".card", { hasText: "0 of 4 organizations have voted" }).waitFor();
    expect(await page.locator(".due li").count()).toBe(5);
    await voteInTurn(page, hands);

    await hands.be("sector-member");
    await toNext();
    const reminder = page.locator(".direct", { hasText: "Reminder: Poll 1" });
    await reminder.waitFor();
    await reminder.getByRole("button", { name: "Approve" }).click();
    await hands.answer("is counted: Approve").waitFor();
    const result = page.locator(".card", { hasText: "Result of poll 1" });
    while ((await result.count()) === 0) {
      await toNext();
      await page.locator('#clock[aria-busy="false"]').waitFor();
    }
    expect(await result.textContent()).toContain("4 of 4 organizations have voted");
    expect(await reminder.count()).toBe(1);
    await page.locator(".card", { hasText: "Closed" }).first().waitFor();
    expect(await page.locator(".card").getByRole("button", { name: "Approve" }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
    await stop();
    await house.stop();
  }, 150_000);
});
