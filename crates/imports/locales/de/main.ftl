language-name = Deutsch
not-a-number = Das ist keine Zahl.
not-a-number-letter = Keine Zahl: Darin steht der Buchstabe { $letter }.
not-a-number-last = Keine Zahl: Das letzte Zeichen ist der Buchstabe { $letter }.
mixed-decimals-comma = Anders geschrieben als der Rest der Spalte: Dort trennt das Komma die Nachkommastellen.
mixed-decimals-point = Anders geschrieben als der Rest der Spalte: Dort trennt der Punkt die Nachkommastellen.
too-many-decimals = { $places ->
    [0] Hier sind keine Nachkommastellen möglich.
    [one] Hier ist höchstens eine Nachkommastelle möglich.
   *[other] Hier sind höchstens { $places } Nachkommastellen möglich.
}
out-of-range = Die Zahl ist zu groß. Ein Betrag reicht bis 9 Milliarden.
not-a-day = Das ist kein Tag. In dieser Spalte steht er wie { $example }.
no-such-day = Der { $month } hat { $days } Tage.
no-such-day-february = Der Februar { $year } hat { $days } Tage.
no-such-month = Diesen Monat gibt es nicht. Vielleicht stehen Tag und Monat vertauscht.
unlikely-year = Das Jahr { $year } kann nicht gemeint sein.
unknown-currency = Diese Währung gibt es in ISO 4217 nicht. Gebraucht wird ein Kürzel wie EUR.
currency-differs = Im Feld steht eine andere Währung als in der Zeile ({ $row }).
missing = Das Feld „{ $field }“ ist leer, jede Zeile braucht es.
empty-customer = Die Kundennummer fehlt. Tragen Sie sie ein, oder buchen Sie solche Zeilen laut Zuordnung ohne Kunden.
ragged = Die Zeile hat { $found } Felder statt { $expected }. Oft fehlen Anführungszeichen um ein Trennzeichen im Text.
odd-quote = Ein Anführungszeichen ist nicht geschlossen, deshalb sind die Felder verschoben.
formula-error = Die Formel ergibt { $value }. Berichtigen Sie sie in der Tabelle, oder tragen Sie hier den Wert ein.
undecodable = Hier stehen Zeichen, die in der Kodierung der Datei nicht lesbar sind. Wählen Sie eine andere Kodierung.
control-character = Hier steht ein Zeichen, das sich nicht anzeigen lässt.
too-long = Der Text ist zu lang. Möglich sind { $limit } Zeichen.
not-a-choice = Möglich ist hier: { $choices }.
not-a-code = Ein Kürzel besteht aus Kleinbuchstaben, Ziffern und _.
no-amount = Der Betrag fehlt. Tragen Sie ihn ein, 0 für eine Zugabe.
nothing-to-book = Die Zeile hat weder Betrag noch Menge noch Treiber.
fix-use = { $value } verwenden
fix-leave-out = Weglassen
file-empty = Die Datei ist leer.
file-header-only = Die Datei hat nur eine Kopfzeile und keine Zeilen darunter.
file-binary = Das ist keine Tabelle ({ $what }). Wählen Sie eine CSV- oder XLSX-Datei.
file-zip = Das ist ein ZIP-Archiv. Packen Sie es aus und wählen Sie die Datei darin.
file-old-excel = Das ist eine Tabelle im Format von vor 2007. Speichern Sie sie als XLSX oder CSV.
file-password = Die Tabelle ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort.
file-unclosed-quote = In Zeile { $line } beginnt ein Anführungszeichen, das nirgends geschlossen wird.
file-nul-bytes = In Zeile { $line } stehen Nullbytes. Die Datei ist beschädigt oder kein Text. Exportieren Sie sie neu.
file-record-too-long = Zeile { $line } ist länger als 1 MiB. Das ist keine Zeile einer Tabelle.
file-missing-column = Die Spalte „{ $name }“ fehlt in der Datei. Vorhanden sind: { $found }.
file-duplicate-column = Die Spalte „{ $name }“ kommt mehrmals vor. Benennen Sie eine um, oder ordnen Sie sie nach ihrer Nummer zu.
file-no-such-column = Die Zuordnung nennt Spalte { $number }, die Datei hat { $width }.
file-missing-target = Dem Feld „{ $field }“ ist keine Spalte und kein fester Wert zugeordnet, jede Zeile braucht es.
file-sheet-too-big = Die Tabelle ist größer als 64 MB. Speichern Sie sie als CSV, dann ist die Größe gleich.
file-sheet-bomb = Die Tabelle ist ausgepackt größer als 512 MB. Speichern Sie sie als CSV, dann ist die Größe gleich.
file-sheet-too-long = Die Tabelle hat mehr als 300.000 Zeilen. Speichern Sie sie als CSV, dann ist die Länge gleich.
file-sheet-too-wide = Die Tabelle hat mehr als 2.000 Spalten. Löschen Sie die leeren Spalten am Rand.
file-sheet-broken = Die Tabelle lässt sich nicht öffnen, sie ist beschädigt. Speichern Sie sie neu.
file-no-such-sheet = Das Blatt „{ $name }“ fehlt. Vorhanden sind: { $found }.
file-vanished = Die Datei hat sich während des Lesens geändert (nach Zeile { $line }). Lesen Sie sie noch einmal ein.
file-unreadable = Die Datei lässt sich nicht lesen: { $reason }.
file-unknown-encoding = Die Kodierung „{ $name }“ ist unbekannt. Üblich sind UTF-8, UTF-16 und Windows-1252.
file-day-without-year = Die Tage der Spalte „{ $column }“ haben kein Jahr. Geben Sie in der Zuordnung das Jahr an.
file-bad-setting = Mit „{ $value }“ für { $key } lässt sich die Datei nicht lesen.
mapping-syntax = Zuordnung, Zeile { $line }, Spalte { $column }: { $reason }
mapping-unknown-key = Zuordnung, Zeile { $line }, Spalte { $column }: „{ $key }“ ist unbekannt. Möglich sind: { $expected }.
mapping-unknown-target = Zuordnung, Zeile { $line }, Spalte { $column }: Das Feld „{ $target }“ gibt es bei „{ $kind }“ nicht.
mapping-target-twice = Zuordnung, Zeile { $line }, Spalte { $column }: Dem Feld „{ $target }“ ist schon eine Spalte zugeordnet.
mapping-bad-value = Zuordnung, Zeile { $line }, Spalte { $column }: „{ $value }“ ist für { $key } nicht möglich. Möglich ist: { $expected }.
mapping-bad-expression = Zuordnung, Zeile { $line }, Spalte { $column }: „{ $value }“ lässt sich nicht rechnen. Möglich sind Felder, Spalten in Anführungszeichen, Zahlen und + - *.

