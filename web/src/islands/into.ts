// Fetches a fragment into an element. htmx.ajax names the source in HX-Target; the server wants to know what is swapped.
import htmx from "htmx.org";

export async function into(target: HTMLElement, address: string, source: HTMLElement): Promise<void> {
  const headers = { "HX-Target": `${target.tagName.toLowerCase()}#${target.id}` };
  await htmx.ajax("GET", address, { source, target, swap: "innerHTML", headers });
}
