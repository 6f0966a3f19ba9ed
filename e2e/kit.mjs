// What stories and pictures share: a server with demo data on a free port, a browser, signing in, axe.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const need = createRequire(join(root, "web/package.json"));
const { chromium } = need("playwright-core");
const axeSource = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
export const shots = join(root, "e2e/shots");

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

function binary() {
  const named = process.env.SPAGAT_BIN;
  const built = ["release", "debug"].map((p) => join(root, "target", p, "spagat")).filter((f) => existsSync(f));
  const found = named || built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!found) throw new Error("There is no binary yet: cargo build, or name one in SPAGAT_BIN.");
  return found;
}

function run(program, args, options = {}) {
  return new Promise((done, fail) => {
    const p = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let err = "";
    p.stdout.on("data", (d) => { out += d; });
    p.stderr.on("data", (d) => { err += d; });
    p.on("error", fail);
    p.on("close", (code) => (code === 0 ? done(out) : fail(new Error(`${program} ${args.join(" ")} ended with ${code}\n${out}\n${err}`))));
    p.stdin.end(options.input ?? "");
  });
}

/** The sign-ins that `spagat demo` prints: one line each with the role, an address and a password. */
export function signIns(printed) {
  const found = [];
  for (const line of printed.split("\n")) {
    const m = line.match(/(\S+@\S+)\s+(?:\/\s*)?(\S+)\s*$/);
    if (m) found.push({ line: line.toLowerCase(), email: m[1], password: m[2] });
  }
  return found;
}

/** The person of a firm without demo data: kit.server({ demo: false, init: kit.firm }). */
export const firm = { name: "Birkhorst Packmittel", currency: "EUR", email: "henrik.vollbrandt@birkhorst.example", password: "vier ruhige Wörter hier" };

/**
 * Starts the program with the demo firm, with a firm of its own (`init`, and `files` that are imported before: kind, text,
 * mapping), or with nothing at all (the set-up page). Only the demo may be somebody else's server: with `SPAGAT_URL` an already running one is used; sign-ins then come from `SPAGAT_SIGN_INS`,
 * a file with what `spagat demo` printed.
 */
