// What the browser tests share: Chromium let in by the key, and a list of what went wrong.
import { chromium } from "playwright-core";

export const [base, out, key] = process.argv.slice(2);
export const WIDTHS = [1440, 390];
const wrong = [];

export function expect(holds, what) {
  if (!holds) {
    wrong.push(what);
    console.error("WRONG", what);
  }
}

export function finish(what) {
  console.log(`${what}: ${wrong.length ? `${wrong.length} wrong` : "right"}`);
  process.exitCode = wrong.length ? 1 : 0;
}

export async function open() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
}

// A page that reports dialogs, refusals of its policy, errors, and requests to anywhere else.
export async function pageOf(browser, width, more = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width > 500 ? 1000 : 844 }, extraHTTPHeaders: { Authorization: `Bearer ${key}` }, ...more,
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => { expect(false, `dialog on ${page.url()}: ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => { if (message.type() === "error") expect(false, `console on ${page.url()}: ${message.text()}`); });
  page.on("pageerror", (error) => expect(false, `error on ${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) expect(false, `request from ${page.url()} to ${request.url()}`);
  });
  return page;
}

// Addresses of pages that can be reached from here, a few of each kind.
export async function reach(page, each) {
  const seen = new Set(["/"]), counts = {}, waiting = ["/", "/review"];
  while (waiting.length) {
    const path = waiting.shift();
    await page.goto(base + path);
    seen.add(path);
    const hrefs = await page.$$eval("a[href]", (links) => links.map((a) => a.getAttribute("href")));
    for (const href of hrefs) {
      const target = href.split("#")[0];
      const kind = target.split("/")[1]?.split("?")[0] + (target.split("/").length > 2 ? "/" : "");
      if (!target.startsWith("/") || target.includes("download") || seen.has(target) || (counts[kind] ?? 0) >= each) continue;
      counts[kind] = (counts[kind] ?? 0) + 1;
      seen.add(target);
      waiting.push(target);
    }
  }
  return [...seen];
}
