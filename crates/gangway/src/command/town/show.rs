//! `gangway town show`.

use app::{
    house::TownContext,
    rows::{DepartmentRow, PersonRow, PersonState, ServiceRow},
};
use clap::Args as ClapArgs;
use serde::Serialize;
use serde_json::Value;

use super::find;
use crate::{
    answer::{Answer, Failure},
    command::target::Target,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
}

/// What `town show` answers.
#[derive(Debug, Serialize)]
struct Shown {
    town: ids::TownId,
    slug: String,
    name: String,
    hosts: Vec<String>,
    departments: Vec<Department>,
    services: Vec<Service>,
    people: Vec<Person>,
    settings: Value,
}

#[derive(Debug, Serialize)]
struct Department {
    slug: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Service {
    slug: String,
    /// The published revision; none if the service is not offered.
    revision: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Person {
    email: String,
    name: String,
    state: &'static str,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let house = &*instance.house;
        let town = find::town(house, &args.town).await?;
        let ctx = TownContext { house, town: town.town, now: house.clock.now() };
        let departments = house.store.departments(ctx.town).await?;
        let services = house.store.services(ctx.town).await?;
        let people = house.store.people(ctx.town).await?;
        Answer::done(&Shown {
            town: town.town,
            slug: town.slug,
            name: town.name,
            hosts: town.hosts,
            departments: departments.into_iter().map(Department::from).collect(),
            services: services.into_iter().map(Service::from).collect(),
            people: people.into_iter().map(Person::from).collect(),
            settings: town.settings,
        })
    })
}

impl From<DepartmentRow> for Department {
    fn from(row: DepartmentRow) -> Self {
        Self { slug: row.slug, name: row.name }
    }
}

impl From<ServiceRow> for Service {
    fn from(row: ServiceRow) -> Self {
        Self { slug: row.slug, revision: row.revision }
    }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        let state = match row.state {
            PersonState::Invited => "invited",
            PersonState::Active => "active",
            PersonState::Disabled => "disabled",
        };
        Self { email: row.email, name: row.name, state }
    }
}
