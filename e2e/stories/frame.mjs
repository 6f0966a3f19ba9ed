export const story = "the frame works by keys, in both languages and themes, at the desk and on the phone";

export default async function frame({ page, open, srv, as, go, check, assert, kit }) {
  await as("head");
  await go("/portfolio");
  await check();
  assert.equal(await page.locator("h1").count(), 1);

  // Palette: Ctrl K, an address by typing, Escape brings the focus back.
  await page.keyboard.press("Control+k");
  await page.locator("#palette-list [role=option]").first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.querySelector("#palette").open), false);

  // Keys: list, places, off while typing.
  await page.keyboard.press("?");
  assert.equal(await page.evaluate(() => document.querySelector("#keys").open), true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await page.waitForURL("**/accounts**");
  await check();

  // The theme is kept by the server: the next page comes in it.
  const kept = page.waitForResponse((r) => r.url().endsWith("/me/theme"));
  await page.locator("form[data-island=theme] button").click();
  await kept;
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "night");

  await kit.language(page, srv, "en");
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await kit.language(page, srv, "de");

  const phone = await open({ width: 390, height: 844 });
  await as("head", phone);
  await go("/portfolio", phone);
  await check(phone);
  assert.ok(await phone.locator(".thumbbar").isVisible());
  await phone.setViewportSize({ width: 320, height: 700 });
  assert.equal(await kit.tooWide(phone), 0, "320 px is wide enough");
}
