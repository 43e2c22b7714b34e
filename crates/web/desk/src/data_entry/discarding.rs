//! Discarding an application that was begun to be typed in.

use axum::extract::State;
use filing::{FilledIn, discard_typed, typed_application};
use kit::{
    address::Path,
    form_data::{FormData, Token},
    parts::Link,
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Url, desk},
};

use crate::{
    form_page::{Form, FormPage},
    inquiries::send_again,
    reading::{AtDesk, HandlerResult},
    texts::Say as _,
};

pub(crate) async fn show_discarding(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::PostalDiscarding>,
) -> HandlerResult {
    let (_, filled) = typed_application(staff.reading(&site), url.draft).await?;
    discarding_page(&desk, &filled, &Refusal::default())
}

/// What came by post is still there: it can be typed in once more.
pub(crate) async fn discard(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::PostalDiscarding>,
    form_data: FormData,
) -> HandlerResult {
    let ctx = staff.context(&site, form_data.command);
    if form_data.token == Token::Stale {
        let (_, filled) = typed_application(*ctx, url.draft).await?;
        return discarding_page(&desk, &filled, &send_again(&desk));
    }
    discard_typed(ctx, url.draft).await?;
    Ok(desk.go_to(&desk::PostalApplications))
}

fn discarding_page(desk: &AtDesk, filled: &FilledIn, refusal: &Refusal) -> HandlerResult {
    let language = desk.language();
    let draft = filled.draft.row.draft;
    let heading = language.say("typing-discard");
    let action = desk::PostalDiscarding { draft }.href();
    let form = Form::new(action, desk.csrf_forms.fresh(), Vec::new(), language.say("typing-discard"));
    let service = filled.service.pack.service.name.get(language);
    FormPage::new(desk, heading, form, refusal)
        .back(Link::new(language.say("typing-end"), &desk::PostalApplication { draft }))
        .intro(language.say("typing-discard-intro").with("service", service))
        .answer(desk, refusal)
}
