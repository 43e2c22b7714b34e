//! What was typed to the questions that count, and what counts where nothing was typed.

use serde_json::{Map, Value as Json};

use super::Answers;
use crate::{
    compile::{Content, Node, NodeId, Revision},
    evaluate::Evaluation,
    path,
};

impl Answers {
    /// What was typed to the visible questions, unchanged: what is filed beside the effective answers, so that a number that was read
    /// wrongly can be proven. Nothing hidden is in it, and nothing that a rule calculates.
    #[must_use]
    pub fn shown(&self, revision: &Revision, evaluation: &Evaluation) -> Self {
        Self { root: Shown { revision, evaluation }.entries(None, "", &self.root) }
    }

    /// These answers, and where a question was never answered the one that counted: a default that stood when the answers were filed
    /// stays, although the rule would give another one today.
    #[must_use]
    pub fn or(&self, revision: &Revision, effective: &Map<String, Json>) -> Self {
        let mut root = self.root.clone();
        fill(revision, None, &mut root, effective);
        Self { root }
    }
}

struct Shown<'a> {
    revision: &'a Revision,
    evaluation: &'a Evaluation,
}

impl Shown<'_> {
    fn entries(&self, parent: Option<NodeId>, outer: &str, raw: &Map<String, Json>) -> Map<String, Json> {
        let shown = raw.iter().filter_map(|(key, raw)| {
            let path = path::join(outer, key);
            let id = self.revision.child(parent, key)?;
            let node = self.revision.node(id).filter(|_| self.evaluation.is_visible(&path))?;
            Some((key.clone(), self.node(id, node, &path, raw)?))
        });
        shown.collect()
    }

    fn node(&self, id: NodeId, node: &Node, path: &str, raw: &Json) -> Option<Json> {
        let inner = |path: &str, raw: &Json| {
            Json::Object(raw.as_object().map(|raw| self.entries(Some(id), path, raw)).unwrap_or_default())
        };
        match &node.content {
            Content::Note(_) => None,
            Content::Question(question) => question.calculated.is_none().then(|| raw.clone()),
            Content::Group { inner: None, .. } => Some(inner(path, raw)),
            Content::Group { inner: Some(_), .. } => {
                let rows = raw.as_array()?.iter().enumerate();
                Some(rows.map(|(row, raw)| inner(&format!("{path}[{row}]"), raw)).collect())
            }
        }
    }
}

fn fill(
    revision: &Revision,
    parent: Option<NodeId>,
    raw: &mut Map<String, Json>,
    effective: &Map<String, Json>,
) {
    for (key, counted) in effective {
        let Some(id) = revision.child(parent, key) else { continue };
        let is_question = revision.node(id).is_some_and(|node| node.question().is_some());
        match (raw.get_mut(key), counted) {
            (None, _) => {
                raw.insert(key.clone(), counted.clone());
            }
            (Some(_), _) if is_question => {}
            (Some(Json::Object(raw)), Json::Object(counted)) => fill(revision, Some(id), raw, counted),
            (Some(Json::Array(rows)), Json::Array(counted)) => {
                for (row, counted) in rows.iter_mut().zip(counted) {
                    if let (Json::Object(row), Json::Object(counted)) = (row, counted) {
                        fill(revision, Some(id), row, counted);
                    }
                }
            }
            _ => {}
        }
    }
}
