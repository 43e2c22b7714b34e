//! What operators, leads and publishers do to a town: set it up, change it, publish services.

use ids::{CommandId, DepartmentId, ServiceId, TownId};
use kernel::{
    commit::{Commit, KeyChange},
    context::{Ports, TownContext},
    error::UseCaseError,
    rows::{StreamId, TownRow},
    sealing::{StreamPosition, seal_events},
};
use service::{pack::Pack, remedies};
use town::{ActorRef, Contact, HostName, Settings, SettingsProblem, TownEvent};

use crate::towns::{
    EventContext, TownState, project,
    record::{Outcome, record},
};

/// A new town.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NewTown {
    /// Short name in addresses.
    pub slug: String,
    pub name: String,
    /// Its hosts; the first stands in mails.
    pub hosts: Vec<HostName>,
    pub settings: Settings,
}

/// What changes about a town; what is absent stays as it is.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TownChange {
    pub name: Option<String>,
    /// Its hosts, all of them; the first stands in mails.
    pub hosts: Option<Vec<HostName>>,
    /// Its settings, all of them.
    pub settings: Option<Settings>,
}

/// A department to add or change.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DepartmentSet {
    /// Short name in packs: unique in the town, and what says whether it is added or changed.
    pub slug: String,
    pub name: String,
    /// How to reach it.
    pub contact: Contact,
}

/// Sets up a town with its own key and stream.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for a slug that is taken or malformed, a host that leads elsewhere, or unusable settings.
pub async fn create_town(ports: &Ports, new: NewTown, by: ActorRef) -> Result<TownId, UseCaseError> {
    let towns = ports.store.towns().await?;
    if !is_slug(&new.slug) {
        return Err(UseCaseError::entry("slug", "slug-malformed"));
    }
    if towns.iter().any(|town| town.slug == new.slug) {
        return Err(UseCaseError::entry("slug", "slug-taken"));
    }
    let hosts = free_hosts(&towns, &new.hosts)?;
    new.settings.check().map_err(|problem| settings_entry(&problem))?;
    let now = ports.clock.now();
    let town = TownId::from_uuid(ports.ids.next());
    let own = ports.keyring.make_town(town, now).await?;
    let fresh = ports.keyring.make(town, now).await?;
    let event = TownEvent::TownCreated {
        slug: new.slug,
        name: new.name,
        hosts,
        settings: Box::new(new.settings),
        by,
    };
    let end = StreamPosition { town, stream: StreamId::Town(town), key: fresh.id, seq: 0 };
    let mut commit = Commit::named("create_town", town, now)
        .change(KeyChange::AddTownKey(own))
        .change(KeyChange::PutKey(fresh.row));
    let rows = project(&mut TownState::default(), EventContext { town, key: end.key, at: now }, &event)
        .map_err(|error| UseCaseError::internal("fold a town's event", error))?;
    commit.changes.extend(rows);
    commit.appends.push(seal_events(&*ports.keyring, end, &[event]).await?);
    ports.store.commit(commit).await?;
    Ok(town)
}

/// Changes name, hosts or settings.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for an empty name, a host that leads elsewhere, or unusable settings.
pub async fn change_town(
    ctx: TownContext<'_>,
    command: CommandId,
    by: ActorRef,
    change: TownChange,
) -> Result<TownState, UseCaseError> {
    if change.name.as_ref().is_some_and(|name| name.trim().is_empty()) {
        return Err(UseCaseError::entry("name", "empty"));
    }
    let mut others = ctx.ports.store.towns().await?;
    others.retain(|town| town.town != ctx.town);
    let hosts = change.hosts.as_deref().map(|hosts| free_hosts(&others, hosts)).transpose()?;
    record(ctx, command, "change_settings", |state| {
        let town = state.town.as_ref().ok_or(UseCaseError::NotFound)?;
        let before = state.settings.clone().ok_or(UseCaseError::NotFound)?;
        let name = change.name.clone().unwrap_or_else(|| town.name.clone());
        let hosts = hosts.clone().unwrap_or_else(|| town.hosts.clone());
        let settings = change.settings.clone().unwrap_or_else(|| before.clone());
        let kept = remedies::check_kept(&before.remedies, &settings.remedies);
        let usable = settings.check().and_then(|()| Ok(kept?));
        usable.map_err(|problem| settings_entry(&problem))?;
        if name == town.name && hosts == town.hosts && settings == before {
            return Ok(Outcome::default());
        }
        let settings = Box::new(settings);
        Ok(Outcome::of(TownEvent::SettingsChanged { name, hosts, settings, by: by.clone() }))
    })
    .await
}

