export const story = "a large file shows how far it is, can be stopped, and leaves nothing behind";

export default async function cancel({ srv, page, as, go, assert }) {
  await as("head");
  await go("/accounts/unassigned");
  const before = await page.locator("main").innerText();
  await go("/data");
  const data = await page.evaluateHandle(() => {
    const rows = ["Rechnung;Pos;Datum;Kunde;Umsatz"];
    for (let i = 0; i < 400_000; i += 1) rows.push(`X${i};1;03.03.2026;${900_000 + (i % 50)};12,50`);
    const all = new DataTransfer();
    all.items.add(new File([rows.join("\n")], "groß.csv", { type: "text/csv" }));
    return all;
  });
  await page.dispatchEvent("#upload", "drop", { dataTransfer: data });
  await page.waitForURL("**/mapping", { timeout: 60_000 });
  const href = page.url().replace("/mapping", "");
  await page.locator("button[value=check]").click();
  await page.waitForURL(href);

  // It goes on while one looks elsewhere, and says how far it is.
  const bar = page.locator("#progress progress");
  await bar.waitFor();
  await go("/accounts");
  await page.goto(href);
  await bar.waitFor();
  await page.waitForFunction(() => Number(document.querySelector("#progress progress")?.value) > 0, null, { timeout: 60_000 });
  await page.locator("#progress form[action$='/cancel'] button").click();
  // Stopped, the file waits for its mapping again; then it is removed.
  await page.waitForURL("**/mapping", { timeout: 60_000 });
  await go("/data");
  const row = page.locator("#imports tr", { hasText: "groß.csv" });
  assert.equal(await row.locator("form[action$='/undo']").count(), 0, "nothing is booked");
  await page.request.post(`${href}/cancel`, { form: {}, headers: { origin: srv.base, "sec-fetch-site": "same-origin" } });
  await go("/accounts/unassigned");
  assert.equal(await page.locator("main").innerText(), before);
}
