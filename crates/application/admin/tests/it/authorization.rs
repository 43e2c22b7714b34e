//! Who runs a town: the policies answer for every use case, and events say who it was.

use access::{Action, Resource};
use admin::{
    Administrator,
    clients::{NewClient, add_client, revoke_client, view_clients},
    operate::{
        dead_jobs, may_change_keys, may_compare_checkpoints, may_destroy_again, may_export_checkpoints,
        may_make_keys, rebuild_town, revive_job, verify_journal,
    },
    services::{publish_pack, withdraw_service},
    staff::{Invitee, RoleName, disable_person, grant_role, invite, revoke_role},
    towns::{
        DepartmentSet, NewTown, TownChange, change_town, create_town, set_department, set_seal, view_town,
    },
};
use ids::{ClientId, JobId, ServiceId, StaffId, TownId, Uuid};
use kernel::{
    catalogue::offered_as, context::TownContext, error::UseCaseError, ports::Journal as _, rows::StreamId,
};
use testing::{
    Harness, StaffMember,
    harness::{STAFF, settings},
    on_both_engines, operator,
};
use town::{Contact, SealState};

on_both_engines!(
    Harness:
    each_use_case_asks_for_its_action,
    nobody_runs_another_town,
    events_say_who_it_was,
    whoever_runs_towns_sees_the_jobs_that_were_given_up,
);

/// A use case and the action that it asks for.
const ASKED: [(&str, Action); 22] = [
    ("create_town", Action::ChangeSettings),
    ("change_town", Action::ChangeSettings),
    ("set_department", Action::ChangeSettings),
    ("set_seal", Action::ChangeSettings),
    ("add_client", Action::ChangeSettings),
    ("revoke_client", Action::ChangeSettings),
    ("view_clients", Action::SeeSettings),
    ("publish_pack", Action::PublishService),
    ("withdraw_service", Action::PublishService),
    ("install_pack", Action::InstallPack),
    ("invite", Action::ManageStaff),
    ("grant_role", Action::ManageStaff),
    ("revoke_role", Action::ManageStaff),
    ("disable_person", Action::ManageStaff),
    ("revive_job", Action::SettleJobs),
    ("verify_journal", Action::ReadJournal),
    ("compare_checkpoints", Action::ReadJournal),
    ("export_checkpoints", Action::ExportCheckpoints),
    ("rebuild_town", Action::RebuildRegisters),
    ("destroy_again", Action::DestroyKeys),
    ("make_keys", Action::ManageKeys),
    ("change_keys", Action::ManageKeys),
];

/// What concerns a town that is not there yet, or every town of the instance: for none of the staff of one.
const OF_ALL_TOWNS: [&str; 6] = [
    "create_town",
    "verify_journal",
    "compare_checkpoints",
    "export_checkpoints",
    "make_keys",
    "change_keys",
];

/// Offered when the test begins: the first who may takes it off, and nobody after them changes anything.
const WITHDRAWN: &str = "baumfaellgenehmigung";

/// Calls a use case with what would change nothing even if it were let through.
async fn call(
    harness: &Harness,
    ctx: TownContext<'_>,
    who: Administrator<'_>,
    name: &str,
) -> Result<(), UseCaseError> {
    let (command, nobody) = (harness.command(), StaffId::from_uuid(Uuid::nil()));
    let role = || RoleName { role: "auditor".to_owned(), department: None };
    let (access, store) = (&*ctx.ports.access, &*ctx.ports.store);
    match name {
        "create_town" => {
            let settings = settings("Fördestadt", "foerdestadt");
            let new =
                NewTown { slug: "foerdestadt".to_owned(), name: String::new(), hosts: Vec::new(), settings };
            create_town(ctx.ports, new, who).await.map(drop)
        }
        "change_town" => change_town(ctx, command, who, TownChange::default()).await.map(drop),
        "set_department" => set_department(ctx, command, who, nowhere()).await.map(drop),
        "set_seal" => {
            let seal = SealState { subject: "CN=Fördestadt".to_owned(), qualified: false };
            set_seal(ctx, command, who, seal).await
        }
        "add_client" => add_client(ctx, command, who, unnamed(ctx)).await.map(drop),
        "revoke_client" => revoke_client(ctx, command, who, ClientId::from_uuid(Uuid::nil())).await,
        "view_clients" => view_clients(ctx, who).await.map(drop),
        "publish_pack" | "install_pack" => {
            let mut pack = offered_as(ctx, "haltverbotszone").await.unwrap().pack.clone();
            if name == "install_pack" {
                pack.service.key = "unbekannt".to_owned();
                pack.service.department = "unbekannt".to_owned();
            }
            publish_pack(ctx, command, who, pack).await.map(drop)
        }
        "withdraw_service" => withdraw_service(ctx, command, who, WITHDRAWN).await.map(drop),
        "invite" => {
            let invitee = Invitee { name: String::new(), email: String::new(), phone: String::new() };
            invite(ctx, command, who, invitee).await.map(drop)
        }
        "grant_role" => grant_role(ctx, command, who, nobody, role()).await,
        "revoke_role" => revoke_role(ctx, command, who, nobody, role()).await,
        "disable_person" => disable_person(ctx, command, who, nobody).await,
        "revive_job" => revive_job(ctx, command, who, JobId::from_uuid(Uuid::nil())).await.map(drop),
        "verify_journal" => verify_journal(access, store, who).await.map(drop),
        "compare_checkpoints" => may_compare_checkpoints(access, store, who).await,
        "export_checkpoints" => may_export_checkpoints(access, store, who).await,
        "rebuild_town" => rebuild_town(ctx, who).await.map(drop),
        "destroy_again" => may_destroy_again(access, who, [ctx.town]),
        "make_keys" => may_make_keys(access, who, TownId::from_uuid(Uuid::nil())),
        "change_keys" => may_change_keys(access, store, who).await,
        other => panic!("no use case {other}"),
    }
}

