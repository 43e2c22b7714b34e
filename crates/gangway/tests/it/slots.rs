//! Slots of pages: what a wing adds stands on pages of others, and what fails there does not take the page with it.

use admin::clients::revoke_client;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use case::Case;
use kit::{
    parts::{Fact, Facts, Link},
    problem::WebError,
    slots::{DeskSlot, FormButton, Panel, PanelBody, Panels, PortalSlot, SlotFiller, Slots, TextSlot},
    urls::{Url as _, desk, portal},
};
use testing::{CLIENT_ADDRESS, Engine, Harness, on_both_engines, operator};
use tower::ServiceExt as _;

on_both_engines!(Harness: the_desk_shows_through_which_program_a_case_came);

async fn the_desk_shows_through_which_program_a_case_came(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    program.file("haltverbotszone", "key", &program.zone().await).await;
    let filed = harness.cases().await.remove(0).case;
    let written =
        harness.resident(&harness.town, "mehmet.yildiz@example.org").await.apply(harness).await.case;
    let streets = harness.town.sign_in(harness, "streets").await;
    let staff = harness.browser(&harness.town).with_cookie("gw-staff", &streets.begun.token.reveal());

    let page = staff.get(&format!("/desk/cases/{filed}")).await.text();
    assert!(page.contains("Das Programm „Formularserver“ hat den Antrag eingereicht."), "{page}");
    let page = staff.get(&format!("/desk/cases/{written}")).await.text();
    assert!(!page.contains("Eingang über die Schnittstelle"), "nobody but the applicant filed it");

    let town = harness.ctx(harness.town.id);
    revoke_client(town, harness.command(), operator(), program.client).await.unwrap();
    let page = staff.get(&format!("/desk/cases/{filed}")).await.text();
    assert!(page.contains("nicht mehr zugelassen"), "{page}");
}

/// Fills every slot.
struct Everywhere;

/// Fails wherever something is read for a slot.
struct Failing;

impl SlotFiller for Failing {
    fn portal_case<'a>(&'a self, _at: PortalSlot<'a>, _case: &'a Case) -> Panels<'a> {
        Box::pin(async { Err(WebError::TimedOut) })
    }

    fn desk_case<'a>(&'a self, _at: DeskSlot<'a>, _case: &'a Case) -> Panels<'a> {
        Box::pin(async { Err(WebError::TimedOut) })
    }
}

impl SlotFiller for Everywhere {
    fn portal_navigation(&self, _at: &PortalSlot<'_>) -> Vec<Link> {
        vec![Link::new("Added to the portal", &portal::Help)]
    }

    fn desk_navigation(&self, at: &DeskSlot<'_>) -> Vec<Link> {
        vec![Link::new(format!("Added for {}", at.staff.signed_in.name()), &desk::PrintList)]
    }

    fn portal_case<'a>(&'a self, _at: PortalSlot<'a>, case: &'a Case) -> Panels<'a> {
        let facts = Facts::small(vec![Fact::new("Subject", case.subject().as_str())]);
        let panel =
            Panel { id: "added", heading: "Added for the resident".to_owned(), body: PanelBody::new(facts) };
        Box::pin(async { Ok(vec![panel]) })
    }

    fn desk_case<'a>(&'a self, _at: DeskSlot<'a>, case: &'a Case) -> Panels<'a> {
        let facts = Facts::small(vec![Fact::new("Number & year", case.number().as_str())]);
        let panel = Panel { id: "added", heading: "Added beside".to_owned(), body: PanelBody::new(facts) };
        Box::pin(async { Ok(vec![panel]) })
    }

    fn desk_text(&self, _at: &DeskSlot<'_>, text: &TextSlot) -> Vec<FormButton> {
        let action = desk::Case { case: text.case }.href();
        vec![FormButton { label: format!("Help with {}", text.field), action, field: text.field.clone() }]
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wing_fills_every_slot_and_its_failure_takes_no_page_along() {
    let harness = Harness::on(Engine::Sqlite).await;
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let case = mehmet.apply(&harness).await.case;
    let streets = harness.town.sign_in(&harness, "streets").await;
    streets.take(&harness, case).await.unwrap();
    let decision = streets.begin_granting(&harness, case).await;
    let site =
        harness.site().clone().with_slots(Slots::filled_by(vec![Box::new(Failing), Box::new(Everywhere)]));
    let router = site::routes::router(site, Router::new());
    let get = async |path: String, cookie: String| {
        let request = Request::get(path)
            .header(header::HOST, &harness.town.host)
            .header(header::COOKIE, cookie)
            .extension(ConnectInfo(std::net::SocketAddr::from((CLIENT_ADDRESS, 40_000))));
        let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let text = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
        assert_eq!(parts.status, StatusCode::OK, "{text}");
        text
    };

    let resident = format!("gw-resident={}", mehmet.begun.token.reveal());
    let page = get(format!("/cases/{case}"), resident).await;
    for added in [">Added to the portal</a>", "Added for the resident"] {
        assert!(page.contains(added), "{added}: {page}");
    }

    let staff = format!("gw-staff={}", streets.begun.token.reveal());
    let page = get(format!("/desk/cases/{case}"), staff.clone()).await;
    for added in ["Added for ", "Added beside", "Number &#38; year", "Help with text", "Help with note"] {
        assert!(page.contains(added), "{added}: {page}");
    }
    let page = get(format!("/desk/cases/{case}/decisions/{decision}"), staff).await;
    assert!(page.contains("Help with tenor"), "{page}");
    harness.end().await;
}
