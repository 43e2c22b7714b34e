//! The frame of the desk.

use crate::{parts::Link, urls::Href};

/// What stands around a page of the desk.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct DeskFrame {
    /// Short name of the town.
    pub town: String,
    /// The page's own part of the title.
    pub title: String,
    pub area: DeskArea,
    /// None before sign-in.
    pub person: Option<PersonView>,
    /// Which ways the bar offers this person.
    pub reach: Reach,
    /// Entries of the bar that other wings add.
    pub more: Vec<Link>,
    /// The queues beside lists; empty on pages that need the width.
    pub side: Vec<SideGroup>,
}

/// The part of the desk that a page belongs to; its entry in the bar is marked.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskArea {
    Queues,
    PrintList,
}

/// How far somebody sees into cases; the bar offers no way that would end at a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// No cases at all: they run the house or write forms.
    Nothing,
    /// They read cases: lists and search.
    Reads,
    /// They work on cases: the print list too.
    Works,
}

/// A member of staff as shown.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct PersonView {
    pub name: String,
    /// One or two letters.
    pub initials: String,
}

impl PersonView {
    /// A person by name; the initials are the first letters of the first and the last word.
    pub fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        let words: Vec<&str> = name.split_whitespace().filter(|word| !word.ends_with('.')).collect();
        let letters = [words.first(), words.last().filter(|_| words.len() > 1)];
        let initials = letters.into_iter().flatten().filter_map(|word| word.chars().next()).collect();
        Self { name, initials }
    }
}

/// A headed list of queues.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct SideGroup {
    pub heading: String,
    pub entries: Vec<SideEntry>,
}

/// A queue with the number of cases in it.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct SideEntry {
    pub name: String,
    pub href: Href,
    pub count: Option<u32>,
    /// Shown in red: something in it is late.
    pub late: bool,
    /// This is the queue that is shown.
    pub current: bool,
}

#[cfg(any(test, feature = "samples"))]
impl DeskFrame {
    /// The demo town with a signed-in caseworker, for samples.
    pub fn sample(title: impl Into<String>, side: Vec<SideGroup>) -> Self {
        Self {
            town: "Fördestadt".to_owned(),
            title: title.into(),
            area: DeskArea::Queues,
            person: Some(PersonView::named("Jonas Petersen")),
            reach: Reach::Works,
            more: Vec::new(),
            side,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_skip_titles() {
        assert_eq!(PersonView::named("Dr. Amira Yıldız").initials, "AY");
        assert_eq!(PersonView::named("Solveig").initials, "S");
    }
}
