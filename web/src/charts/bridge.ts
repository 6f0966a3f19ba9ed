// Why a value changed. Starts at "no change", so nothing has to be cut off; falls are hollow, rises full.
import type { EChartsOption } from "echarts";
import { line, rect, text, thousands } from "./draw";
import type { Palette, Shape, Size } from "./draw";

export interface BridgeWords { locale: string }

export interface BridgeStep { label: string; amountK: number; total: boolean }

export function bridge(steps: BridgeStep[], size: Size, c: Palette, t: BridgeWords): EChartsOption {
  const rowH = size.height / Math.max(steps.length, 1);
  const nameW = 118;
  let sum = 0;
  const spans = steps.map((s) => {
    const from = s.total ? 0 : sum;
    const to = s.total ? s.amountK : sum + s.amountK;
    if (!s.total) sum = to;
    return { ...s, from, to };
  });
  const low = Math.min(0, ...spans.map((s) => Math.min(s.from, s.to)));
  const high = Math.max(0, ...spans.map((s) => Math.max(s.from, s.to)));
  const px = (v: number): number => nameW + 46 + ((v - low) / Math.max(high - low, 1)) * (size.width - nameW - 46 - 62);
  const shapes: Shape[] = [line(px(0), 4, px(0), size.height - 4, c.edge, 1, 1)];
  spans.forEach((s, i) => {
    const y = i * rowH;
    const h = Math.min(15, rowH * 0.52);
    const top = y + (rowH - h) / 2;
    const up = s.to >= s.from;
    const x = px(Math.min(s.from, s.to));
    const w = Math.max(1.5, Math.abs(px(s.to) - px(s.from)));
    shapes.push(text(0, y + rowH / 2, s.label, c.ink, `${s.total ? 600 : 400} 13px ${c.sans}`));
    shapes.push(rect({ x, y: top, w, h }, s.total || up ? c.profitMark : c.sheet, 2, { stroke: c.profitMark, lineWidth: 1.25, r: 1 }));
    const words = thousands(s.amountK, t.locale, true);
    const font = `${s.total ? 600 : 500} 12.5px ${c.sans}`;
    shapes.push(up || s.total && s.amountK >= 0 ? text(x + w + 6, y + rowH / 2, words, c.ink, font) : text(x - 6, y + rowH / 2, words, c.ink, font, "right"));
    if (i < spans.length - 1) shapes.push(line(px(s.to), top + h, px(s.to), top + rowH, c.edge, 1, 1));
  });
  return { animation: false, graphic: { elements: shapes } };
}
