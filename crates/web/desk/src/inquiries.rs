//! Handlers of inquiries: asking, giving or refusing more time.

use access::Action;
use axum::extract::State;
use casework::desk::{InquiryEntry, InquiryStart, OpenCase, start_inquiry, view_case};
use jiff::{Span, civil::Date};
use kernel::error::{UseCaseError, codes::DateCode};
use kit::{
    address::Path,
    form_data::{FormData, Token},
    format,
    parts::{Choice, DateInput, Field, FieldKind, Link},
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Url, desk},
};
use locale::Language;

use super::{
    cases::news,
    form_page::{Form, FormPage, date, text},
    form_values::{date_input, date_of, lines_of, proposed, seen_of},
    reading::{AtDesk, HandlerResult},
};
use crate::texts::{Say as _, key};

/// More time is proposed for so many days.
const MORE_DAYS: i32 = 14;

/// What stands in the form.
struct Entered {
    text: String,
    documents: Vec<String>,
    own_documents: String,
    correct: bool,
    questions: Vec<String>,
    due: DateInput,
}

impl Entered {
    fn start(start: &InquiryStart) -> Self {
        Self {
            text: start.text.clone(),
            documents: Vec::new(),
            own_documents: String::new(),
            correct: false,
            questions: Vec::new(),
            due: proposed(start.due_on),
        }
    }

    fn typed(form_data: &FormData) -> Self {
        Self {
            text: form_data.text("text").to_owned(),
            documents: form_data.all("papers[]").map(str::to_owned).collect(),
            own_documents: form_data.text("own_papers").to_owned(),
            correct: form_data.all("correct[]").any(|chosen| chosen == "true"),
            questions: form_data.all("questions[]").map(str::to_owned).collect(),
            due: date_input(form_data, "due"),
        }
    }

    fn wish(&self, form_data: &FormData, today: Date) -> Result<InquiryEntry, UseCaseError> {
        let due_on = date_of(form_data, "due")?;
        if due_on <= today {
            return Err(UseCaseError::entry("due", DateCode::NotAhead));
        }
        Ok(InquiryEntry {
            text: self.text.clone(),
            documents: self.documents.clone(),
            own_documents: lines_of(form_data, "own_papers"),
            correct: self.correct.then(|| self.questions.clone()),
            due_on,
        })
    }
}

pub(crate) async fn show_ask(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Inquiries>,
) -> HandlerResult {
    let ctx = staff.reading(&site);
    let (open, start) = (view_case(ctx, url.case).await?, start_inquiry(ctx, url.case).await?);
    let refusal = Refusal::default();
    ask_page(&desk, &open, &start, &Entered::start(&start), &refusal).answer(&desk, &refusal)
}

pub(crate) async fn ask(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Inquiries>,
    form_data: FormData,
) -> HandlerResult {
    let (entered, seen) = (Entered::typed(&form_data), seen_of(&form_data));
    let ctx = staff.context(&site, form_data.command);
    let outcome = match (form_data.token, entered.wish(&form_data, desk.today)) {
        (Token::Stale, _) => Err(None),
        (Token::Fits, Err(error)) => Err(Some(error)),
        (Token::Fits, Ok(wish)) => casework::desk::ask_inquiry(ctx, url.case, wish, seen).await.map_err(Some),
    };
    let Err(error) = outcome else { return Ok(desk.go_to(&desk::Case { case: url.case })) };
    let refusal = match error {
        Some(error) => Refusal::of(error, desk.language(), desk.now)?,
        None => send_again(&desk),
    };
    let (open, start) = (view_case(*ctx, url.case).await?, start_inquiry(*ctx, url.case).await?);
    let news = news(&desk, &staff, &open, seen);
    ask_page(&desk, &open, &start, &entered, &refusal).news(news).answer(&desk, &refusal)
}

pub(crate) async fn show_extension(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::InquiryExtension>,
) -> HandlerResult {
    let open = view_case(staff.reading(&site), url.case).await?;
    let inquiry = open.case().inquiry(url.inquiry).ok_or(UseCaseError::NotFound)?;
    let wished = inquiry.extension_request.as_ref().map(|wish| wish.until);
    let later = inquiry.due_on.max(desk.today).saturating_add(Span::new().days(MORE_DAYS));
    let refusal = Refusal::default();
    let proposal = proposed(wished.unwrap_or(later));
    extension_page(&desk, &open, &url, (proposal, ""), &refusal)?.answer(&desk, &refusal)
}

/// Grants (`act=grant`) or refuses (`act=refuse`).
pub(crate) async fn extension(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::InquiryExtension>,
    form_data: FormData,
) -> HandlerResult {
    let ctx = staff.context(&site, form_data.command);
    let outcome = if form_data.token == Token::Stale {
        Err(None)
    } else if form_data.text("act") == "refuse" {
        casework::desk::refuse_extension(ctx, url.case, url.inquiry, form_data.text("reason"))
            .await
            .map_err(Some)
    } else {
        match date_of(&form_data, "until") {
            Ok(until) => {
                casework::desk::grant_extension(ctx, url.case, url.inquiry, until).await.map_err(Some)
            }
            Err(error) => Err(Some(error)),
        }
    };
    let Err(error) = outcome else { return Ok(desk.go_to(&desk::Case { case: url.case })) };
    let refusal = match error {
        Some(error) => Refusal::of(error, desk.language(), desk.now)?,
        None => send_again(&desk),
    };
    let open = view_case(*ctx, url.case).await?;
    let typed = (date_input(&form_data, "until"), form_data.text("reason"));
    extension_page(&desk, &open, &url, typed, &refusal)?.answer(&desk, &refusal)
}

