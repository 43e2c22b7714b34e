//! One application's way in the words of its applicant, from filing to finality.

use std::fmt::Write as _;

use access::{Roles, SessionToken, SignedIn, StaffSession};
use case::{
    Answers, Applicant, ApplicantActor, Case, Command, Consent, Contact, DeliveryChoice, Digest, Document,
    Email, Filed, Filing, Identity, Paragraphs, PortalDelivery, Recorder, Revision, SignOffs, SingleLine,
    StaffActor, Terms,
    decision::{
        Content, Coverage, Drafted, Notified, Outcome, Purpose, RemedyNotice, Rendered, Sealed, SignedOff,
    },
    inquiry::{AnswersWanted, InquirySent, Replied},
};
use cases::counted;
use ids::{
    CaseId, DecisionId, DepartmentId, DocumentId, InquiryId, ServiceId, SessionId, StaffId, TownId, Uuid,
};
use jiff::{Timestamp, civil::date};
use kit::parts::Steps;
use locale::Language;

use super::{decisions, thread, words};
use crate::decision::dates::dates;

const fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | number)
}

fn line(text: &str) -> SingleLine {
    SingleLine::parse(text).unwrap()
}

fn prose(text: &str) -> Paragraphs {
    Paragraphs::parse(text).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn document(number: u8) -> Document {
    Document {
        id: DocumentId::from_uuid(uuid(u128::from(number))),
        key: None,
        name: line("bescheid.pdf"),
        media_type: line("application/pdf"),
        bytes: 2_400,
        sha256: Digest::from_bytes([number; 32]),
    }
}

fn filed() -> Filed {
    let email = Email { address: line("h@post.example"), confirmed_at: Some(at("2026-11-03T18:30:00Z")) };
    let consent = Consent { given_at: at("2026-11-03T18:41:00Z"), text_version: line("portal-2026-11") };
    let json = serde_json::json!({"tree": {"girth": 142}});
    let revision =
        Revision { service: ServiceId::from_uuid(uuid(12)), number: 4, hash: Digest::from_bytes([9; 32]) };
    Filed {
        case: CaseId::from_uuid(uuid(1)),
        town: TownId::from_uuid(uuid(2)),
        department: DepartmentId::from_uuid(uuid(3)),
        number: line("B-2026-0417"),
        subject: line("Lindenweg 14, Linde"),
        applicant: Applicant { name: line("Henrike Thomsen"), account: None },
        contact: Contact { email: Some(email), postal: None, language: Language::German },
        delivery: DeliveryChoice::Portal { consent },
        answers: Answers { revision, raw: json.clone(), effective: json },
        documents: Vec::new(),
        terms: Terms {
            sign_offs: SignOffs::One,
            portal: PortalDelivery::Suffices,
            promise_days: Some(21),
            statutory: None,
        },
    }
}

fn jonas() -> StaffActor {
    let token = SessionToken::from_random([7; 32]);
    let session = StaffSession {
        id: SessionId::from_uuid(uuid(4)),
        digest: token.digest(),
        town: TownId::from_uuid(uuid(2)),
        person: StaffId::from_uuid(uuid(5)),
        name: "Jonas Petersen".to_owned(),
        roles: Roles::default(),
        expires_at: Timestamp::MAX,
    };
    StaffActor::from(&SignedIn::from_session(session, &token, at("2026-01-01T08:00:00Z")).unwrap())
}

fn content() -> Content {
    Content {
        purpose: Purpose::Decides { coverage: Coverage::Whole },
        outcome: Outcome::Granted,
        subject: line("Fällung einer Linde"),
        tenor: Some(prose("Sie dürfen die Linde fällen.")),
        reasons: Some(prose("Sie neigt sich zum Haus.")),
        ancillary_provisions: Vec::new(),
        fee: None,
        remedies: RemedyNotice::Given { text_version: line("2026-01-01") },
    }
}

struct Story {
    case: Case,
    told: String,
}

impl Story {
    fn does(&mut self, when: &str, command: Command) {
        let events = self.case.handle(command, at(when)).unwrap();
        for event in &events {
            self.case.apply(event).unwrap();
        }
    }

    /// Writes down what the page says on a day.
    fn look(&mut self, heading: &str, month: i8, day: i8) {
        let (language, today) = (Language::German, date(2026, month, day));
        let case = &self.case;
        let state = words::state(language, case, today).word;
        let lead = words::lead(language, case, today);
        writeln!(self.told, "# {heading}, {today}\n[{state}] {lead}").unwrap();
        if let Some(due) = words::due(language, case, today) {
            writeln!(self.told, "! {}", due.words).unwrap();
        }
        tell(&mut self.told, &words::steps(language, case, today));
        for decision in case.decisions().iter().filter(|decision| decision.is_issued()) {
            let words = if decision.is_readable_by_applicant() {
                decisions::verdict(language, decision)
            } else {
                decisions::how_it_comes(language, decision, today)
            };
            writeln!(self.told, "> {}: {words}", decisions::decision_title(language, decision)).unwrap();
            let counted = counted(decision, law::Land::SH, 1).unwrap();
            let (steps, _) = dates(language, today, decision, counted.as_ref()).unwrap();
            tell(&mut self.told, &steps);
        }
        self.told.push('\n');
    }
}

fn tell(told: &mut String, steps: &Steps) {
    for step in &steps.steps {
        let note = step.note.as_deref().unwrap_or("-");
        writeln!(told, "  {:?} {} | {note}", step.state, step.name).unwrap();
    }
}

fn job() -> Recorder {
    Recorder::Job(line("clock"))
}

#[test]
fn one_applications_way() {
    let decision = DecisionId::from_uuid(uuid(20));
    let inquiry = InquiryId::from_uuid(uuid(30));
    let guest = || ApplicantActor::Applicant(Identity::Guest);
    let filing = Filing { by: guest(), application: filed() };
    let (case, _) = Case::file(filing, at("2026-11-03T18:42:00Z")).unwrap();
    let mut story = Story { case, told: String::new() };
    story.look("filed", 11, 3);
    let text = prose("Welche Linde ist es?");
    let asked = InquirySent {
        inquiry,
        text,
        documents: Vec::new(),
        answers: AnswersWanted::AsFiled,
        due_on: date(2026, 11, 12),
    };
    story.does("2026-11-05T08:00:00Z", Command::Ask(jonas(), asked));
    story.look("asked", 11, 6);
    story.look("late", 11, 14);
    let replied = Replied { inquiry, text: Some(prose("Die linke.")), documents: Vec::new() };
    story.does("2026-11-14T18:00:00Z", Command::Reply(guest(), replied));
    story.look("answered", 11, 15);
    let now = "2026-11-16T09:00:00Z";
    story.does(now, Command::Draft(jonas(), Drafted { decision, content: content() }));
    story.does(now, Command::Render(job(), Rendered { decision, version: 1, letter: document(40) }));
    story.does(now, Command::SignOff(jonas(), SignedOff { decision, letter: document(40).sha256 }));
    let seal = Sealed { decision, letter: document(40).sha256, sealed: document(41) };
    story.does(now, Command::Seal(job(), seal));
    story.look("sealed, nobody told", 11, 16);
    story.does(now, Command::Provide(job(), decision));
    let (message_id, answer) = (line("<1@foerdestadt.example>"), line("250 Ok"));
    let notified = Notified { decision, message_id, answer, retrieve_until: date(2026, 11, 26) };
    story.does(now, Command::ConfirmNotification(job(), notified));
    story.look("provided", 11, 16);
    assert!(
        !story.told.contains("enehmigt"),
        "nothing of a decision is told before its retrieval: {}",
        story.told
    );
    let mut late = Story { case: story.case.clone(), told: String::new() };
    late.does("2026-11-27T05:00:00Z", Command::EndProvision(job(), decision));
    late.look("not retrieved", 11, 27);
    story.does("2026-11-17T17:25:00Z", Command::Retrieve(Identity::Guest, decision));
    story.look("retrieved", 11, 17);
    story.look("the next day", 11, 18);
    story.look("the period is over", 12, 19);
    insta::assert_snapshot!(story.told + &late.told);
    let thread = thread::thread(Language::German, &story.case, &|_| "Grünflächenamt".to_owned());
    let written: Vec<_> =
        thread.messages.iter().map(|message| (message.author.name(), message.text.as_str())).collect();
    let expected = [("Jonas Petersen, Grünflächenamt", "Welche Linde ist es?"), ("Sie", "Die linke.")];
    assert_eq!(written, expected);
}
