//! The decisions of a case, and the form that begins one.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use case::{Case, Decision};
use casework::decision::{CoverageText, view_decisions};
use ids::CaseId;
use kit::{
    address::Path,
    session::Staff,
    format,
    frame::{DeskArea, DeskFrame},
    parts::{Alert, Choice, CsrfFields, ErrorSummary, Field, FieldKind, Link, State as Badge},
    form_data::FormData,
    refusal::Refusal,
    site::Site,
    urls::{Href, Url, desk},
};
use locale::Language;

use super::{
    forms,
    form_values::{self, OUTCOMES},
    words,
};
use crate::{
    action_form::ActionForm,
    filters,
    reading::{HandlerResult, AtDesk},
    texts::Say as _,
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
    pub(crate) begin: Option<ActionForm>,
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
) -> HandlerResult {
    again(&site, &desk, &staff, url.case, None).await
}

/// The page, with the form as it was typed if it was refused.
pub(super) async fn again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    case: CaseId,
    refused: Option<(&FormData, Refusal)>,
) -> HandlerResult {
    let (case, may_begin) = view_decisions(staff.reading(site), case).await?;
    let (fields, refusal) = match refused {
        Some((form_data, refusal)) => {
            let coverage = form_values::coverage(form_data.text("coverage"), form_data.text("part"));
            (begin_fields(desk.language(), form_data.text("outcome"), &coverage), refusal)
        }
        None => (begin_fields(desk.language(), "", &proposed(&case)), Refusal::default()),
    };
    let begin = may_begin.then(|| {
        let form = begin_form(desk.language(), &case, desk.csrf_forms.fresh(), fields);
        ActionForm { fields: refusal.mark(form.fields), ..form }
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

fn begin_form(language: Language, case: &Case, csrf: CsrfFields, fields: Vec<Field>) -> ActionForm {
    let url = desk::Decisions { case: case.id() };
    let submit = language.say("begin-decision");
    ActionForm::new("begin", language.say("begin-decision"), &url, csrf, submit)
        .intro(language.say("begin-decision-intro"))
        .fields(fields)
        .hide("kind", "decide")
        .primary()
}
