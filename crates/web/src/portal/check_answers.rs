//! The answers before filing: read, change, be warned, file.
//!
//! Legal source: § 9a (2), (3) OZG: the whole declaration can be checked, and nobody files in haste.

use app::{
    error::UseCaseError,
    pack::Facts,
    portal::{DeliveryChoice, FilledIn, file_draft, filing_command, fill_in},
    sessions::begin_session,
};
use app::{house::Visitor, portal::profile, rows::SessionSubject};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use form::page::{Item, page};
use jiff::civil::{DateTime, date};
use rust_decimal::Decimal;

use super::{
    reading::{Answer, Reading},
    runner::{Way, Waypoint, form_language, gone, questions},
    step::ACTION,
};
use crate::{
    Language, Page,
    door::{CookieJar, Resident},
    filters, format,
    frame::{Area, PortalFrame},
    parts::{
        Alert, AlertKind, Answer as GivenAnswer, AnswerSection, ErrorSummary, FieldProblem, FormGuard, Link,
        Steps,
    },
    posted::{Posted, Token},
    problem::WebError,
    refusal::case_language,
    site::Site,
    urls::{Href, Url, portal},
};

/// The version of the draft that the page shows.
const VERSION: &str = "gw-version";

/// The check page. Buttons post `gw-action`: `file` or `pause`.
#[derive(Debug, Template)]
#[template(path = "portal/check_answers.html")]
pub(crate) struct CheckAnswers {
    pub(crate) frame: PortalFrame,
    pub(crate) service: String,
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) back: Option<Link>,
    pub(crate) notice: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) sections: Vec<AnswerSection>,
    pub(crate) fee: Option<Fee>,
    /// What it costs, in the service's words, when there is no sum yet.
    pub(crate) cost: String,
    /// How the decision will come and from when it counts. May hold `**emphasis**`.
    pub(crate) delivery: String,
    pub(crate) privacy: Href,
    pub(crate) guard: FormGuard,
    pub(crate) version: u64,
    pub(crate) action: Href,
    pub(crate) saved_at: Option<DateTime>,
    pub(crate) progress: Steps,
    /// Nothing stands in the way.
    pub(crate) complete: bool,
}

/// What it costs.
#[derive(Debug)]
pub(crate) struct Fee {
    pub(crate) rows: Vec<(String, Decimal)>,
    pub(crate) total: Decimal,
}

/// The answers of the visitor's draft.
pub(super) async fn show(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::CheckAnswers>,
) -> Answer {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let page = view(&site, &reading, &resident, &filled).await?;
    reading.page(&page)
}

/// Files the application as it was checked.
pub(super) async fn file(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    jar: CookieJar,
    Path(url): Path<portal::File>,
    posted: Posted,
) -> Answer {
    if posted.text(ACTION) == "pause" {
        return Ok(reading.go_to(&portal::Drafts));
    }
    let ctx = resident.context(&site, posted.command);
    let checked = posted.text(VERSION).parse().unwrap_or_default();
    let filed = match posted.token {
        Token::Fits => file_draft(ctx, url.draft, checked).await,
        Token::Stale => Err(UseCaseError::Conflict { what: "the form's token".to_owned() }),
    };
    let answer = match filed {
        Ok(answer) => answer,
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        Err(error) => return not_filed(&site, &reading, &resident, url, error).await,
    };
    if !matches!(resident.visitor, Visitor::Account { .. }) {
        let subject = SessionSubject::Case(answer.case);
        let begun = begin_session(site.house(), ctx.town, subject, Some(&resident.session), ctx.now).await?;
        jar.begin(&site, &begun);
    }
    let receipt = portal::Receipt { case: answer.case }.href();
    Ok(reading.go_to(&receipt.with("filing", posted.command)))
}

