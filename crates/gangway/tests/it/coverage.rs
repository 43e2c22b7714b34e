//! Coverage by construction: every route stands in the tables «without sign-in», «wrong role», «wrong town» and «leaves its event».
//!
//! The tables are written by hand and by pattern, independently of the guards that the routes declare. A route that is not in them
//! fails, and so does a row whose route is gone; each row is then tried against the whole site.

mod events;
mod posts;
mod reading;
mod roles;
mod scene;
mod signs;
mod strangers;
mod towns;

use std::collections::BTreeSet;

use axum::http::Method;
use kit::routes::{RouteAccess, RouteEntry, RouteTable};
use testing::{Engine, Harness};

use self::scene::Scene;

/// Every route of the site.
fn routes(harness: &Harness) -> RouteTable {
    site::routes::table(harness.site())
}

/// `GET /desk/cases/{case}`.
fn named(entry: &RouteEntry) -> String {
    format!("{} {}", entry.method, entry.route.pattern)
}

/// Asserts that a table holds exactly the routes that it must.
#[track_caller]
fn assert_complete<'a>(
    table: &str,
    rows: impl Iterator<Item = &'a str>,
    routes: &RouteTable,
    concerned: impl Fn(&RouteEntry) -> bool,
) {
    let mut there = BTreeSet::new();
    for row in rows {
        assert!(there.insert(row.to_owned()), "{row} stands twice in the table «{table}»");
    }
    let due: BTreeSet<String> = routes.iter().filter(|entry| concerned(entry)).map(named).collect();
    let missing: Vec<_> = due.difference(&there).collect();
    assert!(missing.is_empty(), "enter these routes into the table «{table}»: {missing:#?}");
    let gone: Vec<_> = there.difference(&due).collect();
    assert!(gone.is_empty(), "the table «{table}» has rows without a route: {gone:#?}");
}

fn is_get(entry: &RouteEntry) -> bool {
    entry.method == Method::GET
}

fn is_desk(entry: &RouteEntry) -> bool {
    entry.route.pattern.starts_with("/desk")
}

fn is_about_decisions(entry: &RouteEntry) -> bool {
    entry.route.pattern.contains("/decisions")
}

fn needs_somebody(entry: &RouteEntry) -> bool {
    entry.access != RouteAccess::Everyone
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_is_what_its_tables_say() {
    let harness = Harness::on(Engine::Sqlite).await;
    let scene = Scene::set(&harness).await;
    let routes = routes(&harness);
    strangers::assert_without_sign_in(&scene, &routes).await;
    roles::assert_wrong_role(&scene, &routes).await;
    towns::assert_wrong_town(&scene, &routes).await;
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_of_residents_and_programs_leaves_its_event() {
    let harness = Harness::on(Engine::Sqlite).await;
    let routes = routes(&harness);
    events::assert_declares_its_event(&routes);
    posts::assert_leaves_what_it_declares(&harness, &routes, |entry| !is_desk(entry)).await;
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_of_staff_leaves_its_event() {
    let harness = Harness::on(Engine::Sqlite).await;
    let concerned = |entry: &RouteEntry| is_desk(entry) && !is_about_decisions(entry);
    posts::assert_leaves_what_it_declares(&harness, &routes(&harness), concerned).await;
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_change_of_a_decision_leaves_its_event() {
    let harness = Harness::on(Engine::Sqlite).await;
    let concerned = |entry: &RouteEntry| is_desk(entry) && is_about_decisions(entry);
    posts::assert_leaves_what_it_declares(&harness, &routes(&harness), concerned).await;
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_get_changes_nothing() {
    let harness = Harness::on(Engine::Sqlite).await;
    let scene = Scene::set(&harness).await;
    reading::assert_changes_nothing(&scene, &routes(&harness)).await;
    harness.end().await;
}

/// What one engine keeps and the other refuses is seen in their answers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signs_that_are_no_text_are_refused_alike_on_both_engines() {
    let on_sqlite = Box::pin(signs::answers([Engine::Sqlite, Engine::Sqlite])).await;
    signs::assert_refused(&on_sqlite);
    if let (Some(first), Some(second)) = (Engine::postgres(), Engine::postgres()) {
        let on_postgres = Box::pin(signs::answers([first, second])).await;
        let differ: Vec<_> =
            on_postgres.iter().zip(&on_sqlite).filter(|(one, other)| one.1 != other.1).collect();
        assert!(differ.is_empty(), "{differ:#?}");
        assert_eq!(on_postgres.len(), on_sqlite.len());
    }
}
