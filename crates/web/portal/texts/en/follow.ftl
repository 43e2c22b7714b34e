# Signing in, following cases, answering, retrieving decisions.
nav-account = My account
nav-one-case = Opened as a guest
other-ways = Other ways
new-window = new window
back-to-case = Back to the case
back-to-decision = Back to the decision

# Signing in
sign-in = Sign in
sign-in-title = Sign in
sign-in-for-case = Who are you?
sign-in-for-case-text = We show this case only to the person who filed it. Sign in, or open it with its number and access code.
sign-in-lead = Enter your e-mail address. We will send you a code with which you sign in. You need no password. If you have no account yet, this makes one.
sign-in-ask = Ask for a code
sign-in-guest = Without an account
sign-in-guest-text = With case number and access code you open a single case. Both are on your confirmation of receipt.
sign-out = Sign out
field-email = E-mail address
field-code = Code from the e-mail
field-code-hint = Eight digits
field-number-hint = For example B-2026-0417
field-access-code-hint = It is on your confirmation of receipt. You may leave out spaces and dashes.
code-title = Enter the code
code-lead = We have sent a code to **{ $address }**. It is good for { $minutes } minutes and in this browser only.
code-no-mail = Nothing arrives? Look into your spam folder and check the address. We send only a few e-mails an hour to each address.
code-again = Send a new code
code-undeliverable = We cannot deliver mail to { $address }.
code-undeliverable-text = Its mail server takes nothing for this address. Check the address and ask for a new code.
code-sent-again = Enter the newest code that you have received. Older ones are no longer good.
code-other-address = Enter another address

# As a guest
open-lead = Enter the number and the access code of your case.
open-lead-account = Enter number and access code. The case will then stand in your account under “My cases”.
open-lost = Lost your access code?
open-account = With an account
open-account-text = With your e-mail address you see all your cases and drafts, on another device too.
lost-title = Ask for a new access code
lost-lead = If you have confirmed your e-mail address in the case, we send a code there. With it you get a new access code. The old one is then no longer good.
lost-no-address = Without a confirmed address please call us.
lost-sent = If the address **{ $address }** belongs to case { $number }, a code is on its way.
new-code-title = Your new access code
new-code-lead = Write it down. We show it only this once. The old code is no longer good.
new-code-submit = Get a new access code
link-case = Take a case into the account with its code
account-hint = All cases in one place
account-hint-text = Sign in with your e-mail address and open the case there once more with number and access code. It will then stand under “My cases”.

# Account
account-lead = Your account gathers your cases and drafts. You sign in with your e-mail address and a code.
account-address-title = Change the address
account-address-lead = It is { $address } now. We send a code to the new address. Only with it the change takes effect. Then we also write to it about your cases; where you have chosen an address for one case alone, it stays.
account-close = Close account
account-close-lead = You no longer need your account? You can close it at any time. This is what changes for you:
account-close-drafts = We delete your drafts at once, with everything that you have uploaded for them.
account-close-see-drafts = See drafts
account-close-cases = What you have sent us goes on. We will tell you news by e-mail as before.
account-close-sessions = You will be signed out on all devices.
account-close-how = How you open your cases from then on
account-close-how-text = With case number and access code, without any account. Best note down the numbers now.
account-close-other-address = You can get a new access code by way of **{ $address }**.
account-close-no-address = No e-mail address is confirmed here yet. Without one we cannot send you a new access code.
account-close-newest = These are the newest { $count }.
account-close-code = You no longer have your access code? With the number and the confirmed e-mail address of the case you can get a new one, even when the account is closed already.
account-close-confirm = So that nobody else closes your account, we send a code to **{ $address }**. Only when you enter it is the account closed.
account-close-note = **This cannot be undone.** But you can make a new account at any time.
account-close-final = Close account for good
account-keep = No, keep the account
account-closed = Your account is closed
account-closed-lead = Thank you for using it. We will confirm this by e-mail.
account-closed-text = What you have sent us goes on. You now open it with case number and access code.

# My cases
filter-all = All
filter-todo = To do
filter-running = In progress
filter-done = Decided
group-todo = It is your turn
group-running = In progress
group-done = Decided and closed
filed-on = Filed on { $date }
news = { $count ->
    [one] 1 piece of news
   *[other] { $count } pieces of news
}
all-drafts = See and delete all drafts
draft-position = Step { $number } of { $count }, last on { $date }
draft-complete = Filled in, not yet sent. Last on { $date }

