//! Asking for more time to answer an inquiry.

use axum::extract::State;
use casework::mailbox::{MyCase, look_at_my_case, request_extension};
use jiff::civil::Date;
use kernel::error::{Entry, codes::DateCode};
use kit::{
    address::Path,
    form_data::FormData,
    format,
    frame::{Area, Crumb},
    parts::{DateInput, Field, FieldKind},
    problem::WebError,
    refusal::{Refusal, Status},
    session::Resident,
    site::Site,
    urls::{Url, portal},
};

use super::{
    interrupted::{Interrupted, is_interrupted},
    reading::{HandlerResult, Reading, SignedInResident},
    small_form::{FormPart, SmallForm},
};
use crate::texts::Say as _;

#[derive(Debug, Default)]
struct FormValues {
    until: DateInput,
    reason: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::Extension>,
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, &url, (FormValues::default(), Refusal::default()))?;
    reading.page_with(status, &page).await
}

pub(crate) async fn post(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Extension>,
    form_data: FormData,
) -> HandlerResult {
    let form_values =
        FormValues { until: typed_date(&form_data, "until"), reason: form_data.text("reason").to_owned() };
    if is_interrupted(&form_data, &resident) {
        return Interrupted::page(&reading, &url, &form_data, &[("reason", &form_values.reason)]).await;
    }
    let refusal = match date_of(&form_values.until) {
        None => Refusal::entries(&[Entry::new("until", DateCode::Malformed)], reading.language()),
        Some(until) => {
            let ctx = resident.context(&site, form_data.command);
            match request_extension(ctx, url.case, url.inquiry, until, &form_values.reason).await {
                Ok(_) => return Ok(reading.go_to(&portal::Case { case: url.case })),
                Err(error) => Refusal::of(error, reading.language(), resident.now)?,
            }
        }
    };
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, &url, (form_values, refusal))?;
    reading.page_with(status, &page).await
}

fn form(
    reading: &Reading,
    my: &MyCase,
    url: &portal::Extension,
    (form_values, refusal): (FormValues, Refusal),
) -> Result<(Status, SmallForm), WebError> {
    let (language, case) = (reading.language(), &my.file.case);
    let inquiry = case.inquiry(url.inquiry).filter(|inquiry| inquiry.is_open()).ok_or(WebError::NotFound)?;
    let page = portal::Case { case: case.id() };
    let crumbs = vec![
        Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), page.href()),
    ];
    let until =
        Field::new("until", language.say("more-time-until").to_string(), FieldKind::Date(form_values.until))
            .hint(language.say("more-time-hint").to_string());
    let kind = FieldKind::LongText { value: form_values.reason, rows: 3, characters_max: Some(2_000) };
    let reason = Field::new("reason", language.say("more-time-reason").to_string(), kind).optional();
    let form = FormPart {
        action: url.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![until, reason],
        hidden: Vec::new(),
        submit: language.say("ask-more-time").to_string(),
    };
    let frame = reading.frame(language.say("ask-more-time").to_string(), Area::Cases, crumbs);
    let due = format::long_date(language, inquiry.due_on);
    let form = SmallForm::new(frame, form)
        .say(language.say("more-time-lead").with("date", due))
        .link(language.say("back-to-case"), &page);
    Ok(form.refused(&refusal, language))
}

/// Day, month and year as they were typed.
pub(crate) fn typed_date(form_data: &FormData, name: &str) -> DateInput {
    let part = |part: &str| form_data.text(&format!("{name}.{part}")).to_owned();
    DateInput { day: part("day"), month: part("month"), year: part("year"), birth: false }
}

/// The day that was typed; a year of two digits is one of this century.
pub(crate) fn date_of(form_values: &DateInput) -> Option<Date> {
    let year: i16 = form_values.year.parse().ok()?;
    let year = if form_values.year.len() == 2 { year.checked_add(2_000)? } else { year };
    Date::new(year, form_values.month.parse().ok()?, form_values.day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_one_digit_or_two() {
        let form_values = |day: &str, month: &str, year: &str| DateInput {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
            birth: false,
        };
        let day = jiff::civil::date(2026, 12, 2);
        assert_eq!(date_of(&form_values("2", "12", "2026")), Some(day));
        assert_eq!(date_of(&form_values("02", "12", "26")), Some(day));
        assert_eq!(date_of(&form_values("31", "2", "2026")), None);
        assert_eq!(date_of(&form_values("", "", "")), None);
    }
}
