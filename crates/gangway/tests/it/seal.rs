//! `gangway town set --seal-key --seal-chain` and `gangway paper verify`.

use std::process::Command;

use crate::{
    call::{Folder, gangway},
    instance::Instance,
};

/// A key and a certificate for it, as `docs/operate.md` makes them; none without OpenSSL.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn openssl(folder: &Folder) -> Option<(String, String)> {
    let (key, chain) = (folder.path().join("seal.key"), folder.path().join("seal.crt"));
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "30",
        ])
        .args([
            "-subj",
            "/C=DE/O=Stadt Fördestadt/CN=Siegel",
            "-utf8",
            "-addext",
            "keyUsage=critical,digitalSignature",
        ])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&chain)
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        eprintln!("skipped: openssl is not there");
        return None;
    }
    Some((key.to_str().unwrap().to_owned(), chain.to_str().unwrap().to_owned()))
}

#[test]
fn a_seal_is_taken_kept_closed_and_told_in_the_journal() {
    let instance = Instance::with_town();
    let Some((key, chain)) = openssl(&instance.folder) else { return };
    let set = instance.in_town(&["town", "set"], &["--seal-key", &key, "--seal-chain", &chain]).done();
    assert_eq!(set["seal"]["qualified"], false);
    assert!(set["seal"]["subject"].as_str().unwrap().contains("Siegel"));
    let kept = std::fs::metadata(instance.path("data/seals/foerdestadt/key.pem")).unwrap();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&kept.permissions()) & 0o777, 0o600);
    assert_eq!(instance.call(&["journal", "verify"]).done()["events"], 3);
}

#[test]
fn key_and_chain_must_fit() {
    let instance = Instance::with_town();
    let other = Folder::new();
    let (Some((key, chain)), Some((other_key, _))) = (openssl(&instance.folder), openssl(&other)) else {
        return;
    };
    let set = |words: &[&str]| instance.in_town(&["town", "set"], words);
    let told = [
        set(&["--seal-key", &other_key, "--seal-chain", &chain]).refused(1),
        set(&["--seal-key", &chain, "--seal-chain", &chain]).refused(1),
        set(&["--seal-key", &key, "--seal-chain", &key]).refused(1),
        set(&["--seal-key", &key]).refused(2),
    ];
    insta::assert_snapshot!(told.map(|told| instance.hide(&told)).join("\n"));
    assert!(!instance.path("data/seals").exists());
}

#[test]
fn a_file_without_a_seal_and_what_is_no_pdf() {
    let folder = Folder::new();
    let verify = |path: &std::path::Path| gangway(["paper".as_ref(), "verify".as_ref(), path.as_os_str()]);
    let plain = folder.write("plain.pdf", "%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n");
    let (report, told) = verify(&plain).found();
    insta::assert_json_snapshot!(report);
    insta::assert_snapshot!(told);
    let text = folder.write("text.pdf", "hello");
    let told = [
        folder.hide(&verify(&text).refused(1)),
        folder.hide(&verify(&folder.path().join("missing.pdf")).refused(1)),
    ];
    insta::assert_snapshot!(told.join("\n"));
}