/// The hosts as rows and events keep them, unless one of them leads to one of these towns.
fn free_hosts(others: &[TownRow], hosts: &[HostName]) -> Result<Vec<String>, UseCaseError> {
    let hosts: Vec<String> = hosts.iter().map(HostName::to_string).collect();
    let taken = |host: &&String| others.iter().any(|town| town.hosts.contains(host));
    match hosts.iter().find(taken) {
        Some(host) => Err(UseCaseError::entry(host.clone(), "host-taken")),
        None => Ok(hosts),
    }
}

/// Adds or changes a department.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for a malformed short name or an empty name.
pub async fn set_department(
    ctx: TownContext<'_>,
    command: CommandId,
    by: ActorRef,
    set: DepartmentSet,
) -> Result<DepartmentId, UseCaseError> {
    if !is_slug(&set.slug) {
        return Err(UseCaseError::entry("slug", "slug-malformed"));
    }
    if set.name.trim().is_empty() {
        return Err(UseCaseError::entry("name", "empty"));
    }
    let fresh = DepartmentId::from_uuid(ctx.ports.ids.next());
    let state = record(ctx, command, "set_department", |state| {
        Ok(Outcome::of(TownEvent::DepartmentSet {
            department: department_by_slug(state, &set.slug).unwrap_or(fresh),
            slug: set.slug.clone(),
            name: set.name.clone(),
            contact: set.contact.clone(),
            by: by.clone(),
        }))
    })
    .await?;
    department_by_slug(&state, &set.slug).ok_or(UseCaseError::NotFound)
}

/// Publishes a pack as the next revision of its service; the first one installs the service.
///
/// The same content again is not a new revision.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the pack's department is unknown here. The pack must have been checked before.
pub async fn publish_pack(
    ctx: TownContext<'_>,
    command: CommandId,
    by: ActorRef,
    pack: Pack,
) -> Result<(ServiceId, u32), UseCaseError> {
    let fresh = ServiceId::from_uuid(ctx.ports.ids.next());
    let current = current_hash(ctx, &pack.service.key).await?;
    let state = record(ctx, command, "publish_pack", |state| {
        let department = department_by_slug(state, &pack.service.department)
            .ok_or_else(|| UseCaseError::entry("department", "department-unknown"))?;
        let known = state.services.values().find(|service| service.slug == pack.service.key);
        if known.is_some_and(|service| service.revision.is_some()) && current == Some(pack.hash()) {
            return Ok(Outcome::default());
        }
        Ok(Outcome::of(TownEvent::RevisionPublished {
            service: known.map_or(fresh, |service| service.service),
            department,
            revision: known.map_or(0, |service| state.last_revision(service.service)) + 1,
            hash: case::Digest::from_bytes(pack.hash()).to_string(),
            content: Box::new(pack.clone()),
            by: by.clone(),
        }))
    })
    .await?;
    let service = state.services.values().find(|service| service.slug == pack.service.key);
    let row = service.ok_or(UseCaseError::NotFound)?;
    Ok((row.service, row.revision.ok_or(UseCaseError::NotFound)?))
}

async fn current_hash(ctx: TownContext<'_>, slug: &str) -> Result<Option<[u8; 32]>, UseCaseError> {
    let Some(service) = ctx.ports.store.service_by_slug(ctx.town, slug).await? else { return Ok(None) };
    let Some(revision) = service.revision else { return Ok(None) };
    let row = ctx.ports.store.revision(ctx.town, service.service, revision).await?;
    Ok(row.map(|row| row.hash))
}

fn department_by_slug(state: &TownState, slug: &str) -> Option<DepartmentId> {
    state
        .departments
        .values()
        .find(|department| department.slug == slug)
        .map(|department| department.department)
}

fn settings_entry(problem: &SettingsProblem) -> UseCaseError {
    let code = match problem {
        SettingsProblem::Land(_) => "land-unknown",
        SettingsProblem::Empty(_) => "empty",
        SettingsProblem::Email { .. } => "email-malformed",
        SettingsProblem::Unreachable(_) => "office-unreachable",
        SettingsProblem::Web { .. } => "web-malformed",
        SettingsProblem::Barriers => "too-many-barriers",
        SettingsProblem::Conformity => "conformity-contradicted",
        SettingsProblem::Branding(_) => "contrast-too-low",
        SettingsProblem::Remedies(_) => "remedies-unusable",
    };
    UseCaseError::entry(problem.to_string(), code)
}

fn is_slug(text: &str) -> bool {
    (2..=60).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}