/// The page again, with the reason why it was not filed.
async fn not_filed(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    url: portal::File,
    error: UseCaseError,
) -> Answer {
    let language = reading.language();
    let (status, sentence) = match error {
        // What is missing stands in the summary of the page.
        UseCaseError::Form(_) => (StatusCode::UNPROCESSABLE_ENTITY, None),
        UseCaseError::Entries(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Some(language.say("check-not-yet").into()))
        }
        UseCaseError::Conflict { .. } => (StatusCode::CONFLICT, Some(language.say("check-changed").into())),
        UseCaseError::Rule(refused) => {
            (StatusCode::CONFLICT, Some(refused.sentence(case_language(language))))
        }
        UseCaseError::Full | UseCaseError::Unavailable { .. } => {
            (StatusCode::SERVICE_UNAVAILABLE, Some(language.say("check-unavailable").into()))
        }
        other => return Err(other.into()),
    };
    let filled = fill_in(resident.reading(site), url.draft).await?;
    let mut page = view(site, reading, resident, &filled).await?;
    page.notice = sentence.map(|title: String| Alert { kind: AlertKind::Danger, title, body: None });
    page.frame.title = language.say("error-title").with("title", language.say("check-title")).into();
    reading.page_with(status, &page)
}

async fn view(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    filled: &FilledIn,
) -> Result<CheckAnswers, WebError> {
    let language = reading.language();
    let ctx = resident.reading(site);
    let draft = filled.draft.row.draft;
    let file = &filled.service.pack.service;
    let way = Way::of(filled, language);
    let mut sections = sections(filled, &way, language);
    sections.push(contact_section(ctx, filled, &way, language).await?);
    let errors = missing(filled, language);
    let today = law::civil_day(ctx.now);
    let fee = Facts::of_evaluation(&filled.service.pack, &filled.evaluation, today).fee(&filled.service.pack);
    let mut frame = reading.frame(language.say("check-title"), Area::Services, Vec::new());
    frame.crumbs.clear();
    let command = filing_command(ctx.in_town(), draft).await?;
    Ok(CheckAnswers {
        frame,
        service: file.name.get(form_language(language)).to_owned(),
        number: way.number(Waypoint::Check),
        count: way.places().len(),
        back: Some(way.back(Waypoint::Check)),
        notice: None,
        complete: errors.is_none(),
        errors,
        sections,
        fee: fee.map(|total| Fee { rows: vec![(language.say("fee").into(), total)], total }),
        cost: file.cost.get(form_language(language)).to_owned(),
        delivery: delivery(filled, language),
        privacy: portal::ServicePrivacy { service: file.key.clone() }.href(),
        guard: FormGuard { command, ..reading.guards.fresh() },
        version: filled.draft.row.version,
        action: portal::File { draft }.href(),
        saved_at: Some(format::in_germany(filled.draft.row.saved_at)),
        progress: way.progress(Waypoint::Check),
    })
}

/// One section for each step, with a link that leads there and back.
fn sections(filled: &FilledIn, way: &Way<'_>, language: Language) -> Vec<AnswerSection> {
    let of = form_language(language);
    let section = |(at, step): (usize, &String)| {
        let page = page(&filled.service.form, step, &filled.answers, &filled.evaluation, of)?;
        Some(AnswerSection {
            id: format!("step-{step}"),
            heading: format!("{}. {}", at + 1, page.title),
            change: Some(way.href(Waypoint::Step(step)).with("from", "check")),
            answers: answers(&page.items, language),
        })
    };
    filled.evaluation.steps().iter().enumerate().filter_map(section).collect()
}

