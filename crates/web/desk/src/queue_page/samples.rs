//! Samples of this page.

use jiff::civil::date;
use kit::{
    frame::{DeskFrame, PersonView, SideEntry, SideGroup},
    parts::{Choice, Due, DueKind, Link, Pager, State, StateKind},
    samples::Sampled,
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::{Column, Queue, QueueFilter, QueueRow, Sorted};
use crate::texts::{Say as _, key};

impl Sampled for Queue {
    const NAME: &'static str = "desk-queue";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut empty = sample(language);
        empty.rows.clear();
        empty.pager = Pager { range: String::new(), previous: None, next: None };
        vec![("full", sample(language)), ("empty", empty)]
    }
}

fn sample(language: Language) -> Queue {
    let queue = || desk::Queue { queue: "department".to_owned() }.href();
    let column = |name: Key, sort: Option<&str>, sorted| Column {
        name: language.say(name).into(),
        sort: sort.map(|by| queue().with("sort", by)),
        sorted,
    };
    let all = || {
        vec![
            Choice::new("", "Alle").chosen(),
            Choice::new("a", "Baumfällung"),
            Choice::new("b", "Haltverbotszone"),
        ]
    };
    let filter = |name: &str, label: Key| QueueFilter {
        name: name.to_owned(),
        label: language.say(label).into(),
        options: all(),
    };
    Queue {
        frame: DeskFrame::sample("Alle offenen Vorgänge", sample_side(language, "department")),
        heading: "Alle offenen Vorgänge".to_owned(),
        summary: "61 Vorgänge, 9 nicht zugewiesen, 2 überfällig oder heute fällig".to_owned(),
        action: queue(),
        filters: vec![
            filter("service", key("column-service")),
            filter("state", key("column-state")),
            filter("due", key("column-due")),
            filter("responsible", key("column-responsible")),
        ],
        reset: Some(queue()),
        empty: (
            language.say("queue-department-empty").into(),
            language.say("queue-department-empty-text").into(),
        ),
        columns: vec![
            column(key("column-case"), Some("number"), None),
            column(key("column-applicant"), Some("applicant"), None),
            column(key("column-service"), Some("service"), None),
            column(key("column-subject"), None, None),
            column(key("column-state"), Some("state"), None),
            column(key("column-due"), Some("due"), Some(Sorted::Ascending)),
            column(key("column-received"), Some("received"), None),
            column(key("column-responsible"), None, None),
        ],
        rows: sample_rows(),
        pager: Pager {
            range: "1–7 von 61".to_owned(),
            previous: None,
            next: Some(queue().with("after", "B-2026-0424")),
        },
    }
}

/// The side list of the samples, with one queue marked.
fn sample_side(language: Language, current: &str) -> Vec<SideGroup> {
    let entry = |name: &str, key: &str, count, late| SideEntry {
        name: name.to_owned(),
        href: desk::Queue { queue: key.to_owned() }.href(),
        count: Some(count),
        late,
        current: key == current,
    };
    vec![
        SideGroup {
            heading: language.say("queues-mine").into(),
            entries: vec![
                entry("In Arbeit", "mine", 12, false),
                entry("Wartet auf Antwort", "waiting", 7, false),
                entry("Zur Mitzeichnung", "sign-off", 2, false),
                entry("Frist läuft ab", "due", 3, true),
            ],
        },
        SideGroup {
            heading: "Grünflächenamt".to_owned(),
            entries: vec![
                entry("Nicht zugewiesen", "unassigned", 9, false),
                entry("Alle offenen", "department", 61, false),
                entry("Bekanntgabe läuft", "delivery", 14, false),
            ],
        },
    ]
}

fn sample_rows() -> Vec<QueueRow> {
    let rows = [
        (
            "B-2026-0398",
            "Kerstin Jürgensen",
            "Birkenallee 22, Rotbuche",
            (StateKind::Work, "In Arbeit"),
            (DueKind::Late, "3 Tage überfällig"),
        ),
        (
            "V-2026-4471",
            "Umzüge Nielsen GmbH",
            "Norderhofenden 9, 15 m",
            (StateKind::New, "Neu"),
            (DueKind::Late, "heute"),
        ),
        (
            "V-2026-4475",
            "Lea Brodersen",
            "Schiffbrücke 31, 20 m",
            (StateKind::New, "Neu"),
            (DueKind::Soon, "in 2 Tagen"),
        ),
        (
            "B-2026-0409",
            "Sven Matthiesen",
            "Am Lautrupsbach 7, Eiche",
            (StateKind::SignOff, "Zur Mitzeichnung"),
            (DueKind::Soon, "in 3 Tagen"),
        ),
        (
            "B-2026-0424",
            "Żaneta Kowalska",
            "Twedter Mark 51, Kiefer",
            (StateKind::Waiting, "Wartet auf Antwort"),
            (DueKind::Resting, "ruht bis 30.11."),
        ),
        (
            "B-2026-0388",
            "Dr. Imke Sørensen",
            "Solitüder Weg 90, Ahorn",
            (StateKind::Done, "Bekanntgabe läuft"),
            (DueKind::Plain, "10.12."),
        ),
        (
            "B-2026-0401",
            "Olaf Petersen-Wrage",
            "Ringstraße 5, Linde",
            (StateKind::Stopped, "Zurückgezogen"),
            (DueKind::Plain, "–"),
        ),
    ];
    rows.into_iter()
        .map(|(number, applicant, subject, state, due)| QueueRow {
            number: Link::new(
                number,
                &desk::Case { case: ids::CaseId::from_uuid(ids::Uuid::from_u128(417)) },
            ),
            unread: state.0 == StateKind::New,
            applicant: applicant.to_owned(),
            service: if number.starts_with('B') { "Baumfällung" } else { "Haltverbotszone" }.to_owned(),
            subject: subject.to_owned(),
            state: State::plain(state.0, state.1),
            due: Some(Due::new(due.0, due.1)),
            received: date(2026, 11, 16),
            responsible: (state.0 != StateKind::New).then(|| PersonView::named("Jonas Petersen")),
        })
        .collect()
}
