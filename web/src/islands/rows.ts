// j and k move through the rows of the page's list, Enter opens the row's first link, x marks it.
// The link takes the real focus, so that a reader hears the row; a ring around the row shows it to the eye.

const rows = (): HTMLTableRowElement[] => [...document.querySelectorAll<HTMLTableRowElement>("table[data-island=rows] tbody tr")].filter((r) => r.offsetParent !== null && r.querySelector("a[href], input[type=checkbox]"));
const focused = (): HTMLTableRowElement | null => document.querySelector("table[data-island=rows] tr.is-focus");

function ring(row: HTMLTableRowElement | null): void {
  focused()?.classList.remove("is-focus");
  row?.classList.add("is-focus");
}

export function moveRow(step: number): boolean {
  const all = rows();
  if (all.length === 0) return false;
  const from = focused();
  const at = from ? all.indexOf(from) : -1;
  const row = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!row) return false;
  ring(row);
  row.querySelector<HTMLElement>("a[href], input[type=checkbox]")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

export function onRow(what: "open" | "mark"): boolean {
  const row = focused();
  if (!row) return false;
  if (what === "open") {
    row.querySelector<HTMLAnchorElement>("a[href]")?.click();
    return true;
  }
  const box = row.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (box) box.click();
  else row.setAttribute("aria-selected", String(row.getAttribute("aria-selected") !== "true"));
  return true;
}

document.addEventListener("focusin", (e) => {
  const row = (e.target as Element).closest<HTMLTableRowElement>("table[data-island=rows] tbody tr");
  if (row) ring(row);
  else if (focused()) ring(null);
});
