//! Samples of the editor.

use jiff::civil::date;
use kit::{
    frame::{DeskFrame, PersonView},
    parts::{Choice, CsrfFields, Field, FieldKind, Link, State, StateKind, Width},
    samples::Sampled,
    urls::{Url, desk},
};
use locale::Language;

use super::{AuthorNote, Block, Changes, DecisionEditor, EditForm, HearingPanel, Piece, Sign, SignForm};
use crate::{action_form::ActionForm, decision::forms, texts::Say as _};

impl Sampled for DecisionEditor {
    const NAME: &'static str = "desk-decision-editor";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        all(language)
    }
}

pub(super) fn all(language: Language) -> Vec<(&'static str, DecisionEditor)> {
    vec![("missing-value", draft(language)), ("complete", complete(language)), ("signing", signing(language))]
}

fn address() -> (ids::CaseId, ids::DecisionId) {
    let id = ids::Uuid::from_u128;
    (ids::CaseId::from_uuid(id(417)), ids::DecisionId::from_uuid(id(2)))
}

fn draft(language: Language) -> DecisionEditor {
    let (case, decision) = address();
    let waiting = StateKind::Waiting;
    DecisionEditor {
        frame: DeskFrame::sample("Bescheid schreiben, B-2026-0417", Vec::new()),
        title: "Teilbescheid Birke".to_owned(),
        case: Link::new("B-2026-0417, Thomsen", &desk::Case { case }),
        state: State::badge(StateKind::Work, "Entwurf, Fassung 3"),
        saved_at: Some(date(2026, 11, 16).at(9, 31, 0, 0)),
        alert: None,
        errors: None,
        conflict: None,
        signing: language.say("four-eyes").into(),
        signs: vec![
            sign("Jonas Petersen", "entscheidet und unterschreibt", StateKind::Work, "schreibt"),
            sign("Zweite Person", "zeichnet mit, ist Pflicht", waiting, "noch nicht vorgelegt"),
            sign("Siegel der Stadt", "danach ist der Text nicht mehr änderbar", waiting, "offen"),
        ],
        sign: None,
        send_back: None,
        author_note: None,
        hearing: None,
        missing: vec![("„Datum“ in Nebenbestimmung 1 ausfüllen".to_owned(), "block-condition-1".to_owned())],
        template: "Vorlage von „Baumfällung beantragen“, Fassung 1.0.0".to_owned(),
        blocks: blocks(language, true),
        form: Some(form(language)),
        acts: Vec::new(),
        delivery: None,
        preview: desk::DecisionPreview { case, decision }.href(),
    }
}

fn complete(language: Language) -> DecisionEditor {
    let mut editor = draft(language);
    editor.missing.clear();
    for block in &mut editor.blocks {
        block.gaps.clear();
        block.pieces.retain(|piece| !matches!(piece, Piece::Missing(_)));
    }
    editor.author_note = Some(AuthorNote {
        told: language
            .say("sent-back-by")
            .with("name", "Friederike Clausen")
            .with("at", "23.11., 10:12")
            .into(),
        text: "Bis wann ist zu pflanzen?".to_owned(),
    });
    editor.conflict =
        Changes::between("Gilt bis Februar.\nGebühr 70 Euro.", "Gilt bis März.\nGebühr 70 Euro.")
            .map(|changes| ("Friederike Clausen hat am 23.11., 10:12 gespeichert.".to_owned(), changes));
    editor
}

