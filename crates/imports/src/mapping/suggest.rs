//! Proposes a mapping from headers as German and English programs write them (SAP, DATEV, Navision, shops).

use super::fit::folded;
use super::{ColumnMap, ColumnRef, EmptyCustomer, Expression, Mapping, Target};
use crate::kind::ImportKind;
use crate::reader::Detected;

/// Field and the folded headers that mean it, the surer first.
type Words = &'static [(&'static str, &'static [&'static str])];

#[rustfmt::skip]
const LEDGER: Words = &[
    ("day", &["belegdatum", "rechnungsdatum", "buchungsdatum", "fakturadatum", "fkdat", "datum", "invoicedate", "orderdate", "postingdate", "documentdate", "billingdate", "date", "day", "tag"]),
    ("customer", &["kundennr", "kundenr", "kundennummer", "kdnr", "kunde", "debitor", "debitornr", "debitorennr", "debitorennummer", "kunnr", "kunag", "auftraggeber", "verkanfdebnr", "customerid", "customerno", "customernumber", "customerkey", "resellerkey", "accountnumber", "soldto", "soldtoparty", "selltocustomerno", "customer", "konto", "gegenkonto"]),
    ("customer_name", &["kundenname", "debitorname", "name", "name1", "kundenbezeichnung", "customername", "selltocustomername", "resellername", "kunde"]),
    ("document", &["belegnr", "belegnummer", "beleg", "belegfeld1", "rechnungsnr", "rechnungsnummer", "rechnung", "faktura", "fakturanr", "vbeln", "invoiceno", "invoicenumber", "invoice", "documentno", "documentnumber", "salesordernumber", "ordernumber", "billingdocument"]),
    ("line", &["pos", "position", "positionsnr", "zeile", "zeilennr", "posnr", "line", "lineno", "linenumber", "item", "itemnumber"]),
    ("offering", &["artikelgruppe", "warengruppe", "artikelnr", "artikelnummer", "artikel", "material", "materialnummer", "matnr", "produkt", "produktnr", "stockcode", "sku", "productkey", "productid", "product", "itemno", "offering"]),
    ("offering_name", &["artikelbezeichnung", "bezeichnung", "artikeltext", "materialkurztext", "arktx", "description", "productname", "buchungstext"]),
    ("unit_of_measure", &["me", "mengeneinheit", "einheit", "vrkme", "meins", "einheitencode", "uom", "unitofmeasure", "unitofmeasurecode", "unit"]),
    ("quantity", &["menge", "anzahl", "stueck", "stueckzahl", "fkimg", "kostmenge", "quantity", "orderquantity", "qty", "units"]),
    ("price", &["preis", "einzelpreis", "stueckpreis", "vkpreis", "unitprice", "price"]),
    ("currency", &["waehrung", "waehrungscode", "wkzumsatz", "waerk", "waers", "wkz", "currency", "currencycode"]),
    ("amount.gross_sales", &["betrageur", "bruttoerloes", "listenwert", "listenbetrag", "grossamount", "grosssales", "listvalue"]),
    ("amount.invoice_discount", &["rabatt", "rabattbetrag", "zeilenrabattbetrag", "positionsrabatt", "discount", "discountamount", "linediscountamount"]),
    ("amount.invoiced_sales", &["nettobetrag", "nettowert", "netwr", "umsatzohnesollhabenkz", "umsatz", "nettoumsatz", "betrag", "zeilenbetrag", "rechnungsbetrag", "erloes", "netamount", "lineamount", "salesamount", "revenue", "sales", "amount", "netvalue"]),
    ("amount.cash_discount", &["skonto", "skontobetrag", "cashdiscount"]),
    ("amount.bonus", &["bonus", "boni", "rueckverguetung", "rebate"]),
    ("amount.product_cost", &["wareneinsatz", "einstandswert", "einstandsbetrag", "einstandsbetragmw", "herstellkosten", "herstellungskosten", "wavwr", "totalproductcost", "cogs", "costamount", "cost", "productcost"]),
    ("amount.freight", &["fracht", "frachtkosten", "versandkosten", "freight", "shipping", "shippingcost"]),
];

