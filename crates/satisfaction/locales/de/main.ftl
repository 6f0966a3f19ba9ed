satisfaction = Zufriedenheit
account = Kunde
unknown = unbekannt
all = Alle
today = heute
close = Schließen
range = { $low } bis { $high }
of = { $part } von { $whole }
answers = { $count ->
    [one] eine Antwort
   *[other] { $count } Antworten
}
target = Ziel
wave = Welle
waves = Wellen
no-waves = Noch keine Welle.
running = läuft
waves-and-questions = Wellen und Fragen
channel-talk = Gespräch
channel-telephone = Telefon
channel-link = Link
channel-mail = Brief oder E-Mail
channel-file = Datei
channel-other = anderer Weg
role = Rolle
role-unknown = Rolle nicht bekannt
weight = Gewicht
role-and-weight = { $role }, Gewicht { $weight }
weight-is = Gewicht { $weight }
weight-share = { $share } Gewicht
by-role = nach Rolle
one-answer = nur eine Antwort
invite = Personen einladen
person = Person
person-add = Person hinzufügen
person-score = Personenwert
person-score-of = Personenwert von { $name }
answer = Antwort
capture = Erfassen
capture-of = Antwort von { $name } erfassen
capture-title = Antwort erfassen
what-is-it = Was ist das?
own-guess = Eigene Einschätzung
guess-hint = Eine Einschätzung wird gezeigt, aber nie mitgerechnet.
day = Tag
way = Weg
verbatim = wörtlich
question-scale = { $label }, { $low } bis { $high }
answer-save = Antwort speichern
declined = Hat abgelehnt
in-wave = Zählt zur Welle „{ $wave }“.
form-faults = Einige Angaben passen noch nicht.
fault-day = Der Tag fehlt, ist nicht lesbar oder liegt in der Zukunft.
fault-channel = Wählen Sie, auf welchem Weg die Antwort kam.
fault-words = Der Wortlaut hat höchstens 4.000 Zeichen.
fault-answer = Die Antwort liegt zwischen { $low } und { $high }.
fault-nothing = Noch ist nichts beantwortet. Eine Antwort genügt.
refused-no-wave = Keine Welle ist offen. Öffnen Sie zuerst eine Welle.
answer-kept = Die Antwort von { $name } ist gespeichert.
estimate-kept = Ihre Einschätzung zu { $name } ist gespeichert. Sie wird nicht mitgerechnet.
declined-kept = { $name } möchte in dieser Welle nicht antworten.
would = Damit wäre die Zufriedenheit { $value }, sicher { $range }.
would-nothing = Beantworten Sie eine Frage, dann steht hier die neue Zufriedenheit.
would-estimate = Eine Einschätzung ändert die Zufriedenheit nicht.
would-before = Bisher { $value }.
would-before-none = Bisher keine Antwort.
voice = Die Zufriedenheit liegt bei { $value }, sicher ist nur { $low } bis { $high }.
voice-unknown = { $months ->
    [one] Von { $name } zählt keine Antwort aus dem letzten Monat.
   *[other] Von { $name } zählt keine Antwort aus den letzten { $months } Monaten.
}
voice-fell = Seit „{ $wave }“ ist sie gefallen.
voice-rose = Seit „{ $wave }“ ist sie gestiegen.
voice-open-fell = Ob sie seit „{ $wave }“ gefallen ist, bleibt offen.
voice-open-rose = Ob sie seit „{ $wave }“ gestiegen ist, bleibt offen.
over-waves = Zufriedenheit über die Wellen
over-waves-note = 0 bis 100, Band = 95 %
as-table = Als Tabelle
as-chart = Als Bild
no-waves-here = Dieser Kunde wurde noch in keiner Welle gefragt.
chart-label = Zufriedenheit über die Wellen mit 95-%-Intervall. Die Tabelle nennt dieselben Werte.
answered-short = antworten
answered = Geantwortet
trend-fell = Mit { $p } Wahrscheinlichkeit gefallen, von { $from } auf { $to }. Spagat sagt „gefallen“ erst ab { $line }.
trend-rose = Mit { $p } Wahrscheinlichkeit gestiegen, von { $from } auf { $to }. Spagat sagt „gestiegen“ erst ab { $line }.
trend-same = { $count ->
   *[other] Verglichen werden die { $count } Personen, die beide Male geantwortet haben.
}
trend-whole = { $count ->
    [0] Niemand hat beide Male geantwortet, deshalb vergleicht der Trend die Wellen als Ganzes.
    [one] Nur eine Person hat beide Male geantwortet, deshalb vergleicht der Trend die Wellen als Ganzes.
   *[other] Nur { $count } Personen haben beide Male geantwortet, deshalb vergleicht der Trend die Wellen als Ganzes.
}
nps-title = Weiterempfehlung (NPS)
nps-ruler = NPS { $value }, Grenzen des Schweigens { $bounds }, 95-%-Intervall { $interval }
nps-groups = { $promoters ->
    [0] Niemand empfiehlt
    [one] Eine Person empfiehlt
   *[other] { $promoters } Personen empfehlen
}, { $detractors ->
    [0] niemand rät ab
    [one] eine nicht
   *[other] { $detractors } nicht
}, { $passives ->
    [0] niemand ist unentschieden
    [one] eine ist unentschieden
   *[other] { $passives } sind unentschieden
}.
nps-note = { $count ->
    [one] Fläche: so weit kann die eine stille Person den Wert ziehen. Linie: 95 %, wenn man die Antworten als Stichprobe liest.
   *[other] Fläche: so weit können die { $count } stillen Personen den Wert ziehen. Linie: 95 %, wenn man die Antworten als Stichprobe liest.
}
nps-note-all = Alle Eingeladenen haben geantwortet. Linie: 95 %, wenn man die Antworten als Stichprobe liest.
nps-note-unknown = Wer eingeladen war, ist nicht bekannt; wie weit das Schweigen den Wert ziehen könnte, bleibt offen. Linie: 95 %.
nps-nobody = Niemand hat die Frage nach der Weiterempfehlung beantwortet.
nps-weighted = NPS gewichtet
satisfied = Zufrieden
response = Rücklauf
ces = Kundenaufwand
who = Wer hat geantwortet, wer schweigt
who-names = Sie sehen Namen, weil Sie diesen Kunden betreuen oder leiten.
who-sums = Namen sieht nur, wer diesen Kunden betreut.
recommend-short = Empfehlen
overall-short = Gesamt
silent-word = schweigt
silent-since = eingeladen am { $day }
declined-on = abgelehnt am { $day }
not-invited = nicht eingeladen
sums-asked = { $heads } Eingeladenen haben geantwortet.
sums = { $n ->
    [one] Eine Antwort zählt. Wer eingeladen war, ist nicht bekannt.
   *[other] { $count } Antworten zählen. Wer eingeladen war, ist nicht bekannt.
}
drivers = Treiber
drivers-note = Strich = Mittel unserer Kunden
driver-below = { $name } liegt mit { $p } Wahrscheinlichkeit unter dem Mittel aller Kunden.
change-first = Was sie zuerst ändern würden
quoted = „{ $words }“
guesses = Eigene Einschätzungen
guesses-note = gezeigt, nie mitgerechnet
estimate = Einschätzung
tab-empty = Von diesem Kunden wurde noch niemand gefragt.
tab-empty-help = Fügen Sie die Personen hinzu, die antworten sollen, oder importieren Sie Antworten.
place-sentence = { $silent ->
    [0] Für { $known } Kunden gibt es Antworten. Niemand schweigt.
    [one] Für { $known } Kunden gibt es Antworten. Eine eingeladene Person schweigt.
   *[other] Für { $known } Kunden gibt es Antworten. { $silent } eingeladene Personen schweigen.
}
place-more = Die ersten { $shown } von { $all }. Unter Kunden lässt sich jeder finden.
place-empty = Noch keine Antworten.
place-empty-help = Importieren Sie eine Antwortdatei, oder laden Sie bei einem Kunden Personen ein.
place-import = Antworten importieren
silent = Schweigt
last-answer = Letzte Antwort
heads-answered = { $heads } geantwortet
never = nie
old = alt
oldest-is = Älteste zählende Antwort: { $day }
mean-title = Woran gemessen wird
mean-default = Vorgabe, zu wenige Kunden mit Antworten
mean-of-all = Mittel aller Kunden der Firma mit Antworten
csv-day = Tag
csv-index = Zufriedenheit
csv-sd = Standardabweichung
csv-answered = Geantwortet
csv-invited = Eingeladen
csv-question = Frage
csv-answer = Antwort
name-index = Zufriedenheit
name-decline = Wahrscheinlichkeit eines Rückgangs
note-window = { $months ->
    [one] am { $day }, Antworten des letzten Monats
   *[other] am { $day }, Antworten der letzten { $months } Monate
}
in-mean = Mittel der Personen, nach Rolle gewichtet
in-n-eff = wirksame Zahl der Antworten
in-s0 = Mittel aller Kunden
in-k = Gewicht des Mittels, in Antworten
in-sigma = Streuung einer Person
in-promoters = empfehlen (9 und 10)
in-passives = unentschieden (7 und 8)
in-detractors = empfehlen nicht (0 bis 6)
in-answered = geantwortet
in-invited = eingeladen
in-by-heads = nach Köpfen
in-by-weight = nach Gewicht
in-accounts = Kunden mit Antworten
formula-index = Das Mittel der Personen wird zum Mittel aller Kunden gezogen, solange wenige geantwortet haben: (wirksame Zahl × Mittel der Personen + Gewicht × Mittel aller Kunden) geteilt durch (wirksame Zahl + Gewicht).
formula-nps = Anteil derer, die empfehlen, weniger Anteil derer, die es nicht tun, mal 100.
formula-nps-weighted = Wie der NPS, aber jede Person zählt mit dem Gewicht ihrer Rolle.
formula-csat = Anteil der Antworten 4 und 5 auf die Frage nach der Gesamtzufriedenheit.
formula-ces = Mittel der Antworten von 1 bis 7, je Person die letzte.
formula-response = Wer geantwortet hat, geteilt durch alle, die eingeladen waren.
formula-decline = Wahrscheinlichkeit, dass die Zufriedenheit heute unter der früheren liegt.
formula-person = Mittel der beantworteten Fragen, jede auf 0 bis 100 umgerechnet.
formula-s0 = Einfaches Mittel über alle Kunden der Firma, von denen mindestens eine Antwort zählt.
part-s0 = Mittel aller Kunden
part-missing = Was fehlt
part-sure = Wie sicher
part-basis = Worauf es beruht
part-source = Quelle
s0-default = Weniger als { $least } Kunden haben Antworten, deshalb gilt die Vorgabe { $value }.
s0-mean = { $n ->
    [one] Ein Kunde hat Antworten: sein Wert ist das Mittel.
   *[other] Einfaches Mittel über { $count } Kunden mit Antworten.
}
s0-compared = Verglichen mit allen Kunden der Firma.
missing-silent = Eingeladen und ohne Antwort: { $count }. Schweigen ändert den Wert nicht, es lässt ihn unsicher.
missing-bounds = Je nachdem, was die Stillen sagen würden, läge der Wert zwischen { $bounds }.
sure-index = 95 %: { $range }. Standardabweichung { $sd }.
sure-wald = 95 %: { $range } (angepasstes Wald-Intervall).
sure-wilson = 95 %: { $range } (Wilson).
sure-student = 95 %: { $range } (Student).
sure-response = Wer schweigt, ist selten zufällig. Niedriger Rücklauf sieht oft besser aus, als es ist.
sure-decline = „Gefallen“ oder „gestiegen“ sagt Spagat erst über { $line } (Vorgabe).
ces-share = { $share } antworten 5 oder mehr
basis-same = { $n ->
    [one] Eine Person hat beide Male geantwortet; ihre Änderung ist { $change }.
   *[other] { $count } Personen haben beide Male geantwortet; ihre mittlere Änderung ist { $change }.
}
basis-waves = { $n ->
    [0] Niemand hat beide Male geantwortet, deshalb werden die Wellen als Ganzes verglichen.
    [one] Nur eine Person hat beide Male geantwortet, deshalb werden die Wellen als Ganzes verglichen.
   *[other] Nur { $count } Personen haben beide Male geantwortet, deshalb werden die Wellen als Ganzes verglichen.
}
source-person = Letzte Antwort am { $day }.
