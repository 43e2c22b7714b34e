//! The documents that a filing names: each was handed in by this client, and the answers say of it what the vault knows.

use kernel::{
    context::ClientContext,
    documents::open_name,
    error::{UseCaseError, codes::UploadCode},
    rows::{DocumentOwner, DocumentRow},
};
use serde_json::Value as Json;

use crate::clients::ClientFiling;

pub(crate) struct NamedDocument {
    pub(crate) row: DocumentRow,
    pub(crate) path: String,
    pub(crate) name: String,
}

pub(crate) async fn named_documents(
    ctx: ClientContext<'_>,
    filing: &ClientFiling,
) -> Result<Vec<NamedDocument>, UseCaseError> {
    let mut documents: Vec<NamedDocument> = Vec::with_capacity(filing.documents.len());
    for id in &filing.documents {
        if documents.iter().any(|known| known.row.document == *id) {
            return Err(UseCaseError::entry(format!("papers.{id}"), UploadCode::Unknown));
        }
        let row = ctx.ports.store.document(ctx.town, *id).await?;
        let row = row.filter(|row| row.owner == DocumentOwner::Client(ctx.client));
        let row = row.ok_or_else(|| UseCaseError::entry(format!("papers.{id}"), UploadCode::Unknown))?;
        let name = open_name(ctx.ports, &row).await?;
        let path = path_of(&filing.answers, &id.to_string(), "").unwrap_or_default();
        documents.push(NamedDocument { row, path, name });
    }
    Ok(documents)
}

/// A question is not answered by a document that nobody has handed in: every document in the answers stands in the list too.
pub(crate) fn refuse_unnamed(answers: &Json, documents: &[NamedDocument]) -> Result<(), UseCaseError> {
    match answers {
        Json::Object(entries) => {
            let claimed = entries.get("paper").and_then(Json::as_str).filter(|_| is_document(entries));
            let unnamed =
                claimed.filter(|id| !documents.iter().any(|known| known.row.document.to_string() == *id));
            if let Some(id) = unnamed {
                let id: String = id.chars().take(64).collect();
                return Err(UseCaseError::entry(format!("papers.{id}"), UploadCode::Unknown));
            }
            entries.values().try_for_each(|entry| refuse_unnamed(entry, documents))
        }
        Json::Array(items) => items.iter().try_for_each(|item| refuse_unnamed(item, documents)),
        _ => Ok(()),
    }
}

/// Whether an object is a document, and not a row of a group that happens to have a question of that name.
fn is_document(entries: &serde_json::Map<String, Json>) -> bool {
    entries.keys().all(|key| matches!(key.as_str(), "paper" | "name" | "media_type" | "bytes"))
}

/// The path of the answer that names a document.
fn path_of(answers: &Json, document: &str, at: &str) -> Option<String> {
    match answers {
        Json::Object(entries) if entries.get("paper").and_then(Json::as_str) == Some(document) => {
            Some(at.to_owned())
        }
        Json::Object(entries) => entries.iter().find_map(|(key, value)| {
            path_of(value, document, &if at.is_empty() { key.clone() } else { format!("{at}.{key}") })
        }),
        // A list of documents belongs to one question; rows of a group have their number in the path.
        Json::Array(items) if items.iter().any(|item| item.get("paper").is_some()) => {
            items.iter().find_map(|item| path_of(item, document, at))
        }
        Json::Array(items) => {
            items.iter().enumerate().find_map(|(row, item)| path_of(item, document, &format!("{at}[{row}]")))
        }
        _ => None,
    }
}

/// Name, type and size of a document are what the vault knows, never what a client says.
pub(crate) fn with_facts(answers: Json, documents: &[NamedDocument]) -> Json {
    match answers {
        Json::Object(entries) => {
            let id = entries.get("paper").and_then(Json::as_str);
            let known =
                id.and_then(|id| documents.iter().find(|document| document.row.document.to_string() == id));
            match known {
                Some(document) => form::read::Document {
                    document: document.row.document.to_string(),
                    name: document.name.clone(),
                    media_type: document.row.media_type.clone(),
                    bytes: document.row.bytes,
                }
                .to_answer(),
                None => Json::Object(
                    entries.into_iter().map(|(key, value)| (key, with_facts(value, documents))).collect(),
                ),
            }
        }
        Json::Array(items) => {
            Json::Array(items.into_iter().map(|item| with_facts(item, documents)).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_is_found_at_its_question() {
        let answers = json!({
            "trees": [{ "photo": [{ "paper": "a" }] }, { "photo": [{ "paper": "b" }, { "paper": "c" }] }],
            "plan": { "paper": "d" }
        });
        assert_eq!(path_of(&answers, "c", "").as_deref(), Some("trees[1].photo"));
        assert_eq!(path_of(&answers, "d", "").as_deref(), Some("plan"));
        assert_eq!(path_of(&answers, "e", ""), None);
    }
}
