# Anmelden, Vorgänge verfolgen, antworten, Bescheide abrufen.
nav-account = Mein Konto
nav-one-case = Als Gast geöffnet
other-ways = Andere Wege
new-window = neues Fenster
back-to-case = Zurück zum Vorgang
back-to-decision = Zurück zum Bescheid

# Anmelden
sign-in = Anmelden
sign-in-title = Anmelden
sign-in-for-case = Wer sind Sie?
sign-in-for-case-text = Diesen Vorgang zeigen wir nur der Person, die ihn eingereicht hat. Melden Sie sich an, oder öffnen Sie ihn mit Vorgangsnummer und Zugangscode.
sign-in-lead = Geben Sie Ihre E-Mail-Adresse ein. Wir schicken Ihnen einen Code, mit dem Sie sich anmelden. Ein Passwort brauchen Sie nicht. Haben Sie noch kein Konto, entsteht es dabei.
sign-in-ask = Code anfordern
sign-in-guest = Ohne Konto
sign-in-guest-text = Mit Vorgangsnummer und Zugangscode öffnen Sie einen einzelnen Vorgang. Beides steht auf Ihrer Eingangsbestätigung.
sign-out = Abmelden
field-email = E-Mail-Adresse
field-code = Code aus der E-Mail
field-code-hint = Acht Ziffern
field-number-hint = Zum Beispiel B-2026-0417
field-access-code-hint = Steht auf Ihrer Eingangsbestätigung. Leerzeichen und Striche können Sie weglassen.
code-title = Code eingeben
code-lead = Wir haben einen Code an **{ $address }** geschickt. Er gilt { $minutes } Minuten und nur in diesem Browser.
code-no-mail = Es kommt nichts an? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse. An jede Adresse schicken wir nur wenige E-Mails in der Stunde.
code-again = Neuen Code schicken
code-undeliverable = An { $address } können wir keine E-Mail zustellen.
code-undeliverable-text = Der Mailserver nimmt für diese Adresse nichts an. Prüfen Sie die Adresse, und fordern Sie dann einen neuen Code an.
code-sent-again = Geben Sie den neuesten Code ein, den Sie bekommen haben. Ältere gelten nicht mehr.
code-other-address = Andere Adresse eingeben

# Als Gast
open-lead = Geben Sie die Nummer und den Zugangscode Ihres Vorgangs ein.
open-lead-account = Geben Sie Nummer und Zugangscode ein. Der Vorgang steht danach in Ihrem Konto unter „Meine Vorgänge“.
open-lost = Zugangscode verloren?
open-account = Mit Konto
open-account-text = Mit Ihrer E-Mail-Adresse sehen Sie alle Ihre Vorgänge und Entwürfe, auch auf einem anderen Gerät.
lost-title = Neuen Zugangscode anfordern
lost-lead = Haben Sie Ihre E-Mail-Adresse im Vorgang bestätigt, schicken wir dorthin einen Code. Damit erhalten Sie einen neuen Zugangscode. Der alte gilt dann nicht mehr.
lost-no-address = Ohne bestätigte Adresse rufen Sie uns bitte an.
lost-sent = Gehört die Adresse **{ $address }** zum Vorgang { $number }, ist ein Code unterwegs.
new-code-title = Ihr neuer Zugangscode
new-code-lead = Schreiben Sie ihn auf. Wir zeigen ihn nur dieses eine Mal. Der alte Code gilt nicht mehr.
new-code-submit = Neuen Zugangscode erhalten
link-case = Vorgang mit Code ins Konto übernehmen
account-hint = Alle Vorgänge an einem Ort
account-hint-text = Melden Sie sich mit Ihrer E-Mail-Adresse an und öffnen Sie den Vorgang dort noch einmal mit Nummer und Zugangscode. Dann steht er unter „Meine Vorgänge“.

