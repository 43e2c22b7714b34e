//! Changing answers: one at a time, by row, or by the fields of a posted page.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{Answers, problem, shape::check_answer};
use crate::{
    compile::{Content, Node, NodeId, Revision},
    format::Kind,
    limits::{ROWS_MAX, ROWS_MIN_MAX},
    message::Problem,
    path::{self, Segment},
    read::is_empty,
};

impl Answers {
    /// Puts one raw answer in its place, making the groups and rows around it.
    ///
    /// # Errors
    ///
    /// [`Problem`] if the form has no such question, the row is out of reach, or the answer has no possible shape.
    pub fn set(&mut self, revision: &Revision, path: &str, raw: Json) -> Result<(), Problem> {
        let (segments, node) = locate(revision, path).ok_or_else(|| unknown(path))?;
        if node.question().is_none() {
            return Err(unknown(path));
        }
        if let Some(problem) = check_answer(path, &raw) {
            return Err(problem);
        }
        let (last, groups) = segments.split_last().ok_or_else(|| unknown(path))?;
        let mut entries = &mut self.root;
        for segment in groups {
            entries = enter(entries, segment).ok_or_else(|| unreachable_row(path))?;
        }
        entries.insert(last.key.to_owned(), raw);
        Ok(())
    }

    /// Appends an empty row to a repeated group and says which one it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] if there is no such repeated group or it is full.
    pub fn add_row(&mut self, revision: &Revision, path: &str) -> Result<usize, Problem> {
        let limit = most_rows(revision, path)?;
        let rows = self.rows_mut(path).ok_or_else(|| unknown(path))?;
        if rows.len() >= limit {
            return Err(problem(
                path,
                "too_many_rows",
                format!("Mehr als {limit} Einträge sind hier nicht möglich."),
                format!("More than {limit} entries are not possible here."),
            ));
        }
        rows.push(Json::Object(Map::new()));
        Ok(rows.len() - 1)
    }

    /// Takes a row out of a repeated group; the rows after it move up. A row that is not there is no mistake.
    ///
    /// # Errors
    ///
    /// [`Problem`] if there is no such repeated group.
    pub fn remove_row(&mut self, revision: &Revision, path: &str, row: usize) -> Result<(), Problem> {
        most_rows(revision, path)?;
        let rows = self.rows_mut(path).ok_or_else(|| unknown(path))?;
        if row < rows.len() {
            rows.remove(row);
        }
        Ok(())
    }

    /// Takes over the fields of a posted page; other answers stay as they are.
    ///
    /// A field is named by its path. A date may come as `….day`, `….month`, `….year`, an address by its parts, several
    /// options as the same name several times. So that an emptied list of checkboxes can be told from one that was
    /// not on the page, the page sends an empty hidden field of the same name along.
    ///
    /// # Errors
    ///
    /// The fields that the form does not know or that cannot be answers; all others are taken over.
    pub fn take_fields<'a>(
        &mut self,
        revision: &Revision,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), Vec<Problem>> {
        let mut collected: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        let mut problems = Vec::new();
        for (name, value) in fields {
            match field(revision, name) {
                Some((path, part)) => collected.entry(path).or_default().push((part, value)),
                None => problems.push(unknown(name)),
            }
        }
        for (path, values) in collected {
            let Some(question) = locate(revision, path).and_then(|(_, node)| node.question()) else {
                continue;
            };
            let raw = assemble(&question.kind, &values);
            problems.extend(self.set(revision, path, raw).err());
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    fn rows_mut(&mut self, path: &str) -> Option<&mut Vec<Json>> {
        let segments = path::parse(path)?;
        let (last, groups) = segments.split_last()?;
        let mut entries = &mut self.root;
        for segment in groups {
            entries = enter(entries, segment)?;
        }
        let rows = entries.entry(last.key).or_insert_with(|| Json::Array(Vec::new()));
        if !rows.is_array() {
            *rows = Json::Array(Vec::new());
        }
        rows.as_array_mut()
    }
}

/// The path of the question that a field belongs to, and the part of its answer.
fn field<'a>(revision: &Revision, name: &'a str) -> Option<(&'a str, &'a str)> {
    let is_question = |path: &str| locate(revision, path).is_some_and(|(_, node)| node.question().is_some());
    if is_question(name) {
        return Some((name, ""));
    }
    name.rsplit_once('.').filter(|(path, _)| is_question(path))
}

