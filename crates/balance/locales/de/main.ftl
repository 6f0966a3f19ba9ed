portfolio = Portfolio
my-accounts = Meine Kunden
balance-map = Balance-Karte
balance = Balance
abc-concentration = ABC und Konzentration
contribution = Deckungsbeitrag
list = Liste
views = Ansicht
account = Kunde
accounts = { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden
}
all = alle
all-of = Alle { $count }
unknown = unbekannt
today = heute
profit = Profit
profit-level = Profit, { $level }
satisfaction = Zufriedenheit
net-revenue = Nettoerlös
zone = Zone
probability = Wahrscheinlichkeit
tilt = Schieflage
tier = Kundenstufe
managers = Betreuung
target = Ziel
scale = Skala
gap = Abstand
reached-by = erreicht zu
range = { $low } bis { $high }
level-1 = DB I
level-2 = DB II
level-3 = DB III
level-none = Marge
x-name = Profit: { $level } in % vom Nettoerlös
y-name = Zufriedenheit, 0 bis 100
level-percent = { $level } in % vom Nettoerlös
target-at = Ziel { $value }
zone-share = { $accounts } · { $share } des Erlöses
leans-profit = neigt zum eigenen Profit
leans-upright = steht aufrecht
leans-customer = neigt zum Kunden
leans-sentence = Der Kunde { $lean }.
upright-between = Zwischen { $low } und { $high } gilt als aufrecht (Vorgabe).
indices = Profitindex { $profit }, Zufriedenheitsindex { $satisfaction }, Balance { $balance }. 50 ist das Ziel, die schwache Seite überwiegt.
missing-bookings = keine Buchung im Zeitraum
missing-revenue = Nettoerlös nicht positiv
missing-costs = Kosten nicht bekannt
missing-answers = keine Antwort
missing-here = Der Grund: { $what }.
nobody-answered = niemand hat geantwortet
heads-of = { $part } von { $whole } haben geantwortet
heads = { $count ->
    [one] eine Person hat geantwortet
   *[other] { $count } Personen haben geantwortet
}
voice-balanced = { $count ->
    [0] Keiner von { $all } Schlüsselkunden ist im Lot.
    [one] Einer von { $all } Schlüsselkunden ist im Lot.
   *[other] { $words } von { $all } Schlüsselkunden sind im Lot.
}
are = { $count ->
    [one] ist
   *[other] sind
}
word-squeezed = ausgereizt
word-bought = teuer erkauft
word-loselose = gefährdet
map-label = { $count ->
   *[other] Balance-Karte: { $count } Kunden nach Profit und Zufriedenheit. Die Tabelle nennt dieselben Werte.
}
as-table = Als Tabelle
as-chart = Als Bild
legend-clear = Zone eindeutig
legend-tentative = vorläufig
legend-open = offen: mehr Antworten einholen
legend-area = Fläche: Nettoerlös. Schleier: ein Standardfehler.
legend-arrow = Pfeil: seit { $month }.
moved-since = Am meisten bewegt seit { $month }
not-on-map = Nicht auf der Karte
what-is-missing = Was fehlt
nobody-chosen = Wählen Sie einen Kunden auf der Karte.
probably = Wo der Kunde wahrscheinlich steht
doubt-unknown = Wie sicher der Profit ist, lässt sich erst ab sechs Monaten sagen. Bis dahin bleibt die Zone offen.
open-account = Kunden öffnen
filter-none = Auf der Karte entspricht niemand dem Filter. Summen und Zahlen bleiben die aller Kunden.
filter-names = Hervorgehoben: { $names }. Summen und Zahlen bleiben die aller Kunden.
suggested-title = Vorschlag.
suggested = { $n ->
    [one] Noch ist keine Kundenstufe gesetzt. Gezeigt wird der größte nach Nettoerlös.
   *[other] Noch ist keine Kundenstufe gesetzt. Gezeigt werden die { $count } größten nach Nettoerlös.
}
set-tiers = Kundenstufen setzen
latest-booking = Letzte Buchung am { $day }.
waiting = { $count ->
    [one] Eine Nummer, { $amount }, wartet auf Zuordnung.
   *[other] { $count } Nummern, { $amount }, warten auf Zuordnung.
}
period-default = letzte zwölf Monate
empty-bookings = Noch keine Buchungen. Die Karte entsteht aus Ihren Rechnungen.
empty-bookings-help = Eine CSV- oder Excel-Datei aus dem ERP genügt, so wie sie ist. Spagat schlägt vor, wie sie zu lesen ist, und bucht erst auf Ihr Wort.
import-invoices = Rechnungen importieren
step-invoices = Rechnungen zeigen Nettoerlös, Konzentration und ABC.
step-costs = Kosten zeigen Deckungsbeitrag und Walkurve.
step-answers = Antworten zeigen Zufriedenheit und Balance-Karte.
empty-costs = Ohne Kosten ist kein Profit bekannt.
empty-costs-help = Eine Spalte mit Kosten in der Rechnungsdatei genügt, oder ein Wareneinsatz in Prozent, als Schätzung markiert.
enter-costs = Kosten eintragen
to-satisfaction = Zur Zufriedenheit
empty-answers = Noch hat niemand geantwortet.
empty-answers-help = Der Profit ist bekannt. Für die Karte fehlen Antworten der Kunden.
empty-own = Sie betreuen noch keinen Kunden.
empty-own-help = Die Leitung setzt die Teams.
list-sentence = { $count ->
    [one] Ein Kunde, { $period }.
   *[other] { $count } Kunden, { $period }.
}
list-empty = Noch steht niemand auf der Liste.
list-empty-help = Die Liste zeigt die Schlüsselkunden der Balance-Karte.
csv-key = Schlüssel
csv-se = Standardfehler %
csv-sd = Standardabweichung
in-target-margin = Ziel der Firma, Profit
in-target-satisfaction = Ziel der Firma, Zufriedenheit
in-p-margin = Profit erreicht sein Ziel mit
in-p-satisfaction = Zufriedenheit erreicht ihr Ziel mit
in-pi = Profitindex
in-si = Zufriedenheitsindex
name-zone = die Wahrscheinlichkeit für „{ $zone }“
name-margin = { $level } in Prozent
formula-zone = Wahrscheinlichkeit, dass der Profit auf dieser Seite seines Ziels liegt, mal Wahrscheinlichkeit, dass die Zufriedenheit auf dieser Seite ihres Ziels liegt.
formula-tilt = Profitindex weniger Zufriedenheitsindex. Jeder Index steht bei 50, wenn das Ziel erreicht ist; 15 Punkte Marge oder 30 Punkte Zufriedenheit darüber heißen 100.
formula-margin = { $level } geteilt durch den Nettoerlös desselben Zeitraums.
part-sure = Wie sicher
part-assumed = Was angenommen ist
part-use = Wozu
sure-zone = Eindeutig ab { $clear }, vorläufig ab { $tentative }, sonst offen (Vorgabe).
assumed-independent = Profit und Zufriedenheit gelten als unabhängig voneinander.
sure-tilt = Bis { $upright } nach beiden Seiten gilt als aufrecht (Vorgabe).
use-tilt = Eine Lesehilfe. Kunden werden nicht danach gereiht.
sure-margin = Standardfehler { $se } Punkte aus den Monaten des Zeitraums. 95 %: { $range }.
sure-margin-unknown = Unter sechs Monaten lässt sich nicht sagen, wie sicher die Marge ist.
enter-answer = Antwort erfassen
voice-clear = Der Kunde ist { $zone } ({ $p }).
voice-tentative = Der Kunde ist wahrscheinlich { $zone } ({ $p }).
voice-open = Der Kunde ist vielleicht { $zone } ({ $p }), sicher ist es nicht.
voice-unknown = Der Kunde steht bei { $zone }; wie sicher das ist, bleibt offen.
voice-missing = Wo der Kunde steht, ist nicht bekannt.
way-up = Der Profit ist über { $count } Quartale gestiegen.
way-down = Der Profit ist über { $count } Quartale gefallen.
way-level = Der Profit ist über { $count } Quartale etwa gleich geblieben.
no-money = Die Beträge dieses Kunden sehen Sie nicht.
no-place = Noch kein Platz auf der Karte.
place-and-way = Lage und Weg
eight-quarters = acht Quartale, je R12
whole-map = Ganze Karte
table-below = Die Tabelle „Weg als Zahlen“ nennt dieselben Werte.
trace-label = Lage von { $name } auf der Balance-Karte mit Ellipse der Unsicherheit und Weg über acht Quartale. Die Tabelle darunter nennt dieselben Werte.
trace-legend = Volle Ellipse: ein Standardfehler. Gestrichelt: 95 % für beide Skalen zusammen. Kreuz: 95 % je Skala.
both-scales = Beide Skalen
probable = { $p } wahrscheinlich
note-clear = Eindeutig: ab { $clear } (Vorgabe).
note-tentative = Vorläufig: eindeutig ist eine Zone ab { $clear } (Vorgabe).
note-open = Offen: vorläufig ist eine Zone ab { $tentative } (Vorgabe). Mehr Antworten helfen.
would-title = Was die Zone ändern würde
how-many-answers = Wie viele weitere Antworten
further = { $count ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}
if-they-are = Wenn sie so sind
would-same = wie bisher, um { $value }
would-critical = kritisch, um { $value }
would-friendly = freundlich, um { $value }
would-never = { $count ->
    [one] Eine weitere Antwort macht die Zone nicht eindeutig.
   *[other] Auch { $count } weitere Antworten machen die Zone nicht eindeutig.
}
would-always = { $count ->
    [one] Mit einer weiteren Antwort ist die Zone eindeutig, wie sie auch ausfällt.
   *[other] Mit { $count } weiteren Antworten ist die Zone eindeutig, wie sie auch ausfallen.
}
would-only-critical = { $count ->
    [one] Mit einer weiteren Antwort wäre die Zone nur dann eindeutig, wenn sie kritisch ausfällt.
   *[other] Mit { $count } weiteren Antworten wäre die Zone nur dann eindeutig, wenn sie kritisch ausfallen.
}
would-only-friendly = { $count ->
    [one] Mit einer weiteren Antwort wäre die Zone nur dann eindeutig, wenn sie freundlich ausfällt.
   *[other] Mit { $count } weiteren Antworten wäre die Zone nur dann eindeutig, wenn sie freundlich ausfallen.
}
would-sometimes = { $count ->
    [one] Ob eine weitere Antwort die Zone eindeutig macht, hängt davon ab, wie sie ausfällt.
   *[other] Ob { $count } weitere Antworten die Zone eindeutig machen, hängt davon ab, wie sie ausfallen.
}
would-silent = { $count ->
    [0] Niemand, der eingeladen ist, schweigt.
    [one] Eine eingeladene Person schweigt noch.
   *[other] { $count } eingeladene Personen schweigen noch.
}
profit-line-above = Profit: unter { $line } { $level } läge der Kunde links vom Ziel, das sind { $gap } weniger als heute.
profit-line-below = Profit: ab { $line } { $level } läge der Kunde rechts vom Ziel, das sind { $gap } mehr als heute.
against-targets = Gegen die Ziele der Firma
fiscal-year = Geschäftsjahr { $year }
targets-default = Beide Ziele sind Vorgaben, niemand hat sie gesetzt.
set-targets = Ziele festlegen
own-target = Eigenes Ziel dieses Kunden: { $margin } { $level }. Es steht beim Profit, nicht auf der Karte.
to-profit = Zum Profit
way-in-figures = Weg als Zahlen
way-note = je R12 bis Quartalsende, zuletzt bis heute
scales-over-quarters = Beide Skalen, acht Quartale
spark-profit = Profit über acht Quartale, zuletzt { $value }
spark-satisfaction = Zufriedenheit über acht Quartale, zuletzt { $value }
from-day = von
to-day = bis
show-period = Zeigen

