// One sentence at a time, eight seconds; it stays while one points at it or is inside. `u` takes the change back.
import { island } from "./registry";

island("toast", (el) => {
  if (!el.closest("#toast")) return;
  let timer = 0;
  const start = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!el.matches(":hover, :focus-within")) el.remove();
    }, 8000);
  };
  const stay = (): void => clearTimeout(timer);
  el.addEventListener("pointerenter", stay);
  el.addEventListener("focusin", stay);
  el.addEventListener("pointerleave", start);
  el.addEventListener("focusout", start);
  start();
});
