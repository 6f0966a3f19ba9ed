// First load: what every page fetches before it can be used, compressed. Charts and fonts come later and are listed apart.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 250_000;
const dist = new URL("../dist/", import.meta.url);
const gz = (file) => gzipSync(readFileSync(new URL(file, dist))).length;
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));

const first = new Set();
function add(key) {
  const chunk = manifest[key];
  if (!chunk || first.has(chunk.file)) return;
  first.add(chunk.file);
  for (const css of chunk.css ?? []) first.add(css);
  for (const next of chunk.imports ?? []) add(next);
}
add("src/app.ts");
let sum = 0;
for (const file of first) {
  const n = gz(file);
  sum += n;
  console.log(`${String(n).padStart(8)}  ${file}`);
}
console.log(`${String(sum).padStart(8)}  first load, of ${limit} allowed`);
for (const file of readdirSync(dist).filter((f) => /\.(js|css|svg)$/.test(f) && !first.has(f))) console.log(`${String(gz(file)).padStart(8)}  later: ${file}`);
if (sum > limit) {
  console.error("The first load is too heavy.");
  process.exit(1);
}