zones-and-answers = Zonen und Antworten
rules-sentence = Ab wann eine Zone als sicher gilt und wie Antworten zählen.
rules-zones = Zonen
rules-answers = Antworten
rules-save = Speichern
rules-set = Die Schwellen sind gesetzt.
rules-not-set = Es ist noch nichts gespeichert.
rules-moved-on = Die Schwellen sind inzwischen anders gesetzt. Ändern Sie sie auf der Seite.
rules-only-controlling = Das Controlling kann die Schwellen ändern.
rule-clear = Eindeutig ab, in %
rule-clear-hint = So wahrscheinlich muss eine Zone sein.
rule-tentative = Vorläufig ab, in %
rule-tentative-hint = Darunter ist die Zone offen.
rule-upright = Aufrecht bis zur Schieflage
rule-upright-hint = Bis zu diesem Betrag neigt ein Kunde zu keiner Seite.
rule-suggested = Vorgeschlagene Kunden
rule-suggested-hint = So viele zeigt die Karte, solange keine Stufe gesetzt ist.
rule-window = Antworten zählen, in Monaten
rule-window-hint = Je Person und Frage gilt die jüngste Antwort in dieser Zeit.
rule-k = Gewicht des Mittels, in Antworten
rule-k-hint = So viele Antworten wiegt das Mittel aller Kunden.
rule-sigma = Streuung der Personen, in Punkten
rule-sigma-hint = Wie weit Personen desselben Kunden auseinanderliegen.
rule-least = Mittel aller Kunden ab
rule-least-hint = So viele Kunden mit Antworten braucht es, damit das Mittel gerechnet wird.
rule-s0 = Mittel, solange es zu wenige sind
rule-s0-hint = 0 bis 100.
rule-decline = Gefallen oder gestiegen ab, in %
rule-decline-hint = Vorher bleibt offen, ob sich etwas geändert hat.
rule-default = Vorgabe { $value }.
rule-fault = Eine Zahl von { $low } bis { $high }.
rule-turned = Vorläufig beginnt nicht über eindeutig.
event-rules = Schwellen der Zonen und Antworten gesetzt.
event-rule = { $name }: { $is } statt { $was }