/// The refusal of a form whose token is no longer good: everything stands there, and can be sent once more.
pub(super) fn send_again(desk: &AtDesk) -> Refusal {
    Refusal::whole(axum::http::StatusCode::FORBIDDEN, desk.language().say("desk-send-again").to_string())
}

pub(super) fn back_to(open: &OpenCase) -> Link {
    let case = open.case();
    let text = format!("{}, {}", case.number().as_str(), case.applicant().name.as_str());
    Link::new(text, &desk::Case { case: case.id() })
}

fn ask_page(
    desk: &AtDesk,
    open: &OpenCase,
    start: &InquiryStart,
    entered: &Entered,
    refusal: &Refusal,
) -> FormPage {
    let language = desk.language();
    let chosen = |known: &[(String, String)], picked: &[String]| -> Vec<Choice> {
        let choices = known.iter().map(|(value, label)| {
            let choice = Choice::new(value, label);
            if picked.contains(value) { choice.chosen() } else { choice }
        });
        choices.collect()
    };
    let mut fields = vec![
        text("text", language.say("inquiry-text"), &entered.text, 12).hint(language.say("inquiry-text-hint")),
    ];
    if !start.documents.is_empty() {
        let options = chosen(&start.documents, &entered.documents);
        fields.push(
            Field::new("papers", language.say("inquiry-papers"), FieldKind::SeveralOf { options }).optional(),
        );
    }
    let own = text("own_papers", language.say("inquiry-own-papers"), &entered.own_documents, 3);
    fields.push(own.hint(language.say("inquiry-own-papers-hint")).optional());
    fields.push(date("due", language.say("inquiry-due"), entered.due.clone()));
    if open.may(Action::RequestCorrection) {
        let options = chosen(&start.questions, &entered.questions);
        let questions =
            Field::new("questions", language.say("inquiry-questions"), FieldKind::SeveralOf { options });
        let questions = questions.hint(language.say("inquiry-questions-hint")).optional();
        let correct = Choice::new("true", language.say("inquiry-correct")).opens(vec![questions]);
        let options = vec![if entered.correct { correct.chosen() } else { correct }];
        let kind = FieldKind::SeveralOf { options };
        fields.push(Field::new("correct", language.say("inquiry-correction"), kind).optional());
    }
    let action = desk::Inquiries { case: open.case().id() }.href();
    let form = Form::new(action, desk.csrf_forms.fresh(), fields, language.say("inquiry-send"))
        .hide("seen", open.file.history.position.seq.to_string());
    let page = FormPage::new(desk, language.say("inquiry-heading"), form, refusal)
        .intro(language.say("inquiry-intro"))
        .back(back_to(open));
    let on_paper = match &open.case().contact().email {
        Some(_unconfirmed) => key("inquiry-on-paper"),
        None => key("inquiry-on-paper-unknown"),
    };
    if start.on_paper { page.intro(language.say(on_paper)) } else { page }
}

/// A reason in the resident's words, on a line of its own.
fn quoted(language: Language, reason: &str) -> String {
    let words = reason.replace("**", "");
    match language {
        Language::German => format!("\n„{words}“"),
        Language::English => format!("\n“{words}”"),
    }
}

fn extension_page(
    desk: &AtDesk,
    open: &OpenCase,
    url: &desk::InquiryExtension,
    (until, reason): (DateInput, &str),
    refusal: &Refusal,
) -> Result<FormPage, UseCaseError> {
    let language = desk.language();
    let inquiry = open.case().inquiry(url.inquiry).ok_or(UseCaseError::NotFound)?;
    let short = |day: Date| format::short_date(language, day);
    let mut fields = vec![date("until", language.say("desk-more-time-until"), until)];
    let mut form_buttons = None;
    let intro = match &inquiry.extension_request {
        Some(wish) => {
            let hint = language.say("desk-more-time-reason-hint");
            fields
                .push(text("reason", language.say("desk-more-time-reason"), reason, 4).hint(hint).optional());
            form_buttons = Some(language.say("desk-more-time-refuse"));
            let why = wish.reason.as_ref().map(|reason| quoted(language, reason.as_str()));
            let name = open.case().applicant().name.as_str();
            let said =
                language.say("desk-more-time-wished").with("name", name).with("date", short(wish.until));
            format!("{said}{}", why.unwrap_or_default())
        }
        None => language.say("desk-more-time-unasked").with("date", short(inquiry.due_on)).to_string(),
    };
    let grant = language.say("desk-more-time-grant");
    let mut form = Form::new(url.href(), desk.csrf_forms.fresh(), fields, grant);
    if let Some(label) = form_buttons {
        form = form.button(label, "refuse");
    }
    Ok(FormPage::new(desk, language.say("desk-more-time-heading"), form, refusal)
        .intro(intro)
        .back(back_to(open)))
}
