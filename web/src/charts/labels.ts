// Label placement: largest first, sixteen places at four distances, with a leader when far.
import { overlaps } from "./draw";
import type { Box, Measure } from "./draw";

export interface Anchor { id: string; x: number; y: number; r: number; words: string; must: boolean; weight: number }
export interface Placed { id: string; box: Box; align: "left" | "center" | "right"; tx: number; ty: number; leader: boolean; words: string; halo: string }

export interface Soft extends Box { cost: number }

/**
 * Every place has a price: further out costs more, and so does crossing an arrow, a whisker or a target line.
 * `blocked` boxes and other dots are never covered. The cheapest place wins; without one the label stays hidden.
 */
export function placeLabels(anchors: Anchor[], plot: Box, blocked: Box[], soft: Soft[], font: string, measure: Measure, halo: string, ceiling = 60): Placed[] {
  const taken: Box[] = [...blocked];
  const placed: Placed[] = [];
  const order = [...anchors].sort((a, b) => Number(b.must) - Number(a.must) || b.weight - a.weight || a.id.localeCompare(b.id));
  const sides: [number, number][] = [
    [1, 0], [-1, 0], [0, -1], [0, 1], [0.8, -0.8], [-0.8, -0.8], [0.8, 0.8], [-0.8, 0.8],
    [0.95, -0.4], [0.95, 0.4], [-0.95, -0.4], [-0.95, 0.4], [0.4, -1.1], [-0.4, -1.1], [0.4, 1.1], [-0.4, 1.1],
  ];
  const h = 15;
  for (const a of order) {
    if (!a.words) continue;
    const w = measure(a.words, font) + 2;
    const others = anchors.filter((o) => o.id !== a.id).map((o): Box => ({ x: o.x - o.r, y: o.y - o.r, w: 2 * o.r, h: 2 * o.r }));
    let best: Placed | null = null;
    let lowest = a.must ? Infinity : ceiling;
    for (const [step, far] of [4, 13, 24, 38].entries()) {
      for (const [k, [sx, sy]] of sides.entries()) {
        const tx = sx === 0 ? a.x : a.x + sx * (a.r + far);
        const ty = a.y + sy * (a.r + far) + (sx === 0 ? sy * (h / 2 - 2) : 0);
        const box: Box = { x: sx > 0 ? tx : sx < 0 ? tx - w : tx - w / 2, y: ty - h / 2, w, h };
        if (box.x < plot.x + 2 || box.y < plot.y + 2 || box.x + w > plot.x + plot.w - 2 || box.y + h > plot.y + plot.h - 2) continue;
        if (taken.some((t) => overlaps(t, box, 1)) || others.some((d) => overlaps(d, box, 1))) continue;
        const crossed = soft.reduce((sum, t) => sum + (overlaps(t, box, 1) ? t.cost : 0), 0);
        const cost = step * 9 + k * 0.5 + crossed;
        if (cost >= lowest) continue;
        lowest = cost;
        best = { id: a.id, box, align: sx > 0 ? "left" : sx < 0 ? "right" : "center", tx, ty, leader: step > 0, words: a.words, halo: crossed > 0 ? halo : "" };
      }
    }
    if (best) { placed.push(best); taken.push(best.box); }
  }
  return placed;
}
