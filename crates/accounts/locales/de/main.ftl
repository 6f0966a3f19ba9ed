account = Kunde
accounts = Kunden

## Ablehnungen
refused-stale = Diese Angaben hat inzwischen jemand geändert. Laden Sie die Seite neu und tragen Sie Ihre Änderung dort ein.
refused-key-taken = Der Schlüssel { $key } führt zu { $by }, heute oder von früher her. Wählen Sie einen anderen.
refused-moved-on = { $name } wurde seitdem geändert. Diese Änderung lässt sich nicht mehr rückgängig machen.
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
