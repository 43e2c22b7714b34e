//! The refusals in English: what is in the way, and what to do.

use jiff::civil::Date;
use locale::Language;

use super::{Many, Refused, Thing};
use crate::{decision::Missing, state::State};

#[expect(
    clippy::too_many_lines,
    reason = "a table: one sentence for each refusal, and none can be forgotten"
)]
pub(super) fn sentence(refused: &Refused) -> String {
    use Refused as R;
    match refused {
        R::Over { state: State::Withdrawn, .. } => {
            "The application was withdrawn. To go on, please file a new one.".into()
        }
        R::Over { .. } => "The case is closed. To go on, please file a new application.".into(),
        R::OtherTown { .. } => "You are signed in to another town. Please sign in here.".into(),
        R::InTheFuture { date } => format!("{} is in the future. Please give a day up to today.", day(*date)),
        R::TooEarly { date, earliest } => {
            format!("{} is too early. Please give {} or later.", day(*date), day(*earliest))
        }
        R::TooMany { what, max } => {
            format!("No more than {max} {} are possible. {}", many(*what), less(*what))
        }
        R::Taken(thing) => format!("{} is already there. Please reload the page.", the(thing)),
        R::Unknown(thing) => format!("{} does not exist. Please reload the page.", the(thing)),
        R::AllDecided { .. } => {
            "The application is fully decided. If you have questions, write a message.".into()
        }
        R::NotAllDecided { .. } => "A part is not decided yet. Decide on it first.".into(),
        R::NothingNew { .. } => "There is nothing new here. There is nothing to do.".into(),
        R::NothingChanges => "It is like that already. There is nothing to do.".into(),
        R::NoPostalAddress { .. } => "The postal address is missing. Please enter one.".into(),
        R::NoConfirmedEmail { .. } => {
            "The e-mail address is missing or not confirmed. Confirm the address or choose delivery by post."
                .into()
        }
        R::NoConsent { .. } => "Digital delivery was not asked for. Send the decision by post.".into(),
        R::PortalNotOffered => {
            "Decisions of this service come by post only. Please choose delivery by post.".into()
        }
        R::Unassigned { .. } => "Nobody has the case. Take it first.".into(),
        R::SameDepartment { .. } => "This department has the case already. Choose another one.".into(),
        R::InquirySettled { .. } => "The inquiry is settled. Please write a message.".into(),
        R::InquiryOpen { .. } => "An inquiry is still open. Settle it first.".into(),
        R::EmptyReply { .. } => "The answer is empty. Write something or add a paper.".into(),
        R::CorrectionNotRequested { .. } => {
            "You can only change your answers when we ask for it. Please write us a message.".into()
        }
        R::OtherRevision => {
            "The answers belong to another version of the form. Please reload the page.".into()
        }
        R::NothingAwaited { .. } => "Everything is here already. No more time is needed.".into(),
        R::ExtensionNotRequested { .. } => "Nobody asked for more time. There is nothing to do.".into(),
        R::ExtensionRequestedAlready { .. } => {
            "More time was already asked for. Please wait for the answer.".into()
        }
        R::Discarded { .. } => "This draft was discarded. Begin a new decision.".into(),
        R::Sealed { .. } => {
            "The decision is sealed already. Recall it first, as long as it has not gone out.".into()
        }
        R::NotSealed { .. } => "The decision is not sealed yet. Sign it off first.".into(),
        R::Issued { .. } => "The decision has gone out already. Correct it by a decision of its own.".into(),
        R::NotIssued { .. } => "The decision has not gone out yet. This is possible afterwards.".into(),
        R::InPreparation { .. } => "A decision is still being prepared. Send it or discard it.".into(),
        R::OtherVersion { .. } => {
            "Somebody has changed the text in the meantime. Reload the page and apply your changes.".into()
        }
        R::Incomplete { missing: Missing::Tenor, .. } => {
            "The decision itself is missing. Write what shall hold.".into()
        }
        R::Incomplete { missing: Missing::Reasons, .. } => {
            "The reasons are missing. Only a decision that grants everything can go out without.".into()
        }
        R::Covered { .. } => {
            "Another decision covers this already. Discard that one or choose another part.".into()
        }
        R::RestWithdrawn { .. } => "The open part was withdrawn. There is nothing left to decide.".into(),
        R::HearingMissing { .. } => {
            "The decision burdens and the hearing is missing. Record it or give the reason for skipping it."
                .into()
        }
        R::HearingNotNeeded { .. } => "This decision does not burden. No hearing is needed.".into(),
        R::NoLetter { .. } => "There is no letter of this text yet. Make it first.".into(),
        R::OtherLetter { .. } => "The letter is another one now. Read it again, then sign it off.".into(),
        R::SignedAlready { .. } => "You have signed it off already. Another person must sign.".into(),
        R::OwnText { .. } => "You wrote this text yourself. Recall the decision to change it.".into(),
        R::SignedByAll { .. } => "Everybody has signed already. There is nothing to do.".into(),
        R::SignOffsMissing { given, demanded, .. } => {
            format!("{given} of {demanded} persons have signed. Wait for the others.")
        }
        R::UnderWay { .. } => "The decision is on its way already. Wait and see whether it arrives.".into(),
        R::NoNotificationAwaited { .. } => {
            "This decision waits for no notification. There is nothing to do.".into()
        }
        R::OtherNotification { .. } => {
            "This notification does not belong to the decision, or its return is known already. There is nothing to do.".into()
        }
        R::NotProvided { .. } => {
            "This decision is not ready for retrieval. It comes by post or is still being prepared.".into()
        }
        R::ProvisionOver { until, .. } => {
            format!("Retrieval was possible until {}. You will get the decision by post.", day(*until))
        }
        R::ProvisionRuns { until, .. } => {
            format!("The decision can be retrieved until {}. Wait until then.", day(*until))
        }
        R::RetrievedAlready { .. } => "The decision was retrieved before. You can go on reading it.".into(),
        R::RetrievalByClient { .. } => {
            "Only you yourself can retrieve a decision. Please open your mailbox.".into()
        }
        R::NotOnPrintList { .. } => "The decision is not on the print list. Put it there first.".into(),
        R::OtherCountry { country } => {
            let country = country.name(Language::English);
            format!("Country of the address: {country}. Choose a kind of post that fits.")
        }
        R::NotWithThePost { .. } => {
            "This letter is not with the post. Record first when it was posted.".into()
        }
        R::ReceiptChangesNothing { .. } => {
            "An early receipt does not change the day of announcement. Record a later one only.".into()
        }
        R::NothingToCountFrom { .. } => {
            "The decision was not retrieved, posted or proven to have arrived. Wait for that.".into()
        }
        R::OtherStart { on, .. } => {
            format!("The dates must be counted from {}. Compute them again.", day(*on))
        }
        R::DatesContradict { .. } => {
            "The computed days contradict each other. Please tell the operator.".into()
        }
        R::NotBefore { day: first } => format!("This is possible from {} on. Wait until then.", day(*first)),
        R::AnnouncedAlready { .. } => {
            "The decision counts as announced already. There is nothing to do.".into()
        }
        R::NotAnnounced { .. } => {
            "The decision does not count as announced yet. This is possible afterwards.".into()
        }
        R::ObjectionOpen { .. } => "An objection is still open. Decide on it first.".into(),
        R::NoObjection { .. } => "No objection to it is open. Please reload the page.".into(),
        R::Replaced { .. } => "Another decision stands in place of this one. Work with that one.".into(),
        R::CorrectsOnly { .. } => {
            "This letter only corrects a mistake. The decision that it corrects becomes final, not the letter.".into()
        }
        R::OnlyByPerson { .. } => {
            "An objection was decided upon. A person must say that the decision is final.".into()
        }
        R::FinalAlready { .. } => "The decision is final already. There is nothing to do.".into(),
        R::NotFinal { .. } => "A decision is not final yet. Close the case afterwards.".into(),
    }
}

fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

const fn many(what: Many) -> &'static str {
    match what {
        Many::DocumentsAtOnce => "papers at once",
        Many::Documents => "papers in one case",
        Many::RequestedDocuments => "requested papers",
        Many::Replies => "answers to one inquiry",
        Many::Inquiries => "inquiries",
        Many::Messages => "messages",
        Many::Notes => "notes",
        Many::AnswersVersions => "versions of the answers",
        Many::Decisions => "decisions",
        Many::AncillaryProvisions => "conditions",
        Many::Attempts => "attempts of delivery",
        Many::Objections => "objections",
        Many::Entries => "entries in one case",
    }
}

const fn less(what: Many) -> &'static str {
    match what {
        Many::DocumentsAtOnce => "Send the others with another message.",
        Many::RequestedDocuments => "Make another inquiry.",
        Many::AncillaryProvisions => "Combine some of them.",
        Many::Documents
        | Many::Replies
        | Many::Inquiries
        | Many::Messages
        | Many::Notes
        | Many::AnswersVersions
        | Many::Decisions
        | Many::Attempts
        | Many::Objections
        | Many::Entries => "Please begin a new case.",
    }
}

const fn the(thing: &Thing) -> &'static str {
    match thing {
        Thing::Inquiry(_) => "This inquiry",
        Thing::Request(_) => "This requested paper",
        Thing::Message(_) => "This message",
        Thing::Note(_) => "This note",
        Thing::Decision(_) => "This decision",
        Thing::Document(_) => "This paper",
        Thing::Email => "This e-mail address",
    }
}
