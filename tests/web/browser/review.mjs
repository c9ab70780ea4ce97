// A reviewer's hands stay on the keyboard: confirm, correct, undo, note, search; what was decided is still there after a reload.
import { base, expect, finish, open, pageOf } from "./shared.mjs";

const browser = await open();
const page = await pageOf(browser, 1440);
const target = () => page.$eval('input[name="target"]', (i) => i.value);
const log = () => page.$$eval("aside section:last-of-type .log li", (rows) => rows.map((r) => r.textContent.replace(/\s+/g, " ").trim()));
const press = async (key) => { await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]); };

await page.goto(base + "/review");
const first = await target();
await press("j");
const second = await target();
expect(second !== first, "j goes to the next thing");
await press("k");
expect((await target()) === first, "k goes back");
await press("c");
expect((await target()) !== first, "c confirms and goes on");
expect((await log())[0]?.startsWith("Confirmed"), "a confirmation stands in the history at once");
await page.reload();
expect((await log())[0]?.startsWith("Confirmed"), "it is still there after a reload");
await press("u");
expect((await target()) === first, "u undoes and shows what was undone");
expect((await log()).some((row) => row.includes("undone")), "the undoing is in the history");

await page.goto(base + "/figures");
await page.click("tbody a");
await page.click("text=Correct, note");
await page.waitForURL("**/review?**");
await page.keyboard.press("e");
const low = page.locator('input[name="f.low"]');
expect(await low.isVisible(), "e opens the fields");
await low.fill("77");
await page.keyboard.press("c");
expect((await low.inputValue()).startsWith("77"), "a letter typed in a field is no command");
await low.fill("77");
await page.locator('input[name="f.high"]').fill("77");
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
expect((await log())[0]?.startsWith("Corrected: low 77"), `Enter corrects: ${(await log())[0]}`);
await page.goto(base + "/review");
await page.keyboard.press("n");
await page.keyboard.type("the hospital has a list");
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
expect((await log())[0]?.startsWith("Note: the hospital has a list"), "n notes");
await page.keyboard.press("/");
await page.keyboard.type("Aleppo");
await press("Enter");
expect(page.url().includes("/search?q=Aleppo"), "/ searches");
expect((await page.locator("mark").count()) > 0, "what was found is marked");

const still = await pageOf(browser, 1440, { javaScriptEnabled: false });
await still.goto(base + "/review");
const before = await still.locator('input[name="target"]').first().inputValue();
await Promise.all([still.waitForNavigation(), still.click('button[value="confirm"]')]);
expect((await still.locator('input[name="target"]').first().inputValue()) !== before, "forms alone decide, without scripts");

await page.goto(base + "/incidents");
await page.click("thead th:nth-child(6) button");
expect((await page.getAttribute("thead th:nth-child(6)", "aria-sort")) === "ascending", "tables sort");
await page.goto(base + "/incidents?what=airstrike");
await page.click("tbody a");
await page.waitForURL("**/incidents/**");
await page.goBack();
expect(page.url().endsWith("/incidents?what=airstrike"), "back works and keeps the filter");
await browser.close();
finish("keyboard");
