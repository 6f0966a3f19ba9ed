// One account on the map: ellipse of doubt, way over the quarters.
import type { EChartsOption } from "echarts";
import { line, percent, poly, rect, text } from "./draw";
import type { Box, Measure, Palette, Shape, Size } from "./draw";
import { placeLabels } from "./labels";
import type { Anchor, Soft } from "./labels";
import type { MapWords, Sureness } from "./map";

export interface TraceStep { label: string; margin: number; satisfaction: number }

export interface TraceData {
  name: string; margin: number; marginSe: number; satisfaction: number; satisfactionSd: number; tilt: number; sureness: Sureness;
  trace: TraceStep[]; goalMargin: number; goalSatisfaction: number; x: [number, number]; y: [number, number];
  chances: { balanced: string; squeezed: string; bought: string; loseLose: string };
}

/** The inner ellipse is one standard error, the outer one holds 95 % of both scales together (radius 2.45). The last step of the trace is today. */
export function accountTrace(d: TraceData, size: Size, c: Palette, t: MapWords, measure: Measure): EChartsOption {
  const small = size.width < 520;
  const pad = { left: small ? 28 : 38, right: 10, top: 30, bottom: 44 };
  const plot: Box = { x: pad.left, y: pad.top, w: size.width - pad.left - pad.right, h: size.height - pad.top - pad.bottom };
  const right = plot.x + plot.w;
  const bottom = plot.y + plot.h;
  const sx = plot.w / (d.x[1] - d.x[0]);
  const sy = plot.h / (d.y[1] - d.y[0]);
  const px = (v: number): number => plot.x + (Math.min(Math.max(v, d.x[0]), d.x[1]) - d.x[0]) * sx;
  const py = (v: number): number => bottom - (Math.min(Math.max(v, d.y[0]), d.y[1]) - d.y[0]) * sy;
  const gx = px(d.goalMargin);
  const gy = py(d.goalSatisfaction);
  const x = px(d.margin);
  const y = py(d.satisfaction);
  const rx = d.marginSe * sx;
  const ry = d.satisfactionSd * sy;
  const hue = d.tilt > 15 ? c.profitMark : d.tilt < -15 ? c.satisfactionMark : c.ink;
  const shapes: Shape[] = [];
  const blocked: Box[] = [];
  shapes.push(rect({ x: gx, y: plot.y, w: right - gx, h: gy - plot.y }, c.sheet));
  shapes.push(rect({ x: gx, y: gy, w: right - gx, h: bottom - gy }, c.profitWash, 0, { opacity: 0.55 }));
  shapes.push(rect({ x: plot.x, y: plot.y, w: gx - plot.x, h: gy - plot.y }, c.satisfactionWash, 0, { opacity: 0.55 }));
  shapes.push(rect({ x: plot.x, y: gy, w: gx - plot.x, h: bottom - gy }, c.well, 0, { opacity: 0.75 }));
  const title = (words: string, chance: string, atRight: boolean, atTop: boolean): void => {
    // A zone too narrow for its words breaks them, and says only the figure of its chance.
    const width = atRight ? right - gx : gx - plot.x;
    const inset = width < 110 ? 6 : 12;
    const at = atRight ? right - inset : plot.x + inset;
    const align = atRight ? "right" : "left";
    const font = `600 ${small ? 14 : 17}px ${c.serif}`;
    const sans = `400 12.5px ${c.sans}`;
    const lines = measure(words, font) > width - inset - 4 ? words.split(" ") : [words];
    const said = measure(chance, sans) > width - inset - 4 ? (/^.*?%/.exec(chance)?.[0] ?? chance) : chance;
    const step = small ? 16 : 19;
    const ty = atTop ? plot.y + 17 : bottom - 34 - step * (lines.length - 1);
    const w = Math.max(...lines.map((l) => measure(l, font))) + 8;
    lines.forEach((l, i) => shapes.push(text(at, ty + step * i, l, c.ink, font, align, 5)));
    shapes.push(text(at, ty + step * (lines.length - 1) + 19, said, c.ink2, sans, align, 5));
    blocked.push({ x: atRight ? at - w : at - 4, y: ty - 12, w: w + 4, h: 42 + step * (lines.length - 1) });
  };
  title(t.balanced, d.chances.balanced, true, true);
  title(t.squeezed, d.chances.squeezed, true, false);
  title(t.bought, d.chances.bought, false, true);
  title(t.loseLose, d.chances.loseLose, false, false);
  shapes.push(line(gx, plot.y - 4, gx, bottom, c.ink, 1, 1), line(plot.x, gy, right + 4, gy, c.ink, 1, 1));
  const goalFont = `500 12px ${c.sans}`;
  if (small) shapes.push(text(gx - 5, bottom - 62, `${t.goal} ${percent(d.goalMargin, t.locale)}`, c.profit, goalFont, "right"));
  else shapes.push(text(gx, plot.y - 12, `${t.goal} ${percent(d.goalMargin, t.locale)}`, c.profit, goalFont, "center"));
  shapes.push(text(right - 6, gy - 9, `${t.goal} ${d.goalSatisfaction}`, c.satisfaction, goalFont, "right"));
  blocked.push({ x: right - 60, y: gy - 18, w: 60, h: 18 });

  const clip = { type: "rect" as const, shape: { x: plot.x, y: plot.y, width: plot.w, height: plot.h } };
  const ring = (k: number, fill: string, opacity: number, dash: number[] | null): Shape => ({
    type: "ellipse", z: 2, silent: true, shape: { cx: x, cy: y, rx: k * rx, ry: k * ry },
    style: { fill, opacity, stroke: dash ? hue : "none", lineWidth: dash ? 1.25 : 0, lineDash: dash ?? "solid" },
  });
  shapes.push({ type: "group", clipPath: clip, children: [ring(2.4477, "none", 0.8, [4, 3]), ring(1, hue, 0.15, null)] } as unknown as Shape);
  const wx = 1.96 * rx;
  const wy = 1.96 * ry;
  const [x1, x2] = [Math.max(x - wx, plot.x), Math.min(x + wx, right)];
  const [y1, y2] = [Math.max(y - wy, plot.y), Math.min(y + wy, bottom)];
  if (wx > 0) shapes.push(line(x1, y, x2, y, c.profitMark, 4, 2), line(x1, y - 5, x1, y + 5, c.profitMark, 4, 2), line(x2, y - 5, x2, y + 5, c.profitMark, 4, 2));
  if (wy > 0) shapes.push(line(x, y1, x, y2, c.satisfactionMark, 4, 2), line(x - 5, y1, x + 5, y1, c.satisfactionMark, 4, 2), line(x - 5, y2, x + 5, y2, c.satisfactionMark, 4, 2));

  // The way: each step a little stronger than the one before.
  const soft: Soft[] = [{ x: gx - 1, y: plot.y, w: 2, h: plot.h, cost: 14 }, { x: plot.x, y: gy - 1, w: plot.w, h: 2, cost: 14 }, { x: x - wx, y: y - 4, w: 2 * wx, h: 8, cost: 12 }, { x: x - 4, y: y - wy, w: 8, h: 2 * wy, cost: 12 }];
  const anchors: Anchor[] = [];
  const r = small ? 9 : 11;
  d.trace.forEach((s, i) => {
    const last = i === d.trace.length - 1;
    const ax = px(s.margin);
    const ay = py(s.satisfaction);
    const next = d.trace[i + 1];
    if (next) {
      const bx = px(next.margin);
      const by = py(next.satisfaction);
      const length = Math.hypot(bx - ax, by - ay) || 1;
      const stop = i === d.trace.length - 2 ? r + 4 : 4;
      shapes.push(line(ax, ay, bx - ((bx - ax) / length) * stop, by - ((by - ay) / length) * stop, c.ink2, 5, 1.25, null, 0.45 + (0.5 * i) / d.trace.length));
      for (let k = 0; k <= 6; k++) soft.push({ x: ax + ((bx - ax) * k) / 6 - 2, y: ay + ((by - ay) * k) / 6 - 2, w: 4, h: 4, cost: 4 });
      if (i === d.trace.length - 2) {
        const ux = (bx - ax) / length;
        const uy = (by - ay) / length;
        const ex = bx - ux * (r + 2);
        const ey = by - uy * (r + 2);
        shapes.push(poly([[ex, ey], [ex - ux * 8 - uy * 3.5, ey - uy * 8 + ux * 3.5], [ex - ux * 8 + uy * 3.5, ey - uy * 8 - ux * 3.5]], c.ink2, 5));
      }
    }
    if (!last) shapes.push({ type: "circle", z: 6, silent: true, shape: { cx: ax, cy: ay, r: 3.5 }, style: { fill: c.ink2, stroke: c.sheet, lineWidth: 1 } });
    anchors.push({ id: String(i), x: ax, y: ay, r: last ? r : 4, words: last || (small && i > 0) ? "" : s.label, must: i === 0, weight: i === 0 ? 99 : i });
  });
  const font = `400 12.5px ${c.sans}`;
  for (const p of placeLabels(anchors, plot, blocked, soft, font, measure, c.sheet, 46)) {
    const a = anchors.find((n) => n.id === p.id);
    if (a && p.leader) shapes.push(line(a.x, a.y, Math.min(Math.max(a.x, p.box.x), p.box.x + p.box.w), p.ty + (p.ty < a.y ? 7 : -7), c.ink3, 4, 0.75));
    shapes.push(text(p.tx, p.ty, p.words, c.ink2, font, p.align, 7, p.halo));
  }
  shapes.push({ type: "circle", z: 7, silent: true, shape: { cx: x, cy: y, r }, style: { fill: d.sureness === "clear" ? hue : c.sheet, stroke: hue, lineWidth: 2.25, lineDash: d.sureness === "open" ? [3, 2.5] : "solid" } });
  const nameFont = `600 13.5px ${c.sans}`;
  shapes.push(text(x + r + 7, y + 15, d.name, c.ink, nameFont, "left", 8, c.sheet));

  shapes.push(text(right, bottom + 34, `${t.xName}  →`, c.profit, `600 13px ${c.sans}`, "right"));
  shapes.push(text(0, 11, `↑  ${t.yName}`, c.satisfaction, `600 13px ${c.sans}`, "left"));
  const axis = { type: "value" as const, axisLine: { show: true, onZero: false, lineStyle: { color: c.edge } }, axisTick: { show: true, length: 4, lineStyle: { color: c.edge } }, splitLine: { show: false } };
  return {
    animation: false, textStyle: { fontFamily: c.sans },
    grid: { left: pad.left, right: pad.right, top: pad.top, bottom: pad.bottom },
    xAxis: { ...axis, min: d.x[0], max: d.x[1], interval: 5, position: "bottom", axisLabel: { color: c.ink3, fontSize: 12, margin: 7, formatter: (v: number) => (v % 5 === 0 ? percent(v, t.locale) : "") } },
    yAxis: { ...axis, min: d.y[0], max: d.y[1], interval: 10, position: "left", axisLabel: { color: c.ink3, fontSize: 12, margin: 7 } },
    graphic: { elements: shapes }, series: [{ type: "scatter", data: [] }],
  };
}
