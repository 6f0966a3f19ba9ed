account = Kunde
accounts = Kunden

## Ablehnungen
refused-stale = Diese Angaben hat inzwischen jemand geändert. Laden Sie die Seite neu und tragen Sie Ihre Änderung dort ein.
refused-key-taken = Der Schlüssel { $key } führt zu { $by }, heute oder von früher her. Wählen Sie einen anderen.
refused-moved-on = { $count ->
    [one] { $names } wurde seitdem geändert. Machen Sie zuerst die spätere Änderung rückgängig.
   *[other] { $count } Kunden oder Einheiten wurden seitdem geändert, zuerst: { $names }. Machen Sie zuerst die späteren Änderungen rückgängig.
}
refused-gone = Was diese Änderung betraf, gibt es nicht mehr. Sie lässt sich nicht mehr rückgängig machen.
refused-in-use = An { $name } hängen Buchungen, Antworten oder Standorte. Nehmen Sie zuerst diese zurück.
refused-circle = Das wäre ein Kreis: { $way }. Eine Gesellschaft kann nicht über sich selbst stehen.
refused-parent-unassigned = Die Muttergesellschaft wartet auf Zuordnung. Ordnen Sie sie zuerst einem Kunden zu.
refused-number-taken = Die Nummer { $number } gehört zu { $by }. Lösen Sie sie zuerst dort, oder verknüpfen Sie diese Gesellschaft.
refused-closed = { $name } ist geschlossen. Öffnen Sie den Kunden zuerst wieder.
refused-merge-self = Ein Kunde lässt sich nicht mit sich selbst zusammenführen. Wählen Sie einen anderen.
refused-merge-collective = Das Sammelkonto lässt sich nicht zusammenführen. Verschieben Sie seine Gesellschaften einzeln.
refused-collective-has-none = Das Sammelkonto hat weder Kundenstufe noch Team.
refused-nothing-chosen = Es ist nichts ausgewählt. Markieren Sie mindestens eine Zeile.
refused-all-units-chosen = Alle Gesellschaften sind ausgewählt. Lassen Sie mindestens eine übrig, oder führen Sie die beiden Kunden zusammen.
refused-unanswered = Eine Frage ist noch offen. Wählen Sie zu jeder eine der beiden Antworten.
refused-has-units = { $units ->
    [one] Zu { $name } gehört eine Gesellschaft. Verschieben Sie sie zuerst zu einem anderen Kunden, dann schließen Sie diesen.
   *[other] Zu { $name } gehören { $units } Gesellschaften. Verschieben Sie sie zuerst zu einem anderen Kunden, dann schließen Sie diesen.
}

## Zeilen einer Kundendatei
line-bad-number = Eine Kundennummer hat 1 bis 64 Zeichen.
line-bad-key = Ein Schlüssel hat 1 bis 40 druckbare Zeichen.
line-tier-reason = So in der importierten Datei
line-unknown-person = Niemand in der Firma meldet sich als { $email } an. Berichtigen Sie die Adresse oder lassen Sie die Zelle leer.
line-unknown-parent = Keine Gesellschaft hat die Nummer { $number }. Berichtigen Sie sie oder importieren Sie die Muttergesellschaft mit.
payment-days = { $days ->
    [one] 1 Tag netto
   *[other] { $days } Tage netto
}

## Handlungen
collective-name = Kleinkunden
merge-two-leads = Wer betreut den Kunden ab jetzt?
merge-two-deputies = Wer vertritt ab jetzt?

