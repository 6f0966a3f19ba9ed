// The balance map: every account on both scales, with its doubt, its way since last quarter and its zone.
import type { EChartsOption } from "echarts";
import { line, overlaps, percent, poly, rect, text } from "./draw";
import type { Box, Measure, Palette, Shape, Size } from "./draw";
import { placeLabels } from "./labels";
import type { Anchor, Soft } from "./labels";

export type Sureness = "clear" | "tentative" | "open";

export interface MapAccount {
  id: string; name: string; revenueK: number;
  margin: number; marginSe: number;          // DB III in per cent of net revenue
  satisfaction: number; satisfactionSd: number;
  before: { margin: number; satisfaction: number } | null;
  sureness: Sureness; tilt: number;
  /** Page of the account. */
  href: string;
  /** Address whose fragment fills the side card. */
  card: string;
  /** Left out by a filter: drawn faintly, without a name. */
  dim?: boolean;
}

export interface MapData {
  accounts: MapAccount[]; selected: string | null;
  goalMargin: number; goalSatisfaction: number;
  x: [number, number]; y: [number, number];
  counts: { balanced: string; squeezed: string; bought: string; loseLose: string };
}

export interface MapWords {
  balanced: string; squeezed: string; bought: string; loseLose: string;
  xName: string; yName: string; goal: string; locale: string; tipProfit: string; tipSatisfaction: string;
}

/** What lies beyond the axis stands at its edge. */
const within = (v: number, [low, high]: [number, number]): number => Math.min(Math.max(v, low), high);

/** Where the plot lies and how a value becomes a pixel: the same for drawing and for the links over the dots. */
export function mapFrame(data: MapData, size: Size): { small: boolean; pad: { left: number; right: number; top: number; bottom: number }; plot: Box; px: (m: number) => number; py: (s: number) => number; radius: (a: MapAccount) => number } {
  const small = size.width < 520;
  const pad = { left: small ? 30 : 40, right: 10, top: 30, bottom: 44 };
  const plot: Box = { x: pad.left, y: pad.top, w: size.width - pad.left - pad.right, h: size.height - pad.top - pad.bottom };
  const largest = Math.max(...data.accounts.map((a) => a.revenueK), 1);
  return {
    small, pad, plot,
    px: (m) => plot.x + ((within(m, data.x) - data.x[0]) / (data.x[1] - data.x[0])) * plot.w,
    py: (s) => plot.y + plot.h - ((within(s, data.y) - data.y[0]) / (data.y[1] - data.y[0])) * plot.h,
    radius: (a) => Math.max(3.5, Math.sqrt(Math.max(a.revenueK, 0) / largest) * (small ? 9 : 14)),
  };
}

/** What a dot says when one points at it: name, both scales with their 95 % interval. */
export function mapTip(a: MapAccount, t: MapWords): string[] {
  const from = (v: number, sd: number): string => `${Math.round(v - 1.96 * sd)}–${Math.round(v + 1.96 * sd)}`.replaceAll("-", "\u2212");
  const profit = a.marginSe > 0 ? ` (${from(a.margin, a.marginSe)})` : "";
  const satisfaction = a.satisfactionSd > 0 ? ` (${from(a.satisfaction, a.satisfactionSd)})` : "";
  return [a.name, `${t.tipProfit} ${percent(a.margin, t.locale, 1)}${profit}`, `${t.tipSatisfaction} ${Math.round(a.satisfaction)}${satisfaction}`];
}

