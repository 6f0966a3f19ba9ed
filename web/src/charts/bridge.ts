// Why a value changed. Starts at "no change", so nothing has to be cut off; falls are hollow, rises full.
import type { EChartsOption } from "echarts";
import { line, rect, text } from "./draw";
import type { Measure, Palette, Shape, Size } from "./draw";

export interface BridgeStep { label: string; amount: number; text: string; total: boolean }

export function bridge(steps: BridgeStep[], size: Size, c: Palette, measure: Measure): EChartsOption {
  const rowH = size.height / Math.max(steps.length, 1);
  const widest = (words: string[], font: string): number => Math.max(0, ...words.map((w) => measure(w, font)));
  const nameW = Math.min(widest(steps.map((s) => s.label), `600 13px ${c.sans}`) + 10, size.width * 0.42);
  const textW = widest(steps.map((s) => s.text), `600 12.5px ${c.sans}`) + 8;
  let sum = 0;
  const spans = steps.map((s) => {
    const from = s.total ? 0 : sum;
    const to = s.total ? s.amount : sum + s.amount;
    if (!s.total) sum = to;
    return { ...s, from, to };
  });
  const low = Math.min(0, ...spans.map((s) => Math.min(s.from, s.to)));
  const high = Math.max(0, ...spans.map((s) => Math.max(s.from, s.to)));
  const left = nameW + textW;
  const px = (v: number): number => left + ((v - low) / Math.max(high - low, 1e-9)) * Math.max(size.width - left - textW, 20);
  const shapes: Shape[] = [line(px(0), 4, px(0), size.height - 4, c.edge, 1, 1)];
  spans.forEach((s, i) => {
    const y = i * rowH;
    const h = Math.min(15, rowH * 0.52);
    const top = y + (rowH - h) / 2;
    const up = s.to >= s.from;
    const x = px(Math.min(s.from, s.to));
    const w = Math.max(1.5, Math.abs(px(s.to) - px(s.from)));
    // A long name breaks into two lines; it is never cut.
    const font = `${s.total ? 600 : 400} 13px ${c.sans}`;
    shapes.push({ type: "text", x: 0, y: y + rowH / 2, z: 6, silent: true, style: { text: s.label, fill: c.ink, font, width: nameW - 4, overflow: "break", lineHeight: 15, verticalAlign: "middle" } });
    shapes.push(rect({ x, y: top, w, h }, up ? c.profitMark : c.sheet, 2, { stroke: c.profitMark, lineWidth: 1.25, r: 1 }));
    const figure = `${s.total ? 600 : 500} 12.5px ${c.sans}`;
    // A fall has its figure before it, unless that would cross the line of no change.
    const zero = px(0);
    const before = !up && (x - 6 - measure(s.text, figure) > zero || x <= zero);
    shapes.push(before ? text(x - 6, y + rowH / 2, s.text, c.ink, figure, "right") : text(x + w + 6, y + rowH / 2, s.text, c.ink, figure));
    if (i < spans.length - 1) shapes.push(line(px(s.to), top + h, px(s.to), top + rowH, c.edge, 1, 1));
  });
  return { animation: false, graphic: { elements: shapes } };
}
