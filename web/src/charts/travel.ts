// On a change of filter or period the dots travel from where they stood; on a first load nothing moves, and with reduced
// motion they are simply there. A filter leads to another address, so the places are kept for the next page of the same map.
import type { EChartsType } from "echarts/core";
import type { MapData } from "./map";

type Places = Record<string, [number, number]>;
const KEY = "spagat-map";
const TIME = 200;

/** Where the dots stood on the page one comes from, if that was the same map under another filter. */
export function placesBefore(): Places | null {
  const entry = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  if (entry?.type !== "navigate" || !document.referrer || matchMedia("(prefers-reduced-motion: reduce)").matches) return null;
  const from = new URL(document.referrer);
  if (from.origin !== location.origin || from.pathname !== location.pathname || from.search === location.search) return null;
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Places | null;
  } catch {
    return null;
  }
}

/** Keeps where the dots stand now. */
export function keepPlaces(data: MapData): void {
  const places = Object.fromEntries(data.accounts.map((a): [string, [number, number]] => [a.id, [a.margin, a.satisfaction]]));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(places));
  } catch {
    // Without a store the dots jump.
  }
}

/** Moves the dots of a drawn map from their old places to where they stand. */
export function travel(chart: EChartsType, data: MapData, before: Places): void {
  const within = (v: number, [low, high]: [number, number]): number => Math.min(Math.max(v, low), high);
  const moves = data.accounts.some((a) => { const b = before[a.id]; return b && (b[0] !== a.margin || b[1] !== a.satisfaction); });
  const dots = (chart.getOption()["series"] as { data: object[] }[])[0]?.data;
  if (!moves || !dots) return;
  const start = performance.now();
  const step = (now: number): void => {
    if (chart.isDisposed()) return;
    const t = Math.min(1, Math.max(0, (now - start) / TIME));
    const k = 1 - (1 - t) ** 3;
    const at = data.accounts.map((a, i) => {
      const [m, s] = before[a.id] ?? [a.margin, a.satisfaction];
      return { ...dots[i], value: [within(m + (a.margin - m) * k, data.x), within(s + (a.satisfaction - s) * k, data.y)] };
    });
    chart.setOption({ series: [{ id: "dots", data: at }] });
    if (t < 1) requestAnimationFrame(step);
  };
  step(start);
}