export function balanceMap(data: MapData, size: Size, c: Palette, t: MapWords, measure: Measure): EChartsOption {
  const { small, pad, plot, px, py, radius } = mapFrame(data, size);
  const gx = px(data.goalMargin);
  const gy = py(data.goalSatisfaction);
  const right = plot.x + plot.w;
  const bottom = plot.y + plot.h;
  const shapes: Shape[] = [];
  const tints: Shape[] = [];

  // Zones: the wash says which scale outweighs; balanced stays clean paper.
  shapes.push(rect({ x: gx, y: plot.y, w: right - gx, h: gy - plot.y }, c.sheet));
  shapes.push(rect({ x: gx, y: gy, w: right - gx, h: bottom - gy }, c.profitWash, 0, { opacity: 0.55 }));
  shapes.push(rect({ x: plot.x, y: plot.y, w: gx - plot.x, h: gy - plot.y }, c.satisfactionWash, 0, { opacity: 0.55 }));
  shapes.push(rect({ x: plot.x, y: gy, w: gx - plot.x, h: bottom - gy }, c.well, 0, { opacity: 0.75 }));

  const titleFont = `600 ${small ? 14 : 17}px ${c.serif}`;
  const countFont = `400 12px ${c.sans}`;
  const blocked: Box[] = [];
  const soft: Soft[] = [];
  const title = (words: string, count: string, atRight: boolean, atTop: boolean): void => {
    const x = atRight ? right - 12 : plot.x + 12;
    const y = atTop ? plot.y + 17 : bottom - (small ? 18 : 34);
    const align = atRight ? "right" : "left";
    const w = Math.max(measure(words, titleFont), small ? 0 : measure(count, countFont)) + 8;
    shapes.push(text(x, y, words, c.ink, titleFont, align, 2));
    if (!small) shapes.push(text(x, y + 19, count, c.ink2, countFont, align, 2));
    blocked.push({ x: atRight ? x - w : x - 4, y: y - 12, w: w + 4, h: small ? 24 : 42 });
  };
  title(t.balanced, data.counts.balanced, true, true);
  title(t.squeezed, data.counts.squeezed, true, false);
  title(t.bought, data.counts.bought, false, true);
  title(t.loseLose, data.counts.loseLose, false, false);

  // Goals
  shapes.push(line(gx, plot.y - 4, gx, bottom, c.ink, 1, 1));
  shapes.push(line(plot.x, gy, right + 4, gy, c.ink, 1, 1));
  const goalFont = `500 12px ${c.sans}`;
  const gxWords = `${t.goal} ${percent(data.goalMargin, t.locale)}`;
  const gyWords = `${t.goal} ${data.goalSatisfaction}`;
  shapes.push(text(gx, plot.y - 12, gxWords, c.profit, goalFont, "center"));
  const gyW = measure(gyWords, goalFont);
  shapes.push(text(right - 6, gy - 9, gyWords, c.satisfaction, goalFont, "right"));
  blocked.push({ x: right - 10 - gyW, y: gy - 18, w: gyW + 10, h: 18 });
  soft.push({ x: gx - 1, y: plot.y, w: 2, h: plot.h, cost: 16 }, { x: plot.x, y: gy - 1, w: plot.w, h: 2, cost: 16 });

  // Axis names are the legend of the two scales
  shapes.push(text(right, bottom + 34, `${t.xName}  →`, c.profit, `600 13px ${c.sans}`, "right"));
  shapes.push(text(0, 11, `↑  ${t.yName}`, c.satisfaction, `600 13px ${c.sans}`, "left"));

  const maxRevenue = Math.max(...data.accounts.map((a) => a.revenueK), 1);
  const hue = (a: MapAccount): string => (a.tilt > 15 ? c.profitMark : a.tilt < -15 ? c.satisfactionMark : c.ink);

  for (const a of data.accounts) {
    if (a.dim) continue;
    const x = px(a.margin);
    const y = py(a.satisfaction);
    const chosen = a.id === data.selected;
    const rx = (a.marginSe / (data.x[1] - data.x[0])) * plot.w;
    const ry = (a.satisfactionSd / (data.y[1] - data.y[0])) * plot.h;
    tints.push({
      type: "ellipse", z: 2, silent: true, shape: { cx: x, cy: y, rx, ry },
      style: { fill: hue(a), opacity: !c.tints ? 0 : chosen ? 0.14 : small ? 0 : 0.05, stroke: "none" },
    });
    if (chosen) {
      const wx = 1.96 * rx;
      const wy = 1.96 * ry;
      const [x1, x2] = [Math.max(x - wx, plot.x), Math.min(x + wx, right)];
      const [y1, y2] = [Math.max(y - wy, plot.y), Math.min(y + wy, bottom)];
      if (wx > 0) shapes.push(line(x1, y, x2, y, c.profitMark, 4, 2), line(x1, y - 5, x1, y + 5, c.profitMark, 4, 2), line(x2, y - 5, x2, y + 5, c.profitMark, 4, 2));
      const font = `600 13.5px ${c.sans}`;
      const lw = measure(a.name, font);
      const lx = x > gx ? Math.max(x, gx + 7 + lw / 2) : Math.min(x, gx - 7 - lw / 2);
      // Below the whisker if there is room, else above it; beside the dot where neither is free of other dots and words.
      const places = [{ x: lx, y: y2 + 13 }, { x: lx, y: Math.max(y1 - 13, plot.y + 10) }, { x: x + radius(a) + 10 + lw / 2, y: y + 14 }, { x: x - radius(a) - 10 - lw / 2, y: y + 14 }];
      const dots = data.accounts.filter((o) => o.id !== a.id).map((o): Box => ({ x: px(o.margin) - radius(o), y: py(o.satisfaction) - radius(o), w: 2 * radius(o), h: 2 * radius(o) }));
      const free = (p: { x: number; y: number }): boolean => {
        const box: Box = { x: p.x - lw / 2 - 2, y: p.y - 9, w: lw + 4, h: 18 };
        const inside = box.x >= plot.x && box.x + box.w <= right && box.y >= plot.y && box.y + box.h <= bottom - (small ? 8 : 4);
        return inside && ![...blocked, ...dots].some((o) => overlaps(o, box));
      };
      const place = places.find(free) ?? places[y2 + 12 < bottom - (small ? 26 : 46) ? 0 : 1] ?? { x: lx, y: y2 + 13 };
      shapes.push(text(place.x, place.y, a.name, c.ink, font, "center", 7));
      blocked.push({ x: place.x - lw / 2 - 4, y: place.y - 9, w: lw + 8, h: 18 });
      soft.push({ x: x - wx, y: y - 4, w: 2 * wx, h: 8, cost: 10 }, { x: x - 4, y: y - wy, w: 8, h: 2 * wy, cost: 10 });
      if (wy > 0) shapes.push(line(x, y1, x, y2, c.satisfactionMark, 4, 2), line(x - 5, y1, x + 5, y1, c.satisfactionMark, 4, 2), line(x - 5, y2, x + 5, y2, c.satisfactionMark, 4, 2));
    }
    if (a.before) {
      const x0 = px(a.before.margin);
      const y0 = py(a.before.satisfaction);
      const length = Math.hypot(x - x0, y - y0);
      const r = radius(a);
      if (length > r + 9) {
        const ux = (x - x0) / length;
        const uy = (y - y0) / length;
        const ex = x - ux * (r + 3);
        const ey = y - uy * (r + 3);
        for (let k = 0; k <= 6; k++) soft.push({ x: x0 + ((ex - x0) * k) / 6 - 2, y: y0 + ((ey - y0) * k) / 6 - 2, w: 4, h: 4, cost: 3 });
        shapes.push(line(x0, y0, ex - ux * 5, ey - uy * 5, c.ink2, 3, 1.25, null, 0.75));
        shapes.push(poly([[ex, ey], [ex - ux * 7 - uy * 3, ey - uy * 7 + ux * 3], [ex - ux * 7 + uy * 3, ey - uy * 7 - ux * 3]], c.ink2, 3, 0.9));
      }
    }
  }

  shapes.push({ type: "group", z: 2, silent: true, clipPath: { type: "rect", shape: { x: plot.x, y: plot.y, width: plot.w, height: plot.h } }, children: tints } as unknown as Shape);
  const labelFont = `400 12.5px ${c.sans}`;
  const anchors: Anchor[] = data.accounts.map((a) => ({
    id: a.id, x: px(a.margin), y: py(a.satisfaction), r: radius(a), words: a.id === data.selected || a.dim ? "" : a.name, must: false, weight: a.revenueK,
  }));
  const all = small ? anchors.map((a) => (a.weight > maxRevenue * 0.5 ? a : { ...a, words: "" })) : anchors;
  for (const p of placeLabels(all, plot, blocked, soft, labelFont, measure, c.sheet, small ? 12 : 60)) {
    const a = anchors.find((n) => n.id === p.id);
    if (!a) continue;
    if (p.leader) {
      const nx = Math.min(Math.max(a.x, p.box.x), p.box.x + p.box.w);
      const ny = Math.min(Math.max(a.y, p.box.y + 3), p.box.y + p.box.h - 3);
      const d = Math.hypot(nx - a.x, ny - a.y) || 1;
      shapes.push(line(a.x + ((nx - a.x) / d) * (a.r + 1), a.y + ((ny - a.y) / d) * (a.r + 1), nx, ny, c.ink3, 5, 0.75));
    }
    shapes.push(text(p.tx, p.ty, p.words, c.ink, labelFont, p.align, 6, p.halo));
  }

  return {
    animation: false,
    textStyle: { fontFamily: c.sans },
    grid: { left: pad.left, right: pad.right, top: pad.top, bottom: pad.bottom },
    xAxis: {
      type: "value", min: data.x[0], max: data.x[1], interval: 10, position: "bottom",
      axisLine: { show: true, onZero: false, lineStyle: { color: c.edge } }, axisTick: { show: true, length: 4, lineStyle: { color: c.edge } },
      splitLine: { show: false }, axisLabel: { color: c.ink3, fontSize: 12, margin: 7, formatter: (v: number) => (v % 10 === 0 ? percent(v, t.locale) : "") },
    },
    yAxis: {
      type: "value", min: data.y[0], max: data.y[1], interval: 10, position: "left",
      axisLine: { show: true, onZero: false, lineStyle: { color: c.edge } }, axisTick: { show: true, length: 4, lineStyle: { color: c.edge } },
      splitLine: { show: false }, axisLabel: { color: c.ink3, fontSize: 12, margin: 7 },
    },
    graphic: { elements: shapes },
    series: [{
      id: "dots", type: "scatter", z: 5, silent: true,
      data: data.accounts.map((a) => ({
        id: a.id, name: a.name, value: [within(a.margin, data.x), within(a.satisfaction, data.y)], symbolSize: 2 * radius(a),
        itemStyle: a.dim ? { color: c.edge, opacity: 0.35 } : a.sureness === "clear"
          ? { color: hue(a), borderColor: c.sheet, borderWidth: 1.5 }
          : { color: a.sureness === "tentative" ? c.sheet : "transparent", borderColor: hue(a), borderWidth: 2, borderType: a.sureness === "open" ? [3, 2.5] : "solid" },
      })),
    }, {
      // What one hits: at least 24 px, unseen, above the dots.
      id: "hit", type: "scatter", z: 6, cursor: "pointer", itemStyle: { color: "transparent" },
      data: data.accounts.map((a) => ({ id: a.id, name: a.name, value: [within(a.margin, data.x), within(a.satisfaction, data.y)], symbolSize: Math.max(24, 2 * radius(a)) })),
    }],
  };
}
