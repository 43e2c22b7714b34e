//! The decisions of a case, and the form that begins one.

use askama::Template;
use axum::extract::State;
use case::{Case, Decision};
use casework::decision::{CoverageText, view_decisions};
use ids::CaseId;
use kit::{
    Page,
    address::Path,
    door::Staff,
    filters, format,
    frame::{DeskArea, DeskFrame},
    parts::{Alert, Choice, CsrfFields, ErrorSummary, Field, FieldKind, Link, State as Badge, StateKind},
    posted::Posted,
    refusal::Refusal,
    site::Site,
    urls::{Href, Url, desk},
    words::Say as _,
};
use locale::Language;

use super::{
    forms,
    typed::{self, OUTCOMES},
    words,
};
use crate::{
    act_form::ActForm,
    reading::{Answer, AtDesk},
};

/// The decisions of a case.
#[derive(Debug, Template)]
#[template(path = "decisions.html")]
pub(crate) struct Decisions {
    pub(crate) frame: DeskFrame,
    pub(crate) case: Link,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) rows: Vec<Row>,
    /// Present for whoever may begin one.
    pub(crate) begin: Option<ActForm>,
}

/// One decision.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) link: Link,
    pub(crate) subject: String,
    pub(crate) outcome: String,
    pub(crate) state: Badge,
    /// «16.11.2026, Jonas Petersen».
    pub(crate) edited: String,
    /// To its delivery, once it is sealed.
    pub(crate) delivery: Option<Href>,
}

/// The page.
pub(crate) async fn show(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<desk::Decisions>,
) -> Answer {
    again(&site, &desk, &staff, url.case, None).await
}

/// The page, with the form as it was typed if it was refused.
pub(super) async fn again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    case: CaseId,
    refused: Option<(&Posted, Refusal)>,
) -> Answer {
    let (case, may_begin) = view_decisions(staff.reading(site), case).await?;
    let (fields, refusal) = match refused {
        Some((posted, refusal)) => {
            let coverage = typed::coverage(posted.text("coverage"), posted.text("part"));
            (begin_fields(desk.language(), posted.text("outcome"), &coverage), refusal)
        }
        None => (begin_fields(desk.language(), "", &proposed(&case)), Refusal::default()),
    };
    let begin = may_begin.then(|| {
        let form = begin_form(desk.language(), &case, desk.guards.fresh(), fields);
        ActForm { fields: refusal.mark(form.fields), ..form }
    });
    let fields: Vec<&Field> = begin.iter().flat_map(|form| &form.fields).collect();
    let heading = desk.language().say("decisions").to_string();
    let title = refusal.title(desk.language(), &format!("{heading}, {}", case.number()));
    let page = Decisions {
        frame: desk.frame(title, DeskArea::Queues, Vec::new()),
        case: link(&case),
        errors: refusal.summary(&fields),
        alert: refusal.alert.clone(),
        rows: case.decisions().iter().map(|decision| row(desk.language(), &case, decision)).collect(),
        begin,
    };
    desk.page_with(refusal.status(), &page)
}

fn link(case: &Case) -> Link {
    Link::new(format!("{}, {}", case.number(), case.applicant().name), &desk::Case { case: case.id() })
}

fn row(language: Language, case: &Case, decision: &Decision) -> Row {
    let (case_id, id) = (case.id(), decision.id());
    let (at, by) = decision.edited();
    let day = format::short_date(language, format::in_germany(at).date());
    let editor = desk::DecisionEditor { case: case_id, decision: id };
    Row {
        link: Link::new(words::purpose(language, decision), &editor),
        subject: decision.content().subject.as_str().to_owned(),
        outcome: language.say(words::outcome_word(decision.content().outcome)).into(),
        state: words::decision_state(language, case, decision),
        edited: format!("{day}, {}", by.name),
        delivery: decision.sealed().map(|_| desk::Delivery { case: case_id, decision: id }.href()),
    }
}

/// After a part the rest is what is usually left.
fn proposed(case: &Case) -> CoverageText {
    let parts = case.decisions().iter().any(|decision| !decision.is_discarded());
    if parts { CoverageText::Rest } else { CoverageText::Whole }
}

fn begin_fields(language: Language, outcome: &str, coverage: &CoverageText) -> Vec<Field> {
    let options = OUTCOMES.into_iter().map(|(known, name)| {
        let choice = Choice::new(name, language.say(words::outcome_word(known)));
        if name == outcome { choice.chosen() } else { choice }
    });
    let kind = FieldKind::OneOf { options: options.collect(), horizontal: false };
    vec![Field::new("outcome", language.say("editor-outcome"), kind), forms::coverage(language, coverage)]
}

fn begin_form(language: Language, case: &Case, guard: CsrfFields, fields: Vec<Field>) -> ActForm {
    let url = desk::Decisions { case: case.id() };
    let submit = language.say("begin-decision");
    ActForm::new("begin", language.say("begin-decision"), &url, guard, submit)
        .intro(language.say("begin-decision-intro"))
        .fields(fields)
        .hide("kind", "decide")
        .primary()
}

impl Page for Decisions {
    const NAME: &'static str = "desk-decisions";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = CaseId::from_uuid(ids::Uuid::from_u128(417));
        let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
        let row = |name: &str, kind, word: &str, outcome: case::decision::Outcome| Row {
            link: Link::new(name, &desk::DecisionEditor { case, decision }),
            subject: "Genehmigung zur Fällung, Lindenweg 14".to_owned(),
            outcome: language.say(words::outcome_word(outcome)).into(),
            state: Badge::badge(kind, word),
            edited: "16.11.2026, Jonas Petersen".to_owned(),
            delivery: (kind == StateKind::Done).then(|| desk::Delivery { case, decision }.href()),
        };
        let begin = ActForm::new(
            "begin",
            "",
            &desk::Decisions { case },
            CsrfFields::sample(21),
            language.say("begin-decision"),
        )
        .intro(language.say("begin-decision-intro"))
        .fields(begin_fields(language, "granted", &CoverageText::Part("Birke".to_owned())))
        .primary();
        let page = |rows| Self {
            frame: DeskFrame::sample("Bescheide, B-2026-0417", Vec::new()),
            case: Link::new("B-2026-0417, Thomsen", &desk::Case { case }),
            alert: None,
            errors: None,
            rows,
            begin: None,
        };
        let outcome = case::decision::Outcome::Granted;
        let rows = vec![
            row("Teilbescheid Birke", StateKind::Done, "Bekannt gegeben", outcome),
            row("Bescheid über den Rest", StateKind::Work, "Entwurf, Fassung 2", outcome),
        ];
        vec![("several", Self { begin: Some(begin), ..page(rows) }), ("none", page(Vec::new()))]
    }
}