fn nowhere() -> DepartmentSet {
    let contact =
        Contact { phone: String::new(), email: String::new(), street: String::new(), room: String::new() };
    DepartmentSet { slug: String::new(), name: String::new(), contact }
}

fn unnamed(ctx: TownContext<'_>) -> NewClient {
    NewClient { name: String::new(), service: None, expires_at: ctx.now }
}

async fn each_use_case_asks_for_its_action(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    for (name, ..) in STAFF {
        let member = harness.town.sign_in(harness, name).await;
        for (use_case, action) in ASKED {
            let refused = call(harness, ctx, Administrator::Staff(&member.signed_in), use_case).await;
            let may = may(harness, &member, action) && !OF_ALL_TOWNS.contains(&use_case);
            assert_eq!(!is_refused(use_case, &refused), may, "{use_case} for {name}: {refused:?}");
        }
    }
    for (use_case, _) in ASKED {
        let done = call(harness, ctx, operator(), use_case).await;
        assert!(!is_refused(use_case, &done), "{use_case} for the operator of the instance: {done:?}");
    }
}

fn may(harness: &Harness, member: &StaffMember, action: Action) -> bool {
    let (town, department) = (harness.town.id, harness.town.departments["strassenverkehr"]);
    let thing = match action {
        Action::PublishService => {
            Resource::Service { town, department, service: ServiceId::from_uuid(Uuid::nil()) }
        }
        _ => Resource::Town(town),
    };
    harness.ports.access.may(&member.signed_in, action, &thing).allowed
}

/// Refused for who asks; what is wrong with the entries, or not there, is another matter.
fn is_refused(use_case: &str, answer: &Result<(), UseCaseError>) -> bool {
    match answer {
        Err(UseCaseError::Forbidden { .. }) => true,
        Err(UseCaseError::NotFound) => OF_ALL_TOWNS.contains(&use_case),
        _ => false,
    }
}

async fn nobody_runs_another_town(harness: &Harness) {
    let neighbour = harness.other_town.sign_in(harness, "operator").await;
    let who = Administrator::Staff(&neighbour.signed_in);
    let ctx = harness.ctx(harness.town.id);
    let changed = change_town(ctx, harness.command(), who, TownChange::default()).await;
    assert!(matches!(changed, Err(UseCaseError::NotFound)), "{changed:?}");
    assert!(matches!(view_town(ctx, who).await, Err(UseCaseError::NotFound)));
}

async fn events_say_who_it_was(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let member = harness.town.sign_in(harness, "operator").await;
    let designer = harness.town.staff["designer"];
    let role = || RoleName { role: "publisher".to_owned(), department: None };
    let who = Administrator::Staff(&member.signed_in);
    grant_role(ctx, harness.command(), who, designer, role()).await.unwrap();
    revoke_role(ctx, harness.command(), operator(), designer, role()).await.unwrap();
    assert!(view_town(ctx, who).await.unwrap().staff.contains_key(&designer));
    let [granted, revoked] = newest(harness, ctx).await;
    assert_eq!(granted["by"]["person"]["id"], member.signed_in.person().to_string());
    assert_eq!(revoked["by"], "operator");
}

/// The last two events of the town's own stream.
async fn newest(harness: &Harness, ctx: TownContext<'_>) -> [serde_json::Value; 2] {
    let stored = harness.store.events(ctx.town, StreamId::Town(ctx.town), 0).await.unwrap();
    let last = &stored[stored.len() - 2..];
    let events = kernel::sealing::open_events::<town::TownEvent>(&*ctx.ports.keyring, last).await.unwrap();
    [0, 1].map(|at| serde_json::to_value(&events[at]).unwrap())
}

async fn whoever_runs_towns_sees_the_jobs_that_were_given_up(harness: &Harness) {
    let member = harness.town.sign_in(harness, "streets").await;
    assert!(dead_jobs(&harness.ports, Administrator::Staff(&member.signed_in)).await.unwrap().is_empty());
    assert!(dead_jobs(&harness.ports, operator()).await.unwrap().is_empty());
}