fn signing(language: Language) -> DecisionEditor {
    let (case, decision) = address();
    let held = vec![
        Field::new("how", language.say("hearing-how"), forms::one_line("", Width::Medium))
            .hint(language.say("hearing-how-hint")),
    ];
    let hearing = ActionForm::new(
        "hearing-held",
        language.say("hearing-record"),
        &desk::Hearing { case, decision },
        CsrfFields::sample(31),
        language.say("hearing-record"),
    );
    DecisionEditor {
        state: State::badge(StateKind::SignOff, "In Zeichnung"),
        saved_at: None,
        sign: Some(SignForm {
            action: desk::SignOffs { case, decision }.href(),
            csrf: CsrfFields::sample(32),
            letter: "c04d9a115e7f".repeat(5),
            short: "c04d 9a11 5e7f".to_owned(),
            label: language.say("sign-off").into(),
        }),
        send_back: Some(
            ActionForm::new(
                "author-note",
                language.say("send-back"),
                &desk::AuthorNotes { case, decision },
                CsrfFields::sample(33),
                language.say("send-back"),
            )
            .intro(language.say("send-back-intro").with("name", "Jonas Petersen")),
        ),
        hearing: Some(HearingPanel {
            state: State::plain(StateKind::Todo, language.say("hearing-open")),
            facts: None,
            forms: vec![hearing.fields(held)],
        }),
        missing: Vec::new(),
        blocks: blocks(language, false),
        form: None,
        ..draft(language)
    }
}

fn form(language: Language) -> EditForm {
    let (case, decision) = address();
    let text = casework::decision::DecisionText {
        outcome: Some(case::decision::Outcome::Granted),
        coverage: casework::decision::CoverageText::Part("Birke".to_owned()),
        fee: "70,00".to_owned(),
        fee_days: "30".to_owned(),
        fee_reference: "B-2026-0417".to_owned(),
        remedies: true,
        ..casework::decision::DecisionText::default()
    };
    let purpose = case::decision::Purpose::Decides { coverage: case::decision::Coverage::Whole };
    let options = vec![Choice::new("supervision", "Fachliche Begleitung")];
    EditForm {
        action: desk::DecisionEditor { case, decision }.href(),
        csrf: CsrfFields::sample(13),
        version: 3,
        hidden: Vec::new(),
        ancillary_provisions: true,
        fields: forms::before(language, &text, &purpose),
        after: forms::after(language, &text, true),
        add_block: Some(
            Field::new("block", language.say("editor-block"), FieldKind::Select { options }).optional(),
        ),
    }
}

fn sign(name: &str, role: &str, kind: StateKind, word: &str) -> Sign {
    Sign { person: PersonView::named(name), role: role.to_owned(), state: State::plain(kind, word) }
}

fn blocks(language: Language, can_edit: bool) -> Vec<Block> {
    let block = |name: &str, id: &str, label: &str, origin: &str, pieces| Block {
        id: format!("block-{id}"),
        label: label.to_owned(),
        origin: origin.to_owned(),
        pieces,
        source: can_edit.then(|| forms::source(language, name, label, "Sie dürfen die Hänge-Birke fällen.")),
        open: false,
        gaps: Vec::new(),
        burdening: None,
        remove: None,
        changes: None,
        buttons: Vec::new(),
    };
    let words = |text: &str| Piece::Text(text.to_owned());
    let value = |text: &str| Piece::Value(text.to_owned());
    let verdict = vec![
        words("Sie dürfen die "),
        value("Hänge-Birke"),
        words(" mit "),
        value("96"),
        words(" cm fällen."),
    ];
    let mut tenor = block("tenor", "tenor", "Entscheidung", "von Ihnen geändert", verdict);
    tenor.changes = Changes::between("Sie dürfen die Birke fällen.", "Sie dürfen die Hänge-Birke fällen.");
    let open = vec![
        words("Sie pflanzen bis zum "),
        Piece::Missing(language.say("gap-open").with("what", "Datum").into()),
        words(" einen heimischen Laubbaum."),
    ];
    let mut planting =
        block("condition.1", "condition-1", "Nebenbestimmung 1", "Baustein „Ersatzpflanzung“", open);
    if can_edit {
        planting.gaps = vec![forms::gap("condition.1", 0, "Datum")];
        planting.burdening = Some(forms::burdening(language, 1, false));
        planting.remove = Some("remove-condition.1".to_owned());
    }
    let subject = vec![words("Genehmigung zur Fällung, "), value("Lindenweg 14")];
    vec![
        block("subject", "subject", "Betreff", "aus der Vorlage", subject),
        tenor,
        planting,
        Block {
            source: None,
            ..block(
                "remedies",
                "remedies",
                "Rechtsbehelfsbelehrung",
                "festgelegt",
                vec![words("Gegen diesen Bescheid …")],
            )
        },
    ]
}
