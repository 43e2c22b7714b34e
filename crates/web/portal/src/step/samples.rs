//! Samples of steps: a repeated group with an open row, the same refused, and every kind of field.

use jiff::civil::date;
use kit::{
    frame::{Area, PortalFrame},
    parts::{
        AddressInput, Choice, CsrfFields, DateInput, DocumentRow, Documents, ErrorSummary, Field, FieldKind,
        FieldProblem, FileInput, InputMode, Link, Step, StepState, Steps, TextInput, Width,
    },
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;
use runner::{ACTION, FinishedRow, OpenRow, RepeatedGroup, StepPart, StepParts};

use super::{Autosave, Autosaved, Conflict, FormStep};
use crate::texts::Say as _;

impl Sampled for FormStep {
    const NAME: &'static str = "portal-step";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        vec![
            ("trees", trees(language)),
            ("errors", trees_with_errors(language)),
            ("conflict", conflict(language)),
            ("every-kind", every_kind(language)),
        ]
    }
}

impl Autosaved {
    pub(crate) fn sample(language: Language) -> Self {
        let at = date(2026, 11, 3).at(10, 43, 0, 0);
        Self { outcome: Autosave::Saved { at, parts: trees(language).parts } }
    }
}

const GIRTH_WRONG: &str = "Geben Sie den Umfang als Zahl in Zentimetern ein, zum Beispiel 96.";
const REASON_MISSING: &str = "Wählen Sie aus, warum der Baum weg soll.";

pub(super) fn trees(language: Language) -> FormStep {
    let fields = vec![species(), girth("96"), reason(true), photos(language)];
    step(language, fields)
}

pub(super) fn trees_with_errors(language: Language) -> FormStep {
    let height =
        Field::new("trees[1].height", "Höhe", small("14", "Meter")).hint("Eine Schätzung reicht.").optional();
    let girth = girth("fast 1 m").error(GIRTH_WRONG);
    let reason = reason(false).error(REASON_MISSING);
    let problem =
        |field: &Field, message: &str| FieldProblem { id: field.id.clone(), message: message.to_owned() };
    let problems = vec![problem(&girth, GIRTH_WRONG), problem(&reason, REASON_MISSING)];
    let mut refused = step(language, vec![species(), girth, height, reason]);
    refused.frame.title = language.say("error-title").with("title", &refused.frame.title).to_string();
    refused.errors = Some(ErrorSummary { problems });
    refused
}

pub(super) fn conflict(language: Language) -> FormStep {
    let mut page = trees(language);
    let theirs =
        portal::Step { draft: ids::DraftId::from_uuid(ids::Uuid::from_u128(7)), step: "trees".to_owned() };
    let row = ("Umfang des Stammes".to_owned(), "96".to_owned(), "98".to_owned());
    page.conflict = Some(Conflict { rows: vec![row], theirs: theirs.href() });
    page
}

pub(super) fn every_kind(language: Language) -> FormStep {
    let birth = DateInput { birth: true, ..DateInput::default() };
    let long = FieldKind::LongText { value: String::new(), rows: 4, characters_max: Some(2000) };
    let days = FieldKind::SeveralOf {
        options: vec![Choice::new("mo", "Montag").chosen(), Choice::new("tu", "Dienstag")],
    };
    let address = AddressInput {
        country: Some("Deutschland".to_owned()),
        countries: vec!["Dänemark", "Deutschland"],
        ..AddressInput::default()
    };
    let iban =
        Field::new("iban", "IBAN", text("", InputMode::Text, Some("off"))).hint("Leerzeichen sind erlaubt.");
    let mut page = step(language, Vec::new());
    "Alle Arten von Fragen".clone_into(&mut page.heading);
    page.conditional = false;
    page.parts = StepParts::new(vec![
        StepPart::Note { text: "Eine Notiz, die warnt.".to_owned(), warns: true },
        StepPart::field(Field::new("name", "Name", text("Żaneta Kowalska", InputMode::Text, Some("name")))),
        StepPart::field(Field::new("mail", "E-Mail", text("", InputMode::Email, Some("email"))).optional()),
        StepPart::field(
            Field::new("born", "Geburtstag", FieldKind::Date(birth))
                .hint("Zum Beispiel 14 5 1971")
                .error("Geben Sie den Tag ein."),
        ),
        StepPart::field(Field::new("why", "Begründung", long)),
        StepPart::field(Field::new("days", "Tage", days)),
        StepPart::field(Field::new("address", "Anschrift", FieldKind::Address(address))),
        StepPart::Group {
            heading: "Zahlung".to_owned(),
            help: Some("Nur für die Erstattung.".to_owned()),
            parts: StepParts::new(vec![StepPart::field(iban)]),
        },
        StepPart::Value { label: "Gebühr".to_owned(), value: "85,00\u{a0}€".to_owned() },
        StepPart::field(Field::new(
            "true",
            "Meine Angaben sind richtig.",
            FieldKind::Consent { given: true },
        )),
    ]);
    page
}