# How a case stands
state-submitted = Received
state-in-review = We are checking
state-reply = Answer needed
state-retrieve = Decision is ready
state-letter = Letter on its way
state-partly = Partly decided
state-decided = Decided
state-closed = Closed
state-withdrawn = Withdrawn
state-deleted = Deleted
outcome-granted = Granted
outcome-partly = Partly granted
outcome-refused = Refused
outcome-inadmissible = Inadmissible
lead-submitted = Your application is here. There is nothing for you to do.
lead-in-review = We are checking your application. There is nothing for you to do.
lead-partly = We have decided on a part. We are still checking the rest.
lead-promise = We want to decide by { $date }.
lead-reply = We have a question for you. Please answer by { $date }. Until then your application rests.
lead-reply-late = We are still waiting for your answer, it was due on { $date }. Please answer soon. Otherwise we decide on what we have.
lead-retrieve = Your decision is ready. You can retrieve it until { $date }.
lead-letter = We have decided. The decision comes by post.
lead-may-object = We have decided. You can object until { $date }.
lead-decided = We have decided on your application.
lead-closed = The case is closed.
lead-withdrawn = You have withdrawn the application. We will not decide on it.
due-reply = Answer by { $date }, { $left }
due-retrieve = Retrieve by { $date }, { $left }
days-today = today is the last day
days-left = { $count ->
    [one] 1 day left
   *[other] { $count } days left
}
days-over = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
since = since { $date }
step-filed = Received
step-review = Being checked
step-waiting = Waiting for you
step-decision = Decision
step-closed = Closed
promise-by = by { $date }
promise-rests = rests until you answer

# Case
mark-seen = Mark as read
fact-service = Service
fact-filed = Received
fact-promise = Decision by
contact-heading = How we reach you
contact-confirmed = We notify you at **{ $address }**.
contact-unconfirmed = **{ $address }** is not confirmed yet. Until then we send nothing there.
contact-none = We have no e-mail address of yours. You will not be notified.
contact-change = Change the address
contact-confirm = Confirm the address
contact-add = Give an address
delivery-is-portal = Decisions come into your mailbox here.
delivery-is-post = Decisions come by post.
delivery-change = Choose another way
timeline-heading = Show what happened
author-you = You
author-you-on-paper = You, on paper
message-inquiry = Question
message-reply = Answer
papers-more = Further papers
papers-choose = Choose files
papers-hint = { $kinds }, at most { $size }
reply-text = Your answer
reply-more = Would you like to add something?
reply-complete = Complete, we are looking at it
paper-upload = Upload: { $paper }
paper-received = received on { $date }: { $name }
paper-done = done
paper-missing = missing
correct-asked = Please change your answers.
correct-answers = Change answers
more-time-asked = You have asked for time until { $date }. We will answer you here.
more-time-lead = So far we ask for your answer by { $date }. Until when do you need time?
more-time-until = New date
more-time-hint = For example 16 12 2026
more-time-reason = Why do you need more time?

# Decision
decision-on-application = Decision on your application
decision-on = Decision: { $part }
decision-correction = Correction of a decision
decision-remedy = Decision on your objection
decision-ready = Your decision is ready. You can retrieve it until { $until }.
decision-retrieval-means = By retrieving it you receive the decision. On the day after, it counts as announced (Bekanntgabe). From then on the time for an objection (Widerspruch) runs.
decision-not-retrieving-means = If you do not retrieve it in time, it comes by post. You suffer no disadvantage.
decision-not-retrieved = It can no longer be retrieved. The decision comes by post. No period begins before the letter.
decision-by-post = The decision comes by post. As soon as the letter is on its way, you can read it here too.
retrieve-decision = Retrieve the decision now
decision-subtitle = Decision of { $date }, case { $number }
decision-tenor = What we have decided
decision-conditions = What you must observe
decision-payment = How to pay
decision-sealed-by = Electronically sealed; by its certificate the seal of: { $owner }
decision-sealed-for-show = Bears a demonstration seal, for show only (certificate: Gangway Vorführsiegel)
decision-sealed-unnamed = Electronically sealed
decision-decided-by = Decided by
decision-department = Department
verdict-granted = Your application is granted.
verdict-partly = Your application is granted in part.
verdict-refused = Your application is refused.
verdict-inadmissible = Your application is inadmissible. We could not look into its substance.
verdict-corrected = We have corrected an error in a decision.
verdict-replaced = Upon your objection another decision has taken its place.
todo-read = **Read the decision as a PDF** and keep it. The PDF is in German.
todo-conditions = **Observe the conditions** further down.
todo-pay-by = **Transfer { $amount } by { $date }.**
todo-pay = { $days ->
    [one] **Transfer { $amount }** within one day after the announcement.
   *[other] **Transfer { $amount }** within { $days } days after the announcement.
 }
todo-pay-how = Details for the transfer
todo-object = **If you disagree**, you can object until { $date }.
fee-due = payable by { $date }
pay-until = Payable by
pay-within = { $days ->
    [one] 1 day after the announcement
   *[other] { $days } days after the announcement
 }
