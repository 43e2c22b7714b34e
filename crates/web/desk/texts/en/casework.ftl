# Signing in and working on cases.
desk-sign-in = Sign in
desk-sign-in-intro = Desk for staff, { $town }
desk-email = Work e-mail address
desk-phone = Telephone
desk-password = Password
desk-new-password = New password
desk-new-password-hint = At least 12 characters. Four or more words that have nothing to do with each other work well.
desk-password-forgotten = Forgotten your password?
desk-to-sign-in = To sign-in
desk-reset-ask = Request link
desk-reset-intro = We send you a link with which you set a new password.
desk-reset-heading = Look into your mailbox
desk-reset-sent = If somebody works here with this address, an e-mail is on its way. The link in it is good for { $hours } hours. We send only a few e-mails an hour to each address.
desk-reset-sent-own = We send the link to { $email }. We send only a few e-mails an hour to each address.
desk-set-password = Set password
desk-set-password-intro = Choose the password with which you sign in to the desk, { $town }.
desk-password-set = Your password is set
desk-password-set-text = Sign in with it now. The link is used up.
desk-link-expired = This link is no longer good
desk-link-expired-text = It was used already or is too old. Request a new one. If you are new here, ask your operators for a new invitation.
desk-account = My access
desk-roles = Roles
duty-designer = You do not write forms and services here but as a folder of text files: “gangway pack check” tests them. Whoever holds the role for it publishes them.
duty-publisher = You release services: on the server, “gangway pack publish” makes a new revision. Cases that run keep theirs.
duty-operator = You run the house on the server, for example accounts with “gangway user” and roles with “gangway role”. The guide is docs/operate.md.
duty-auditor = You read the cases and records of all departments and change nothing.
assignment-by-lead = Giving to colleagues and handing over to another department are for leads.
desk-roles-by = Name, address and roles are changed by your town's operators.
desk-no-role = Your access has no role yet.
desk-no-role-text = Ask your operators to give you one. You will then see your cases here.
desk-ask-new-password = Request a new password
desk-sign-out = Sign out
desk-way-back = Back
desk-news = New in the meantime:
desk-mark-seen = Mark as read
desk-send-again = Your sign-in has changed. What you typed is still here: please send it once more.
desk-choose-files = Choose files
desk-files-hint = PDF or photos (JPG, PNG), at most { $size } each
role-caseworker = Caseworker, { $department }
role-lead = Lead, { $department }
role-designer = Designer
role-publisher = Publisher
role-operator = Operator
role-auditor = Auditor
desk-state-submitted = New
desk-state-in-review = In progress
desk-state-waiting = Waiting for reply
desk-state-answer-here = Reply is in
desk-state-more-time = Asks for more time
desk-state-sign = To be signed
desk-state-co-sign = To be co-signed
desk-state-deliver = Ready for delivery
desk-state-print = On the print list
desk-state-announcing = On its way
desk-state-objection = Objection open
desk-state-partly-decided = Partly decided
desk-state-decided = Decided
desk-state-closed = Closed
desk-state-withdrawn = Withdrawn
desk-state-deleted = Deleted
due-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
due-answer-late = Reply overdue
due-today = today
due-tomorrow = tomorrow
due-in-days = in { $days } days
due-open = open
due-rests = rests
due-rests-until = rests until { $date }
queues-department = My department
queues-register = Register
queue-mine = My cases
queue-department = All open
queue-co-sign = To be co-signed
queue-unassigned = With nobody
queue-waiting = Waiting for reply
queue-due = Due soon
queue-late = Late
queue-announcing = On its way
queue-objections = Objections
queue-done = Done
queue-count = { $count ->
    [one] 1 case
   *[other] { $count } cases
}
queue-range = { $first }–{ $last } of { $total }
queue-mine-empty = You are not working on a case
queue-mine-empty-text = You find new cases in “With nobody”. Open one and choose “Take over”.
queue-department-empty = No case is open
queue-department-empty-text = Everything that is not closed in your department stands here.
queue-unassigned-empty = Everything is taken
queue-unassigned-empty-text = Cases that nobody has taken yet stand here.
queue-waiting-empty = Nobody owes you a reply
queue-waiting-empty-text = When you ask the applicant, the case stands here until the reply is in.
queue-due-empty = Nothing is due within the next seven days
queue-due-empty-text = Cases that are due soon stand here. Dates that rest do not count.
queue-late-empty = Nothing is late
queue-late-empty-text = Cases that are past their date stand here.
queue-co-sign-empty = Nothing waits for a second signature
queue-co-sign-empty-text = Cases whose decision was signed once and needs a second signature stand here.
queue-announcing-empty = No decision is on its way
queue-announcing-empty-text = Cases whose decision must be printed, retrieved or served before it counts as announced stand here.
queue-objections-empty = No objection is open
queue-objections-empty-text = When an objection comes in, the case stands here until it is dealt with.
queue-done-empty = Nothing is closed yet
queue-done-empty-text = Closed and withdrawn cases stand here.
queue-filter-empty = Nothing here for this choice
queue-filter-empty-text = Change the filters or reset them.
desk-filter-all = All
filter-me = me
filter-sort = Order
sort-due = Due first
sort-oldest = Oldest first
sort-newest = Newest first
sort-changed = Changed last
sort-applicant = Name
search-heading = Search for “{ $words }”
search-more = There is more than what stands here. Please search more precisely.
search-empty = Nothing found
search-empty-text = Case numbers and names are searched. A part of them is enough.
paper-application = Application on paper
fact-applicant = Application by
fact-received = Received
fact-address = Address
fact-email = E-mail
fact-email-confirmed = confirmed
fact-email-open = not confirmed, we do not write there yet
fact-delivery = Decision
fact-delivery-portal = into the online mailbox
fact-delivery-post = by post
answer-protected = Protected answer, shown only to the person in charge and the lead
answer-corrected = Corrected on { $when } by { $who }. Before: { $before }
answer-none-before = no answer
answer-gone = no longer given
all-answers = { $count ->
    [one] All answers at a glance
   *[other] All { $count } versions of the answers
}
more-in-record = { $more } more in the record (all { $count } entries)
whole-record = { $count ->
    [one] Whole record (1 entry)
   *[other] Whole record ({ $count } entries)
}
papers-count = { $count ->
    [one] 1 file
   *[other] { $count } files
}
paper-protected = protected file
papers-protected = { $count ->
    [one] 1 protected file is shown only to the person in charge and the lead
   *[other] { $count } protected files are shown only to the person in charge and the lead
}
desk-papers-choose = Papers for the file
add-papers = Add papers
audience = Who shall see them?
audience-staff = Staff only, for example minutes
audience-both = The applicant too
message-papers = Papers with the message
message-read = read
message-not-read = not read yet
message-is-inquiry = Inquiry, reply by { $date }
message-is-reply = Reply to the inquiry
open-inquiry = Open inquiry
desk-paper-missing = still missing
desk-paper-received = received
inquiry-ask = Ask
inquiry-ask-again = Ask again
inquiry-settle = Inquiry is done
inquiry-more-time = Give more time
inquiry-wish = { $name } asks for time **until { $date }**.
inquiry-heading = Ask the applicant
inquiry-intro = Write what is missing and why you need it. The inquiry lies in the mailbox at once. Our promise rests until the reply is in.
inquiry-text = Text of the inquiry
inquiry-text-hint = Put your question in place of the sentence in square brackets.
inquiry-papers = These papers are missing
inquiry-own-papers = Other papers
inquiry-own-papers-hint = One per line, at most five
inquiry-correction = Correction
inquiry-correct = Answers shall be corrected
inquiry-questions = Which answers?
inquiry-questions-hint = If you choose none, everything may be corrected. The earlier version stays in the file.
inquiry-due = Reply by
inquiry-send = Send inquiry
desk-more-time-heading = More time for the reply
desk-more-time-wished = { $name } asks for time **until { $date }**.
desk-more-time-unasked = The reply is due by { $date }. You can give more time unasked.
desk-more-time-until = New date
desk-more-time-reason = Reason, if you refuse
desk-more-time-reason-hint = Stands like this in the mailbox.
desk-more-time-grant = Give more time
desk-more-time-refuse = Refuse
hand-over = Hand over to another department
hand-over-intro = The case then lies in the other department with nobody. Who does not work there no longer sees it.
hand-over-to = Department
hand-over-reason = Reason
hand-over-reason-hint = Only staff see it.
hand-over-send = Hand over
assignment = In charge
assignment-nobody = Nobody yet
assignment-take = Take over
assignment-release = Back to the queue
assignment-give-to = Give to
assignment-give = Assign
post-register = Register post
post-intro = Register here what came on paper. The day on which the town received it counts.
post-what = What has come?
post-reply = Reply to the inquiry of { $date }
post-letter = A letter
post-objection = Register an objection: { $subject }
post-withdrawal = Withdrawal of the application
post-received = Received on
post-received-hint = The date stamp
post-text = What does it say?
post-text-hint = Copy or short summary
post-scan = Scan
post-send = Register
decisions = Decisions
decision-write = Write decision
decision-go-on = Continue the decision
decision-sign-off = Check and sign off
decision-co-sign = Sign as second person
decision-delivery = View delivery
decision-discarded = discarded
decision-draft = draft
decision-to-sign = to be signed
decision-sealed = sealed
decision-on-its-way = on its way
decision-announced = announced
decision-final = final
to-print-list = To the print list
case-close = Close case
next-answer-more-time = Decide on the date
next-go-on-without = Go on without a reply
step-nothing = The case is over. There is nothing left to do.
step-take-up = **Nobody works on this case yet.** Take it over when you start.
step-answer-more-time = **{ $name } asks for time until { $date }.** Decide on it.
step-check-reply = **The reply is complete.** Check it and settle the inquiry. Our promise runs again since it came in.
step-chase-reply = **The date of the inquiry has passed.** Give more time or decide on what there is.
step-handle-objection = **There is an objection.** Check whether to remedy it.
step-deliver-again = **Delivery has failed.** Choose another way.
step-post = **The letter waits to be sent.** Print it and enter when it was posted.
step-deliver = **The decision is sealed.** Deliver it.
step-co-sign = **A second person must sign.**
step-sign-off = **The decision is ready to be signed.** Exactly the PDF that you check counts.
step-hear = **The decision burdens.** Hear the applicant or record why not.
step-write = **A decision has been begun.** Complete it.
step-revise = **{ $name } gives the decision back with a note:** { $note }
step-decide = **Everything is here.** Check the answers and decide.
step-decide-missing = **Something is still missing.** Ask for it, or decide on what there is.
step-decide-with-care = **Check the answers and what stands here,** and decide.
step-decide-rest = **The rest is still to be decided.** Everything for it is here.
points-attention = Do not overlook
points-missing = Missing
points-absent = Not attached, optional
points-warned = The form gave warning of this
rest-open = Decided: { $parts }. **The rest is open.**
rest-open-until = Decided: { $parts }. **The rest is open, until { $day }.**
rest-open-resting = Decided: { $parts }. **The rest is open;** its time limit rests.
step-close = **Everything is decided and final.** Close the case.
step-await-reply = We wait for the reply, due by **{ $date }**. Our promise rests meanwhile.
step-await-house = The decision is being sealed or sent. This usually takes seconds.
step-await-retrieval = The decision lies in the mailbox. It can be retrieved until **{ $date }**, then it goes by post.
step-await-receipt = The letter is on its way. Enter when it was received.
step-await-announcement = The decision will soon count as announced. This is recorded by itself.
step-make-final = **The time to object is over.** Record that the decision is final.
step-await-finality = The time to object is running. The decision is final on **{ $date }** at the earliest.
deadline-inquiry = Reply to the inquiry
deadline-promise = Our promise
deadline-statutory = Statutory period
deadline-retrieval = Retrieval
deadline-objection = Objection
deadline-finality = Finality
deadline-fee = Fee
reason-inquiry = inquiry of { $date }
reason-promise = { $days ->
    [one] 1 day from receipt on { $date }
   *[other] { $days } days from receipt on { $date }
 }
