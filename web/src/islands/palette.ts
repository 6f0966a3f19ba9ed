// Ctrl K: find an account, a page or an action. The server answers GET /palette?q=… with rows.
import htmx from "htmx.org";

const box = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>("dialog#palette");
const rows = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>("#palette-list [role=option]")];

export function openPalette(): void {
  const dialog = box();
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector("input");
  if (!input) return;
  input.select();
  htmx.trigger(input, "palette-open");
}

function select(at: number): void {
  const all = rows();
  all.forEach((row, i) => {
    row.id ||= `palette-row-${i}`;
    row.setAttribute("aria-selected", String(i === at));
  });
  const row = all[at];
  row?.scrollIntoView({ block: "nearest" });
  const input = box()?.querySelector("input");
  if (row) input?.setAttribute("aria-activedescendant", row.id);
  else input?.removeAttribute("aria-activedescendant");
}

document.addEventListener("click", (e) => {
  if ((e.target as Element).closest("[data-palette]")) openPalette();
});

document.addEventListener("keydown", (e) => {
  if ((e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey && e.key.toLowerCase() === "k") {
    e.preventDefault();
    const dialog = box();
    if (dialog?.open) dialog.close();
    else openPalette();
    return;
  }
  if (!box()?.open || e.isComposing) return;
  const all = rows();
  const at = all.findIndex((r) => r.getAttribute("aria-selected") === "true");
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    if (all.length > 0) select((at + (e.key === "ArrowDown" ? 1 : -1) + all.length) % all.length);
  } else if (e.key === "Enter") {
    e.preventDefault();
    all[Math.max(at, 0)]?.click();
  }
});

document.addEventListener("htmx:after:swap", () => {
  if (box()?.open) select(0);
});
