# From finding a service to the receipt.
not-answered = not given
start-greeting = Hello
start-inquiries = { $count ->
    [one] We have a **question** about one of your applications.
   *[other] We have **{ $count } questions** about your applications.
}
start-answer = Answer the question
start-decisions = { $count ->
    [one] A **decision** is ready for you.
   *[other] **{ $count } decisions** are ready for you.
}
start-retrieve = To the decision
start-waiting = See what there is to do
start-drafts = { $count ->
    [one] You have an **unfinished application**. It is saved.
   *[other] You have **{ $count } unfinished applications**. They are saved.
}
services-found-title = Services found
services-found = { $count ->
    [0] Nothing found for “{ $query }”
    [one] One service found for “{ $query }”
   *[other] { $count } services found for “{ $query }”
}
services-none = There are no online services here yet. Come back soon or call us.
services-nothing = We do not know this word here. You may still find what you need:
services-tip-short = Search with a single, general word.
services-tip-words = For example, try:
services-tip-all = See all services from A to Z
service-duration = Processing time
service-cost = Cost
service-decides = Who decides
service-legal-basis = Legal basis
service-start-another = Start afresh
service-needs-account = For this application we need to know your e-mail address. Please sign in first.
imprint-who = Who is responsible for these pages
privacy-of = Privacy: { $service }
privacy-purpose = What we need your answers for
privacy-basis = Legal basis
privacy-recipients = Who receives them
privacy-obligation = Do you have to answer?
privacy-retention = How long we keep them
privacy-retention-text = { $years ->
    [one] One year after the case is closed
   *[other] { $years } years after the case is closed
}, then we delete them. Basis: { $basis }. We delete unfinished applications 30 days after they were last saved.
privacy-controller = Controller of your data
privacy-officer = Data protection officer
privacy-officer-unset = It does not say here yet how to reach our data protection officer directly. Write to the address above and add “Datenschutz”, or call us.
privacy-automated = Who decides
privacy-automated-text = A person always decides on your application. There are no automated decisions and there is no profiling here (Article 22 GDPR).
privacy-more = What else you should know
privacy-cookies = Cookies
privacy-cookies-text = We only set cookies without which these pages cannot work: for your sign-in, to protect forms, and for the language. Nobody analyses what you do here.
privacy-rights = Your rights
privacy-rights-text = You can ask which data we hold, have wrong data corrected and, as far as the law provides, have it deleted or its use restricted (Articles 15 to 18 GDPR). For reasons of your particular situation you can object to the use of your data (Article 21 GDPR). You can withdraw a consent for the future at any time (Article 7 (3) GDPR). Turn to us or to our data protection officer for this.
privacy-complaint = Your right to complain
privacy-complaint-text = You can complain to a data protection authority (Article 77 GDPR). The authority responsible for us is:
privacy-complaint-unset = You can complain to a data protection authority (Article 77 GDPR). The authority of the Land { $land } is responsible for us. We will gladly tell you how to reach it: call us or write to us.
accessibility-report-text = Is there anything here that you cannot read, use or understand? Tell us. We answer and help you in another way.
accessibility-title = Accessibility statement
accessibility-lead = { $authority } wants everybody to be able to use these pages, by the equality law of the Land { $land } and Directive (EU) 2016/2102. This statement applies to all online services that you find here.
accessibility-conformity = How accessible these pages are
accessibility-fully = These pages are **fully compliant** with the standard EN 301 549 (BITV 2.0).
accessibility-partly = These pages are **partially compliant** with the standard EN 301 549 (BITV 2.0): most is accessible, but not everything yet.
accessibility-not = These pages are **not compliant** with the standard EN 301 549 (BITV 2.0).
accessibility-barriers = What is not accessible yet
accessibility-barriers-unset = There is no list of barriers here yet. If you meet one, please tell us: we help you in another way.
accessibility-not-yet = This does not meet the standard yet.
accessibility-disproportionate = To change it would be a disproportionate burden.
accessibility-out-of-scope = The law does not ask for it here.
accessibility-instead = How it works all the same:
accessibility-made = How this statement was made
accessibility-prepared = We prepared this statement on { $date }.
accessibility-self-assessment = The statement is based on our own assessment.
accessibility-third-party = The statement is based on an assessment by others.
accessibility-reviewed = Last reviewed on { $date }.
accessibility-report-form = Open the form: report a barrier
accessibility-enforcement = Enforcement procedure
accessibility-enforcement-text = If we did not answer, or not so that it helped you, you can turn to this office. It is independent of us and costs you nothing.
accessibility-enforcement-unset = If we did not answer, or not so that it helped you, you can turn to the office of the Land { $land } that is responsible. We will gladly tell you how to reach it: call us or write to us.
barrier-lead = What keeps you from using these pages? Your report goes to the office responsible for their accessibility.
barrier-what = What does not work for you?
barrier-what-hint = For example: “With my screen reader I cannot hear which field is wrong.”
barrier-where = On which page?
barrier-where-hint = The address or the heading of the page.
barrier-email = Your e-mail address
barrier-email-hint = If you would like an answer.
barrier-send = Send report
barrier-or-call = You can also call us:
barrier-sent = Thank you, your report has arrived
barrier-sent-text = We will look into it. If you gave an e-mail address, we will answer.
licences-lead = What these pages are made with, and on which terms you may reuse it.
licences-texts = Licence texts
licence-gangway = The program behind these pages. Source code from the operator.
licence-kern = The design system of the German administration, unmodified.
licence-fira = The typeface.
licence-htmx = Saves your answers while you type.
help-find = Find a service
help-find-text = On the start page, search with any word that comes to mind: tree, moving house, parking ban. The page of the service says what you need, what it costs and who decides.
help-save = Take a break and continue
help-save-text = We save while you type. You find your unfinished applications in this browser under “Unfinished applications”. Sign in with your e-mail address to find them on another device too.
help-follow = Follow an application
help-follow-text = After sending you receive a case number and an access code. With both you can open your case at any time, even without an account: see how it stands, answer questions and retrieve the decision.
help-person = Talk to a person
help-person-text = Telephone and address stand at the bottom of every page. You can also apply for everything on paper.
step-title = { $step } (step { $number } of { $count })
step-open = still open
back-to = Back: { $place }
back-to-service = Back to the service
back-to-check = Save and back to the check
on-to = Continue: { $place }
conflict-heading = This page was changed elsewhere in the meantime
conflict-text = Perhaps you have the application open in another window or on another device. Nothing is lost, and nothing was overwritten.
conflict-mine = Here:
conflict-theirs = Saved:
conflict-nothing = (nothing)
conflict-choose = Which answers should count?
conflict-keep-mine = Keep my answers
conflict-take-theirs = Use what is saved
autosave-conflict = Not saved: this page was changed elsewhere. When you continue, you can choose what counts.
autosave-ended = Not saved: your session has ended. Your answers stay on this page, and we keep them when you continue.
rescued-title = Your session had ended. Your answers are safe.
rescued-text = What stood on this page is now in a new draft. Were you signed in? Then sign in again: under “Unfinished applications” you will also find your earlier answers.
again-title = Please send this page once more
again-text = For security reasons we did not take it. Everything you entered is still here.
contact-title = Contact and delivery
apply-contact-heading = How may we reach you?
contact-account = We announce messages about your application at { $email }.
contact-email = E-mail address
contact-email-hint = We use it to tell you when there is something new. The e-mail never says what it is about. Without an address, look yourself with case number and access code.
contact-conflict = Something else was saved elsewhere in the meantime. Please check your choice and continue once more: then what stands here counts.
apply-delivery-question = How shall the decision reach you?
apply-delivery-portal = Digitally, in my mailbox here
apply-delivery-portal-hint = We write you an e-mail as soon as it is there.
apply-delivery-post = On paper, by post
apply-delivery-post-hint = To the address that you have given.
portal-consent-2026-11 = **If you choose “digitally”, you consent:** the decision is announced to you by your retrieving it here (section 41 (2a) Administrative Procedure Act and Land law). On the day after retrieval it counts as announced, and the time for an objection begins. If you do not retrieve it within ten days, it comes by post. You can change your choice at any time.
check-warning = **By sending, you make a binding application.** It starts a procedure that may cost fees. Send it only when everything is right. You receive a copy at once.
check-delivery-portal = **Your decision comes digitally.** We put it into your mailbox and write you an e-mail. On the day after you have retrieved it, it counts as announced.
check-delivery-post = **Your decision comes by post.** It goes to the address that you have given.
check-step-open = { $step }: something is still missing. Choose “Change”.
check-changed = Your application was changed in the meantime and has not been sent. Please read it through once more.
check-not-yet = We cannot take the application like this yet. Please check “Contact and delivery”.
check-unavailable = We could not take your application just now. It is saved as a draft. Please try again in a few minutes.
filed-heading = You have already sent this application
filed-text = It has arrived and has the case number { $number }. To change something, write a message in your case.
filed-receipt = To the receipt
drafts-title = Unfinished applications
drafts-none = There is nothing here. As soon as you begin an application we save it, and you can go on here.
drafts-lead = We delete a draft { $days } days after it was last saved.
drafts-saved = Last saved on { $moment }
drafts-delete = Delete
drafts-guest = You find these drafts in this browser only. Would you like to go on with another device? Sign in with your e-mail address, and we take them along.
receipt-letter-later = The confirmation as PDF is being made. In a few moments you will find it here and in your case.
next-filed = Your application has arrived
next-review = We check your application
next-review-by = Responsible: { $department }
next-inquiry = We ask if something is missing
next-inquiry-how = You find the question in your case and answer it there.
next-decision = You receive the decision
next-decision-by = Expected by { $date }
keep-code = Keep the access code
keep-code-text = We show it only now. Write it down or **print this page**. With number and code you can open your case on any device.
confirm-email-heading = Confirm your e-mail address
confirm-email-text = Only then do we tell you at { $email } when there is something new.
confirm-email = Confirm e-mail address
no-email = You do not receive e-mails
no-email-text = Look into your case from time to time to see whether we have a question. You can add an e-mail address there at any time.
