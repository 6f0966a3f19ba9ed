// A small firm's books for stories: what goes in is counted here, so that what comes out can be checked to the cent.
const columns = (pairs) => Object.entries(pairs).map(([from, to]) => `[[column]]\nfrom = "${from}"\nto = "${to}"\n`).join("");

/** Number, name, sales of a month in cents. */
export const customers = [["100", "Tarvik", 1_000_050], ["200", "Velmar", 400_000], ["300", "Kleinlich", 1_000]];

export const cents = (n) => `${Math.floor(n / 100)},${String(n % 100).padStart(2, "0")}`;

/** As the pages print an amount. */
export const shown = (n) => (n < 0 ? "\u2212" : "") + (Math.abs(n) / 100).toLocaleString("de-DE", { minimumFractionDigits: 2 });

/** A year of invoices, one a month and customer. */
export function invoices() {
  const rows = ["Rechnung;Pos;Datum;Kunde;Name;Artikel;Menge;Umsatz"];
  for (let month = 1; month <= 12; month += 1) {
    const mm = String(month).padStart(2, "0");
    for (const [number, name, sales] of customers) rows.push(`R${number}-${mm};1;15.${mm}.2025;${number};${name};A1;10;${cents(sales)}`);
  }
  return `\ufeff${rows.join("\r\n")}\r\n`;
}

export const ledger = {
  kind: "ledger",
  get text() { return invoices(); },
  mapping: `version = 1\nkind = "ledger"\nname = "Rechnungen"\nsource_system = "erp"\n${columns({
    Rechnung: "document", Pos: "line", Datum: "day", Kunde: "customer", Name: "customer_name", Artikel: "offering", Menge: "quantity", Umsatz: "amount.invoiced_sales",
  })}`,
};

/** The same customers as accounts. */
export const accounts = {
  kind: "accounts",
  text: `Kunde;Name\n${customers.map(([number, name]) => `${number};${name}`).join("\n")}\n`,
  mapping: `version = 1\nkind = "accounts"\nname = "Kunden"\nsource_system = "erp"\n${columns({ Kunde: "customer", Name: "name" })}`,
};

/** Product cost in per cent of sales. */
export const costs = {
  kind: "costs",
  text: "Was;Prozent;Ab\nproduct_cost;60;2025-01-01\n",
  mapping: `version = 1\nkind = "costs"\nname = "Kosten"\nsource_system = "erp"\n${columns({ Was: "what", Prozent: "percent", Ab: "valid_from" })}`,
};