## Wörter
tier = Stufe
lead = Leitung
deputy = Stellvertretung
colleague = Mitlesend
industry = Branche
zone = Zone
key = Schlüssel
name = Name
person = Person
part = Rolle
team = Team
unit = Gesellschaft
units = Gesellschaften
sites = Standorte
city = Ort
country = Land
value = Wert
source = Quelle
source-system = Quellsystem
datum = Angabe
as-of = Stand
since = Seit
until = Bis
from-day = Ab
reason = Grund
all = alle
yes = ja
no = nein
nobody = niemand
nobody-yet = noch niemand
unknown = unbekannt
hidden = verborgen
missing = fehlt
fresh = aktuell
back = Zurück
next = Weiter
save = Speichern
save-view = Ansicht sichern
cancel = Abbrechen
discard = Verwerfen
change = Ändern
enter = Eintragen
edit = Bearbeiten
set = Setzen
drop = Entfernen
create = Anlegen
choose = Wählen …
mark = Markieren
link = Verknüpfen
merge = Zusammenführen
split = Aufteilen
views = Ansicht
columns = Spalten
currency = Währung
share = Anteil
control = Beherrschung
group = Konzern
margin = Marge
net-revenue = Nettoerlös
net-revenue-in = Nettoerlös T{ $sign }
to-last-year = zum Vorjahr
last-booking = Letzte Buchung
erp-number = ERP-Nummer
erp-numbers = ERP-Nummern
range = { $from } bis { $to }
undecided = offen
form-has-faults = Einige Angaben sind zu berichtigen. Sie sind unten markiert.

## Über jedem Reiter
tab-overview = Überblick
tab-profile = Profil
tab-profit = Profit
tab-satisfaction = Zufriedenheit
tab-balance = Balance
tab-timeline = Verlauf
header-views = Ansicht
header-closed = geschlossen
header-no-lead = ohne Leitung
header-deputy = Stellvertretung { $name }
header-collective = Sammelkonto, seine Kunden zählen einzeln
header-tier = Kundenstufe { $tier }
header-no-tier = Kundenstufe offen
header-part-of = Teil von { $name }
header-net-revenue = Nettoerlös R12
header-points = { $points } Punkte
header-satisfaction = Zufriedenheit
margin-1 = DB I
margin-2 = DB II
margin-3 = DB III
zone-balanced = Im Lot
zone-squeezed = Ausgereizt
zone-bought = Teuer erkauft
zone-loselose = Gefährdet
sure-tentative = vorläufig
sure-open = offen

## Liste
create-account = Kunden anlegen
view-all = Alle Kunden
view-mine = Meine
view-key-accounts = Schlüsselkunden
view-silent = Ohne Antwort seit 12 Monaten
view-no-tier = Ohne Stufe
list-of-accounts = Liste der Kunden
list-counted = { $n ->
    [one] Ein Kunde, davon { $keys } Schlüsselkunde.
   *[other] { $n } Kunden, davon { $keys } Schlüsselkunden.
}
list-more-than = Mehr als { $n } Kunden.
list-own = { $n ->
    [0] Sie gehören noch zu keinem Kundenteam.
    [one] Sie betreuen einen Kunden.
   *[other] Sie betreuen { $n } Kunden.
}
list-customers = { $n ->
    [one] Ein Kunde
   *[other] { $count } Kunden
}
list-with-revenue = { $customers }, { $revenue } Nettoerlös.
list-key-share = { $keys ->
    [one] Der Schlüsselkunde bringt { $share } davon.
   *[other] Die { $keys } Schlüsselkunden bringen { $share } davon.
}
list-none = Noch keine Kunden.
list-none-help = Importieren Sie eine Rechnungsdatei, oder legen Sie den ersten Kunden von Hand an.
list-no-hits = Kein Kunde passt.
list-no-hits-help = Kürzen Sie die Suche oder nehmen Sie einen Filter weg. Die Suche findet Wortanfänge in Name, Schlüssel, ERP-Nummer und Ort.
led-names = Hervorgehoben:
led-none = Diese Person leitet keinen Kunden.
led-sums = Reihenfolge und Summen bleiben die aller Kunden.
find-account = Name, Nummer, Ort
assignment = Zuordnung
waiting-numbers = { $n ->
    [one] Eine Nummer
   *[other] { $n } Nummern
}
waiting-numbers-sum = { $n ->
    [one] Eine Nummer, { $amount },
   *[other] { $n } Nummern, { $amount },
}
waiting-for-assignment = zur Zuordnung offen.
assign-numbers = { $n ->
    [one] Nummer zuordnen
   *[other] { $n } Nummern zuordnen
}
columns-of = { $shown } von { $all }
pick-key-accounts = Schlüsselkunden
subs = Unterkunden
subs-top = nur oberste
subs-only = nur Unterkunden
part-of = Teil von { $name }
collective-line = { $n ->
    [one] Sammelkonto mit einem Kunden, sonst einzeln gezählt
   *[other] Sammelkonto mit { $n } Kunden, sonst einzeln gezählt
}
not-asked = wird nicht erhoben
no-answers = keine Antworten
last-booked = letzte Buchung { $day }
sum-all = { $n ->
    [one] Ein Kunde
   *[other] Alle { $count } Kunden
}
sum-own = { $n ->
    [one] Mein Kunde
   *[other] Meine { $n } Kunden
}
sum-answers = { $n ->
    [one] ein Kunde mit Antworten
   *[other] { $n } Kunden mit Antworten
}
more-than = mehr als { $n }
pager-of = { $first } bis { $last } von { $all }
pager-collective = { $text }, dazu ein Sammelkonto
keys-row = Zeile
keys-open = öffnen
keys-mark = markieren
mark-account = { $name } markieren
set-tier-of-marked = Stufe der markierten setzen
view-changed = Ansicht geändert
view-name = Name der Ansicht
view-needs-name = Eine Ansicht braucht einen Namen mit höchstens 60 Zeichen.
view-saved = Ansicht „{ $name }“ gesichert.
view-dropped = Ansicht „{ $name }“ entfernt.
saved-views = Gesicherte Ansichten
file-accounts = kunden

