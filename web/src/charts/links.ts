// The dots of the map for hands and keys: a click fills the side card, a second click opens the account.
// For the keyboard a list of links lies over the dots: one stop for Tab, arrows move, Enter opens, Space fills the card.
import type { EChartsType } from "echarts/core";
import { into } from "../islands/into";
import type { Size } from "./draw";
import type { MapSpec } from "./host";
import { mapFrame, mapTip } from "./map";
import type { MapAccount } from "./map";

export function links(figure: HTMLElement, el: HTMLElement, chart: EChartsType, spec: MapSpec, redraw: () => void): (size: Size) => void {
  const data = spec.data;
  const list = document.createElement("ul");
  list.className = "map-links";
  list.setAttribute("aria-label", el.getAttribute("aria-label") ?? "");
  // The tip is an element of the page, so it wears the page's type; the canvas would print its own.
  const tip = document.createElement("div");
  tip.className = "map-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  const point = (a: MapAccount | null): void => {
    tip.hidden = a === null;
    if (!a) return;
    tip.replaceChildren(...mapTip(a, spec.words).map((words) => Object.assign(document.createElement("p"), { textContent: words })));
    const size = { width: el.clientWidth, height: el.clientHeight };
    const f = mapFrame(data, size);
    const gap = f.radius(a) + 8;
    const right = f.px(a.margin) + gap;
    const left = right + tip.offsetWidth > size.width ? f.px(a.margin) - gap - tip.offsetWidth : right;
    tip.style.setProperty("left", `${Math.max(0, left)}px`);
    tip.style.setProperty("top", `${Math.min(Math.max(0, f.py(a.satisfaction) - tip.offsetHeight / 2), size.height - tip.offsetHeight)}px`);
  };

  const stops = data.accounts.map((a, i): [MapAccount, HTMLAnchorElement] => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = a.href;
    link.textContent = mapTip(a, spec.words).join(", ");
    link.tabIndex = i === 0 ? 0 : -1;
    link.addEventListener("focus", () => point(a));
    link.addEventListener("blur", () => point(null));
    item.append(link);
    list.append(item);
    return [a, link];
  });
  const wrap = document.createElement("div");
  wrap.className = "relative";
  el.replaceWith(wrap);
  wrap.append(el, list, tip);

  const choose = (a: MapAccount): void => {
    data.selected = a.id;
    redraw();
    const target = document.querySelector<HTMLElement>(spec.target ?? "#card");
    if (!a.card || !target) return;
    void into(target, a.card, figure);
    const address = new URL(a.card, location.href);
    if (address.pathname === location.pathname) history.replaceState(history.state, "", address);
  };
  chart.on("mouseover", (p) => point(data.accounts[p.dataIndex ?? -1] ?? null));
  chart.on("mouseout", () => point(null));
  chart.on("click", (p) => {
    const a = data.accounts[p.dataIndex ?? -1];
    if (!a) return;
    if (a.id === data.selected) location.assign(a.href);
    else choose(a);
  });
  list.addEventListener("keydown", (e) => {
    const at = stops.findIndex(([, link]) => link === document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    const here = stops[at];
    if (e.key === " " && here) {
      e.preventDefault();
      choose(here[0]);
    } else if (step && here) {
      e.preventDefault();
      const next = stops[(at + step + stops.length) % stops.length];
      if (!next) return;
      here[1].tabIndex = -1;
      next[1].tabIndex = 0;
      next[1].focus();
    }
  });

  return (size) => {
    const f = mapFrame(data, size);
    for (const [a, link] of stops) {
      const r = Math.max(12, f.radius(a));
      link.style.setProperty("left", `${f.px(a.margin) - r}px`);
      link.style.setProperty("top", `${f.py(a.satisfaction) - r}px`);
      link.style.setProperty("width", `${2 * r}px`);
      link.style.setProperty("height", `${2 * r}px`);
      if (a.id === data.selected) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
}
