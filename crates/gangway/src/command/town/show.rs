//! `gangway town show`.

use access::Role;
use admin::towns::view_town;
use clap::Args as ClapArgs;
use ids::{DepartmentId, StaffId};
use kernel::{
    context::TownContext,
    rows::{ServiceRow, TownRow},
};
use serde::Serialize;
use serde_json::Value;
use town::{Contact, SealState, StaffMember, StaffState, TownState};

use super::{find, missing::Missing};
use crate::{
    answer::{Answer, Failure},
    command::{client::Client, operator, target::Target},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
}

/// What `town show` answers: all that is set, and nothing that is secret.
#[derive(Debug, Serialize)]
struct Shown {
    town: ids::TownId,
    slug: String,
    name: String,
    hosts: Vec<String>,
    /// The seal that was set last.
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<Seal>,
    departments: Vec<Department>,
    services: Vec<Service>,
    people: Vec<Person>,
    clients: Vec<Client>,
    /// What the law asks for and the settings do not say.
    missing: Vec<Missing>,
    settings: Value,
}

#[derive(Debug, Serialize)]
struct Seal {
    subject: String,
    qualified: bool,
}

#[derive(Debug, Serialize)]
struct Department {
    slug: String,
    name: String,
    contact: Contact,
}

#[derive(Debug, Serialize)]
struct Service {
    slug: String,
    department: String,
    /// The published revision; none if the service is not offered.
    revision: Option<u32>,
    /// The version that the pack of this revision gives itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
}

#[derive(Debug, Serialize)]
struct Person {
    email: String,
    name: String,
    phone: String,
    state: &'static str,
    /// As `role grant` takes them.
    roles: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.read(async |instance| {
        let ports = &*instance.ports;
        let town = find::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let state = view_town(ctx, operator()).await?;
        let rows = ports.store.services(ctx.town).await?;
        let mut services = Vec::new();
        for row in &rows {
            services.push(service(ctx, &state, row).await?);
        }
        let missing = Missing::of(&kernel::settings::of_row(&town)?);
        let offers = (services, Client::all(&state, &rows));
        Answer::done(&shown(town, &state, offers, missing))
    })
}

fn shown(
    town: TownRow,
    state: &TownState,
    (services, clients): (Vec<Service>, Vec<Client>),
    missing: Vec<Missing>,
) -> Shown {
    let mut departments: Vec<Department> = state.departments.values().map(Department::of).collect();
    departments.sort_by(|one, other| one.slug.cmp(&other.slug));
    let mut people: Vec<Person> =
        state.staff.iter().map(|(id, member)| Person::of(state, *id, member)).collect();
    people.sort_by(|one, other| one.email.cmp(&other.email));
    Shown {
        town: town.town,
        slug: town.slug,
        name: town.name,
        hosts: town.hosts,
        seal: state.seal.as_ref().map(Seal::of),
        departments,
        services,
        people,
        clients,
        missing,
        settings: town.settings,
    }
}

async fn service(ctx: TownContext<'_>, state: &TownState, row: &ServiceRow) -> Result<Service, Failure> {
    let version = match row.revision {
        Some(revision) => {
            let published = ctx.ports.store.revision(ctx.town, row.service, revision).await?;
            published.and_then(|row| Some(row.content.pointer("/service/version")?.as_str()?.to_owned()))
        }
        None => None,
    };
    let department = department_slug(state, row.department);
    Ok(Service { slug: row.slug.clone(), department, revision: row.revision, version })
}

impl Seal {
    fn of(seal: &SealState) -> Self {
        Self { subject: seal.subject.clone(), qualified: seal.qualified }
    }
}

impl Department {
    fn of(set: &town::Department) -> Self {
        Self { slug: set.slug.clone(), name: set.name.clone(), contact: set.contact.clone() }
    }
}

impl Person {
    fn of(state: &TownState, person: StaffId, member: &StaffMember) -> Self {
        let held = state.roles.iter().filter(|(holder, _)| *holder == person);
        let mut roles: Vec<String> = held.map(|(_, held)| role(state, *held)).collect();
        roles.sort_unstable();
        let StaffMember { name, email, phone, state } = member.clone();
        Self { email, name, phone, state: state_name(state), roles }
    }
}

fn role(state: &TownState, held: Role) -> String {
    let (name, department) = (held.name(), held.department());
    department.map_or_else(|| name.to_owned(), |id| format!("{name}@{}", department_slug(state, id)))
}

const fn state_name(state: StaffState) -> &'static str {
    match state {
        StaffState::Invited => "invited",
        StaffState::Active => "active",
        StaffState::Disabled => "disabled",
    }
}

fn department_slug(state: &TownState, department: DepartmentId) -> String {
    state.departments.get(&department).map(|row| row.slug.clone()).unwrap_or_default()
}
