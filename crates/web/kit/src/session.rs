//! Sessions: who a request is from, found out once, and whether it may come in.
//!
//! Sessions are read here and handed on in the request's extensions. Whether a thing belongs to whoever asks is not decided
//! here: use cases do that beside the read, and answer «not found» to everybody else.

mod extract;

use std::sync::{Arc, Mutex, PoisonError};

use access::{Action, SessionToken, SignedIn};
use axum::{
    extract::{FromRequestParts as _, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::Response,
};
use ids::{CaseId, CommandId, TownId};
use jiff::Timestamp;
use kernel::{
    context::{Changing, ResidentContext, SessionKind, StaffContext, TownContext},
    error::UseCaseError,
    rows::{DraftOwner, SessionRow, SessionSubject},
};
use sign_in::sessions::{Begun, find_session, session_kind, signed_in};

use crate::{
    cookies::CookieName,
    problem::{SitePart, WebError},
    routes::{Authenticator, Decision, RouteAccess},
    security::is_desk,
    site::{Site, WebState},
    towns::CurrentTown,
};

/// The authenticator of the real site.
pub struct SiteAuthenticator {
    site: Site,
}

/// Cookies that the answer shall set, gathered while the request is handled.
#[derive(Debug, Clone, Default)]
pub struct CookieJar(Arc<Mutex<Vec<HeaderValue>>>);

/// The session of a resident, if the browser has one. In the request's extensions.
#[derive(Debug, Clone)]
struct FoundResident {
    row: SessionRow,
    session_kind: SessionKind,
}

/// The session of a member of staff. In the request's extensions.
#[derive(Debug, Clone)]
struct FoundStaff {
    row: SessionRow,
    signed_in: Arc<SignedIn>,
}

/// The town of a request and its moment, for use cases that need no person.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct InTown {
    pub town: TownId,
    /// The moment of the request.
    pub now: Timestamp,
}

/// A resident with a session; a guest gets one when a handler asks for it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Resident {
    pub session: SessionRow,
    pub session_kind: SessionKind,
    /// The moment of the request.
    pub now: Timestamp,
}

/// A resident's session if there is one: for pages that only show who is signed in.
#[derive(Debug, Clone)]
pub struct MaybeResident(pub Option<Resident>);

/// A signed-in member of staff.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Staff {
    pub session: SessionRow,
    /// The proof that a person is signed in.
    pub signed_in: Arc<SignedIn>,
    /// The moment of the request.
    pub now: Timestamp,
}

/// A member of staff if one is signed in: for the sign-in page.
#[derive(Debug, Clone)]
pub struct MaybeStaff(pub Option<Staff>);

impl SiteAuthenticator {
    /// The authenticator of a site.
    #[must_use]
    pub const fn new(site: Site) -> Self {
        Self { site }
    }

    async fn find(&self, request: &mut Parts) -> Result<(), WebError> {
        let Some(town) = request.extensions.get::<CurrentTown>().map(|current| current.town.id) else {
            return Ok(());
        };
        let now = AsRef::<WebState>::as_ref(&self.site).clock().now();
        if let Some((row, _)) = self.session(town, &request.headers, CookieName::Resident, now).await?
            && !matches!(row.subject, SessionSubject::Person(_))
        {
            let session_kind = session_kind(self.site.ports(), &row).await?;
            request.extensions.insert(FoundResident { row, session_kind });
        }
        if let Some((row, token)) = self.session(town, &request.headers, CookieName::Staff, now).await?
            && let Ok(witness) = signed_in(self.site.ports(), &row, &token, now).await
        {
            request.extensions.insert(FoundStaff { row, signed_in: Arc::new(witness) });
        }
        Ok(())
    }

    /// Whether the draft or case of the address is theirs.
    async fn is_theirs(&self, request: &mut Parts) -> Result<bool, WebError> {
        let Some(found) = request.extensions.get::<FoundResident>().cloned() else { return Ok(false) };
        let ids = RawPathParams::from_request_parts(request, &()).await.ok();
        let id = |name: &str| ids.as_ref()?.iter().find(|(key, _)| *key == name).map(|(_, id)| id.to_owned());
        let (store, town) = (&self.site.ports().store, found.row.town);
        if let Some(draft) = id("draft").and_then(|id| id.parse().ok()) {
            let row = store.draft(town, draft).await.map_err(UseCaseError::from)?;
            return Ok(row.is_some_and(|row| row.owner == DraftOwner::from(found.session_kind)));
        }
        let Some(case) = id("case").and_then(|id| id.parse::<CaseId>().ok()) else { return Ok(false) };
        Ok(match found.session_kind {
            SessionKind::Guest { .. } => false,
            SessionKind::OneCase { case: theirs, .. } => theirs == case,
            SessionKind::Account { account } => {
                let row = store.case(town, case).await.map_err(UseCaseError::from)?;
                row.is_some_and(|row| row.account == Some(account))
            }
        })
    }

    async fn session(
        &self,
        town: TownId,
        headers: &HeaderMap,
        cookie: CookieName,
        now: Timestamp,
    ) -> Result<Option<(SessionRow, SessionToken)>, WebError> {
        let sent = AsRef::<WebState>::as_ref(&self.site).cookies().read(headers, cookie);
        let Some(token) = sent.and_then(|text| SessionToken::parse(&text).ok()) else { return Ok(None) };
        let row = find_session(self.site.ports(), town, &token, now).await?;
        Ok(row.map(|row| (row, token)))
    }
}

