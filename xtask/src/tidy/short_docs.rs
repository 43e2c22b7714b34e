//! A comment says what its name does not: four words or fewer that only repeat it go.
//!
//! `/// The town.` above `town: TownId` tells nobody anything. What needs no sentence needs no comment; a type whose fields
//! are plain says so once, with `#[expect(missing_docs, reason = "…")]`. Where a comment is shown to somebody, in a description
//! of an interface or a schema, it stays.

use std::collections::BTreeSet;

use super::{Checkout, File, Finding, source};

const WORDS_MAX: usize = 4;
/// The folders that hold this.
const HELD: &[&str] = &["crates/"];
/// Derives and attributes that show comments to somebody.
const SHOWN: [&str; 9] =
    ["JsonSchema", "ToSchema", "IntoParams", "utoipa", "Parser", "Args", "Subcommand", "ValueEnum", "arg("];
/// Words without content of their own.
const FILLERS: &str =
    "a an and are as by for how in is it its of on or s that the their this to was were what which who with";

/// Every such comment in the folders that hold this.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let rust = checkout.with_ending(".rs");
    rust.filter(|file| HELD.iter().any(|folder| file.path.starts_with(folder))).flat_map(repeats_in).collect()
}

/// Every comment of a file that only repeats its name.
fn repeats_in(file: &File) -> Vec<Finding> {
    let lines: Vec<(usize, &str)> = file.product_lines().collect();
    let mut around = Around::default();
    let mut findings = Vec::new();
    for (at, (number, line)) in lines.iter().enumerate() {
        around.pass(line);
        let Some(comment) = doc(line) else { continue };
        let is_alone = at
            .checked_sub(1)
            .and_then(|before| lines.get(before))
            .is_none_or(|(_, line)| doc(line).is_none());
        let below = lines.get(at + 1..).unwrap_or_default();
        let (attributes, item) = item_of(below);
        let is_shown = around.is_shown || SHOWN.iter().any(|shown| attributes.contains(shown));
        let is_short = comment.split_whitespace().count() <= WORDS_MAX;
        if is_alone && is_short && !is_shown && doc(item).is_none() && repeats(comment, item, around.name) {
            let text = format!("«{comment}» only repeats the name: say more, or nothing");
            findings.push(Finding::error(&file.path, *number, text));
        }
    }
    findings
}

/// The type around a line.
#[derive(Default)]
struct Around<'a> {
    name: &'a str,
    is_shown: bool,
    derives: String,
}

impl<'a> Around<'a> {
    fn pass(&mut self, line: &'a str) {
        if line.trim_start().starts_with("#[") {
            self.derives.push_str(line);
        } else if let Some(name) = source::any_type(line) {
            self.is_shown = SHOWN.iter().any(|shown| self.derives.contains(shown));
            self.name = name;
            self.derives.clear();
        } else if line == "}" {
            *self = Self::default();
        } else if doc(line).is_none() && line.trim() != ")]" {
            self.derives.clear();
        }
    }
}

/// The text of a documentation comment.
fn doc(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("///").map(str::trim)
}

/// The attributes that follow, and the line with the item.
fn item_of<'a>(below: &[(usize, &'a str)]) -> (String, &'a str) {
    let is_attribute = |line: &str| line.trim_start().starts_with("#[");
    let attributes = below.iter().map(|(_, line)| *line).take_while(|line| is_attribute(line));
    let item = below.iter().map(|(_, line)| *line).find(|line| !is_attribute(line));
    (attributes.collect(), item.unwrap_or_default())
}

/// Whether every word with content stands in the item or in the name of the type around it.
fn repeats(comment: &str, item: &str, around: &str) -> bool {
    let known: BTreeSet<String> = words(item).into_iter().chain(words(around)).collect();
    let own = words(comment);
    !own.is_empty()
        && own.iter().all(|word| FILLERS.split(' ').any(|filler| filler == word) || known.contains(word))
}

/// The words of a text or of names in it, small and in the singular: `TownIds` has `town` and `id`.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut was_small = false;
    for letter in text.chars() {
        if !letter.is_alphanumeric() || (letter.is_uppercase() && was_small) {
            spaced.push(' ');
        }
        if letter.is_alphanumeric() {
            spaced.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase() || letter.is_ascii_digit();
    }
    spaced.split_whitespace().map(singular).collect()
}

fn singular(word: &str) -> String {
    match (word.strip_suffix("ies"), word.strip_suffix('s')) {
        (Some(stem), _) if stem.len() > 2 => format!("{stem}y"),
        (None, Some(stem)) if stem.len() > 2 => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        repeats_in(&File { path: "crates/domain/town/src/lib.rs".into(), text: text.into() }).len()
    }

    #[test]
    fn a_comment_that_repeats_the_name_is_found() {
        for bad in [
            "pub struct Row {\n    /// The town.\n    pub town: TownId,\n}\n",
            "pub struct Row {\n    /// Its settings.\n    #[serde(default)]\n    pub settings: Settings,\n}\n",
            "pub enum Event {\n    /// A paper.\n    Paper(PaperId),\n}\n",
            "pub struct Town {\n    /// The town's names.\n    pub name: String,\n}\n",
            "/// The routes.\nfn routes() {}\n",
        ] {
            assert_eq!(found(bad), 1, "{bad}");
        }
    }

    #[test]
    fn a_comment_that_says_more_stays() {
        for good in [
            "pub struct Row {\n    /// Microseconds, UTC.\n    pub at: i64,\n}\n",
            "pub struct Row {\n    /// The town.\n    ///\n    /// Never empty.\n    pub town: String,\n}\n",
            "pub struct Row {\n    /// The town that owns the department of this row.\n    pub town: TownId,\n}\n",
            "pub enum Event {\n    /// It came back.\n    Returned,\n}\n",
        ] {
            assert_eq!(found(good), 0, "{good}");
        }
    }

    #[test]
    fn a_comment_that_is_shown_to_somebody_stays() {
        let shown =
            "#[derive(Debug, ToSchema)]\npub struct Row {\n    /// The town.\n    pub town: String,\n}\n";
        assert_eq!(found(shown), 0);
        let after = format!("{shown}pub struct Other {{\n    /// The town.\n    pub town: String,\n}}\n");
        assert_eq!(found(&after), 1);
    }

    #[test]
    fn folders_are_looked_at_when_they_hold_it() {
        let text = "pub struct Row {\n    /// The town.\n    pub town: TownId,\n}\n";
        let checkout = Checkout::of(&[("crates/domain/town/src/lib.rs", text)]);
        assert_eq!(check(&checkout).len(), 1);
        assert_eq!(check(&Checkout::of(&[("xtask/src/main.rs", text)])), []);
    }
}
