//! Objecting to another address, by the link that went to the one from before.
//!
//! The token goes from the link into a cookie, so that neither history nor logs keep it; following the link uses nothing up.

use axum::{
    extract::{FromRequestParts, State},
    http::{StatusCode, request::Parts},
};
use casework::mailbox::object_to_address;
use kernel::error::UseCaseError;
use kit::{
    address::Path,
    cookies::CookieName,
    form_data::FormData,
    frame::Area,
    parts::{FormattedText, Link},
    problem::WebError,
    session::{CookieJar, InTown},
    site::{Site, WebState},
    urls::{Url, portal},
};
use sign_in::address_objection::{HolderOfAddress, find_objection};

use super::{
    reading::{HandlerResult, Reading},
    small_form::{FormPart, SmallForm},
    text_page::{TextPage, TextSection},
};
use crate::texts::Say as _;

/// The token of the link that was followed; empty if none was.
pub(crate) struct FollowedToken(String);

impl FromRequestParts<Site> for FollowedToken {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let cookies = AsRef::<WebState>::as_ref(site).cookies();
        Ok(Self(cookies.read(&parts.headers, CookieName::AddressObjection).unwrap_or_default()))
    }
}

/// Keeps the token and leads to an address without it.
pub(crate) async fn follow(
    State(site): State<Site>,
    (reading, jar): (Reading, CookieJar),
    Path(url): Path<portal::AddressObjectionLink>,
) -> HandlerResult {
    jar.set(&site, CookieName::AddressObjection, &url.token);
    Ok(reading.go_to(&portal::AddressObjection))
}

/// Says what objecting means, and asks for it.
pub(crate) async fn show(
    State(site): State<Site>,
    (reading, town): (Reading, InTown),
    FollowedToken(token): FollowedToken,
) -> HandlerResult {
    let change = match find_objection(town.context(&site), &token).await {
        Ok(objection) => objection.change,
        Err(UseCaseError::Expired) => return expired(&reading).await,
        Err(error) => return Err(error.into()),
    };
    let language = reading.language();
    let form = FormPart {
        action: portal::AddressObjection.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: Vec::new(),
        hidden: Vec::new(),
        submit: language.say("objection-submit").to_string(),
    };
    let day = locale::long_date(language, locale::civil_day(change.at));
    let title = language.say("objection-title").to_string();
    let page = SmallForm::new(reading.frame(title, Area::Account, Vec::new()), form)
        .say(language.say("objection-lead").with("address", change.email).with("day", day))
        .say(match change.of {
            HolderOfAddress::Account(_) => language.say("objection-account"),
            HolderOfAddress::Case(_) => language.say("objection-case"),
        })
        .say(language.say("objection-own"));
    reading.page(&page).await
}

/// Gives the address back.
pub(crate) async fn object(
    State(site): State<Site>,
    (reading, town, jar): (Reading, InTown, CookieJar),
    FollowedToken(token): FollowedToken,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let language = reading.language();
    match object_to_address(town.context(&site), form_data.command, &token).await {
        Ok(of) => {
            jar.clear(&site, CookieName::AddressObjection);
            let (text, link) = match of {
                HolderOfAddress::Account(_) => (
                    language.say("objection-done-account").to_string(),
                    Link::new(language.say("nav-sign-in"), &portal::SignIn),
                ),
                HolderOfAddress::Case(_) => (
                    language.say("objection-done-case").to_string(),
                    Link::new(language.say("lost-title"), &portal::LostCode),
                ),
            };
            let heading = language.say("objection-done").to_string();
            reading.page(&told(&reading, heading, &text, vec![link])).await
        }
        Err(UseCaseError::Expired) => expired(&reading).await,
        Err(error) => Err(error.into()),
    }
}

async fn expired(reading: &Reading) -> HandlerResult {
    let language = reading.language();
    let heading = language.say("objection-expired").to_string();
    let text = language.say("objection-expired-text").to_string();
    let links = vec![
        Link::new(language.say("nav-sign-in"), &portal::SignIn),
        Link::new(language.say("nav-help"), &portal::Help),
    ];
    reading.page_with(StatusCode::GONE, &told(reading, heading, &text, links)).await
}

fn told(reading: &Reading, heading: String, text: &str, links: Vec<Link>) -> TextPage {
    TextPage {
        frame: reading.frame(&*heading, Area::Account, Vec::new()),
        heading,
        lead: None,
        sections: vec![TextSection::plain(FormattedText::read(text))],
        links,
    }
}
