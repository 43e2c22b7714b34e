//! From a draft to the page on which it is checked.

use cases::DeliveryChoice;
use filing::{FilledIn, filing_command};
use form::page::{Item, page};
use kernel::context::{ResidentContext, SessionKind};
use kit::{
    format,
    frame::Area,
    parts::{Answer, AnswerSection, CsrfFields, ErrorSummary, FieldProblem},
    problem::WebError,
    session::Resident,
    site::Site,
    urls::{Url, portal},
};
use locale::Language;
use runner::questions;
use service::pack::Facts;
use sign_in::accounts::profile;

use super::CheckAnswers;
use crate::{
    reading::Reading,
    step::{ApplicationStep, StepOrder},
    texts::Say as _,
};

/// The page for a draft as it lies here now.
pub(super) async fn view(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    filled: &FilledIn,
) -> Result<CheckAnswers, WebError> {
    let language = reading.language();
    let ctx = resident.reading(site);
    let draft = filled.draft.row.draft;
    let file = &filled.service.pack.service;
    let order = StepOrder::of(filled, language);
    let mut sections = sections(filled, &order, language);
    sections.push(contact_section(ctx, filled, &order, language).await?);
    let errors = missing(filled, language);
    let today = locale::civil_day(ctx.now);
    let fee = Facts::of_evaluation(&filled.service.pack, &filled.evaluation, today).fee(&filled.service.pack);
    let mut frame = reading.frame(language.say("check-title"), Area::Services, Vec::new());
    frame.crumbs.clear();
    let command = filing_command(ctx.in_town(), draft).await?;
    Ok(CheckAnswers {
        frame,
        service: file.name.get(language).to_owned(),
        number: order.number(ApplicationStep::Check),
        count: order.places().len(),
        back: Some(order.back(ApplicationStep::Check)),
        notice: None,
        complete: errors.is_none(),
        errors,
        sections,
        fee,
        cost: file.cost.get(language).to_owned(),
        delivery: delivery(filled, language),
        privacy: portal::ServicePrivacy { service: file.key.clone() }.href(),
        csrf: CsrfFields { command, ..reading.csrf_forms.fresh() },
        version: filled.draft.row.version,
        action: portal::File { draft }.href(),
        saved_at: Some(format::in_germany(filled.draft.row.saved_at)),
        progress: order.progress(ApplicationStep::Check),
    })
}

/// One section for each step, with a link that leads there and back.
fn sections(filled: &FilledIn, order: &StepOrder<'_>, language: Language) -> Vec<AnswerSection> {
    let section = |(at, step): (usize, &String)| {
        let page = page(&filled.service.form, step, &filled.answers, &filled.evaluation, language)?;
        let asks = questions(&page.items).iter().any(|question| !question.calculated);
        let change = asks.then(|| order.href(ApplicationStep::Step(step)).with("from", "check"));
        Some(AnswerSection {
            id: format!("step-{step}"),
            heading: format!("{}. {}", at + 1, page.title),
            change,
            answers: answers(&page.items, language),
        })
    };
    filled.evaluation.steps().iter().enumerate().filter_map(section).collect()
}

/// Answers as pairs; a row of a repeated group is one answer with a line for each of its questions.
fn answers(items: &[Item<'_>], language: Language) -> Vec<Answer> {
    let mut given = Vec::new();
    let shown =
        |text: &str| if text.is_empty() { language.say("not-answered").to_string() } else { text.to_owned() };
    for item in items {
        match item {
            Item::Note { .. } => {}
            Item::Question(question) if question.calculated && question.shown.is_empty() => {}
            Item::Question(question) => given.push(Answer::new(question.label, shown(&question.shown))),
            Item::Group(group) => match &group.repeat {
                None => {
                    let inside = group.rows.iter().flat_map(|row| answers(&row.items, language));
                    given.extend(
                        inside.map(|answer| Answer { label: told(group.label, &answer.label), ..answer }),
                    );
                }
                Some(repeat) => given.extend(group.rows.iter().map(|row| {
                    let questions = questions(&row.items);
                    let answered = questions.iter().filter(|question| !question.shown.is_empty());
                    let lines: Vec<String> =
                        answered.map(|question| told(question.label, &question.shown)).collect();
                    Answer::new(format!("{} {}", repeat.row_label, row.index + 1), shown(&lines.join("\n")))
                })),
            },
        }
    }
    given
}

/// «Höhe: 14,5 m»; a question has its mark already: «Warum? Er ist krank».
fn told(label: &str, answer: &str) -> String {
    if label.ends_with(['?', '!', ':']) { format!("{label} {answer}") } else { format!("{label}: {answer}") }
}

async fn contact_section(
    ctx: ResidentContext<'_>,
    filled: &FilledIn,
    order: &StepOrder<'_>,
    language: Language,
) -> Result<AnswerSection, WebError> {
    let content = &filled.draft.content;
    let email = match ctx.session_kind {
        SessionKind::Account { account } => Some(profile(ctx.in_town(), account).await?.email),
        SessionKind::Guest { .. } | SessionKind::OneCase { .. } => content.contact.email.clone(),
    };
    let delivery = match &content.delivery {
        Some(DeliveryChoice::Portal { .. }) => language.say("apply-delivery-portal"),
        Some(DeliveryChoice::Post) => language.say("apply-delivery-post"),
        None => language.say("not-answered"),
    };
    let email = email.unwrap_or_else(|| language.say("not-answered").into());
    Ok(AnswerSection {
        id: "contact".to_owned(),
        heading: format!("{}. {}", order.number(ApplicationStep::Contact), language.say("contact-title")),
        change: Some(order.href(ApplicationStep::Contact)),
        answers: vec![
            Answer::new(language.say("contact-email"), email),
            Answer::new(language.say("apply-delivery-question"), delivery),
        ],
    })
}

/// What stands in the way of filing; each line leads to its section, whose link leads to the step.
fn missing(filled: &FilledIn, language: Language) -> Option<ErrorSummary> {
    let form = &filled.service.form;
    let mut steps: Vec<&str> = Vec::new();
    for problem in filled.evaluation.problems() {
        let step = form.step_of(&problem.path).unwrap_or_default();
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    let order = StepOrder::of(filled, language);
    let line = |step: &str| FieldProblem {
        id: format!("step-{step}"),
        message: language.say("check-step-open").with("step", order.name(ApplicationStep::Step(step))).into(),
    };
    let mut problems: Vec<FieldProblem> = steps.into_iter().map(line).collect();
    if filled.draft.content.delivery.is_none() {
        problems.push(FieldProblem {
            id: "contact".to_owned(),
            message: language.say("entry-delivery-missing").into(),
        });
    }
    (!problems.is_empty()).then_some(ErrorSummary { problems })
}

fn delivery(filled: &FilledIn, language: Language) -> String {
    match filled.draft.content.delivery {
        Some(DeliveryChoice::Portal { .. }) => language.say("check-delivery-portal").into(),
        Some(DeliveryChoice::Post) | None => language.say("check-delivery-post").into(),
    }
}
