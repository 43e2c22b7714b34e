//! The frame of the desk.

use crate::urls::Href;

/// What stands around a page of the desk.
#[derive(Debug, Clone)]
pub(crate) struct DeskFrame {
    /// Short name of the town.
    pub(crate) town: String,
    /// The page's own part of the title.
    pub(crate) title: String,
    pub(crate) area: DeskArea,
    /// None before sign-in.
    pub(crate) person: Option<PersonView>,
    /// Which ways the bar offers this person.
    pub(crate) reach: Reach,
    /// The queues beside lists; empty on pages that need the width.
    pub(crate) side: Vec<SideGroup>,
}

/// The part of the desk that a page belongs to; its entry in the bar is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeskArea {
    Queues,
    PrintList,
}

/// How far somebody sees into cases; the bar offers no way that would end at a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// No cases at all: they run the house or write forms.
    Nothing,
    /// They read cases: lists and search.
    Reads,
    /// They work on cases: the print list too.
    Works,
}

/// A member of staff as shown.
#[derive(Debug, Clone)]
pub(crate) struct PersonView {
    pub(crate) name: String,
    /// One or two letters.
    pub(crate) initials: String,
}

impl PersonView {
    /// A person by name; the initials are the first letters of the first and the last word.
    pub(crate) fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        let words: Vec<&str> = name.split_whitespace().filter(|word| !word.ends_with('.')).collect();
        let letters = [words.first(), words.last().filter(|_| words.len() > 1)];
        let initials = letters.into_iter().flatten().filter_map(|word| word.chars().next()).collect();
        Self { name, initials }
    }
}

/// A headed list of queues.
#[derive(Debug, Clone)]
pub(crate) struct SideGroup {
    pub(crate) heading: String,
    pub(crate) entries: Vec<SideEntry>,
}

/// A queue with the number of cases in it.
#[derive(Debug, Clone)]
pub(crate) struct SideEntry {
    pub(crate) name: String,
    pub(crate) href: Href,
    pub(crate) count: Option<u32>,
    /// Shown in red: something in it is late.
    pub(crate) late: bool,
    /// This is the queue that is shown.
    pub(crate) current: bool,
}

impl DeskFrame {
    /// The demo town with a signed-in caseworker, for samples.
    pub(crate) fn sample(title: impl Into<String>, side: Vec<SideGroup>) -> Self {
        Self {
            town: "Fördestadt".to_owned(),
            title: title.into(),
            area: DeskArea::Queues,
            person: Some(PersonView::named("Jonas Petersen")),
            reach: Reach::Works,
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
