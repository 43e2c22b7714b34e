//! Handlers for applications that came on paper: choosing the service, typing in step by step, registering, discarding.

mod choosing;
mod discarding;

use axum::{extract::State, http::StatusCode, response::Response};
use filing::{
    DraftContext, FilledIn, Fingerprint, PostalReceipt, StepEntries, StepSaved, application::FiledAnswer,
    file_postal_application, preview_step, remove_document, save_step, typed_application,
};
use ids::DraftId;
use kernel::{context::Changing, error::UseCaseError};
use kit::{
    address::{Path, Query},
    form_data::{FormData, Token},
    parts::{Alert, AlertKind, Choice, DateInput, Field, FieldKind, Link, html_id},
    problem::WebError,
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Url, desk},
};
use locale::Language;
use runner::{ACTION, Action, ROW, SHOWN, Shown, has_problems, store_documents};
use serde::Deserialize;

pub(crate) use self::{
    choosing::{show_services, start},
    discarding::{discard, show_discarding},
};
use super::{
    data_entry_page::{DataEntryView, step_links},
    form_page::{Form, FormPage, date, email},
    form_values::{date_input, date_of, proposed},
    inquiries::send_again,
    reading::{AtDesk, HandlerResult},
};
use crate::texts::Say as _;

/// The row that is open.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Row {
    row: Option<String>,
}

/// How an application came, as it stands in the form.
#[derive(Default)]
struct Entered {
    received: DateInput,
    email: String,
    english: bool,
}

pub(crate) async fn show_step(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::PostalStep>,
    Query(open): Query<Row>,
) -> HandlerResult {
    let (_, filled) = typed_application(staff.reading(&site), url.draft).await?;
    let view = DataEntryView { rows: open.row.as_slice(), ..DataEntryView::of(&filled, &url.step) };
    desk.page(&view.page(&desk).ok_or(WebError::NotFound)?)
}

pub(crate) async fn save_entered_step(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::PostalStep>,
    form_data: FormData,
) -> HandlerResult {
    let action = Action::parse(form_data.text(ACTION));
    let (typist, before) = typed_application(staff.reading(&site), url.draft).await?;
    let typist = Changing::new(typist, form_data.command);
    let entries = entries(&url, &form_data, &action);
    if form_data.token == Token::Stale {
        let mine = preview_step(*typist, url.draft, &entries).await?;
        let notice = send_again(&desk).alert;
        let view = DataEntryView { notice, basis: &before, ..DataEntryView::of(&mine, &url.step) };
        return desk.page_with(StatusCode::FORBIDDEN, &view.page(&desk).ok_or(WebError::NotFound)?);
    }
    match save_step(typist, url.draft, &entries).await? {
        StepSaved::Saved(filled) => after(&desk, typist, &url, (*filled, &form_data, action)).await,
        StepSaved::Conflict { theirs, mine } => {
            let title = desk.language().say("typing-conflict").to_string();
            let notice = Some(Alert { kind: AlertKind::Warning, title, body: None });
            let view = DataEntryView { notice, basis: &theirs, ..DataEntryView::of(&mine, &url.step) };
            desk.page_with(StatusCode::CONFLICT, &view.page(&desk).ok_or(WebError::NotFound)?)
        }
    }
}

pub(crate) async fn show_end(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::PostalApplication>,
) -> HandlerResult {
    let (_, filled) = typed_application(staff.reading(&site), url.draft).await?;
    let entered = Entered { received: proposed(desk.today), ..Entered::default() };
    let refusal = Refusal::default();
    end_page(&desk, &filled, &entered, &refusal).answer(&desk, &refusal)
}

/// Registers. Number and access code are told on the answer itself and nowhere again; a repeat of the request tells the same.
pub(crate) async fn register(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::PostalApplication>,
    form_data: FormData,
) -> HandlerResult {
    let ctx = staff.context(&site, form_data.command);
    let entered = Entered {
        received: date_input(&form_data, "received"),
        email: form_data.text("email").to_owned(),
        english: form_data.text("language") == "en",
    };
    let refusal = if form_data.token == Token::Stale {
        send_again(&desk)
    } else {
        let outcome = match date_of(&form_data, "received") {
            Ok(received_on) => {
                let language = if entered.english { Language::English } else { Language::German };
                let email = Some(entered.email.clone());
                file_postal_application(ctx, url.draft, PostalReceipt { received_on, email, language }).await
            }
            Err(error) => Err(error),
        };
        match outcome {
            Ok(answer) => return desk.page(&registered_page(&desk, &answer)),
            Err(UseCaseError::Form(_)) => {
                let sentence = desk.language().say("typing-incomplete").to_string();
                Refusal::whole(StatusCode::UNPROCESSABLE_ENTITY, sentence)
            }
            Err(error) => Refusal::of(error, desk.language(), desk.now)?,
        }
    };
    let (_, filled) = typed_application(*ctx, url.draft).await?;
    end_page(&desk, &filled, &entered, &refusal).answer(&desk, &refusal)
}

