//! `letters/LANGUAGE/*.md`: letters in parts, with placeholders.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A letter of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// Eingangsbestätigung.
    Receipt,
    /// Nachfrage.
    Inquiry,
    /// Bescheid: granted.
    Granted,
    /// Bescheid: partly granted.
    Partly,
    /// Bescheid: refused.
    Refused,
    /// Bescheid: inadmissible.
    Inadmissible,
}

impl LetterKind {
    /// Every letter.
    pub const ALL: [Self; 6] =
        [Self::Receipt, Self::Inquiry, Self::Granted, Self::Partly, Self::Refused, Self::Inadmissible];

    /// The name of its file, without the ending.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Inquiry => "inquiry",
            Self::Granted => "granted",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::Inadmissible => "inadmissible",
        }
    }

    /// The parts that it has, all of them.
    #[must_use]
    pub const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Receipt | Self::Inquiry => &["subject", "opening", "ending"],
            Self::Granted | Self::Partly | Self::Refused | Self::Inadmissible => {
                &["subject", "tenor", "reasons"]
            }
        }
    }

    /// Whether it has legal effect; such letters are German.
    ///
    /// Legal source: § 23 (1) VwVfG.
    #[must_use]
    pub const fn is_decision(self) -> bool {
        !matches!(self, Self::Receipt | Self::Inquiry)
    }
}

/// The parts of a letter by name.
pub type Parts = BTreeMap<String, String>;

/// The letters of a service by language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// German.
    pub de: BTreeMap<LetterKind, Parts>,
    /// English: receipt and inquiry only.
    #[serde(default)]
    pub en: BTreeMap<LetterKind, Parts>,
}

impl Letters {
    /// A part of a German letter; empty if the pack has none.
    #[must_use]
    pub fn part(&self, letter: LetterKind, part: &str) -> &str {
        part_of(&self.de, letter, part).unwrap_or_default()
    }

    /// A part of an English letter, in German if it was not translated.
    #[must_use]
    pub fn part_in_english(&self, letter: LetterKind, part: &str) -> &str {
        part_of(&self.en, letter, part).unwrap_or_else(|| self.part(letter, part))
    }
}

/// Divides a letter's file by its lines `# part`.
///
/// # Errors
///
/// Says which part is unknown, missing or there twice.
pub(crate) fn parse(letter: LetterKind, text: &str) -> Result<Parts, String> {
    let mut parts = Parts::new();
    let mut open: Option<&str> = None;
    for (number, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("# ").map(str::trim) {
            if !letter.parts().contains(&name) {
                return Err(format!(
                    "line {}: there is no part «{name}» here, only {}",
                    number + 1,
                    list(letter)
                ));
            }
            if parts.insert(name.to_owned(), String::new()).is_some() {
                return Err(format!("line {}: the part «{name}» is there twice", number + 1));
            }
            open = Some(name);
        } else if let Some(part) = open.and_then(|name| parts.get_mut(name)) {
            part.push_str(line);
            part.push('\n');
        } else if !line.trim().is_empty() {
            return Err(format!("line {}: text before the first part", number + 1));
        }
    }
    for part in parts.values_mut() {
        *part = joined(part.trim());
    }
    match letter.parts().iter().find(|name| !parts.contains_key(**name)) {
        Some(missing) => Err(format!("the part «{missing}» is missing")),
        None => Ok(parts),
    }
}

/// Text without the line breaks that only keep a file readable: a single one joins, an empty line divides, and what is listed keeps its
/// lines.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<&str> = None;
    for line in text.lines() {
        if let Some(before) = before {
            let divides = before.trim().is_empty() || line.trim().is_empty();
            let runs_on = !divides && !is_item(line) && !is_heading(before) && !is_conditional(before);
            joined.push(if runs_on { ' ' } else { '\n' });
        }
        joined.push_str(if before.is_some() { line.trim() } else { line });
        before = Some(line);
    }
    joined
}

/// Whether a line begins something of its own: `- item`, `* item`, `1. item`, `## heading`, `{? condition }`.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    numbered || line.starts_with("- ") || line.starts_with("* ") || is_heading(line) || is_conditional(line)
}

/// Whether a line is there only under a condition: it ends with its own end.
fn is_conditional(line: &str) -> bool {
    line.trim_start().starts_with("{?")
}

fn is_heading(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn part_of<'a>(letters: &'a BTreeMap<LetterKind, Parts>, letter: LetterKind, part: &str) -> Option<&'a str> {
    letters.get(&letter)?.get(part).map(String::as_str)
}

fn list(letter: LetterKind) -> String {
    letter.parts().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_line_breaks_join_and_lists_keep_theirs() {
        assert_eq!(joined("eins\nzwei\n\ndrei\n- a\n- b\n  c"), "eins zwei\n\ndrei\n- a\n- b c");
        let conditional = "{? a } eins\n{? b } zwei\ndrei";
        assert_eq!(joined(conditional), conditional);
    }

    #[test]
    fn a_letter_is_divided_by_its_headings() {
        let parts = parse(
            LetterKind::Refused,
            "# subject\nAblehnung\n\n# tenor\nNein.\n## Hinweis\nDoch.\n# reasons\n",
        );
        let parts = parts.unwrap();
        assert_eq!(parts["subject"], "Ablehnung");
        assert_eq!(parts["tenor"], "Nein.\n## Hinweis\nDoch.");
        assert_eq!(parts["reasons"], "");
    }

    #[test]
    fn mistakes_name_their_line() {
        let refused = |text| parse(LetterKind::Receipt, text).unwrap_err();
        assert!(refused("Hallo").starts_with("line 1"));
        assert!(refused("# tenor").contains("only subject, opening, ending"));
        assert!(refused("# subject\n# subject").starts_with("line 2"));
        assert!(refused("# subject\nx\n# opening\ny").contains("«ending» is missing"));
    }
}