/// Answers as pairs; a row of a repeated group is one answer with a line for each of its questions.
fn answers(items: &[Item<'_>], language: Language) -> Vec<GivenAnswer> {
    let mut given = Vec::new();
    let shown =
        |text: &str| if text.is_empty() { language.say("not-answered").to_string() } else { text.to_owned() };
    for item in items {
        match item {
            Item::Note { .. } => {}
            Item::Question(question) if question.calculated && question.shown.is_empty() => {}
            Item::Question(question) => given.push(GivenAnswer::new(question.label, shown(&question.shown))),
            Item::Group(group) => match &group.repeat {
                None => given.extend(group.rows.iter().flat_map(|row| answers(&row.items, language))),
                Some(repeat) => given.extend(group.rows.iter().map(|row| {
                    let questions = questions(&row.items);
                    let answered = questions.iter().filter(|question| !question.shown.is_empty());
                    let lines: Vec<String> =
                        answered.map(|question| format!("{}: {}", question.label, question.shown)).collect();
                    GivenAnswer::new(
                        format!("{} {}", repeat.row_label, row.index + 1),
                        shown(&lines.join("\n")),
                    )
                })),
            },
        }
    }
    given
}

async fn contact_section(
    ctx: app::house::ResidentContext<'_>,
    filled: &FilledIn,
    way: &Way<'_>,
    language: Language,
) -> Result<AnswerSection, WebError> {
    let content = &filled.draft.content;
    let email = match ctx.visitor {
        Visitor::Account { account } => Some(profile(ctx.in_town(), account).await?.email),
        Visitor::Guest { .. } | Visitor::CaseHolder { .. } => content.contact.email.clone(),
    };
    let delivery = match &content.delivery {
        Some(DeliveryChoice::Portal { .. }) => language.say("apply-delivery-portal"),
        Some(DeliveryChoice::Post) => language.say("apply-delivery-post"),
        None => language.say("not-answered"),
    };
    let email = email.unwrap_or_else(|| language.say("not-answered").into());
    Ok(AnswerSection {
        id: "contact".to_owned(),
        heading: format!("{}. {}", way.number(Waypoint::Contact), language.say("contact-title")),
        change: Some(way.href(Waypoint::Contact)),
        answers: vec![
            GivenAnswer::new(language.say("contact-email"), email),
            GivenAnswer::new(language.say("apply-delivery-question"), delivery),
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
    let way = Way::of(filled, language);
    let line = |step: &str| FieldProblem {
        id: format!("step-{step}"),
        message: language.say("check-step-open").with("step", way.name(Waypoint::Step(step))).into(),
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

impl Page for CheckAnswers {
    const NAME: &'static str = "portal-check-answers";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut open = sample(language);
        open.complete = false;
        let message = language.say("check-step-open").with("step", "Grundstück").into();
        open.errors = Some(ErrorSummary { problems: vec![FieldProblem { id: "place".to_owned(), message }] });
        open.frame.title = language.say("error-title").with("title", &open.frame.title).into();
        vec![("complete", sample(language)), ("open", open)]
    }
}

fn sample(language: Language) -> CheckAnswers {
    let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
    let section = |id: &str, heading: &str, answers: &[(&str, &str)]| AnswerSection {
        id: id.to_owned(),
        heading: heading.to_owned(),
        change: Some(portal::Step { draft, step: id.to_owned() }.href()),
        answers: answers.iter().map(|(label, value)| GivenAnswer::new(*label, *value)).collect(),
    };
    CheckAnswers {
        frame: PortalFrame::sample(language.say("check-title"), Area::Services, Vec::new()),
        service: "Baumfällung beantragen".to_owned(),
        number: 5,
        count: 5,
        back: Some(Link::new("Zurück: Unterlagen", &portal::Step { draft, step: "papers".to_owned() })),
        notice: None,
        errors: None,
        complete: true,
        sections: vec![
            section(
                "you",
                "1. Zu Ihnen",
                &[
                    ("Name", "Henrike Thomsen"),
                    ("Anschrift", "Lindenweg 14, 24900 Fördestadt"),
                    ("Sie sind", "Eigentümerin des Grundstücks"),
                    ("E-Mail", "h.thomsen@post.example"),
                ],
            ),
            section(
                "trees",
                "2. Ihre Bäume",
                &[
                    (
                        "Baum 1",
                        "Winterlinde, Umfang 142\u{a0}cm, Höhe 18\u{a0}m\nkrank oder beschädigt, Gutachten wird nachgereicht",
                    ),
                    (
                        "Baum 2",
                        "Hänge-Birke, Umfang 96\u{a0}cm, Höhe 14\u{a0}m\ngefährdet Menschen oder Gebäude",
                    ),
                ],
            ),
            section(
                "place",
                "3. Grundstück",
                &[
                    ("Lage", "Lindenweg 14, hinter dem Haus"),
                    ("Flurstück", "Gemarkung Förde, Flur 7, Flurstück 112/4"),
                ],
            ),
            section(
                "papers",
                "4. Unterlagen",
                &[("Fotos", "4 Dateien"), ("Lageplan", "reichen Sie später nach")],
            ),
        ],
        fee: Some(Fee {
            rows: vec![(language.say("fee").into(), Decimal::from(85))],
            total: Decimal::from(85),
        }),
        cost: "70 Euro, je weiterer Baum 15 Euro".to_owned(),
        delivery: language.say("check-delivery-portal").into(),
        privacy: portal::ServicePrivacy { service: "baumfaellung".to_owned() }.href(),
        guard: FormGuard::sample(3),
        version: 7,
        action: portal::File { draft }.href(),
        saved_at: Some(date(2026, 11, 3).at(10, 42, 0, 0)),
        progress: super::step::sample_progress(language, 4),
    }
}
