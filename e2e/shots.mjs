// Pictures of pages for looking at: node e2e/shots.mjs [--as head] [--lang de,en] [--theme light,dark] [--width 1440,390] [name=/path …]
// --firm empty shows a firm just set up instead of the demo. Without paths every page of the navigation and all tabs of the first account. They land in e2e/shots, which git ignores.
import * as kit from "./kit.mjs";

const options = { as: "head", lang: "de,en", theme: "light,dark", width: "1440,390", full: "yes", axe: "no", firm: "demo" };
const pages = [];
const args = process.argv.slice(2);
while (args.length > 0) {
  const a = args.shift();
  if (a.startsWith("--")) options[a.slice(2)] = args.shift() ?? "";
  else if (a.includes("=/")) pages.push([a.slice(0, a.indexOf("=")), a.slice(a.indexOf("=") + 1)]);
  else pages.push([a.replace(/^\/|\/$/g, "").replace(/[^\w-]+/g, "-") || "start", a]);
}

const srv = await kit.server(options.firm === "empty" ? { init: kit.firm } : {});
const b = await kit.browser();
const page = await kit.newPage(b);
await kit.signIn(page, srv, options.as);
if (pages.length === 0) {
  pages.push(["portfolio", "/portfolio"], ["accounts", "/accounts"], ["satisfaction", "/satisfaction"], ["data", "/data"], ["settings", "/settings"], ["me", "/me"]);
  await page.goto(`${srv.base}/portfolio`);
  for (const path of await page.evaluate(() => [...document.querySelectorAll("[data-island=tabs] a")].map((a) => new URL(a.href)).map((u) => u.pathname + u.search))) pages.push([`portfolio${path.replace(/^\/portfolio/, "").replace(/[^\w]+/g, "-")}`, path]);
  await page.goto(`${srv.base}/accounts`);
  const first = await page.evaluate(() => document.querySelector("table[data-island=rows] tbody a[href]")?.getAttribute("href"));
  if (first) {
    await page.goto(srv.base + first);
    const tabs = await page.evaluate(() => [...document.querySelectorAll("[data-island=tabs] a")].map((a) => new URL(a.href)).map((u) => u.pathname + u.search));
    for (const [i, path] of tabs.entries()) pages.push([`account-${i + 1}-${path.split("/").pop().replace(/[^\w-]+/g, "-")}`, path]);
  }
}

let troubles = 0;
for (const lang of options.lang.split(",")) {
  await kit.language(page, srv, lang);
  for (const width of options.width.split(",").map(Number)) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
    for (const theme of options.theme.split(",")) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [name, path] of pages) {
        page.troubles.length = 0;
        const answer = await page.goto(srv.base + path);
        await kit.settled(page).catch((e) => page.troubles.push(String(e).split("\n")[0]));
        const wide = await kit.tooWide(page);
        const missing = await kit.missingIcons(page);
        const axe = options.axe === "yes" && theme === "light" ? await kit.axe(page) : [];
        const status = answer?.status() ?? 0;
        const bad = [...page.troubles, ...(wide > 0 ? [`${wide} px too wide`] : []), ...missing.map((i) => `no icon ${i}`), ...(status >= 400 ? [`status ${status}`] : []), ...axe];
        troubles += bad.length;
        console.log(`${bad.length === 0 ? "ok  " : "look"}  ${name}.${lang}.${theme}.${width}  ${path}${bad.map((t) => `\n        ${t}`).join("")}`);
        await kit.picture(page, `${name}.${lang}.${theme}.${width}`, { fullPage: options.full === "yes" });
      }
    }
  }
}
await b.close();
await srv.stop();
process.exit(troubles > 0 ? 1 : 0);
