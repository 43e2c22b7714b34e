//! A sample of the case page.

use jiff::civil::date;
use kit::{
    frame::{DeskFrame, PersonView},
    parts::{
        Alert, AlertKind, Author, Choice, CsrfFields, Deadline, Deadlines, DocumentRow, Documents, Due,
        DueKind, Fact, Facts, Field, FieldKind, Link, Message, State, StateKind, Thread, Timeline,
        TimelineEntry, Weight,
    },
    samples::Sampled,
    urls::{Href, Url, desk},
    words::Key,
};
use locale::Language;

use super::{
    AnswerBlock, AnswerLine, Assignment, Case, DeskForm, DocumentViewer, InquiryCard, NextStep, Note,
    PointList, ShownDocument, ShownKind, StepAction, ViewerRow,
};
use crate::{
    Trail,
    texts::{Say as _, key},
};

impl Sampled for Case {
    const NAME: &'static str = "desk-case";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut picture = case(language);
        picture.documents.shown = Some(shown(ShownKind::Picture));
        let mut other = case(language);
        other.documents.shown = Some(shown(ShownKind::Other));
        vec![
            ("reply-arrived", case(language)),
            ("picture", picture),
            ("download-only", other),
            ("changed-meanwhile", changed(language)),
        ]
    }
}

pub(super) fn case(language: Language) -> Case {
    let case = id();
    let record = desk::Record { case };
    Case {
        frame: DeskFrame::sample("B-2026-0417 Baumfällung Thomsen", Vec::new()),
        trail: trail(true),
        title: "Baumfällung, Thomsen, Lindenweg 14".to_owned(),
        number: "B-2026-0417".to_owned(),
        state: State::badge(StateKind::New, "Antwort eingegangen"),
        due: Some(Due::new(DueKind::Resting, "ruht bis 02.12.2026")),
        errors: None,
        alert: None,
        news: Vec::new(),
        seen: 23,
        mark_seen: Some((desk::SeenMark { case }.href(), CsrfFields::sample(13))),
        actions: vec![
            Link::new("Akte ansehen", &record),
            Link::new("Nachfrage", &desk::Inquiries { case }),
            Link::new("Bescheid schreiben", &desk::Decisions { case }),
        ],
        facts: facts(),
        answers: answers(),
        all_answers: Link { text: "Alle 31 Angaben, Fassung 4".to_owned(), href: record.href().at("answers") },
        timeline: timeline(),
        record: Link::new("Vollständige Akte (23 Einträge)", &record),
        documents: DocumentViewer { summary: "4 Dateien".to_owned(), rows: documents(), shown: Some(shown(ShownKind::Pdf)), receipt_later: None },
        thread: thread(),
        message: Some(form(language, key("write-message"), key("send"), desk::Messages { case }.href(), 10)),
        notes: vec![sample_note()],
        note: Some(form(language, key("internal-note"), key("save-note"), desk::Notes { case }.href(), 11)),
        add_documents: None,
        next_step: NextStep {
            text: "**Der Lageplan ist da.** Prüfen Sie, ob die Nachfrage erledigt ist. Dann läuft die Bearbeitung weiter: noch 6 Tage.".to_owned(),
            actions: vec![
                StepAction::Post { label: "Nachfrage erledigt".to_owned(), action: desk::Inquiries { case }.href(), act: "settle", csrf: CsrfFields::sample(12) },
                StepAction::Open(Link::new("Noch einmal fragen", &desk::Inquiries { case })),
            ],
            attention: vec!["Bewohnte Nester sind gemeldet. Fragen Sie vor der Entscheidung die untere Naturschutzbehörde.".to_owned()],
            rest: Some("Entschieden ist über: Birke. **Der Rest ist offen, bis 02.12.2026.**".to_owned()),
            lists: vec![PointList { heading: language.say("points-absent").into(), lines: vec!["Lageplan".to_owned()] }],
        },
        inquiries: vec![inquiry(case)],
        decisions: vec![(
            Link::new("Teilbescheid Birke", &desk::Decisions { case }),
            State::plain(StateKind::Done, "bekannt gegeben"),
        )],
        deadlines: deadlines(),
        assignment: assignment(case),
        panels: Vec::new(),
    }
}

