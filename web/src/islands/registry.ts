// An element says which island it is: data-island="map". Each is mounted once, also after a swap.

type Mount = (el: HTMLElement) => void;

const islands = new Map<string, Mount>();

export function island(name: string, mount: Mount): void {
  islands.set(name, mount);
}

export function mountAll(root: ParentNode): void {
  for (const el of root.querySelectorAll<HTMLElement>("[data-island]:not([data-mounted])")) {
    const mount = islands.get(el.dataset["island"] ?? "");
    if (!mount) continue;
    el.dataset["mounted"] = "1";
    mount(el);
  }
}

/** Is the person typing? Then single keys are letters. */
export function typing(at: EventTarget | null): boolean {
  return at instanceof HTMLElement && (at.isContentEditable || at.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select"));
}
