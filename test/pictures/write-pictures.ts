import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PGlite } from "@electric-sql/pglite";
import type { Browser } from "playwright-core";
import { connect, EXTENSIONS } from "#db/connect.ts";
import { LOOKS, openBrowser } from "../support/web/browser.ts";
import { serveProgram, tellInPage } from "../support/web/told-in-page.ts";
import { tellJcaPictures } from "./jca-story.ts";
import { FOLDER, PAYLOADS, payloadsText } from "./kept.ts";
import { pageOf } from "./page.ts";
import type { Shot } from "./shot.ts";
import { openStage } from "./stage.ts";
import { tellPictures } from "./story.ts";
import { openWebStage, type WebPlace } from "./web-stage.ts";
import { tellWebPictures } from "./web-story.ts";

const WIDTH = 640;
const SCALE = 1.25;

/** A margin, and nothing of the page behind a form. */
const AROUND = ".card { padding: 12px } dialog { border-radius: 0 } dialog::backdrop { background: white }";

const freshDatabase = () => connect({ client: new PGlite({ extensions: EXTENSIONS }) });
const fileOf = (name: string) => `${FOLDER}${name}.png`;

async function photograph(browser: Browser, shots: Shot[]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 400 }, deviceScaleFactor: SCALE });
  const page = await context.newPage();
  for (const shot of shots) {
    await page.setContent(await pageOf(shot));
    await page.locator("#shot").screenshot({ path: fileOf(shot.name), animations: "disabled" });
  }
  await context.close();
}

async function visit(browser: Browser, name: string, { url, zone, look, type, part }: WebPlace): Promise<void> {
  const viewport = look === "part" ? { width: 1280, height: 1600 } : { width: 1280, height: 860 };
  const scale = look === "part" ? SCALE : 1;
  const settings = {
    viewport,
    deviceScaleFactor: scale,
    timezoneId: zone,
    locale: "en-GB",
    reducedMotion: "reduce",
    bypassCSP: true,
  } as const;
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  if (look === "part") await page.addStyleTag({ content: AROUND });
  if (type) {
    await page.locator("#line").fill(type);
    await page.keyboard.press("Enter");
  }
  const shown = page.locator(part.selector, { hasText: part.text }).last();
  await shown.waitFor();
  await page.evaluate("document.activeElement?.blur()");
  const target = look === "part" ? shown : page;
  await target.screenshot({ path: fileOf(name), animations: "disabled" });
  await context.close();
}

/** Of the documents. */
async function drawAll(browser: Browser): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const old of await readdir(FOLDER)) if (old.endsWith(".png")) await rm(`${FOLDER}${old}`);
  const shots: Shot[] = [];
  for (const tell of [tellPictures, tellJcaPictures]) {
    const stage = await openStage(await freshDatabase());
    await tell(stage);
    await photograph(browser, stage.shots);
    shots.push(...stage.shots);
    await stage.test.stop();
  }
  const web = await openWebStage({
    database: await freshDatabase(),
    visit: (name, place) => visit(browser, name, place),
  });
  await tellWebPictures(web);
  await web.stop();
  await writeFile(PAYLOADS, payloadsText([...shots, ...web.shots]));
}

/** Of each step that a person meets in the sandbox, in each look: to be looked at, kept nowhere. */
async function drawStory(browser: Browser, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { url, stop } = await serveProgram({ database: await freshDatabase() });
  for (const look of LOOKS) {
    await tellInPage(browser, url, look, async (step, page) => {
      const name = `${look.size}-${look.scheme}-${step.replaceAll(" ", "-")}.png`;
      await page.screenshot({ path: join(folder, name), animations: "disabled" });
    });
  }
  await stop();
}

const { story } = parseArgs({ options: { story: { type: "string" } } }).values;
const browser = await openBrowser();
await (story === undefined ? drawAll(browser) : drawStory(browser, resolve(story)));
await browser.close();