fn assemble(kind: &Kind, values: &[(&str, &str)]) -> Json {
    let text = |value: &&str| Json::String((*value).to_owned());
    let is_given = |value: &&str| !value.trim().is_empty();
    match kind {
        Kind::SeveralOf(_) | Kind::File(_) => Json::Array(
            values.iter().map(|(_, value)| value).filter(|value| is_given(value)).map(text).collect(),
        ),
        Kind::Address | Kind::Date if values.iter().any(|(part, _)| !part.is_empty()) => Json::Object(
            values
                .iter()
                .filter(|(part, _)| !part.is_empty())
                .map(|(part, value)| ((*part).to_owned(), text(value)))
                .collect(),
        ),
        // A checkbox comes after its empty hidden field: what was given counts.
        _ => values
            .iter()
            .map(|(_, value)| value)
            .rfind(|value| is_given(value))
            .or(values.last().map(|(_, v)| v))
            .map_or(Json::Null, text),
    }
}

/// The node at a path, if rows stand exactly where groups are repeated.
pub(crate) fn locate<'r, 'p>(revision: &'r Revision, path: &'p str) -> Option<(Vec<Segment<'p>>, &'r Node)> {
    let segments = path::parse(path)?;
    let mut parent: Option<NodeId> = None;
    let mut found = None;
    for (position, segment) in segments.iter().enumerate() {
        let id = revision.child(parent, segment.key)?;
        let node = revision.node(id)?;
        let last = position + 1 == segments.len();
        if segment.row.is_some() != node.rows().is_some() && !(last && segment.row.is_none()) {
            return None;
        }
        parent = Some(id);
        found = Some(node);
    }
    Some((segments, found?))
}

fn most_rows(revision: &Revision, path: &str) -> Result<usize, Problem> {
    let (segments, node) = locate(revision, path).ok_or_else(|| unknown(path))?;
    match &node.content {
        Content::Group { group, inner: Some(_) }
            if segments.last().is_some_and(|last| last.row.is_none()) =>
        {
            Ok(group.repeat.as_ref().map_or(ROWS_MAX, |repeat| repeat.max as usize).min(ROWS_MAX))
        }
        _ => Err(unknown(path)),
    }
}

/// The entries of a group or row, made if they are missing: a page shows as many rows as a form demands at least.
fn enter<'a>(entries: &'a mut Map<String, Json>, segment: &Segment<'_>) -> Option<&'a mut Map<String, Json>> {
    let empty = || Json::Object(Map::new());
    let value = entries.entry(segment.key).or_insert(Json::Null);
    let value = match segment.row {
        None => value,
        Some(row) => {
            if !value.is_array() {
                *value = Json::Array(Vec::new());
            }
            let rows = value.as_array_mut()?;
            if row >= ROWS_MAX || row > rows.len() + ROWS_MIN_MAX as usize {
                return None;
            }
            while rows.len() <= row {
                rows.push(empty());
            }
            rows.get_mut(row)?
        }
    };
    if !value.is_object() && is_empty(value) {
        *value = empty();
    }
    value.as_object_mut()
}

fn unknown(path: &str) -> Problem {
    let shown: String = path.chars().take(200).collect();
    problem(
        &shown,
        "unknown_path",
        format!("Das Formular hat keine Frage „{shown}“."),
        format!("The form has no question “{shown}”."),
    )
}

fn unreachable_row(path: &str) -> Problem {
    problem(
        path,
        "unknown_row",
        "Diesen Eintrag gibt es nicht. Fügen Sie die Einträge der Reihe nach hinzu.",
        "There is no such entry. Add the entries one after the other.",
    )
}