# Die Bücher
fix-open-month = Im { $month } buchen
book-twice = Dieser Beleg mit dieser Zeile steht zweimal in der Datei.
book-closed-month = { $month } ist abgeschlossen. Das Controlling kann ihn wieder öffnen, oder die Zeile wird im { $open } gebucht.
book-document-waits = Eine andere Zeile dieses Belegs ist fehlerhaft; der Beleg wartet als Ganzes.
book-no-rate = Am { $day } und in den 35 Tagen davor gibt es keinen Wechselkurs. Laden Sie zuerst Kurse.
book-not-yours = Keiner Ihrer Kunden hat diese Nummer.
book-unknown-account = Kein Kunde hat diese Nummer oder dieses Kürzel.
book-not-a-tier = Eine Stufe ist T1, T2 oder T3.
book-not-a-year = Ein Geschäftsjahr steht als 2026 oder 2025/26.
book-head-only = Stufen und Teams setzt die Leitung. Lassen Sie diese Spalten weg.
book-firm-currency = Kosten und Ziele werden in der Währung der Firma eingetragen.
book-no-offering = Die Kosten eines Stücks brauchen ein Angebot.
book-not-a-driver-kind = Ein Treiber gehört zu den Kosten der Betreuung oder zu den kundenspezifischen Fixkosten.
failed-disk-full = Der Datenträger ist voll. Nichts ist gebucht. Schaffen Sie Platz, und versuchen Sie es noch einmal.
failed-broken = Unterwegs ist etwas zerbrochen. Nichts ist gebucht; das Protokoll des Programms sagt, was geschah.
failed-interrupted = Das Programm wurde unterwegs beendet. Nichts ist gebucht.
refused-too-many-rows = Mehr als { $rows } Zeilen. So viele dürfen nur Buchungszeilen sein; teilen Sie die Datei.
refused-not-booked = Dieser Import ist nicht gebucht.
refused-not-undone = Dieser Import ist nicht zurückgenommen.
refused-again-file = Die Datei liegt nicht mehr hier. Laden Sie sie noch einmal.
refused-not-checked = Dieser Import wird nicht mehr geprüft.
refused-changed-meanwhile = Jemand hat diese Daten inzwischen geändert. Prüfen Sie die Datei noch einmal.
refused-undo = Das lässt sich nicht zurücknehmen. { $reasons }
refused-other-kind = Die Zuordnung ist für { $mapping }, nicht für { $asked }.
refused-faulty-rows = Wegen der fehlerhaften Zeilen ist nichts gebucht. Berichtigen Sie sie, oder buchen Sie nur die guten Zeilen.
refused-cancelled = Der Import wurde abgebrochen. Nichts ist gebucht.

