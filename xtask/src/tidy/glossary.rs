//! One word per thing: every public type of the domain stands in the glossary, in backticks.
//!
//! What an event says is a type too, named like its kind; that stands in the page of the formats of events, which a test compares
//! with the code.

use super::{Checkout, File, Finding, metadata::Crate, source};

const PATH: &str = "docs/glossary.md";
const DOMAIN: &str = "crates/domain/";

/// Every public type of the domain that the glossary does not name.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let domain = checkout.crates.iter().filter(|member| member.folder.starts_with(DOMAIN));
    domain.flat_map(|member| missing_of(checkout, member)).collect()
}

fn missing_of(checkout: &Checkout, member: &Crate) -> Vec<Finding> {
    let glossary = checkout.file(PATH).map(|file| file.text.as_str()).unwrap_or_default();
    let sources = format!("{}src/", member.folder);
    let own = checkout.with_ending(".rs").filter(|file| file.path.starts_with(&sources));
    let types = own.flat_map(|file| types_of(file).into_iter().map(move |(line, name)| (file, line, name)));
    let events: Vec<&str> = checkout
        .with_ending(".rs")
        .filter(|file| file.path.starts_with(&sources))
        .flat_map(said_by)
        .collect();
    let missing =
        types.filter(|(_, _, name)| !events.contains(name) && !glossary.contains(&format!("`{name}`")));
    missing
        .map(|(file, line, name)| Finding::error(&file.path, line, format!("`{name}` is not in {PATH}")))
        .collect()
}

/// The public types of a file, those of a table of ids among them: `TownId = "town";`.
fn types_of(file: &File) -> Vec<(usize, &str)> {
    let lines = file.product_lines();
    let types =
        lines.filter_map(|(number, line)| Some((number, source::public_type(line).or_else(|| id(line))?)));
    types.collect()
}

/// The types that say what happened, in a table of kinds: `Seen(Seen) = "case.seen", Staff;`.
fn said_by(file: &File) -> Vec<&str> {
    let lines = file.product_lines();
    lines.filter_map(|(_, line)| payload(line)).collect()
}

fn payload(line: &str) -> Option<&str> {
    let (kind, rest) = line.trim().split_once('(')?;
    let (payload, name) = rest.split_once(") = \"")?;
    let is_kind = kind.chars().all(char::is_alphanumeric) && name.contains("\", ") && name.ends_with(';');
    let payload = payload.strip_prefix("Box<").and_then(|boxed| boxed.strip_suffix('>')).unwrap_or(payload);
    is_kind.then_some(payload)
}

fn id(line: &str) -> Option<&str> {
    let (name, rest) = line.trim().split_once(" = \"")?;
    let is_name = name.ends_with("Id") && name.chars().all(char::is_alphanumeric);
    (is_name && rest.ends_with("\";")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(glossary: &str, text: &str) -> Vec<String> {
        let member = Crate { name: "town".into(), folder: "crates/domain/town/".into(), ..Crate::default() };
        let checkout = Checkout::of(&[(PATH, glossary), ("crates/domain/town/src/lib.rs", text)]);
        missing_of(&checkout, &member).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_type_that_the_glossary_names_is_fine() {
        let text = "pub struct Town {\n}\nids! {\n    TownId = \"town\";\n}\npub(crate) enum Inner {}\n";
        assert_eq!(missing("| `Town`, `TownId` | Kommune |", text), Vec::<String>::new());
    }

    #[test]
    fn a_type_without_word_is_found() {
        let text = "pub enum Branding {\n}\n";
        let told = missing("| branding | Erscheinungsbild |", text);
        assert_eq!(told, ["crates/domain/town/src/lib.rs:1: `Branding` is not in docs/glossary.md"]);
        assert_eq!(missing("", "    TownId = \"town\";\n").len(), 1);
    }

    #[test]
    fn every_crate_of_the_domain_is_looked_at_and_no_other() {
        for (folder, expected) in [("crates/domain/town/", 1), ("crates/web/kit/", 0)] {
            let member = Crate { name: "town".into(), folder: folder.into(), ..Crate::default() };
            let path = format!("{folder}src/lib.rs");
            let checkout =
                Checkout { crates: vec![member], ..Checkout::of(&[(path.as_str(), "pub struct Town;")]) };
            assert_eq!(check(&checkout).len(), expected, "{folder}");
        }
    }

    #[test]
    fn what_an_event_says_stands_in_the_page_of_formats() {
        let text = "pub struct Filed {\n}\npub struct Seen {\n}\nkinds! {\n    Filed(Box<Filed>) = \"application.filed\", Both;\n    \
                    Seen(Seen) = \"case.seen\", Staff;\n}\n";
        assert_eq!(missing("", text), Vec::<String>::new());
        assert_eq!(missing("", "pub struct Seen {\n}\nlet seen = call(Seen);\n").len(), 1);
    }
}
