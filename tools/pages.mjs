// Measures the pages of a running firm: cold start, memory, and of each page the first request after a booking, one
// client one after the other, and 32 clients at once. CPU is that of the server's process, whatever else the machine does.
//
//   node tools/pages.mjs --data DIR --email ADDRESS --password WORD [--database-url URL] [--binary FILE] [--port N]
//        [--account KEY] [--requests N] [--clients N]
//
// Prints a table in Markdown. On PostgreSQL the CPU of the database's processes is printed beside.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { parseArgs } from 'node:util';

const { values: flag } = parseArgs({ options: {
  data: { type: 'string' }, email: { type: 'string' }, password: { type: 'string' }, 'database-url': { type: 'string' },
  binary: { type: 'string', default: 'target/release/spagat' }, port: { type: 'string', default: '8520' },
  account: { type: 'string' }, requests: { type: 'string', default: '1000' }, clients: { type: 'string', default: '32' },
} });
const port = Number(flag.port), requests = Number(flag.requests), clients = Number(flag.clients);
const base = { host: '127.0.0.1', port };
const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
let cookie = '';

function ask(path, { method = 'GET', form } = {}) {
  const body = form && new URLSearchParams(form).toString();
  const headers = { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  if (body) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
  return new Promise((done, failed) => {
    const r = http.request({ ...base, path, method, headers, agent }, (answer) => {
      let bytes = 0;
      answer.on('data', (d) => (bytes += d.length));
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, bytes }));
    });
    r.on('error', failed);
    r.end(body);
  });
}

// Milliseconds on a core, over all threads of a process.
function cpu(pid) {
  const of = (t) => { try { return Number(readFileSync(`/proc/${pid}/task/${t}/schedstat`, 'utf8').split(' ')[0]); } catch { return 0; } };
  return readdirSync(`/proc/${pid}/task`).reduce((sum, t) => sum + of(t), 0) / 1e6;
}
function memory(pid) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').find((l) => l.startsWith('RssAnon'));
  return Number(line.match(/\d+/)[0]) / 1024;
}
// Backends of PostgreSQL, for its share of the work. Their time is kept while they live: the pool keeps them.
function postgres() {
  if (!flag['database-url']) return 0;
  return readdirSync('/proc').filter((p) => /^\d+$/.test(p)).reduce((sum, p) => {
    try {
      return readFileSync(`/proc/${p}/comm`, 'utf8').startsWith('postgres') ? sum + cpu(p) : sum;
    } catch { return sum; }
  }, 0);
}
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const n = (x, d = 1) => x.toFixed(d);

async function ready(since) {
  for (;;) {
    try { if ((await ask('/readyz')).status === 200) return performance.now() - since; } catch { /* not yet */ }
    if (performance.now() - since > 30_000) throw new Error('the server does not get ready');
    await new Promise((r) => setTimeout(r, 2));
  }
}

// Raises the ledger's version as every booking does: the figures of all pages are made anew. Nothing is kept of it.
let raised = 0;
async function book() {
  const form = { value: String(1_000_000 + ++raised), day: '2026-01-05', reason: 'measuring' };
  const done = await ask('/portfolio/concentration/ebit', { method: 'POST', form });
  if (done.status !== 303) throw new Error(`the change was answered with ${done.status}`);
}

async function one(path, times) {
  const all = [], before = [cpu(server.pid), postgres()];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    const { status } = await ask(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    all.push(performance.now() - start);
  }
  const used = [cpu(server.pid) - before[0], postgres() - before[1]].map((x) => x / times);
  return { all: all.sort((a, b) => a - b), used };
}

async function many(path, times) {
  const all = []; let errors = 0, left = times, top = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    while (left-- > 0) {
      const begun = performance.now();
      try { if ((await ask(path)).status !== 200) errors++; } catch { errors++; }
      all.push(performance.now() - begun);
      if (all.length % 50 === 0) top = Math.max(top, memory(server.pid));
    }
  }));
  const seconds = (performance.now() - start) / 1000;
  return { all: all.sort((a, b) => a - b), errors, throughput: times / seconds, top };
}

if (!flag.data || !flag.email || !flag.password || !existsSync(flag.binary)) {
  console.error('node tools/pages.mjs --data DIR --email ADDRESS --password WORD; the binary comes from make release');
  process.exit(2);
}
const start = performance.now();
const wanted = ['serve', '--data', flag.data, '--listen', `127.0.0.1:${port}`, '--log', 'error'];
if (flag['database-url']) wanted.push('--database-url', flag['database-url']);
const server = spawn(flag.binary, wanted, { stdio: ['ignore', 'ignore', 'inherit'] });
try {
  const cold = await ready(start);
  await new Promise((r) => setTimeout(r, 1500));
  const idle = memory(server.pid);
  const signed = await ask('/sign-in', { method: 'POST', form: { email: flag.email, password: flag.password } });
  cookie = (signed.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; ');
  if (!cookie) throw new Error(`signing in was answered with ${signed.status}`);
  const first = [performance.now(), cpu(server.pid), postgres()];
  await ask('/portfolio');
  const begun = [performance.now() - first[0], cpu(server.pid) - first[1], postgres() - first[2]];
  console.log(`cold start to ready ${n(cold, 0)} ms · idle ${n(idle, 0)} MiB RssAnon · the very first portfolio `
    + `${n(begun[0], 0)} ms, CPU ${n(begun[1], 0)} ms${flag['database-url'] ? ` + ${n(begun[2], 0)} ms of PostgreSQL` : ''}`);
  const account = flag.account ?? '100001';
  const pages = [
    ['Portfolio', '/portfolio'], ['Portfolio, list', '/portfolio/list'], ['Concentration', '/portfolio/concentration'],
    ['Account, overview', `/accounts/${account}`], ['Account, balance', `/accounts/${account}/balance`],
    ['Account, profit', `/accounts/${account}/profit`], ['Accounts by name', '/accounts?sort=name'],
    ['Accounts by name, one tier', '/accounts?sort=name&tier=T2'], ['Accounts, a word', '/accounts?q=ge&sort=name'],
    ['Accounts by net revenue', '/accounts?sort=revenue'], ['Satisfaction', '/satisfaction'],
  ];
  console.log(`| page | first after a booking: CPU ms | p50 ms | p99 ms | CPU ms a request | ${clients} clients: requests/s | p99 ms | errors | RssAnon MiB |`);
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const [name, path] of pages) {
    const { status } = await ask(path);
    if (status !== 200) { console.log(`| ${name} | answered ${status} |`); continue; }
    let fresh = [0, 0];
    const tries = 5;
    for (let i = 0; i < tries; i++) {
      await book();
      const { used } = await one(path, 1);
      fresh = fresh.map((x, j) => x + used[j] / tries);
    }
    await one(path, 50);
    const { all, used } = await one(path, requests);
    const load = await many(path, requests * 2);
    const pg = (x) => (flag['database-url'] ? ` + ${n(x)}` : '');
    console.log(`| ${name} | ${n(fresh[0], 0)}${pg(fresh[1])} | ${n(at(all, 0.5))} | ${n(at(all, 0.99))} | ${n(used[0], 2)}${pg(used[1])} `
      + `| ${n(load.throughput, 0)} | ${n(at(load.all, 0.99))} | ${load.errors} | ${n(load.top, 0)} |`);
  }
  await ask('/portfolio/concentration/ebit', { method: 'POST', form: { clear: '1' } });
} finally {
  server.kill('SIGTERM');
}