# Konto
account-lead = Ihr Konto sammelt Ihre Vorgänge und Entwürfe. Sie melden sich mit Ihrer E-Mail-Adresse und einem Code an.
account-address-title = Adresse ändern
account-address-lead = Jetzt gilt { $address }. An die neue Adresse schicken wir einen Code. Erst mit ihm wird die Änderung wirksam. Dann schreiben wir Ihnen auch zu Ihren Vorgängen dorthin; wo Sie eine eigene Adresse für einen Vorgang gewählt haben, bleibt sie.
account-close = Konto schließen
account-close-lead = Sie brauchen Ihr Konto nicht mehr? Sie können es jederzeit schließen. Das ändert sich für Sie:
account-close-drafts = Ihre Entwürfe löschen wir sofort, mit allem, was Sie dazu hochgeladen haben.
account-close-see-drafts = Entwürfe ansehen
account-close-cases = Was Sie eingereicht haben, läuft weiter. Neues melden wir Ihnen wie bisher per E-Mail.
account-close-sessions = Sie sind danach auf allen Geräten abgemeldet.
account-close-how = So öffnen Sie Ihre Vorgänge danach
account-close-how-text = Mit Vorgangsnummer und Zugangscode, ganz ohne Konto. Notieren Sie sich die Nummern am besten gleich.
account-close-other-address = Einen neuen Zugangscode bekommen Sie über **{ $address }**.
account-close-no-address = Hier ist noch keine E-Mail-Adresse bestätigt. Ohne sie können wir Ihnen keinen neuen Zugangscode schicken.
account-close-newest = Hier stehen die { $count } neuesten.
account-close-code = Sie haben Ihren Zugangscode nicht mehr? Mit der Nummer und der bestätigten E-Mail-Adresse des Vorgangs bekommen Sie einen neuen, auch wenn das Konto schon geschlossen ist.
account-close-confirm = Damit niemand anders Ihr Konto schließt, schicken wir einen Code an **{ $address }**. Erst wenn Sie ihn eingeben, ist das Konto geschlossen.
account-close-note = **Das lässt sich nicht rückgängig machen.** Ein neues Konto können Sie aber jederzeit anlegen.
account-close-final = Konto endgültig schließen
account-keep = Nein, Konto behalten
account-closed = Ihr Konto ist geschlossen
account-closed-lead = Danke, dass Sie es genutzt haben. Wir bestätigen es Ihnen noch per E-Mail.
account-closed-text = Was Sie eingereicht haben, läuft weiter. Sie öffnen es jetzt mit Vorgangsnummer und Zugangscode.

# Meine Vorgänge
filter-all = Alle
filter-todo = Zu erledigen
filter-running = Laufend
filter-done = Entschieden
group-todo = Sie sind am Zug
group-running = In Bearbeitung
group-done = Entschieden und abgeschlossen
filed-on = Eingereicht am { $date }
news = { $count ->
    [one] 1 Neuigkeit
   *[other] { $count } Neuigkeiten
}
all-drafts = Alle Entwürfe ansehen und löschen
draft-position = Schritt { $number } von { $count }, zuletzt am { $date }
draft-complete = Ausgefüllt, noch nicht abgesendet. Zuletzt am { $date }

# Wie ein Vorgang steht
state-submitted = Eingegangen
state-in-review = Wir prüfen
state-reply = Antwort nötig
state-retrieve = Bescheid liegt bereit
state-letter = Brief unterwegs
state-partly = Teilweise entschieden
state-decided = Entschieden
state-closed = Abgeschlossen
state-withdrawn = Zurückgezogen
state-deleted = Gelöscht
outcome-granted = Genehmigt
outcome-partly = Teilweise genehmigt
outcome-refused = Abgelehnt
outcome-inadmissible = Unzulässig
lead-submitted = Ihr Antrag ist da. Sie müssen nichts tun.
lead-in-review = Wir prüfen Ihren Antrag. Sie müssen nichts tun.
lead-partly = Über einen Teil haben wir entschieden. Den Rest prüfen wir noch.
lead-promise = Wir wollen bis zum { $date } entscheiden.
lead-reply = Wir haben eine Frage an Sie. Bitte antworten Sie bis zum { $date }. Solange ruht die Bearbeitung.
lead-reply-late = Wir warten noch auf Ihre Antwort, die Frist war der { $date }. Bitte antworten Sie bald. Sonst entscheiden wir nach dem, was wir haben.
lead-retrieve = Ihr Bescheid liegt bereit. Sie können ihn bis zum { $date } abrufen.
lead-letter = Wir haben entschieden. Der Bescheid kommt per Post.
lead-may-object = Wir haben entschieden. Widerspruch ist bis zum { $date } möglich.
lead-decided = Wir haben über Ihren Antrag entschieden.
lead-closed = Der Vorgang ist abgeschlossen.
lead-withdrawn = Sie haben den Antrag zurückgezogen. Wir entscheiden nicht mehr darüber.
due-reply = Antwort bis { $date }, { $left }
due-retrieve = Abrufen bis { $date }, { $left }
days-today = heute ist der letzte Tag
days-left = { $count ->
    [one] noch 1 Tag
   *[other] noch { $count } Tage
}
days-over = { $count ->
    [one] seit 1 Tag vorbei
   *[other] seit { $count } Tagen vorbei
}
since = seit { $date }
step-filed = Eingegangen
step-review = In Prüfung
step-waiting = Wartet auf Sie
step-decision = Entscheidung
step-closed = Abgeschlossen
promise-by = bis { $date }
promise-rests = ruht, bis Sie antworten

