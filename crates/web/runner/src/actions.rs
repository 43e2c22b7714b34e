//! What the buttons of a step ask for.

use filing::RowChange;
use ids::DocumentId;

/// What a posted step is for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Action {
    /// On to the next step.
    Next,
    /// Later.
    Pause,
    /// Show what the answers open; also after an upload.
    Stay,
    /// Another row in the group at this path.
    Add(String),
    /// Open the row at this path.
    Edit(String),
    /// Close the row at this path, if nothing is wrong in it.
    Close(String),
    /// Take a row out.
    Remove(RowChange),
    RemoveDocument(DocumentId),
}

impl Action {
    /// The intent of a button's value; anything unknown stays on the page.
    pub fn parse(value: &str) -> Self {
        let (word, rest) = value.split_once(':').unwrap_or((value, ""));
        match word {
            "next" => Self::Next,
            "pause" => Self::Pause,
            "add" => Self::Add(rest.to_owned()),
            "edit" => Self::Edit(rest.to_owned()),
            "save" => Self::Close(rest.to_owned()),
            "remove" => match row_of(rest) {
                Some((group, row)) => Self::Remove(RowChange::Remove { group: group.to_owned(), row }),
                None => Self::Stay,
            },
            "remove-paper" => rest.parse().map_or(Self::Stay, Self::RemoveDocument),
            _ => Self::Stay,
        }
    }

    /// The change of rows that goes with it.
    #[must_use]
    pub fn change(&self) -> Option<RowChange> {
        match self {
            Self::Add(group) => Some(RowChange::Add(group.clone())),
            Self::Remove(change) => Some(change.clone()),
            _ => None,
        }
    }
}

/// `trees[1].roots[0]` → (`trees[1].roots`, 0).
fn row_of(path: &str) -> Option<(&str, usize)> {
    let (group, row) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some((group, row.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_read() {
        assert_eq!(Action::parse("next"), Action::Next);
        assert_eq!(Action::parse("add:trees"), Action::Add("trees".to_owned()));
        let removed = RowChange::Remove { group: "trees[1].roots".to_owned(), row: 0 };
        assert_eq!(Action::parse("remove:trees[1].roots[0]"), Action::Remove(removed));
        for odd in ["", "remove:trees", "remove-paper:x", "upload:photo", "drop table"] {
            assert_eq!(Action::parse(odd), Action::Stay);
        }
    }
}
