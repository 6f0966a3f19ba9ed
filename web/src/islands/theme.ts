// Light or dark at once; the server keeps the choice in a cookie, so the next page does not flash.
import { island } from "./registry";

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
