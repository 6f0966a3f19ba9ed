refused-unknown-import = Diesen Import kennt das Hauptbuch nicht.
refused-not-staged = Der Import ist schon gebucht oder geräumt.
refused-not-booked = Der Import ist nicht gebucht.
refused-not-undone = Der Import ist nicht zurückgenommen, oder seine Zeilen sind schon geräumt.
refused-again-once = Ein Import wird nur einmal erneut gebucht. Lesen Sie die Datei neu ein.
refused-closed = { $month } ist abgeschlossen. Das Controlling kann den Monat öffnen, oder die Zeilen werden im ersten offenen Monat gebucht.
refused-changed-since = Seit der Prüfung wurden dieselben Zeilen von einem anderen Import gebucht: { $lines }. Prüfen Sie die Datei noch einmal.
refused-replaced-since = Ein anderer Import ändert dieselben Zeilen. Prüfen Sie die Datei noch einmal.
refused-later-change = Ein späterer Import hat Zeilen davon geändert: { $lines }. Nehmen Sie zuerst den späteren Import zurück.
named-line = Beleg { $document }, Zeile { $line }
named-document = Beleg { $document }
named-day = Zeile vom { $day }
refused-cost-closed = Das ändert { $from }; abgeschlossen ist bis { $closed }. Lassen Sie den neuen Wert im { $open } oder später beginnen, oder das Controlling öffnet den Monat.
refused-driver-closed = Solange Monate abgeschlossen sind, kann ein Treiber nicht in einen anderen Block der Rechnung wechseln. Öffnen Sie zuerst die Monate.
refused-moved-on = Der Eintrag wurde seitdem geändert. Nehmen Sie zuerst die spätere Änderung zurück.
refused-month-not-over = { $month } ist noch nicht vorbei.
refused-already-closed = { $month } ist schon abgeschlossen.
refused-booked-meanwhile = Inzwischen wurde etwas gebucht oder geändert. Laden Sie die Seite neu.
refused-nothing-closed = Es ist kein Monat abgeschlossen.
latest-booking = Letzte Buchung { $month }.
period-not-readable = Der Zeitraum ist nicht lesbar. Er braucht zwei Tage wie 2026-01-01, der erste nicht nach dem zweiten.
fiscal-so-far = Geschäftsjahr { $year } bis heute
fiscal-whole = Geschäftsjahr { $year }
last-quarter = Letzte drei Monate
compare-before = Zeitraum davor
compare-head-before = Davor
compare-year = Vorjahr
comparison = Vergleich
from-day = von
to-day = bis
show-period = Zeigen
line-gross-sales = Bruttoerlös zu Listenpreisen
line-invoice-discount = Rechnungsrabatte
line-invoiced-sales = Rechnungsumsatz ohne USt
line-cash-discount = Skonto
line-bonus = Bonus (Jahresrückvergütung)
line-allowance = Werbekostenzuschuss (WKZ)
line-credit-note = Gutschriften
line-net-revenue = Nettoerlös
line-product-cost = variable Herstellkosten
line-db1 = DB I
line-cost-to-serve = kundenbezogene Prozesskosten
line-db2 = DB II
line-account-fixed-cost = kundenspezifische Fixkosten
line-db3 = DB III
kind-freight = Fracht
kind-order-handling = Aufträge
kind-complaints = Beschwerden
kind-service = Service
kind-returns = Retouren
kind-receivables-financing = Forderungsfinanzierung
kind-other-cost-to-serve = Sonstige Prozesskosten
kind-account-fixed-cost = Betreuung und Werkzeuge
block-sales = Erlös
block-product-cost = Produkt
block-cost-to-serve = Prozess
block-fixed-cost = Fixkosten
sentence-no-cost = Der Nettoerlös ist { $amount }. Was davon bleibt, ist unbekannt, solange keine Kosten geführt werden.
sentence-nothing = { $period }: keine Erlöse, aus denen sich ein Anteil rechnen lässt.
sentence-of-list = Von { $hundred } Listenpreis bleiben
sentence-of-invoiced = Von { $hundred } Rechnungsumsatz bleiben
sentence-as = als { $level }.{ $was }
sentence-last-year = {" "}Im Vorjahr waren es { $amount }.
sentence-before = {" "}Davor waren es { $amount }.
estimated-share = { $share } geschätzt
bridge-volume = Menge
bridge-mix = Mix
bridge-price = Preis
bridge-new-dropped = Neu und entfallen
bridge-without-offering = Ohne Artikel oder Menge
bridge-currency = Währung
bridge-deductions = Erlösschmälerungen
bridge-sum = Zusammen { $amount }, auf den Cent.
cut-impossible = nicht aufzuholen
cut-note = Gerechnet mit dem Anteil, der nach Produktkosten bleibt ({ $level } vom Nettoerlös).
structure-of = Struktur vom { $day }
ladder = Deckungsbeitragsrechnung
amount = Betrag
amount-in = Betrag in { $currency }
share-of-net = % netto
change-in = Änderung in { $currency }
change-k = Δ { $unit }
in-currency = { $what } in { $currency }
in-thousands = in { $unit }
estimated = geschätzt
column = Spalte
unknown = unbekannt
estimate = Schätzung
booked = gebucht
no-money = Beträge sind hier für Sie nicht sichtbar.
no-money-help = Die Leitung kann sie im Team des Kunden freigeben.
no-entries = In diesem Zeitraum ist für diesen Kunden nichts gebucht.
no-entries-help = Lesen Sie Rechnungen ein, oder wählen Sie einen anderen Zeitraum.
to-data = Daten einlesen
see-entries = Buchungen ansehen
why-changed = Warum sich der Nettoerlös geändert hat
no-bridge = Für die Erklärung braucht es Buchungen in beiden Zeiträumen.
no-bridge-of-own = Die Erklärung gibt es je Kunde und je ganzer Gruppe, auf deren eigenen Seiten.
no-bridge-unknown = Abzüge oder Umsätze eines der Zeiträume sind unbekannt; die Veränderung lässt sich nicht zerlegen.
bridge-coming = Die Zeilen beider Zeiträume werden gelesen. Sie können die Seite solange verlassen.
bridge-not-asked = Die Erklärung liest im Hintergrund jede Zeile beider Zeiträume.
bridge-ask = Veränderung erklären
as-table = Als Tabelle
as-chart = Als Bild
targets = Ziele
target = Ziel
target-until = Ziel bis { $month }
actual = Ist
gap-k = Abstand { $unit }
figure = Größe
fiscal-year = Geschäftsjahr { $year }
target-nobody = Noch kein Ziel gesetzt.
target-note = Gesetzt von { $person }. Monate { $how }.
by-last-year = nach den Anteilen des Vorjahres
evenly = gleichmäßig verteilt
own-margin = Eigene Zielmarge
own-margin-percent = Zielmarge in %
set-target = Ziel setzen
change-target = Ziel ändern
target-set = Das Ziel ist gesetzt.
save = Speichern
amount-not-readable = „{ $text }“ ist kein Betrag. Schreiben Sie ihn wie 1.234,56.
price-cut = Was eine Preissenkung kostet
price-cut-unknown = Unbekannt, solange DB I unbekannt ist.
cut = Senkung
cut-growth = nötige Menge
cut-sales = Mehrumsatz
entries-of = Buchungen hinter { $figure }, { $period }
back-to-ladder = Zurück zur Rechnung
day = Tag
document = Beleg
offering = Artikel
quantity = Menge
unit-of-measure = Einheit
unit = Gesellschaft
source = Quelle
lines-sum = { $n ->
    [one] Eine Buchung
   *[other] { $count } Buchungen
}
lines-of = { $n ->
    [one] { $shown } von einer Buchung
   *[other] { $shown } von { $count } Buchungen
}
rows-of = { $from } bis { $to } von { $all }
page-back = Zurück
page-next = Weiter
to-first = Zum Anfang
next-lines = Weitere
computed-product-cost-of = Herstellkosten nach Liste ({ $shares } vom Umsatz)
computed-product-cost = Herstellkosten nach Liste
computed-filled = Herstellkosten der Erlöse ohne Kosten, geschätzt
computed-fixed-of = Fixkosten und Anteile: { $names }
computed-fixed = Fixkosten und Anteile an gemeinsamen Fixkosten
computed-taken-back = Schätzungen, die gebucht oder freigegeben sind
driver-balance = { $name }: { $count } im Mittel × { $rate } im Jahr
driver-times = { $name }: { $count } × { $rate }
driver-count = { $name }: { $count }
explain-share = { $share } vom Nettoerlös, { $period }
formula-gross-sales = Alle Mengen zum Listenpreis.
formula-invoice-discount = Was schon auf der Rechnung abgezogen wurde.
formula-invoiced-sales = Was auf den Rechnungen steht, ohne Umsatzsteuer.
formula-deduction = Was nach der Rechnung abging.
formula-net-revenue = Rechnungsumsatz minus alles, was nach der Rechnung abging.
formula-product-cost = Was die verkauften Mengen in Herstellung oder Einkauf gekostet haben.
formula-db1 = Nettoerlös minus variable Herstellkosten.
formula-cost-to-serve = Alle Kosten, die dieser Kunde durch Bestellen, Liefern und Zahlen auslöst.
formula-db2 = DB I minus alle Kosten, die dieser Kunde durch Bestellen, Liefern und Zahlen auslöst.
formula-fixed-cost = Feste Kosten, die es ohne diesen Kunden nicht gäbe.
formula-db3 = DB II minus die festen Kosten, die es ohne diesen Kunden nicht gäbe.
formula-cost-to-serve-all = Alle Kosten, die die Kunden durch Bestellen, Liefern und Zahlen auslösen.
formula-db2-all = DB I minus alle Kosten, die die Kunden durch Bestellen, Liefern und Zahlen auslösen.
formula-fixed-cost-all = Feste Kosten, die es ohne die jeweiligen Kunden nicht gäbe.
formula-db3-all = DB II minus die festen Kosten, die es ohne die jeweiligen Kunden nicht gäbe.
formula-cost-to-serve-group = Alle Kosten, die diese Gruppe durch Bestellen, Liefern und Zahlen auslöst.
formula-db2-group = DB I minus alle Kosten, die diese Gruppe durch Bestellen, Liefern und Zahlen auslöst.
formula-fixed-cost-group = Feste Kosten, die es ohne diese Gruppe nicht gäbe.
formula-db3-group = DB II minus die festen Kosten, die es ohne diese Gruppe nicht gäbe.
source-words = { $entries } { $imports }, zuletzt gebucht { $at }, letzter Buchungstag { $day }.
source-entries = { $n ->
    [one] Eine Buchung
   *[other] { $count } Buchungen
}
source-imports = { $n ->
    [one] aus einem Import
   *[other] aus { $count } Importen
}
cost-rates = Kostensätze
cost-rates-words = Stand heute, Vorgabe des Controllings.
change = Ändern
what-is-missing = Was fehlt
how-sure = Wie sicher
sure-with-estimates = Gebucht zu { $share }, der Rest ist Schätzung.
sure-booked = Gebucht zu 100 %.
sure-unknown = Unbekannt, solange etwas fehlt.
missing-product-block = Herstellkosten werden nicht geführt.
missing-cost-to-serve-block = Prozesskosten werden nicht geführt.
missing-fixed-block = Fixkosten werden nicht geführt.
missing-coverage = Kosten sind zu { $share } der Erlöse bekannt; der Rest ist im selben Verhältnis geschätzt.
missing-coverage-too-low = Kosten sind nur zu { $share } der Erlöse bekannt; ab { $limit } wird gerechnet.
missing-since = { $what } erst seit { $month }; davor zählen sie als null.
rule-version = { $code }, Fassung { $version }
portfolio = Portfolio
classes-by = Klassen nach
net-revenue = Nettoerlös
customers = { $n ->
    [one] 1 Kunde
   *[other] { $n } Kunden
}
effective-customers = Effektive Kundenzahl
whale-note = { $level } kumuliert, vom besten zum schlechtesten Kunden · 100 % = { $amount }
defaults = Vorgaben
hhi-note = { $points } Punkte, { $period }
customer = Kunde
key = Schlüssel
class = Klasse
share = Anteil
cumulated = kumuliert
loss-test = Verlusttest
avoidable = abbaubar
stranded = remanent
of-ebit = in % vom EBIT
probability = Wahrscheinlichkeit
expected-loss = Erwarteter Verlust
rank = Rang
enter = Eintragen
reason = Grund
loss-words = Abbaubar: Fixkosten dieses Kunden, die binnen zwölf Monaten wegfallen. Remanent: der Rest, er bleibt der Firma. Die Wahrscheinlichkeit ist eine Schätzung mit Person, Tag und Grund.
enter-ebit = EBIT { $year } eintragen
ebit-amount = EBIT { $year }
contribution = Deckungsbeitrag
settings = Einstellungen
version-default = Fassung des Programms
version-since = Fassung { $number } vom { $day }
version-by = Fassung { $number }, { $at }, { $person }
lines-of-ladder = Zeilen der Rechnung
earlier-versions = Frühere Fassungen
number = Nr.
block = Block
shown = gezeigt
always = immer
discard = Verwerfen
move-block = in den anderen Block
lines-words = Zeilen der Prozess- und Fixkosten dürfen zwischen diesen beiden Blöcken wechseln. Jede Änderung ist eine neue Fassung; der Verlauf nennt Person und Tag.
which-costs = Welche Kosten wir führen
product-costs = Herstellkosten
costs-to-serve = Kundenbezogene Prozesskosten
fixed-costs = Kundenspezifische Fixkosten
never-yet = noch keine
since-month = seit { $month }
covered = { $share } der Erlöse gedeckt
drivers-with-rate = { $n ->
    [one] ein Treiber mit Satz
   *[other] { $n } Treiber mit Satz
}
entries-count = { $n ->
    [one] 1 Eintrag
   *[other] { $n } Einträge
}
is-kept = geführt
is-not-kept = nicht geführt
kept-words = Wird ein Block nicht geführt, ist der Deckungsbeitrag darunter unbekannt, nicht null.
all-blocks-kept = Alle drei Kostenblöcke werden geführt, die Karte zeigt { $level }.
some-blocks-kept = Die Karte zeigt { $level }; die Blöcke darunter werden noch nicht geführt.
no-blocks-kept = Es werden noch keine Herstellkosten geführt; die Karte zeigt darum keinen Profit.
nothing-closed = Noch ist kein Monat abgeschlossen.
closed-through = Abgeschlossen bis { $month }.
closing = Abschluss
months-in-order = Monate der Reihe nach
months-closed = { $n ->
    [0] Keiner der letzten zwölf Monate ist abgeschlossen.
    [one] Einer der letzten zwölf Monate ist abgeschlossen.
   *[other] { $n } der letzten zwölf Monate sind abgeschlossen.
}
no-bookings-yet = Noch ist nichts gebucht.
close-month = { $month } abschließen
reopen-month = { $month } öffnen
reopening-needs-reason = Öffnen verlangt einen Grund.
reopen-words = Der Monat nimmt dann wieder Buchungen und Kosten an. Sein festgehaltener Stand wird verworfen.
cancel = Abbrechen
month-closed = { $month } ist abgeschlossen.
month-reopened = Der Monat ist wieder offen.
no-rates = Noch keine Sätze. Ein Satz macht aus gezählten Aufträgen, Beschwerden oder Stunden Kosten.
driver = Treiber
rate = Satz
valid = gilt
end = Beenden
afterwards = danach
valid-from-to = { $from } bis { $to }
valid-since = seit { $from }
per-year = { $amount } im Jahr
add-rate = Satz anlegen
or-new-driver = oder neuer Treiber
rate-or-percent = Satz (bei Forderungen % im Jahr)
from-month = von Monat
to-month = bis Monat
change-avoidable = Abbaubaren Anteil ändern
avoidable-percent = { $driver }: abbaubar in %
avoidable-in-percent = abbaubar in %
fixed-costs-of-accounts = Fixkosten einzelner Kunden
no-fixed = Noch keine Fixkosten einzelner Kunden.
what = Was
add-fixed = Fixkosten anlegen
account-key = Schlüssel des Kunden
shared-fixed-costs = Gemeinsame Fixkosten
no-shared = Noch keine gemeinsamen Fixkosten.
shared-words = { $amount }, { $valid }, { $by }, bei jedem Kunden als Schätzung
by-orders = nach Aufträgen
by-lines = nach Auftragszeilen
by-equal = zu gleichen Teilen
by-driver = nach { $driver }
sum = Summe
add-shared = Gemeinsame Fixkosten anlegen
person-or-tool = Person oder Werkzeug
split-by = verteilt
members = Kunden
members-hint = Schlüssel, durch Komma getrennt
per = Betrag gilt
a-year = im Jahr
in-total = für die ganze Zeit
last-month = letzter Monat
end-or-remove = Beenden; ohne Monat: entfernen
cost = Kosten
products-note = { $n ->
    [0] noch keine Liste
    [one] 1 Eintrag
   *[other] { $n } Einträge, die neuesten zuerst
}
all-offerings = alle Artikel
group-named = Gruppe { $group }
of-sales = { $share } vom Umsatz (Schätzung)
add-group-cost = Prozentsatz anlegen
offering-group = Artikelgruppe
group-hint = leer: alle Artikel
percent-of-sales = Herstellkosten in % vom Umsatz
targets-of-firm = Ziele der Firma
two-lines-of-map = die zwei Linien der Karte
fiscal-year-head = Geschäftsjahr
target-margin = { $level }, m* in %
target-satisfaction = Zufriedenheit, s*
target-margin-of = Ziel der Marge { $year } in %
target-satisfaction-of = Ziel der Zufriedenheit { $year }
set-by = gesetzt von
by-default = Vorgabe
kept-set = Der Block ist umgestellt.
ladder-set = Die Zeilen der Rechnung sind geändert.
label-too-long = Eine Bezeichnung hat höchstens 80 Zeichen.
kept-by-controlling = Kosten und Sätze trägt hier das Controlling ein.
ask-controlling = Als Datei kommen sie auch unter Daten herein.
become-controller = Geben Sie sich die Rolle Controlling
cost-set = Die Kosten sind eingetragen.
cost-ended = Die Kosten sind beendet.
driver-set = Der Treiber ist geändert.
month-missing = Der Monat fehlt. Schreiben Sie ihn wie 2026-11.
percent-missing = Der Prozentsatz fehlt. Schreiben Sie ihn wie 12,5.
key-missing = Nennen Sie den Schlüssel eines Kunden.
cost-faults = Das ist noch nicht gespeichert: Sehen Sie, was an den Feldern steht.
month-not-readable = „{ $text }“ ist kein Monat. Schreiben Sie ihn wie 2026-11.
percent-not-readable = „{ $text }“ ist kein Prozentsatz zwischen 0 und 100. Schreiben Sie ihn wie 12,5.
amount-missing = Der Betrag fehlt oder ist nicht lesbar. Schreiben Sie ihn wie 1.234,56.
months-turned = Der letzte Monat liegt vor dem ersten.
end-missing = Ein Betrag für die ganze Zeit braucht einen letzten Monat.
name-missing = Es fehlt ein Name mit höchstens 120 Zeichen.
account-unknown = Einen Kunden mit dem Schlüssel „{ $key }“ gibt es nicht.
members-missing = Nennen Sie mindestens einen Kunden.
limits = Stufen und Grenzen
limits-sentence = Ab wann eine Klasse endet, ein Anteil groß heißt und ein Deckungsbeitrag als bekannt gilt.
not-saved = Es ist noch nichts gespeichert.
limit-a = Klasse A bis, in %
limit-b = Klasse B bis, in %
limit-large = Groß ab, in %
limit-large-hint = Kunden ab diesem Anteil nennt der Satz über der Seite. Vorgabe 10.
limit-coverage = Nötige Deckung, in %
limit-coverage-hint = Anteil der Erlöse mit bekannten Herstellkosten, ab dem DB I als bekannt gilt. Vorgabe 95.
limit-rate-days = Ältester Wechselkurs, in Tagen
limit-rate-days-hint = Vorgabe 35.
limits-turned = Klasse B endet nicht vor Klasse A.
days-not-readable = Eine ganze Zahl von 1 bis 366.
limits-set = Die Grenzen sind gesetzt.
only-controlling = Das Controlling kann die Grenzen ändern.
which-target = Welches Ziel für das Geschäftsjahr { $year } soll gelten?

