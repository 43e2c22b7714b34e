# Anmelden und Vorgänge bearbeiten.
desk-sign-in = Anmelden
desk-sign-in-intro = Arbeitsplatz für Mitarbeitende, { $town }
desk-email = Dienstliche E-Mail-Adresse
desk-phone = Telefon
desk-password = Passwort
desk-new-password = Neues Passwort
desk-new-password-hint = Mindestens 12 Zeichen. Gut geeignet sind vier oder mehr Wörter, die nichts miteinander zu tun haben.
desk-password-forgotten = Passwort vergessen?
desk-to-sign-in = Zur Anmeldung
desk-reset-ask = Link anfordern
desk-reset-intro = Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort setzen.
desk-reset-heading = Sehen Sie in Ihr Postfach
desk-reset-sent = Arbeitet jemand mit dieser Adresse hier, ist eine E-Mail unterwegs. Der Link darin gilt { $hours } Stunden. An jede Adresse schicken wir nur wenige E-Mails in der Stunde.
desk-reset-sent-own = Wir schicken den Link an { $email }. An jede Adresse schicken wir nur wenige E-Mails in der Stunde.
desk-set-password = Passwort setzen
desk-set-password-intro = Wählen Sie das Passwort, mit dem Sie sich am Arbeitsplatz anmelden, { $town }.
desk-password-set = Ihr Passwort ist gesetzt
desk-password-set-text = Melden Sie sich jetzt damit an. Der Link gilt nicht mehr.
desk-link-expired = Dieser Link gilt nicht mehr
desk-link-expired-text = Er wurde schon benutzt oder ist zu alt. Fordern Sie einen neuen an. Sind Sie neu hier, bitten Sie den Betrieb um eine neue Einladung.
desk-account = Mein Zugang
desk-roles = Rollen
duty-designer = Formulare und Leistungen gestalten Sie nicht hier, sondern als Ordner mit Textdateien: „gangway pack check“ prüft sie. Die Veröffentlichung übernimmt, wer dafür eine Rolle hat.
duty-publisher = Sie geben Leistungen frei: Auf dem Server veröffentlicht „gangway pack publish“ eine neue Fassung. Laufende Vorgänge behalten ihre.
duty-operator = Sie betreuen den Betrieb auf dem Server, zum Beispiel Zugänge mit „gangway user“ und Rollen mit „gangway role“. Die Anleitung ist docs/operate.md.
duty-auditor = Sie lesen Vorgänge und Protokolle aller Ämter und ändern nichts.
assignment-by-lead = Zuteilen und Abgeben an ein anderes Amt kann die Leitung.
desk-roles-by = Name, Adresse und Rollen ändert der Betrieb Ihrer Stadt.
desk-no-role = Ihr Zugang hat noch keine Rolle.
desk-no-role-text = Bitten Sie den Betrieb, Ihnen eine zu geben. Danach sehen Sie hier Ihre Vorgänge.
desk-ask-new-password = Neues Passwort anfordern
desk-sign-out = Abmelden
desk-way-back = Zurück
desk-news = Inzwischen ist dazugekommen:
desk-mark-seen = Als gelesen markieren
desk-send-again = Ihre Anmeldung hat gewechselt. Ihre Eingabe steht noch hier: Senden Sie sie bitte noch einmal.
desk-choose-files = Dateien auswählen
desk-files-hint = PDF oder Fotos (JPG, PNG), je Datei höchstens { $size }
role-caseworker = Sachbearbeitung, { $department }
role-lead = Leitung, { $department }
role-designer = Gestaltung
role-publisher = Freigabe
role-operator = Betrieb
role-auditor = Revision
desk-state-submitted = Neu
desk-state-in-review = In Arbeit
desk-state-waiting = Wartet auf Antwort
desk-state-answer-here = Antwort da
desk-state-more-time = Bittet um mehr Zeit
desk-state-sign = Zur Unterschrift
desk-state-co-sign = Zur Mitzeichnung
desk-state-deliver = Bereit zur Bekanntgabe
desk-state-print = Auf der Druckliste
desk-state-announcing = Bekanntgabe läuft
desk-state-objection = Widerspruch offen
desk-state-partly-decided = Teilweise entschieden
desk-state-decided = Entschieden
desk-state-closed = Abgeschlossen
desk-state-withdrawn = Zurückgezogen
desk-state-deleted = Gelöscht
due-late = { $days ->
    [one] 1 Tag überfällig
   *[other] { $days } Tage überfällig
}
due-answer-late = Antwort überfällig
due-today = heute
due-tomorrow = morgen
due-in-days = in { $days } Tagen
due-open = offen
due-rests = ruht
due-rests-until = ruht bis { $date }
queues-department = Mein Amt
queues-register = Erfassen
queue-mine = Meine Vorgänge
queue-department = Alle offenen
queue-co-sign = Zur Mitzeichnung
queue-unassigned = Ohne Bearbeitung
queue-waiting = Warten auf Antwort
queue-due = Bald fällig
queue-late = Überfällig
queue-announcing = Bekanntgabe läuft
queue-objections = Widersprüche
queue-done = Erledigt
queue-count = { $count ->
    [one] 1 Vorgang
   *[other] { $count } Vorgänge
}
queue-range = { $first }–{ $last } von { $total }
queue-mine-empty = Sie bearbeiten gerade keinen Vorgang
queue-mine-empty-text = Neue Vorgänge finden Sie unter „Ohne Bearbeitung“. Öffnen Sie einen und wählen Sie „Übernehmen“.
queue-department-empty = Kein Vorgang ist offen
queue-department-empty-text = Hier steht alles, was in Ihrem Amt noch nicht abgeschlossen ist.
queue-unassigned-empty = Alles ist verteilt
queue-unassigned-empty-text = Hier stehen Vorgänge, die noch niemand übernommen hat.
queue-waiting-empty = Niemand schuldet Ihnen eine Antwort
queue-waiting-empty-text = Stellen Sie eine Nachfrage, steht der Vorgang hier, bis die Antwort da ist.
queue-due-empty = In den nächsten sieben Tagen ist nichts fällig
queue-due-empty-text = Hier stehen Vorgänge, deren Frist bald abläuft. Ruhende Fristen zählen nicht.
queue-late-empty = Nichts ist überfällig
queue-late-empty-text = Hier stehen Vorgänge, deren Frist abgelaufen ist.
queue-co-sign-empty = Nichts wartet auf eine zweite Unterschrift
queue-co-sign-empty-text = Hier stehen Vorgänge, deren Bescheid schon einmal unterschrieben ist und die zweite Unterschrift braucht.
queue-announcing-empty = Kein Bescheid ist unterwegs
queue-announcing-empty-text = Hier stehen Vorgänge, deren Bescheid gedruckt, abgerufen oder zugestellt werden muss, bevor er bekannt gegeben ist.
queue-objections-empty = Kein Widerspruch ist offen
queue-objections-empty-text = Geht ein Widerspruch ein, steht der Vorgang hier, bis darüber entschieden ist.
queue-done-empty = Noch ist nichts abgeschlossen
queue-done-empty-text = Hier stehen abgeschlossene und zurückgezogene Vorgänge.
queue-filter-empty = Zu dieser Auswahl liegt hier nichts
queue-filter-empty-text = Ändern Sie die Filter oder setzen Sie sie zurück.
desk-filter-all = Alle
filter-me = ich
filter-sort = Reihenfolge
sort-due = Frist zuerst
sort-oldest = Älteste zuerst
sort-newest = Neueste zuerst
sort-changed = Zuletzt geändert
sort-applicant = Name
search-heading = Suche nach „{ $words }“
search-more = Es gibt mehr Treffer, als hier stehen. Suchen Sie bitte genauer.
search-empty = Nichts gefunden
search-empty-text = Gesucht wird in Vorgangsnummern und Namen. Schon ein Teil davon genügt.
paper-application = Antrag auf Papier
fact-applicant = Antrag von
fact-received = Eingang
fact-address = Anschrift
fact-email = E-Mail
fact-email-confirmed = bestätigt
fact-email-open = nicht bestätigt, wir schreiben noch nicht dorthin
fact-delivery = Bescheid
fact-delivery-portal = digital ins Postfach
fact-delivery-post = mit der Post
answer-protected = Geschützte Angabe, sichtbar nur für die zuständige Person und die Leitung
answer-corrected = Korrigiert am { $when } von { $who }. Vorher: { $before }
answer-none-before = keine Angabe
answer-gone = entfällt
all-answers = { $count ->
    [one] Alle Angaben im Überblick
   *[other] Alle { $count } Fassungen der Angaben
}
more-in-record = { $more } weitere im Protokoll (alle { $count } Einträge)
whole-record = { $count ->
    [one] Vollständige Akte (1 Eintrag)
   *[other] Vollständige Akte ({ $count } Einträge)
}
papers-count = { $count ->
    [one] 1 Datei
   *[other] { $count } Dateien
}
paper-protected = geschützte Datei
papers-protected = { $count ->
    [one] 1 geschützte Datei sehen nur die zuständige Person und die Leitung
   *[other] { $count } geschützte Dateien sehen nur die zuständige Person und die Leitung
}
desk-papers-choose = Unterlagen für die Akte
add-papers = Unterlagen hinzufügen
audience = Wer soll sie sehen?
audience-staff = Nur das Amt, zum Beispiel ein Protokoll
audience-both = Auch die antragstellende Person
message-papers = Unterlagen zur Nachricht
message-read = gelesen
message-not-read = noch nicht gelesen
message-is-inquiry = Nachfrage, Antwort bis { $date }
message-is-reply = Antwort auf die Nachfrage
open-inquiry = Offene Nachfrage
desk-paper-missing = fehlt noch
desk-paper-received = erhalten
inquiry-ask = Nachfragen
inquiry-ask-again = Noch einmal fragen
inquiry-settle = Nachfrage erledigt
inquiry-more-time = Mehr Zeit geben
inquiry-wish = { $name } bittet um Zeit **bis { $date }**.
inquiry-heading = Nachfrage stellen
inquiry-intro = Schreiben Sie, was fehlt und warum Sie es brauchen. Die Nachfrage liegt sofort im Postfach. Solange die Antwort aussteht, ruht unsere Zusage.
inquiry-text = Text der Nachfrage
inquiry-text-hint = Ersetzen Sie den Satz in eckigen Klammern durch Ihre Frage.
inquiry-papers = Diese Unterlagen fehlen
inquiry-own-papers = Weitere Unterlagen
inquiry-own-papers-hint = Eine je Zeile, höchstens fünf
inquiry-correction = Korrektur
inquiry-correct = Angaben sollen korrigiert werden
inquiry-questions = Welche Angaben?
inquiry-questions-hint = Wählen Sie keine aus, darf alles korrigiert werden. Die bisherige Fassung bleibt in der Akte.
inquiry-due = Antwort bis
inquiry-send = Nachfrage senden
desk-more-time-heading = Mehr Zeit für die Antwort
desk-more-time-wished = { $name } bittet um Zeit **bis { $date }**.
desk-more-time-unasked = Die Antwort ist bis { $date } erbeten. Sie können von sich aus mehr Zeit geben.
desk-more-time-until = Neue Frist
desk-more-time-reason = Begründung, falls Sie ablehnen
desk-more-time-reason-hint = Steht so im Postfach.
desk-more-time-grant = Mehr Zeit geben
desk-more-time-refuse = Ablehnen
hand-over = An ein anderes Amt abgeben
hand-over-intro = Der Vorgang liegt danach im anderen Amt ohne Bearbeitung. Wer dort nicht arbeitet, sieht ihn nicht mehr.
hand-over-to = Amt
hand-over-reason = Grund
hand-over-reason-hint = Nur im Amt sichtbar.
hand-over-send = Abgeben
assignment = Zuständig
assignment-nobody = Noch niemand
assignment-take = Übernehmen
assignment-release = Zurück in den Eingang
assignment-give-to = Geben an
assignment-give = Zuweisen
post-register = Post erfassen
post-intro = Erfassen Sie hier, was auf Papier gekommen ist. Es zählt der Tag, an dem es bei der Stadt eingegangen ist.
post-what = Was ist gekommen?
post-reply = Antwort auf die Nachfrage vom { $date }
post-letter = Ein Schreiben
post-objection = Widerspruch erfassen: { $subject }
post-withdrawal = Rücknahme des Antrags
post-received = Eingegangen am
post-received-hint = Der Eingangsstempel
post-text = Was steht darin?
post-text-hint = Abschrift oder kurze Zusammenfassung
post-scan = Scan
post-send = Erfassen
decisions = Bescheide
decision-write = Bescheid schreiben
decision-go-on = Am Bescheid weiterschreiben
decision-sign-off = Prüfen und zeichnen
decision-co-sign = Mitzeichnen
decision-delivery = Bekanntgabe ansehen
decision-discarded = verworfen
decision-draft = Entwurf
decision-to-sign = zur Zeichnung
decision-sealed = gesiegelt
decision-on-its-way = unterwegs
decision-announced = bekannt gegeben
decision-final = bestandskräftig
to-print-list = Zur Druckliste
case-close = Vorgang abschließen
next-answer-more-time = Über die Frist entscheiden
next-go-on-without = Ohne Antwort weiterarbeiten
step-nothing = Der Vorgang ist beendet. Es ist nichts mehr zu tun.
step-take-up = **Noch niemand bearbeitet diesen Vorgang.** Übernehmen Sie ihn, wenn Sie anfangen.
step-answer-more-time = **{ $name } bittet um Zeit bis { $date }.** Entscheiden Sie darüber.
step-check-reply = **Die Antwort ist vollständig.** Prüfen Sie sie und erledigen Sie die Nachfrage. Unsere Zusage läuft seit dem Eingang wieder.
step-chase-reply = **Die Frist der Nachfrage ist abgelaufen.** Geben Sie mehr Zeit oder entscheiden Sie nach dem, was da ist.
step-handle-objection = **Ein Widerspruch liegt vor.** Prüfen Sie, ob ihm abzuhelfen ist.
step-deliver-again = **Die Bekanntgabe ist gescheitert.** Wählen Sie einen anderen Weg.
step-post = **Der Brief wartet auf den Versand.** Drucken Sie ihn und tragen Sie ein, wann er zur Post ging.
step-deliver = **Der Bescheid ist gesiegelt.** Geben Sie ihn bekannt.
step-co-sign = **Eine zweite Person muss mitzeichnen.**
step-sign-off = **Der Bescheid ist fertig zur Zeichnung.** Es zählt genau das PDF, das Sie prüfen.
step-hear = **Der Bescheid belastet.** Hören Sie die antragstellende Person an oder halten Sie fest, warum nicht.
step-write = **Ein Bescheid ist angefangen.** Schreiben Sie ihn zu Ende.
step-revise = **{ $name } gibt den Bescheid mit Hinweis zurück:** { $note }
step-decide = **Alles liegt vor.** Prüfen Sie die Angaben und entscheiden Sie.
step-decide-missing = **Es fehlt noch etwas.** Fragen Sie nach, oder entscheiden Sie nach dem, was da ist.
step-decide-with-care = **Prüfen Sie die Angaben und das, was hier steht,** und entscheiden Sie.
step-decide-rest = **Der Rest ist noch zu entscheiden.** Alles dafür liegt vor.
points-attention = Beachten Sie
points-missing = Es fehlt
points-absent = Nicht beigefügt, freiwillig
points-warned = Davor hat das Formular gewarnt
rest-open = Entschieden ist über: { $parts }. **Der Rest ist offen.**
rest-open-until = Entschieden ist über: { $parts }. **Der Rest ist offen, bis { $day }.**
rest-open-resting = Entschieden ist über: { $parts }. **Der Rest ist offen,** seine Frist ruht.
step-close = **Alles ist entschieden und bestandskräftig.** Schließen Sie den Vorgang ab.
step-await-reply = Wir warten auf die Antwort, erbeten bis **{ $date }**. Unsere Zusage ruht so lange.
step-await-house = Der Bescheid wird gerade gesiegelt oder versandt. Das dauert meist nur Sekunden.
step-await-retrieval = Der Bescheid liegt im Postfach. Er kann bis **{ $date }** abgerufen werden, danach geht er mit der Post.
step-await-receipt = Der Brief ist unterwegs. Tragen Sie ein, wann er zugegangen ist.
step-await-announcement = Der Bescheid gilt bald als bekannt gegeben. Das wird von selbst festgehalten.
step-make-final = **Die Widerspruchsfrist ist vorbei.** Tragen Sie ein, dass der Bescheid bestandskräftig ist.
step-await-finality = Die Widerspruchsfrist läuft. Frühestens am **{ $date }** ist der Bescheid bestandskräftig.
deadline-inquiry = Antwort auf die Nachfrage
deadline-promise = Unsere Zusage
deadline-statutory = Gesetzliche Frist
deadline-retrieval = Abruf
deadline-objection = Widerspruch
deadline-finality = Bestandskraft
deadline-fee = Gebühr
reason-inquiry = Nachfrage vom { $date }
reason-promise = { $days ->
    [one] 1 Tag ab Eingang am { $date }
   *[other] { $days } Tage ab Eingang am { $date }
 }
