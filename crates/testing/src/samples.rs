//! What people hand in: answers and documents that are taken.

use std::{fs, path::Path};

use jiff::{ToSpan as _, civil::Date};
use serde_json::{Value, json};
use service::pack::Files;

/// A document that is taken.
pub const SKETCH: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n\
trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";

/// A picture that is taken.
pub const PHOTO: &[u8] =
    b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xc0\0\x08\x08\0\x01\0\x01\x01\xff\xda\0\x02..\xff\xd9";

/// Complete answers for a no-stopping zone in three weeks; a document's name, type and size are the vault's to say.
pub fn zone_answers(document: &str, today: Date) -> Value {
    let day = today.checked_add(21.days()).unwrap().to_string();
    json!({
        "applicant_kind": "person",
        "first_name": "Mehmet",
        "last_name": "Yıldız",
        "address": { "street": "Hafenstraße", "house_number": "7", "postcode": "24900", "town": "Fördestadt" },
        "on_site": { "name": "Mehmet Yıldız", "mobile": "0170 1234567" },
        "occasion": "move",
        "places": [{
            "street": "Hafenstraße", "house_from": "7", "side": "same", "metres": 15, "closure": "lane"
        }],
        "from_date": day,
        "from_time": "07:00",
        "to_date": day,
        "to_time": "18:00",
        "signs": "company",
        "signs_company": "Schilder Nord GmbH",
        "sketch": [{ "paper": document, "name": "-", "media_type": "application/pdf", "bytes": 1 }],
    })
}

/// Complete answers for felling a birch on one's own ground; its photo and the site plan are handed in beside them.
pub fn felling_answers(today: Date) -> Value {
    let from = today.checked_add(14.days()).unwrap();
    json!({
        "applicant_kind": "person",
        "first_name": "Henrike",
        "last_name": "Thomsen",
        "address": { "street": "Lindenweg", "house_number": "14", "postcode": "24900", "town": "Fördestadt" },
        "role": "owner",
        "site_is_address": true,
        "ground": "garden",
        "building": false,
        "trees": [{
            "number": "1",
            "kind": "deciduous",
            "species": "Hänge-Birke",
            "multi_stem": false,
            "girth_cm": 96,
            "height_m": 14,
            "measure": "fell",
            "reason": "danger",
            "reason_text": "Der Stamm neigt sich zum Haus.",
            "nests": "none",
        }],
        "felling_from": from,
        "felling_until": from.checked_add(60.days()).unwrap(),
        "replacement": "plant",
        "replacement_count": 1,
        "visit": true,
    })
}

/// The files of one of our packs, each by its path within.
pub fn pack_files(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name);
    files_below(&folder)
}

fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}
