//! What strangers may leave behind, and how much of a request is taken before anybody knows who sends it.

use cases::DeliveryChoice;
use filing::{delete_draft, my_drafts, start_draft, upload_document};
use kernel::{
    catalogue::offered_as,
    documents::{Upload, upload_rules},
    error::UseCaseError,
};
use testing::{
    Applicant, Engine, Harness, on_both_engines,
    samples::SKETCH,
    site::{Browser, FormFile},
};
use tokio::task::JoinSet;

use crate::server::{Instance, request};

on_both_engines!(
    Harness:
    papers_come_from_who_owns_what_they_belong_to,
    a_session_keeps_so_many_drafts,
    a_network_begins_so_many_drafts_in_a_day,
    the_drafts_of_a_session_hold_so_many_bytes,
);

/// The most that strangers' requests may add to the memory of a server.
const STRANGERS_MEMORY_MAX: u64 = 96 << 20;

fn browser<'a>(harness: &'a Harness, who: &Applicant) -> Browser<'a> {
    harness.browser(&harness.town).with_cookie("gw-resident", &who.begun.token.reveal())
}

/// A paper of more than a mebibyte, which only its draft's owner may bring.
async fn papers_come_from_who_owns_what_they_belong_to(harness: &Harness) {
    let (guest, other) = (harness.guest(&harness.town).await, harness.guest(&harness.town).await);
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let owner = browser(harness, &guest);
    let step = format!("/applications/{draft}/steps/applicant");
    let page = owner.get(&step).await;
    let mut form = page.forms().into_iter().find(|form| form.action.contains("/steps/")).unwrap();
    form.files.push(FormFile { field: "x".to_owned(), name: "x.pdf".to_owned(), bytes: vec![b'x'; 2 << 20] });
    let secret = owner.cookie("gw-form").unwrap();
    let stranger = harness.browser(&harness.town).with_cookie("gw-form", &secret);
    assert_eq!(stranger.submit(&form).await.status, 413, "nobody");
    let other = browser(harness, &other).with_cookie("gw-form", &secret);
    assert_eq!(other.submit(&form).await.status, 413, "somebody else");
    let taken = owner.submit(&form).await;
    assert_ne!(taken.status, 413, "the owner");
}

async fn a_session_keeps_so_many_drafts(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let most = harness.ports.quotas.drafts;
    for _ in 0..most {
        guest.draft(harness, DeliveryChoice::Post).await;
    }
    let browser = browser(harness, &guest);
    let page = browser.get("/services/haltverbotszone").await;
    let start = page.forms().into_iter().find(|form| form.action.contains("haltverbotszone")).unwrap();
    let refused = browser.submit(&start).await;
    let told = "Sie haben schon viele Anträge begonnen.";
    assert!(refused.status == 422 && refused.text().contains(told), "{}", refused.text());
    let drafts = my_drafts(guest.ctx(harness)).await.unwrap();
    assert_eq!(drafts.len(), most);
    delete_draft(guest.ctx(harness), drafts[0].row.draft).await.unwrap();
    assert_eq!(browser.submit(&start).await.status, 303);
    let other = harness.guest(&harness.town).await;
    other.draft(harness, DeliveryChoice::Post).await;
}

/// Each guest is another session: what they have in common is their network.
async fn a_network_begins_so_many_drafts_in_a_day(harness: &Harness) {
    let begin = async || {
        let guest = harness.browser(&harness.town);
        let page = guest.get("/services/haltverbotszone").await;
        let start = page.forms().into_iter().find(|form| form.action.contains("haltverbotszone")).unwrap();
        guest.submit(&start).await
    };
    let most = kit::security::DayQuotas::default().drafts;
    for number in 0..most {
        assert_eq!(begin().await.status, 303, "draft {number}");
    }
    let refused = begin().await;
    let told = "heute schon sehr viele Anträge begonnen";
    assert!(refused.status == 422 && refused.text().contains(told), "{}", refused.text());
}

async fn the_drafts_of_a_session_hold_so_many_bytes(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let service = offered_as(harness.ctx(harness.town.id), "haltverbotszone").await.unwrap();
    let mut paper = SKETCH.to_vec();
    let end = paper.len();
    paper.splice(end.saturating_sub(7)..end, vec![b' '; 15 << 20]);
    paper.extend_from_slice(b"\n%%EOF\n");
    let bring = async |number: u64| {
        let (id, revision) = (service.service, service.revision);
        let draft =
            start_draft(guest.ctx(harness), id, revision, filing::DraftContent::default()).await.unwrap();
        let upload = Upload { name: format!("{number}.pdf"), bytes: paper.clone() };
        upload_document(guest.ctx(harness), draft, "sketch", upload, &upload_rules()).await
    };
    let most = harness.ports.quotas.document_bytes / paper.len() as u64;
    let first = bring(0).await.unwrap().row.draft;
    for number in 1..most {
        bring(number).await.unwrap();
    }
    let Err(UseCaseError::Entries(entries)) = bring(most).await else { panic!("one more is too many") };
    assert_eq!(entries[0].code.name(), "upload-quota-used-up");
    delete_draft(guest.ctx(harness), first).await.unwrap();
    bring(most + 1).await.unwrap();
}

/// Sixteen bodies of 32 MiB from nobody, at the portal, at the desk and at the interface for programs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_bodies_are_not_taken_in() {
    let instance = Instance::on(Engine::Sqlite);
    let server = instance.serve().await;
    assert_eq!(request(server.address, "GET /healthz HTTP/1.1", b"").await.unwrap().status, 200);
    let before = server.memory_peak();
    let id = "01920000-0000-7000-8000-000000000001";
    let mut sent = JoinSet::new();
    for number in 0..16 {
        let path = match number % 4 {
            0 => format!("/foerdestadt/applications/{id}/steps/applicant"),
            1 => format!("/foerdestadt/cases/{id}/messages"),
            2 => format!("/foerdestadt/desk/cases/{id}/messages"),
            _ => "/api/v1/towns/foerdestadt/papers".to_owned(),
        };
        let head = format!(
            "POST {path} HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\nAuthorization: Bearer nobody\r\n\
             Content-Type: multipart/form-data; boundary=edge"
        );
        let address = server.address;
        sent.spawn(async move {
            let part = "--edge\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x\"\r\n\r\n";
            let body = [part.as_bytes(), &vec![b'x'; 32 << 20], b"\r\n--edge--\r\n"].concat();
            // The connection is closed on who goes on sending what nobody reads: then there is no answer to read.
            let answer = request(address, &head, &body).await;
            answer.map_or(true, |answer| answer.status >= 300)
        });
    }
    assert!(sent.join_all().await.into_iter().all(|refused| refused));
    let added = server.memory_peak().saturating_sub(before);
    assert!(added < STRANGERS_MEMORY_MAX, "{} MiB were added", added >> 20);
    assert_eq!(request(server.address, "GET /healthz HTTP/1.1", b"").await.unwrap().status, 200);
    server.stop().await;
}