# ABC, Konzentration, Walkurve, Verlusttest (/portfolio/concentration)
conc-portfolio = Portfolio
conc-mine = Meine Kunden
conc-title = ABC und Konzentration
conc-views = Ansicht
conc-map = Balance-Karte
conc-list = Liste
conc-classes-by = Klassen nach
conc-net = Nettoerlös
conc-db1 = DB I
conc-db2 = DB II
conc-db3 = DB III
conc-of-net = Nettoerlöses
conc-of-db3 = DB III
conc-xlsx = XLSX
conc-csv = CSV
conc-open = Öffnen
conc-unknown = unbekannt
conc-says-share = { $n ->
    [one] { $words } Kunde bringt { $share } des { $what }.
   *[other] { $words } Kunden bringen { $share } des { $what }.
}
conc-says-none-large = Keiner kommt über { $line }.
conc-says-one-large = { $name } allein bringt { $share }.
conc-says-large = { $words } Kunden kommen je auf { $line } oder mehr.
conc-says-own = { $n ->
    [one] { $words } Kunde bringt { $amount } Nettoerlös.
   *[other] { $words } Kunden bringen { $amount } Nettoerlös.
}
conc-says-loss = { $n ->
    [one] { $words } Kunde kostet uns { $amount }.
   *[other] { $words } Kunden kosten uns zusammen { $amount }.
}
conc-says-no-loss = Mit keinem Kunden machen wir Verlust.
conc-heading = Kundenkonzentration
conc-customers-and-sum = { $n ->
    [one] { $count } Kunde, { $amount }
   *[other] { $count } Kunden, { $amount }
}
conc-count = { $n ->
    [one] { $count } Kunde
   *[other] { $count } Kunden
}
conc-waiting = { $n ->
    [one] { $count } Nummer, { $amount }, wartet auf Zuordnung
   *[other] { $count } Nummern, { $amount }, warten auf Zuordnung
}
conc-outside = { $amount } Verkäufe ohne Kunde liegen außerhalb aller Anteile.
conc-no-positive = Kein Kunde hat im Zeitraum einen positiven Nettoerlös.
conc-cr1 = CR1
conc-cr3 = CR3
conc-cr5 = CR5
conc-hhi = HHI
conc-neff = Effektive Kundenzahl
conc-gini = Gini
conc-three-largest = drei größte
conc-five-largest = fünf größte
conc-neff-note = wie gleich große
conc-gini-note = 0 gleich, 1 einer
conc-range = { $low } bis { $high } mit Rest
conc-points = { $points } Punkte
conc-none-large = Keiner erreicht { $line } des Nettoerlöses.
conc-large = Ab { $line } des Nettoerlöses:
conc-why-large = Warum diese Grenze?
conc-abc = ABC-Analyse
conc-limits = Grenzen { $a } und { $b }
conc-base = { $n ->
    [one] 100 % = { $count } Kunde, { $amount }
   *[other] 100 % = { $count } Kunden, { $amount }
}
conc-dropped = { $n ->
    [one] { $count } Kunde ohne positiven Wert zählt zu C
   *[other] { $count } Kunden ohne positiven Wert zählen zu C
}
conc-change-limits = Grenzen ändern
conc-fold = Einklappen
conc-rank = Rang
conc-customer = Kunde
conc-class = Klasse
conc-cumulated = kumuliert
conc-up-to-here = bis hier
conc-more-of-class = { $count } weitere der Klasse { $class }
conc-from-collective = aus dem Sammelkonto
conc-unassigned = wartet auf Zuordnung
conc-not-for-you = nicht sichtbar
conc-no-money = Beträge sehen Sie hier nicht. Die Leitung kann das im Team des Kunden ändern.
conc-class-compared = Die Klasse entsteht im Vergleich mit allen Kunden der Firma.
conc-whale = Walkurve
conc-whale-note = { $level } kumuliert, vom besten zum schlechtesten Kunden
conc-hundred = 100 % = { $amount }
conc-whale-label = Walkurve: { $level } kumuliert
conc-whale-facts = { $n ->
    [one] Gipfel { $peak } nach { $count } Kunden, Summe { $total }, Verluste { $loss }. Kunden mit Verlust: { $losing }.
   *[other] Gipfel { $peak } nach { $count } Kunden, Summe { $total }, Verluste { $loss }. Kunden mit Verlust: { $losing }.
}
conc-whale-unknown = { $n ->
    [one] Bei { $count } Kunden ist das Ergebnis unbekannt; er fehlt in der Kurve.
   *[other] Bei { $count } Kunden ist das Ergebnis unbekannt; sie fehlen in der Kurve.
}
conc-peak = { $n ->
    [one] Gipfel { $share }, { $amount } nach { $count } Kunden
   *[other] Gipfel { $share }, { $amount } nach { $count } Kunden
}
conc-peak-small = { $n ->
    [one] Gipfel { $share } nach { $count } Kunden
   *[other] Gipfel { $share } nach { $count } Kunden
}
conc-lost = { $share } gehen verloren: { $amount }
conc-lost-small = { $share } gehen verloren
conc-all-customers = { $n ->
    [one] { $count } Kunde = 100 %
   *[other] { $count } Kunden = 100 %
}
conc-x-name = Zahl der Kunden
conc-no-total = Kein Anteil möglich: die Summe ist nicht positiv.
conc-five = fünf Kunden
conc-ten = zehn Kunden
conc-as-table = Als Tabelle
conc-as-chart = Als Bild
conc-more-in-file = { $count } weitere stehen in der Datei
conc-how = So entsteht der Gipfel
conc-largest-losses = Die größten Verluste
conc-percent-net = % netto
conc-losses-rest = { $n ->
    [one] { $count } weiterer, { $amount }.
   *[other] { $count } weitere, zusammen { $amount }.
}
conc-loss-is-no-notice = Verlust heißt nicht kündigen: erst Kosten und Bedingungen ansehen.
conc-whale-needs-costs = Ohne Kosten ist unbekannt, wer gewinnt und wer verliert.
conc-whale-needs-costs-help = Ein Schritt genügt: die Produktkosten, notfalls je Gruppe in Prozent.
conc-enter-costs = Kosten eintragen
conc-loss-test = Verlusttest
conc-test-asks = Was fehlt nach zwölf Monaten, wenn ein Kunde geht?
conc-ebit = EBIT
conc-ebit-is = EBIT { $year }: { $amount }, Schätzung von { $person }, { $day }.
conc-ebit-unknown = Das EBIT { $year } ist unbekannt.
conc-enter-ebit = EBIT eintragen
conc-enter = Eintragen
conc-change = Ändern
conc-test-needs-costs = Ohne Prozesskosten ist der DB II unbekannt.
conc-test-needs-costs-help = Tragen Sie einen Kostensatz ein, etwa je Auftrag. Dann zeigt der Test, was fehlt, wenn ein Kunde geht.
conc-test-nobody = Im Zeitraum hat kein Kunde einen bekannten DB II.
conc-customer-in = Kunde, in { $unit }
conc-gone = abbaubar
conc-stays = remanent
conc-effect = Wirkung auf EBIT
conc-of-ebit = in % vom EBIT
conc-probability = Wahrscheinlichkeit
conc-probability-unknown = Wahrscheinlichkeit unbekannt
conc-expected = Erwarteter Verlust
conc-expected-short = erwartet
conc-more-tests = { $n ->
    [one] { $count } weiterer Kunde
   *[other] { $count } weitere Kunden
}
conc-test-foot = Abbaubar: Fixkosten dieses Kunden, die binnen zwölf Monaten wegfallen. Remanent: der Rest, er bleibt der Firma. Die Wahrscheinlichkeit ist eine Schätzung mit Person, Tag und Grund.
conc-test-no-fixed = Kundenspezifische Fixkosten werden nicht geführt: die Wirkung ist höchstens so groß.
conc-small-level = { $level }, kumuliert
conc-small-ten = die zehn größten { $share }
conc-small-a = { $n ->
    [one] A = { $count } Kunde, { $share }
   *[other] A = { $count } Kunden, { $share }
}
conc-small-effect = Wirkung auf das EBIT
conc-small-effect-on = Wirkung auf das EBIT { $amount }
conc-small-foot = DB II abzüglich abbaubarer Fixkosten. Die Wahrscheinlichkeit ist Ihre Schätzung.
conc-empty-bookings = In diesem Zeitraum ist nichts gebucht.
conc-empty-bookings-help = Lesen Sie Rechnungen ein, oder wählen Sie einen anderen Zeitraum.
conc-import = Rechnungen einlesen
conc-empty-own = Noch kein Kunde gehört zu Ihnen.
conc-empty-own-help = Die Leitung nimmt Sie in das Team eines Kunden auf. Dann stehen seine Zahlen hier.
conc-formula-cr1 = Der Nettoerlös des größten Kunden, geteilt durch den aller Kunden.
conc-formula-cr3 = Der Nettoerlös der drei größten Kunden, geteilt durch den aller Kunden.
conc-formula-cr5 = Der Nettoerlös der fünf größten Kunden, geteilt durch den aller Kunden.
conc-formula-hhi = Jeder Anteil am Nettoerlös mit sich selbst malgenommen, alles zusammengezählt.
conc-formula-neff = Eins geteilt durch den HHI: so viele gleich große Kunden ergäben dieselbe Konzentration.
conc-formula-gini = Wie weit die Verteilung der Erlöse von der gleichen Verteilung entfernt ist: 0 heißt alle gleich, nahe 1 heißt einer hat alles.
conc-formula-large = Jeder Kunde, dessen Anteil am Nettoerlös diese Grenze erreicht. Ab 10 % nennt die Rechnungslegung (IFRS 8) einen einzelnen Kunden.
conc-formula-a = Vor diesem Kunden sind weniger als { $a } der Summe erreicht.
conc-formula-b = Vor diesem Kunden sind { $a } der Summe erreicht, aber weniger als { $b }.
conc-formula-c = Vor diesem Kunden sind { $b } der Summe schon erreicht, oder sein Wert ist nicht positiv.
conc-formula-whale = { $level } je Kunde, vom besten zum schlechtesten zusammengezählt. Der Gipfel ist der höchste Stand, verglichen mit der Summe.
conc-formula-effect = Minus DB II, plus die Fixkosten dieses Kunden, die binnen zwölf Monaten wegfallen. Gemeinkosten der Firma zählen nicht: sie fielen nicht weg.
conc-formula-expected = Wahrscheinlichkeit mal Wirkung auf das EBIT.
conc-hhi-name = der HHI
conc-neff-name = die effektive Kundenzahl
conc-gini-name = der Gini-Koeffizient
conc-large-name = der Kreis der Kunden ab { $line }
conc-class-of = die Klasse von { $name }
conc-peak-name = der Gipfel der Walkurve
conc-effect-of = die Wirkung von { $name } auf das EBIT
conc-expected-of = der erwartete Verlust von { $name }
conc-in-customers = Kunden mit positivem Nettoerlös
conc-in-top-fifth = Anteil des größten Fünftels
conc-in-together = zusammen
conc-in-base = alle Kunden
conc-in-more-customers = { $n ->
    [one] { $count } weiterer Kunde
   *[other] { $count } weitere Kunden
}
conc-in-low = mit Rest als sehr vielen
conc-in-high = mit Rest als einem Kunden
conc-in-line = Grenze
conc-in-peak = { $n ->
    [one] Gipfel nach { $count } Kunden
   *[other] Gipfel nach { $count } Kunden
}
conc-in-losses = { $n ->
    [one] Verlust mit { $count } Kunden
   *[other] Verluste mit { $count } Kunden
}
conc-in-sum = Summe aller Kunden
conc-in-erosion = Was nach dem Gipfel verloren geht, von der Summe
conc-in-service-stays = Prozesskosten, die bleiben
conc-in-ebit = EBIT { $year }
conc-part-missing = Was fehlt
conc-part-assumed = Vorgaben
conc-part-left-out = Nicht enthalten
conc-part-source = Quelle
conc-part-sure = Wie sicher
conc-part-ebit = EBIT
conc-part-probability = Wahrscheinlichkeit
conc-groups-count-once = Konzerne zählen als ein Kunde, Kunden des Sammelkontos einzeln.
conc-assign = Zuordnen
conc-source = { $n ->
    [one] Eine Buchung, Struktur vom { $day }.
   *[other] { $entries } Buchungen, Struktur vom { $day }.
}
conc-sure-share = Tatsachen eines Zeitraums, ohne Stichprobenfehler. Eine allgemeine Grenze, ab der Konzentration schlecht ist, gibt es nicht.
conc-whale-assumed = Konzerne zählen als ein Kunde. Prozente gibt es nur, wenn die Summe positiv ist.
conc-whale-outside = Verkäufe ohne Kunde stehen nicht in der Kurve.
conc-said = Schätzung von { $person }, { $day }: { $reason }
conc-ebit-of = EBIT { $year }
conc-ebit-help = Das EBIT ist der Maßstab des Verlusttests. Es bleibt eine Schätzung mit Person, Tag und Grund.
conc-ebit-amount = EBIT in { $currency }
conc-ebit-hint = In ganzen Einheiten, etwa 3.120.000. Ein Verlust beginnt mit einem Minus.
conc-loss-of = Wie wahrscheinlich geht { $name } verloren?
conc-loss-help = Binnen zwölf Monaten, nach Ihrer Einschätzung. Ohne Eintrag bleibt der erwartete Verlust unbekannt.
conc-loss-percent = Wahrscheinlichkeit in Prozent
conc-loss-hint = 0 bis 100, höchstens eine Nachkommastelle
conc-day = Tag der Schätzung
conc-reason = Grund
conc-reason-hint = Woran Sie das festmachen: Tatsachen, keine Urteile über Personen.
conc-save = Speichern
conc-cancel = Abbrechen
conc-clear = Eintrag entfernen
conc-form-has-faults = Einige Angaben passen noch nicht.
conc-fault-amount = Das ist kein Betrag. Schreiben Sie etwa 3.120.000 oder −250.000,50.
conc-fault-percent = Schreiben Sie eine Zahl von 0 bis 100, etwa 15 oder 2,5.
conc-fault-day = Wählen Sie einen Tag bis heute.
conc-fault-reason = Nennen Sie den Grund in bis zu 500 Zeichen.
conc-done-ebit = EBIT { $year } eingetragen.
conc-done-ebit-cleared = EBIT { $year } entfernt.
conc-done-loss = Wahrscheinlichkeit für { $name } eingetragen.
conc-done-loss-cleared = Wahrscheinlichkeit für { $name } entfernt.
conc-file = konzentration
conc-file-figures = Kennzahlen
conc-file-peak = Gipfel der Walkurve
conc-file-peak-customers = Kunden bis zum Gipfel
conc-file-losses = Verluste
conc-file-loss-making = Kunden mit Verlust
conc-figure = Kennzahl
conc-value = Wert
conc-key = Kürzel
conc-share = Anteil
conc-period = Zeitraum
conc-without-customer = Verkäufe ohne Kunde
abc-analysis = ABC-Analyse
reason-missing = Nennen Sie einen Grund; er steht neben der Zahl.
events-ledger = Rechnung und Kosten
events-targets = Ziele und Grenzen
event-instead = { $is } statt { $was }
event-unknown = unbekannt
event-closed = Monate abgeschlossen.
event-closed-through = Abgeschlossen bis { $month }.
event-reopened = Abgeschlossener Monat wieder geöffnet.
event-reopened-to = Wieder geöffnet, abgeschlossen bis { $month }.
event-reopened-from = { $month } wieder geöffnet, kein Monat ist abgeschlossen.
event-ladder = Zeilen der Deckungsbeitragsrechnung neu benannt oder geordnet.
event-kept = Geführte Kostenblöcke geändert.
event-block-kept = Kostenblock „{ $block }“ wird geführt.
event-block-not-kept = Kostenblock „{ $block }“ wird nicht geführt.
event-block-by-costs = Ob der Kostenblock „{ $block }“ geführt wird, entscheidet der erste Betrag.
event-cost = Kosten gesetzt.
event-cost-removed = Kosten entfernt.
event-driver = Treiber geändert.
event-driver-added = Treiber angelegt.
event-driver-named = Treiber „{ $name }“ geändert.
event-avoidable = abbaubar { $share }
event-released = Rest einer Schätzung aufgelöst.
event-released-of = Rest der Schätzung für { $kind } im { $month } aufgelöst.
event-kept-estimate = Rest der Schätzung für { $kind } im { $month } bleibt stehen.
event-target = Ziel des Kunden gesetzt.
event-target-of = Ziel { $year } gesetzt.
event-target-removed = Ziel { $year } entfernt.
event-margin = Marge
event-firm-target = Ziellinien der Karte gesetzt.
event-firm-target-of = Ziellinien { $year }: Marge { $margin }, Zufriedenheit { $index }.
event-firm-target-default = Ziellinien { $year } wieder nach Vorgabe.
event-thresholds = Grenzen gesetzt.
event-limit-a = Klasse A bis
event-limit-b = Klasse B bis
event-limit-large = groß ab
event-limit-coverage = nötige Deckung
event-limit-rate-days = ältester Wechselkurs { $days } Tage
event-classes-by-db3 = Klassen nach DB III
event-classes-by-revenue = Klassen nach Nettoerlös
event-ebit = EBIT eingetragen.
event-ebit-of = EBIT { $year } eingetragen, { $amount }.
event-ebit-removed = EBIT { $year } entfernt.
event-loss = Verlustwahrscheinlichkeit gesetzt.
event-loss-of = Verlustwahrscheinlichkeit { $share }, geschätzt am { $day }.
event-loss-removed = Verlustwahrscheinlichkeit entfernt.

