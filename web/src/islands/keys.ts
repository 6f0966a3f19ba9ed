// Single keys. Off while typing, in dialogs, and altogether when switched off (kept in this browser).
import { toggleTable } from "./charts";
import { open } from "./dialog";
import { closeExplain } from "./explain";
import { openPalette } from "./palette";
import { typing } from "./registry";
import { moveRow, onRow } from "./rows";

const kept = "spagat-keys";
let waiting = 0;

function go(key: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`[data-go="${CSS.escape(key)}"]`);
  link?.click();
  return link !== null;
}

function find(): void {
  const field = document.querySelector<HTMLInputElement>("[data-find]");
  if (field && field.offsetParent !== null) field.select();
  else openPalette();
}

function explainOrHelp(): void {
  const at = document.activeElement;
  if (at instanceof HTMLElement && at.matches("[data-ask]")) at.click();
  else open("keys");
}

function tab(n: number): boolean {
  const link = document.querySelectorAll<HTMLAnchorElement>("[data-island=tabs] a")[n];
  link?.click();
  return link !== undefined;
}

function table(): boolean {
  const near = document.activeElement?.closest("section")?.querySelector<HTMLElement>("[data-as-table]");
  const button = near ?? document.querySelector<HTMLElement>("[data-as-table]");
  if (button) toggleTable(button);
  return button !== null;
}

function undo(): boolean {
  const button = document.querySelector<HTMLElement>("#toast [data-undo]");
  button?.click();
  return button !== null;
}

function pressed(key: string): boolean {
  if (waiting > 0) {
    clearTimeout(waiting);
    waiting = 0;
    return go(key);
  }
  switch (key) {
    case "g":
      waiting = window.setTimeout(() => { waiting = 0; }, 1500);
      return true;
    case "/": find(); return true;
    case "?": explainOrHelp(); return true;
    case "j": return moveRow(1);
    case "k": return moveRow(-1);
    case "x": return onRow("mark");
    case "Enter": return document.activeElement === document.body && onRow("open");
    case "t": return table();
    case "u": return undo();
    default: return /^[0-9]$/.test(key) && tab((Number(key) + 9) % 10);
  }
}

document.addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (e.key === "Escape") {
    if (closeExplain()) e.preventDefault();
    return;
  }
  if (typing(e.target) || localStorage.getItem(kept) === "off") return;
  if (pressed(e.key)) e.preventDefault();
});

document.addEventListener("change", (e) => {
  const box = e.target;
  if (box instanceof HTMLInputElement && box.matches("[data-keys-switch]")) {
    if (box.checked) localStorage.removeItem(kept);
    else localStorage.setItem(kept, "off");
    showSwitch();
  }
});

export function showSwitch(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-keys-switch]")) box.checked = localStorage.getItem(kept) !== "off";
}
