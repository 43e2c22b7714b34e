//! Asking for more time to answer an inquiry.

use axum::extract::State;
use casework::mailbox::{MyCase, ask_more_time, look_at_my_case};
use jiff::civil::Date;
use kernel::error::Entry;
use kit::{
    address::Path,
    door::Resident,
    format,
    frame::{Area, Crumb},
    parts::{DateInput, Field, FieldKind},
    posted::Posted,
    problem::WebError,
    refusal::{Refusal, Status},
    site::Site,
    urls::{Url, portal},
    words::Say as _,
};

use super::{
    interrupted::{Interrupted, is_interrupted},
    reading::{Answer, Holder, Reading},
    small_form::{FormPart, SmallForm},
};

#[derive(Debug, Default)]
struct Typed {
    until: DateInput,
    reason: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    Holder(resident): Holder,
    Path(url): Path<portal::MoreTime>,
) -> Answer {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, &url, (Typed::default(), Refusal::default()))?;
    reading.page_with(status, &page)
}

pub(crate) async fn post(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::MoreTime>,
    posted: Posted,
) -> Answer {
    let typed = Typed { until: typed_date(&posted, "until"), reason: posted.text("reason").to_owned() };
    if is_interrupted(&posted, &resident) {
        return Interrupted::page(&reading, &url, &posted, &[("reason", &typed.reason)]);
    }
    let refusal = match date_of(&typed.until) {
        None => Refusal::entries(&[Entry::new("until", "date-malformed")], reading.language()),
        Some(until) => {
            let ctx = resident.context(&site, posted.command);
            match ask_more_time(ctx, url.case, url.inquiry, until, &typed.reason).await {
                Ok(_) => return Ok(reading.go_to(&portal::Case { case: url.case })),
                Err(error) => Refusal::of(error, reading.language(), resident.now)?,
            }
        }
    };
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, &url, (typed, refusal))?;
    reading.page_with(status, &page)
}

fn form(
    reading: &Reading,
    my: &MyCase,
    url: &portal::MoreTime,
    (typed, refusal): (Typed, Refusal),
) -> Result<(Status, SmallForm), WebError> {
    let (language, case) = (reading.language(), &my.file.case);
    let inquiry = case.inquiry(url.inquiry).filter(|inquiry| inquiry.is_open()).ok_or(WebError::NotFound)?;
    let page = portal::Case { case: case.id() };
    let crumbs = vec![
        Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), page.href()),
    ];
    let until =
        Field::new("until", language.say("more-time-until").to_string(), FieldKind::Date(typed.until))
            .hint(language.say("more-time-hint").to_string());
    let kind = FieldKind::LongText { value: typed.reason, rows: 3, characters_max: Some(2_000) };
    let reason = Field::new("reason", language.say("more-time-reason").to_string(), kind).optional();
    let form = FormPart {
        action: url.href(),
        guard: reading.guards.fresh(),
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
pub(crate) fn typed_date(posted: &Posted, name: &str) -> DateInput {
    let part = |part: &str| posted.text(&format!("{name}.{part}")).to_owned();
    DateInput { day: part("day"), month: part("month"), year: part("year"), birth: false }
}

/// The day that was typed; a year of two digits is one of this century.
pub(crate) fn date_of(typed: &DateInput) -> Option<Date> {
    let year: i16 = typed.year.parse().ok()?;
    let year = if typed.year.len() == 2 { year.checked_add(2_000)? } else { year };
    Date::new(year, typed.month.parse().ok()?, typed.day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_one_digit_or_two() {
        let typed = |day: &str, month: &str, year: &str| DateInput {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
            birth: false,
        };
        let day = jiff::civil::date(2026, 12, 2);
        assert_eq!(date_of(&typed("2", "12", "2026")), Some(day));
        assert_eq!(date_of(&typed("02", "12", "26")), Some(day));
        assert_eq!(date_of(&typed("31", "2", "2026")), None);
        assert_eq!(date_of(&typed("", "", "")), None);
    }
}