reason-extended = { $days ->
    [one] extended by 1 day (inquiry of { $date })
   *[other] extended by { $days } days (inquiry of { $date })
}
reason-objected = open while the objection runs
reason-statutory = from receipt on { $date }
reason-retrieval = ten days after the notification
reason-objection = { $months ->
    [one] one month from announcement on { $date }
   *[other] { $months } months from announcement on { $date }
}
reason-finality = the day after the period ends, announced on { $date }, later reading
reason-fee = { $days ->
    [one] 1 day after announcement on { $date }
   *[other] { $days } days after announcement on { $date }
 }
reason-rests = { $days ->
    [one] rests since { $date } with one day left
   *[other] rests since { $date } with { $days } days left
}
reason-later = in another reading until { $date }
record-heading = Record { $number }
record-entries = Entries
record-table = Table of entries
record-number = No.
record-when = When
record-who = Who
record-what = What
record-detail = About
record-chain-holds = { $count ->
    [one] Chain checked: the entry holds
   *[other] Chain checked: { $count } of { $count } entries hold
}
record-chain-broken = From entry { $entry } on the chain does not hold. Please tell the operators at once.
record-chain = Each entry bears the beginning of its checksum, which includes the one before. The chains of all cases and their seals are checked by the operators with “gangway journal verify”.
record-visible = Visible to
record-both = both sides
record-staff = staff only
answers-version = Version { $version } of { $date }
by-registrar = on paper, received { $date }, registered by { $person }
by-house = Gangway
source-application = application
source-answers = correction
source-reply = reply
source-message = message
source-letter = draft of the decision
source-sealed = sealed
source-objection = objection
source-added = added
source-added-staff = added, staff only
desk-event-because = { $event }: “{ $reason }”
interrupted-desk = Please sign in once more
interrupted-desk-how = Your session had ended before what you typed arrived. It is still here. Sign in in a second window, then send it once more.
interrupted-desk-files = We could not keep the files you chose. Please choose them again on the page of the case.
interrupted-desk-sign-in = Sign in in a new window
interrupted-desk-text = Your text
typing-steps = Steps
typing-open = incomplete
typing-next = Save and go on
typing-service = Which service is it about?
typing-start = Type in application
typing-intro = Type in an application that came by post or over the counter. It is the same form as in the portal.
typing-no-services = Your department has no service that is published.
typing-end = Receipt and contact
typing-end-intro = Check the steps below. The decision goes by post unless something else is chosen.
typing-missing-in = Something is still missing: { $step }
typing-email = E-mail address, if given
typing-email-hint = We write there only once it is confirmed.
typing-language = Language of letters
typing-register = Register application
typing-incomplete = Some answers are missing. Below stands in which steps.
typing-conflict = This step was changed elsewhere in the meantime. Check what you typed and save once more, then it counts.
typing-registered = Application { $number } is registered
typing-registered-text = Case **{ $number }**, access code **{ $code }**. With both the case can be opened in the portal. Give them to the applicant; the code stands only here.
typing-to-case = Open case
typing-begun = Begun: { $service }, last saved { $saved }
typing-discard = Discard what was typed in
typing-discard-intro = What you have typed in for **{ $service }** is deleted, with all papers. What came by post can be typed in again afterwards.
inquiry-on-paper = **The e-mail address is not confirmed. We print the inquiry as a letter.** It then lies among the papers. Post it.
inquiry-on-paper-unknown = **No e-mail address is known. We print the inquiry as a letter.** It then lies among the papers. Post it.