# Seiten
account = Kunde
account-key = Kürzel des Kunden
action = Aktion
action-go-on = Weiter
action-map = Spalten zuordnen
action-watch = Ansehen
add-rule = Regel hinzufügen
again-note = Er wurde zurückgenommen; was er brachte, kann noch einmal gebucht werden.
all-imports = Alle Importe
amount-account-fixed-cost = Kundenspezifische Fixkosten
amount-allowance = Werbekostenzuschuss
amount-bonus = Bonus
amount-cash-discount = Skonto
amount-complaints = Beschwerden
amount-credit-note = Gutschrift
amount-freight = Fracht
amount-gross-sales = Bruttoerlös zu Listenpreisen
amount-invoice-discount = Rechnungsrabatt
amount-invoiced-sales = Rechnungsumsatz ohne USt
amount-order-handling = Auftragsabwicklung
amount-other-cost-to-serve = Sonstige Prozesskosten
amount-product-cost = Variable Herstellkosten
amount-receivables-financing = Finanzierung der Forderungen
amount-returns = Retouren
amount-service = Service
assign-later = Wird ohne Kunden gebucht.
assign-them = Zuordnen
back = Zurück
book-again = Noch einmal buchen
book-note = { $new } neu, { $changed } geändert, { $assign } zuzuordnen.
book-note-faulty = { $n ->
    [one] Die fehlerhafte Zeile wartet.
   *[other] Die { $shown } fehlerhaften Zeilen warten.
}
booked-otherwise = { $booked } von { $all } Tagen und Kunden dieser Datei sind durch einen anderen Import schon gebucht. Noch einmal gebucht zählen sie doppelt.
rows-only = Ohne Belegnummern ist nicht zu erkennen, was sich geändert hat: Eine geänderte Zeile kommt ein zweites Mal herein.
count-changed-money = { $now } statt { $before }
book-note-documents = { $n ->
    [one] Mit ihnen wartet eine gute Zeile desselben Belegs: Ein Beleg wird ganz gebucht.
   *[other] Mit ihnen warten { $shown } gute Zeilen derselben Belege: Ein Beleg wird ganz gebucht.
}
search-problems = Probleme durchsuchen
problems-found = { $found } von { $all }
nothing-found = Kein Problem enthält diese Worte.
show-all = Alle zeigen
run-over = Das ist zu Ende. Ergebnis zeigen
book-note-gone = { $n ->
    [one] Eine gebuchte Zeile, die in den Belegen fehlt, geht.
   *[other] { $shown } gebuchte Zeilen, die in den Belegen fehlen, gehen.
}
book-note-nothing = Alles in dieser Datei ist schon gebucht.
book-note-undo = Rückgängig nimmt alles zurück.
book-rows = { $n ->
    [one] { $shown } Zeile buchen
   *[other] { $shown } Zeilen buchen
}
booking-now = wird gebucht
by = Von
cancel = Abbrechen
cancel-asked = Wird abgebrochen; nichts bleibt zurück.
cancel-done = { $file } ist entfernt.
cancel-note = Noch ist nichts sichtbar gebucht. Abbrechen hinterlässt nichts.
check-faulty = { $n ->
    [one] Eine braucht Sie.
   *[other] { $shown } brauchen Sie.
}
check-file = Datei prüfen
check-nothing-booked = Noch ist nichts gebucht.
check-numbers = { $n ->
    [one] Eine Nummer fragt, wem sie gehört.
   *[other] { $shown } Nummern fragen, wem sie gehören.
}
check-read = { $n ->
    [one] Eine Zeile aus { $file } gelesen.
   *[other] { $rows } Zeilen aus { $file } gelesen.
}
checking-books-nothing = Prüfen bucht nichts. Eine gesicherte Zuordnung wird am Kopf der nächsten Datei wiedererkannt.
checking-now = wird geprüft
choose = Auswählen
choose-another = Anderen wählen
choose-file = Dateien wählen
column-in-file = Spalte der Datei
columns-and-fields = Spalten und Felder
constants = Feste Angaben
constants-note = gelten für jede Zeile
count-already = Schon gebucht
count-already-note = gleich, bleibt so
count-changed = Geändert
count-changed-note = ersetzt Gebuchtes
count-faulty = Fehlerhaft
count-faulty-note = nicht gebucht
count-left-out = Ausgelassen
count-new = Neu
count-to-assign = Zuzuordnen
count-to-assign-note = { $amount }, ohne Kunden gebucht
data = Daten
data-empty = Noch ist nichts geladen.
data-empty-help = Beginnen Sie mit den Rechnungen Ihres ERP: CSV oder XLSX, wie sie sind. Prüfen bucht nichts.
data-fresh = Zuletzt wurde am { $when } gebucht.
data-open = { $n ->
    [one] Eine Datei wartet darauf, gebucht zu werden.
   *[other] { $shown } Dateien warten darauf, gebucht zu werden.
}
days-serial = Tageszahl von Excel
days = Tage
decimal-sign = Dezimalzeichen
default-kind = Art der Betragsspalte
delimiter = Trennzeichen
detected = { $what } (erkannt)
done-again = { $file } ist wieder gebucht.
done-booked = { $n ->
    [one] Eine Zeile gebucht.
   *[other] { $rows } Zeilen gebucht.
}
done-undone = { $file } ist zurückgenommen.
download-mapping = Zuordnung herunterladen
drop-here = Oder legen Sie sie hier ab. CSV, TSV und XLSX, auch mehrere; gebucht wird erst, wenn Sie es sagen.
drop-rule = Entfernen
edit = Ändern
empty-cell = leer
empty-is-fault = ist ein Fehler
empty-is-fault-note = (Vorgabe)
empty-is-sale = ist ein Verkauf ohne Kunden
empty-is-sale-note = in den Summen, außerhalb aller Ranglisten
empty-number = Leere Kundennummer
encoding = Kodierung
enter-value = Eintragen
erp-number = ERP-Nummer
fault-column = Fehler
faults-csv = Fehler als CSV
field-amount = Betrag (Art daneben)
field-comment = Kommentar
field-control = Beherrschung
field-cost = Kosten je Einheit
field-currency = Währung
field-customer = Kundennummer
field-customer-name = Kundenname
field-day = Tag
field-db2 = Ziel DB II
field-db3 = Ziel DB III
field-deputy = Stellvertretung (Mailadresse)
field-direction = Richtung des Kurses
field-document = Beleg
field-driver = Treiber
field-fiscal-year = Geschäftsjahr
field-fiscal-year-start = Erster Monat des Geschäftsjahrs
field-for = Feld für { $column }
field-function = Funktion
field-in-spagat = Feld in Spagat
field-industry = Branche
field-invited = Eingeladen
field-item = Frage
field-key = Kürzel des Kunden
field-kind = Art des Betrags
field-lead = Leitung (Mailadresse)
field-line = Zeile
field-margin = Zielmarge
field-name = Name des Kunden
field-net-revenue = Ziel Nettoerlös
field-offering = Angebot
field-offering-name = Name des Angebots
field-ownership = Anteil in Prozent
field-parent = Nummer der Muttergesellschaft
field-payment-terms = Zahlungsziel in Tagen
field-percent = Prozent vom Umsatz
field-price = Preis
field-quantity = Menge
field-rate = Satz oder Kurs
field-rate-day = Tag des Wechselkurses
field-per = Betrag je Jahr oder gesamt
field-released = Entfällt binnen Jahresfrist, Prozent
field-resource = Person oder Werkzeug
field-respondent-key = Kennung der befragten Person
field-respondent-name = Name der befragten Person
field-role = Rolle im Einkauf
field-satisfaction = Ziel Zufriedenheit
field-site = Standort
field-site-city = Ort
field-site-country = Land
field-source = Gebucht oder geschätzt
field-split = Verteilt nach
field-stage = Phase
field-stands-from = Schätzung steht für: erster Tag
field-stands-to = Schätzung steht für: letzter Tag
field-tier = Stufe
field-tier-reason = Grund der Stufe
field-unit-name = Name der Gesellschaft
field-unit-of-measure = Mengeneinheit
field-valid-from = Gültig ab
field-valid-to = Gültig bis
field-value = Antwort
field-wave = Welle
field-weight = Gewicht
field-what = Art der Kosten
file = Datei
file-brings = Die Datei bringt
fresh-count = { $n ->
    [one] ein Import
   *[other] { $shown } Importe
}
header = Kopfzeile
header-in-line = Zeile { $line }
header-none = keine
header-yes = vorhanden
how-file-read = So wird die Datei gelesen
how-fresh = Wie frisch
how-read = So wurde gelesen
imports = Importe
kind-accounts = Kunden
kind-answers = Antworten
kind-costs = Kosten
kind-ledger = Rechnungen
kind-rates = Wechselkurse
kind-targets = Ziele
link = Verknüpfen
link-account = Mit Kunden verknüpfen
link-to = Mit { $name } verknüpfen
linked = { $number } gehört jetzt zu { $name }.
list-pager = { $from } bis { $to } von { $all }
mapping = Zuordnung
mapping-as-file = Die Zuordnung als Datei
mapping-as-file-note = Alles, was eine Zuordnung sagen kann, auch Rechenvorschriften, lässt sich als Text schreiben.
mapping-file = Zuordnungsdatei (TOML)
mapping-fits = Der Kopf passt zu Ihrer Zuordnung „{ $name }“.
mapping-missing-columns = In dieser Datei fehlt: { $columns }.
mapping-name = Name der Zuordnung
mapping-needs-name = Eine gesicherte Zuordnung braucht einen Namen.
mapping-new-columns = Neue Spalten: { $columns }.
mapping-saved = Gesichert als „{ $name }“, Fassung { $version }.
mapping-saved-by = Gesichert am { $when } von { $who }.
mapping-sub = { $n ->
    [one] { $file } hat eine Spalte.
   *[other] { $file } hat { $columns } Spalten.
}
mapping-sub-mapped = { $n ->
    [one] Eine ist zugeordnet; noch ist nichts gebucht.
   *[other] { $mapped } sind zugeordnet; noch ist nichts gebucht.
}
mapping-taken = Die Zuordnung ist übernommen.
mapping-text = Text der Zuordnung
mapping-used = { $n ->
    [one] Einmal benutzt.
   *[other] { $shown }-mal benutzt.
}
month = Monat
more-numbers = Und { $n } weitere; nach dem Buchen stehen sie in der Liste.
name = Name
next = Weiter
no-default = die Datei sagt es
no-name = ohne Namen
no-problems = Keine Zeile hat einen Fehler.
no-rules = Beträge behalten ihr Vorzeichen.
not-imported = nicht übernommen
nothing-yet = noch kein Import
number-says = „{ $text }“ ist { $value }; das Dezimalzeichen ist: { $sign }.
number-says-nothing = Die ersten Zeilen haben keine Nachkommastellen, an denen sich das Dezimalzeichen zeigt.
number-to-assign = { $number }, zuzuordnen
numbers-waiting = { $n ->
    [one] Eine Nummer wartet auf Zuordnung.
   *[other] { $shown } Nummern warten auf Zuordnung.
}
numbers-without = Nummern ohne Kunden
numbers-without-note = eine Frage, kein Fehler: Gebucht wird auch ohne Kunden
passed-blank = Leere Zeilen übergangen
passed-headers = Wiederholte Köpfe übergangen
passed-totals = Summenzeilen übergangen
problems = Fehler
problems-shown = { $n } insgesamt
progress-rows = { $n ->
    [one] Eine Zeile, { $percent } % der Datei
   *[other] { $rows } Zeilen, { $percent } % der Datei
}
progress-speed = { $n ->
    [one] { $speed } in der Sekunde · noch etwa eine Sekunde
   *[other] { $speed } in der Sekunde · noch etwa { $seconds } Sekunden
}
quantity-times-price = Rechnungsumsatz ist Menge mal Preis
quantity-times-price-note = wo die Datei selbst keinen Betrag hat
read-as = Gelesen als
read-as-day = Tag wie { $format }
read-as-identity = erkennt die Zeile
read-as-number = Zahl, Dezimalzeichen: { $sign }
refused-running = An diesem Import wird schon gearbeitet, oder er ist gebucht.
remove-file = Datei entfernen
row = Zeile
row-number = Zeile { $n }
rows = Zeilen
rule-column = Wenn die Spalte
rule-count = einen Treiber um eins zählen
rule-driver = Kürzel des Treibers
rule-driver-note = zum Zählen, etwa orders_of_7
rule-first = und die Zeile ist
rule-first-any = eine beliebige
rule-first-no = eine weitere ihres Belegs
rule-first-yes = die erste ihres Belegs
rule-drop = { $field } nicht zählen
rule-empty = leer ist
rule-equals = ist
rule-negative = negativ ist
rule-reverse = Vorzeichen umkehren: Retoure oder Gutschrift
rule-sentence = Wenn { $when }: { $then }.
rule-skip = Zeile auslassen
rule-starts = beginnt mit
rule-then = dann
rule-when = …
sales = Umsatz
sales-of = { $amount } Umsatz
same-document = Beleg
same-document-line = Beleg und Zeile
same-document-line-note = eine geänderte Zeile ersetzt ihre alte Fassung
same-document-note = alle Zeilen werden zusammen ersetzt
same-file = Genau diese Datei ist schon gebucht:
same-neither = Weder noch
same-neither-note = Änderungen sind nicht erkennbar
same-row = Was eine Zeile zur selben Zeile macht
samples = Beispiele
save-for-later = Für später aufheben
save-mapping = Zuordnung sichern
saved-as = „{ $name }“
set-field = { $field } ist { $value }
set-reverse = das Vorzeichen wird umgekehrt, die Menge ist eine Retoure
set-skip = die Zeile wird ausgelassen
sheet = Tabellenblatt
sign-apostrophe = Apostroph
sign-blank = Leerzeichen
sign-comma = Komma
sign-fixed = feste Spalten
sign-none = keines
sign-pipe = senkrechter Strich
sign-point = Punkt
sign-semicolon = Semikolon
sign-sheet = Tabelle
sign-tab = Tabulator
signs = Vorzeichen
skip-rows = Zeilen vor dem Kopf
source-system = Quellsystem
start-without = Ohne sie beginnen
state = Stand
state-booked = gebucht { $when }
state-booking = wird gebucht
state-cancelled = abgebrochen { $when }
state-checked = geprüft, nicht gebucht
state-checking = wird geprüft
state-failed = gescheitert
state-undone = zurückgenommen { $when }
state-uploaded = wartet auf die Zuordnung
step-booked = Gebucht
step-file = Datei
step-mapping = Zuordnung
step-preview = Vorschau
all-note = Dasselbe in { $n } Zeilen:
all-use = { $value } in allen { $n } verwenden
all-proposals = Vorschlag in allen { $n } übernehmen
all-open-month = Alle { $n } im ersten offenen Monat buchen
all-leave-out = Alle { $n } weglassen
all-take = Für alle { $n } übernehmen
decided-use = In { $n } Zeilen steht unter { $column } jetzt { $value }.
decided-proposals = In { $n } Zeilen ist unter { $column } der Vorschlag übernommen.
decided-open-month = { $n } Zeilen werden im ersten offenen Monat gebucht.
decided-leave-out = { $n } Zeilen sind ausgelassen.
strip-leave-out = Zeile { $row } ist ausgelassen.
strip-open-month = Zeile { $row } wird im ersten offenen Monat gebucht.
strip-use = Zeile { $row } lautet jetzt { $value }.
sub-booked = { $file }, gebucht { $when } von { $who }.
sum = Summe
take = Übernehmen
take-mapping = Diese Zuordnung nehmen
target-driver = Treiber: { $code }
target-item = Antwort: { $code }
thousands-sign = Tausender
three-rows = Drei Zeilen, wie sie gebucht werden
three-rows-note = ändert sich mit der Zuordnung
three-samples = je drei Beispielwerte
title-accounts = Kunden laden
title-answers = Antworten laden
title-costs = Kosten laden
title-ledger = Rechnungen laden
title-rates = Wechselkurse laden
title-targets = Ziele laden
to-be-assigned = Zuzuordnen
totals = Summen je Monat
totals-note = aller Zeilen ohne Fehler, mit Vorzeichen; Abzüge und Kosten sind positiv
undo = Rückgängig
undo-note = Nimmt jede Zeile zurück, die er brachte, und stellt jede geänderte wieder her.
unknown = unbekannt
upload-broken = Die Übertragung brach ab. Nichts wurde behalten; senden Sie die Datei noch einmal.
upload-disk-full = Der Datenträger ist voll. Schaffen Sie Platz, und senden Sie die Datei noch einmal.
upload-nothing = Es kam keine Datei an.
upload-one = Die Datei ist da; noch ist nichts gebucht.
upload-several = { $n } Dateien sind da; noch ist nichts gebucht.
upload-too-big = Die Datei ist größer als { $mib } MiB.
value = Wert
when-empty = { $column } leer ist
when-equals = { $column } „{ $value }“ ist
when-first-of-document = die Zeile die erste ihres Belegs ist
when-not-first-of-document = die Zeile eine weitere ihres Belegs ist
when-negative = { $column } negativ ist
when-not-empty = { $column } nicht leer ist
when-not-negative = { $column } nicht negativ ist
when-starts = { $column } mit „{ $value }“ beginnt
without-customer = Verkäufe ohne Kunden
year-of-days = Jahr für Tage ohne Jahr
and-word = { " " }und{ " " }

## Sätze des Protokolls
events-import = Importe
event-booked = Import gebucht.
event-booked-file = Import „{ $file }“ ({ $kind }) gebucht.
event-booked-kind = Import ({ $kind }) gebucht.
event-rows = { $n ->
    [0] keine neue Zeile
    [one] eine Zeile
   *[other] { $shown } Zeilen
}
event-rows-but = { $rows }; fehlerhaft und nicht gebucht: { $faulty }
event-undone = Import zurückgenommen.
event-undone-file = { $n ->
    [one] Import „{ $file }“ zurückgenommen: eine Zeile.
   *[other] Import „{ $file }“ zurückgenommen: { $shown } Zeilen.
}
event-mapping-saved = Zuordnung „{ $name }“ gespeichert, Fassung { $version }.
event-some-mapping-saved = Zuordnung gespeichert.