fn entries(url: &desk::PostalStep, form_data: &FormData, action: &Action) -> StepEntries {
    let fields = form_data.fields().filter(|(name, _)| !name.starts_with("gw-"));
    StepEntries {
        step: url.step.clone(),
        shown: Fingerprint::sent(form_data.text(SHOWN)),
        fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        change: action.change(),
        leaves: *action == Action::Next,
        autosaved: false,
        sequence: 0,
    }
}

/// Keeps documents, then answers what the button asked for.
async fn after(
    desk: &AtDesk,
    typist: Changing<DraftContext<'_>>,
    url: &desk::PostalStep,
    (filled, form_data, action): (FilledIn, &FormData, Action),
) -> HandlerResult {
    let (filled, refused) =
        store_documents(typist, url.draft, filled, &form_data.files, desk.language()).await?;
    let rows: Vec<String> = form_data.all(ROW).map(str::to_owned).collect();
    let row = rows.first().map(String::as_str);
    let step = url.step.as_str();
    let again = |shown: Shown, rows: &[String]| {
        let view = DataEntryView { shown, rows, refused: &refused, ..DataEntryView::of(&filled, step) };
        desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, &view.page(desk).ok_or(WebError::NotFound)?)
    };
    if !refused.is_empty() {
        return again(Shown::Nothing, &rows);
    }
    match action {
        Action::Next if has_problems(&filled, step, None) => again(Shown::All, &rows),
        Action::Next | Action::Pause => Ok(go_on(desk, &filled, Some(step))),
        Action::Close(path) if has_problems(&filled, step, Some(&path)) => {
            again(Shown::Within(path.clone()), &[path])
        }
        Action::Add(group) => {
            let last = filled.evaluation.rows(&group).saturating_sub(1);
            Ok(stay(desk, url, Some(&format!("{group}[{last}]"))))
        }
        Action::Edit(path) => Ok(stay(desk, url, Some(&path))),
        Action::Close(_) | Action::Remove(_) => Ok(stay(desk, url, None)),
        Action::RemoveDocument(document) => match remove_document(typist, url.draft, document).await {
            Ok(_) | Err(UseCaseError::NotFound) => Ok(stay(desk, url, row)),
            Err(error) => Err(error.into()),
        },
        Action::Stay => Ok(stay(desk, url, row)),
    }
}

/// On to the step after this one, else to the end.
fn go_on(desk: &AtDesk, filled: &FilledIn, step: Option<&str>) -> Response {
    let draft: DraftId = filled.draft.row.draft;
    let mut steps = filled.evaluation.steps().iter();
    let next = match step {
        None => steps.next(),
        Some(step) => steps.skip_while(|known| *known != step).nth(1),
    };
    match next {
        Some(step) => desk.go_to(&desk::PostalStep { draft, step: step.clone() }),
        None => desk.go_to(&desk::PostalApplication { draft }),
    }
}

fn stay(desk: &AtDesk, url: &desk::PostalStep, row: Option<&str>) -> Response {
    match row {
        Some(row) => desk.go_to(&url.href().with("row", row).at(&html_id(row))),
        None => desk.go_to(&url.href()),
    }
}

fn end_page(desk: &AtDesk, filled: &FilledIn, entered: &Entered, refusal: &Refusal) -> FormPage {
    let language = desk.language();
    let draft = filled.draft.row.draft;
    let options = vec![
        if entered.english { Choice::new("de", "Deutsch") } else { Choice::new("de", "Deutsch").chosen() },
        if entered.english { Choice::new("en", "English").chosen() } else { Choice::new("en", "English") },
    ];
    let received = date("received", language.say("post-received"), entered.received.clone());
    let fields = vec![
        received.hint(language.say("post-received-hint")),
        email("email", language.say("typing-email"), &entered.email, "off")
            .hint(language.say("typing-email-hint"))
            .optional(),
        Field::new(
            "language",
            language.say("typing-language"),
            FieldKind::OneOf { options, horizontal: true },
        ),
    ];
    let form = Form::new(
        desk::PostalApplication { draft }.href(),
        desk.csrf_forms.fresh(),
        fields,
        language.say("typing-register"),
    );
    let mut page = FormPage::new(desk, language.say("typing-end"), form, refusal)
        .intro(language.say("typing-end-intro"));
    for place in step_links(language, filled, None).into_iter().filter(|place| !place.current) {
        let text = if place.open {
            language.say("typing-missing-in").with("step", &place.link.text).to_string()
        } else {
            place.link.text.clone()
        };
        page = page.link(Link { text, href: place.link.href });
    }
    page.link(Link::new(language.say("typing-discard"), &desk::PostalDiscarding { draft }))
}

fn registered_page(desk: &AtDesk, answer: &FiledAnswer) -> FormPage {
    let language = desk.language();
    let said = language
        .say("typing-registered-text")
        .with("number", &answer.number)
        .with("code", &answer.access_code)
        .to_string();
    let receipt = language.say("receipt-being-made").to_string();
    FormPage::saying(
        desk,
        language.say("typing-registered").with("number", &answer.number),
        vec![said, receipt],
    )
    .link(Link::new(language.say("typing-to-case"), &desk::Case { case: answer.case }))
}
