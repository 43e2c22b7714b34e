//! Uploaded documents as answers. The documents lie in the vault; the answer names them.

use feel::{Type, Value};
use locale::{Language, size};
use serde_json::Value as Json;

use super::{Fault, Reading, typed};
use crate::{format::FileLimits, limits::FILES_MAX, show};

/// One document as an answer holds it. Name, type and size are the vault's, never what a browser or client said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Id of the document in the vault.
    pub document: String,
    /// File name as shown to people.
    pub name: String,
    /// Media type by content.
    pub media_type: String,
    /// Size.
    pub bytes: u64,
}

impl Document {
    /// The raw answer that names this document.
    #[must_use]
    pub fn to_answer(&self) -> Json {
        serde_json::json!({
            "paper": self.document, "name": self.name, "media_type": self.media_type, "bytes": self.bytes,
        })
    }
}

/// `{paper, name, media_type: text, bytes: number}`.
pub(super) fn type_of() -> Type {
    Type::context([
        ("paper", Type::Text),
        ("name", Type::Text),
        ("media_type", Type::Text),
        ("bytes", Type::Number),
    ])
}

/// A list of documents; a single one may stand without the list.
pub(super) fn files(raw: &Json, limits: &FileLimits) -> Reading {
    let single = std::slice::from_ref(raw);
    let items = raw.as_array().map_or(single, Vec::as_slice);
    let most = limits.max_count.min(FILES_MAX) as usize;
    let mut values = Vec::new();
    let mut faults = Vec::new();
    for item in items.iter().filter(|item| !super::is_empty(item)).take(FILES_MAX as usize + 1) {
        match document(item) {
            Some(document) => {
                faults.extend(fault(&document, limits));
                values.push(value(document));
            }
            None => faults.push(Fault::wrong_shape("eine hochgeladene Datei", "An uploaded file")),
        }
    }
    let count = values.len();
    if let Some(min) = limits.min_count.filter(|&min| count < min as usize) {
        faults.push(Fault::new(
            "too_few_files",
            format!("Laden Sie mindestens {min} Dateien hoch."),
            format!("Upload at least {min} files."),
        ));
    }
    if count > most {
        let (de, en) = if most == 1 { ("eine Datei", "one file") } else { ("Dateien", "files") };
        let number = if most == 1 { String::new() } else { format!("{most} ") };
        faults.push(Fault::new(
            "too_many_files",
            format!("Laden Sie höchstens {number}{de} hoch."),
            format!("Upload at most {number}{en}."),
        ));
    }
    let value = if values.is_empty() { Value::Null } else { Value::List(values) };
    Reading { value, faults }
}

fn document(raw: &Json) -> Option<Document> {
    if let Some(id) = typed(raw) {
        return Some(Document {
            document: id.to_owned(),
            name: String::new(),
            media_type: String::new(),
            bytes: 0,
        });
    }
    let text = |key: &str| raw.get(key).map_or(Some(""), Json::as_str).map(str::to_owned);
    let id = raw.get("paper")?.as_str().filter(|id| !id.is_empty() && id.len() <= 100)?;
    let bytes = raw.get("bytes").map_or(Some(0), Json::as_u64).filter(|&bytes| bytes < 1 << 50)?;
    Some(Document { document: id.to_owned(), name: text("name")?, media_type: text("media_type")?, bytes })
}

fn value(document: Document) -> Value {
    Value::from([
        ("paper", Value::Text(document.document)),
        ("name", Value::Text(document.name)),
        ("media_type", Value::Text(document.media_type)),
        ("bytes", Value::Number(document.bytes.into())),
    ])
}

fn fault(document: &Document, limits: &FileLimits) -> Option<Fault> {
    let name = &document.name;
    // Type and size are facts of the vault: an answer without them names nothing that was ever uploaded.
    let unknown = |code| {
        Fault::new(
            code,
            "Diese Datei ist nicht vollständig angekommen. Laden Sie sie bitte noch einmal hoch.",
            "This file did not arrive completely. Please upload it again.",
        )
    };
    if document.media_type.is_empty() {
        return Some(unknown("file_type"));
    }
    if document.bytes == 0 {
        return Some(unknown("file_size"));
    }
    if !limits.accepted().any(|accepted| accepted == document.media_type) {
        let list = limits.accepted().map(show::media_type).collect::<Vec<_>>().join(", ");
        return Some(Fault::new(
            "file_type",
            format!("„{name}“ hat einen Dateityp, der hier nicht geht. Möglich sind: {list}."),
            format!("“{name}” has a file type that is not accepted here. Possible are: {list}."),
        ));
    }
    (document.bytes > limits.max_bytes).then(|| {
        let most = |language| size(language, limits.max_bytes);
        Fault::new(
            "file_size",
            format!("„{name}“ ist zu groß. Eine Datei darf höchstens {} haben.", most(Language::German)),
            format!("“{name}” is too large. A file may have at most {}.", most(Language::English)),
        )
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn documents_are_counted_typed_and_weighed() {
        let limits = FileLimits { max_bytes: 1_000, max_count: 2, ..FileLimits::default() };
        let document = |name: &str, media_type: &str, bytes: u64| {
            Document { document: "p1".into(), name: name.into(), media_type: media_type.into(), bytes }
                .to_answer()
        };
        let good = document("plan.pdf", "application/pdf", 1_000);
        let code = |raw: Json| files(&raw, &limits).faults.first().map(|fault| fault.code);
        assert_eq!(code(json!([good, good])), None);
        assert_eq!(code(good.clone()), None);
        assert_eq!(code(json!(["p1"])), Some("file_type"));
        assert_eq!(code(json!({"paper": "p1"})), Some("file_type"));
        assert_eq!(
            code(json!({"paper": "p1", "name": "a.pdf", "media_type": "application/pdf"})),
            Some("file_size")
        );
        assert_eq!(code(json!([good, good, good])), Some("too_many_files"));
        assert_eq!(code(json!([document("a.exe", "application/x-msdownload", 1)])), Some("file_type"));
        assert_eq!(code(json!([document("a.png", "image/png", 1_001)])), Some("file_size"));
        assert_eq!(code(json!([{"name": "x"}])), Some("wrong_shape"));
        assert_eq!(code(json!(3)), Some("wrong_shape"));
    }
}
