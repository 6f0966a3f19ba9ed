// What every chart is drawn with: palette from the page's custom properties, numbers, shapes.
// A builder takes data, the size in pixels, the palette and the words; it returns an option and touches nothing else.
import type { GraphicComponentOption } from "echarts";

type Loose = Extract<Exclude<GraphicComponentOption, readonly unknown[]>, { elements?: unknown }>;
export type Shape = NonNullable<Loose["elements"]>[number];

export interface Size { width: number; height: number }

export interface Palette {
  page: string; sheet: string; well: string; line: string; edge: string;
  ink: string; ink2: string; ink3: string;
  profit: string; profitMark: string; profitWash: string;
  satisfaction: string; satisfactionMark: string; satisfactionWash: string;
  wax: string; sans: string; serif: string;
  /** Tints of doubt are left out on paper. */
  tints: boolean;
}

export function readPalette(at: Element): Palette {
  const css = getComputedStyle(at);
  const v = (name: string): string => css.getPropertyValue(name).trim();
  return {
    page: v("--color-base-200"), sheet: v("--color-base-100"), well: v("--color-base-300"),
    line: v("--line"), edge: v("--edge"), ink: v("--color-base-content"), ink2: v("--ink-2"), ink3: v("--ink-3"),
    profit: v("--profit"), profitMark: v("--profit-mark"), profitWash: v("--profit-wash"),
    satisfaction: v("--satisfaction"), satisfactionMark: v("--satisfaction-mark"), satisfactionWash: v("--satisfaction-wash"),
    wax: v("--wax"),
    sans: '"Source Sans 3 Variable", "Source Sans 3", sans-serif',
    serif: '"Source Serif 4 Variable", "Source Serif 4", serif',
    tints: document.documentElement.dataset["print"] === undefined,
  };
}

const NBSP = "\u00a0";
const minus = (text: string): string => text.replace(/^-/, "\u2212");

/** 23.64 → "23,6 %" (de) or "23.6%" (en). */
export function percent(value: number, locale: string, digits = 0): string {
  const n = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  return minus(locale.startsWith("de") ? `${n}${NBSP}%` : `${n}%`);
}

export interface Box { x: number; y: number; w: number; h: number }

export const overlaps = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;

export const rect = (b: Box, fill: string, z = 0, extra: { r?: number; opacity?: number; stroke?: string; lineWidth?: number; lineDash?: number[] } = {}): Shape => ({
  type: "rect", z, silent: true, shape: { x: b.x, y: b.y, width: b.w, height: b.h, r: extra.r ?? 0 },
  style: { fill, opacity: extra.opacity ?? 1, stroke: extra.stroke ?? "none", lineWidth: extra.lineWidth ?? 0, lineDash: extra.lineDash ?? "solid" },
});

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, z = 1, width = 1, dash: number[] | null = null, opacity = 1): Shape => ({
  type: "line", z, silent: true, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: width, lineDash: dash ?? "solid", opacity },
});

export const text = (x: number, y: number, words: string, fill: string, font: string, align: "left" | "center" | "right" = "left", z = 6, halo = ""): Shape => ({
  type: "text", x, y, z, silent: true,
  style: { text: words, fill, font, align, verticalAlign: "middle", ...(halo ? { stroke: halo, lineWidth: 3 } : {}) },
});

export const poly = (points: [number, number][], fill: string, z = 1, opacity = 1): Shape => ({
  type: "polygon", z, silent: true, shape: { points }, style: { fill, opacity },
});

export type Measure = (words: string, font: string) => number;

/** Canvas text width; hand in a rough counter where there is no canvas (tests). */
export function canvasMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  return (words, font) => {
    if (!context) return words.length * 6.4;
    context.font = font;
    return context.measureText(words).width;
  };
}
