import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
export type Look = { size: keyof typeof SIZES; scheme: "light" | "dark" };
export const LOOKS: Look[] = [
  { size: "phone", scheme: "light" },
  { size: "phone", scheme: "dark" },
  { size: "desktop", scheme: "light" },
  { size: "desktop", scheme: "dark" },
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: ARGS });

/** A page of that look; what it writes to the console as an error fails the test that asks `errors`. */
export async function openPage(browser: Browser, url: string, look: Look = { size: "desktop", scheme: "light" }) {
  const context: BrowserContext = await browser.newContext({
    viewport: SIZES[look.size],
    colorScheme: look.scheme,
    timezoneId: "Asia/Seoul",
    locale: "en-GB",
    reducedMotion: "reduce",
    hasTouch: look.size === "phone",
  });
  const page: Page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  return { page, errors, close: () => context.close() };
}
