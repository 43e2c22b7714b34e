//! A town with people, an application, and a world in which commands happen.

use access::{Roles, SessionToken, SignedIn, StaffSession};
use case::{
    Answers, Applicant, ApplicantActor, Case, Command, Consent, Contact, DeliveryChoice, Digest, Document,
    Email, Event, Filed, Filing, Identity, Paragraphs, PausesBy, PortalDelivery, PostalAddress, Recorder,
    Refused, Revision, SignOffs, SingleLine, StaffActor, State, Statutory, Terms,
    decision::{
        Content, Coverage, Dates, Drafted, HearingSkipped, LetterMethod, Notified, Outcome, Posted, Purpose,
        RemedyNotice, Rendered, Sealed, SignedOff,
    },
    inquiry::{AnswersWanted, InquirySent, Need, RequestedDocument},
};
use ids::{
    CaseId, DecisionId, DepartmentId, DocumentId, InquiryId, ServiceId, SessionId, StaffId, TownId, Uuid,
};
use jiff::{Span, Timestamp, ToSpan as _, civil::Date};
use locale::{Country, Language};
use serde_json::json;

use crate::invariants;

pub(crate) fn line(text: &str) -> SingleLine {
    SingleLine::parse(text).unwrap()
}

pub(crate) fn paragraphs(text: &str) -> Paragraphs {
    Paragraphs::parse(text).unwrap()
}

const fn uuid(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 | (kind << 32) | number)
}

pub(crate) fn town() -> TownId {
    TownId::from_uuid(uuid(1, 1))
}

pub(crate) fn department(number: u128) -> DepartmentId {
    DepartmentId::from_uuid(uuid(2, number))
}

pub(crate) fn inquiry(number: u128) -> InquiryId {
    InquiryId::from_uuid(uuid(3, number))
}

pub(crate) fn decision(number: u128) -> DecisionId {
    DecisionId::from_uuid(uuid(4, number))
}

pub(crate) fn document_id(number: u128) -> DocumentId {
    DocumentId::from_uuid(uuid(5, number))
}

pub(crate) fn account() -> ids::AccountId {
    ids::AccountId::from_uuid(uuid(6, 1))
}

pub(crate) fn message(number: u128) -> ids::MessageId {
    ids::MessageId::from_uuid(uuid(7, number))
}

pub(crate) fn note(number: u128) -> ids::NoteId {
    ids::NoteId::from_uuid(uuid(8, number))
}

pub(crate) fn client() -> ids::ClientId {
    ids::ClientId::from_uuid(uuid(9, 1))
}

/// A member of staff, signed in to a town by session and token: there is no other way to be one.
pub(crate) fn staff_actor_of(town: TownId, number: u128, name: &str) -> StaffActor {
    let token = SessionToken::from_random([7; 32]);
    let session = StaffSession {
        id: SessionId::from_uuid(uuid(11, number)),
        digest: token.digest(),
        town,
        person: StaffId::from_uuid(uuid(10, number)),
        name: name.to_owned(),
        roles: Roles::default(),
        expires_at: Timestamp::MAX,
    };
    StaffActor::from(&SignedIn::from_session(session, &token, at("2026-01-01T08:00:00Z")).unwrap())
}

pub(crate) fn jonas() -> StaffActor {
    staff_actor_of(town(), 1, "Jonas Petersen")
}

pub(crate) fn amira() -> StaffActor {
    staff_actor_of(town(), 2, "Dr. Amira Yıldız")
}

pub(crate) fn job() -> Recorder {
    Recorder::Job(line("clock"))
}

pub(crate) fn resident() -> Identity {
    Identity::Account { account: account() }
}

pub(crate) fn online() -> ApplicantActor {
    ApplicantActor::Applicant(resident())
}

