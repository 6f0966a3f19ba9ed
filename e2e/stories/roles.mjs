export const story = "another role sees less: own accounts, no shares of the firm, no money, or nothing of the business";

export default async function roles({ srv, open, as, go, check, assert }) {
  const sees = async (page, path) => {
    const answer = await go(path, page);
    return { status: answer.status(), text: await page.locator("main").innerText() };
  };
  const head = await open();
  await as("head", head);
  const firm = await sees(head, "/portfolio/concentration");
  assert.match(firm.text, /HHI/);

  const manager = await open();
  await as("manager", manager);
  const own = await sees(manager, "/portfolio/concentration");
  assert.equal(own.status, 200);
  assert.ok(!/HHI|Gini/.test(own.text), "no shares of the firm");
  await check(manager);
  await go("/accounts", head);
  const keys = (page) => page.locator("main tbody a[href^='/accounts/']").evaluateAll((l) => [...new Set(l.map((a) => a.getAttribute("href")))]);
  const all = await keys(head);
  await go("/accounts", manager);
  const mine = await keys(manager);
  assert.ok(mine.length > 0 && mine.length < all.length, `${mine.length} of ${all.length}`);
  const foreign = all.find((a) => !mine.includes(a));
  assert.equal((await sees(manager, mine[0])).status, 200);
  assert.equal((await sees(manager, foreign)).status, 404, "hidden is not found");
  assert.equal((await sees(manager, "/settings/members")).status, 403);

  const administrator = await open();
  await as("administrator", administrator);
  assert.equal((await sees(administrator, "/settings/members")).status, 200);
  assert.equal((await sees(administrator, mine[0])).status, 404);
  assert.equal((await sees(administrator, "/data")).status, 404);

  const colleague = await open();
  await as("colleague", colleague);
  const few = await sees(colleague, "/accounts");
  assert.equal(few.status, 200);
  const seen = await keys(colleague);
  assert.ok(seen.length < all.length);
  if (seen.length > 0) assert.equal((await sees(colleague, `${seen[0]}/edit`)).status, 403, "reads, does not write");
}