reason-extended = { $days ->
    [one] verlängert um 1 Tag (Nachfrage vom { $date })
   *[other] verlängert um { $days } Tage (Nachfrage vom { $date })
}
reason-objected = offen, solange der Widerspruch läuft
reason-statutory = ab Eingang am { $date }
reason-retrieval = zehn Tage nach der Benachrichtigung
reason-objection = { $months ->
    [one] ein Monat ab Bekanntgabe am { $date }
   *[other] { $months } Monate ab Bekanntgabe am { $date }
}
reason-finality = am Tag nach dem Ende der Frist, Bekanntgabe am { $date }, spätere Lesart
reason-fee = { $days ->
    [one] 1 Tag nach Bekanntgabe am { $date }
   *[other] { $days } Tage nach Bekanntgabe am { $date }
 }
reason-rests = { $days ->
    [one] ruht seit { $date } mit einem Tag Rest
   *[other] ruht seit { $date } mit { $days } Tagen Rest
}
reason-later = nach anderer Lesart bis { $date }
record-heading = Akte { $number }
record-entries = Einträge
record-table = Tabelle der Einträge
record-number = Nr.
record-when = Zeitpunkt
record-who = Wer
record-what = Was
record-detail = Worum es geht
record-chain-holds = { $count ->
    [one] Kette geprüft: der Eintrag stimmt
   *[other] Kette geprüft: { $count } von { $count } Einträgen stimmen
}
record-chain-broken = Die Kette stimmt ab Eintrag { $entry } nicht mehr. Sagen Sie bitte sofort dem Betrieb Bescheid.
record-chain = Jeder Eintrag trägt den Anfang seiner Prüfsumme, die den vorigen einschließt. Die Ketten aller Vorgänge und ihre Siegel prüft der Betrieb mit „gangway journal verify“.
record-visible = Sichtbar für
record-both = beide Seiten
record-staff = nur das Amt
answers-version = Fassung { $version } vom { $date }
by-registrar = auf Papier, Eingang { $date }, erfasst von { $person }
by-house = Gangway
source-application = Antrag
source-answers = Korrektur
source-reply = Antwort
source-message = Nachricht
source-letter = Entwurf des Bescheids
source-sealed = gesiegelt
source-objection = Widerspruch
source-added = zur Akte
source-added-staff = zur Akte, nur im Amt
desk-event-because = { $event }: „{ $reason }“
interrupted-desk = Bitte melden Sie sich noch einmal an
interrupted-desk-how = Ihre Sitzung war beendet, bevor Ihre Eingabe ankam. Sie steht noch hier. Melden Sie sich in einem zweiten Fenster an und senden Sie sie danach noch einmal.
interrupted-desk-files = Die ausgewählten Dateien konnten wir nicht behalten. Wählen Sie sie danach am Vorgang noch einmal aus.
interrupted-desk-sign-in = In einem neuen Fenster anmelden
interrupted-desk-text = Ihr Text
typing-steps = Schritte
typing-open = unvollständig
typing-next = Speichern und weiter
typing-service = Um welche Leistung geht es?
typing-start = Antrag erfassen
typing-intro = Erfassen Sie einen Antrag, der mit der Post oder am Schalter gekommen ist. Es gilt dasselbe Formular wie im Portal.
typing-no-services = In Ihrem Amt gibt es keine Leistung, die veröffentlicht ist.
typing-end = Eingang und Kontakt
typing-end-intro = Prüfen Sie die Schritte unten. Der Bescheid geht mit der Post, solange nichts anderes gewählt wird.
typing-missing-in = Es fehlt noch etwas: { $step }
typing-email = E-Mail-Adresse, falls angegeben
typing-email-hint = Wir schreiben erst dorthin, wenn sie bestätigt ist.
typing-language = Sprache der Schreiben
typing-register = Antrag registrieren
typing-incomplete = Es fehlen noch Angaben. Unten steht, in welchen Schritten.
typing-conflict = Dieser Schritt wurde inzwischen an anderer Stelle geändert. Prüfen Sie Ihre Eingaben und speichern Sie noch einmal, dann gelten sie.
typing-registered = Antrag { $number } ist registriert
typing-registered-text = Vorgang **{ $number }**, Zugangscode **{ $code }**. Mit beidem lässt sich der Vorgang im Portal öffnen. Geben Sie sie der antragstellenden Person; der Code steht nur hier.
typing-to-case = Vorgang öffnen
typing-begun = Angefangen: { $service }, zuletzt gespeichert { $saved }
typing-discard = Erfassung verwerfen
typing-discard-intro = Was Sie zu **{ $service }** erfasst haben, wird gelöscht, mit allen Unterlagen. Was mit der Post gekommen ist, können Sie danach neu erfassen.
inquiry-on-paper = **Die E-Mail-Adresse ist nicht bestätigt. Wir drucken die Nachfrage als Brief.** Er liegt danach bei den Unterlagen. Geben Sie ihn zur Post.
inquiry-on-paper-unknown = **Eine E-Mail-Adresse ist nicht bekannt. Wir drucken die Nachfrage als Brief.** Er liegt danach bei den Unterlagen. Geben Sie ihn zur Post.
