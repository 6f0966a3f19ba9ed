import * as books from "../books.mjs";

export const story = "a file of answers puts the customers on the map";

export default async function answers({ kit, page, check, assert }) {
  const srv = await kit.server({ demo: false, init: kit.firm, files: [books.accounts, books.ledger, books.costs] });
  try {
    await kit.signIn(page, srv, "head");
    await kit.language(page, srv, "de");
    const map = async () => {
      await page.goto(`${srv.base}/portfolio`);
      await kit.settled(page);
      return page.evaluate(() => document.querySelector("[data-island=map]")?.textContent ?? "");
    };
    assert.ok(!(await map()).includes("Tarvik"), "without answers nobody is on the map");
    await page.goto(`${srv.base}/data`);
    const rows = ["Datum;Kunde;Name;Welle;Weiterempfehlung;Gesamt", "01.12.2025;100;A. Lorenz;Herbst;9;5", "02.12.2025;100;B. Kern;Herbst;10;4", "02.12.2025;200;C. Roth;Herbst;2;2", "03.12.2025;200;D. Stein;Herbst;elf;2"];
    await kit.drop(page, "antworten.csv", rows.join("\n"));
    await page.waitForURL("**/mapping");
    assert.equal(await page.inputValue("select[name=kind]"), "answers", "the kind is guessed");
    await page.locator("button[value=check]").click();
    await page.locator("#rows").waitFor();
    await page.locator("form[action$='/book'] button").click();
    await page.locator("section form[action$='/undo'] button").first().waitFor();
    const drawn = await map();
    for (const [, name] of books.customers.slice(0, 2)) assert.ok(drawn.includes(name), `${name} is on the map`);
    assert.ok(!drawn.includes("Kleinlich"), "who has not answered is beside the map");
    await page.goto(`${srv.base}/accounts/100/balance`);
    await page.goto(`${srv.base}/satisfaction`);
    await check();
    assert.match(await page.locator("main").innerText(), /Tarvik/);
  } finally {
    await srv.stop();
  }
}
