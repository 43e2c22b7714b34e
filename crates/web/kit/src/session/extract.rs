//! What handlers take from a request: the town, the cookies to set, who asks.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::rows::SessionSubject;
use sign_in::sessions::{begin_session, session_kind};

use super::{
    CookieJar, FoundResident, FoundStaff, InTown, MaybeResident, MaybeStaff, Resident, Staff, now_of, town_of,
};
use crate::{
    problem::{SitePart, WebError},
    site::Site,
};

fn found_resident(parts: &Parts, site: &Site) -> Option<Resident> {
    let found = parts.extensions.get::<FoundResident>()?;
    Some(Resident { session: found.row.clone(), session_kind: found.session_kind, now: now_of(site) })
}

fn found_staff(parts: &Parts, site: &Site) -> Option<Staff> {
    let found = parts.extensions.get::<FoundStaff>()?;
    Some(Staff { session: found.row.clone(), signed_in: Arc::clone(&found.signed_in), now: now_of(site) })
}

impl FromRequestParts<Site> for InTown {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        Ok(Self { town: town_of(parts)?, now: now_of(site) })
    }
}

impl FromRequestParts<Site> for CookieJar {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _site: &Site) -> Result<Self, WebError> {
        parts.extensions.get::<Self>().cloned().ok_or(WebError::Unreadable("no cookie jar"))
    }
}

/// A guest without a session gets one, and its cookie with the answer.
impl FromRequestParts<Site> for Resident {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        if let Some(found) = found_resident(parts, site) {
            return Ok(found);
        }
        let (town, now) = (town_of(parts)?, now_of(site));
        let begun = begin_session(site.ports(), town, SessionSubject::Guest, None, now).await?;
        CookieJar::from_request_parts(parts, site).await?.begin(site, &begun);
        let session_kind = session_kind(site.ports(), &begun.row).await?;
        parts.extensions.insert(FoundResident { row: begun.row.clone(), session_kind });
        Ok(Self { session: begun.row, session_kind, now })
    }
}

impl FromRequestParts<Site> for MaybeResident {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        Ok(Self(found_resident(parts, site)))
    }
}

impl FromRequestParts<Site> for Staff {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        found_staff(parts, site).ok_or(WebError::SignIn(SitePart::Desk))
    }
}

impl FromRequestParts<Site> for MaybeStaff {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        Ok(Self(found_staff(parts, site)))
    }
}
