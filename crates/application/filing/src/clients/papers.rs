//! The papers that a filing names: each was handed in by this client, and the answers say of it what the vault knows.

use kernel::{
    context::ClientContext,
    error::UseCaseError,
    papers::open_name,
    rows::{PaperOwner, PaperRow},
};
use serde_json::Value as Json;

use crate::clients::ClientFiling;

pub(crate) struct NamedPaper {
    pub(crate) row: PaperRow,
    pub(crate) path: String,
    pub(crate) name: String,
}

pub(crate) async fn named_papers(
    ctx: ClientContext<'_>,
    filing: &ClientFiling,
) -> Result<Vec<NamedPaper>, UseCaseError> {
    let mut papers: Vec<NamedPaper> = Vec::with_capacity(filing.papers.len());
    for id in &filing.papers {
        if papers.iter().any(|known| known.row.paper == *id) {
            return Err(UseCaseError::entry(format!("papers.{id}"), "paper-unknown"));
        }
        let row = ctx.ports.store.paper(ctx.town, *id).await?;
        let row = row.filter(|row| row.owner == PaperOwner::Client(ctx.client));
        let row = row.ok_or_else(|| UseCaseError::entry(format!("papers.{id}"), "paper-unknown"))?;
        let name = open_name(ctx.ports, &row).await?;
        let path = path_of(&filing.answers, &id.to_string(), "").unwrap_or_default();
        papers.push(NamedPaper { row, path, name });
    }
    Ok(papers)
}

/// A question is not answered by a paper that nobody has handed in: every paper in the answers stands in the list too.
pub(crate) fn refuse_unnamed(answers: &Json, papers: &[NamedPaper]) -> Result<(), UseCaseError> {
    match answers {
        Json::Object(entries) => {
            let claimed = entries.get("paper").and_then(Json::as_str).filter(|_| is_paper(entries));
            let unnamed = claimed.filter(|id| !papers.iter().any(|known| known.row.paper.to_string() == *id));
            if let Some(id) = unnamed {
                let id: String = id.chars().take(64).collect();
                return Err(UseCaseError::entry(format!("papers.{id}"), "paper-unknown"));
            }
            entries.values().try_for_each(|entry| refuse_unnamed(entry, papers))
        }
        Json::Array(items) => items.iter().try_for_each(|item| refuse_unnamed(item, papers)),
        _ => Ok(()),
    }
}

/// Whether an object is a paper, and not a row of a group that happens to have a question of that name.
fn is_paper(entries: &serde_json::Map<String, Json>) -> bool {
    entries.keys().all(|key| matches!(key.as_str(), "paper" | "name" | "media_type" | "bytes"))
}

/// The path of the answer that names a paper.
fn path_of(answers: &Json, paper: &str, at: &str) -> Option<String> {
    match answers {
        Json::Object(entries) if entries.get("paper").and_then(Json::as_str) == Some(paper) => {
            Some(at.to_owned())
        }
        Json::Object(entries) => entries.iter().find_map(|(key, value)| {
            path_of(value, paper, &if at.is_empty() { key.clone() } else { format!("{at}.{key}") })
        }),
        // A list of papers belongs to one question; rows of a group have their number in the path.
        Json::Array(items) if items.iter().any(|item| item.get("paper").is_some()) => {
            items.iter().find_map(|item| path_of(item, paper, at))
        }
        Json::Array(items) => {
            items.iter().enumerate().find_map(|(row, item)| path_of(item, paper, &format!("{at}[{row}]")))
        }
        _ => None,
    }
}

/// Name, type and size of a paper are what the vault knows, never what a client says.
pub(crate) fn with_facts(answers: Json, papers: &[NamedPaper]) -> Json {
    match answers {
        Json::Object(entries) => {
            let id = entries.get("paper").and_then(Json::as_str);
            let known = id.and_then(|id| papers.iter().find(|paper| paper.row.paper.to_string() == id));
            match known {
                Some(paper) => form::read::Paper {
                    paper: paper.row.paper.to_string(),
                    name: paper.name.clone(),
                    media_type: paper.row.media_type.clone(),
                    bytes: paper.row.bytes,
                }
                .to_answer(),
                None => Json::Object(
                    entries.into_iter().map(|(key, value)| (key, with_facts(value, papers))).collect(),
                ),
            }
        }
        Json::Array(items) => Json::Array(items.into_iter().map(|item| with_facts(item, papers)).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_paper_is_found_at_its_question() {
        let answers = json!({
            "trees": [{ "photo": [{ "paper": "a" }] }, { "photo": [{ "paper": "b" }, { "paper": "c" }] }],
            "plan": { "paper": "d" }
        });
        assert_eq!(path_of(&answers, "c", "").as_deref(), Some("trees[1].photo"));
        assert_eq!(path_of(&answers, "d", "").as_deref(), Some("plan"));
        assert_eq!(path_of(&answers, "e", ""), None);
    }
}