# Vorgang
mark-seen = Als gelesen markieren
fact-service = Leistung
fact-filed = Eingegangen
fact-promise = Entscheidung bis
contact-heading = So erreichen wir Sie
contact-confirmed = Wir benachrichtigen Sie an **{ $address }**.
contact-unconfirmed = **{ $address }** ist noch nicht bestätigt. Bis dahin schicken wir dorthin nichts.
contact-none = Wir haben keine E-Mail-Adresse von Ihnen. Sie bekommen keine Benachrichtigung.
contact-change = Adresse ändern
contact-confirm = Adresse bestätigen
contact-add = Adresse angeben
delivery-is-portal = Bescheide kommen in Ihr Postfach hier.
delivery-is-post = Bescheide kommen per Post.
delivery-change = Anderen Weg wählen
timeline-heading = Verlauf anzeigen
author-you = Sie
author-you-on-paper = Sie, auf Papier
message-inquiry = Nachfrage
message-reply = Antwort
papers-more = Weitere Unterlagen
papers-choose = Dateien auswählen
papers-hint = { $kinds }, höchstens { $size }
reply-text = Ihre Antwort
reply-more = Möchten Sie etwas ergänzen?
reply-complete = Vollständig, wir sehen es uns an
paper-upload = { $paper } hochladen
paper-received = am { $date } erhalten: { $name }
paper-done = erledigt
paper-missing = fehlt noch
correct-asked = Bitte ändern Sie Ihre Angaben.
correct-answers = Angaben ändern
more-time-asked = Sie haben um Zeit bis { $date } gebeten. Wir antworten Ihnen hier.
more-time-lead = Bisher bitten wir um Ihre Antwort bis { $date }. Bis wann brauchen Sie Zeit?
more-time-until = Neuer Termin
more-time-hint = Zum Beispiel 16 12 2026
more-time-reason = Warum brauchen Sie mehr Zeit?

# Bescheid
decision-on-application = Bescheid zu Ihrem Antrag
decision-on = Bescheid: { $part }
decision-correction = Berichtigung eines Bescheids
decision-remedy = Bescheid auf Ihren Widerspruch
decision-ready = Ihr Bescheid liegt bereit. Sie können ihn bis { $until } abrufen.
decision-retrieval-means = Mit dem Abruf bekommen Sie den Bescheid. Am Tag nach dem Abruf gilt er als bekannt gegeben. Von da an zählt die Frist für einen Widerspruch.
decision-not-retrieving-means = Rufen Sie ihn nicht rechtzeitig ab, kommt er per Post. Ihnen entsteht kein Nachteil.
decision-not-retrieved = Der Abruf ist nicht mehr möglich. Der Bescheid kommt per Post. Fristen beginnen erst mit dem Brief.
decision-by-post = Der Bescheid kommt per Post. Sobald der Brief unterwegs ist, können Sie ihn auch hier lesen.
retrieve-decision = Bescheid jetzt abrufen
decision-subtitle = Bescheid vom { $date }, Vorgang { $number }
decision-tenor = Was wir entschieden haben
decision-conditions = Was Sie beachten müssen
decision-payment = So zahlen Sie
decision-sealed-by = Elektronisch gesiegelt; Siegel nach dem Zertifikat von: { $owner }
decision-sealed-for-show = Mit einem Vorführsiegel versehen, nur zur Demonstration (Zertifikat: Gangway Vorführsiegel)
decision-sealed-unnamed = Elektronisch gesiegelt
decision-decided-by = Entschieden
decision-department = Amt
verdict-granted = Ihr Antrag ist genehmigt.
verdict-partly = Ihr Antrag ist zum Teil genehmigt.
verdict-refused = Ihr Antrag ist abgelehnt.
verdict-inadmissible = Ihr Antrag ist unzulässig. Wir konnten ihn inhaltlich nicht prüfen.
verdict-corrected = Wir haben einen Fehler in einem Bescheid berichtigt.
verdict-replaced = Auf Ihren Widerspruch ist ein anderer Bescheid an diese Stelle getreten.
todo-read = **Lesen Sie den Bescheid als PDF** und heben Sie ihn auf.
todo-conditions = **Beachten Sie die Bedingungen** weiter unten.
todo-pay-by = **Überweisen Sie { $amount } bis zum { $date }.**
todo-pay = { $days ->
    [one] **Überweisen Sie { $amount }** innerhalb eines Tages nach der Bekanntgabe.
   *[other] **Überweisen Sie { $amount }** innerhalb von { $days } Tagen nach der Bekanntgabe.
 }