## Anlegen und bearbeiten
create-account-help = Ein Kunde oder eine Kundengruppe, auf die Ihre Firma bucht.
erp-number-hint = Wie in der Quelle, mit führenden Nullen. Jede findet eine Gesellschaft.
key-hint = Leer gelassen: die ERP-Nummer.
key-rename-hint = Der alte Schlüssel führt weiter hierher.
key-of-account = Schlüssel des Kunden
old-keys = Frühere Schlüssel, die hierher führen: { $keys }
you-will-lead = Sie übernehmen die Leitung dieses Kunden.
fault-name = Ein Name hat 1 bis 200 Zeichen.
fault-key = Ein Schlüssel hat 1 bis 40 druckbare Zeichen und ist keines der Wörter in den Adressen dieser Seite.
fault-key-taken = Dieser Schlüssel führt zu einem anderen Kunden. Wählen Sie einen anderen.
fault-tier = Wählen Sie eine Stufe.
fault-reason = Nennen Sie den Grund mit höchstens 400 Zeichen.
fault-day = Tragen Sie einen Tag ein, etwa 2026-11-23.
fault-member = Wählen Sie eine Person.
fault-part = Wählen Sie eine Rolle.
fault-unit = Wählen Sie eine Gesellschaft.
fault-share = Ein Anteil liegt zwischen 0 und 100 Prozent, etwa 33,33.
fault-top = Schreiben Sie eine ganze Zahl, etwa 20.
fault-whole-number = Hier steht nur eine ganze Zahl. Dass sie ungefähr stimmt, sagt schon die Quelle „Schätzung“.
fault-month = Tragen Sie die Nummer des Monats ein, in dem das Jahr beginnt, 1 bis 12.
fault-currency = Tragen Sie eine Währung mit drei Buchstaben ein, etwa EUR.
fault-stage = Wählen Sie eine Phase.
fault-no-account = Kein Kunde hat den Schlüssel { $key }.
done-created = { $name } ist angelegt.
done-edited = { $name } ist geändert.
done-closed = { $name } ist geschlossen.
done-reopened = { $name } ist wieder offen.
further-steps = Weitere Schritte
merge-help = Gesellschaften, Team und Schlüssel gehen zu einem anderen Kunden, dieser wird geschlossen.
split-help = Einige Gesellschaften gehen zu einem anderen oder einem neuen Kunden.
close-help = Ein Kunde ohne Gesellschaften verlässt die Listen. Sein Schlüssel führt weiter hierher.
reopen-help = Der Kunde kommt in die Listen zurück.
close-account = Kunden schließen
reopen = Wieder öffnen

