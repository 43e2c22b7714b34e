# Bausteine, die Portal und Arbeitsplatz teilen.
errors-heading = { $count ->
    [one] Bitte prüfen Sie eine Angabe
   *[other] Bitte prüfen Sie { $count } Angaben
}
error-title = Fehler: { $title }
step-done = fertig
unread = neu
remove = Entfernen
change = Ändern
optional = freiwillig
please-choose = Bitte auswählen
date-day = Tag
date-month = Monat
date-year = Jahr
address-street = Straße
address-number = Hausnummer
address-postcode = Postleitzahl
address-town = Ort
address-country = Land
upload-chosen = Ausgewählt:
upload-sending = Die Datei wird übertragen …
upload-failed = Die Übertragung ist abgebrochen. Bitte versuchen Sie es noch einmal.
upload-too-large = Eine Datei ist größer als { $size }. Bitte wählen Sie eine kleinere.
deadlines-caption = Fristen mit Grund
deadlines-what = Frist und Grund
deadlines-when = Tag
pages = Seiten
previous-page = Vorherige Seite
next-page = Nächste Seite
messages = Nachrichten
no-messages = Noch keine Nachrichten.
papers = Unterlagen
receipt-being-made = Die Eingangsbestätigung wird gerade erstellt.
reload-page = Seite neu laden
saved-at = Gespeichert um { $time }
open-pdf = PDF öffnen
fee = Gebühr
write-message = Nachricht schreiben
imprint-represented = Vertreten durch
office-phone = Telefon
office-email = E-Mail
office-web = Internet
