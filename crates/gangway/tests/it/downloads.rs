//! Documents as downloads: whole, with their length, handed on while they are read.

use axum::http::{HeaderMap, header};
use casework::mailbox::write_to_town;
use kernel::documents::Upload;
use testing::{Engine, Harness, samples::PHOTO};

/// More than a few pieces of the vault.
const PADDING: usize = 300_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_download_is_whole_and_says_how_long_it_is() {
    let harness = Harness::on(Engine::Sqlite).await;
    let owner = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let case = owner.apply(&harness).await.case;
    harness.run_due_jobs().await;
    let bytes = [PHOTO, &vec![0; PADDING]].concat();
    let upload = Upload { name: "Hänger.jpg".to_owned(), bytes: bytes.clone() };
    write_to_town(owner.ctx(&harness), case, "Mit Foto.", vec![(None, upload)]).await.unwrap();
    let file = cases::read_case(harness.ctx(harness.town.id), case).await.unwrap();
    let resident = harness.browser(&harness.town).with_cookie("gw-resident", &owner.begun.token.reveal());
    let streets = harness.town.sign_in(&harness, "streets").await;
    let desk = harness.browser(&harness.town).with_cookie("gw-staff", &streets.begun.token.reveal());
    let photo = file.case.documents().last().unwrap().document.clone();
    for (browser, face) in [(&resident, ""), (&desk, "/desk")] {
        let got = browser.get(&format!("{face}/cases/{case}/papers/{}", photo.id)).await;
        assert_eq!(length(&got.headers), Some(bytes.len()));
        assert_eq!(got.headers[header::CONTENT_TYPE], "image/jpeg");
        assert!(got.body == bytes, "{} of {} bytes", got.body.len(), bytes.len());
    }
    for filed in file.case.documents() {
        let path = format!("/cases/{case}/papers/{}", filed.document.id);
        let got = resident.get_compressed(&path).await;
        assert_eq!(length(&got.headers), Some(usize::try_from(filed.document.bytes).unwrap()), "{path}");
        assert_eq!(got.headers.get(header::CONTENT_ENCODING), None);
    }

    let row = harness.ports.store.document(harness.town.id, photo.id).await.unwrap().unwrap();
    let hash = row.object.to_string();
    let vault = harness.folder.path().join("vault").join(harness.town.id.to_string());
    std::fs::write(vault.join(hash.get(..2).unwrap()).join(&hash), b"changed").unwrap();
    let broken = resident.get(&format!("/cases/{case}/papers/{}", photo.id)).await;
    assert!(broken.status.is_server_error(), "what cannot be read from its beginning is told in words");
    harness.end().await;
}

fn length(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
