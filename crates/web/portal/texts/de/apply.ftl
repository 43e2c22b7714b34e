# Vom Finden einer Leistung bis zur Eingangsbestätigung.
not-answered = nicht angegeben
start-greeting = Guten Tag
start-inquiries = { $count ->
    [one] Zu einem Ihrer Anträge haben wir eine **Frage**.
   *[other] Zu Ihren Anträgen haben wir **{ $count } Fragen**.
}
start-answer = Frage beantworten
start-decisions = { $count ->
    [one] Für Sie liegt ein **Bescheid** bereit.
   *[other] Für Sie liegen **{ $count } Bescheide** bereit.
}
start-retrieve = Zum Bescheid
start-waiting = Ansehen, was zu tun ist
start-drafts = { $count ->
    [one] Sie haben einen **angefangenen Antrag**. Er ist gespeichert.
   *[other] Sie haben **{ $count } angefangene Anträge**. Sie sind gespeichert.
}
services-found-title = Gefundene Leistungen
services-found = { $count ->
    [0] Nichts gefunden für „{ $query }“
    [one] Eine Leistung gefunden für „{ $query }“
   *[other] { $count } Leistungen gefunden für „{ $query }“
}
services-none = Hier gibt es noch keine Online-Dienste. Schauen Sie bald wieder vorbei oder rufen Sie uns an.
services-nothing = Diesen Begriff kennen wir hier nicht. So finden Sie vielleicht trotzdem, was Sie brauchen:
services-tip-short = Suchen Sie mit einem einzigen, allgemeinen Wort.
services-tip-words = Versuchen Sie zum Beispiel:
services-tip-all = Sehen Sie alle Leistungen von A bis Z an
service-duration = Bearbeitung
service-cost = Kosten
service-decides = Wer entscheidet
service-legal-basis = Rechtsgrundlagen
service-start-another = Neu beginnen
service-needs-account = Für diesen Antrag müssen wir Ihre E-Mail-Adresse kennen. Melden Sie sich bitte zuerst an.
imprint-who = Wer diese Seiten verantwortet
privacy-of = Datenschutz: { $service }
privacy-purpose = Wofür wir Ihre Angaben brauchen
privacy-basis = Rechtsgrundlage
privacy-recipients = Wer sie erhält
privacy-obligation = Müssen Sie die Angaben machen?
privacy-retention = Wie lange wir sie aufbewahren
privacy-retention-text = { $years ->
    [one] Ein Jahr nach Abschluss des Vorgangs
   *[other] { $years } Jahre nach Abschluss des Vorgangs
}, dann löschen wir sie. Grundlage: { $basis }. Angefangene Anträge löschen wir 30 Tage nach dem letzten Speichern.
privacy-controller = Verantwortlich für Ihre Daten
privacy-officer = Datenschutzbeauftragte
privacy-officer-unset = Hier steht noch nicht, wie Sie unsere Datenschutzbeauftragte direkt erreichen. Schreiben Sie an die Anschrift oben und setzen Sie „Datenschutz“ dazu, oder rufen Sie uns an.
privacy-automated = Wer entscheidet
privacy-automated-text = Über Ihren Antrag entscheidet immer ein Mensch. Automatische Entscheidungen und Profiling gibt es hier nicht (Artikel 22 DSGVO).
privacy-more = Was Sie außerdem wissen sollten
privacy-cookies = Cookies
privacy-cookies-text = Wir setzen nur Cookies, ohne die diese Seiten nicht arbeiten können: für Ihre Anmeldung, für den Schutz der Formulare und für die Sprache. Niemand wertet aus, was Sie hier tun.
privacy-rights = Ihre Rechte
privacy-rights-text = Sie können Auskunft über Ihre Daten verlangen, falsche berichtigen und unter den Voraussetzungen des Gesetzes löschen oder ihre Verarbeitung einschränken lassen (Artikel 15 bis 18 DSGVO). Aus Gründen, die sich aus Ihrer besonderen Situation ergeben, können Sie der Verarbeitung widersprechen (Artikel 21 DSGVO). Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen (Artikel 7 Absatz 3 DSGVO). Wenden Sie sich dafür an uns oder an unsere Datenschutzbeauftragte.
privacy-complaint = Ihr Recht auf Beschwerde
privacy-complaint-text = Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Artikel 77 DSGVO). Für uns ist zuständig:
privacy-complaint-unset = Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Artikel 77 DSGVO). Für uns ist die Aufsichtsbehörde des Landes { $land } zuständig. Wie Sie sie erreichen, sagen wir Ihnen gern: Rufen Sie uns an oder schreiben Sie uns.
accessibility-report-text = Können Sie hier etwas nicht lesen, nicht bedienen oder nicht verstehen? Sagen Sie es uns. Wir antworten und helfen Ihnen auf einem anderen Weg.
accessibility-title = Erklärung zur Barrierefreiheit
accessibility-lead = { $authority } möchte, dass alle diese Seiten nutzen können, nach dem Behindertengleichstellungsrecht des Landes { $land } und der Richtlinie (EU) 2016/2102. Diese Erklärung gilt für alle Online-Dienste, die Sie hier finden.
accessibility-conformity = Wie barrierefrei diese Seiten sind
accessibility-fully = Diese Seiten sind mit der Norm EN 301 549 (BITV 2.0) **vollständig vereinbar**.
accessibility-partly = Diese Seiten sind mit der Norm EN 301 549 (BITV 2.0) **teilweise vereinbar**: Das meiste ist barrierefrei, aber noch nicht alles.
accessibility-not = Diese Seiten sind mit der Norm EN 301 549 (BITV 2.0) **nicht vereinbar**.
accessibility-barriers = Was noch nicht barrierefrei ist
accessibility-barriers-unset = Eine Liste der Barrieren steht hier noch nicht. Stoßen Sie auf eine, sagen Sie es uns bitte: Wir helfen Ihnen auf einem anderen Weg.
accessibility-not-yet = Das erfüllt die Norm noch nicht.
accessibility-disproportionate = Es zu ändern wäre eine unverhältnismäßige Belastung.
accessibility-out-of-scope = Das Gesetz verlangt es hier nicht.
accessibility-instead = So geht es trotzdem:
accessibility-made = Wie diese Erklärung entstanden ist
accessibility-prepared = Wir haben diese Erklärung am { $date } erstellt.
accessibility-self-assessment = Die Erklärung beruht auf unserer eigenen Bewertung.
accessibility-third-party = Die Erklärung beruht auf einer Bewertung durch andere.
accessibility-reviewed = Zuletzt überprüft am { $date }.
accessibility-report-form = Formular öffnen: Barriere melden
accessibility-enforcement = Durchsetzungsverfahren
accessibility-enforcement-text = Haben wir nicht oder nicht so geantwortet, dass Ihnen geholfen ist, können Sie sich an diese Stelle wenden. Sie ist unabhängig von uns, und es kostet Sie nichts.
accessibility-enforcement-unset = Haben wir nicht oder nicht so geantwortet, dass Ihnen geholfen ist, können Sie sich an die zuständige Stelle des Landes { $land } wenden. Wie Sie sie erreichen, sagen wir Ihnen gern: Rufen Sie uns an oder schreiben Sie uns.
barrier-lead = Was hindert Sie? Ihre Meldung geht an die Stelle, die für die Barrierefreiheit dieser Seiten zuständig ist.
barrier-what = Was funktioniert für Sie nicht?
barrier-what-hint = Zum Beispiel: „Mit dem Vorleseprogramm höre ich nicht, welches Feld falsch ist.“
barrier-where = Auf welcher Seite?
barrier-where-hint = Die Adresse oder die Überschrift der Seite.
barrier-email = Ihre E-Mail-Adresse
barrier-email-hint = Wenn Sie eine Antwort möchten.
barrier-send = Meldung senden
barrier-or-call = Sie können uns auch anrufen:
barrier-sent = Danke, Ihre Meldung ist angekommen
barrier-sent-text = Wir kümmern uns darum. Wenn Sie eine E-Mail-Adresse angegeben haben, antworten wir Ihnen.
licences-lead = Womit diese Seiten gemacht sind, und unter welchen Bedingungen Sie es weiterverwenden dürfen.
licences-texts = Lizenztexte
licence-gangway = Das Programm hinter diesen Seiten. Quelltext beim Betreiber.
licence-kern = Das Gestaltungssystem der deutschen Verwaltung, unverändert.
licence-fira = Die Schrift.
licence-htmx = Speichert Ihre Eingaben, während Sie schreiben.
help-find = Eine Leistung finden
help-find-text = Suchen Sie auf der Startseite mit einem Wort, das Ihnen einfällt: Baum, Umzug, Haltverbot. Auf der Seite der Leistung steht, was Sie brauchen, was es kostet und wer entscheidet.
help-save = Unterbrechen und weitermachen
help-save-text = Wir speichern, während Sie schreiben. Ihre angefangenen Anträge finden Sie in diesem Browser unter „Angefangene Anträge“. Melden Sie sich mit Ihrer E-Mail-Adresse an, dann finden Sie sie auch auf einem anderen Gerät.
help-follow = Einen Antrag verfolgen
help-follow-text = Nach dem Absenden bekommen Sie eine Vorgangsnummer und einen Zugangscode. Damit öffnen Sie Ihren Vorgang jederzeit, auch ohne Konto: Sie sehen den Stand, beantworten Fragen und rufen den Bescheid ab.
help-person = Mit einem Menschen sprechen
help-person-text = Telefon und Anschrift stehen unten auf jeder Seite. Sie können jeden Antrag auch auf Papier stellen.
step-title = { $step } (Schritt { $number } von { $count })
step-open = noch offen
back-to = Zurück: { $place }
back-to-service = Zurück zur Leistung
back-to-check = Speichern und zurück zur Prüfung
on-to = Weiter: { $place }
conflict-heading = Diese Seite wurde inzwischen an anderer Stelle geändert
conflict-text = Vielleicht haben Sie den Antrag noch in einem anderen Fenster oder auf einem anderen Gerät offen. Nichts ist verloren, und nichts wurde überschrieben.
conflict-mine = Hier steht:
conflict-theirs = Gespeichert ist:
conflict-nothing = (nichts)
conflict-choose = Welche Eingaben sollen gelten?
conflict-keep-mine = Meine Eingaben behalten
conflict-take-theirs = Das Gespeicherte verwenden
autosave-conflict = Nicht gespeichert: Diese Seite wurde an anderer Stelle geändert. Beim Weitergehen können Sie wählen, was gilt.
autosave-ended = Nicht gespeichert: Ihre Sitzung ist zu Ende. Ihre Eingaben bleiben auf dieser Seite, und beim Weitergehen bewahren wir sie auf.
rescued-title = Ihre Sitzung war zu Ende. Ihre Eingaben sind gerettet.
rescued-text = Was auf dieser Seite stand, liegt jetzt in einem neuen Entwurf. Hatten Sie sich angemeldet? Dann melden Sie sich noch einmal an: Unter „Angefangene Anträge“ finden Sie auch Ihre früheren Angaben.
again-title = Bitte senden Sie diese Seite noch einmal
again-text = Aus Gründen der Sicherheit haben wir sie nicht angenommen. Alles, was Sie eingegeben haben, steht noch hier.
contact-title = Kontakt und Zustellung
apply-contact-heading = Wie dürfen wir Sie erreichen?
contact-account = Nachrichten zu Ihrem Antrag melden wir an { $email }.
contact-email = E-Mail-Adresse
contact-email-hint = Damit sagen wir Ihnen Bescheid, wenn es etwas Neues gibt. Worum es geht, steht nie in der E-Mail. Ohne Adresse sehen Sie selbst mit Vorgangsnummer und Zugangscode nach.
contact-conflict = Inzwischen wurde an anderer Stelle etwas anderes gespeichert. Prüfen Sie bitte Ihre Auswahl und gehen Sie noch einmal weiter: Dann gilt, was hier steht.
apply-delivery-question = Wie soll der Bescheid zu Ihnen kommen?
apply-delivery-portal = Digital in mein Postfach hier
apply-delivery-portal-hint = Wir schreiben Ihnen eine E-Mail, sobald er bereitliegt.
apply-delivery-post = Auf Papier mit der Post
apply-delivery-post-hint = An die Anschrift, die Sie angegeben haben.
portal-consent-2026-11 = **Wenn Sie „Digital“ wählen, willigen Sie ein:** Der Bescheid wird Ihnen bekannt gegeben, indem Sie ihn hier abrufen (§ 41 Absatz 2a Verwaltungsverfahrensgesetz und Landesrecht). Am Tag nach dem Abruf gilt er als bekannt gegeben, und die Frist für einen Widerspruch beginnt. Rufen Sie ihn nicht innerhalb von zehn Tagen ab, kommt er mit der Post. Sie können Ihre Wahl jederzeit ändern.
check-warning = **Mit dem Absenden stellen Sie den Antrag verbindlich.** Er löst ein Verfahren aus, das Gebühren kosten kann. Senden Sie ihn erst ab, wenn alles stimmt. Eine Kopie bekommen Sie sofort.
check-delivery-portal = **Ihr Bescheid kommt digital.** Wir legen ihn in Ihr Postfach und schreiben Ihnen eine E-Mail. Am Tag, nachdem Sie ihn abgerufen haben, gilt er als bekannt gegeben.
check-delivery-post = **Ihr Bescheid kommt mit der Post.** Er geht an die Anschrift, die Sie angegeben haben.
check-step-open = { $step }: Hier fehlt noch etwas. Wählen Sie „Ändern“.
check-changed = Ihr Antrag wurde inzwischen geändert und ist noch nicht abgesendet. Lesen Sie ihn bitte noch einmal durch.
check-not-yet = So können wir den Antrag noch nicht annehmen. Prüfen Sie bitte „Kontakt und Zustellung“.
check-unavailable = Gerade konnten wir Ihren Antrag nicht annehmen. Er ist als Entwurf gespeichert. Versuchen Sie es bitte in einigen Minuten noch einmal.
filed-heading = Diesen Antrag haben Sie schon abgesendet
filed-text = Er ist bei uns eingegangen und hat die Vorgangsnummer { $number }. Etwas ändern können Sie mit einer Nachricht in Ihrem Vorgang.
filed-receipt = Zur Eingangsbestätigung
drafts-title = Angefangene Anträge
drafts-none = Hier liegt nichts. Sobald Sie einen Antrag beginnen, speichern wir ihn, und Sie können hier weitermachen.
drafts-lead = Wir löschen einen Entwurf { $days } Tage nach dem letzten Speichern.
drafts-saved = Zuletzt gespeichert am { $moment }
drafts-delete = Löschen
drafts-guest = Diese Entwürfe finden Sie nur in diesem Browser. Möchten Sie auf einem anderen Gerät weitermachen? Melden Sie sich mit Ihrer E-Mail-Adresse an, dann nehmen wir sie mit.
receipt-letter-later = Die Bestätigung als PDF wird gerade erstellt. In wenigen Augenblicken finden Sie sie hier und in Ihrem Vorgang.
next-filed = Ihr Antrag ist da
next-review = Wir prüfen Ihren Antrag
next-review-by = Zuständig: { $department }
next-inquiry = Wir fragen nach, wenn etwas fehlt
next-inquiry-how = Die Frage finden Sie in Ihrem Vorgang, und dort antworten Sie auch.
next-decision = Sie erhalten den Bescheid
next-decision-by = Voraussichtlich bis zum { $date }
keep-code = Bewahren Sie den Zugangscode auf
keep-code-text = Wir zeigen ihn nur jetzt. Schreiben Sie ihn auf oder **drucken Sie diese Seite**. Mit Nummer und Code öffnen Sie Ihren Vorgang auf jedem Gerät.
confirm-email-heading = Bestätigen Sie Ihre E-Mail-Adresse
confirm-email-text = Erst dann benachrichtigen wir Sie an { $email }, wenn es etwas Neues gibt.
confirm-email = E-Mail-Adresse bestätigen
no-email = Sie bekommen keine E-Mails
no-email-text = Sehen Sie ab und zu in Ihrem Vorgang nach, ob wir eine Frage haben. Eine E-Mail-Adresse können Sie dort jederzeit angeben.
