// The whale curve: results of all customers, cumulated from best to worst.
import type { EChartsOption } from "echarts";
import { line, percent, poly, text } from "./draw";
import type { Box, Palette, Shape, Size } from "./draw";

export interface WhaleWords { locale: string; peak: string; end: string; erosion: string; xName: string; noTotal: string; more?: { at: number; words: string }[] }

/** `resultsK` are DB III per account, in any order; the curve cumulates them from best to worst. */
export function whaleCurve(resultsK: number[], size: Size, c: Palette, t: WhaleWords): EChartsOption {
  const sorted = [...resultsK].sort((a, b) => b - a);
  const total = sorted.reduce((a, b) => a + b, 0);
  if (total <= 0) return { graphic: { elements: [text(0, size.height / 2, t.noTotal, c.ink2, `400 13px ${c.sans}`)] } };
  let run = 0;
  const share = [0, ...sorted.map((v) => (run += v) / total * 100)];
  const peak = Math.max(...share);
  const at = share.indexOf(peak);
  const top = Math.ceil((peak + 8) / 20) * 20;
  const large = size.height > 200;
  const box: Box = { x: 44, y: large ? 26 : 16, w: size.width - 44 - 16, h: size.height - (large ? 26 : 16) - (large ? 40 : 24) };
  const px = (i: number): number => box.x + (i / sorted.length) * box.w;
  const py = (v: number): number => box.y + box.h - (v / top) * box.h;
  const shapes: Shape[] = [];
  const after: [number, number][] = share.slice(at).map((v, k): [number, number] => [px(at + k), py(v)]);
  const base: [number, number][] = [[px(sorted.length), py(peak)], [px(at), py(peak)]];
  shapes.push(poly([...after, ...base], c.wax, 1, 0.13));
  shapes.push(line(box.x, py(100), px(sorted.length), py(100), c.edge, 1, 1, [2, 3]));
  shapes.push(line(px(at), py(peak), px(sorted.length), py(peak), c.edge, 1, 1, [2, 3]));
  shapes.push({ type: "polyline", z: 3, silent: true, shape: { points: share.map((v, i): [number, number] => [px(i), py(v)]) }, style: { stroke: c.profitMark, lineWidth: 2, fill: "none" } });
  shapes.push({ type: "circle", z: 4, silent: true, shape: { cx: px(at), cy: py(peak), r: 4 }, style: { fill: c.profitMark, stroke: c.sheet, lineWidth: 1.5 } });
  shapes.push({ type: "circle", z: 4, silent: true, shape: { cx: px(sorted.length), cy: py(100), r: 3.5 }, style: { fill: c.ink, stroke: c.sheet, lineWidth: 1.5 } });
  shapes.push(text(px(at), py(peak) - 12, t.peak, c.profit, `600 12.5px ${c.sans}`, "center"));
  if (t.erosion) shapes.push(text(px(sorted.length), py(100) + 14, t.erosion, c.wax, `600 12.5px ${c.sans}`, "right"));
  shapes.push(text(px(sorted.length), py(100) + 31, t.end, c.ink2, `400 12.5px ${c.sans}`, "right"));
  shapes.push(text(px(sorted.length), box.y + box.h + (large ? 31 : 14), t.xName, c.ink3, `400 12px ${c.sans}`, "right"));
  for (const m of size.width > 520 ? t.more ?? [] : []) {
    const v = share[m.at] ?? 0;
    shapes.push({ type: "circle", z: 4, silent: true, shape: { cx: px(m.at), cy: py(v), r: 3.5 }, style: { fill: c.sheet, stroke: c.profitMark, lineWidth: 1.75 } });
    shapes.push(text(px(m.at) + 9, py(v) + 6, m.words, c.ink2, `400 12.5px ${c.sans}`));
  }
  // Four to eight marks whatever the number of customers.
  const step = [1, 2, 5, 10, 25, 50, 100, 250, 500].find((s) => sorted.length / s <= 8) ?? Math.ceil(sorted.length / 8000) * 1000;
  const marks = Array.from({ length: Math.floor(sorted.length / step) + 1 }, (_, k) => k * step);
  if (large) for (const i of marks) {
    shapes.push(line(px(i), box.y + box.h, px(i), box.y + box.h + 4, c.edge, 1, 1));
    shapes.push(text(px(i), box.y + box.h + 14, String(i), c.ink3, `400 12px ${c.sans}`, "center"));
  }
  for (const v of [0, 50, 100]) shapes.push(text(box.x - 6, py(v), percent(v, t.locale), c.ink3, `400 12px ${c.sans}`, "right"));
  shapes.push(line(box.x, py(0), px(sorted.length), py(0), c.edge, 1, 1));
  return { animation: false, graphic: { elements: shapes } };
}
