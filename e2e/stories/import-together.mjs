export const story = "problems that read the same are decided together and taken back together, by keyboard; a rule is made for the first row of a document";

const HEAD = "Rechnung;Pos;Datum;Kunde;Name;Umsatz;Fracht";
const row = (i, amount) => `R${100 + Math.floor(i / 2)};${i};03.03.2025;400;Kunde;${amount};4,00`;
const LETTERS = Array.from({ length: 12 }, (_, i) => row(i, `1${String(i).padStart(2, "0")},5O`));
const WORDS = Array.from({ length: 7 }, (_, i) => row(12 + i, "k. A."));
const GOOD = Array.from({ length: 4 }, (_, i) => row(19 + i, "7,00"));

export default async function together({ kit, page, check, assert }) {
  const srv = await kit.server({ demo: false, init: kit.firm });
  try {
    await kit.signIn(page, srv, "head");
    await kit.language(page, srv, "de");
    await page.goto(`${srv.base}/data`);
    await kit.drop(page, "gleich.csv", `${[HEAD, ...LETTERS, ...WORDS, ...GOOD].join("\r\n")}\r\n`);
    await page.waitForURL("**/mapping");

    // The freight stands on every row of a document: it counts on the first.
    await page.locator("select[name=to_6]").selectOption("amount.freight");
    await page.locator("details:has(select[name=rule_first]) summary").press("Enter");
    await page.locator("select[name=rule_first]").selectOption("no");
    await page.locator("select[name=rule_set]").selectOption("drop:amount.freight");
    await check();
    await page.locator("button[name=act][value=rule]").press("Enter");
    await page.getByText("eine weitere ihres Belegs ist").waitFor();
    await page.locator("button[value=check]").press("Enter");
    await page.locator("#rows").waitFor();
    await check();

    const faulty = () => page.locator("#rows table tbody tr.bg-wax-wash\\/60").count();
    const all = (n) => page.locator(`#rows table form[action$="/rows/${n}/all"]`).first();
    assert.equal(await faulty(), 19);
    assert.equal(await page.locator("#rows table").getByText("Dasselbe in 12 Zeilen:").count(), 1);
    // Enter on the button; the focus lands on what was decided, its way back is the next stop.
    await all(2).locator("button[value=proposal]").press("Enter");
    await page.locator("#check [role=status]").waitFor();
    assert.equal(await faulty(), 7);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /12 Zeilen/);
    await check();
    await all(14).locator("button[value=leave_out]").press("Enter");
    await page.getByText("Keine Zeile hat einen Fehler").waitFor();
    assert.match(await page.evaluate(() => document.activeElement.textContent), /7 Zeilen/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Dasselbe in 7 Zeilen:").last().waitFor();
    assert.equal(await faulty(), 7);
    const words = page.locator("#rows table form[action$='/rows/14/all']").last();
    await words.locator("input[name=value]").fill("3,00");
    await words.locator("input[name=value]").press("Enter");
    await page.getByText("Keine Zeile hat einen Fehler").waitFor();
    await page.locator("form[action$='/book'] button").press("Enter");
    await page.locator("section form[action$='/undo'] button").first().waitFor();

    // 100,50 to 111,50, seven times 3,00, four times 7,00; freight once for each of twelve documents
    const sums = await page.locator("#totals tr.sum").innerText();
    assert.ok(sums.includes("1.321,00") && sums.includes("48,00"), sums);
  } finally {
    await srv.stop();
  }
}