# Die Stufen des Portfolios oder einer Gruppe (/portfolio/contribution)
whole-group = Ganze Gruppe
all-units = Alle Gesellschaften
unit-ends = Fixkosten hängen am Kunden, nicht an einer Gesellschaft: die Rechnung endet mit DB II.
group-of = Gruppe { $name }
account = Kunde
to-be-assigned = Wartet auf Zuordnung
part-share = Anteil
by-account = { $line } nach Kunden
by-account-words = { $n ->
    [one] Eine Buchungszeile der Kunden in der Tabelle; jeder öffnet seine eigenen Stufen mit den Buchungen dahinter.
   *[other] { $entries } Buchungszeilen der Kunden in der Tabelle; jeder öffnet seine eigenen Stufen mit den Buchungen dahinter.
}
open-estimates = Offene Schätzungen
open-estimates-words = Schätzungen, die für einen Zeitraum stehen, werden von Buchungen ersetzt. Was davon noch offen ist, können Sie hier auflösen.
no-open-estimates = Keine Schätzung ist offen: Buchungen haben alle ersetzt, die für einen Zeitraum stehen, oder es gibt keine.
kind-of-amount = Betragsart
stands-for = Steht für
estimated-amount = Geschätzt
open-rest = Offener Rest
release = Auflösen
release-in = Im { $month } auflösen
estimate-released = Rest der Schätzung aufgelöst.
estimate-not-open = Von dieser Schätzung ist nichts mehr offen. Laden Sie die Seite neu.
