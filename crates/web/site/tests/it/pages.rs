//! Every sample of every page: it renders in both languages, is well formed where html-validate cannot look, and is written for it.

use std::{collections::BTreeSet, fs, path::Path};

use regex::Regex;

use crate::samples;

#[test]
fn every_page_renders_in_every_language() {
    let samples = samples::all().unwrap();
    let names: BTreeSet<String> = samples.iter().map(kit::samples::RenderedSample::name).collect();
    assert_eq!(names.len(), samples.len(), "names are unique");
    assert!(samples.len() >= 2 * 12);
    // `npm run html-validate` reads this folder.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/dist-samples");
    let _: Result<(), _> = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for sample in &samples {
        fs::write(folder.join(format!("{}.html", sample.name())), &sample.html).unwrap();
    }
}

#[test]
fn every_page_has_one_first_heading_a_title_and_its_language() {
    for sample in samples::all().unwrap() {
        let name = sample.name();
        assert_eq!(sample.html.matches("<h1").count(), 1, "{name}");
        assert!(sample.html.starts_with("<!DOCTYPE html>"), "{name}");
        assert!(sample.html.contains(&format!("<html lang=\"{}\">", sample.language.tag())), "{name}");
        assert!(!sample.html.contains("<title> "), "{name}");
    }
}

#[test]
fn every_reference_within_a_page_has_its_target_and_no_id_stands_twice() {
    let id = Regex::new(r#"\sid="([^"]+)""#).unwrap();
    let reference =
        Regex::new(r#"\s(?:for|aria-labelledby|aria-describedby|form|href)="(#?)([^"]+)""#).unwrap();
    for sample in samples::all().unwrap() {
        let mut ids = BTreeSet::new();
        for capture in id.captures_iter(&sample.html) {
            assert!(ids.insert(capture[1].to_owned()), "{}: id {} stands twice", sample.name(), &capture[1]);
        }
        for capture in reference.captures_iter(&sample.html) {
            let whole = capture.get(0).map_or("", |all| all.as_str());
            if whole.contains("href=") && capture[1].is_empty() {
                continue;
            }
            for target in capture[2].split(' ') {
                assert!(ids.contains(target), "{}: {whole} leads nowhere", sample.name());
            }
        }
    }
}

#[test]
fn no_page_mentions_what_is_not_there() {
    for sample in samples::all().unwrap() {
        for word in ["KI-", "{{", "href=\"#\""] {
            let hidden = sample.page == "desk-decision-editor" && word == "{{";
            assert!(hidden || !sample.html.contains(word), "{} shows {word}", sample.name());
        }
    }
}
