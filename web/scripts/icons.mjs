// One sprite from the icons that templates, pages and islands name; each name becomes <symbol id="name">.
// Stroke widths come from the page's .ic and .ic-s, colour from currentColor.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const here = import.meta.dirname;
const crates = resolve(here, "../../crates");
const islands = resolve(here, "../src");
const lucide = resolve(here, "../node_modules/lucide-static/icons");

/** The concepts of the design kit are always there, so that a slice can name them in Rust. */
const always = [
  "sun", "chart-scatter", "building-2", "handshake", "smile", "list-todo", "undo-2", "square-check", "users", "database",
  "settings-2", "calendar", "pen-line", "eye", "circle-question-mark", "circle-alert", "triangle-alert", "message-square-warning",
  "unplug", "snowflake", "key-round", "search", "x", "check", "arrow-up", "arrow-down", "arrow-right", "chevron-right", "chevron-down",
  "download", "upload", "file", "layers", "contrast", "plus", "trash-2", "copy", "log-out", "history", "tag", "user", "globe",
  "shield", "lock", "lock-open", "link", "columns-3", "bookmark", "refresh-cw", "merge", "split", "mail", "loader-circle",
];

function files(dir, ends) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && ends.test(f.name))
    .map((f) => join(f.parentPath, f.name));
}

/** In Rust a name may stand anywhere; every quoted word that happens to be an icon is taken, a few too many cost little. */
const inRust = (text) => [...text.matchAll(/"([a-z][a-z0-9-]{2,})"/g)].map((m) => m[1]);

/** In templates and islands: what follows the word "icon", and strings inside the call of a part: ui::button("…", icon = "sun"). */
function named(text) {
  const found = [...text.matchAll(/icon[a-z_]*[^"\n]{0,16}"([a-z][a-z0-9-]*)"/g)].map((m) => m[1]);
  for (const call of text.matchAll(/ui::\w+\(([^{}%]*)\)/g)) for (const m of call[1].matchAll(/"([a-z][a-z0-9-]{2,})"/g)) found.push(m[1]);
  return found;
}

export function iconNames() {
  const names = new Set(always);
  for (const f of [...files(crates, /\.html$/), ...files(islands, /\.ts$/)]) for (const n of named(readFileSync(f, "utf8"))) names.add(n);
  for (const f of files(crates, /\.rs$/)) if (!/tests?[./]/.test(f)) for (const n of inRust(readFileSync(f, "utf8"))) names.add(n);
  return [...names].filter((n) => existsSync(join(lucide, `${n}.svg`))).sort();
}

function symbol(name) {
  const svg = readFileSync(join(lucide, `${name}.svg`), "utf8").replace(/<!--[\s\S]*?-->/g, "");
  const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
}

export function iconSprite() {
  return {
    name: "icon-sprite",
    buildStart() {
      for (const f of files(crates, /\.html$/)) this.addWatchFile(f);
    },
    generateBundle() {
      const missing = always.filter((n) => !existsSync(join(lucide, `${n}.svg`)));
      if (missing.length > 0) this.error(`no such icon: ${missing.join(", ")}`);
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${iconNames().map(symbol).join("")}</svg>\n`;
      this.emitFile({ type: "asset", name: "icons.svg", source });
    },
  };
}
