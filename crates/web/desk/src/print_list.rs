//! The print list: letters to print, and the day on which each was handed to the post.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use case::decision::LetterMethod;
use casework::print_list::{PostOutcome, ToPost, ToPrint, post_letters, print_list};
use jiff::civil::Date;
use kernel::{
    error::{UseCaseError, codes::ChoiceCode},
    rows::PrintReason,
};
use kit::{
    form_data::FormData,
    format,
    frame::{DeskArea, DeskFrame},
    parts::{Alert, Choice, CsrfFields, DateInput, ErrorSummary, Field, FieldKind, Link},
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Href, Url, desk},
    words::Key,
};
use locale::Language;

use super::{
    delivery::letter_method,
    form_values::date_of,
    reading::{AtDesk, HandlerResult},
};
use crate::{
    filters,
    texts::{Say as _, key},
};

/// The print list. Its one form posts every letter that is ticked, or the one whose button was pressed.
#[derive(Debug, Template)]
#[template(path = "print_list.html")]
pub(crate) struct PrintList {
    pub(crate) frame: DeskFrame,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// Letters that could not be recorded, each with the reason.
    pub(crate) refused: Vec<String>,
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) rows: Vec<Row>,
    /// The day of posting.
    pub(crate) on: Field,
}

/// One letter.
#[derive(Debug)]
pub(crate) struct Row {
    /// Names its controls: `case.decision`.
    pub(crate) key: String,
    /// Its place in the list, for ids.
    pub(crate) number: usize,
    pub(crate) case: Link,
    pub(crate) applicant: String,
    pub(crate) subject: String,
    pub(crate) delivery: Link,
    pub(crate) letter: Href,
    /// Lines of the address; empty if there is none.
    pub(crate) address: Vec<String>,
    pub(crate) reason: String,
    pub(crate) since: String,
    pub(crate) department: String,
    /// The kinds of post; none if this person may not say that it was posted.
    pub(crate) methods: Vec<Choice>,
}

/// The page.
pub(crate) async fn show(State(site): State<Site>, desk: AtDesk, staff: Staff) -> HandlerResult {
    again(&site, &desk, &staff, proposed(desk.today), &Refusal::default(), &[]).await
}

/// Records that letters were posted.
pub(crate) async fn post(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let typed = super::form_values::date_input(&form_data, "on");
    let letters = match letters(&form_data) {
        Ok(letters) => letters,
        Err(error) => {
            let refusal = Refusal::of(error, desk.language(), desk.now)?;
            return again(&site, &desk, &staff, typed, &refusal, &[]).await;
        }
    };
    let outcomes = post_letters(staff.context(&site, form_data.command), &letters).await;
    let refused = refused(desk.language(), outcomes)?;
    if refused.is_empty() {
        return Ok(desk.go_to(&desk::PrintList));
    }
    let sentence = desk.language().say("print-refused").with("count", refused.len()).to_string();
    let refusal = Refusal::whole(axum::http::StatusCode::CONFLICT, sentence);
    again(&site, &desk, &staff, typed, &refusal, &refused).await
}

async fn again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    on: DateInput,
    refusal: &Refusal,
    refused: &[String],
) -> HandlerResult {
    let language = desk.language();
    let letters = print_list(staff.reading(site)).await?;
    let field = Field::new("on", language.say("print-posted-on"), FieldKind::Date(on));
    let fields = refusal.mark(vec![field]);
    let errors = refusal.summary(&fields.iter().collect::<Vec<_>>());
    let Some(on) = fields.into_iter().next() else { return Err(kit::problem::WebError::NotFound) };
    let heading = language.say("desk-print-list").to_string();
    let page = PrintList {
        frame: desk.frame(refusal.title(language, &heading), DeskArea::PrintList, Vec::new()),
        alert: refusal.alert.clone(),
        errors,
        refused: refused.to_vec(),
        action: desk::Postings.href(),
        csrf: desk.csrf_forms.fresh(),
        rows: letters.iter().enumerate().map(|(index, letter)| row(language, index, letter)).collect(),
        on,
    };
    desk.page_with(refusal.status(), &page)
}

