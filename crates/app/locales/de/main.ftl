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
event-job-failed-times = Die Hintergrundarbeit { $kind } ist { $tries }-mal gescheitert.
