// Light or dark at once; the server keeps the choice in a cookie, so the next page does not flash.
import { island } from "./registry";

// Paper is white: what is printed is drawn in the light theme and turned back after.
let before: string | undefined;
addEventListener("beforeprint", () => {
  before = document.documentElement.dataset["theme"];
  document.documentElement.dataset["theme"] = "paper";
  document.documentElement.dataset["print"] = "1";
  document.dispatchEvent(new Event("spagat:theme"));
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset["print"];
  if (before === undefined) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = before;
  document.dispatchEvent(new Event("spagat:theme"));
});

island("theme", (el) => {
  if (!(el instanceof HTMLFormElement)) return;
  el.addEventListener("submit", (e) => {
    e.preventDefault();
    const root = document.documentElement;
    const dark = root.dataset["theme"] ? root.dataset["theme"] === "night" : matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = dark ? "light" : "night";
    root.dataset["theme"] = dark ? "paper" : "night";
    document.dispatchEvent(new Event("spagat:theme"));
    const body = new URLSearchParams({ theme, to: location.pathname + location.search });
    void fetch(el.action, { method: "POST", body, redirect: "manual" });
  });
});
