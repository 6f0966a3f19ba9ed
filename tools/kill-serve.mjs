// Kills the server while it books a dropped file, at different moments, and looks what is left; before that it measures how
// long somebody else's change waits meanwhile. SQLite.
//
//   node tools/kill-serve.mjs FILES [--binary FILE] [--times 10] [--port N]
//
// FILES is a folder that `cargo run --release -p app --example firm` has written. After each kill `spagat check` must find
// nothing, of the file either all lines are booked or none, and the next start must get ready.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: flag, positionals: [files] } = parseArgs({ allowPositionals: true, options: {
  binary: { type: 'string', default: 'target/release/spagat' }, times: { type: 'string', default: '10' }, port: { type: 'string', default: '8530' },
} });
if (!files) { console.error('node tools/kill-serve.mjs FILES'); process.exit(2); }
const place = mkdtempSync(join(tmpdir(), 'spagat-kill-')), base = `http://127.0.0.1:${flag.port}`;
const who = { email: 'a@firm.example', password: 'vier alte Boote singen' };
const wait = (ms) => new Promise((r) => setTimeout(r, ms));

function spagat(words, input) {
  const r = spawnSync(flag.binary, words, { input, encoding: 'utf8' });
  if (r.status !== 0) throw new Error(`spagat ${words.join(' ')} ended with ${r.status}: ${r.stdout}${r.stderr}`);
  return r.stdout;
}
const booked = (data) => JSON.parse(spagat(['portfolio', '--data', data, '--from', '2000-01-01', '--to', '2099-12-31', '--json'])).totals.net_revenue_minor;

let cookie = '';
async function ask(path, { method = 'GET', body } = {}) {
  const headers = { cookie, 'sec-fetch-site': 'same-origin', accept: 'text/html' };
  const answer = await fetch(base + path, { method, body, headers, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location') ?? '', set: answer.headers.getSetCookie(), text: await answer.text() };
}
async function post(path, body) {
  const answer = await ask(path, { method: 'POST', body });
  if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}: ${answer.text.slice(0, 400)}`);
  return answer;
}
async function serve(data) {
  const server = spawn(flag.binary, ['serve', '--data', data, '--listen', `127.0.0.1:${flag.port}`, '--log', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let i = 0; ; i++) {
    try { if ((await ask('/readyz')).status === 200) break; } catch { /* not yet */ }
    if (i > 3000) throw new Error('the server does not get ready');
    await wait(10);
  }
  cookie = (await post('/sign-in', new URLSearchParams(who))).set.map((c) => c.split(';')[0]).join('; ');
  return server;
}
const end = (server, signal) => new Promise((r) => { server.on('exit', r); server.kill(signal); });
async function until(path, there) {
  for (;;) {
    const { text } = await ask(path);
    if (text.includes(there)) return text;
    await wait(200);
  }
}
const whole = async (name) => [name, await openAsBlob(join(files, name))];

try {
  // A firm with its file uploaded, mapped and checked: one press before it is booked.
  const ready = join(place, 'ready');
  spagat(['init', '--data', ready, '--firm', 'Messfirma', '--currency', 'EUR', '--fiscal-year-start', '1', '--admin', who.email, '--password-stdin'], `${who.password}\n`);
  for (const kind of ['accounts', 'costs']) spagat(['import', kind, join(files, `${kind}.csv`), '--data', ready, '--mapping', join(files, `${kind}.toml`)]);
  let server = await serve(ready);
  const upload = new FormData(), mapping = new FormData();
  const [name, file] = await whole('ledger.csv');
  upload.append('files', file, name);
  const id = (await post('/data/upload', upload)).to.split('/')[2];
  mapping.append('text', readFileSync(join(files, 'ledger.toml'), 'utf8'));
  await post(`/data/${id}/mapping/file`, mapping);
  await post(`/data/${id}/check`);
  await until(`/data/${id}`, `/data/${id}/book"`);
  await end(server, 'SIGTERM');
  const none = booked(ready);

  const folder = (n) => { const to = join(place, n); rmSync(to, { recursive: true, force: true }); cpSync(ready, to, { recursive: true }); return to; };
  const book = () => post(`/data/${id}/book`, new URLSearchParams({ rows: 'all' })).catch((e) => { if (!(e instanceof TypeError)) throw e; });
  const calm = folder('calm');
  server = await serve(calm);
  const start = performance.now(), waits = [], reads = [];
  let over = false;
  const change = async () => {
    for (let n = 1; !over; n++) {
      let begun = performance.now();
      await post('/portfolio/concentration/ebit', new URLSearchParams({ value: String(n), day: '2026-01-05', reason: 'measuring' }));
      waits.push(performance.now() - begun);
      begun = performance.now();
      await ask('/accounts');
      reads.push(performance.now() - begun);
      await wait(20);
    }
  };
  const others = change();
  await book();
  await until(`/data/${id}`, `/data/${id}/undo"`);
  over = true;
  const took = performance.now() - start;
  await others;
  await end(server, 'SIGTERM');
  const all = booked(calm);
  if (all === none) throw new Error('nothing was booked');
  console.log(`undisturbed: ${took.toFixed(0)} ms; meanwhile ${waits.length} changes of others, the longest waited ${Math.max(...waits).toFixed(0)} ms, the longest page ${Math.max(...reads).toFixed(0)} ms`);

  const times = Number(flag.times);
  for (let n = 1; n <= times; n++) {
    const trial = folder('trial');
    server = await serve(trial);
    const at = n <= times / 2 ? (took * 2 * n) / (times + 2) : took - ((times - n) * took) / 60;
    book();
    await wait(at);
    await end(server, 'SIGKILL');
    spagat(['check', '--data', trial]);
    const left = booked(trial);
    if (left !== none && left !== all) throw new Error(`trial ${n}: after ${at.toFixed(0)} ms ${left} is booked`);
    server = await serve(trial);
    await end(server, 'SIGTERM');
    spagat(['check', '--data', trial]);
    if (booked(trial) !== left) throw new Error(`trial ${n}: the next start changed what is booked`);
    console.log(`trial ${n}: killed after ${at.toFixed(0)} ms, check finds nothing, ${left === all ? 'all' : 'nothing'} is booked, the next start is clean`);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