impl Authenticator for SiteAuthenticator {
    fn authorize<'a>(&'a self, access: RouteAccess, request: &'a mut Parts) -> Decision<'a, ()> {
        Box::pin(async move {
            self.find(request).await?;
            let resident = request.extensions.get::<FoundResident>();
            let staff = request.extensions.get::<FoundStaff>();
            match access {
                // What somebody typed while their session ended must reach the handler, which keeps it; whose draft or
                // case it is, the use case looks at all the same.
                RouteAccess::Owner if resident.is_none() && request.method == Method::GET => {
                    return Err(WebError::SignIn(SitePart::Portal));
                }
                RouteAccess::Everyone | RouteAccess::Owner => {}
                RouteAccess::Account => {
                    let has_account = resident
                        .is_some_and(|found| matches!(found.session_kind, SessionKind::Account { .. }));
                    if !has_account {
                        return Err(WebError::SignIn(SitePart::Portal));
                    }
                }
                RouteAccess::Staff(action) => match staff {
                    None => return Err(WebError::SignIn(SitePart::Desk)),
                    Some(found) if !may_somewhere(&self.site, &found.signed_in, action) => {
                        return Err(WebError::Forbidden);
                    }
                    Some(_) => {}
                },
                RouteAccess::Client => return Err(WebError::NotFound),
            }
            Ok(())
        })
    }

    fn may_bring_papers<'a>(&'a self, request: &'a mut Parts) -> Decision<'a, Option<usize>> {
        Box::pin(async move {
            let is_staff = is_desk(request.uri.path()) && request.extensions.get::<FoundStaff>().is_some();
            let may = is_staff || self.is_theirs(request).await?;
            let bytes_max = AsRef::<WebState>::as_ref(&self.site).settings().upload_bytes_max;
            Ok(may.then_some(bytes_max))
        })
    }
}

/// Sets the cookies that were put into the jar.
pub async fn set_cookies(mut request: Request, next: Next) -> Response {
    let jar = CookieJar::default();
    request.extensions_mut().insert(jar.clone());
    let mut response = next.run(request).await;
    let set = std::mem::take(&mut *jar.0.lock().unwrap_or_else(PoisonError::into_inner));
    for cookie in set {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

impl CookieJar {
    /// Sets a cookie with the answer.
    pub fn set(&self, site: &Site, name: CookieName, value: &str) {
        self.put(AsRef::<WebState>::as_ref(site).cookies().set(name, value));
    }

    /// Clears a cookie with the answer.
    pub fn clear(&self, site: &Site, name: CookieName) {
        self.put(AsRef::<WebState>::as_ref(site).cookies().clear(name));
    }

    /// Hands the token of a session that has just begun to the browser.
    pub fn begin(&self, site: &Site, begun: &Begun) {
        let name = match begun.row.subject {
            SessionSubject::Person(_) => CookieName::Staff,
            SessionSubject::Guest | SessionSubject::Case(_) | SessionSubject::Account(_) => {
                CookieName::Resident
            }
        };
        self.set(site, name, &begun.token.reveal());
    }

    fn put(&self, cookie: Option<HeaderValue>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(cookie);
    }
}

impl InTown {
    /// The context of a use case.
    #[must_use]
    pub fn context<'a>(&self, site: &'a Site) -> TownContext<'a> {
        TownContext { ports: site.ports(), town: self.town, now: self.now }
    }
}

impl Resident {
    /// The context of a use case that changes something.
    #[must_use]
    pub fn context<'a>(&self, site: &'a Site, command: CommandId) -> Changing<ResidentContext<'a>> {
        Changing::new(self.reading(site), command)
    }

    /// The context of a read.
    #[must_use]
    pub fn reading<'a>(&self, site: &'a Site) -> ResidentContext<'a> {
        let (town, session_kind, now) = (self.session.town, self.session_kind, self.now);
        ResidentContext { ports: site.ports(), town, session_kind, now }
    }
}

impl Staff {
    /// Whether they may do this to some thing of the town; for what a page offers before it has read any.
    #[must_use]
    pub fn may_somewhere(&self, site: &Site, action: Action) -> bool {
        may_somewhere(site, &self.signed_in, action)
    }

    /// The context of a use case.
    #[must_use]
    pub fn context<'a>(&'a self, site: &'a Site, command: CommandId) -> Changing<StaffContext<'a>> {
        Changing::new(self.reading(site), command)
    }

    /// The context of a read.
    #[must_use]
    pub fn reading<'a>(&'a self, site: &'a Site) -> StaffContext<'a> {
        StaffContext {
            ports: site.ports(),
            town: self.session.town,
            signed_in: &self.signed_in,
            now: self.now,
        }
    }
}

fn may_somewhere(site: &Site, person: &SignedIn, action: Action) -> bool {
    site.ports().access.may_somewhere(person, action)
}

fn town_of(parts: &Parts) -> Result<TownId, WebError> {
    parts.extensions.get::<CurrentTown>().map(|current| current.town.id).ok_or(WebError::NotFound)
}

fn now_of(site: &Site) -> Timestamp {
    AsRef::<WebState>::as_ref(site).clock().now()
}
