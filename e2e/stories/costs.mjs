import * as books from "../books.mjs";

export const story = "costs are entered, the worst customer is found and explained to the cent, down to its bookings";

export default async function costs({ kit, page, check, assert }) {
  const srv = await kit.server({ demo: false, init: kit.firm, files: [books.ledger] });
  try {
    await kit.signIn(page, srv, "head");
    await kit.language(page, srv, "de");
    await page.goto(`${srv.base}/accounts/unassigned`);
    await page.locator("input[name=top]").fill("3");
    await page.locator("button[value=top]").click();
    await page.locator("#toast, [role=status]").first().waitFor();

    // Costs are the controller's: the page says so and leads to the role.
    await page.goto(`${srv.base}/settings/contribution`);
    assert.equal(await page.locator("form[action$='/contribution/cost']").count(), 0);
    await check();
    await page.locator("main a[href^='/settings/members/']").click();
    await page.locator("input[value=controller]").check();
    await page.locator("form[action$='/roles'] button[type=submit]").click();
    await page.waitForLoadState();
    const enter = async (kind, words) => {
      await page.goto(`${srv.base}/settings/contribution`);
      const form = page.locator(`form[action$='/contribution/cost']:has(input[name=kind][value=${kind}])`);
      await page.locator("details", { has: form }).locator("summary").first().click();
      for (const [name, text] of Object.entries(words)) {
        const field = form.locator(`[name=${name}]`);
        if ((await field.evaluate((f) => f.tagName)) === "SELECT") await field.selectOption(text);
        else await field.fill(text);
      }
      await form.locator("button").last().click();
      await page.waitForURL("**/settings/contribution");
    };
    await enter("group", { amount: "60", from: "2025-01" });
    await enter("rate", { driver: "orders", amount: "2,50", from: "2025-01" });
    await enter("fixed", { account: "300", name: "Werkzeug", amount: "600", per: "year", from: "2025-01" });
    await page.goto(`${srv.base}/settings/contribution`);

    // The worst customer leads to its ladder.
    await page.goto(`${srv.base}/portfolio/concentration`);
    await page.locator("main a[href='/accounts/300/profit'], main a[href^='/accounts/300']").first().click();
    await page.goto(`${srv.base}/accounts/300/profit`);
    const net = 12 * books.customers[2][2];
    const product = (net * 600) / 1_000;
    const orders = 12 * 250;
    const ladder = { net_revenue: net, product_cost: product, db1: net - product, cost_to_serve: orders, db2: net - product - orders, account_fixed_cost: 60_000, db3: net - product - orders - 60_000 };
    for (const [line, amount] of Object.entries(ladder)) {
      const text = await page.locator(`main a[href$='explain=${line}']`).first().innerText();
      assert.equal(text.trim(), books.shown(amount), line);
    }
    // DB III is taken apart …
    await page.locator("main a[href$='explain=db3']").first().click();
    const panel = page.locator("aside, #explain").filter({ hasText: books.shown(ladder.db3) }).first();
    await panel.waitFor();
    for (const part of [ladder.db2, -60_000, ladder.db3]) assert.ok((await panel.innerText()).includes(books.shown(part)), books.shown(part));
    // … down to the bookings: each a line of the file, with the computed parts they are the figure.
    await page.goto(`${srv.base}/accounts/300/profit/entries?line=db3`);
    await check();
    const lines = await page.locator("main tbody tr").allInnerTexts();
    assert.equal(lines.filter((l) => l.includes("R300-")).length, 12);
    const all = await page.locator("main").innerText();
    for (const part of [net, -product, -orders, -60_000, ladder.db3]) assert.ok(all.includes(books.shown(part)), `${books.shown(part)} in\n${all}`);
  } finally {
    await srv.stop();
  }
}
