//! Each key that a template or a source file names exists in both languages, and each key of the word files is named somewhere.

use std::collections::BTreeSet;

use regex::Regex;

use crate::tree::files;

#[test]
fn every_named_key_exists_in_both_languages_and_none_is_left_over() {
    let named = named();
    assert!(named.len() > 100, "the scanner finds keys");
    for language in ["de", "en"] {
        let defined = defined(language);
        assert_eq!(
            named.difference(&defined).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "missing in {language}"
        );
        assert_eq!(
            defined.difference(&named).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "left over in {language}"
        );
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

/// Keys in templates (`"key"|t`) and in Rust (`say("key")`, `key("key")`), outside tests.
fn named() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let in_template = Regex::new(r#""([a-z0-9-]+)"\s*\|\s*t\b"#).unwrap();
    for (_, text) in files("templates", ".html") {
        keys.extend(in_template.captures_iter(&text).map(|capture| capture[1].to_owned()));
    }
    let in_source = Regex::new(r#"\b(?:say|key)\(\s*"([a-z0-9-]+)""#).unwrap();
    for (_, text) in files("src", ".rs") {
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        keys.extend(in_source.captures_iter(&code).map(|capture| capture[1].to_owned()));
    }
    keys
}

fn defined(language: &str) -> BTreeSet<String> {
    let key = Regex::new(r"(?m)^([a-z0-9-]+) =").unwrap();
    let texts = files(&format!("texts/{language}"), ".ftl");
    texts.iter().flat_map(|(_, text)| key.captures_iter(text)).map(|capture| capture[1].to_owned()).collect()
}
