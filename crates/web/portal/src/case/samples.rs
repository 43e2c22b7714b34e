//! Samples of the case page.

use jiff::civil::date;
use kit::{
    frame::{Area, Crumb, PortalFrame},
    parts::{
        Author, CsrfFields, DocumentRow, Documents, Due, DueKind, Fact, Facts, Field, FieldKind, FileInput,
        Link, Message, State, StateKind, Step, StepState, Steps, Thread, Timeline, TimelineEntry, Weight,
    },
    samples::Sampled,
    urls::{Href, Url, portal},
};
use locale::Language;

use super::{Case, ContactCard, DecisionCard, InquiryView, Retrievable, WriteForm};
use crate::texts::Say as _;

impl Sampled for Case {
    const NAME: &'static str = "portal-case";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        vec![("inquiry", sample(language)), ("unopened-decision", unopened(language))]
    }
}

pub(super) fn sample(language: Language) -> Case {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let crumbs = vec![
        Crumb::to(language.say("start-page"), portal::Start.href()),
        Crumb::to(language.say("nav-cases"), portal::Cases.href()),
        Crumb::here("Baumfällung, Lindenweg 14"),
    ];
    Case {
        frame: PortalFrame::sample("Baumfällung, Lindenweg 14", Area::Cases, crumbs),
        title: "Baumfällung, Lindenweg 14".to_owned(),
        state: State::badge(StateKind::Todo, "Antwort nötig"),
        lead: "Über die Birke haben wir entschieden. Für die Linde brauchen wir noch einen Lageplan von Ihnen. Solange ruht die Bearbeitung.".to_owned(),
        steps: Steps::row(language.say("case-steps"), vec![
            Step::new(StepState::Done, "Eingegangen").note("3. November"),
            Step::new(StepState::Done, "In Prüfung").note("seit 4. November"),
            Step::new(StepState::Now, "Wartet auf Sie").note("seit 18. November"),
            Step::new(StepState::Ahead, "Entscheidung Linde").note("etwa 10 Tage nach Ihrer Antwort"),
            Step::new(StepState::Ahead, "Abgeschlossen"),
        ]),
        alert: None,
        errors: None,
        seen: Some((portal::SeenMark { case }.href(), CsrfFields::sample(7))),
        inquiries: vec![sample_inquiry(language, case)],
        decisions: vec![sample_decision(case)],
        spoken: Some("de"),
        thread: sample_thread(),
        write: Some(WriteForm {
            action: portal::Messages { case }.href(),
            csrf: CsrfFields::sample(5),
            text: Field::new("text", language.say("write-message"), FieldKind::LongText { value: String::new(), rows: 4, characters_max: Some(10_000) }),
            documents: None,
            folded: true,
        }),
        facts: Facts::small(vec![
            Fact::new(language.say("case-number"), "B-2026-0417"),
            Fact::new(language.say("case-responsible"), "Jonas Petersen\n040\u{a0}66969-214"),
            Fact::new("Bäume", "Winterlinde\nHänge-Birke"),
        ]),
        documents: Documents {
            label: language.say("papers").into(),
            rows: [("Antrag.pdf", "3. November, 184\u{a0}KB"), ("linde-ganz.jpg", "3. November, 3,4\u{a0}MB"), ("linde-stammfuss.jpg", "20. November, 2,8\u{a0}MB")]
                .map(|(name, note)| DocumentRow::there(name, sample_document(case), note)).to_vec(),
        },
        receipt_later: None,
        contact: Some(ContactCard {
            notified: language.say("contact-confirmed").with("address", "h.thomsen@post.example").to_string(),
            address: Link::new(language.say("contact-change").to_string(), &portal::CaseAddress { case }),
            delivery: language.say("delivery-is-portal").to_string(),
            choose: Some(Link::new(language.say("delivery-change").to_string(), &portal::CaseDelivery { case })),
        }),
        timeline: Timeline {
            entries: vec![TimelineEntry {
                when: "3. November 2026, 19:42 Uhr".to_owned(),
                machine: "2026-11-03T19:42".to_owned(),
                text: "Antrag eingegangen".to_owned(),
                weight: Weight::Key,
            }],
        },
        account_hint: false,
        withdrawal: Some(portal::Withdrawal { case }.href()),
        panels: Vec::new(),
    }
}

/// A decision that waits for its retrieval, and one that comes by post.
pub(super) fn unopened(language: Language) -> Case {
    let mut page = sample(language);
    page.inquiries.clear();
    if let Some(write) = &mut page.write {
        write.folded = false;
    }
    page.seen = None;
    page.account_hint = true;
    for decision in &mut page.decisions {
        let until = "26. November".to_owned();
        decision.verdict = language.say("decision-ready").with("until", until).to_string();
        decision.retrieval = Some(Retrievable { action: decision.page.clone(), csrf: CsrfFields::sample(6) });
        decision.state = State::badge(StateKind::Todo, language.say("state-retrieve").to_string());
        decision.facts = Facts::new(Vec::new());
        decision.readable = false;
    }
    page
}