#[rustfmt::skip]
const ACCOUNTS: Words = &[
    ("customer", &["kundennr", "kundenr", "kundennummer", "kdnr", "debitor", "debitorennr", "kunnr", "konto", "resellerkey", "customerid", "customerno", "customernumber", "customerkey", "nr", "no"]),
    ("key", &["schluessel", "kuerzel", "accountkey", "key"]),
    ("name", &["name", "kunde", "kundenname", "firma", "name1", "nameadressatentypunternehmen", "resellername", "customername", "accountname", "company", "account"]),
    ("unit_name", &["gesellschaft", "einheit", "rechtseinheit", "legalentity", "unitname"]),
    ("parent", &["muttergesellschaft", "mutter", "konzernmutter", "oberkunde", "parent", "parentnumber", "parentcustomer"]),
    ("ownership_percent", &["anteil", "beteiligung", "beteiligungpercent", "anteilpercent", "ownership", "ownershippercent"]),
    ("control", &["beherrschung", "kontrolle", "control", "controlled"]),
    ("industry", &["branche", "industry", "sector", "businesstype"]),
    ("tier", &["stufe", "klasse", "tier", "class"]),
    ("stage", &["phase", "stage"]),
    ("currency", &["waehrung", "waehrungscode", "currency"]),
    ("payment_terms_days", &["zahlungsziel", "zahlungszieltage", "paymentterms", "paymenttermsdays"]),
    ("site_city", &["ort", "stadt", "city", "town"]),
    ("site_country", &["land", "country", "countryregion"]),
    ("lead", &["betreuung", "betreuer", "kam", "keyaccountmanager", "lead", "owner"]),
    ("deputy", &["stellvertretung", "deputy"]),
];

#[rustfmt::skip]
const RATES: Words = &[
    ("day", &["datum", "tag", "kursdatum", "gueltigab", "date", "day", "validfrom"]),
    ("currency", &["waehrung", "waehrungscode", "currency", "currencycode"]),
    ("rate", &["kurs", "wechselkurs", "umrechnungskurs", "rate", "exchangerate"]),
];

#[rustfmt::skip]
const COSTS: Words = &[
    ("what", &["art", "kostenart", "what", "type"]),
    ("offering", &["artikel", "artikelnr", "artikelgruppe", "material", "offering", "product", "productkey", "sku"]),
    ("unit_of_measure", &["me", "mengeneinheit", "einheit", "uom", "unitofmeasure"]),
    ("driver", &["treiber", "kostentreiber", "driver"]),
    ("resource", &["ressource", "person", "resource"]),
    ("customer", &["kundennr", "kundenr", "kundennummer", "kunde", "customer", "customerid", "resellerkey"]),
    ("cost", &["stueckkosten", "kostenjestueck", "einstandspreis", "unitcost", "standardcost", "cost"]),
    ("percent", &["prozent", "kostenquote", "percent"]),
    ("rate", &["satz", "kostensatz", "rate"]),
    ("amount", &["betrag", "jahresbetrag", "amount", "yearlyamount"]),
    ("per", &["je", "zeitraum", "per"]),
    ("split", &["schluessel", "verteilung", "split"]),
    ("currency", &["waehrung", "currency"]),
    ("valid_from", &["gueltigab", "gueltigvon", "ab", "von", "validfrom", "from"]),
    ("valid_to", &["gueltigbis", "bis", "validto", "to"]),
];

#[rustfmt::skip]
const TARGETS: Words = &[
    ("fiscal_year", &["geschaeftsjahr", "jahr", "fiscalyear", "year"]),
    ("customer", &["kundennr", "kundenr", "kundennummer", "kunde", "customer", "customerid"]),
    ("key", &["schluessel", "kuerzel", "key", "account"]),
    ("net_revenue", &["nettoerloes", "umsatz", "umsatzziel", "netrevenue", "revenue"]),
    ("db2", &["db2", "dbii", "deckungsbeitrag2", "contribution2"]),
    ("db3", &["db3", "dbiii", "deckungsbeitrag3", "contribution3"]),
    ("margin", &["marge", "zielmarge", "margin", "targetmargin"]),
    ("satisfaction", &["zufriedenheit", "satisfaction"]),
    ("currency", &["waehrung", "currency"]),
];

#[rustfmt::skip]
const ANSWERS: Words = &[
    ("day", &["datum", "tag", "beantwortetam", "zeitstempel", "date", "day", "answeredat", "submitted", "timestamp"]),
    ("wave", &["welle", "befragung", "umfrage", "wave", "survey"]),
    ("customer", &["kundennr", "kundenr", "kundennummer", "customer", "customerid", "customerno"]),
    ("key", &["schluessel", "kunde", "account", "key"]),
    ("respondent_key", &["befragtennr", "teilnehmernr", "respondentid", "respondentkey", "email", "emailadresse"]),
    ("respondent_name", &["name", "befragte", "befragter", "ansprechpartner", "respondent", "respondentname", "contact"]),
    ("function", &["funktion", "abteilung", "function", "jobtitle"]),
    ("role", &["rolle", "role"]),
    ("weight", &["gewicht", "weight"]),
    ("item.recommend", &["nps", "empfehlung", "weiterempfehlung", "recommend", "likelihoodtorecommend"]),
    ("item.overall", &["gesamt", "gesamtzufriedenheit", "zufriedenheit", "csat", "overall", "satisfaction"]),
    ("item.effort", &["aufwand", "ces", "effort"]),
    ("item", &["frage", "item", "question"]),
    ("value", &["wert", "antwort", "value", "answer", "score"]),
    ("comment", &["kommentar", "bemerkung", "anmerkung", "comment"]),
    ("invited", &["eingeladen", "invited"]),
];

