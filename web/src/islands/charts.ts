// Charts come in a chunk of their own; pages without one never fetch it.
import { island } from "./registry";

for (const kind of ["map", "bridge", "whale", "trace", "waves"]) {
  island(kind, (el) => {
    void import("../charts/host").then(({ mountChart }) => mountChart(el, kind));
  });
}

/** "Als Tabelle": the same figures as rows, in the chart's place. */
export function toggleTable(button: HTMLElement): void {
  const figure = (button.closest("section, .sheet, figure") ?? document).querySelector<HTMLElement>(".chart-figure");
  const table = figure?.querySelector<HTMLElement>(".chart-table");
  if (!figure || !table) return;
  const asTable = table.hidden;
  table.hidden = !asTable;
  for (const part of figure.querySelectorAll<HTMLElement>(".chart, .map-links")) part.hidden = asTable;
  button.setAttribute("aria-pressed", String(asTable));
  button.textContent = (asTable ? button.dataset["back"] : button.dataset["word"]) ?? "";
}

document.addEventListener("click", (e) => {
  const button = (e.target as Element).closest<HTMLElement>("[data-as-table]");
  if (button) toggleTable(button);
});
