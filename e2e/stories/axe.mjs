import { addresses, unlisted } from "../pages.mjs";

export const story = "every page, in both themes and languages, at the desk and on the phone: nothing for axe, nothing too wide";

const MANY = 3;

export default async function axe({ srv, open, as, kit, assert }) {
  assert.deepEqual(unlisted(), { missing: [], gone: [] }, "e2e/pages.mjs and doors.rs name the same routes");

  // One window per person and lane; the languages are the people's own setting, so they are set for all at once.
  const lanes = [];
  for (let n = 0; n < MANY; n += 1) {
    const lane = { nobody: await open() };
    for (const who of ["head", "controller", "administrator"]) {
      lane[who] = await open();
      await as(who, lane[who]);
    }
    lanes.push(lane);
  }
  const one = lanes[0].head;
  await one.goto(`${srv.base}/data`);
  await kit.drop(one, "axe.csv", "Rechnung;Pos;Datum;Kunde;Umsatz\nAX1;1;02.03.2026;40711;100,50\nAX1;2;32.03.2026;40711;1O,00\nAX2;1;02.03.2026;99999;7,00\n");
  await one.waitForURL("**/mapping");
  await one.locator("button[value=check]").click();
  await one.locator("#rows").waitFor();
  const imported = new URL(one.url()).pathname;
  const all = await addresses(lanes[0], srv.base, imported);

  const found = [];
  const walk = async (look) => {
    const queue = [...all];
    await Promise.all(lanes.map(async (lane) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const page = lane[next.who];
        await page.goto(srv.base + next.path);
        await kit.settled(page);
        for (const fault of await look(page)) found.push(`${next.path}: ${fault}`);
      }
    }));
  };
  // The phone has the colours of the desk, so there they are not measured again.
  const look = (...schemes) => async (page) => {
    const faults = await kit.axe(page, schemes);
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      await page.setViewportSize({ width, height });
      await kit.settled(page);
      if ((await kit.tooWide(page)) > 0) faults.push(`scrolls sideways at ${width} px`);
    }
    for (const fault of await kit.axeOnce(page, ["color-contrast"])) faults.push(`390 px: ${fault}`);
    await page.setViewportSize({ width: 1440, height: 900 });
    return faults;
  };
  const lacking = async (page) => (await kit.missingIcons(page)).map((i) => `lacks the icon ${i}`);

  await walk(async (page) => [...await look("light", "dark")(page), ...await lacking(page)]);
  for (const who of Object.keys(lanes[0])) await kit.language(lanes[0][who], srv, "en");
  for (const lane of lanes.slice(1)) await kit.language(lane.nobody, srv, "en");
  await walk(look("dark"));
  for (const who of Object.keys(lanes[0])) await kit.language(lanes[0][who], srv, "de");
  await one.goto(srv.base + imported);
  await one.locator("form[action$='/cancel'] button").first().click();
  assert.deepEqual([...new Set(found)], [], `${all.length} pages were looked at`);
}