fn sample_document(case: ids::CaseId) -> Href {
    portal::Document { case, document: ids::DocumentId::from_uuid(ids::Uuid::from_u128(9)) }.href()
}

fn sample_inquiry(language: Language, case: ids::CaseId) -> InquiryView {
    let inquiry = ids::InquiryId::from_uuid(ids::Uuid::from_u128(1));
    let plan = FileInput {
        documents: None,
        invite: "Lageplan hochladen".to_owned(),
        accept: "image/*,.pdf".to_owned(),
        multiple: false,
        bytes_max: 20_000_000,
    };
    let answer = FieldKind::LongText { value: String::new(), rows: 3, characters_max: Some(10_000) };
    InquiryView {
        id: "inquiry-1".to_owned(),
        due: Due::new(DueKind::Soon, "Antwort bis Mittwoch, 2. Dezember 2026, noch 9 Tage"),
        text: "Bitte schicken Sie uns einen Lageplan, auf dem die Linde eingezeichnet ist. Eine Skizze mit Abständen zum Haus und zur Grenze reicht. Wir müssen sehen, ob Wurzeln die Leitungen berühren.".to_owned(),
        requested: Documents {
            label: language.say("requested-papers").into(),
            rows: vec![
                DocumentRow::requested(StateKind::Done, "erledigt", "Foto vom Stammfuß der Linde", "am 20. November erhalten: linde-stammfuss.jpg"),
                DocumentRow::requested(StateKind::Todo, "fehlt noch", "Lageplan mit der Linde", "PDF, JPG oder PNG, höchstens 20\u{a0}MB"),
            ],
        },
        fields: vec![
            Field::new("papers.plan", "Lageplan", FieldKind::File(plan)),
            Field::new("reply", "Ihre Antwort", answer).optional(),
        ],
        csrf: CsrfFields::sample(4),
        reply: portal::Reply { case, inquiry }.href(),
        extension: Some(portal::Extension { case, inquiry }.href()),
        extension_requested: None,
        correction: Some(portal::CorrectedAnswers { case, inquiry }.href()),
    }
}

fn sample_decision(case: ids::CaseId) -> DecisionCard {
    let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
    DecisionCard {
        id: "decision-1".to_owned(),
        title: "Bescheid zur Hänge-Birke".to_owned(),
        state: State::badge(StateKind::Done, "Genehmigt"),
        verdict: "Sie dürfen die Birke bis zum 28. Februar 2027 fällen und pflanzen einen neuen Baum."
            .to_owned(),
        facts: Facts::new(vec![
            Fact::new("Bereitgestellt", "Montag, 16. November 2026, 10:12 Uhr"),
            Fact::new("Bekannt gegeben", "Mittwoch, 18. November 2026").note("am Tag nach Ihrem Abruf"),
            Fact::new("Widerspruch bis", "**Freitag, 18. Dezember 2026**").note("ein Monat ab Bekanntgabe"),
            Fact::new("Gebühr", "70,00\u{a0}€, fällig am 21. Dezember 2026"),
        ]),
        page: portal::Decision { case, decision }.href(),
        readable: true,
        retrieval: None,
    }
}

fn sample_thread() -> Thread {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let petersen = || Author::Other("Jonas Petersen, Grünflächenamt".to_owned());
    let message = |author, at, text: &str| Message {
        author,
        at,
        text: text.to_owned(),
        unread: false,
        note: None,
        documents: Vec::new(),
    };
    let mut photo = message(
        Author::Own("Sie".to_owned()),
        date(2026, 11, 20).at(17, 5, 0, 0),
        "Hallo Herr Petersen, das Foto hängt an. Den Lageplan suche ich heraus.",
    );
    photo.documents =
        vec![(Link { text: "linde-stammfuss.jpg".to_owned(), href: sample_document(case) }, 2_800_000)];
    let mut thanks = message(
        petersen(),
        date(2026, 11, 23).at(8, 2, 0, 0),
        "Vielen Dank, das Foto hilft sehr. Dann fehlt nur noch der Plan.",
    );
    thanks.unread = true;
    let question = message(
        petersen(),
        date(2026, 11, 18).at(9, 20, 0, 0),
        "Guten Tag Frau Thomsen, das Foto vom Stamm zeigt eine offene Stelle.\n\nDamit wir die Linde beurteilen können, brauche ich zwei Dinge: ein Foto vom Stammfuß und einen Lageplan. Danke!",
    );
    Thread { spoken: Some("de"), messages: vec![question, photo, thanks] }
}