fn row(language: Language, index: usize, letter: &ToPrint) -> Row {
    let (case, decision) = (letter.row.case, letter.row.decision);
    let domestic = letter.address.as_ref().is_none_or(case::PostalAddress::is_domestic);
    let methods: &[LetterMethod] = if domestic {
        &[LetterMethod::Post, LetterMethod::Regmail, LetterMethod::Pzu]
    } else {
        &[LetterMethod::Abroad]
    };
    let choices =
        methods.iter().map(|method| Choice::new(method_name(*method), language.say(letter_method(*method))));
    Row {
        key: format!("{case}.{decision}"),
        number: index + 1,
        case: Link::new(letter.number.clone(), &desk::Case { case }),
        applicant: letter.applicant.clone(),
        subject: letter.subject.clone(),
        delivery: Link::new(language.say("delivery"), &desk::Delivery { case, decision }),
        letter: desk::DecisionLetter { case, decision }.href(),
        address: letter.address.as_ref().map(lines).unwrap_or_default(),
        reason: language.say(reason(letter.row.reason)).into(),
        since: format::short_date(language, format::in_germany(letter.row.since).date()),
        department: letter.department.clone(),
        methods: if letter.may_post { choices.collect() } else { Vec::new() },
    }
}

fn lines(address: &case::PostalAddress) -> Vec<String> {
    let name = address.name.as_str().to_owned();
    [name].into_iter().chain(address.lines()).chain(address.country.address_line()).collect()
}

/// The letters of the form: all that are ticked, or the one whose button was pressed.
fn letters(form_data: &FormData) -> Result<Vec<ToPost>, UseCaseError> {
    let on = date_of(form_data, "on")?;
    let single = form_data.text("one");
    let keys: Vec<&str> = if single.is_empty() { form_data.all("letter[]").collect() } else { vec![single] };
    let letters: Vec<ToPost> = keys.into_iter().filter_map(|key| letter(form_data, key, on)).collect();
    if letters.is_empty() { Err(UseCaseError::entry("on", ChoiceCode::Letters)) } else { Ok(letters) }
}

fn letter(form_data: &FormData, key: &str, on: Date) -> Option<ToPost> {
    let (case, decision) = key.split_once('.')?;
    let method = form_data.text(&format!("way.{key}"));
    let all = [LetterMethod::Post, LetterMethod::Regmail, LetterMethod::Pzu, LetterMethod::Abroad];
    let method = all.into_iter().find(|known| method_name(*known) == method)?;
    Some(ToPost { case: case.parse().ok()?, decision: decision.parse().ok()?, method, on })
}

/// Why letters were not recorded; errors that are no rule of the case go on as they are.
fn refused(language: Language, outcomes: Vec<PostOutcome>) -> Result<Vec<String>, UseCaseError> {
    let mut sentences = Vec::new();
    for outcome in outcomes {
        let number = outcome.number.unwrap_or_default();
        match outcome.refused {
            None => {}
            Some(UseCaseError::Rule(rule)) => {
                sentences.push(format!("{number}: {}", rule.sentence(language)));
            }
            Some(UseCaseError::Conflict { .. }) => {
                sentences.push(format!("{number}: {}", language.say("refusal-changed")));
            }
            Some(other) => return Err(other),
        }
    }
    Ok(sentences)
}

const fn method_name(method: LetterMethod) -> &'static str {
    match method {
        LetterMethod::Post => "post",
        LetterMethod::Regmail => "regmail",
        LetterMethod::Pzu => "pzu",
        LetterMethod::Abroad => "abroad",
    }
}

const fn reason(reason: PrintReason) -> Key {
    match reason {
        PrintReason::Post => key("print-reason-post"),
        PrintReason::NotRetrieved => key("print-reason-not-retrieved"),
        PrintReason::NotNotified => key("print-reason-not-notified"),
        PrintReason::Returned => key("print-reason-returned"),
    }
}

fn proposed(day: Date) -> DateInput {
    super::form_values::proposed(day)
}
