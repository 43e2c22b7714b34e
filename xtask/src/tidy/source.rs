//! Rust as the rules read it: by its lines, which rustfmt has put where they belong.
//!
//! No parser: an item opens on a line of its own, and its end is a brace at the same indentation.

/// A function with its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Function<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The line of `fn`, from 1.
    pub(super) line: usize,
    /// From `fn` to the opening brace, on one line.
    pub(super) signature: String,
    /// How many lines stand between the braces.
    pub(super) body_lines: usize,
}

/// Every function in these numbered lines, inner ones too.
pub(super) fn functions<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<Function<'a>> {
    let lines: Vec<(usize, &str)> = lines.collect();
    let opened = lines.iter().enumerate().filter_map(|(at, (number, line))| {
        let name = after_keyword(line, &["fn"])?;
        let rest = lines.get(at..)?;
        let head = rest.iter().position(|(_, line)| line.ends_with(['{', '}', ';']))?;
        let signature: Vec<&str> = rest.iter().take(head + 1).map(|(_, line)| line.trim()).collect();
        let end = format!("{}}}", indentation(line));
        let is_open = rest.get(head)?.1.ends_with('{');
        let body_lines = rest.iter().skip(head + 1).take_while(|(_, line)| is_open && *line != end).count();
        Some(Function { name, line: *number, signature: signature.join(" "), body_lines })
    });
    opened.collect()
}

/// The name of the public type that this line opens: `pub struct Town {` opens `Town`.
pub(super) fn public_type(line: &str) -> Option<&str> {
    let is_public = line.trim_start().starts_with("pub ");
    is_public.then(|| after_keyword(line, &["struct", "enum", "trait", "type", "union"])).flatten()
}

/// The name of the type that this line opens, public or not.
pub(super) fn any_type(line: &str) -> Option<&str> {
    after_keyword(line, &["struct", "enum", "trait", "union"])
}

/// The name after one of these keywords, when nothing but visibility and qualifiers stands before.
fn after_keyword<'a>(line: &'a str, keywords: &[&str]) -> Option<&'a str> {
    let mut rest = line.trim_start();
    while let Some((word, after)) = rest.split_once(' ') {
        if keywords.contains(&word) {
            let end = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
            return after.get(..end).filter(|name| !name.is_empty());
        }
        let qualifies = matches!(word, "pub" | "const" | "async" | "unsafe") || word.starts_with("pub(");
        // `pub(in crate::x)` has a space of its own.
        rest = if word == "pub(in" { after.split_once(") ")?.1 } else { after };
        if !qualifies {
            return None;
        }
    }
    None
}

/// Whether a line of code names this crate: a path begins with it, or a `use` brings it in.
pub(super) fn names_crate(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    !line.starts_with("//")
        && line.match_indices(name).any(|(at, found)| {
            let before = line.get(..at).unwrap_or_default();
            let after = line.get(at + found.len()..).unwrap_or_default();
            // `::serde::…` is a crate, `crate::serde::…` is a module.
            let is_first =
                !before.strip_suffix("::").unwrap_or(before).ends_with(|c: char| joins(c) || c == ':');
            let is_imported = (line.starts_with("use ") || line.starts_with("pub use "))
                && after.starts_with([';', ' ', ',']);
            is_first && (after.starts_with("::") || is_imported)
        })
}

/// The spaces before a line.
fn indentation(line: &str) -> &str {
    line.strip_suffix(line.trim_start()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_with_their_extent() {
        let text = "pub(crate) async fn show(\n    State(site): State<Site>,\n) -> Answer {\n    a();\n\n    b()\n}\n\
                    impl X {\n    const fn one() -> u8 { 1 }\n    fn told(&self);\n}\n// fn none() {}\n";
        let found = functions((1..).zip(text.lines()));
        let told: Vec<_> = found.iter().map(|found| (found.name, found.line, found.body_lines)).collect();
        assert_eq!(told, [("show", 1, 3), ("one", 9, 0), ("told", 10, 0)]);
        assert_eq!(
            found.first().unwrap().signature,
            "pub(crate) async fn show( State(site): State<Site>, ) -> Answer {"
        );
    }

    #[test]
    fn types_are_found_by_their_keyword() {
        assert_eq!(public_type("pub struct Town {"), Some("Town"));
        assert_eq!(public_type("    pub enum State<T> {"), Some("State"));
        assert_eq!(public_type("pub(crate) struct Town;"), None);
        assert_eq!(public_type("pub fn a() {}"), None);
        assert_eq!(any_type("pub(in crate::town) struct Town(u8);"), Some("Town"));
    }

    #[test]
    fn a_crate_is_named_where_a_path_begins() {
        for good in [
            "use serde::Serialize;",
            "#[derive(serde::Serialize)]",
            "fn a() -> ::serde::Json {",
            "use serde;",
        ] {
            assert!(names_crate(good, "serde"), "{good}");
        }
        for bad in
            ["use serde_json::Value;", "use crate::serde::Format;", "// serde::Serialize", "let serde = 1;"]
        {
            assert!(!names_crate(bad, "serde"), "{bad}");
        }
    }
}