export async function server({ demo = true, init = null, files = [] } = {}) {
  if (process.env.SPAGAT_URL && demo && !init) {
    const printed = process.env.SPAGAT_SIGN_INS ? readFileSync(process.env.SPAGAT_SIGN_INS, "utf8") : "";
    return { base: process.env.SPAGAT_URL.replace(/\/$/, ""), people: signIns(printed), dir: "", log: () => "", stop: async () => {} };
  }
  const bin = binary();
  const dir = mkdtempSync(join(tmpdir(), "spagat-e2e-"));
  const data = join(dir, "data");
  let people = [];
  if (init) {
    const args = ["init", "--data", data, "--firm", init.name, "--currency", init.currency, "--fiscal-year-start", "1", "--admin", init.email, "--password-stdin"];
    await run(bin, args, { input: `${init.password}\n` });
    people = [{ line: "administrator head", email: init.email, password: init.password }];
    for (const [n, file] of files.entries()) {
      writeFileSync(join(dir, `${n}.csv`), file.text);
      writeFileSync(join(dir, `${n}.toml`), file.mapping);
      await run(bin, ["import", file.kind, join(dir, `${n}.csv`), "--data", data, "--mapping", join(dir, `${n}.toml`)]);
    }
  } else if (demo) {
    people = signIns(await run(bin, ["demo", "--data", data]));
  }
  const port = await freePort();
  // "localhost", because passkeys and secure cookies treat that name as safe.
  const base = `http://localhost:${port}`;
  const p = spawn(bin, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--public-url", base], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  p.stdout.on("data", (d) => { log += d; });
  p.stderr.on("data", (d) => { log += d; });
  const stop = async () => {
    if (p.exitCode === null) {
      const gone = new Promise((done) => p.once("exit", done));
      p.kill("SIGTERM");
      await gone;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  for (let i = 0; i < 200; i += 1) {
    if (p.exitCode !== null) throw new Error(`The server ended at once:\n${log}`);
    const up = await fetch(`http://127.0.0.1:${port}/readyz`).then((r) => r.ok, () => false);
    if (up) return { base, people, dir, data, bin, log: () => log, stop };
    await new Promise((r) => setTimeout(r, 100));
  }
  await stop();
  throw new Error(`The server does not answer:\n${log}`);
}

/** Runs another command of the program on the same data: kit.command(srv, "check"). */
export function command(srv, ...args) {
  return run(srv.bin, [...args, "--data", srv.data]);
}

export function browser() {
  const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((f) => existsSync(f));
  if (!executablePath) throw new Error("Chromium is missing: apt-get install --no-install-recommends chromium, or name it in CHROMIUM.");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"] });
}

/** A page that notes whatever goes wrong in it: script errors, console errors, breaches of the policy. */
export async function newPage(b, { width = 1440, height = 900, scheme = "light", locale = "de-DE" } = {}) {
  const context = await b.newContext({ viewport: { width, height }, colorScheme: scheme, locale, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (e) => page.troubles.push(String(e)));
  page.on("console", (m) => {
    // Answers such as 404 and 422 are part of a story; the story asserts them itself.
    if (m.type() === "error" && !/status of 4\d\d/.test(m.text())) page.troubles.push(m.text());
  });
  return page;
}

/** Signs in as the person whose printed line holds the word, such as "head", "controller", "manager". */
/** The demo firm's people by role; the command prints their titles, not their roles. */
const CAST = { head: "henrik.", manager: "jana.", controller: "carla.", colleague: "nils.", administrator: "ole." };

export async function signIn(page, srv, word) {
  const person = srv.people.find((p) => p.line.includes(word.toLowerCase()) || (CAST[word] && p.email.startsWith(CAST[word])));
  if (!person) throw new Error(`No sign-in for “${word}” was printed: ${srv.people.map((p) => p.line).join(" | ")}`);
  await page.goto(`${srv.base}/sign-in`);
  await page.locator("input[name=email]").fill(person.email);
  await page.locator("input[name=password]").fill(person.password);
  await page.locator("main form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL((u) => !u.pathname.startsWith("/sign-in"));
  return person;
}

/** Drops a file onto the page Data, as a hand would. */
export async function drop(page, name, text) {
  const data = await page.evaluateHandle(([n, t]) => {
    const all = new DataTransfer();
    all.items.add(new File([t], n, { type: "text/csv" }));
    return all;
  }, [name, text]);
  for (const type of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("#upload", type, { dataTransfer: data });
}

export async function language(page, srv, lang) {
  await page.request.post(`${srv.base}/me/language`, { form: { language: lang, to: "/" }, headers: { origin: srv.base, "sec-fetch-site": "same-origin" } });
}

/** Waits until fonts are there and every chart in view is drawn. */
export async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  const kinds = ["map", "bridge", "whale", "trace", "waves"].map((k) => `[data-island=${k}]`).join(",");
  await page.waitForFunction((q) => [...document.querySelectorAll(q)].every((f) => f.dataset.drawn || !f.querySelector(".chart")?.clientHeight), kinds, { timeout: 10_000 });
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it stands; `without` names rules left out. */
export async function axeOnce(page, without = []) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  // What the sticky bar covers where the page happens to stand is no fault of size.
  await page.evaluate(() => scrollTo(0, 0));
  const asked = { runOnly: rules, rules: Object.fromEntries(without.map((r) => [r, { enabled: false }])) };
  const result = await page.evaluate((options) => window.axe.run(document, options), asked);
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} – ${n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? v.help}`));
}

/** The same in light and in dark. */
export async function axe(page, schemes = ["light", "dark"]) {
  const found = [];
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await settled(page);
    // Colours that are still on their way from one theme to the other would be measured half-way.
    await page.waitForFunction(() => document.getAnimations().every((a) => a.playState !== "running"));
    await page.waitForTimeout(300);
    for (const fault of await axeOnce(page)) found.push(`${scheme}: ${fault}`);
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** Nothing scrolls sideways but what says so. */
export async function tooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Icons that the page names and the sprite does not have. */
export async function missingIcons(page) {
  return page.evaluate(async () => {
    const names = [...document.querySelectorAll("use")].map((u) => u.getAttribute("href") ?? "");
    const sprites = new Map();
    const missing = new Set();
    for (const href of names) {
      const [file, id] = href.split("#");
      if (!sprites.has(file)) sprites.set(file, await fetch(file).then((r) => r.text(), () => ""));
      if (!sprites.get(file).includes(`id="${id}"`)) missing.add(id);
    }
    return [...missing];
  });
}

/** A picture; a whole page is shown in a window as high as it is, so that bars stay at their edges. */
export async function picture(page, name, { fullPage = false } = {}) {
  mkdirSync(shots, { recursive: true });
  const size = page.viewportSize();
  if (fullPage) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height > size.height) await page.setViewportSize({ width: size.width, height: Math.min(height, 8000) });
    await settled(page).catch(() => {});
  }
  await page.screenshot({ path: join(shots, `${name}.png`) });
  if (fullPage) await page.setViewportSize(size);
}
