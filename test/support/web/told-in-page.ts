import type { Browser, Page } from "playwright-core";
import { openHouse, type Wanted } from "../house.ts";
import { type Look, openPage } from "./browser.ts";
import type { WebChat } from "./chat.ts";
import { listen } from "./serve.ts";

/** Called at each step, for what stands on the page then. */
type Step = (name: string, page: Page) => Promise<void>;

const BEFORE = [
  [
    "sg21-representative",
    'register organization:"ITU-T SG21" category:sg-representative country:KR email:a@example.org',
  ],
  ["secretariat", 'member confirm member:"SG21 representative"'],
  ["co-chair-1", "agenda draft meeting:1"],
  ["co-chair-1", 'poll open question:"Approve the agenda?" options:"Approve; Object" closes:2025-09-15'],
] as const;

/** The whole program with its sandbox served: a member, an agenda and a poll are there. */
export async function serveProgram(wanted: Wanted = {}): Promise<{ url: string; stop(): Promise<void> }> {
  const test = await openHouse(wanted);
  const { door } = test.chats[0] as WebChat;
  for (const [as, text] of BEFORE) await door.call({ as, room: "plenary", text });
  await test.house.settle();
  const web = test.house.adapters.find((adapter) => adapter.fetch);
  if (!web?.fetch) throw new Error("the house has no sandbox");
  const { url, stop } = await listen(web.fetch);
  return {
    url,
    async stop() {
      await stop();
      await test.stop();
    },
  };
}

/** What a person meets in the sandbox, from the page to a confirmation; gives what the page wrote as errors. */
export async function tellInPage(browser: Browser, url: string, look: Look, step: Step): Promise<string[]> {
  const { page, errors, close } = await openPage(browser, `${url}/?as=sg21-representative&room=plenary`, look);
  const type = async (text: string) => {
    await page.locator("#line").fill(text);
    await page.keyboard.press("Enter");
  };
  const answer = (text: string) => page.locator(".private", { hasText: text }).last().waitFor();
  const be = async (handle: string) => {
    await page.goto(`${url}/?as=${handle}&room=plenary`);
    await page.waitForSelector("html[data-ready]");
  };
  const card = page.locator(".card", { hasText: "Approve the agenda?" }).last();
  await card.waitFor();
  await step("page", page);
  await card.scrollIntoViewIfNeeded();
  await step("poll card", page);
  await card.getByRole("button", { name: "Approve", exact: true }).click();
  await answer("Approve");
  await step("private answer", page);
  await type("help");
  await answer("poll");
  await step("help", page);
  await be("academia");
  await type("register");
  await page.getByRole("dialog").waitFor();
  await step("form", page);
  await page.getByLabel("Organization").fill("Example University");
  await page.getByLabel("Category").selectOption("academia");
  await page.getByLabel("Country").fill("GH");
  await page.getByLabel("E-mail").fill("nobody");
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await page.locator("[aria-invalid]").waitFor();
  await step("form with an error", page);
  await be("co-chair-1");
  await type("agenda show meeting:1");
  await page.locator(".private [data-confirm]").last().click();
  await page.locator("#confirm[open]").waitFor();
  await step("confirmation", page);
  await close();
  return errors;
}
