//! What operators and leads do to a town: set it up, change it, add departments.

use access::{Action, Resource};
use ids::{CommandId, DepartmentId, TownId};
use kernel::{
    commit::{Commit, KeyChange},
    context::{Ports, TownContext},
    error::{
        EntryCode, UseCaseError,
        codes::{EmailCode, SettingsCode, TextCode, TownCode},
    },
    rows::{StreamId, TownRow},
    sealing::{StreamPosition, seal_events},
};
use town::{
    Contact, DepartmentEvent, HostName, Settings, SettingsEvent, SettingsProblem, TownEvent, TownState,
};

use crate::{
    Administrator,
    authorize::authorize,
    towns::record::{TownPlan, record, rows_after, unfolded},
};

/// What a town is set up with.
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
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for a slug that is taken or malformed, a host that leads elsewhere, or unusable settings.
pub async fn create_town(
    ports: &Ports,
    new: NewTown,
    who: Administrator<'_>,
) -> Result<TownId, UseCaseError> {
    let town = TownId::from_uuid(ports.ids.next());
    who.must(&ports.access, Action::ChangeSettings, &Resource::Town(town))?;
    let towns = ports.store.towns().await?;
    if !is_slug(&new.slug) {
        return Err(UseCaseError::entry("slug", TownCode::SlugMalformed));
    }
    if towns.iter().any(|town| town.slug == new.slug) {
        return Err(UseCaseError::entry("slug", TownCode::SlugTaken));
    }
    let hosts = free_hosts(&towns, &new.hosts)?;
    new.settings.check().map_err(|problem| settings_entry(&problem))?;
    let now = ports.clock.now();
    let own = ports.keyring.make_town(town, now).await?;
    let fresh = ports.keyring.make(town, now).await?;
    let event = TownEvent::from(SettingsEvent::TownCreated {
        slug: new.slug,
        name: new.name,
        hosts,
        settings: Box::new(new.settings),
        by: who.by(),
    });
    let end = StreamPosition { town, stream: StreamId::Town(town), key: fresh.id, seq: 0 };
    let mut commit = Commit::named("create_town", town, now)
        .change(KeyChange::AddTownKey(own))
        .change(KeyChange::PutKey(fresh.row));
    let mut state = TownState::default();
    state.fold(&event).map_err(unfolded)?;
    commit.changes.extend(rows_after(end, &state, &event)?);
    commit.appends.push(seal_events(&*ports.keyring, end, now, &[event]).await?);
    ports.store.commit(commit).await?;
    Ok(town)
}

/// Changes name, hosts or settings.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for an empty name, a host that leads elsewhere, or
/// unusable settings; [`UseCaseError::Rule`] if a notice on remedies does not stay as it was.
pub async fn change_town(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    change: TownChange,
) -> Result<TownState, UseCaseError> {
    authorize(ctx, who, Action::ChangeSettings)?;
    if change.name.as_ref().is_some_and(|name| name.trim().is_empty()) {
        return Err(UseCaseError::entry("name", TextCode::Empty));
    }
    let mut others = ctx.ports.store.towns().await?;
    others.retain(|town| town.town != ctx.town);
    let hosts = change.hosts.as_deref().map(|hosts| free_hosts(&others, hosts)).transpose()?;
    record(ctx, who.intent(command, "change_settings"), |state| {
        let town = state.town.as_ref().ok_or(UseCaseError::NotFound)?;
        let name = change.name.clone().unwrap_or_else(|| town.name.clone());
        let hosts = hosts.clone().unwrap_or_else(|| town.hosts.clone());
        let settings = change.settings.clone().unwrap_or_else(|| town.settings.clone());
        settings.check().map_err(|problem| settings_entry(&problem))?;
        settings.may_follow(&town.settings)?;
        if name == town.name && hosts == town.hosts && settings == town.settings {
            return Ok(TownPlan::nothing());
        }
        let settings = Box::new(settings);
        Ok(TownPlan::of(SettingsEvent::SettingsChanged { name, hosts, settings, by: who.by() }))
    })
    .await
}

/// The hosts as rows and events keep them, unless one of them leads to one of these towns.
fn free_hosts(others: &[TownRow], hosts: &[HostName]) -> Result<Vec<String>, UseCaseError> {
    let hosts: Vec<String> = hosts.iter().map(HostName::to_string).collect();
    let taken = |host: &&String| others.iter().any(|town| town.hosts.contains(host));
    match hosts.iter().find(taken) {
        Some(host) => Err(UseCaseError::entry(host.clone(), TownCode::HostTaken)),
        None => Ok(hosts),
    }
}

/// Adds or changes a department.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for a malformed short name or an empty name.
pub async fn set_department(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    set: DepartmentSet,
) -> Result<DepartmentId, UseCaseError> {
    authorize(ctx, who, Action::ChangeSettings)?;
    if !is_slug(&set.slug) {
        return Err(UseCaseError::entry("slug", TownCode::SlugMalformed));
    }
    if set.name.trim().is_empty() {
        return Err(UseCaseError::entry("name", TextCode::Empty));
    }
    let fresh = DepartmentId::from_uuid(ctx.ports.ids.next());
    let state = record(ctx, who.intent(command, "set_department"), |state| {
        Ok(TownPlan::of(DepartmentEvent::DepartmentSet {
            department: state.department_by_slug(&set.slug).unwrap_or(fresh),
            slug: set.slug.clone(),
            name: set.name.clone(),
            contact: set.contact.clone(),
            by: who.by(),
        }))
    })
    .await?;
    state.department_by_slug(&set.slug).ok_or(UseCaseError::NotFound)
}

fn settings_entry(problem: &SettingsProblem) -> UseCaseError {
    let (field, code): (&str, EntryCode) = match problem {
        SettingsProblem::Land(_) => ("land", SettingsCode::LandUnknown.into()),
        SettingsProblem::Empty(field) => (field, TextCode::Empty.into()),
        SettingsProblem::Email { field, .. } => (field, EmailCode::Malformed.into()),
        SettingsProblem::Unreachable(field) => (field, SettingsCode::OfficeUnreachable.into()),
        SettingsProblem::Web { field, .. } => (field, SettingsCode::WebMalformed.into()),
        SettingsProblem::Barriers => {
            ("official.accessibility_statement", SettingsCode::BarriersTooMany.into())
        }
        SettingsProblem::Conformity => {
            ("official.accessibility_statement", SettingsCode::ConformityContradicted.into())
        }
        SettingsProblem::Branding(_) => ("branding", SettingsCode::ContrastTooLow.into()),
        SettingsProblem::Remedies(_) => ("remedies", SettingsCode::RemediesUnusable.into()),
    };
    UseCaseError::entry(field, code)
}

fn is_slug(text: &str) -> bool {
    (2..=60).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}