/// Somebody else was quicker while a message was written.
pub(super) fn changed(language: Language) -> Case {
    let mut page = case(language);
    page.alert = Some(Alert {
        kind: AlertKind::Warning,
        title: language.say("refusal-changed").to_string(),
        body: None,
    });
    page.news = vec!["Henrike Thomsen: Antwort mit Lageplan".to_owned()];
    page
}

fn answers() -> Vec<AnswerBlock> {
    let (row, mut girth) = (AnswerLine::sample, AnswerLine::sample("Baum 1: Stammumfang", "142 cm"));
    girth.corrected.push("Korrigiert am 12.11., 10:04 von Henrike Thomsen. Vorher: 112 cm".to_owned());
    vec![
        AnswerBlock {
            heading: "Bäume".to_owned(),
            open: true,
            rows: vec![row("Baum 1: Art", "Winterlinde"), girth],
        },
        AnswerBlock {
            heading: "Begründung".to_owned(),
            open: true,
            rows: vec![AnswerLine { value: None, ..row("Gesundheitliche Gründe", "") }],
        },
    ]
}

fn inquiry(case: ids::CaseId) -> InquiryCard {
    let inquiry = ids::InquiryId::from_uuid(ids::Uuid::from_u128(3));
    let plan = DocumentRow::requested(StateKind::Done, "erhalten", "Lageplan", "heute, 08:41");
    InquiryCard {
        due: Some(Due::new(DueKind::Plain, "in 9 Tagen")),
        requested: Documents { rows: vec![plan], label: "Angeforderte Unterlagen".to_owned() },
        wish: None,
        settle: Some((desk::InquirySettlement { case, inquiry }.href(), CsrfFields::sample(20))),
        extension: Some(desk::InquiryExtension { case, inquiry }.href()),
    }
}

fn assignment(case: ids::CaseId) -> Assignment {
    Assignment {
        department: "Grünflächenamt".to_owned(),
        responsible: Some(PersonView::named("Jonas Petersen")),
        action: desk::Assignment { case }.href(),
        take: None,
        release: Some(CsrfFields::sample(21)),
        give: Some((CsrfFields::sample(22), vec![Choice::new("1", "Katrin Lorenzen")])),
        by_lead: false,
        hand_over: Some(desk::HandOver { case }.href()),
    }
}

pub(super) fn shown(kind: ShownKind) -> ShownDocument {
    ShownDocument {
        name: "lageplan-thomsen.pdf".to_owned(),
        content: document(),
        download: document().with("download", 1),
        kind,
    }
}

/// The trail of the samples.
pub(crate) fn trail(to_next_step: bool) -> Trail {
    let list = desk::Queue { queue: "department".to_owned() };
    let neighbour = || Some(desk::Case { case: id() }.href());
    Trail {
        place: Some("Vorgang 10 von 61".to_owned()),
        list: Link::new("Alle offenen Vorgänge", &list),
        previous: neighbour(),
        next: neighbour(),
        to_next_step,
    }
}

fn id() -> ids::CaseId {
    ids::CaseId::from_uuid(ids::Uuid::from_u128(417))
}

fn document() -> Href {
    desk::Document { case: id(), document: ids::DocumentId::from_uuid(ids::Uuid::from_u128(9)) }.href()
}

fn facts() -> Facts {
    Facts::new(vec![
        Fact::new("Antrag von", "Henrike Thomsen, geb. 14.05.1971\nEigentümerin"),
        Fact::new("Anschrift", "Lindenweg 14, 24900 Fördestadt"),
        Fact::new("Kontakt", "h.thomsen@post.example"),
        Fact::new("Flurstück", "Förde, Flur 7, 112/4"),
        Fact::new("Baum 1", "**Winterlinde**, Umfang 142 cm, Höhe 18 m, Krankheit oder Schaden"),
        Fact::new("Baum 2", "**Hänge-Birke**, Umfang 96 cm, Höhe 14 m,")
            .link(Link::new("genehmigt 16.11.", &desk::Record { case: id() })),
        Fact::new("Bescheid", "digital ins Postfach"),
    ])
}

