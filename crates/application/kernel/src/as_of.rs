//! What a town and its departments were at an earlier moment: a letter and a message keep the names they were written under.
//!
//! Read from the town's own stream, kept, and read on from where it ended: what was recorded never changes.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

use ids::{DepartmentId, TownId};
use jiff::Timestamp;
use town::{Department, DepartmentEvent, SettingsEvent, Town, TownEvent};

use crate::{context::TownContext, error::UseCaseError, rows::StreamId, sealing::open_events};

/// The courses of all towns as far as they were read.
#[derive(Debug, Default)]
pub struct Courses {
    read: RwLock<HashMap<TownId, Arc<Course>>>,
}

/// What a town was called and how it was set, and its departments, each from a moment on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    /// The number of the last event that it was made from.
    seq: u64,
    town: Vec<(Timestamp, Town)>,
    departments: BTreeMap<DepartmentId, Vec<(Timestamp, Department)>>,
}

/// The course of a town up to now.
///
/// # Errors
///
/// Only if its stream cannot be read.
pub async fn course(ctx: TownContext<'_>) -> Result<Arc<Course>, UseCaseError> {
    let known = ctx.ports.courses.get(ctx.town);
    let stored = ctx.ports.store.events(ctx.town, StreamId::Town(ctx.town), known.seq).await?;
    let Some(last) = stored.last().map(|row| row.seq) else { return Ok(known) };
    let events = open_events::<TownEvent>(&*ctx.ports.keyring, &stored).await?;
    let mut longer = Course::clone(&known);
    for (row, event) in stored.iter().zip(&events) {
        longer.take(row.at, event);
    }
    longer.seq = last;
    let longer = Arc::new(longer);
    ctx.ports.courses.put(ctx.town, Arc::clone(&longer));
    Ok(longer)
}

impl Course {
    /// The town as it was at a moment; before its first day as it was then.
    #[must_use]
    pub fn town(&self, at: Timestamp) -> Option<&Town> {
        then(&self.town, at)
    }

    /// A department as it was at a moment; before its first day as it was then. None if it was never set up.
    #[must_use]
    pub fn department(&self, department: DepartmentId, at: Timestamp) -> Option<&Department> {
        then(self.departments.get(&department)?, at)
    }

    /// What a department was called at a moment; empty if it was never set up.
    #[must_use]
    pub fn department_name(&self, department: DepartmentId, at: Timestamp) -> &str {
        self.department(department, at).map_or("", |department| &department.name)
    }

    fn take(&mut self, at: Timestamp, event: &TownEvent) {
        match event {
            TownEvent::Settings(SettingsEvent::TownCreated { slug, name, hosts, settings, .. }) => {
                let (slug, name, hosts) = (slug.clone(), name.clone(), hosts.clone());
                self.town.push((at, Town { slug, name, hosts, settings: (**settings).clone() }));
            }
            TownEvent::Settings(SettingsEvent::SettingsChanged { name, hosts, settings, .. }) => {
                let slug = self.town.last().map(|(_, town)| town.slug.clone()).unwrap_or_default();
                let (name, hosts) = (name.clone(), hosts.clone());
                self.town.push((at, Town { slug, name, hosts, settings: (**settings).clone() }));
            }
            TownEvent::Department(DepartmentEvent::DepartmentSet {
                department, slug, name, contact, ..
            }) => {
                let set = Department { slug: slug.clone(), name: name.clone(), contact: contact.clone() };
                self.departments.entry(*department).or_default().push((at, set));
            }
            TownEvent::Settings(SettingsEvent::SealSet { .. })
            | TownEvent::Staff(_)
            | TownEvent::Client(_)
            | TownEvent::Operation(_) => {}
        }
    }
}

/// The last that was set by then, else the first.
fn then<T>(course: &[(Timestamp, T)], at: Timestamp) -> Option<&T> {
    let found = course.iter().rev().find(|(since, _)| *since <= at).or(course.first());
    found.map(|(_, set)| set)
}

impl Courses {
    fn get(&self, town: TownId) -> Arc<Course> {
        let read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        read.get(&town).cloned().unwrap_or_default()
    }

    /// Keeps the longer one, where two were read at once.
    fn put(&self, town: TownId, course: Arc<Course>) {
        let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
        if read.get(&town).is_none_or(|known| known.seq < course.seq) {
            read.insert(town, course);
        }
    }
}

#[cfg(test)]
mod tests {
    use access::ActorRef;
    use town::Contact;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_department_keeps_the_name_of_the_moment() {
        let id = DepartmentId::from_uuid(ids::Uuid::from_u128(7));
        let mut course = Course::default();
        for (when, name) in
            [("2026-03-01T08:00:00Z", "Gartenamt"), ("2026-06-01T08:00:00Z", "Grünflächenamt")]
        {
            let set = DepartmentEvent::DepartmentSet {
                department: id,
                slug: "gruen".to_owned(),
                name: name.to_owned(),
                contact: Contact::default(),
                by: ActorRef::Operator,
            };
            course.take(at(when), &set.into());
        }
        let named = |when| course.department_name(id, at(when));
        assert_eq!(named("2026-05-31T22:00:00Z"), "Gartenamt");
        assert_eq!(named("2026-06-01T08:00:00Z"), "Grünflächenamt");
        assert_eq!(named("2026-01-01T08:00:00Z"), "Gartenamt", "before its first day");
        assert_eq!(
            course.department_name(DepartmentId::from_uuid(ids::Uuid::from_u128(8)), Timestamp::MAX),
            ""
        );
    }
}
