//! Withdrawing an application: a page that asks once more, and the act.

use axum::extract::State;
use casework::mailbox::{look_at_my_case, withdraw};
use kit::{
    address::Path,
    form_data::FormData,
    frame::{Area, Crumb},
    parts::{Field, FieldKind},
    problem::{SitePart, WebError},
    refusal::{Refusal, Status},
    session::Resident,
    site::Site,
    urls::{Url, portal},
};

use super::{
    interrupted::is_interrupted,
    reading::{HandlerResult, Reading, SignedInResident},
    small_form::{FormPart, SmallForm},
};
use crate::texts::Say as _;

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::Withdrawal>,
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, "", &Refusal::default());
    reading.page_with(status, &page).await
}

pub(crate) async fn post(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Withdrawal>,
    form_data: FormData,
) -> HandlerResult {
    if is_interrupted(&form_data, &resident) {
        return Err(WebError::SignIn(SitePart::Portal));
    }
    let reason = form_data.text("reason");
    match withdraw(resident.context(&site, form_data.command), url.case, reason).await {
        Ok(_) => Ok(reading.go_to(&portal::Case { case: url.case })),
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let my = look_at_my_case(resident.reading(&site), url.case).await?;
            let (status, page) = form(&reading, &my, reason, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

fn form(
    reading: &Reading,
    my: &casework::mailbox::MyCase,
    reason: &str,
    refusal: &Refusal,
) -> (Status, SmallForm) {
    let (language, case) = (reading.language(), &my.file.case);
    let url = portal::Case { case: case.id() };
    let crumbs = vec![
        Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), url.href()),
    ];
    let kind = FieldKind::LongText { value: reason.to_owned(), rows: 3, characters_max: Some(2_000) };
    let form = FormPart {
        action: portal::Withdrawal { case: case.id() }.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![Field::new("reason", language.say("withdraw-reason").to_string(), kind).optional()],
        hidden: Vec::new(),
        submit: language.say("withdraw-confirm").to_string(),
    };
    let frame = reading.frame(language.say("withdraw").to_string(), Area::Cases, crumbs);
    let partly = case.decisions().iter().any(case::Decision::is_issued);
    let what = if partly { language.say("withdraw-rest") } else { language.say("withdraw-all") };
    SmallForm::new(frame, form)
        .say(what.with("subject", case.subject().as_str()).with("number", case.number().as_str()))
        .say(language.say("withdraw-final"))
        .link(language.say("withdraw-keep"), &url)
        .refused(refusal, language)
}
