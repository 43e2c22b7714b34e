//! The events in English: what staff read in the timeline, and what the applicant reads of it.

use super::Words;
use crate::event::EventKind;

pub(super) const fn words(kind: EventKind) -> Words {
    use EventKind as K;
    match kind {
        K::Filed => Words::both("Application received", "Application received"),
        K::Withdrawn => Words::both("Application withdrawn", "Application withdrawn"),
        K::AnswersCorrected => Words::both("Answers corrected, version", "Answers changed"),
        K::DocumentsAdded => Words::both("Papers added to the file", "Papers were added"),
        K::ContactChanged => Words::both("Contact changed", "Contact changed"),
        K::ContactRestored => Words::both(
            "The new e-mail address was objected to from the former one, which is good again",
            "Former e-mail address is good again",
        ),
        K::EmailConfirmed => Words::both("E-mail address confirmed", "E-mail address confirmed"),
        K::DeliveryChosen => Words::both("Way for the decision chosen", "Way for the decision chosen"),
        K::AccountLinked => Words::both("Case taken into an account", "Taken into an account"),
        K::AccountUnlinked => Words::both(
            "Account closed; the case is still opened with number and access code",
            "Account closed",
        ),
        K::AccessCodeRenewed => Words::both("New access code given out", "New access code"),
        K::Assigned => Words::both("Case assigned", "Somebody works on it"),
        K::Released => Words::staff("Back to the queue"),
        K::HandedOver => {
            Words::both("Handed over to another department", "Handed over to another department")
        }
        K::Seen => Words::staff("Seen"),
        K::Closed => Words::both("Case closed", "Closed"),
        K::InquirySent => Words::both("Inquiry sent, our promise rests", "We asked you something"),
        K::Replied => Words::both("Reply received", "You answered"),
        K::ExtensionRequested => Words::both("More time wished for", "You asked for more time"),
        K::ExtensionGranted => Words::both("More time given", "You got more time"),
        K::ExtensionRefused => Words::both("More time refused", "More time was not possible"),
        K::Settled => Words::both("Inquiry done", "Our question is settled"),
        K::MessageSent => Words::both("Message written", "Message"),
        K::NoteWritten => Words::staff("Internal note"),
        K::Drafted => Words::staff("Decision begun"),
        K::Edited => Words::staff("Decision changed"),
        K::Discarded => Words::staff("Decision discarded"),
        K::HearingHeld => Words::staff("Heard"),
        K::HearingSkipped => Words::staff("Hearing skipped"),
        K::Rendered => Words::staff("PDF of the decision made"),
        K::SignedOff => Words::staff("Decision signed off"),
        K::Sealed => Words::staff("Decision sealed"),
        K::SentBack => Words::staff("Decision given back with a note"),
        K::Recalled => Words::staff("Decision recalled"),
        K::ProvisionStarted => Words::staff("Decision laid into the mailbox"),
        K::Notified => Words::both("Notified, decision provided", "Decision is ready, e-mail sent to you"),
        K::NotificationFailed => Words::staff("Notification not accepted"),
        K::NotificationBounced => Words::staff("Notification came back"),
        K::ProvisionEnded => Words::both("Provision ended", "Decision not retrieved, it comes by post"),
        K::Retrieved => Words::both("Decision retrieved", "You retrieved the decision"),
        K::PutOnPrintList => Words::staff("On the print list"),
        K::Posted => Words::both("Decision posted", "Decision posted"),
        K::DeliveredByHand => Words::both("Decision handed over", "Decision handed over"),
        K::ReceiptProven => Words::both("Receipt proven", "Decision arrived"),
        K::Returned => Words::both("Letter came back", "Letter came back"),
        K::Announced => Words::both("Decision announced", "Decision counts as announced"),
        K::ObjectionRegistered => Words::both("Objection received", "Objection received"),
        K::ObjectionSettled => Words::both("Objection settled", "Objection settled"),
        K::BecameFinal => Words::both("Decision final", "Decision is final"),
    }
}
