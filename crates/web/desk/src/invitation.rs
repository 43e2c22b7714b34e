//! The link of an invitation, or for a new password: who follows it sets a password.
//!
//! Its token goes from the address into a cookie of this browser, so that neither history nor logs keep it. Following the link
//! uses nothing up: mail scanners do so too.

use axum::{extract::FromRequestParts, extract::State, http::StatusCode, http::request::Parts};
use kernel::error::UseCaseError;
use kit::{
    address::Path,
    cookies::CookieName,
    form_data::FormData,
    parts::Link,
    problem::WebError,
    refusal::Refusal,
    session::{CookieJar, InTown},
    site::{Site, WebState},
    urls::{Url, desk},
};

use super::{
    form_page::{Form, FormPage, password},
    reading::{AtDesk, HandlerResult},
};
use crate::texts::Say as _;

/// The token of the link that was followed; empty if none was.
pub(crate) struct FollowedToken(String);

impl FromRequestParts<Site> for FollowedToken {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let cookies = AsRef::<WebState>::as_ref(site).cookies();
        Ok(Self(cookies.read(&parts.headers, CookieName::Invitation).unwrap_or_default()))
    }
}

/// Keeps the token and leads to an address without it.
pub(crate) async fn follow(
    State(site): State<Site>,
    (desk, jar): (AtDesk, CookieJar),
    Path(url): Path<desk::InvitationLink>,
) -> HandlerResult {
    jar.set(&site, CookieName::Invitation, &url.token);
    Ok(desk.go_to(&desk::Invitation))
}

pub(crate) async fn show(
    State(site): State<Site>,
    (desk, town): (AtDesk, InTown),
    FollowedToken(token): FollowedToken,
) -> HandlerResult {
    match admin::staff::invited(town.context(&site), &token).await {
        Ok(_person) => {
            let refusal = Refusal::default();
            password_page(&desk, &refusal).answer(&desk, &refusal)
        }
        Err(UseCaseError::Expired) => expired_page(&desk),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn accept(
    State(site): State<Site>,
    (desk, town, jar): (AtDesk, InTown, CookieJar),
    FollowedToken(token): FollowedToken,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let language = desk.language();
    let chosen = form_data.untrimmed("password");
    match admin::staff::accept_invitation(town.context(&site), form_data.command, &token, chosen).await {
        Ok(_person) => {
            jar.clear(&site, CookieName::Invitation);
            let said = language.say("desk-password-set-text").to_string();
            let page = FormPage::saying(&desk, language.say("desk-password-set"), vec![said])
                .link(Link::new(language.say("desk-to-sign-in"), &desk::SignIn));
            desk.page(&page)
        }
        Err(UseCaseError::Expired) => expired_page(&desk),
        Err(error) => {
            let refusal = Refusal::of(error, language, desk.now)?;
            password_page(&desk, &refusal).answer(&desk, &refusal)
        }
    }
}

fn expired_page(desk: &AtDesk) -> HandlerResult {
    let language = desk.language();
    let said = language.say("desk-link-expired-text").to_string();
    let page = FormPage::saying(desk, language.say("desk-link-expired"), vec![said])
        .link(Link::new(language.say("desk-password-forgotten"), &desk::ForgottenPassword));
    desk.page_with(StatusCode::GONE, &page)
}

fn password_page(desk: &AtDesk, refusal: &Refusal) -> FormPage {
    let language = desk.language();
    let field = password("password", language.say("desk-new-password"), "new-password");
    let fields = vec![field.hint(language.say("desk-new-password-hint"))];
    let submit = language.say("desk-set-password");
    let form = Form::new(desk::Invitation.href(), desk.csrf_forms.fresh(), fields, submit);
    let intro = language.say("desk-set-password-intro").with("town", desk.town_name()).to_string();
    FormPage::new(desk, language.say("desk-set-password"), form, refusal).intro(intro)
}
