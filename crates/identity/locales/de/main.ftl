# Anmelden
sign-in = Anmelden
sign-out = Abmelden
email = E-Mail-Adresse
password = Passwort
forgot = Passwort vergessen
forgot-help = Die Verwaltung Ihrer Firma gibt Ihnen einen Link, mit dem Sie ein neues setzen. Er gilt einen Tag und nur einmal.
no-match = E-Mail-Adresse und Passwort passen nicht zusammen. { $left ->
    [0] Der nächste Versuch geht in einer Minute.
    [one] Noch ein Versuch.
    [2] Noch zwei Versuche.
    [3] Noch drei Versuche.
    [4] Noch vier Versuche.
   *[other] Noch { $left } Versuche.
}
too-many-tries = Zu viele Versuche. { $seconds ->
    [one] In einer Sekunde geht es weiter.
   *[other] In { $seconds } Sekunden geht es weiter.
}
no-cookie = Die Anmeldung kam nicht zurück.
no-cookie-help = Der Browser hat das Cookie nicht behalten. Rufen Sie Spagat unter { $url } auf und erlauben Sie Cookies für diese Adresse.
choose-firm = Firma wählen
choose-firm-help = Ihr Passwort gilt in mehreren Firmen.
choice-over = Die Auswahl ist abgelaufen. Melden Sie sich noch einmal an.
# Einrichten
no-firm = Es gibt noch keine Firma. Legen Sie mit „spagat init“ oder im Browser eine an.
set-up = Einrichten
set-up-help = Einmal, etwa zwei Minuten. Danach gibt es diese Seite nicht mehr.
set-up-spagat = Spagat einrichten
code = Einmalcode
code-hint = Steht in der Konsole, in der Spagat läuft. Gilt bis { $time }.
code-hint-over = Der Code ist abgelaufen. Starten Sie Spagat neu, dann steht ein neuer in der Konsole.
code-fault = Das ist nicht der Code aus der Konsole, oder er ist abgelaufen. Beim Neustart entsteht ein neuer.
firm = Firma
currency = Währung
fiscal-year = Geschäftsjahr ab
your-name = Ihr Name
your-roles = Ihre Rollen
you-administer = Sie legen Personen, Rollen und Sicherungen an und sehen dabei keine Geschäftszahlen.
you-controller = Sie pflegen Kosten, Sätze und Abschluss. Setzen Sie den Haken, wenn das sonst niemand tut.
you-head = Sie sehen alle Kunden und Zahlen und bestimmen Teams, Stufen und Ziele.
first-is-administrator = Die erste Person übernimmt die Verwaltung, sonst könnte niemand weitere Personen einladen.
firm-name-fault = Die Firma braucht einen Namen mit höchstens 120 Zeichen.
currency-fault = Diese Währung gibt es nicht. Nötig sind drei Buchstaben wie EUR.
fiscal-year-fault = Das Geschäftsjahr beginnt in einem Monat von 1 bis 12.
name-fault = Der Name fehlt oder hat mehr als 120 Zeichen.
email-fault = Das ist keine E-Mail-Adresse. Sie sieht aus wie name@firma.example.
email-taken = Diese E-Mail-Adresse gehört schon zu einer Person der Firma.
roles-fault = Wählen Sie mindestens eine Rolle.
# Passwörter
password-hint = Mindestens 12 Zeichen, am besten vier Wörter.
password-short = { $n ->
    [0] Das Passwort fehlt. Es braucht mindestens 12 Zeichen.
    [one] Das ist ein Zeichen. Nötig sind mindestens 12.
   *[other] Das sind { $n } Zeichen. Nötig sind mindestens 12.
}
password-long = Das Passwort hat mehr als 200 Zeichen oder Zeichen, die sich nicht tippen lassen.
password-common = Dieses Passwort wird als Erstes geraten. Nehmen Sie vier Wörter, die nicht zusammengehören.
password-own = Das Passwort besteht fast nur aus Ihrem Namen oder Ihrer Adresse. Nehmen Sie vier andere Wörter.
password-plain = Das Passwort wiederholt wenige Zeichen oder zählt der Reihe nach. Nehmen Sie vier Wörter, die nicht zusammengehören.
new-password = Neues Passwort
current-password = Jetziges Passwort
current-wrong = Das ist nicht Ihr jetziges Passwort.
change-password = Passwort ändern
password-ends-sessions = Danach sind Sie nur noch in diesem Browser angemeldet.
password-saved = { $n ->
    [0] Passwort geändert.
    [one] Passwort geändert, eine andere Anmeldung beendet.
   *[other] Passwort geändert, { $n } andere Anmeldungen beendet.
}
# Links
invitation = Einladung
invitation-help = { $name }, Sie sind bei { $firm } eingeladen. Setzen Sie Ihr Passwort, danach sind Sie angemeldet.
reset = Neues Passwort setzen
reset-help = Für Ihren Zugang bei { $firm }. Alle anderen Anmeldungen enden damit.
set-and-enter = Passwort setzen und anmelden
link-over = Dieser Link gilt nicht mehr
link-over-help = Er wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt. Die Verwaltung Ihrer Firma gibt Ihnen einen neuen.
# Ich
me = Ich
person = Person
name-hint = So stehen Sie im Verlauf und in Teams.
name-saved = Name gespeichert.
save = Speichern
language-and-theme = Sprache und Aussehen
language = Sprache
theme = Aussehen
theme-system = Wie das System
theme-light = Hell
theme-night = Dunkel
sessions = Anmeldungen
sessions-note = enden nach 30 Tagen ohne Besuch
device = Gerät
address = Adresse
since = seit
seen = zuletzt
this-browser = dieser Browser
unknown-device = Unbekanntes Gerät
end-session = Abmelden
end-others = Überall sonst abmelden
sessions-ended = { $n ->
    [0] Es gab keine andere Anmeldung.
    [one] Eine Anmeldung beendet.
   *[other] { $n } Anmeldungen beendet.
}
# Personen
members = Personen
member-count = { $n ->
    [one] Eine Person kann sich anmelden.
   *[other] { $n } Personen können sich anmelden.
}
name = Name
roles = Rollen
invite = Person einladen
invite-help = Es entsteht ein Link, den Sie der Person selbst geben.
make-invitation = Einladung erstellen
cancel = Abbrechen
closed = geschlossen
invited = eingeladen
closed-on = Geschlossen am { $day }
not-accepted = Einladung noch nicht angenommen
never = noch nie
note-administrator = Legt Personen, Rollen und Sicherungen an und sieht dabei keine Geschäftszahlen.
note-head = Sieht alle Kunden und Zahlen und bestimmt Teams, Stufen und Ziele.
note-controller = Sieht alle Kunden und Zahlen, führt Buchungen, Kostensätze, Ziele und den Abschluss.
note-manager = Sieht und bearbeitet die Kunden der eigenen Teams.
note-colleague = Sieht die Kunden der eigenen Teams, Beträge nur, wo das Team es vorsieht.
invitation-for = Einladung für { $name }
reset-for = Neues Passwort für { $name }
hand-over-help = Geben Sie diesen Link selbst weiter. Er gilt bis { $until } und nur einmal.
one-time-link = Einmal-Link
shown-once = Er wird nur jetzt gezeigt. Ein neuer macht diesen ungültig.
copy = Kopieren
copied = Kopiert
done = Fertig
save-roles = Rollen speichern
access = Zugang
invitation-again = Einladung neu erstellen
invitation-again-help = Die Person hat noch kein Passwort. Ein neuer Link gilt sieben Tage, der alte nicht mehr.
make-reset = Link für neues Passwort
reset-link-help = Der Link gilt einen Tag und nur einmal. Bis er benutzt wird, bleibt das jetzige Passwort.
end-all = Alle Anmeldungen beenden
close = Zugang schließen
close-help = Die Person ist sofort abgemeldet und kann sich nicht mehr anmelden. Was sie getan hat, bleibt im Verlauf.
reopen = Zugang öffnen
reopen-help = Die Person kann sich wieder mit ihrem Passwort anmelden und hat ihre früheren Rollen.
member-saved = { $name } gespeichert.
roles-saved = Rollen von { $name } gespeichert.
member-closed = Zugang von { $name } geschlossen.
member-reopened = Zugang von { $name } geöffnet.
member-is-closed = Der Zugang ist geschlossen. Öffnen Sie ihn zuerst.
last-administrator = Das ist die letzte Person mit der Rolle Verwaltung. Geben Sie die Rolle zuerst einer anderen.
member-moved-on = { $name } wurde inzwischen geändert. Laden Sie die Seite neu und ändern Sie es dann.
not-oneself = Den eigenen Zugang schließt eine andere Person mit der Rolle Verwaltung.
# Verlauf
events-firm = Firma
events-member = Personen
events-session = Anmeldungen
event-firm-opened = Firma { $firm } eingerichtet.
event-member-invited = { $name } eingeladen ({ $roles }).
event-member-added = { $name } angelegt ({ $roles }).
event-member-renamed = Name von { $was } in { $name } geändert.
event-member-changed = Angaben zu { $name } geändert, E-Mail-Adresse { $email }.
event-roles-set = Rollen von { $name } gesetzt: { $roles }.
event-invitation-made = Einladung für { $name } neu erstellt.
event-reset-made = Link für ein neues Passwort für { $name } erstellt.
event-password-set = Passwort von { $name } gesetzt.
event-member-closed = Zugang von { $name } geschlossen.
event-member-reopened = Zugang von { $name } geöffnet.
event-language-set = Sprache geändert.
event-theme-set = Aussehen geändert.
event-session-opened = Angemeldet.
event-session-opened-at = Angemeldet mit { $device } von { $address }.
event-session-offered = Passwort bestätigt, Firma noch nicht gewählt.
event-session-chosen = Firma gewählt.
event-session-ended = { $n ->
    [one] Eine Anmeldung beendet.
   *[other] { $n } Anmeldungen beendet.
}
event-sessions-ended-of = Anmeldungen von { $name } beendet.
event-members-added = { $n ->
    [one] Eine Person angelegt.
   *[other] { $n } Personen angelegt.
}