fn words(kind: ImportKind) -> Words {
    match kind {
        ImportKind::Ledger => LEDGER,
        ImportKind::Accounts => ACCOUNTS,
        ImportKind::Rates => RATES,
        ImportKind::Costs => COSTS,
        ImportKind::Targets => TARGETS,
        ImportKind::Answers => ANSWERS,
    }
}

/// Proposes columns for fields. What the sample contradicts (text where a number must be) is not proposed.
pub fn suggest(kind: ImportKind, detected: &Detected) -> Mapping {
    let mut mapping = Mapping::new(kind, "");
    let names: Vec<String> = detected.headers.iter().map(|h| bare(kind, &folded(h))).collect();
    let mut taken = vec![false; names.len()];
    for (word, synonyms) in words(kind) {
        let Some(to) = Target::parse(kind, word) else { continue };
        let fits = |i: usize| fits(&to, detected, i);
        let found = synonyms.iter().find_map(|s| (0..names.len()).find(|&i| !taken[i] && names[i] == *s && fits(i)));
        if let Some(i) = found {
            taken[i] = true;
            let twice = detected.headers.iter().filter(|h| **h == detected.headers[i]).count() > 1;
            let from = if twice { ColumnRef::Number(i + 1) } else { ColumnRef::Name(detected.headers[i].clone()) };
            mapping.columns.push(ColumnMap { from, to });
        }
    }
    mapping.columns.sort_by_key(|c| match &c.from {
        ColumnRef::Name(name) => detected.headers.iter().position(|h| h == name).unwrap_or(usize::MAX),
        ColumnRef::Number(n) => *n - 1,
    });
    if kind == ImportKind::Ledger {
        complete_ledger(&mut mapping, detected);
    }
    mapping
}

/// A header without the currency behind it: "Betrag EUR", "Umsatz (in CHF)".
fn bare(kind: ImportKind, name: &str) -> String {
    if words(kind).iter().any(|(_, synonyms)| synonyms.contains(&name)) {
        return name.to_owned();
    }
    let cut = ["eur", "usd", "chf", "gbp"].iter().find_map(|c| name.strip_suffix(c)).unwrap_or(name);
    let cut = cut.strip_suffix("in").filter(|c| c.len() > 3).unwrap_or(cut);
    if cut.len() < 3 { name.to_owned() } else { cut.to_owned() }
}

/// More than half of the cells begin like a number: some that are mistyped must not hide an amount.
fn has_figures(detected: &Detected, column: usize) -> bool {
    let cells = || detected.sample.iter().filter_map(|r| r.get(column)).filter(|c| !c.is_empty());
    let like = cells().filter(|c| c.trim_start_matches(['-', '+', '(']).starts_with(|x: char| x.is_ascii_digit()));
    like.count() * 2 > cells().count()
}

fn fits(to: &Target, detected: &Detected, column: usize) -> bool {
    use super::FieldType;
    let Some(reading) = detected.columns.get(column) else { return true };
    let empty = detected.sample.iter().all(|r| r.get(column).is_none_or(String::is_empty));
    match to.holds() {
        _ if empty => true,
        FieldType::Day => reading.days.is_some() || reading.numeric,
        FieldType::Amount | FieldType::Number(_) | FieldType::Percent => {
            reading.numeric || has_figures(detected, column)
        }
        _ => true,
    }
}

/// Quantity and price without an amount make the invoiced sales; empty customer numbers in the sample are sales.
fn complete_ledger(mapping: &mut Mapping, detected: &Detected) {
    let has = |word: &str| {
        let target = Target::parse(ImportKind::Ledger, word);
        mapping.columns.iter().position(|c| Some(&c.to) == target.as_ref())
    };
    let amount = mapping.columns.iter().any(|c| matches!(c.to, Target::Amount(_)));
    let computable = has("quantity").is_some() && has("price").is_some();
    let customer = has("customer").map(|i| mapping.columns[i].from.clone());
    if !amount && computable {
        let text = "quantity * price";
        let target = Target::parse(ImportKind::Ledger, "amount.invoiced_sales");
        if let (Some(target), Some(e)) = (target, Expression::parse(ImportKind::Ledger, text)) {
            mapping.computed.push((target, e, text.to_owned()));
        }
    }
    let index = customer.and_then(|from| match from {
        ColumnRef::Name(name) => detected.headers.iter().position(|h| *h == name),
        ColumnRef::Number(n) => n.checked_sub(1),
    });
    if index.is_some_and(|i| detected.sample.iter().any(|r| r.get(i).is_none_or(String::is_empty))) {
        mapping.empty_customer = EmptyCustomer::WithoutCustomer;
    }
}