fn step(language: Language, fields: Vec<Field>) -> FormStep {
    let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
    let at = |step: &str| portal::Step { draft, step: step.to_owned() };
    let parts = StepParts::new(fields.into_iter().map(StepPart::field).collect());
    let rows = vec![FinishedRow {
        path: "trees[0]".to_owned(),
        id: "trees-0".to_owned(),
        number: 1,
        error: None,
        may_remove: true,
        title: "Baum 1: Winterlinde".to_owned(),
        summary:
            "Umfang 142\u{a0}cm, Höhe 18\u{a0}m, Krankheit oder Schaden\n2 Fotos, Gutachten wird nachgereicht"
                .to_owned(),
    }];
    FormStep {
        frame: PortalFrame::sample("Ihre Bäume: Schritt 2 von 5", Area::Services, Vec::new()),
        service: "Baumfällung beantragen".to_owned(),
        number: 2,
        count: 5,
        back: Some(Link::new("Zurück: Zu Ihnen", &at("you"))),
        heading: "Welche Bäume möchten Sie fällen?".to_owned(),
        spoken: "de",
        intro: Some("Tragen Sie jeden Baum einzeln ein. Höchstens 20 Bäume in einem Antrag.".to_owned()),
        notice: None,
        conflict: None,
        errors: None,
        parts: StepParts::new(vec![StepPart::Repeated(RepeatedGroup {
            path: "trees".to_owned(),
            id: "trees".to_owned(),
            heading: "Bäume".to_owned(),
            help: None,
            error: None,
            rows,
            open: Some(OpenRow {
                path: "trees[1]".to_owned(),
                id: "trees-1".to_owned(),
                title: "Baum 2".to_owned(),
                parts,
                may_remove: true,
            }),
            add: Some(language.say("row-add").with("row", "Baum").to_string()),
        })]),
        csrf: CsrfFields::sample(2),
        carried: Vec::new(),
        action: at("trees").href(),
        autosave: portal::StepAutosave { draft, step: "trees".to_owned() }.href(),
        saved_at: Some(date(2026, 11, 3).at(10, 42, 0, 0)),
        conditional: true,
        progress: progress(language, 1),
        next: "Weiter: Grundstück".to_owned(),
    }
}

/// The steps of the tree application with the one at this place open.
pub(crate) fn progress(language: Language, now: usize) -> Steps {
    let names = ["Zu Ihnen", "Ihre Bäume", "Grundstück", "Unterlagen", "Prüfen und absenden"];
    let step = |(index, name): (usize, &str)| match index.cmp(&now) {
        std::cmp::Ordering::Less => Step::new(StepState::Done, name).note(language.say("step-done")),
        std::cmp::Ordering::Equal => Step::new(StepState::Now, name).note(language.say("step-here")),
        std::cmp::Ordering::Greater => Step::new(StepState::Ahead, name),
    };
    Steps::list(names.into_iter().enumerate().map(step).collect())
}

fn species() -> Field {
    let names = ["Hänge-Birke", "Rotbuche", "Stiel-Eiche", "Weiß ich nicht"];
    let mut options: Vec<Choice> = names.into_iter().map(|name| Choice::new(name, name)).collect();
    if let Some(first) = options.first_mut() {
        first.chosen = true;
    }
    Field::new("trees[1].species", "Baumart", FieldKind::Select { options })
        .hint("Wählen Sie „Weiß ich nicht“, wenn Sie unsicher sind. Ein Foto genügt uns.")
}

fn girth(value: &str) -> Field {
    Field::new("trees[1].girth", "Umfang des Stammes", small(value, "Zentimeter"))
        .hint("Messen Sie in einem Meter Höhe einmal um den Stamm.")
}

fn reason(chosen: bool) -> Field {
    let answers = vec![Choice::new("yes", "Ja"), Choice::new("no", "Nein, noch nicht").chosen()];
    let report = FieldKind::OneOf { options: answers, horizontal: true };
    let mut danger = Choice::new("danger", "Er gefährdet Menschen oder Gebäude");
    if chosen {
        danger =
            danger.chosen().opens(vec![Field::new("trees[1].report", "Haben Sie ein Gutachten?", report)]);
    }
    let options = vec![
        danger,
        Choice::new("ill", "Er ist krank oder beschädigt"),
        Choice::new("building", "Er steht einem Bauvorhaben im Weg"),
        Choice::new("other", "Ein anderer Grund"),
    ];
    Field::new("trees[1].reason", "Warum soll der Baum weg?", FieldKind::OneOf { options, horizontal: false })
}

fn photos(language: Language) -> Field {
    let row =
        DocumentRow::there("birke-ganz.jpg", portal::Cases.href(), kit::format::size(language, 3_100_000))
            .removable(ACTION, "remove-paper:01935f6e-0000-7000-8000-000000000001");
    let input = FileInput {
        documents: Some(Documents { rows: vec![row], label: "Fotos von Baum 2".to_owned() }),
        invite: "Weitere Fotos hinzufügen".to_owned(),
        accept: "image/*,.pdf".to_owned(),
        multiple: true,
        bytes_max: 20_000_000,
    };
    Field::new("trees[1].photos", "Fotos von Baum 2", FieldKind::File(input))
        .hint("JPG, PNG, HEIC oder PDF, je Datei höchstens 20\u{a0}MB. Sie können auch direkt fotografieren.")
}

fn small(value: &str, unit: &str) -> FieldKind {
    FieldKind::Text(TextInput {
        value: value.to_owned(),
        mode: InputMode::Whole,
        width: Width::Small,
        unit: Some(unit.to_owned()),
        autocomplete: None,
    })
}

fn text(value: &str, mode: InputMode, autocomplete: Option<&'static str>) -> FieldKind {
    FieldKind::Text(TextInput {
        value: value.to_owned(),
        mode,
        autocomplete,
        width: Width::Medium,
        unit: None,
    })
}
