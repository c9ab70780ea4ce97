// A record of attacks, every kind of page of it: no dialog, no refusal of the policy, no request to anywhere else, nothing left behind.
import { base, expect, finish, open, pageOf, reach } from "./shared.mjs";

const browser = await open();
const page = await pageOf(browser, 1440);
const paths = await reach(page, 12);
for (const path of paths) {
  await page.goto(base + path);
  for (const summary of await page.$$("details:not([open]) > summary")) await summary.click();
  const left = await page.evaluate(() => Object.keys(window).filter((k) => k.includes("pwned")).concat(document.baseURI.startsWith(location.origin) ? [] : ["base"]));
  expect(left.length === 0, `${path} left ${left}`);
}
await page.waitForTimeout(500);
await browser.close();
finish(`${paths.length} pages of attacks`);