pay-to = Recipient
pay-iban = IBAN
pay-bic = BIC, bank
pay-purpose = Reference
fact-retrieved = Retrieved
fact-announced = Announced
fact-objection = Objection until
date-provided = Laid into your mailbox
date-provided-note = { $moment }. That is also when we sent you the e-mail.
date-retrieved = Retrieved by you
date-not-retrieved = Not retrieved, therefore by post
date-posted = Posted
date-served = Formally served
date-received = Arrived with you
date-handed-over = Handed to you
date-returned = Came back
date-announced = Announced (Bekanntgabe): { $date }
date-will-be-announced = Counts as announced (Bekanntgabe) from { $date }
date-objection = You can object (Widerspruch) until { $date } ({ $left })
date-objection-over = The time for an objection ended on { $date }
date-ended = End of the time for an objection: { $date }
date-final = Final (bestandskräftig)
date-not-yet = Not announced yet
date-not-yet-note = No period begins before the decision has reached you.
objection-short = Then you can object (Widerspruch): in writing or for the record at the town hall. A plain e-mail or a message here is not enough.
objection-short-year = Then you can object (Widerspruch): in writing or for the record at the town hall. Because the decision carries no notice, you have one year. A plain e-mail or a message here is not enough.
objection-corrects = A correction starts no new period. Whether and until when you can object stands with the decision that it corrects.
objection-replaced = Another decision stands in place of this one. You can only object to the new one.
objection-over = The time for an objection is over. If you missed it through no fault of your own, please talk to us.

# Objection
objection-until = Your objection must reach us by the end of { $date }
objection-was-until = The time ended on { $date }
objection-no-date = The time begins when the decision is announced
objection-not-here = This page only explains how. An objection through the mailbox here would have no effect.
objection-ways = These are the ways
objection-written = In writing
objection-written-text = A letter with your signature. Send it so that it arrives in time, to:
objection-record = For the record
objection-record-text = You come to the town hall, and we write down what you say.
objection-call = Please call before: { $number }.
objection-electronic = Electronically
objection-electronic-text = Only with a qualified electronic signature or in another way that the law puts on a level with a signature. A plain e-mail is not enough.
objection-contents = What it should say
objection-contents-text = Say which decision you object to, with the number { $number }. It is best to say why. You may hand in the reasons later.
objection-notice = The notice from the decision (in German)

# Withdrawing
withdraw-all = Do you really want to withdraw your application “{ $subject }” ({ $number })?
withdraw-rest = A part of “{ $subject }” ({ $number }) has been decided already. That stays. You withdraw the rest.
withdraw-final = **This cannot be undone.** If you want it later after all, file a new application.
withdraw-reason = Why do you withdraw?
withdraw-confirm = Withdraw the application for good
withdraw-keep = No, keep the application

# Address and way
address-title = E-mail address of the case
address-lead = We write to this address when there is something new. The e-mail never says what it is about. You confirm a new address with a code.
address-save = Save and ask for a code
address-confirm = Confirm the address
delivery-title = How shall the decision come?
delivery-lead = Your choice holds for decisions to come. You can change it at any time.
delivery-save = Save

# Interrupted
interrupted-title = Your session has ended
interrupted-lead = Your text is still here, but not sent yet.
interrupted-sign-in = Sign in in a second window:
interrupted-send = Come back here and send the text once more.
interrupted-files = We could not keep your files. Please add them to the case afterwards.
interrupted-text = Your text
interrupted-submit = Send once more

# Changing answers
correct-lead = Change only what we asked for. Your first answers stay beside it.
correct-send = Send the changed answers
sign-out-account = After that, this device needs a code from an e-mail again. Your cases and drafts stay in your account.
leave = Leave
leave-title = Leave and clear everything here?
leave-case = After that, nobody at this device can see what you have opened. You can open the case again at any time with case number and access code.
leave-guest = After that, nobody at this device can see what you have entered.
leave-drafts = { $count ->
    [one] **The application that you have begun will be deleted.** If you would like to keep it, sign in with your e-mail address first. It will then be in your account.
   *[other] **The { $count } applications that you have begun will be deleted.** If you would like to keep them, sign in with your e-mail address first. They will then be in your account.
}
leave-keep = Sign in and keep
objection-title = Object to the new e-mail address
objection-lead = On { $day } another e-mail address was entered with us. Until then we wrote to you at **{ $address }**.
objection-account = If it was not you, object: your account and your cases will have this address again, and everybody who is signed in is signed out. Access codes from before are no longer good.
objection-case = If it was not you, object: this address will be good for your case again. The access code from before no longer opens it; you can get a new one at this address.
objection-own = If you changed the address yourself, there is nothing to do.
objection-submit = It was not me: object
objection-done = Your e-mail address is good again
objection-done-account = Everybody is signed out. Sign in with this address and check whether anything was written in your cases that is not yours. The departments can see that you have objected.
objection-done-case = The access code from before is no longer good. Get a new one and check whether anything was written in the case that is not yours. The department can see that you have objected.
objection-expired = This link is no longer good
objection-expired-text = It is older than a week, or the change was objected to already. If you did so yourself, your address is good again and you can sign in. Otherwise we will gladly help you on the phone.
