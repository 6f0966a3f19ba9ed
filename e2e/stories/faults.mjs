export const story = "a form with faults comes back with what was typed, its sentence beside the field, in both languages";

export default async function faults({ page, srv, go, as, check, assert, kit }) {
  await as("controller");
  const said = { de: "Der Betrag fehlt oder ist nicht lesbar.", en: "The amount is missing or not readable." };
  // The decimal sign of the other language would read a hundredfold: it is refused.
  for (const [lang, amount] of [["de", "2.50"], ["en", "2,50"]]) {
    await kit.language(page, srv, lang);
    await go("/settings/contribution");
    const form = page.locator("form:has(input[name=kind][value=fixed])");
    await page.locator("details", { has: form }).locator("summary").first().click();
    await form.locator("[name=name]").fill("Werkzeug");
    await form.locator("[name=account]").fill("TARVIK");
    await form.locator("[name=amount]").fill(amount);
    await form.locator("button").last().click();
    await page.locator("#fixed-amount-note").waitFor();
    assert.ok((await page.locator("#fixed-amount-note").innerText()).startsWith(said[lang].slice(0, 20)), lang);
    assert.equal(await page.locator("#fixed-amount").inputValue(), amount);
    assert.equal(await page.locator("#fixed-name").inputValue(), "Werkzeug");
    assert.equal(await page.evaluate(() => document.activeElement.id), "fixed-amount", "the focus is on the first fault");
    await check();
  }
  await kit.language(page, srv, "de");

  // A page that somebody else has overtaken: the refusal leads back to what was typed, or to how it stands now.
  await page.context().clearCookies();
  await as("head");
  await kit.language(page, srv, "de");
  await go("/accounts/TARVIK/edit");
  await page.locator("[name=name]").fill("Tarvik Getränke und mehr");
  await page.locator("form:has([name=key]) [name=version]").evaluate((v) => { v.value = String(Number(v.value) - 1); });
  await page.locator("form:has([name=key]) button[type=submit]").click();
  await page.getByText("Laden Sie die Seite neu").waitFor();
  await check();
  await page.locator("a[data-back]").click();
  await page.waitForURL("**/accounts/TARVIK/edit");
  assert.equal(await page.locator("[name=name]").inputValue(), "Tarvik Getränke und mehr");

  // Printed from the dark theme the page is paper, and the ladder has all its columns.
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await go("/accounts/TARVIK/profit");
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "paper");
  const widths = await page.locator("#ladder thead th").evaluateAll((all) => all.map((th) => th.getBoundingClientRect().width));
  assert.ok(widths.length === 6 && widths.every((w) => w > 20), widths.join(" "));
  assert.equal(await kit.tooWide(page), 0, "the ladder fits its paper");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
}
