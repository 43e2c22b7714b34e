//! Handlers for what came into a case by post or over the counter: a reply, a letter, a withdrawal.

use std::str::FromStr;

use access::Action;
use axum::extract::State;
use casework::desk::{OpenCase, case_resource, view_case};
use ids::InquiryId;
use kernel::error::{UseCaseError, codes::TextCode};
use kit::{
    address::Path,
    form_data::{FormData, FormFile, Token},
    format,
    parts::{Choice, DateInput, Field, FieldKind, Link},
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Url, desk},
};
use locale::Language;

use super::{
    form_page::{Form, FormPage, date, files, text},
    form_values::{date_input, date_of, keyed_uploads_of, proposed},
    inquiries::{back_to, send_again},
    reading::{AtDesk, HandlerResult},
};
use crate::texts::Say as _;

const LETTER: &str = "letter";
const WITHDRAWAL: &str = "withdrawal";

/// What stands in the form. `what` is `letter`, `withdrawal` or the id of an inquiry.
struct Entered {
    what: String,
    received: DateInput,
    text: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Post>,
) -> HandlerResult {
    let ctx = staff.reading(&site);
    let open = view_case(ctx, url.case).await?;
    ctx.must(Action::RegisterPost, &case_resource(open.case()))?;
    let inquiry = open.case().inquiries().iter().find(|inquiry| inquiry.awaits_applicant());
    let what = inquiry.map_or(LETTER.to_owned(), |inquiry| inquiry.id.to_string());
    let entered = Entered { what, received: proposed(desk.today), text: String::new() };
    let refusal = Refusal::default();
    page(&desk, &open, &entered, &refusal).answer(&desk, &refusal)
}

pub(crate) async fn register(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Post>,
    mut form_data: FormData,
) -> HandlerResult {
    let uploads = std::mem::take(&mut form_data.files);
    let entered = Entered {
        what: form_data.text("what").to_owned(),
        received: date_input(&form_data, "received"),
        text: form_data.text("text").to_owned(),
    };
    let refusal = if form_data.token == Token::Stale {
        send_again(&desk)
    } else {
        match take(&site, &staff, &url, &form_data, uploads).await {
            Ok(()) => return Ok(desk.go_to(&desk::Case { case: url.case })),
            Err(error) => Refusal::of(error, desk.language(), desk.now)?,
        }
    };
    let open = view_case(staff.reading(&site), url.case).await?;
    page(&desk, &open, &entered, &refusal).answer(&desk, &refusal)
}

async fn take(
    site: &Site,
    staff: &Staff,
    url: &desk::Post,
    form_data: &FormData,
    uploads: Vec<FormFile>,
) -> Result<(), UseCaseError> {
    let ctx = staff.context(site, form_data.command);
    let received_on = date_of(form_data, "received")?;
    let letter = (form_data.text("text"), keyed_uploads_of(uploads));
    match form_data.text("what") {
        LETTER => casework::desk::register_letter(ctx, url.case, received_on, letter).await,
        WITHDRAWAL => casework::desk::register_withdrawal(ctx, url.case, received_on, letter.0).await,
        inquiry => match InquiryId::from_str(inquiry) {
            Ok(inquiry) => casework::desk::register_reply(ctx, url.case, inquiry, received_on, letter).await,
            Err(_none) => Err(UseCaseError::entry("what", TextCode::Empty)),
        },
    }
}

/// Where an objection that came by post is registered: with the decision that it is about.
fn objectionable(language: Language, open: &OpenCase) -> Vec<Link> {
    let case = open.case().id();
    let issued = open.case().decisions().iter().filter(|decision| decision.is_issued());
    issued
        .map(|decision| {
            let subject = decision.content().subject.as_str();
            let delivery = desk::Delivery { case, decision: decision.id() };
            Link {
                text: language.say("post-objection").with("subject", subject).into(),
                href: delivery.href().at("objections"),
            }
        })
        .collect()
}

fn page(desk: &AtDesk, open: &OpenCase, entered: &Entered, refusal: &Refusal) -> FormPage {
    let language = desk.language();
    let choice = |value: String, label: String, opens: Vec<Field>| {
        let choice = Choice::new(value.clone(), label).opens(opens);
        if value == entered.what { choice.chosen() } else { choice }
    };
    let open_inquiries = open.case().inquiries().iter().filter(|inquiry| inquiry.is_open());
    let mut options: Vec<Choice> = open_inquiries
        .map(|inquiry| {
            let asked = format::short_date(language, format::in_germany(inquiry.asked_at).date());
            let label = language.say("post-reply").with("date", asked).to_string();
            let requested = inquiry.documents.iter().map(|document| {
                let key = document.requested.key.as_str();
                files(language, &format!("papers.{key}"), document.requested.label.as_str()).optional()
            });
            choice(inquiry.id.to_string(), label, requested.collect())
        })
        .collect();
    options.push(choice(LETTER.to_owned(), language.say("post-letter").to_string(), Vec::new()));
    if !open.case().is_all_decided() && !open.case().state().is_final() {
        options.push(choice(WITHDRAWAL.to_owned(), language.say("post-withdrawal").to_string(), Vec::new()));
    }
    let received = date("received", language.say("post-received"), entered.received.clone());
    let fields = vec![
        Field::new("what", language.say("post-what"), FieldKind::OneOf { options, horizontal: false }),
        received.hint(language.say("post-received-hint")),
        text("text", language.say("post-text"), &entered.text, 5)
            .hint(language.say("post-text-hint"))
            .optional(),
        files(language, "file", language.say("post-scan")).optional(),
    ];
    let action = desk::Post { case: open.case().id() }.href();
    let form = Form::new(action, desk.csrf_forms.fresh(), fields, language.say("post-send")).with_files();
    let page = FormPage::new(desk, language.say("post-register"), form, refusal)
        .intro(language.say("post-intro"))
        .back(back_to(open));
    objectionable(language, open).into_iter().fold(page, FormPage::link)
}
