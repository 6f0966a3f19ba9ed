export const story = "a file with mistakes is dropped, corrected in place and by file, booked, taken back, booked again";

const HEAD = "Rechnung;Pos;Datum;Kunde;Name;Umsatz";
const GOOD = Array.from({ length: 30 }, (_, i) => `R${100 + i};1;03.03.2025;${400 + (i % 5)};Kunde ${i % 5};1.250,40`);
const BAD = [
  "R900;1;30.02.2025;400;Kunde 0;10,00", // no such day
  "R901;1;03.03.2025;401;Kunde 1;1,234.56", // the decimal sign of others
  "R902;1;03.03.2025;401;Kunde 1;1O0,00", // a letter
  "R903;1;03.03.2025;402;Kunde 2;", // no amount
  "R904;1;03.03.2025;;;55,00", // whose?
];

export default async function imports({ kit, page, check, assert }) {
  const srv = await kit.server({ demo: false, init: kit.firm });
  try {
    await kit.signIn(page, srv, "head");
    await kit.language(page, srv, "de");
    await page.goto(`${srv.base}/data`);
    await kit.drop(page, "märz.csv", `\ufeff${[HEAD, ...GOOD, ...BAD].join("\r\n")}\r\n`);
    await page.waitForURL("**/mapping");
    await page.locator("button[value=check]").click();
    await page.locator("#rows").waitFor();
    const href = page.url();
    await check();
    const faulty = async () => page.locator("#rows table tbody tr.bg-wax-wash\\/60").count();
    const row = (n) => page.locator(`#rows table form[action$="/rows/${n}"]`);
    const decided = async (act) => {
      const answer = page.waitForResponse((r) => /\/rows\/\d+/.test(r.url()));
      await act();
      await answer;
      await page.locator("#check [role=status]").waitFor();
    };
    assert.equal(await faulty(), 5);

    // By the fix that is offered: the last day of February, the amount with our signs.
    await decided(() => row(32).locator("button").first().click());
    await decided(() => row(33).locator("button").first().click());
    assert.equal(await faulty(), 3);
    // By hand: a wrong value is said to be wrong, a right one is taken.
    const enter = async (n, text) => {
      await page.locator(`#rows table details:has(form[action$="/rows/${n}"]) summary`).click();
      const form = page.locator(`#rows table details[open] form[action$="/rows/${n}"]`);
      await form.locator("input[name=value]").fill(text);
      await decided(() => form.locator("button").click());
    };
    await enter(35, "viel");
    assert.equal(await faulty(), 3);
    await enter(35, "20,00");
    assert.equal(await faulty(), 2);
    // The last decision can be taken back.
    await page.locator("#check [role=status] form button").click();
    await page.waitForFunction(() => document.querySelectorAll("#rows table tbody tr.bg-wax-wash\\/60").length === 3);
    await enter(35, "20,00");
    // Left out.
    await decided(() => row(34).locator("input[value=leave_out] ~ button").first().click());
    assert.equal(await faulty(), 1);

    // The good rows are booked, the last one waits for a corrected file.
    await page.goto(href);
    const csv = await (await page.request.get(`${href}/faults.csv`)).text();
    assert.match(csv, /R904;1;03\.03\.2025;;;55,00;/);
    await page.locator("form[action$='/book'] button").click();
    await page.locator("section form[action$='/undo'] button").first().waitFor();
    await page.goto(`${srv.base}/data`);
    await kit.drop(page, "märz korrigiert.csv", csv.replace("03.03.2025;;;", "03.03.2025;404;Kunde 4;"));
    await page.waitForURL("**/mapping");
    await page.locator("button[value=check]").click();
    await page.locator("form[action$='/book'] button").click();
    await page.locator("section form[action$='/undo'] button").first().waitFor();

    // 30 × 1.250,40 + 10,00 + 1.234,56 + 20,00 + 55,00
    const waits = async () => {
      await page.goto(`${srv.base}/accounts/unassigned`);
      const numbers = await page.locator("main tbody tr").count();
      return { numbers, text: await page.locator("main").innerText() };
    };
    const cents = 30 * 125_040 + 1_000 + 123_456 + 2_000 + 5_500;
    const sum = Math.round(cents / 100_000).toLocaleString("de-DE");
    const booked = await waits();
    assert.equal(booked.numbers, 5);
    assert.ok(booked.text.includes(sum), `${booked.text.slice(0, 300)} should say ${sum} T€`);

    // Undo takes the first file back: only the number of the corrected row still waits. Then again.
    await page.goto(href);
    await page.locator("section form[action$='/undo'] button").first().click();
    await page.locator("form[action$='/again'] button").first().waitFor();
    await check();
    assert.equal((await waits()).numbers, 1);
    await page.goto(href);
    await page.locator("section form[action$='/again'] button").click();
    await page.locator("section form[action$='/undo'] button").first().waitFor();
    assert.deepEqual(await waits(), booked);
  } finally {
    await srv.stop();
  }
}
