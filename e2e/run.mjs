// Browser stories: node e2e/run.mjs [part of a name …]. Each file in e2e/stories exports `story`, a sentence, and a default
// function that gets { page, srv, b, as, check, ok, equal, t } and throws when the story does not hold.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import * as kit from "./kit.mjs";

const here = new URL("stories/", import.meta.url);
const wanted = process.argv.slice(2);
const files = readdirSync(here).filter((f) => f.endsWith(".mjs") && (wanted.length === 0 || wanted.some((w) => f.includes(w)))).sort();
if (files.length === 0) {
  console.error("No story has that name.");
  process.exit(2);
}

const srv = await kit.server();
const b = await kit.browser();
let failed = 0;
for (const file of files) {
  const { default: tell, story } = await import(new URL(file, here));
  const started = performance.now();
  const pages = [];
  const open = async (options) => {
    const page = await kit.newPage(b, options);
    pages.push(page);
    return page;
  };
  try {
    const page = await open();
    await tell({
      b, srv, page, open, kit, assert,
      as: (word, at = page) => kit.signIn(at, srv, word),
      go: (path, at = page) => at.goto(srv.base + path),
      // A page as it should be: axe in both themes, nothing too wide, no icon missing.
      check: async (at = page) => {
        await kit.settled(at);
        assert.deepEqual(await kit.axe(at), [], `axe on ${at.url()}`);
        assert.equal(await kit.tooWide(at), 0, `${at.url()} scrolls sideways`);
        assert.deepEqual(await kit.missingIcons(at), [], `icons on ${at.url()}; build web/ again`);
      },
    });
    for (const p of pages) assert.deepEqual(p.troubles, [], "the browser complained");
    console.log(`ok    ${file}: ${story} (${Math.round(performance.now() - started)} ms)`);
  } catch (e) {
    failed += 1;
    console.error(`FAIL  ${file}: ${story}\n${e?.stack ?? e}`);
    for (const [i, p] of pages.entries()) {
      await kit.picture(p, `failed-${file.replace(".mjs", "")}-${i}`, { fullPage: true }).catch(() => {});
      console.error(`      at ${p.url()}, picture in e2e/shots`);
    }
  }
  for (const p of pages) await p.context().close();
}
await b.close();
if (failed > 0) console.error(srv.log().split("\n").slice(-40).join("\n"));
await srv.stop();
console.log(`${files.length - failed} of ${files.length} stories hold`);
process.exit(failed > 0 ? 1 : 0);
