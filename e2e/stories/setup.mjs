export const story = "the first person sets the firm up with the console's code, and only once";

export default async function setup({ kit, open, page, check, assert }) {
  const srv = await kit.server({ demo: false });
  try {
    await page.goto(`${srv.base}/accounts`);
    assert.equal(new URL(page.url()).pathname, "/set-up", "every page leads there");
    await check();
    const code = srv.log().match(/enter this code: (\S+)/)[1];
    const fill = async (words) => { for (const [name, text] of Object.entries(words)) await page.fill(`input[name=${name}]`, text); };
    await fill({ code: "AAAA-AAAA", firm: "Birkhorst", name: "Nora Weiss", email: "nora@birkhorst.example", password: "vier alte Boote singen" });
    await page.locator("main form button[type=submit], form[action='/set-up'] button[type=submit]").first().click();
    await page.locator("#code-fault, .field-fault").first().waitFor();
    assert.equal(await page.inputValue("input[name=firm]"), "Birkhorst", "what was typed is kept");
    await check();
    await fill({ code, password: "vier alte Boote singen" });
    await page.check("input[name=controller]");
    await page.locator("form[action='/set-up'] button[type=submit]").click();
    await page.waitForURL("**/portfolio");
    await check();
    for (const path of ["/accounts", "/satisfaction", "/data", "/portfolio/concentration", "/portfolio/list", "/accounts/unassigned", "/satisfaction/waves"]) {
      await page.goto(srv.base + path);
      const advice = await page.locator("main").innerText();
      assert.ok(advice.length > 40, `${path} says what to do while it is empty`);
    }
    // Who ticked controlling can enter costs.
    await page.goto(`${srv.base}/settings/contribution`);
    assert.ok(await page.locator("form[action='/settings/contribution/cost']").count() > 0);
    const late = await open();
    assert.equal((await late.goto(`${srv.base}/set-up`)).status(), 404);
    assert.equal((await late.goto(`${srv.base}/invitation/none`)).status(), 404);
    await check(late);
  } finally {
    await srv.stop();
  }
}