## Stufe und Team
set-tier = Kundenstufe setzen
set-tier-for = { $n ->
    [one] Eine Entscheidung mit Grund und Tag.
   *[other] Eine Entscheidung für { $n } Kunden mit Grund und Tag.
}
set-tier-button = { $n ->
    [one] Stufe setzen
   *[other] Stufe von { $n } Kunden setzen
}
now-tier = jetzt { $tier }
now-undecided = offen
tier-1-note = Strategischer Schlüsselkunde.
tier-2-note = Schlüsselkunde.
tier-3-note = Angesehen, kein Schlüsselkunde.
tier-none-note = Die Frage ist wieder offen.
reason-hint = Er steht mit Ihrem Namen in der Geschichte.
done-tier = { $n ->
    [one] Stufe { $tier } ist gesetzt.
   *[other] Stufe { $tier } ist für { $n } Kunden gesetzt.
}
team-note = Bestimmt, wer diesen Kunden sieht.
team-empty = Noch betreut niemand diesen Kunden.
put-in-team = Ins Team nehmen
lead-note = Eine Person zur Zeit. Sieht das Geld, bearbeitet den Kunden.
deputy-note = Eine Person zur Zeit. Sieht das Geld, bearbeitet den Kunden.
colleague-note = Liest den Kunden mit.
sees-money = Sieht Geld
sees-money-note = Leitung und Stellvertretung sehen es immer.
leave = Verlassen
earlier = Früher
done-team = { $name } gehört jetzt zum Team: { $part }.
done-left = Die Person hat das Team verlassen.

