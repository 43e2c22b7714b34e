//! The events in German: what staff read in the timeline, and what the applicant reads of it.

use super::Words;
use crate::event::EventKind;

pub(super) const fn words(kind: EventKind) -> Words {
    use EventKind as K;
    match kind {
        K::Filed => Words::both("Antrag eingegangen", "Antrag eingegangen"),
        K::Withdrawn => Words::both("Antrag zurückgenommen", "Antrag zurückgezogen"),
        K::AnswersCorrected => Words::both("Angaben korrigiert, Fassung", "Angaben geändert"),
        K::DocumentsAdded => Words::both("Unterlagen zur Akte genommen", "Unterlagen kamen dazu"),
        K::ContactChanged => Words::both("Kontaktdaten geändert", "Erreichbarkeit geändert"),
        K::ContactRestored => Words::both(
            "Der neuen E-Mail-Adresse wurde von der früheren aus widersprochen, die frühere gilt wieder",
            "Frühere E-Mail-Adresse gilt wieder",
        ),
        K::EmailConfirmed => Words::both("E-Mail-Adresse bestätigt", "E-Mail-Adresse bestätigt"),
        K::DeliveryChosen => Words::both("Weg für den Bescheid gewählt", "Weg für den Bescheid gewählt"),
        K::AccountLinked => Words::both("Vorgang ins Konto übernommen", "In ein Konto übernommen"),
        K::AccountUnlinked => Words::both(
            "Konto geschlossen, der Vorgang wird weiter mit Nummer und Zugangscode geöffnet",
            "Konto geschlossen",
        ),
        K::AccessCodeRenewed => Words::both("Neuer Zugangscode ausgegeben", "Neuer Zugangscode"),
        K::Assigned => Words::both("Vorgang zugewiesen", "Wird bearbeitet"),
        K::Released => Words::staff("Zurück in den Eingang"),
        K::HandedOver => Words::both("An ein anderes Amt abgegeben", "An ein anderes Amt gegeben"),
        K::Seen => Words::staff("Gesehen"),
        K::Closed => Words::both("Vorgang abgeschlossen", "Abgeschlossen"),
        K::InquirySent => {
            Words::both("Nachfrage gestellt, unsere Zusage ruht", "Wir haben Sie etwas gefragt")
        }
        K::Replied => Words::both("Antwort eingegangen", "Sie haben geantwortet"),
        K::ExtensionRequested => Words::both("Mehr Zeit gewünscht", "Sie haben um mehr Zeit gebeten"),
        K::ExtensionGranted => Words::both("Mehr Zeit gegeben", "Sie haben mehr Zeit bekommen"),
        K::ExtensionRefused => Words::both("Mehr Zeit abgelehnt", "Mehr Zeit war nicht möglich"),
        K::Settled => Words::both("Nachfrage erledigt", "Unsere Frage ist erledigt"),
        K::MessageSent => Words::both("Nachricht geschrieben", "Nachricht"),
        K::NoteWritten => Words::staff("Interne Notiz"),
        K::Drafted => Words::staff("Bescheid begonnen"),
        K::Edited => Words::staff("Bescheid geändert"),
        K::Discarded => Words::staff("Bescheid verworfen"),
        K::HearingHeld => Words::staff("Angehört"),
        K::HearingSkipped => Words::staff("Von der Anhörung abgesehen"),
        K::Rendered => Words::staff("PDF des Bescheids erstellt"),
        K::SignedOff => Words::staff("Bescheid gezeichnet"),
        K::Sealed => Words::staff("Bescheid gesiegelt"),
        K::SentBack => Words::staff("Bescheid mit Hinweis zurückgegeben"),
        K::Recalled => Words::staff("Bescheid zurückgeholt"),
        K::ProvisionStarted => Words::staff("Bescheid ins Postfach gelegt"),
        K::Notified => Words::both(
            "Benachrichtigt, Bescheid bereitgestellt",
            "Bescheid liegt bereit, E-Mail an Sie geschickt",
        ),
        K::NotificationFailed => Words::staff("Benachrichtigung nicht angenommen"),
        K::NotificationBounced => Words::staff("Benachrichtigung kam zurück"),
        K::ProvisionEnded => {
            Words::both("Bereitstellung beendet", "Bescheid nicht abgerufen, er kommt per Post")
        }
        K::Retrieved => Words::both("Bescheid abgerufen", "Sie haben den Bescheid abgerufen"),
        K::PutOnPrintList => Words::staff("Auf der Druckliste"),
        K::Posted => Words::both("Bescheid zur Post gegeben", "Bescheid zur Post gegeben"),
        K::DeliveredByHand => Words::both("Bescheid übergeben", "Bescheid übergeben"),
        K::ReceiptProven => Words::both("Zugang nachgewiesen", "Bescheid ist angekommen"),
        K::Returned => Words::both("Brief kam zurück", "Brief kam zurück"),
        K::Announced => Words::both("Bescheid bekannt gegeben", "Bescheid gilt als bekannt gegeben"),
        K::ObjectionRegistered => Words::both("Widerspruch eingegangen", "Widerspruch eingegangen"),
        K::ObjectionSettled => Words::both("Widerspruch erledigt", "Widerspruch erledigt"),
        K::BecameFinal => Words::both("Bescheid bestandskräftig", "Bescheid ist bestandskräftig"),
    }
}
