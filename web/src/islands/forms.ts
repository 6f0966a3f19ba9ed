// Small helps for forms: filters that act at once, segments by arrow keys, picks that close, buttons that tell they work.
import { island } from "./registry";

// A form of filters: each change is sent; with hx-get on the form only the list is swapped.
island("filters", (el) => {
  el.addEventListener("change", (e) => {
    if (el instanceof HTMLFormElement && !(e.target as Element).matches("[data-find]")) el.requestSubmit();
  });
});

island("segments", (el) => {
  el.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const all = [...el.querySelectorAll<HTMLElement>("a.segment, button.segment")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (!step || at < 0) return;
    e.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  });
});

// On phones one column of a wide table at a time: buttons with data-column, cells with data-col.
island("columns", (el) => {
  const table = document.getElementById(el.dataset["table"] ?? "");
  const show = (column: string): void => {
    for (const b of el.querySelectorAll<HTMLElement>("[data-column]")) b.setAttribute("aria-checked", String(b.dataset["column"] === column));
    for (const cell of table?.querySelectorAll<HTMLElement>("[data-col]") ?? []) cell.classList.toggle("max-lg:hidden", cell.dataset["col"] !== column);
  };
  const first = el.querySelector<HTMLElement>("[data-column][aria-checked=true]") ?? el.querySelector<HTMLElement>("[data-column]");
  if (first) show(first.dataset["column"] ?? "");
  el.addEventListener("click", (e) => {
    const b = (e.target as Element).closest<HTMLElement>("[data-column]");
    if (b) show(b.dataset["column"] ?? "");
  });
  el.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const all = [...el.querySelectorAll<HTMLElement>("[data-column]")];
    const next = all[(all.indexOf(document.activeElement as HTMLElement) + (step ?? 0) + all.length) % all.length];
    if (!step || !next) return;
    e.preventDefault();
    next.focus();
    show(next.dataset["column"] ?? "");
  });
});

island("pick", (el) => {
  if (!(el instanceof HTMLDetailsElement)) return;
  const list = el.querySelector<HTMLElement>(".pick-list");
  el.addEventListener("toggle", () => {
    if (!el.open || !list) return;
    el.classList.remove("opens-left");
    if (list.getBoundingClientRect().left < 8) el.classList.add("opens-left");
    for (const other of document.querySelectorAll<HTMLDetailsElement>("details.pickbox[open]")) if (other !== el) other.open = false;
  });
  el.addEventListener("keydown", (e) => {
    const all = [...el.querySelectorAll<HTMLElement>("summary, .pick-item")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (e.key === "Escape" && el.open) {
      e.preventDefault();
      el.open = false;
      all[0]?.focus();
    } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && at >= 0) {
      e.preventDefault();
      el.open = true;
      all[(at + (e.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]?.focus();
    }
  });
});

document.addEventListener("click", (e) => {
  for (const open of document.querySelectorAll<HTMLDetailsElement>("details.pickbox[open]")) if (!open.contains(e.target as Node)) open.open = false;
});

// A tab line that scrolls keeps the current tab in view.
island("tabs", (el) => {
  const current = el.querySelector<HTMLElement>("[aria-current=page]");
  if (current) el.scrollLeft = Math.max(0, current.offsetLeft - el.offsetLeft - 24);
});

// Busy keeps its width and tells; a second click does nothing.
document.addEventListener("submit", (e) => {
  const button = e.submitter;
  if (e.defaultPrevented || !(button instanceof HTMLButtonElement) || !button.classList.contains("btn")) return;
  if (button.classList.contains("is-busy")) { e.preventDefault(); return; }
  button.style.setProperty("min-width", `${button.offsetWidth}px`);
  button.classList.add("is-busy");
  const busy = button.dataset["busy"];
  if (busy) button.textContent = busy;
  // An answer that is a file leaves the page standing.
  window.setTimeout(() => button.classList.remove("is-busy"), 10_000);
});
addEventListener("pageshow", () => {
  for (const b of document.querySelectorAll(".btn.is-busy")) b.classList.remove("is-busy");
});
document.addEventListener("htmx:finally:request", () => {
  for (const b of document.querySelectorAll(".btn.is-busy")) b.classList.remove("is-busy");
});

// Back to a form that was refused, with what was typed still in it.
document.addEventListener("click", (e) => {
  const back = (e.target as Element).closest<HTMLAnchorElement>("a[data-back]");
  if (!back || history.length < 2) return;
  e.preventDefault();
  history.back();
});

// A value to hand over, such as a one-time link: a button beside it copies it and says so.
island("copy", (el) => {
  if (!(el instanceof HTMLInputElement)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet mt-2";
  button.textContent = el.dataset["word"] ?? "";
  button.addEventListener("click", () => {
    el.select();
    void navigator.clipboard.writeText(el.value).then(() => { button.textContent = el.dataset["done"] ?? ""; });
  });
  el.addEventListener("focus", () => el.select());
  el.after(button);
});
