//! How decisions of a case shall come: into the mailbox with consent, or by post.

use axum::extract::State;
use case::PortalDelivery;
use cases::{DeliveryChoice, PORTAL_CONSENT};
use casework::mailbox::{MyCase, choose_delivery, look_at_my_case};
use filing::OfferedDelivery;
use kernel::error::{Entry, codes::DeliveryCode};
use kit::{
    address::Path,
    form_data::FormData,
    frame::{Area, Crumb},
    problem::{SitePart, WebError},
    refusal::{Refusal, Status},
    session::Resident,
    site::Site,
    urls::{Url, portal},
};

use super::{
    delivery_methods,
    interrupted::is_interrupted,
    reading::{HandlerResult, Reading, SignedInResident},
    small_form::{FormPart, SmallForm},
};
use crate::texts::Say as _;

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::CaseDelivery>,
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, None, &Refusal::default())?;
    reading.page_with(status, &page).await
}

pub(crate) async fn choose(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::CaseDelivery>,
    form_data: FormData,
) -> HandlerResult {
    if is_interrupted(&form_data, &resident) {
        return Err(WebError::SignIn(SitePart::Portal));
    }
    let way = form_data.text("delivery");
    let choice = match way {
        "portal" => Some(DeliveryChoice::Portal { consent: PORTAL_CONSENT.to_owned() }),
        "post" => Some(DeliveryChoice::Post),
        _ => None,
    };
    let refusal = match choice {
        None => Refusal::entries(&[Entry::new("delivery", DeliveryCode::Missing)], reading.language()),
        Some(choice) => {
            let ctx = resident.context(&site, form_data.command);
            match choose_delivery(ctx, url.case, choice).await {
                Ok(_) => return Ok(reading.go_to(&portal::Case { case: url.case })),
                Err(error) => Refusal::of(error, reading.language(), resident.now)?,
            }
        }
    };
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = form(&reading, &my, Some(way), &refusal)?;
    reading.page_with(status, &page).await
}

fn form(
    reading: &Reading,
    my: &MyCase,
    typed: Option<&str>,
    refusal: &Refusal,
) -> Result<(Status, SmallForm), WebError> {
    let (language, case) = (reading.language(), &my.file.case);
    if case.terms().portal == PortalDelivery::NotOffered {
        return Err(WebError::NotFound);
    }
    let now = match case.delivery() {
        case::DeliveryChoice::Portal { .. } => "portal",
        case::DeliveryChoice::Post => "post",
    };
    let page = portal::Case { case: case.id() };
    let crumbs = vec![
        Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), page.href()),
    ];
    let form = FormPart {
        action: portal::CaseDelivery { case: case.id() }.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![delivery_methods::question(
            language,
            OfferedDelivery::PortalOrPost,
            typed.unwrap_or(now),
        )],
        hidden: Vec::new(),
        submit: language.say("delivery-save").to_string(),
    };
    let frame = reading.frame(language.say("delivery-title").to_string(), Area::Cases, crumbs);
    let form = SmallForm::new(frame, form)
        .say(language.say("delivery-lead"))
        .note(delivery_methods::consent(language))
        .link(language.say("back-to-case"), &page);
    Ok(form.refused(refusal, language))
}