todo-pay-how = Angaben zur Überweisung
todo-object = **Sind Sie nicht einverstanden**, können Sie bis zum { $date } Widerspruch einlegen.
fee-due = zahlbar bis { $date }
pay-until = Zahlbar bis
pay-within = { $days ->
    [one] 1 Tag nach der Bekanntgabe
   *[other] { $days } Tage nach der Bekanntgabe
 }
pay-to = Empfänger
pay-iban = IBAN
pay-bic = BIC, Bank
pay-purpose = Verwendungszweck
fact-retrieved = Abgerufen
fact-announced = Bekannt gegeben
fact-objection = Widerspruch bis
date-provided = In Ihr Postfach gelegt
date-provided-note = { $moment }. Da haben wir Ihnen auch die E-Mail geschickt.
date-retrieved = Von Ihnen abgerufen
date-not-retrieved = Nicht abgerufen, deshalb per Post
date-posted = Zur Post gegeben
date-served = Förmlich zugestellt
date-received = Bei Ihnen angekommen
date-handed-over = Ihnen übergeben
date-returned = Zurückgekommen
date-announced = Bekannt gegeben: { $date }
date-will-be-announced = Gilt ab { $date } als bekannt gegeben
date-objection = Widerspruch ist möglich bis { $date } ({ $left })
date-objection-over = Die Frist für einen Widerspruch endete am { $date }
date-ended = Ende der Frist für einen Widerspruch: { $date }
date-final = Bestandskräftig
date-not-yet = Noch nicht bekannt gegeben
date-not-yet-note = Die Fristen beginnen erst, wenn der Bescheid bei Ihnen angekommen ist.
objection-short = Dann können Sie Widerspruch einlegen: schriftlich oder zur Niederschrift im Rathaus. Eine einfache E-Mail oder eine Nachricht hier reicht nicht.
objection-short-year = Dann können Sie Widerspruch einlegen: schriftlich oder zur Niederschrift im Rathaus. Weil der Bescheid keine Belehrung enthält, haben Sie dafür ein Jahr Zeit. Eine einfache E-Mail oder eine Nachricht hier reicht nicht.
objection-corrects = Eine Berichtigung setzt keine neue Frist in Gang. Ob und bis wann Sie Widerspruch einlegen können, steht bei dem Bescheid, den sie berichtigt.
objection-replaced = An die Stelle dieses Bescheids ist ein anderer getreten. Widerspruch ist nur noch gegen den neuen möglich.
objection-over = Die Frist für einen Widerspruch ist vorbei. Haben Sie sie ohne eigenes Verschulden versäumt, sprechen Sie uns bitte an.

# Widerspruch
objection-until = Ihr Widerspruch muss bis { $date }, 24 Uhr, bei uns sein
objection-was-until = Die Frist endete am { $date }
objection-no-date = Die Frist beginnt, wenn der Bescheid bekannt gegeben ist
objection-not-here = Diese Seite erklärt nur, wie es geht. Ein Widerspruch über das Postfach hier wäre nicht wirksam.
objection-ways = Diese Wege gibt es
objection-written = Schriftlich
objection-written-text = Ein Brief mit Ihrer Unterschrift. Schicken Sie ihn so ab, dass er rechtzeitig hier ist, an:
objection-record = Zur Niederschrift
objection-record-text = Sie kommen ins Rathaus, und wir schreiben auf, was Sie sagen.
objection-call = Rufen Sie vorher an: { $number }.
objection-electronic = Elektronisch
objection-electronic-text = Nur mit qualifizierter elektronischer Signatur oder auf einem anderen Weg, den das Gesetz der Unterschrift gleichstellt. Eine einfache E-Mail reicht nicht.
objection-contents = Was hineingehört
objection-contents-text = Schreiben Sie, gegen welchen Bescheid Sie sich wenden, mit der Nummer { $number }. Schreiben Sie am besten auch, warum. Die Gründe können Sie nachreichen.
objection-notice = Die Belehrung aus dem Bescheid

