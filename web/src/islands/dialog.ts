// Native dialogs: data-opens="id" opens, data-closes closes, a click beside it closes. Focus returns by itself.
import { island } from "./registry";

export function open(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

document.addEventListener("click", (e) => {
  const at = e.target as Element;
  const opener = at.closest<HTMLElement>("[data-opens]");
  if (opener) open(opener.dataset["opens"] ?? "");
  if (at.closest("[data-closes]")) at.closest("dialog")?.close();
  if (at instanceof HTMLDialogElement && at.open) {
    const box = at.getBoundingClientRect();
    const inside = e.clientX >= box.left && e.clientX <= box.right && e.clientY >= box.top && e.clientY <= box.bottom;
    if (!inside) at.close();
  }
});

// The server answered with faults inside: open again where the person was.
island("dialog", (el) => {
  if (el.dataset["open"] !== undefined || el.querySelector("[aria-invalid=true]")) open(el.id);
});