pub(crate) fn on_paper(received_on: Date) -> ApplicantActor {
    ApplicantActor::Registrar { staff_actor: jonas(), received_on }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn digest(byte: u8) -> Digest {
    Digest::from_bytes([byte; 32])
}

pub(crate) fn document(number: u128, key: Option<&str>) -> Document {
    Document {
        id: document_id(number),
        key: key.map(line),
        name: line("lageplan.pdf"),
        media_type: line("application/pdf"),
        bytes: 2_400,
        sha256: digest(u8::try_from(number % 251).unwrap()),
    }
}

pub(crate) fn address() -> PostalAddress {
    PostalAddress {
        name: line("Henrike Thomsen"),
        street: line("Lindenweg 14"),
        postcode: line("24900"),
        city: line("Fördestadt"),
        country: Country::GERMANY,
    }
}

pub(crate) fn contact() -> Contact {
    let confirmed_at = Some(at("2026-11-03T18:30:00Z"));
    let email = Email { address: line("h.thomsen@post.example"), confirmed_at };
    Contact { email: Some(email), postal: Some(address()), language: Language::German }
}

pub(crate) fn by_portal() -> DeliveryChoice {
    let consent = Consent { given_at: at("2026-11-03T18:41:00Z"), text_version: line("2026-01-01") };
    DeliveryChoice::Portal { consent }
}

pub(crate) fn answers(girth: u16) -> Answers {
    let revision = Revision { service: ServiceId::from_uuid(uuid(12, 1)), number: 4, hash: digest(0xF0) };
    Answers { revision, effective: json!({"tree": {"girth": girth}}), raw: json!({"tree": {"girth": "142"}}) }
}

pub(crate) fn application() -> Filed {
    Filed {
        case: CaseId::from_uuid(uuid(13, 1)),
        town: town(),
        department: department(1),
        number: line("B-2026-0417"),
        subject: line("Lindenweg 14, Linde und Birke"),
        applicant: Applicant { name: line("Henrike Thomsen"), account: Some(account()) },
        contact: contact(),
        delivery: by_portal(),
        answers: answers(142),
        documents: vec![document(1, Some("trees.0.photo"))],
        terms: Terms {
            sign_offs: SignOffs::Two,
            portal: PortalDelivery::Suffices,
            promise_days: Some(21),
            statutory: Some(Statutory {
                length: case::Length::Months(3),
                norm: line("§ 42a (2) VwVfG"),
                pauses_by: Some(PausesBy { norm: line("§ 15 (2) LBO") }),
            }),
        },
    }
}

pub(crate) fn ask(number: u128, due_on: Date) -> InquirySent {
    let plan = RequestedDocument {
        key: line("site_plan"),
        label: line("Lageplan mit der Linde"),
        need: Need::Required,
        media_types: vec![line("application/pdf")],
    };
    let text = paragraphs("Bitte schicken Sie uns einen Lageplan.");
    InquirySent {
        inquiry: inquiry(number),
        text,
        documents: vec![plan],
        answers: AnswersWanted::AsFiled,
        due_on,
    }
}

pub(crate) fn content(coverage: Coverage, outcome: Outcome) -> Content {
    Content {
        purpose: Purpose::Decides { coverage },
        outcome,
        subject: line("Fällung einer Hänge-Birke"),
        tenor: Some(paragraphs("Sie dürfen die Birke fällen.")),
        reasons: Some(paragraphs("Sie neigt sich zum Haus.")),
        ancillary_provisions: Vec::new(),
        fee: None,
        remedies: RemedyNotice::Given { text_version: line("2026-01-01") },
    }
}

/// Dates as they would be computed for a letter or a retrieval, without holidays.
pub(crate) fn dates(on: Date) -> Dates {
    let day = |count: i64| on.saturating_add(Span::new().days(count));
    Dates {
        method: line("post"),
        land: line("SH"),
        on,
        months: 1,
        announced: day(4),
        announced_shifted: day(6),
        ends: day(35),
        ends_shifted: day(37),
        final_not_before: day(38),
        norms: vec![line("§ 41 (2) VwVfG"), line("§ 70 (1) VwGO")],
    }
}

/// A case, its log and a clock; every step is checked against what always holds.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) case: Case,
    pub(crate) log: Vec<Event>,
    pub(crate) now: Timestamp,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::of(application(), online())
    }

    pub(crate) fn of(application: Filed, by: ApplicantActor) -> Self {
        let now = at("2026-11-03T18:42:00Z");
        let (case, log) = Case::file(Filing { by, application }, now).unwrap();
        Self { case, log, now }
    }

    pub(crate) fn today(&self) -> Date {
        locale::civil_day(self.now)
    }

    pub(crate) fn in_days(&self, days: i64) -> Date {
        self.today().saturating_add(Span::new().days(days))
    }

    pub(crate) fn days_pass(&mut self, days: i64) {
        self.now = self.now.checked_add((days * 24).hours()).unwrap();
    }

    pub(crate) fn try_to(&mut self, command: Command) -> Result<Vec<&'static str>, Refused> {
        let events = self.case.handle(command, self.now)?;
        let mut after = self.case.clone();
        for event in &events {
            after.apply(event).unwrap();
        }
        self.log.extend(events.iter().cloned());
        invariants::hold(&self.case, &events, &after, &self.log);
        self.case = after;
        Ok(events.iter().map(Event::kind).collect())
    }

    #[track_caller]
    pub(crate) fn does(&mut self, command: Command) -> Vec<&'static str> {
        self.try_to(command).unwrap()
    }

    #[track_caller]
    pub(crate) fn refuses(&mut self, command: Command) -> Refused {
        self.try_to(command).unwrap_err()
    }

    pub(crate) fn state(&self) -> State {
        self.case.state()
    }

    pub(crate) fn decision(&self, number: u128) -> &case::Decision {
        self.case.decision(decision(number)).unwrap()
    }

    /// A document that this case does not have yet.
    pub(crate) fn new_document(&self) -> Document {
        document(1_000 + self.log.len() as u128, None)
    }

    // The way of a decision in steps that tests share.

    pub(crate) fn drafts(&mut self, number: u128, content: Content) {
        self.does(Command::Draft(jonas(), Drafted { decision: decision(number), content }));
    }

    pub(crate) fn renders(&mut self, number: u128) -> Digest {
        let letter = self.new_document();
        let hash = letter.sha256.clone();
        let version = self.decision(number).version();
        self.does(Command::Render(job(), Rendered { decision: decision(number), version, letter }));
        hash
    }

    pub(crate) fn signs(&mut self, staff_actor: StaffActor, number: u128) {
        let letter = self.decision(number).letter().unwrap().sha256.clone();
        self.does(Command::SignOff(staff_actor, SignedOff { decision: decision(number), letter }));
    }

    pub(crate) fn skips_hearing(&mut self, number: u128) {
        let norm = line("§ 28 (2) no. 3 VwVfG");
        let reason = paragraphs("Von den Angaben wird nicht zu Ungunsten abgewichen.");
        self.does(Command::SkipHearing(jonas(), HearingSkipped { decision: decision(number), norm, reason }));
    }

    pub(crate) fn seal_command(&self, number: u128) -> Command {
        let letter = self.decision(number).letter().unwrap().sha256.clone();
        let sealed = self.new_document();
        Command::Seal(job(), Sealed { decision: decision(number), letter, sealed })
    }

    /// From nothing to the sealed document.
    pub(crate) fn seals(&mut self, number: u128, content: Content) {
        let burdens = content.burdens();
        self.drafts(number, content);
        if burdens {
            self.skips_hearing(number);
        }
        self.renders(number);
        self.signs(jonas(), number);
        if self.case.terms().sign_offs == SignOffs::Two {
            self.signs(amira(), number);
        }
        let seal = self.seal_command(number);
        self.does(seal);
    }

    pub(crate) fn notified(&self, number: u128) -> Notified {
        Notified {
            decision: decision(number),
            message_id: line(&format!("<{number}-{}@foerdestadt.example>", self.log.len())),
            answer: line("250 2.0.0 Ok: queued as 4T2"),
            retrieve_until: self.in_days(10),
        }
    }

    pub(crate) fn provides(&mut self, number: u128) {
        self.does(Command::Provide(job(), decision(number)));
        let notified = self.notified(number);
        self.does(Command::ConfirmNotification(job(), notified));
    }

    pub(crate) fn posts(&mut self, number: u128) {
        self.does(Command::PutOnPrintList(Recorder::StaffActor(jonas()), decision(number)));
        let posted = Posted { decision: decision(number), method: LetterMethod::Post, on: self.today() };
        self.does(Command::Post(jonas(), posted));
    }

    /// Announces the decision once its day has come.
    pub(crate) fn announces(&mut self, number: u128) {
        let dates = dates(self.decision(number).counts_from().unwrap());
        self.days_pass(7);
        self.does(Command::Announce(job(), case::decision::Announced { decision: decision(number), dates }));
    }

    pub(crate) fn makes_final(&mut self, number: u128) {
        self.days_pass(40);
        self.does(Command::MakeFinal(job(), decision(number)));
    }
}

pub(crate) fn granted() -> Content {
    content(Coverage::Whole, Outcome::Granted)
}

pub(crate) fn refusal() -> Content {
    content(Coverage::Whole, Outcome::Refused)
}
