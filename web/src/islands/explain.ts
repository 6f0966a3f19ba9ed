// "A dotted line means: ask me." The panel has its own address, ?explain=…; Esc closes it and returns the focus.
import { into } from "./into";

let opener: HTMLElement | null = null;

const panel = (): HTMLElement | null => document.getElementById("explain");

function mark(on: HTMLElement | null): void {
  for (const a of document.querySelectorAll("[data-ask][aria-expanded]")) a.removeAttribute("aria-expanded");
  on?.setAttribute("aria-expanded", "true");
}

function openerOf(code: string | null): HTMLElement | null {
  if (!code) return null;
  return [...document.querySelectorAll<HTMLAnchorElement>("a[data-ask]")].find((a) => new URL(a.href).searchParams.get("explain") === code) ?? null;
}

async function show(a: HTMLAnchorElement): Promise<void> {
  const at = panel();
  if (!at) return;
  opener = a;
  await into(at, a.href, a);
  if (!at.querySelector("[data-explain]")) return;
  mark(a);
  history.replaceState(history.state, "", a.href);
  at.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
}

export function closeExplain(): boolean {
  const at = panel();
  if (!at?.firstElementChild) return false;
  const back = at.querySelector<HTMLAnchorElement>("[data-explain-close]")?.href;
  const from = opener?.isConnected ? opener : openerOf(at.querySelector<HTMLElement>("[data-explain]")?.dataset["explain"] ?? null);
  at.replaceChildren();
  if (back) history.replaceState(history.state, "", back);
  mark(null);
  from?.focus();
  opener = null;
  return true;
}

document.addEventListener("click", (e) => {
  if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const at = e.target as Element;
  const ask = at.closest<HTMLAnchorElement>("a[data-ask]");
  if (ask && panel()) {
    e.preventDefault();
    void show(ask);
  } else if (at.closest("[data-explain-close]")) {
    e.preventDefault();
    closeExplain();
  }
});

// A page that came with its panel open: the figure it belongs to is marked too.
export function markOpen(): void {
  const code = panel()?.querySelector<HTMLElement>("[data-explain]")?.dataset["explain"];
  if (code) mark(openerOf(code));
}
