# What stands on every page.
language-tag = en
skip-to-content = Skip to content
language = Language
online-services = Online services
main-navigation = Main navigation
breadcrumb = You are here
start-page = Home
nav-services = Services
nav-cases = My cases
nav-waiting = { $count ->
    [one] case waits for you
   *[other] cases wait for you
}
nav-help = Help
nav-sign-in = Sign in
search = Search
footer-help = We help you
footer-phone = Telephone { $number }
footer-good-to-know = Good to know
footer-privacy = How we protect your data
footer-licences = Licences
footer-legal = Legal
footer-imprint = Imprint
footer-accessibility = Accessibility
footer-report-barrier = Report a barrier
footer-runs-on = Runs on
open-with-code = Open a case with a code
desk-areas = Areas
desk-home = Desk
desk-print-list = Print list
desk-find-label = Find a case or a name
desk-find-hint = Case, name
desk-queues = Queues

## The demo

demo-banner = Demonstration: the town and its people are invented.
demo-link = People and mails