## Profil
profile-units = { $n ->
    [one] Eine Gesellschaft gehört zu diesem Kunden, gebucht wird auf { $numbers }.
   *[other] { $word } Gesellschaften gehören zu diesem Kunden, gebucht wird auf { $numbers }.
}
profile-numbers = { $n ->
    [0] noch keine Nummer
    [one] eine Nummer
   *[other] { $word } Nummern
}
profile-associated = { $n ->
    [one] Eine weitere ist nur assoziiert und zählt nicht mit.
   *[other] { $word } weitere sind nur assoziiert und zählen nicht mit.
}
profile-collective = { $n ->
    [one] Ein kleiner Kunde steht hier und zählt einzeln.
   *[other] { $n } kleine Kunden stehen hier und zählen einzeln.
}
profile-no-units = Noch gehört keine Gesellschaft zu diesem Kunden, also lässt sich nichts auf ihn buchen.
group-structure = Konzernstruktur
structure-as-of = Stand der Struktur vom { $day }, für alle Zeiträume
in-currency = { $period } in { $sign }
no-units = Noch keine Gesellschaft.
no-units-help = Buchungen hängen an Gesellschaften. Legen Sie eine mit ihrer ERP-Nummer an.
create-unit = Gesellschaft anlegen
edit-unit = Gesellschaft bearbeiten
no-numbers = keine
no-bookings = keine Buchungen
not-summed = nicht summiert
with-below = mit Töchtern
group-without-associated = { $n ->
    [one] Konzern, ohne assoziierte Gesellschaft
   *[other] Konzern, ohne assoziierte Gesellschaften
}
control-top = oberste
control-controlled = beherrscht
control-contract = durch Vertrag
control-associated = assoziiert
control-none = nicht beherrscht
control-rule = Beherrscht ab mehr als 50 % oder durch Vertrag. Anteile werden entlang der Kette nicht multipliziert.
company-data = Firmendaten
employees = Mitarbeitende
customer-revenue = Umsatz des Kunden
fiscal-year = Geschäftsjahr
payment-terms = Zahlungsbedingungen
stage = Beziehungsphase
stage-exploratory = Sondierung
stage-basic = Basisbeziehung
stage-cooperative = Kooperation
stage-interdependent = Wechselseitige Abhängigkeit
stage-integrated = Integration
stage-uncoupling = Entflechtung
source-booked = gebucht
source-customer = Kunde
source-estimate = Schätzung
source-estimate-by = Schätzung, { $name }
months-old = { $day }, { $n ->
    [one] 1 Monat alt
   *[other] { $n } Monate alt
}
months-old-short = { $n ->
    [one] 1 Monat alt
   *[other] { $n } Monate alt
}
was = { $value }, Stand { $day }
earlier-values = { $n ->
    [one] ein früherer Wert
   *[other] { $n } frühere Werte
}
take-over = { $value } übernehmen
done-said = { $field } ist gespeichert.
completeness = Vollständigkeit
completeness-note = Nach Gewicht. Älter als 12 Monate zählt halb (Vorgabe).
payment = Zahlungsweise
confirm-structure = Struktur bestätigen
done-confirmed = Die Struktur ist mit Stand heute bestätigt.
no-sites = Noch kein Standort.
tier-since = seit { $day }, gesetzt von { $name }.
quoted = „{ $text }“
earlier-tiers = { $n ->
    [one] Eine frühere Stufe
   *[other] { $n } frühere Stufen
}
no-tier-yet = Noch nicht entschieden.
unit-name = Firma
parent-unit = Muttergesellschaft
parent-hint = Bei diesem Kunden.
no-parent = keine
parent-number = Oder ihre ERP-Nummer
parent-number-hint = Für eine Mutter bei einem anderen Kunden: Dieser wird dann dessen Unterkunde.
share-hint = Prozent, die der Mutter gehören.
control-contract-tick = Durch Vertrag beherrscht
control-contract-note = Zählt mit der Mutter, gleich wie groß der Anteil ist.
add-number = ERP-Nummer hinzufügen
source-system-hint = Wie in der Zuordnung des Imports, meist erp.
done-unit = { $name } ist gespeichert.
create-site = Standort anlegen
edit-site = Standort bearbeiten
site-name = Standort
site-note = Was dort ist
site-note-hint = Etwa Zentrale, Abfüllung 1 und 2.
drop-site = Standort entfernen
done-site = { $name } ist gespeichert.
done-site-dropped = Der Standort ist entfernt.

## Zusammenführen und aufteilen
merge-what = { $name } geht in einem anderen Kunden auf. Der Schlüssel führt von da an dorthin.
merge-into = In welchen Kunden
choose-account = Kunden wählen
merge-sentence = { $n ->
    [0] { $name } hat keine Gesellschaften. Team und Schlüssel gehen zu { $into }, { $key } führt dorthin.
    [one] Eine Gesellschaft von { $name } geht zu { $into }, mit Buchungen, Team und Schlüsseln. { $key } führt dorthin.
   *[other] { $n } Gesellschaften von { $name } gehen zu { $into }, mit Buchungen, Team und Schlüsseln. { $key } führt dorthin.
}
of-account = so bei { $name }
merge-button = Kunden zusammenführen
done-merged = { $name } ist in { $into } aufgegangen.
split-what = Buchungen gehen mit ihren Gesellschaften. Die Zahlen folgen für alle Zeiträume der neuen Struktur.
split-where = Wohin
into-new-account = In einen neuen Kunden
into-known-account = Zu einem bekannten Kunden
split-button = Gesellschaften verschieben
done-split = { $n ->
    [one] Eine Gesellschaft ist jetzt bei { $name }.
   *[other] { $n } Gesellschaften sind jetzt bei { $name }.
}

