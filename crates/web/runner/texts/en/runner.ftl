# What a step of a form says, to residents and to staff alike.
yes = Yes
no = No
list-or = { $before } or { $last }
row-add = Add { $row }
row-unfinished = { $title }: something is still missing. Choose “Change”.
upload-rules = { $types }, at most { $size } per file, { $count ->
    [one] one file
   *[other] at most { $count } files
}. You can also take a photo.
upload-choose = Choose a file
upload-choose-more = Choose another file
upload-send = Upload file
upload-there = Uploaded: { $question }
upload-wrong-kind = We cannot take this kind of file here. Choose { $types }.
upload-full = { $count ->
    [one] Only one file is possible here. Remove the other one first.
   *[other] At most { $count } files are possible here. Remove another one first.
}
upload-no-room = The file could not be saved just now. Please try again later. Your other answers are saved.
discard = Discard
step-recalculate = Update questions
save-row = Save { $title }
