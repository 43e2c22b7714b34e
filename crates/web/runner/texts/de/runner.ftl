# Was ein Schritt eines Formulars sagt, für Bürgerinnen und Bürger wie für Mitarbeitende.
yes = Ja
no = Nein
list-or = { $before } oder { $last }
row-add = { $row } hinzufügen
row-unfinished = { $title }: Hier fehlt noch etwas. Wählen Sie „Ändern“.
upload-rules = { $types }, je Datei höchstens { $size }, { $count ->
    [one] eine Datei
   *[other] höchstens { $count } Dateien
}. Sie können auch ein Foto machen.
upload-choose = Datei auswählen
upload-choose-more = Weitere Datei auswählen
upload-send = Datei hochladen
upload-there = Hochgeladen: { $question }
upload-wrong-kind = Diese Art von Datei können wir hier nicht annehmen. Wählen Sie { $types }.
upload-full = { $count ->
    [one] Hier ist nur eine Datei möglich. Entfernen Sie die andere zuerst.
   *[other] Hier sind höchstens { $count } Dateien möglich. Entfernen Sie zuerst eine andere.
}
upload-no-room = Die Datei konnte gerade nicht gespeichert werden. Versuchen Sie es bitte später noch einmal. Ihre anderen Eingaben sind gespeichert.
discard = Verwerfen
step-recalculate = Angaben aktualisieren
save-row = { $title } speichern
