//! Where typing in begins: choosing the service, or going on with what was begun.

use axum::extract::State;
use filing::{TypedDraft, start_postal_application, typeable_services, typed_application, typed_drafts};
use kernel::error::{UseCaseError, codes::TextCode};
use kit::{
    form_data::FormData,
    format,
    parts::{Choice, Field, FieldKind, Link},
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Url, desk},
};
use locale::Language;

use super::go_on;
use crate::{
    form_page::{Form, FormPage},
    reading::{AtDesk, HandlerResult},
    texts::Say as _,
};

pub(crate) async fn show_services(State(site): State<Site>, (desk, staff): (AtDesk, Staff)) -> HandlerResult {
    services_page(&site, &desk, &staff, &Refusal::default()).await
}

pub(crate) async fn start(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let slug = form_data.text("service");
    if slug.is_empty() {
        let error = UseCaseError::entry("service", TextCode::Empty);
        return services_page(&site, &desk, &staff, &Refusal::of(error, desk.language(), desk.now)?).await;
    }
    let ctx = staff.context(&site, form_data.command);
    let draft = start_postal_application(ctx, slug).await?;
    let (_, filled) = typed_application(*ctx, draft).await?;
    Ok(go_on(&desk, &filled, None))
}

async fn services_page(site: &Site, desk: &AtDesk, staff: &Staff, refusal: &Refusal) -> HandlerResult {
    let language = desk.language();
    let services = typeable_services(staff.reading(site)).await?;
    let begun = typed_drafts(staff.reading(site)).await?;
    if services.is_empty() {
        let said = language.say("typing-no-services").to_string();
        return desk.page(&FormPage::saying(desk, language.say("paper-application"), vec![said]));
    }
    let name = |text: &form::format::Text| text.get(language).to_owned();
    let options = services.iter().map(|(slug, text)| Choice::new(slug, name(text))).collect();
    let kind = FieldKind::OneOf { options, horizontal: false };
    let fields = vec![Field::new("service", language.say("typing-service"), kind)];
    let form = Form::new(
        desk::PostalApplications.href(),
        desk.csrf_forms.fresh(),
        fields,
        language.say("typing-start"),
    );
    let page = FormPage::new(desk, language.say("paper-application"), form, refusal)
        .intro(language.say("typing-intro"));
    begun
        .iter()
        .fold(page, |page, form_values| page.link(begun_link(language, form_values)))
        .answer(desk, refusal)
}

/// The way back into an application that this person has begun to type in.
fn begun_link(language: Language, form_values: &TypedDraft) -> Link {
    let saved = format::short_moment(language, format::in_germany(form_values.saved_at));
    let text = language.say("typing-begun").with("service", form_values.service.get(language));
    Link::new(text.with("saved", saved), &desk::PostalApplication { draft: form_values.draft })
}
