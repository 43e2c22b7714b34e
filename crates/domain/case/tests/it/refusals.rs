//! Every refusal says in two languages what is in the way and what to do, without ids and names.

use case::{Many, Refused, State, Thing, decision::Missing};
use jiff::civil::date;
use locale::{Country, Language};

use crate::support::{
    application, at, decision, department, digest, document_id, inquiry, jonas, line, message, note,
};

fn of_the_case() -> Vec<Refused> {
    let (case, person) = (application().case, jonas().person().id);
    let (day, later) = (date(2026, 12, 2), date(2026, 12, 3));
    let i = inquiry(1);
    vec![
        Refused::Over { case, state: State::Closed },
        Refused::Over { case, state: State::Withdrawn },
        Refused::OtherTown { person },
        Refused::InTheFuture { date: day },
        Refused::TooEarly { date: day, earliest: later },
        Refused::AllDecided { case },
        Refused::NotAllDecided { case },
        Refused::NothingNew { up_to: 7 },
        Refused::NothingChanges,
        Refused::NoPostalAddress { case },
        Refused::NoConfirmedEmail { case },
        Refused::NoConsent { case },
        Refused::PortalNotOffered,
        Refused::Unassigned { case },
        Refused::SameDepartment { department: department(1) },
        Refused::InquirySettled { inquiry: i },
        Refused::InquiryOpen { inquiry: i },
        Refused::EmptyReply { inquiry: i },
        Refused::CorrectionNotRequested { inquiry: i },
        Refused::OtherRevision,
        Refused::NothingAwaited { inquiry: i },
        Refused::ExtensionNotRequested { inquiry: i },
        Refused::ExtensionRequestedAlready { inquiry: i },
        Refused::RestWithdrawn { case },
    ]
}

fn of_things() -> Vec<Refused> {
    let things = [
        Thing::Inquiry(inquiry(1)),
        Thing::Request(line("site_plan")),
        Thing::Message(message(1)),
        Thing::Note(note(1)),
        Thing::Decision(decision(1)),
        Thing::Document(document_id(1)),
        Thing::Email,
    ];
    let many = [
        (Many::DocumentsAtOnce, 50),
        (Many::Documents, 2_000),
        (Many::RequestedDocuments, 20),
        (Many::Replies, 200),
        (Many::Inquiries, 100),
        (Many::Messages, 2_000),
        (Many::Notes, 1_000),
        (Many::AnswersVersions, 50),
        (Many::Decisions, 50),
        (Many::AncillaryProvisions, 50),
        (Many::Attempts, 20),
        (Many::Objections, 20),
        (Many::Entries, 20_000),
    ];
    let taken = things.clone().map(Refused::Taken);
    let unknown = things.map(Refused::Unknown);
    let too_many = many.map(|(what, max)| Refused::TooMany { what, max });
    taken.into_iter().chain(unknown).chain(too_many).collect()
}

fn of_decisions() -> Vec<Refused> {
    let (decision, other, person) = (decision(1), decision(2), jonas().person().id);
    let (day, current) = (date(2026, 12, 2), digest(1));
    vec![
        Refused::Discarded { decision },
        Refused::Sealed { decision },
        Refused::NotSealed { decision },
        Refused::Issued { decision },
        Refused::NotIssued { decision },
        Refused::InPreparation { decision },
        Refused::OtherVersion { decision, current: 3 },
        Refused::Incomplete { decision, missing: Missing::Tenor },
        Refused::Incomplete { decision, missing: Missing::Reasons },
        Refused::Covered { other },
        Refused::HearingMissing { decision },
        Refused::HearingNotNeeded { decision },
        Refused::NoLetter { decision },
        Refused::OtherLetter { decision, current },
        Refused::SignedAlready { decision, person },
        Refused::OwnText { decision, person },
        Refused::SignedByAll { decision },
        Refused::SignOffsMissing { decision, given: 1, demanded: 2 },
        Refused::UnderWay { decision },
        Refused::NoNotificationAwaited { decision },
        Refused::OtherNotification { decision },
        Refused::NotProvided { decision },
        Refused::ProvisionOver { decision, until: day },
        Refused::ProvisionRuns { decision, until: day },
        Refused::RetrievedAlready { decision, at: at("2026-11-17T17:25:40Z") },
        Refused::RetrievalByClient { decision },
        Refused::NotOnPrintList { decision },
        Refused::OtherCountry { country: Country::from_code("DK").unwrap() },
        Refused::NotWithThePost { decision },
        Refused::ReceiptChangesNothing { decision },
        Refused::NothingToCountFrom { decision },
        Refused::OtherStart { decision, on: day },
        Refused::DatesContradict { decision },
        Refused::NotBefore { day },
        Refused::AnnouncedAlready { decision },
        Refused::NotAnnounced { decision },
        Refused::ObjectionOpen { decision },
        Refused::NoObjection { decision },
        Refused::Replaced { decision, other },
        Refused::CorrectsOnly { decision },
        Refused::OnlyByPerson { decision },
        Refused::FinalAlready { decision },
        Refused::NotFinal { decision },
    ]
}

#[test]
fn every_refusal_is_a_sentence_in_two_languages() {
    let all = [of_the_case(), of_things(), of_decisions()].concat();
    let told: Vec<_> = all
        .iter()
        .map(|refused| {
            let (german, english) = (refused.sentence(Language::German), refused.sentence(Language::English));
            for sentence in [&german, &english] {
                assert!(sentence.ends_with('.') && !sentence.contains("0192"), "{sentence}");
            }
            let log = refused.to_string();
            assert!(!log.ends_with('.') && !log.contains("Petersen"), "{log}");
            format!("{log}\n  de {german}\n  en {english}")
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}
