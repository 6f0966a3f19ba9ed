settings = Einstellungen
settings-sentence = Was Spagat rechnet, wer hinein darf und was geändert wurde.
firm = Firma
firm-name = Name
firm-currency = Währung
firm-fiscal-year = Geschäftsjahr beginnt im
firm-note = Diese Angaben stehen seit der Einrichtung fest. Ihre eigenen Angaben stehen an anderer Stelle.
to-me = Mein Zugang
me = Mein Zugang
no-hits = Nichts gefunden. Anfänge von Wörtern genügen.
palette-accounts = Kunden
palette-actions = Tun
palette-places = Gehe zu
do-new-account = Kunden anlegen
do-import = Datei einlesen

## Sätze des Protokolls
events-job = Hintergrundarbeiten
event-job-failed = Eine Hintergrundarbeit ist gescheitert.
event-job-failed-times = { $tries ->
    [one] Die Hintergrundarbeit { $kind } ist gescheitert.
   *[other] Die Hintergrundarbeit { $kind } ist { $tries }-mal gescheitert.
}

how-we-stand = Wie stehen wir?
what-is-missing = Was fehlt
what-happened = Zuletzt geändert
timeline = Verlauf
timeline-empty = Hier hat noch niemand etwas geändert.
nothing-missing = Nichts, was Spagat sehen könnte.
twin-note = Strich: Ziel. Band: 95-%-Intervall.
profit = Profit
satisfaction = Zufriedenheit
net-revenue = Nettoerlös
nps = Weiterempfehlung (NPS)
nps-note = 95 %: { $low } bis { $high }
until = R12 bis { $month }
of-net-revenue = { $margin } vom Nettoerlös
answered-of = { $answered } von { $asked } haben geantwortet
few-answers = { $answers ->
    [one] Eine Antwort reicht nicht für ein sicheres Urteil.
   *[other] { $count } Antworten reichen nicht für ein sicheres Urteil.
}
stands-unknown = Wo der Kunde steht, ist noch unbekannt.
stands-hidden = Beträge sind für Sie nicht sichtbar, deshalb steht hier keine Zone.
balanced-clear = Profitabel und zufrieden: im Lot.
balanced-tentative = Wahrscheinlich im Lot ({ $p }).
balanced-open = Vielleicht im Lot; sicher ist das nicht.
squeezed-clear = Profitabel, aber ausgereizt: die Zufriedenheit liegt unter dem Ziel.
squeezed-tentative = Profitabel, aber wahrscheinlich ausgereizt ({ $p }).
squeezed-open = Vielleicht ausgereizt; sicher ist das nicht.
bought-clear = Zufrieden, aber teuer erkauft: der Profit liegt unter dem Ziel.
bought-tentative = Zufrieden, aber wahrscheinlich teuer erkauft ({ $p }).
bought-open = Vielleicht teuer erkauft; sicher ist das nicht.
loselose-clear = Gefährdet: Profit und Zufriedenheit liegen unter dem Ziel.
loselose-tentative = Wahrscheinlich gefährdet ({ $p }): Profit und Zufriedenheit liegen unter dem Ziel.
loselose-open = Vielleicht gefährdet; sicher ist das nicht.
gap-lead = Niemand betreut den Kunden
gap-lead-note = Ohne Leitung fragt auch niemand nach.
gap-lead-do = Team festlegen
gap-tier = Keine Kundenstufe
gap-tier-note = Auf der Karte stehen nur Kunden mit T1 oder T2.
gap-tier-do = Stufe setzen
gap-answers = Keine Antworten
gap-answers-note = Wie zufrieden der Kunde ist, weiß niemand.
gap-answers-do = Personen einladen
gap-silent = Schweigen
gap-silent-note = { $count } eingeladen, ohne Antwort. Schweigen ist auch ein Zeichen.
gap-silent-do = Antwort erfassen
gap-old = Alte Antworten
gap-old-note = Die älteste ist vom { $day }.
gap-costs = Kosten fehlen
gap-costs-note = Ohne Herstellkosten ist der Deckungsbeitrag unbekannt, nicht null.
gap-costs-do = Kosten eintragen
gap-bookings = Keine Buchungen im Zeitraum
gap-bookings-note = Rechnungen dieses Kunden sind nicht eingelesen.
gap-bookings-do = Datei einlesen
gap-target = Ziele sind Vorgaben
gap-target-note = Für dieses Geschäftsjahr hat niemand Ziele festgelegt: 20 % und 70 sind Vorgaben.
gap-target-do = Ziele festlegen
gap-import = Offener Import
gap-import-note = { $files ->
    [one] Eine Datei ist geladen, aber nicht gebucht.
   *[other] { $count } Dateien sind geladen, aber nicht gebucht.
}
gap-import-do = Import fortsetzen
gap-own-target = Kein eigenes Ziel
gap-own-target-note = Für dieses Geschäftsjahr sind Nettoerlös und Deckungsbeitrag des Kunden ohne Ziel.
gap-structure = Konzernstruktur nicht bestätigt
gap-structure-never = Niemand hat sie je bestätigt.
gap-structure-note = Zuletzt bestätigt am { $day }.
gap-structure-do = Profil ansehen
gap-waiting = Nummern ohne Kunden
gap-waiting-note = { $n ->
    [one] Eine Nummer der Firma wartet auf Zuordnung; vielleicht gehört sie hierher.
   *[other] { $count } Nummern der Firma warten auf Zuordnung; vielleicht gehört eine hierher.
}
gap-waiting-do = Nummern zuordnen
