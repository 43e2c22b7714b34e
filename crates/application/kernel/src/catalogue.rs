//! Published services, compiled once and shared.
//!
//! A revision never changes, so what is compiled here never goes stale; which revision is the current one is read from
//! the store each time.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use form::{Answers, Revision};
use ids::{DepartmentId, ServiceId, TownId};
use service::pack::{Pack, TrustLevel};

use crate::{context::TownContext, error::UseCaseError};

/// Compiled revisions that are kept; beyond, all are dropped and compiled again as they are asked for.
const COMPILED_MAX: usize = 2_000;

/// A published revision of a service, ready to be used.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Published {
    pub town: TownId,
    pub service: ServiceId,
    pub revision: u32,
    /// SHA-256 of the content.
    pub hash: [u8; 32],
    /// Settings, texts, letters.
    pub pack: Pack,
    /// The form, compiled.
    pub form: Revision,
}

impl Published {
    /// Whether the service can be applied for online with the ways of signing in that there are.
    ///
    /// Legal source: § 3 (4) OZG; «substantiell» and «hoch» need an identification that is not offered yet.
    #[must_use]
    pub fn is_online(&self) -> bool {
        self.pack.service.terms.trust <= TrustLevel::Email
    }

    /// Takes over fields by the names that a page gives them; documents are never answered by text.
    pub fn take_fields(&self, answers: &mut Answers, fields: &[(String, String)]) {
        let is_document = |name: &str| {
            let question = self.form.question(name);
            question.is_some_and(|question| matches!(question.kind, form::format::Kind::File(_)))
        };
        let fields =
            fields.iter().map(|(name, value)| (name.strip_suffix("[]").unwrap_or(name), value.as_str()));
        // Problems stay out: a field that the form does not have is not ours.
        let _ = answers.take_fields(&self.form, fields.filter(|(name, _)| !is_document(name)));
    }
}

/// The compiled revisions of all towns.
#[derive(Debug, Default)]
pub struct Catalogue {
    compiled: RwLock<HashMap<(TownId, ServiceId, u32), Arc<Published>>>,
}

/// The services that a town offers now, in the order of their German titles.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if a published revision does not compile, which its publication rules out.
pub async fn offered(ctx: TownContext<'_>) -> Result<Vec<Arc<Published>>, UseCaseError> {
    let mut services = Vec::new();
    for row in ctx.ports.store.services(ctx.town).await? {
        if let Some(revision) = row.revision {
            services.push(published(ctx, row.service, revision).await?);
        }
    }
    services.sort_by_key(|service| service.pack.service.name.de.to_lowercase());
    Ok(services)
}

/// The service of this short name as it is offered now.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is none or it was withdrawn.
pub async fn offered_as(ctx: TownContext<'_>, slug: &str) -> Result<Arc<Published>, UseCaseError> {
    let row = ctx.ports.store.service_by_slug(ctx.town, slug).await?.ok_or(UseCaseError::NotFound)?;
    published(ctx, row.service, row.revision.ok_or(UseCaseError::NotFound)?).await
}

/// The department that new applications for a service go to.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such service.
pub async fn department_of(ctx: TownContext<'_>, service: ServiceId) -> Result<DepartmentId, UseCaseError> {
    let row = ctx.ports.store.service(ctx.town, service).await?;
    Ok(row.ok_or(UseCaseError::NotFound)?.department)
}

/// A revision of a service, whether it is still the current one or not.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it was never published.
pub async fn published(
    ctx: TownContext<'_>,
    service: ServiceId,
    revision: u32,
) -> Result<Arc<Published>, UseCaseError> {
    let key = (ctx.town, service, revision);
    if let Some(known) = ctx.ports.catalogue.get(&key) {
        return Ok(known);
    }
    let row = ctx.ports.store.revision(ctx.town, service, revision).await?.ok_or(UseCaseError::NotFound)?;
    let pack: Pack = serde_json::from_value(row.content)
        .map_err(|error| UseCaseError::internal("read a published revision", error))?;
    let form = form::compile(pack.form.clone()).map_err(|_problems| {
        UseCaseError::internal("compile a published revision", NotCompiling { service, revision })
    })?;
    let published = Arc::new(Published { town: ctx.town, service, revision, hash: row.hash, pack, form });
    ctx.ports.catalogue.put(key, Arc::clone(&published));
    Ok(published)
}

/// A published revision that does not compile any more.
#[derive(Debug, thiserror::Error)]
#[error("revision {revision} of {service:?} does not compile")]
struct NotCompiling {
    service: ServiceId,
    revision: u32,
}

impl Catalogue {
    fn get(&self, key: &(TownId, ServiceId, u32)) -> Option<Arc<Published>> {
        let compiled = self.compiled.read().unwrap_or_else(PoisonError::into_inner);
        compiled.get(key).cloned()
    }

    fn put(&self, key: (TownId, ServiceId, u32), published: Arc<Published>) {
        let mut compiled = self.compiled.write().unwrap_or_else(PoisonError::into_inner);
        if compiled.len() >= COMPILED_MAX {
            compiled.clear();
        }
        compiled.insert(key, published);
    }
}
