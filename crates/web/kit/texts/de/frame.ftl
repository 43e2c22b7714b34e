# Was auf jeder Seite steht.
language-tag = de
skip-to-content = Zum Inhalt springen
language = Sprache
online-services = Online-Dienste
main-navigation = Hauptnavigation
breadcrumb = Sie sind hier
start-page = Startseite
nav-services = Leistungen
nav-cases = Meine Vorgänge
nav-waiting = { $count ->
    [one] Vorgang wartet auf Sie
   *[other] Vorgänge warten auf Sie
}
nav-help = Hilfe
nav-sign-in = Anmelden
search = Suchen
footer-help = Wir helfen Ihnen
footer-phone = Telefon { $number }
footer-good-to-know = Gut zu wissen
footer-privacy = So schützen wir Ihre Daten
footer-licences = Lizenzen
footer-legal = Rechtliches
footer-imprint = Impressum
footer-accessibility = Barrierefreiheit
footer-report-barrier = Barriere melden
footer-runs-on = Läuft mit
open-with-code = Vorgang mit Code öffnen
desk-areas = Bereiche
desk-home = Arbeitsplatz
desk-print-list = Druckliste
desk-find-label = Vorgang oder Name suchen
desk-find-hint = Vorgang, Name
desk-queues = Eingänge

## The demo

demo-banner = Vorführung: Stadt und Personen sind erfunden.
demo-link = Personen und E-Mails
