// A researcher's way: open, filter, follow a number to its sentence, decide on the page by keyboard, reload, still there.
import { base, expect, finish, open, pageOf } from "./shared.mjs";

const browser = await open();
const page = await pageOf(browser, 1440);
const press = async (key) => { await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]); };
const history = () => page.$$eval("#history .log li", (rows) => rows.map((r) => r.textContent.replace(/\s+/g, " ").trim()));
const keeps = (what) => expect(page.url().includes("place=Aleppo"), `${what} keeps the filter: ${page.url()}`);

await page.goto(base + "/");
await page.click(".filters summary");
await page.fill('.filters input[name="place"]', "Aleppo");
await Promise.all([page.waitForNavigation(), page.click(".filters button")]);
keeps("the overview");
await page.click('.sums a:has-text("incident")');
keeps("the list");
const where = await page.$$eval("tbody td:nth-child(3)", (cells) => cells.map((c) => c.textContent));
expect(where.length > 0 && where.every((w) => w === "Aleppo"), `the list holds what was asked for: ${where}`);
await page.click('tbody tr:has(td:nth-child(7):text-matches("^([3-9]|..+)$")) a');
await page.waitForURL("**/incidents/**");
keeps("an incident");
const incident = page.url();

const number = await page.textContent(".best a b");
await page.click(".best a");
await page.waitForURL("**/records/**");
expect((await page.locator(".passage mark").count()) > 0, "the words that carry the number are marked in their sentence");
expect((await page.textContent("h1")).includes(number), `the record is about ${number}`);
await page.click("text=in its report");
await page.waitForURL("**/reports/**");
keeps("a report");
expect(await page.locator(".m.here").first().isVisible(), "the words are marked in their report");
await page.goto(incident);
await page.locator("a.mark").first().click();
await page.waitForURL("**/records/**");
expect((await page.locator(".passage mark").count()) > 0, "a mark of the chart opens its sentence");

await page.goto(incident);
await page.fill('.choices input[name="origins"]', "Syria Civil Defence");
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
keeps("a choice of the number");
expect((await page.textContent(".best")).includes("Syria Civil Defence"), "the number is taken from the first on the list that was typed");

await page.goto(incident);
await press("c");
expect(page.url() === incident, "one stays on the page after a decision");
expect((await history())[0]?.startsWith("Confirmed"), "a confirmation stands in the history of the page");
await page.reload();
expect((await history())[0]?.startsWith("Confirmed"), "it is still there after a reload");
await press("u");
await page.reload();
expect((await history()).some((row) => row.startsWith("Confirmed (undone since)")), "it is undone, and still told");
await page.keyboard.press("s");
expect(await page.evaluate(() => document.activeElement?.name === "out"), "s opens the split at the first account");
await page.keyboard.press("Space");
expect((await page.locator('input[name="out"]:checked').count()) === 1, "an account is ticked by keyboard");
await press("e");
await page.waitForURL("**/review?**");
await page.keyboard.press("e");
await page.locator('select[name="f.type"]').selectOption("shelling");
await Promise.all([page.waitForNavigation(), page.locator(".correct button").first().click()]);
await page.goto(incident);
expect((await history())[0]?.startsWith("Corrected: type shelling"), `a field is corrected by its picker: ${(await history())[0]}`);
await press("u");
expect((await history()).some((row) => row.startsWith("Corrected: type shelling (undone since)")), "a correction is undone on the page");
await browser.close();
finish("from the overview to a sentence and a decision");
