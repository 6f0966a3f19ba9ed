// Owns the figures of a page: reads their JSON, draws, and draws again on resize, on a change of theme and for print.
import { ScatterChart } from "echarts/charts";
import { GraphicComponent, GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import type { EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { EChartsOption } from "echarts";
import { bridge } from "./bridge";
import type { BridgeStep } from "./bridge";
import { canvasMeasure, readPalette } from "./draw";
import type { Measure, Palette, Size } from "./draw";
import { links } from "./links";
import { balanceMap } from "./map";
import type { MapData, MapWords } from "./map";
import { accountTrace } from "./trace";
import { keepPlaces, placesBefore, travel } from "./travel";
import type { TraceData } from "./trace";
import { waveHistory } from "./waves";
import type { Wave, WaveWords } from "./waves";
import { whaleCurve } from "./whale";
import type { WhaleWords } from "./whale";

use([ScatterChart, GridComponent, GraphicComponent, CanvasRenderer]);

export interface MapSpec { data: MapData; words: MapWords; target?: string }
interface BridgeSpec { steps: BridgeStep[] }
interface WhaleSpec { results: number[]; words: WhaleWords }
interface TraceSpec { data: TraceData; words: MapWords }
interface WavesSpec { waves: Wave[]; goal: number; words: WaveWords }

type Draw = (size: Size, c: Palette, measure: Measure) => EChartsOption;

const drawn = new Set<() => void>();
let measure: Measure | null = null;

async function fonts(): Promise<Measure> {
  if (!measure) {
    const wanted = ["400 13px", "600 13px"].map((f) => document.fonts.load(`${f} "Source Sans 3 Variable"`));
    await Promise.allSettled([...wanted, document.fonts.load('600 17px "Source Serif 4 Variable"')]);
    measure = canvasMeasure();
  }
  return measure;
}

function builder(kind: string, spec: unknown): Draw {
  switch (kind) {
    case "map": { const s = spec as MapSpec; return (size, c, m) => balanceMap(s.data, size, c, s.words, m); }
    case "bridge": { const s = spec as BridgeSpec; return (size, c, m) => bridge(s.steps, size, c, m); }
    case "whale": { const s = spec as WhaleSpec; return (size, c) => whaleCurve(s.results, size, c, s.words); }
    case "trace": { const s = spec as TraceSpec; return (size, c, m) => accountTrace(s.data, size, c, s.words, m); }
    default: { const s = spec as WavesSpec; return (size, c) => waveHistory(s.waves, s.goal, size, c, s.words); }
  }
}

export async function mountChart(figure: HTMLElement, kind: string): Promise<void> {
  const el = figure.querySelector<HTMLElement>(".chart");
  const json = figure.querySelector('script[type="application/json"]')?.textContent;
  if (!el || !json) return;
  const spec: unknown = JSON.parse(json);
  const build = builder(kind, spec);
  const m = await fonts();
  let chart: EChartsType | null = null;
  let after: ((size: Size) => void) | null = null;
  const draw = (): void => {
    if (!el.isConnected) { chart?.dispose(); drawn.delete(draw); return; }
    const size: Size = { width: el.clientWidth, height: el.clientHeight };
    if (size.width === 0 || size.height === 0) return; // hidden for now; the observer calls again
    if (!chart) {
      chart = init(el);
      // The figure says it in words; the canvas itself is silent.
      if (kind === "map") after = links(figure, el, chart, spec as MapSpec, () => draw());
    }
    chart.resize();
    chart.setOption(build(size, readPalette(el), m), { notMerge: true });
    if (kind === "map" && !figure.dataset["drawn"]) {
      const before = placesBefore();
      if (before) travel(chart, (spec as MapSpec).data, before);
      keepPlaces((spec as MapSpec).data);
    }
    after?.(size);
    figure.dataset["drawn"] = "1";
  };
  draw();
  drawn.add(draw);
  new ResizeObserver(draw).observe(el);
}

export function redraw(): void {
  for (const draw of drawn) draw();
}

document.addEventListener("spagat:theme", redraw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
