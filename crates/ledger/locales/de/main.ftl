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
no-money-help = Die Leitung Key Account kann sie im Team des Kunden freigeben.
no-entries = In diesem Zeitraum ist für diesen Kunden nichts gebucht.
no-entries-help = Lesen Sie Rechnungen ein, oder wählen Sie einen anderen Zeitraum.
to-data = Daten einlesen
see-entries = Buchungen ansehen
why-changed = Warum sich der Nettoerlös geändert hat
no-bridge = Für die Erklärung braucht es Buchungen in beiden Zeiträumen.
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
lines-sum = { $count } Buchungen
lines-of = { $shown } von { $count } Buchungen
to-first = Zum Anfang
next-lines = Weitere
computed-product-cost = Herstellkosten nach Liste
computed-filled = Herstellkosten der Erlöse ohne Kosten, geschätzt
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
source-words = { $entries } Buchungen aus { $imports } Importen, zuletzt gebucht { $at }, letzter Buchungstag { $day }.
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
my-accounts = Meine Kunden
concentration-title = Portfolio, ABC und Konzentration
views = Ansicht
tab-map = Balance-Karte
tab-concentration = ABC und Konzentration
tab-list = Liste
classes-by = Klassen nach
net-revenue = Nettoerlös
waits-to-be-assigned = wartet auf Zuordnung
from-collective = aus dem Sammelkonto
sentence-bring = { $n ->
    [one] Ein Kunde bringt
   *[other] { $n } Kunden bringen
} { $share } des Nettoerlöses.
sentence-large = { $n ->
    [0] Keiner kommt über
    [one] Einer kommt über
   *[other] { $n } kommen über
} { $share }.
sentence-losses = { $n ->
    [one] Ein Kunde kostet
   *[other] { $n } Kunden kosten
} uns zusammen { $amount }.
sentence-no-losses = Niemand hat einen negativen { $level }.
sentence-no-contribution = Was die Kunden beitragen, ist unbekannt, solange keine Kosten geführt werden.
numbers-wait = { $n ->
    [one] Eine Nummer, { $amount }, wartet auf Zuordnung
   *[other] { $n } Nummern, { $amount }, warten auf Zuordnung
}
customers-note = { $n } Kunden, { $amount }
customers = { $n ->
    [one] 1 Kunde
   *[other] { $n } Kunden
}
hhi-points = { $n } Punkte
to-value = bis { $value }
three-largest = drei größte
five-largest = fünf größte
effective-customers = Effektive Kundenzahl
like-equal-ones = wie gleich große
gini-note = 0 gleich, 1 einer
more-of-class = { $n } weitere der Klasse { $class }
limits-note = Grenzen { $a } und { $b }
hundred-percent = 100 % = { $n } Kunden, { $amount }
whale-peak = Gipfel { $share }, { $amount } nach { $n } Kunden
whale-peak-amount = Gipfel { $amount } nach { $n } Kunden
whale-erosion = { $share } gehen verloren: { $amount }
whale-five = fünf Kunden { $share }
whale-ten = zehn Kunden { $share }
whale-end = { $n } Kunden = 100 %
number-of-customers = Zahl der Kunden
whale-no-total = Kein Anteil möglich: die Summe ist nicht positiv.
whale-note = { $level } kumuliert, vom besten zum schlechtesten Kunden · 100 % = { $amount }
whale-note-unknown = { $level } kumuliert, vom besten zum schlechtesten Kunden · 100 % = { $amount } · { $n } Kunden unbekannt
no-losses = Kein Kunde kostet mehr, als er bringt.
more-losses = { $n } weitere, zusammen { $amount }. Verlust heißt nicht kündigen: erst Kosten und Bedingungen ansehen.
losses-advice = Verlust heißt nicht kündigen: erst Kosten und Bedingungen ansehen.
ebit-note = EBIT { $year }: { $amount }, Schätzung von { $person }, { $day }.
ebit-unknown = Das EBIT { $year } ist nicht eingetragen; der Anteil bleibt unbekannt.
said-by = { $person }, { $day }: { $reason }
formula-cr = { $n ->
    [one] Der Nettoerlös des größten Kunden, geteilt durch den aller Kunden.
   *[other] Der Nettoerlös der { $n } größten Kunden, geteilt durch den aller Kunden.
}
sum-of-shares = zusammen
formula-neff = Eins geteilt durch den HHI: so viele gleich große Kunden ergäben dasselbe.
formula-gini = Wie weit die Anteile davon entfernt sind, alle gleich zu sein.
formula-hhi = Jeder Anteil am Nettoerlös mit sich selbst malgenommen, alles zusammengezählt.
left-out = Nicht dabei
left-out-words = { $n ->
    [one] Ein Kunde mit Nettoerlös null oder darunter.
   *[other] { $n } Kunden mit Nettoerlös null oder darunter.
}
groups-count-as-one = Konzerne zählen als ein Kunde.
waiting-count-one-by-one = { $waiting } und zählen einzeln.
defaults = Vorgaben
assign = Zuordnen
source-and-structure = { $entries } Buchungen, Struktur vom { $day }.
name-with-share = { $name }, { $share }
more-customers = { $n ->
    [one] 1 weiterer Kunde
   *[other] { $n } weitere Kunden
}
rest-as-many = mit dem Rest als sehr viele
rest-as-one = mit dem Rest als ein Kunde
from-to = { $from } bis { $to }
outside-words = { $amount } Verkäufe ohne Kunde. Ob ein Kunde oder viele: daher zwei Grenzen.
hhi-note = { $points } Punkte, { $period }
abc-sheet = ABC
customer = Kunde
key = Schlüssel
class = Klasse
share = Anteil
whale-curve = Walkurve
cumulated = kumuliert
loss-test = Verlusttest
avoidable = abbaubar
stranded = remanent
effect-on-ebit = Wirkung auf EBIT
of-ebit = in % vom EBIT
probability = Wahrscheinlichkeit
expected-loss = Erwarteter Verlust
ebit-set = Das EBIT ist eingetragen.
probability-not-readable = Eine Wahrscheinlichkeit liegt zwischen 0 und 100 %. Schreiben Sie sie wie 15.
reason-missing = Nennen Sie einen Grund; er steht neben der Zahl.
probability-set = Die Wahrscheinlichkeit ist eingetragen.
no-sales = In diesem Zeitraum ist nichts gebucht.
no-sales-help = Lesen Sie Rechnungen ein, oder wählen Sie einen anderen Zeitraum.
customer-concentration = Kundenkonzentration
abc-analysis = ABC-Analyse
compared-with-all = verglichen mit allen Kunden der Firma
change-limits = Grenzen ändern
rank = Rang
up-to-here = bis hier
largest-losses = Die größten Verluste
no-whale = Die Walkurve braucht Kosten.
no-whale-help = Eine Spalte mit Herstellkosten oder ein Prozentsatz genügt für den ersten Blick.
loss-question = Was fehlt nach zwölf Monaten, wenn ein Kunde geht?
probability-unknown = Wahrscheinlichkeit unbekannt
db2-short = DB II
enter = Eintragen
probability-percent = Wahrscheinlichkeit in %
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
cost-set = Die Kosten sind eingetragen.
cost-ended = Die Kosten sind beendet.
driver-set = Der Treiber ist geändert.
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
limit-large = groß ab, in %
limit-large-hint = Kunden ab diesem Anteil nennt der Satz über der Seite. Vorgabe 10.
limit-coverage = nötige Deckung, in %
limit-coverage-hint = Anteil der Erlöse mit bekannten Herstellkosten, ab dem DB I als bekannt gilt. Vorgabe 95.
limit-rate-days = ältester Wechselkurs, in Tagen
limit-rate-days-hint = Vorgabe 35.
limits-turned = Klasse B endet nicht vor Klasse A.
days-not-readable = Eine ganze Zahl von 1 bis 366.
limits-set = Die Grenzen sind gesetzt.
only-controlling = Das Controlling kann die Grenzen ändern.
