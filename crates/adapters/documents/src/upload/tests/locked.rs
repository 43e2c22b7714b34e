//! Which encrypted PDFs open without a password.

use std::{collections::BTreeMap, sync::Arc};

use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary,
    encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter},
};

use super::*;

/// A small PDF that opens with this password, encrypted by a revision of the standard.
pub(super) fn pdf(password: &str, revision: u8) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.add_object(dictionary! { "Type" => "Pages", "Kids" => Vec::new(), "Count" => 0 });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let id = || Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id(), id()]);
    let state = state(&document, password, revision);
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn state(document: &Document, password: &str, revision: u8) -> EncryptionState {
    let (owner_password, permissions) = ("Eigentümerin", Permissions::all());
    let filter = |filter: Arc<dyn CryptFilter>| BTreeMap::from([(b"StdCF".to_vec(), filter)]);
    let version = match revision {
        2 => EncryptionVersion::V1 { document, owner_password, user_password: password, permissions },
        3 => EncryptionVersion::V2 {
            document,
            owner_password,
            user_password: password,
            key_length: 128,
            permissions,
        },
        4 => EncryptionVersion::V4 {
            document,
            encrypt_metadata: false,
            crypt_filters: filter(Arc::new(Aes128CryptFilter)),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password,
            user_password: password,
            permissions,
        },
        _ => EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: filter(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &[7; 32],
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password,
            user_password: password,
            permissions,
        },
    };
    EncryptionState::try_from(version).unwrap()
}

#[test]
fn a_pdf_is_locked_only_if_it_needs_a_password() {
    for revision in [2, 3, 4, 6] {
        assert_eq!(refused(&pdf("geheim", revision)), Some(UploadRefused::Locked), "revision {revision}");
        assert_eq!(refused(&pdf("", revision)), None, "revision {revision}");
    }
    let mention = [b"%PDF-1.7\n% about /Encrypt\n", &PDF[9..]].concat();
    assert_eq!(refused(&mention), None);
}

/// The end leads nowhere, as in files that were sent as text: the trailer is found by its word.
#[test]
fn a_broken_end_hides_no_lock() {
    let bytes = pdf("geheim", 3);
    let end = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    let bytes = [&bytes[..end], b"startxref\n999999\n%%EOF\n"].concat();
    assert_eq!(refused(&bytes), Some(UploadRefused::Locked));
}

#[test]
fn other_locks_need_more_than_an_empty_password() {
    let locked = |dictionary: &str| {
        format!(
            "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj{dictionary}endobj\ntrailer<</Root 1 0 R/#45ncrypt 2 0 R>>\nstartxref\n9\n%%EOF\n"
        )
    };
    assert_eq!(refused(locked("<</Filter/Adobe.PubSec>>").as_bytes()), Some(UploadRefused::Locked));
    // What cannot be read is not known to be locked.
    for unreadable in ["", "<<", "<</Filter/Standard/R 6/U()>>", &"[".repeat(50_000)] {
        assert_eq!(refused(locked(unreadable).as_bytes()), None);
    }
}
