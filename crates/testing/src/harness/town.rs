//! A town with its seal, three departments, staff in every role and both packs.

use std::collections::BTreeMap;

use admin::{
    services::publish_pack,
    staff::RoleName,
    towns::{DepartmentSet, NewTown, create_town, set_department},
};
use documents::{SealRing, Sealer, demo_identity};
use form::format::{Element, Sensitivity};
use ids::{CommandId, DepartmentId, StaffId, TownId};
use kernel::context::{Ports, TownContext};
use service::pack::Pack;
use town::Contact;

use super::{STAFF, operator, settings, staff::employ};
use crate::samples::pack_files;

/// A town that was founded.
#[derive(Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TestTown {
    pub id: TownId,
    /// Its short name.
    pub slug: String,
    /// Where its pages are.
    pub host: String,
    /// Its departments by their short names.
    pub departments: BTreeMap<String, DepartmentId>,
    /// Who works there, by the names of [`STAFF`].
    pub staff: BTreeMap<&'static str, StaffId>,
}

pub(super) async fn found(ports: &Ports, seals: &SealRing, slug: &str, name: &str) -> TestTown {
    let host = format!("{slug}.example");
    let new = NewTown {
        slug: slug.to_owned(),
        name: name.to_owned(),
        hosts: vec![host.parse().unwrap()],
        settings: settings(name, slug),
    };
    let town = create_town(ports, new, operator()).await.unwrap();
    let ctx = TownContext { ports, town, now: ports.clock.now() };
    let identity = demo_identity(&[5; 32], ctx.now).unwrap();
    seals.set(town, Sealer::from_pem(&identity.key_pem, &identity.chain_pem).unwrap(), None).await;
    let mut departments = BTreeMap::new();
    for key in ["gruenflaechen", "strassenverkehr", "buergerbuero"] {
        let id = set_department(ctx, fresh(ports), operator(), department(key)).await.unwrap();
        departments.insert(key.to_owned(), id);
    }
    let mut staff = BTreeMap::new();
    for (name, role, department) in STAFF {
        let role = RoleName { role: role.to_owned(), department: department.map(|key| departments[key]) };
        staff.insert(name, employ(ctx, slug, name, role).await);
    }
    for key in ["baumfaellgenehmigung", "haltverbotszone"] {
        let pack = Pack::read(&pack_files(key)).unwrap();
        publish_pack(ctx, fresh(ports), operator(), pack).await.unwrap();
    }
    TestTown { id: town, slug: slug.to_owned(), host, departments, staff }
}

impl TestTown {
    /// Publishes one of our packs with a question marked as special; what is filed from now on is filed on it.
    pub async fn mark_as_special(&self, ports: &Ports, key: &str, question: &str) {
        let mark = |pack: &mut Pack| {
            let mut elements = pack.form.steps.iter_mut().flat_map(|step| &mut step.elements);
            let found = elements.find_map(|element| match element {
                Element::Question(found) if found.key == question => Some(found),
                _ => None,
            });
            found.unwrap().sensitivity = Sensitivity::Special;
        };
        self.republish(ports, key, mark).await;
    }

    /// Publishes one of our packs once more with a change.
    pub async fn republish(&self, ports: &Ports, key: &str, change: impl FnOnce(&mut Pack)) {
        let mut pack = Pack::read(&pack_files(key)).unwrap();
        change(&mut pack);
        let ctx = TownContext { ports, town: self.id, now: ports.clock.now() };
        publish_pack(ctx, fresh(ports), operator(), pack).await.unwrap();
    }

    /// A department is called otherwise from now on.
    pub async fn rename_department(&self, ports: &Ports, key: &str, name: &str) {
        let ctx = TownContext { ports, town: self.id, now: ports.clock.now() };
        let set = DepartmentSet { name: name.to_owned(), ..department(key) };
        set_department(ctx, fresh(ports), operator(), set).await.unwrap();
    }
}

pub(super) fn fresh(ports: &Ports) -> CommandId {
    CommandId::from_uuid(ports.ids.next())
}

fn department(key: &str) -> DepartmentSet {
    let contact = Contact {
        phone: "0461 555 2100".to_owned(),
        email: format!("{key}@foerdestadt.example"),
        street: String::new(),
        room: "Raum 214".to_owned(),
    };
    DepartmentSet { slug: key.to_owned(), name: format!("Amt {key}"), contact }
}
