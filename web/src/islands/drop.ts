// Files by drag and drop, onto the zone or anywhere on its page, with progress. Without script the field and its button do the same.
// The request looks like one of htmx, so the server answers where to go in hx-redirect.
import { island } from "./registry";

function sentence(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  return page.querySelector("[role=alert], .field-fault, .voice")?.textContent?.trim() ?? page.body.textContent?.trim().slice(0, 300) ?? "";
}

function send(form: HTMLFormElement, files: FileList): void {
  const field = form.querySelector<HTMLInputElement>("input[type=file]");
  const run = form.querySelector<HTMLElement>(".drop-run");
  if (!field || !run || files.length === 0) return;
  const body = new FormData();
  for (const [name, value] of new FormData(form)) if (name !== field.name) body.append(name, value);
  for (const file of files) body.append(field.name, file);

  const words = document.createElement("p");
  words.className = "num text-sm";
  const bar = document.createElement("progress");
  bar.className = "run mt-2";
  bar.max = 100;
  const names = [...files].map((f) => f.name).join(", ");
  words.textContent = names;
  bar.setAttribute("aria-label", names);
  run.replaceChildren(words, bar);
  run.hidden = false;
  form.classList.add("is-sending");

  const fault = (text: string): void => {
    const p = document.createElement("p");
    p.className = "field-fault justify-center";
    p.setAttribute("role", "alert");
    p.textContent = text;
    run.replaceChildren(p);
    form.classList.remove("is-sending");
    field.value = "";
  };
  const request = new XMLHttpRequest();
  let told = -1;
  request.upload.addEventListener("progress", (e) => {
    const part = e.total > 0 ? Math.floor((100 * e.loaded) / e.total) : 0;
    bar.value = part;
    if (Math.floor(part / 10) !== told) {
      told = Math.floor(part / 10);
      words.textContent = `${names} · ${told * 10}\u00a0%`;
    }
  });
  request.addEventListener("load", () => {
    const to = request.getResponseHeader("hx-redirect");
    if (to) location.assign(to);
    else if (request.status < 400) location.assign(request.responseURL);
    else fault(sentence(request.responseText) || form.dataset["fault"] || String(request.status));
  });
  request.addEventListener("error", () => fault(form.dataset["fault"] ?? ""));
  request.open("POST", form.action);
  request.setRequestHeader("hx-request", "true");
  request.setRequestHeader("hx-target", "form#upload");
  request.send(body);
}

island("drop", (el) => {
  if (!(el instanceof HTMLFormElement)) return;
  const field = el.querySelector<HTMLInputElement>("input[type=file]");
  field?.addEventListener("change", () => { if (field.files) send(el, field.files); });
  let depth = 0;
  const over = (on: boolean): void => { el.classList.toggle("is-over", on); };
  const carries = (e: DragEvent): boolean => e.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragenter", (e) => { if (el.isConnected && carries(e)) { depth += 1; over(true); } });
  document.addEventListener("dragleave", () => { depth = Math.max(0, depth - 1); over(depth > 0); });
  document.addEventListener("dragover", (e) => { if (el.isConnected && carries(e)) e.preventDefault(); });
  document.addEventListener("drop", (e) => {
    depth = 0;
    over(false);
    if (!el.isConnected || !carries(e) || !e.dataTransfer) return;
    e.preventDefault();
    send(el, e.dataTransfer.files);
  });
});