fn timeline() -> Timeline {
    let entry = |when: &str, machine: &str, text: &str, weight| TimelineEntry {
        when: when.to_owned(),
        machine: machine.to_owned(),
        text: text.to_owned(),
        weight,
    };
    Timeline {
        entries: vec![
            entry("02.12.2026", "2026-12-02", "Frist der Nachfrage", Weight::Ahead),
            entry("heute, 08:41", "2026-11-23T08:41", "Lageplan eingegangen", Weight::Key),
            entry("20.11., 17:05", "2026-11-20T17:05", "Antwort mit Foto vom Stammfuß", Weight::Plain),
            entry("18.11., 09:20", "2026-11-18T09:20", "Nachfrage gestellt, Bearbeitung ruht", Weight::Plain),
            entry("16.11., 10:12", "2026-11-16T10:12", "Teilbescheid Birke bereitgestellt", Weight::Key),
            entry("03.11., 19:42", "2026-11-03T19:42", "Antrag eingegangen", Weight::Key),
        ],
    }
}

fn documents() -> Vec<ViewerRow> {
    [
        ("lageplan-thomsen.pdf", "heute, 1 Seite"),
        ("linde-stammfuss.jpg", "20.11., Antwort"),
        ("linde-ganz.jpg", "03.11., Antrag"),
        ("Antrag.pdf", "03.11., 4 Seiten"),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (name, note))| ViewerRow {
        link: Link { text: name.to_owned(), href: desk::Case { case: id() }.href().with("paper", index) },
        note: note.to_owned(),
        unread: index == 0,
        current: index == 0,
    })
    .collect()
}

fn thread() -> Thread {
    Thread {
        spoken: None,
        messages: vec![
            Message {
                author: Author::Own("Jonas Petersen".to_owned()),
                at: date(2026, 11, 18).at(9, 20, 0, 0),
                text: "Damit wir die Linde beurteilen können, brauche ich zwei Dinge: ein Foto vom Stammfuß und einen Lageplan.".to_owned(),
                unread: false,
                note: Some("Nachfrage, gelesen 18.11., 12:44".to_owned()),
                documents: Vec::new(),
            },
            Message {
                author: Author::Other("Henrike Thomsen".to_owned()),
                at: date(2026, 11, 23).at(8, 41, 0, 0),
                text: "Guten Morgen, hier ist der Plan. Die Gasleitung habe ich rot gestrichelt eingezeichnet.".to_owned(),
                unread: true,
                note: None,
                documents: Vec::new(),
            },
        ],
    }
}

fn form(language: Language, label: Key, submit: Key, action: Href, number: u128) -> DeskForm {
    let text = FieldKind::LongText { value: String::new(), rows: 3, characters_max: Some(10_000) };
    DeskForm {
        action,
        csrf: CsrfFields::sample(number),
        fields: vec![Field::new(label.as_ref(), language.say(label), text)],
        files: false,
        submit: language.say(submit).into(),
        buttons: Vec::new(),
    }
}

fn deadlines() -> Deadlines {
    let deadline = |name: &str, reason: &str, kind, words: &str| Deadline {
        name: name.to_owned(),
        reason: reason.to_owned(),
        due: Due::new(kind, words),
    };
    Deadlines {
        deadlines: vec![
            deadline("Antwort Lageplan", "Nachfrage vom 18.11., 14 Tage", DueKind::Soon, "02.12., 9 Tage"),
            deadline(
                "Bearbeitung Linde",
                "Servicezusage 3 Wochen, ruht seit 18.11. mit 6 Tagen Rest",
                DueKind::Resting,
                "ruht",
            ),
            deadline(
                "Widerspruch Birke",
                "1 Monat ab Bekanntgabe 18.11. (§ 70 VwGO)",
                DueKind::Plain,
                "18.12.",
            ),
            deadline("Fällverbot beginnt", "§ 39 Abs. 5 BNatSchG", DueKind::Plain, "01.03.2027"),
        ],
    }
}

/// A note of the samples.
fn sample_note() -> Note {
    Note {
        author: "K. Lorenzen".to_owned(),
        at: date(2026, 11, 12).at(15, 10, 0, 0),
        text: "Linde: offene Faulstelle bis 40 cm Höhe, Klopfprobe hohl. Gutachten abwarten, sonst Kronenpflege vorschlagen."
            .to_owned(),
    }
}
