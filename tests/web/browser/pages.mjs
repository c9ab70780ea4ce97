// Every kind of page at two widths, light and dark: nothing is wider than the window, axe finds nothing serious, a picture is kept.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, finish, open, out, pageOf, reach, WIDTHS } from "./shared.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const browser = await open();
const paths = await reach(await pageOf(browser, 1440), 2);
for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await pageOf(browser, width, { colorScheme, reducedMotion: "reduce" });
    for (const path of paths) {
      await page.goto(new URL(path, process.argv[2]).href);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= width, `${path} is ${wide} wide at ${width}`);
      for (const details of await page.$$("details:not([open]) > summary")) await details.evaluate((s) => { s.parentElement.open = true; });
      const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`).catch((e) => ({ violations: [{ id: String(e), impact: "serious", nodes: [] }] }));
      for (const v of found.violations) {
        if (["serious", "critical"].includes(v.impact)) expect(false, `axe ${v.id} on ${path} at ${width} ${colorScheme}: ${v.nodes[0]?.html?.slice(0, 160)}`);
      }
      const name = path.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 60) || "overview";
      await page.reload();
      await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await page.context().close();
  }
}
await browser.close();
finish(`${paths.length} pages`);
