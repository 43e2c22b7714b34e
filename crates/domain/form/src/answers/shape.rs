//! Which JSON can be answers to a form.

use serde_json::{Map, Value as Json};

use super::{Answers, problem};
use crate::{
    compile::{Content, NodeId, Revision},
    limits::LONG_TEXT_MAX,
    message::Problem,
    path,
};

/// Most problems that are reported at once.
const PROBLEMS_MAX: usize = 50;
/// Values within one answer: options, files, parts.
const ITEMS_MAX: usize = 1_000;

/// Takes what fits the form.
pub(super) fn adopt(revision: &Revision, json: Json) -> (Answers, Vec<Problem>) {
    let mut adoption = Adoption { revision, problems: Vec::new() };
    let root = if let Json::Object(entries) = json {
        adoption.entries("", None, entries)
    } else {
        adoption.report(
            "",
            "wrong_shape",
            "Die Antworten müssen ein JSON-Objekt sein.",
            "The answers must be a JSON object.",
        );
        Map::new()
    };
    (Answers { root }, adoption.problems)
}

/// Checks one raw answer to a question.
pub(super) fn check_answer(path: &str, raw: &Json) -> Option<Problem> {
    if !fits(raw, 0) {
        return Some(problem(
            path,
            "wrong_shape",
            "Diese Antwort hat keine Form, die eine Frage kennt.",
            "This answer has no shape that a question knows.",
        ));
    }
    let longest = texts(raw).map(|text| text.chars().count()).max().unwrap_or_default();
    (longest > LONG_TEXT_MAX).then(|| {
        problem(
            path,
            "too_long",
            format!("Kürzen Sie den Text auf höchstens {LONG_TEXT_MAX} Zeichen."),
            format!("Shorten the text to at most {LONG_TEXT_MAX} characters."),
        )
    })
}

struct Adoption<'a> {
    revision: &'a Revision,
    problems: Vec<Problem>,
}

impl Adoption<'_> {
    fn report(&mut self, path: &str, code: &'static str, de: impl Into<String>, en: impl Into<String>) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem(path, code, de, en));
        }
    }

    fn entries(
        &mut self,
        outer: &str,
        parent: Option<NodeId>,
        entries: Map<String, Json>,
    ) -> Map<String, Json> {
        let mut kept = Map::new();
        for (key, raw) in entries {
            let path = path::join(outer, &key);
            let node = self.revision.child(parent, &key);
            let Some((id, node)) = node.and_then(|id| Some((id, self.revision.node(id)?))) else {
                let shown: String = path.chars().take(200).collect();
                self.report(
                    &shown,
                    "unknown_path",
                    format!("Das Formular hat keine Frage „{shown}“."),
                    format!("The form has no question “{shown}”."),
                );
                continue;
            };
            let adopted = match &node.content {
                Content::Note(_) => {
                    self.report(&path, "unknown_path", "Hier wird nichts gefragt.", "Nothing is asked here.");
                    None
                }
                Content::Question(_) => match check_answer(&path, &raw) {
                    None => Some(raw),
                    Some(problem) => {
                        if self.problems.len() < PROBLEMS_MAX {
                            self.problems.push(problem);
                        }
                        None
                    }
                },
                Content::Group { inner: None, .. } => self.group(&path, id, raw),
                Content::Group { inner: Some(_), .. } => self.rows(&path, id, raw),
            };
            if let Some(adopted) = adopted {
                kept.insert(key, adopted);
            }
        }
        kept
    }

    fn group(&mut self, path: &str, id: NodeId, raw: Json) -> Option<Json> {
        match raw {
            Json::Null => None,
            Json::Object(entries) => Some(Json::Object(self.entries(path, Some(id), entries))),
            _ => {
                self.report(
                    path,
                    "wrong_shape",
                    "Hier wird ein Objekt mit Antworten erwartet.",
                    "An object with answers is expected here.",
                );
                None
            }
        }
    }

    fn rows(&mut self, path: &str, id: NodeId, raw: Json) -> Option<Json> {
        let rows = match raw {
            Json::Null => return None,
            Json::Array(rows) => rows,
            _ => {
                self.report(
                    path,
                    "wrong_shape",
                    "Hier wird eine Liste von Objekten erwartet.",
                    "A list of objects is expected here.",
                );
                return None;
            }
        };
        // How many there may be is judged where the group is visible: a hidden one stands in nobody's way.
        let rows = rows.into_iter().enumerate().map(|(row, raw)| {
            let path = format!("{path}[{row}]");
            // A row keeps its place, so that the ones after it keep theirs.
            self.group(&path, id, raw).unwrap_or_else(|| Json::Object(Map::new()))
        });
        Some(Json::Array(rows.collect()))
    }
}

/// Whether a raw answer is a scalar, a list of such or of flat objects, or a flat object.
fn fits(raw: &Json, depth: usize) -> bool {
    match raw {
        Json::Array(items) => {
            depth == 0 && items.len() <= ITEMS_MAX && items.iter().all(|item| fits(item, 1))
        }
        Json::Object(entries) => {
            depth <= 1
                && entries.len() <= ITEMS_MAX
                && entries.values().all(|entry| !entry.is_array() && !entry.is_object())
        }
        _ => true,
    }
}

fn texts(raw: &Json) -> Box<dyn Iterator<Item = &str> + '_> {
    match raw {
        Json::String(text) => Box::new(std::iter::once(text.as_str())),
        Json::Array(items) => Box::new(items.iter().flat_map(texts)),
        Json::Object(entries) => Box::new(entries.values().flat_map(texts)),
        _ => Box::new(std::iter::empty()),
    }
}
