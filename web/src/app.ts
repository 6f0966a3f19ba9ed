import "./app.css";
import "htmx.org";
import "./islands/charts";
import "./islands/dialog";
import "./islands/drop";
import "./islands/forms";
import "./islands/palette";
import "./islands/theme";
import "./islands/toast";
import { markOpen } from "./islands/explain";
import { showSwitch } from "./islands/keys";
import { mountAll } from "./islands/registry";

/** All faults at once, focus on the first; otherwise what the page asks for. */
function focusFirst(root: ParentNode): void {
  (root.querySelector<HTMLElement>("[aria-invalid=true]") ?? root.querySelector<HTMLElement>("[data-focus]"))?.focus();
}

function start(): void {
  mountAll(document);
  markOpen();
  showSwitch();
  focusFirst(document);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

document.addEventListener("htmx:after:swap", (e) => {
  mountAll(document);
  const target = (e as CustomEvent<{ ctx?: { target?: unknown } }>).detail.ctx?.target;
  if (target instanceof HTMLElement) focusFirst(target);
});
