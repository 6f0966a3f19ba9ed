// Every page of the program, by the routes that crates/app/src/tests/doors.rs knows: a new route without a line here fails.
import { readFileSync } from "node:fs";

const doors = readFileSync(new URL("../crates/app/src/tests/doors.rs", import.meta.url), "utf8");

/** What is asked with GET and is no page: files, fragments, ways on, and what only a token opens. */
const NO_PAGES = [
  "/", "/healthz", "/readyz", "/assets/{*path}", "/palette", "/sign-in/choose", "/set-up", "/invitation/{token}", "/reset/{token}",
  "/data/{id}/progress", "/data/{id}/mapping.toml", "/data/{id}/faults.csv", "/settings/audit/export.csv", "/settings/audit/export.json",
  "/portfolio/list.csv", "/portfolio/concentration/export", "/portfolio/contribution/{extension}", "/accounts/export", "/accounts/{key}/profit/{file}",
  "/accounts/{key}/profit/entries/{extension}", "/accounts/{key}/satisfaction.csv",
];

/**
 * Route → who looks, and addresses: words as they are, or [page, pattern] for the first link on another page that fits. `state` are
 * further states of the same page worth a look.
 */
const KEY = "TARVIK";
const PAGES = {
  "/sign-in": ["nobody", "/sign-in"],
  "/me": ["head", "/me"],
  "/settings": ["head", "/settings"],
  "/settings/contribution": ["controller", "/settings/contribution"],
  "/settings/contribution/estimates": ["controller", "/settings/contribution/estimates"],
  "/settings/limits": ["controller", "/settings/limits"],
  "/settings/zones": ["controller", "/settings/zones"],
  "/settings/members": ["administrator", "/settings/members"],
  "/settings/members/new": ["administrator", "/settings/members/new"],
  "/settings/members/{id}": ["administrator", ["/settings/members", /\/settings\/members\/[0-9a-f-]{36}$/]],
  "/settings/audit": ["head", "/settings/audit"],
  "/data": ["head", "/data"],
  "/data/{id}": ["head", "IMPORT"],
  "/data/{id}/mapping": ["head", "IMPORT/mapping"],
  "/portfolio": ["head", "/portfolio", "/portfolio?tier=T1"],
  "/portfolio/list": ["head", "/portfolio/list"],
  "/portfolio/concentration": ["head", "/portfolio/concentration", "/portfolio/concentration?explain=hhi"],
  "/portfolio/concentration/ebit": ["controller", "/portfolio/concentration/ebit"],
  "/portfolio/concentration/loss/{key}": ["head", `/portfolio/concentration/loss/${KEY}`],
  "/portfolio/contribution": ["head", "/portfolio/contribution", "/portfolio/contribution?explain=db2", "/portfolio/contribution?group=BEXFORD"],
  "/accounts": ["head", "/accounts", "/accounts?q=nobody-is-called-so"],
  "/accounts/new": ["head", "/accounts/new"],
  "/accounts/tiers": ["head", [`/accounts/${KEY}/profile`, /\/accounts\/tiers\?account=/]],
  "/accounts/unassigned": ["head", "/accounts/unassigned"],
  "/accounts/{key}": ["head", `/accounts/${KEY}`],
  "/accounts/{key}/profile": ["head", `/accounts/${KEY}/profile`, `/accounts/${KEY}/profile?field=industry`],
  "/accounts/{key}/profit": ["head", `/accounts/${KEY}/profit`, `/accounts/${KEY}/profit?explain=db3`],
  "/accounts/{key}/profit/entries": ["head", `/accounts/${KEY}/profit/entries?line=db3`],
  "/accounts/{key}/satisfaction": ["head", `/accounts/${KEY}/satisfaction`, [`/accounts/${KEY}/satisfaction`, /\?capture=/]],
  "/accounts/{key}/balance": ["head", `/accounts/${KEY}/balance`],
  "/accounts/{key}/timeline": ["head", `/accounts/${KEY}/timeline`],
  "/accounts/{key}/edit": ["head", `/accounts/${KEY}/edit`],
  "/accounts/{key}/team": ["head", `/accounts/${KEY}/team`],
  "/accounts/{key}/units/new": ["head", `/accounts/${KEY}/units/new`],
  "/accounts/{key}/units/{id}": ["head", [`/accounts/${KEY}/profile`, /\/units\/[0-9a-f-]{36}$/]],
  "/accounts/{key}/sites/new": ["head", `/accounts/${KEY}/sites/new`],
  "/accounts/{key}/sites/{id}": ["head", [`/accounts/${KEY}/profile`, /\/sites\/[0-9a-f-]{36}$/]],
  "/accounts/{key}/merge": ["head", `/accounts/${KEY}/merge`],
  "/accounts/{key}/split": ["head", `/accounts/${KEY}/split`],
  "/accounts/{key}/respondents/new": ["head", `/accounts/${KEY}/respondents/new`],
  "/accounts/{key}/respondents/{id}": ["head", [`/accounts/${KEY}/satisfaction`, /\/respondents\/[0-9a-f-]{36}$/]],
  "/accounts/{key}/invitations": ["head", `/accounts/${KEY}/invitations`],
  "/satisfaction": ["head", "/satisfaction"],
  "/satisfaction/waves": ["head", "/satisfaction/waves"],
};

/** Routes asked with GET that stand nowhere here, and lines here without a route. */
export function unlisted() {
  const routes = [...doors.matchAll(/\("GET", "([^"]+)"/g)].map((m) => m[1]);
  const listed = [...NO_PAGES, ...Object.keys(PAGES)];
  return { missing: routes.filter((r) => !listed.includes(r)), gone: listed.filter((r) => !routes.includes(r)) };
}

/** Every page as { who, path }. `imported` is the address of an import that is checked and not yet booked. */
export async function addresses(open, base, imported) {
  const all = [];
  for (const [route, [who, ...wanted]] of Object.entries(PAGES)) {
    for (const one of wanted) {
      if (typeof one === "string") {
        all.push({ who, path: one.replace("IMPORT", imported) });
        continue;
      }
      const page = open[who];
      await page.goto(base + one[0]);
      const links = await page.locator("a[href]").evaluateAll((l) => l.map((a) => a.getAttribute("href")));
      const found = links.find((href) => one[1].test(href));
      if (!found) throw new Error(`${one[0]} has no link that fits ${one[1]}, for ${route}`);
      all.push({ who, path: found.startsWith("?") ? one[0] + found : found });
    }
  }
  all.push({ who: "head", path: "/nothing-here" });
  return all;
}