## Zuzuordnen
to-be-assigned = Nummern zuordnen
unassigned-sentence = { $n ->
    [0] Jede Nummer gehört zu einem Kunden.
    [one] Eine Nummer ist ohne Kunden gebucht.
   *[other] { $n } Nummern sind ohne Kunden gebucht.
}
unassigned-sentence-sum = { $n ->
    [one] Eine Nummer mit { $sum } ist ohne Kunden gebucht.
   *[other] { $n } Nummern mit { $sum } sind ohne Kunden gebucht.
}
nothing-waits = Jede Nummer gehört zu einem Kunden.
nothing-waits-help = Nummern, die ein Import nicht kennt, warten künftig hier.
all-at-once = Alle auf einmal
top-before = Aus den größten
top-after = Kunden machen, den Rest zu den Kleinkunden.
how-many = Wie viele
assign-all = Alle zuordnen
marked = Markierte:
create-accounts = Kunden anlegen
to-small-customers = Zu Kleinkunden
link-to-account = Verknüpfen mit
more-wait = { $n ->
    [one] Eine weitere wartet und rückt nach.
   *[other] { $n } weitere warten und rücken nach.
}
done-assigned = { $n ->
    [one] Eine Nummer ist zugeordnet.
   *[other] { $n } Nummern sind zugeordnet.
}

number-word = { $n ->
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
    [12] zwölf
   *[other] { $n }
}

number-word-first = { $n ->
    [2] Zwei
    [3] Drei
    [4] Vier
    [5] Fünf
    [6] Sechs
    [7] Sieben
    [8] Acht
    [9] Neun
    [10] Zehn
    [11] Elf
    [12] Zwölf
   *[other] { $n }
}

## Sätze des Protokolls
events-account = Kunden
events-view = Gespeicherte Ansichten
event-instead = { $is } statt { $was }
event-created = Kunde angelegt.
event-edited = Kunde umbenannt.
event-key = Schlüssel { $key }
event-closed = Kunde geschlossen.
event-reopened = Kunde wieder geöffnet.
event-tier = Kundenstufe gesetzt.
event-tier-set = Kundenstufe { $is }.
event-tier-instead = Kundenstufe { $is } statt { $was }.
event-tier-open = Kundenstufe offen.
event-tier-open-instead = Kundenstufe wieder offen statt { $was }.
event-tier-of = { $n ->
    [one] Kundenstufe { $tier } für einen Kunden.
   *[other] Kundenstufe { $tier } für { $n } Kunden.
}
event-tier-open-of = { $n ->
    [one] Kundenstufe eines Kunden wieder offen.
   *[other] Kundenstufe von { $n } Kunden wieder offen.
}
event-team = Team geändert.
event-team-joined = Neu im Team.
event-team-left = Nicht mehr im Team.
event-money-shown = { $name } sieht jetzt die Beträge dieses Kunden.
event-money-hidden = { $name } sieht die Beträge dieses Kunden nicht mehr.
event-fact = Firmendaten geändert.
event-source = { $source }, Stand { $day }
event-structure-confirmed = Konzernstruktur bestätigt.
event-unit-added = Gesellschaft angelegt.
event-unit-edited = Gesellschaft geändert.
event-share = Anteil { $share }
event-no-share = unbekannt
event-number = neue Nummer { $number }
event-site-added = Standort angelegt.
event-site-edited = Standort geändert.
event-site-dropped = Standort entfernt.
event-merged = Zwei Kunden zusammengeführt.
event-merged-into = { $from } in { $into } zusammengeführt.
event-split = Kunde aufgeteilt.
event-split-to = { $n ->
    [one] Eine Gesellschaft gehört jetzt zu { $to }.
   *[other] { $n } Gesellschaften gehören jetzt zu { $to }.
}
event-numbers-assigned = { $n ->
    [one] Eine Nummer zugeordnet.
   *[other] { $n } Nummern zugeordnet.
}
event-some-numbers-assigned = Nummern zugeordnet.
event-undone = Rückgängig gemacht.
event-view-saved = Ansicht gespeichert.
event-view-dropped = Ansicht gelöscht.
