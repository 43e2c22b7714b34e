//! Each key that a template or a source file names stands in the words that its crate can see, in both languages, and each key of
//! the word files is named by a crate that sees it.

use std::collections::BTreeSet;

use regex::Regex;

use crate::tree::{crates, files, files_of};

/// Whose words each crate sees: its own, and what `kit::words!` was told to lie below.
const SEES: [(&str, &[&str]); 6] = [
    ("api", &["api", "kit"]),
    ("desk", &["desk", "runner", "kit"]),
    ("kit", &["kit"]),
    ("portal", &["portal", "runner", "kit"]),
    ("runner", &["runner", "kit"]),
    ("site", &["kit"]),
];

#[test]
fn each_crate_stands_in_the_list() {
    let known: BTreeSet<_> = SEES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(crates().into_iter().collect::<BTreeSet<_>>(), known);
}

#[test]
fn each_named_key_exists_in_both_languages_where_its_crate_can_see_it() {
    for (name, sees) in SEES {
        let named = named(name);
        for language in ["de", "en"] {
            let defined: BTreeSet<_> = sees.iter().flat_map(|seen| defined(seen, language)).collect();
            let missing: Vec<_> = named.difference(&defined).collect();
            assert_eq!(missing, Vec::<&String>::new(), "missing in {language}, for {name}");
        }
    }
}

#[test]
fn no_key_is_left_over() {
    for (owner, _) in SEES {
        let readers = SEES.iter().filter(|(_, sees)| sees.contains(&owner));
        let named: BTreeSet<_> = readers.flat_map(|(reader, _)| named(reader)).collect();
        for language in ["de", "en"] {
            let defined = defined(owner, language);
            let left: Vec<_> = defined.difference(&named).collect();
            assert_eq!(left, Vec::<&String>::new(), "left over in {language}, of {owner}");
        }
    }
}

#[test]
fn both_languages_take_the_same_arguments() {
    let arguments = |language: &str| {
        let argument = Regex::new(r"(?m)^([a-z0-9-]+) =|\$([a-z]+)").unwrap();
        let mut found = BTreeSet::new();
        let mut key = String::new();
        for (_, text) in files(&format!("texts/{language}"), ".ftl") {
            for capture in argument.captures_iter(&text) {
                match (capture.get(1), capture.get(2)) {
                    (Some(name), _) => key = name.as_str().to_owned(),
                    (None, Some(name)) => {
                        found.insert((key.clone(), name.as_str().to_owned()));
                    }
                    (None, None) => {}
                }
            }
        }
        found
    };
    assert_eq!(arguments("de"), arguments("en"));
}

#[test]
fn no_key_is_defined_twice() {
    let key = Regex::new(r"(?m)^([a-z0-9-]+) =").unwrap();
    for language in ["de", "en"] {
        let mut seen = BTreeSet::new();
        for (path, text) in files(&format!("texts/{language}"), ".ftl") {
            for capture in key.captures_iter(&text) {
                assert!(
                    seen.insert(capture[1].to_owned()),
                    "{} defines {} again",
                    path.display(),
                    &capture[1]
                );
            }
        }
    }
}

/// Keys in the templates (`"key"|t`) and in the Rust (`say("key")`, `key("key")`) of a crate, outside tests and samples: what only
/// those say, nobody reads.
fn named(name: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let in_template = Regex::new(r#""([a-z0-9-]+)"\s*\|\s*t\b"#).unwrap();
    for (_, text) in files_of(name, "templates", ".html") {
        keys.extend(in_template.captures_iter(&text).map(|capture| capture[1].to_owned()));
    }
    let in_source = Regex::new(r#"\b(?:say|key)\(\s*"([a-z0-9-]+)""#).unwrap();
    for (_, text) in files_of(name, "src", ".rs").iter().filter(|(path, _)| !path.ends_with("samples.rs")) {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        keys.extend(in_source.captures_iter(&code).map(|capture| capture[1].to_owned()));
    }
    keys
}

fn defined(name: &str, language: &str) -> BTreeSet<String> {
    let key = Regex::new(r"(?m)^([a-z0-9-]+) =").unwrap();
    let texts = files_of(name, &format!("texts/{language}"), ".ftl");
    texts.iter().flat_map(|(_, text)| key.captures_iter(text)).map(|capture| capture[1].to_owned()).collect()
}
