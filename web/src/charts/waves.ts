// Satisfaction over the waves: a point and a band for each, never a line without its doubt.
import type { EChartsOption } from "echarts";
import { line, poly, text } from "./draw";
import type { Box, Palette, Shape, Size } from "./draw";

export interface Wave { label: string; s: number; sd: number; heads: string }

export interface WaveWords { locale: string; goal: string; answered: string }

export function waveHistory(waves: Wave[], goal: number, size: Size, c: Palette, t: WaveWords): EChartsOption {
  const box: Box = { x: 30, y: 12, w: size.width - 30 - 54, h: size.height - 12 - 46 };
  const low = 30;
  const px = (i: number): number => box.x + 26 + (i / Math.max(waves.length - 1, 1)) * (box.w - 52);
  const py = (v: number): number => box.y + box.h - ((v - low) / (100 - low)) * box.h;
  const shapes: Shape[] = [];
  for (const v of [40, 60, 80, 100]) {
    shapes.push(line(box.x, py(v), box.x + box.w, py(v), c.line, 0, 1));
    shapes.push(text(box.x - 6, py(v), String(v), c.ink3, `400 12px ${c.sans}`, "right"));
  }
  const up = waves.map((w, i): [number, number] => [px(i), py(Math.min(100, w.s + 1.96 * w.sd))]);
  const down = waves.map((w, i): [number, number] => [px(i), py(Math.max(low, w.s - 1.96 * w.sd))]).reverse();
  shapes.push(poly([...up, ...down], c.satisfactionMark, 1, 0.16));
  shapes.push(line(box.x, py(goal), box.x + box.w, py(goal), c.ink, 2, 1));
  shapes.push(text(box.x + box.w + 6, py(goal), `${t.goal} ${goal}`, c.ink2, `500 12px ${c.sans}`));
  shapes.push({ type: "polyline", z: 3, silent: true, shape: { points: waves.map((w, i): [number, number] => [px(i), py(w.s)]) }, style: { stroke: c.satisfactionMark, lineWidth: 2, fill: "none" } });
  waves.forEach((w, i) => {
    const last = i === waves.length - 1;
    const hi = py(Math.min(100, w.s + 1.96 * w.sd));
    const lo = py(Math.max(low, w.s - 1.96 * w.sd));
    shapes.push(line(px(i), hi, px(i), lo, c.satisfactionMark, 3, 1.5), line(px(i) - 4, hi, px(i) + 4, hi, c.satisfactionMark, 3, 1.5), line(px(i) - 4, lo, px(i) + 4, lo, c.satisfactionMark, 3, 1.5));
    shapes.push({ type: "circle", z: 4, silent: true, shape: { cx: px(i), cy: py(w.s), r: last ? 6 : 4.5 }, style: { fill: last ? c.satisfactionMark : c.sheet, stroke: c.satisfactionMark, lineWidth: 2 } });
    const above = Math.abs(py(w.s) - 12 - py(goal)) > 9;
    shapes.push(text(px(i) + 10, py(w.s) + (above ? -12 : 14), String(Math.round(w.s)), c.satisfaction, `600 13.5px ${c.sans}`, "left", 6, c.sheet));
    shapes.push(text(px(i), box.y + box.h + 15, w.label, last ? c.ink : c.ink2, `${last ? 600 : 400} 12.5px ${c.sans}`, "center"));
    shapes.push(text(px(i), box.y + box.h + 32, `${w.heads} ${size.width > 480 ? t.answered : ""}`.trim(), c.ink3, `400 12px ${c.sans}`, "center"));
  });
  return { animation: false, graphic: { elements: shapes } };
}
