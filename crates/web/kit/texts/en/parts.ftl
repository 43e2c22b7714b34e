# Parts that portal and desk share.
errors-heading = { $count ->
    [one] Please check one answer
   *[other] Please check { $count } answers
}
error-title = Error: { $title }
step-done = done
unread = new
remove = Remove
change = Change
optional = optional
please-choose = Please choose
date-day = Day
date-month = Month
date-year = Year
address-street = Street
address-number = House number
address-postcode = Postcode
address-town = Town
address-country = Country
upload-chosen = Chosen:
upload-sending = The file is being sent …
upload-failed = Sending was interrupted. Please try again.
upload-too-large = A file is larger than { $size }. Please choose a smaller one.
deadlines-caption = Dates with their reasons
deadlines-what = Date and reason
deadlines-when = Day
pages = Pages
previous-page = Previous page
next-page = Next page
messages = Messages
no-messages = No messages yet.
papers = Papers
receipt-being-made = The confirmation of receipt is being made.
reload-page = Load this page again
saved-at = Saved at { $time }
open-pdf = Open PDF
fee = Fee
write-message = Write a message
imprint-represented = Represented by
office-phone = Telephone
office-email = E-mail
office-web = Internet
