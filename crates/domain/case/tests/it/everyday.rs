//! What people do with a case beside deciding: they write, look, can be reached elsewhere, hand it on, ask for other answers.

use case::{
    AccountLinked, AccountUnlinked, Assigned, Audience, Command, Contact, ContactChanged, ContactRestored,
    Correction, DeliveryChoice, DeliveryChosen, DocumentsAdded, Email, EmailConfirmed, HandOver, MessageSent,
    NoteWritten, Seen,
    decision::HearingHeld,
    inquiry::{AnswersWanted, ExtensionRefused, InquirySent},
};

use crate::support::{
    World, account, amira, answers, ask, by_portal, contact, decision, department, inquiry, job, jonas, line,
    message, note, online, paragraphs, resident,
};

/// One thing that somebody tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Everyday {
    WriteToTown,
    WriteToApplicant,
    Note,
    AddDocuments,
    SeeAsApplicant,
    SeeAsStaff,
    /// To another address, or back to the first.
    ChangeContact,
    RestoreContact,
    ConfirmEmail,
    /// The way that is not chosen now.
    ChooseDelivery,
    LinkAccount,
    UnlinkAccount,
    RenewAccessCode,
    Assign,
    Release,
    HandOver,
    /// Asks for other answers, by the same number as the inquiry for a document.
    AskForAnswers,
    CorrectAnswers,
    RefuseTime,
    /// About the first decision.
    HoldHearing,
}

impl Everyday {
    /// Everything of it.
    pub(crate) const ALL: [Self; 20] = [
        Self::WriteToTown,
        Self::WriteToApplicant,
        Self::Note,
        Self::AddDocuments,
        Self::SeeAsApplicant,
        Self::SeeAsStaff,
        Self::ChangeContact,
        Self::RestoreContact,
        Self::ConfirmEmail,
        Self::ChooseDelivery,
        Self::LinkAccount,
        Self::UnlinkAccount,
        Self::RenewAccessCode,
        Self::Assign,
        Self::Release,
        Self::HandOver,
        Self::AskForAnswers,
        Self::CorrectAnswers,
        Self::RefuseTime,
        Self::HoldHearing,
    ];

    /// The command of this move in this world.
    pub(crate) fn command(self, world: &World) -> Command {
        let sent = |number| MessageSent {
            message: message(number),
            text: paragraphs("Moin!"),
            documents: Vec::new(),
        };
        let seen = || Seen { up_to: u32::try_from(world.case.version()).unwrap() };
        match self {
            Self::WriteToTown => Command::WriteToTown(online(), sent(1)),
            Self::WriteToApplicant => Command::WriteToApplicant(jonas(), sent(2)),
            Self::Note => {
                Command::Note(jonas(), NoteWritten { note: note(1), text: paragraphs("Ortstermin.") })
            }
            Self::AddDocuments => {
                let added =
                    DocumentsAdded { documents: vec![world.new_document()], audience: Audience::Both };
                Command::AddDocuments(job(), added)
            }
            Self::SeeAsApplicant => Command::SeeAsApplicant(resident(), seen()),
            Self::SeeAsStaff => Command::SeeAsStaff(jonas(), seen()),
            Self::ChangeContact => {
                Command::ChangeContact(online(), ContactChanged { contact: elsewhere(world) })
            }
            Self::RestoreContact => {
                let since = world.now.checked_sub(jiff::SignedDuration::from_hours(24)).unwrap();
                let restored = ContactRestored { address: line("h.thomsen@post.example"), since };
                Command::RestoreContact(case::Identity::Guest, restored)
            }
            Self::ConfirmEmail => {
                let address = world.case.contact().email.clone().unwrap().address;
                Command::ConfirmEmail(resident(), EmailConfirmed { address })
            }
            Self::ChooseDelivery => {
                let post = matches!(world.case.delivery(), DeliveryChoice::Post);
                let delivery = if post { by_portal() } else { DeliveryChoice::Post };
                Command::ChooseDelivery(online(), DeliveryChosen { delivery })
            }
            Self::LinkAccount => Command::LinkAccount(resident(), AccountLinked { account: account() }),
            Self::UnlinkAccount => Command::UnlinkAccount(resident(), AccountUnlinked { account: account() }),
            Self::RenewAccessCode => Command::RenewAccessCode(online()),
            Self::Assign => Command::Assign(jonas(), Assigned { to: amira().person().clone() }),
            Self::Release => Command::Release(jonas()),
            Self::HandOver => {
                Command::HandOver(jonas(), HandOver { to: department(2), reason: paragraphs("Zuständig.") })
            }
            Self::AskForAnswers => {
                let wanted = AnswersWanted::Corrected { paths: vec![line("tree.girth")] };
                let asked = ask(1, world.in_days(14));
                Command::Ask(jonas(), InquirySent { answers: wanted, documents: Vec::new(), ..asked })
            }
            Self::CorrectAnswers => {
                let correction =
                    Correction { inquiry: inquiry(1), answers: answers(96), documents: Vec::new() };
                Command::CorrectAnswers(online(), correction)
            }
            Self::RefuseTime => Command::RefuseExtension(
                jonas(),
                ExtensionRefused { inquiry: inquiry(1), reason: paragraphs("Der Winter kommt.") },
            ),
            Self::HoldHearing => Command::HoldHearing(
                jonas(),
                HearingHeld {
                    decision: decision(1),
                    on: world.today(),
                    how: line("Telefon"),
                    inquiry: None,
                    result: paragraphs("Einverstanden."),
                },
            ),
        }
    }
}

fn elsewhere(world: &World) -> Contact {
    let first = contact();
    if world.case.contact().email.as_ref().map(|email| &email.address)
        != first.email.as_ref().map(|email| &email.address)
    {
        return first;
    }
    let email = Email { address: line("neu@post.example"), confirmed_at: None };
    Contact { email: Some(email), ..first }
}

/// Names every command there is, so that a new one does not compile before it is listed, nor pass before it is tried.
macro_rules! commands {
    ($($name:ident),+ $(,)?) => {
        /// The names of all commands.
        pub(crate) const COMMANDS: &[&str] = &[$(stringify!($name)),+];

        /// The name of a command.
        pub(crate) const fn name_of(command: &Command) -> &'static str {
            match command {
                $(Command::$name(..) => stringify!($name)),+
            }
        }
    };
}

commands![
    Withdraw,
    CorrectAnswers,
    Reply,
    RequestExtension,
    WriteToTown,
    ChangeContact,
    RestoreContact,
    ConfirmEmail,
    ChooseDelivery,
    LinkAccount,
    UnlinkAccount,
    RenewAccessCode,
    Retrieve,
    SeeAsApplicant,
    SeeAsStaff,
    Assign,
    Release,
    HandOver,
    Ask,
    GrantExtension,
    RefuseExtension,
    Settle,
    WriteToApplicant,
    Note,
    AddDocuments,
    Draft,
    Edit,
    Discard,
    HoldHearing,
    SkipHearing,
    Render,
    SignOff,
    SendBack,
    Recall,
    Seal,
    Provide,
    ConfirmNotification,
    FailNotification,
    ReportBounce,
    EndProvision,
    PutOnPrintList,
    Post,
    DeliverByHand,
    ProveReceipt,
    Return,
    Announce,
    RegisterObjection,
    SettleObjection,
    MakeFinal,
    Close,
];