# Zurückziehen
withdraw-all = Möchten Sie Ihren Antrag „{ $subject }“ ({ $number }) wirklich zurückziehen?
withdraw-rest = Über einen Teil von „{ $subject }“ ({ $number }) ist schon entschieden. Das bleibt so. Sie ziehen den Rest zurück.
withdraw-final = **Das lässt sich nicht rückgängig machen.** Möchten Sie es später doch, stellen Sie einen neuen Antrag.
withdraw-reason = Warum ziehen Sie zurück?
withdraw-confirm = Antrag endgültig zurückziehen
withdraw-keep = Nein, Antrag behalten

# Adresse und Weg
address-title = E-Mail-Adresse des Vorgangs
address-lead = An diese Adresse schreiben wir, wenn es etwas Neues gibt. Worum es geht, steht nie in der E-Mail. Eine neue Adresse bestätigen Sie mit einem Code.
address-save = Speichern und Code anfordern
address-confirm = Adresse bestätigen
delivery-title = Wie soll der Bescheid kommen?
delivery-lead = Ihre Wahl gilt für Bescheide, die noch kommen. Sie können sie jederzeit ändern.
delivery-save = Speichern

# Unterbrochen
interrupted-title = Ihre Sitzung ist zu Ende
interrupted-lead = Ihr Text ist noch da, aber noch nicht gesendet.
interrupted-sign-in = Melden Sie sich in einem zweiten Fenster an:
interrupted-send = Kommen Sie hierher zurück und senden Sie den Text noch einmal.
interrupted-files = Ihre Dateien konnten wir nicht behalten. Fügen Sie sie danach im Vorgang hinzu.
interrupted-text = Ihr Text
interrupted-submit = Noch einmal senden

# Angaben ändern
correct-lead = Ändern Sie nur, was wir angefragt haben. Ihre ersten Angaben bleiben daneben stehen.
correct-send = Geänderte Angaben senden
sign-out-account = Danach braucht es an diesem Gerät wieder einen Code aus einer E-Mail. Ihre Vorgänge und Entwürfe bleiben im Konto.
leave = Beenden
leave-title = Hier alles beenden?
leave-case = Danach kann an diesem Gerät niemand mehr sehen, was Sie geöffnet haben. Mit Vorgangsnummer und Zugangscode öffnen Sie den Vorgang jederzeit wieder.
leave-guest = Danach kann an diesem Gerät niemand mehr sehen, was Sie eingegeben haben.
leave-drafts = { $count ->
    [one] **Ihr angefangener Antrag wird gelöscht.** Möchten Sie ihn behalten, melden Sie sich vorher mit Ihrer E-Mail-Adresse an. Dann liegt er in Ihrem Konto.
   *[other] **Ihre { $count } angefangenen Anträge werden gelöscht.** Möchten Sie sie behalten, melden Sie sich vorher mit Ihrer E-Mail-Adresse an. Dann liegen sie in Ihrem Konto.
}
leave-keep = Anmelden und behalten
objection-title = Der neuen E-Mail-Adresse widersprechen
objection-lead = Am { $day } wurde bei uns eine andere E-Mail-Adresse eingetragen. Bis dahin haben wir Ihnen an **{ $address }** geschrieben.
objection-account = Waren Sie das nicht, dann widersprechen Sie: Ihr Konto und Ihre Vorgänge haben danach wieder diese Adresse, und alle, die angemeldet sind, werden abgemeldet. Bisherige Zugangscodes gelten nicht mehr.
objection-case = Waren Sie das nicht, dann widersprechen Sie: Für Ihren Vorgang gilt danach wieder diese Adresse. Der bisherige Zugangscode öffnet ihn nicht mehr, einen neuen bekommen Sie an diese Adresse.
objection-own = Haben Sie die Adresse selbst geändert, müssen Sie nichts tun.
objection-submit = Das war ich nicht: widersprechen
objection-done = Ihre E-Mail-Adresse gilt wieder
objection-done-account = Alle sind abgemeldet. Melden Sie sich mit dieser Adresse an und sehen Sie nach, ob in Ihren Vorgängen etwas geschrieben wurde, das nicht von Ihnen ist. Die zuständigen Ämter sehen, dass Sie widersprochen haben.
objection-done-case = Der bisherige Zugangscode gilt nicht mehr. Holen Sie sich einen neuen und sehen Sie nach, ob im Vorgang etwas geschrieben wurde, das nicht von Ihnen ist. Das zuständige Amt sieht, dass Sie widersprochen haben.
objection-expired = Dieser Link gilt nicht mehr
objection-expired-text = Er ist älter als eine Woche, oder der Änderung wurde schon widersprochen. Haben Sie es selbst getan, gilt Ihre Adresse wieder, und Sie können sich anmelden. Sonst helfen wir Ihnen gern am Telefon.
