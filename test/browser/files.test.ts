import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, openPage } from "../support/web/browser.ts";
import { serveProgram } from "../support/web/told-in-page.ts";

let browser: Browser;
let program: Awaited<ReturnType<typeof serveProgram>>;
beforeAll(async () => {
  [browser, program] = await Promise.all([openBrowser(), serveProgram({ kind: "postgres" })]);
});
afterAll(() => Promise.all([browser.close(), program.stop()]));

test("a document's file is chosen in the form, and saved again byte by byte, never shown", async () => {
  const { page, errors, close } = await openPage(browser, `${program.url}/?as=co-chair-1&room=plenary`);
  const type = async (text: string) => {
    await page.locator("#line").fill(text);
    await page.keyboard.press("Enter");
  };
  const answer = (text: string) => page.locator(".private", { hasText: text }).last();
  const bytes = Buffer.concat([
    Buffer.from("%PDF-1.7\n<script>document.title = 'run'</script>"),
    Buffer.alloc(300_000, 7),
  ]);
  await type("document submit");
  const dialog = page.getByRole("dialog", { name: "Hand in a document" });
  await dialog.getByLabel("Title").fill("Use cases of avatars");
  await dialog.getByLabel("Source").fill("TSB");
  const field = dialog.locator('input[type="file"]');
  await field.setInputFiles({ name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html></html>") });
  await dialog.getByRole("button", { name: "Send" }).click();
  await dialog.locator(".error", { hasText: "page.pdf" }).waitFor();
  await field.setInputFiles({ name: "Avatars, naïve.pdf", mimeType: "text/html", buffer: bytes });
  await dialog.getByRole("button", { name: "Send" }).click();
  await answer("Your document is submitted as JCA-MV-I-001").waitFor();
  await type("document download document:I-001");
  const link = answer("The file is Avatars, naïve.pdf").getByRole("link", { name: "Avatars, naïve.pdf" });
  const [saved] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(saved.suggestedFilename()).toBe("Avatars, naïve.pdf");
  expect(bytes.equals(await readFile(await saved.path()))).toBe(true);
  const sent = await page.request.get(`${program.url}${await link.getAttribute("href")}`);
  expect(sent.headers()).toMatchObject({
    "content-type": "application/octet-stream",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^attachment; /),
  });
  expect([await page.title(), errors]).toEqual([expect.stringContaining("Convene"), []]);
  await close();
}, 60_000);
