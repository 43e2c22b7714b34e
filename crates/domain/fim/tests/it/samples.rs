//! The import against real schemas, fixtures and deliberate defects. Counts are compared with a scan of the raw text
//! that knows nothing of the importer.

use std::path::Path;

use fim::{Imported, import};
use form::{Answers, evaluate};

use crate::support::{TODAY, files, samples};

#[test]
fn real_schemas_are_imported_completely() {
    let Some(folder) = samples() else { return };
    let mut lists = files(&folder.join("genericode"));
    lists.extend(files(&folder.join("xdatenfelder/v2/codelists")));
    let rules = std::fs::read(folder.join("xdatenfelder/translated-rules.json")).unwrap();
    let mut schemas = 0;
    for version in ["v2", "v3"] {
        for (name, bytes) in files(&folder.join("xdatenfelder").join(version)) {
            for rules in [None, Some(rules.as_slice())] {
                let imported =
                    import(&bytes, &lists, rules).unwrap_or_else(|error| panic!("{name}: {error}"));
                check(&name, &bytes, &imported);
            }
            schemas += 1;
        }
    }
    assert_eq!(schemas, 21);
}

fn check(name: &str, bytes: &[u8], imported: &Imported) {
    let text = std::str::from_utf8(bytes).unwrap();
    let counts = imported.report.counts;
    assert_eq!(counts.fields, tags(text, "datenfeld"), "fields of {name}");
    assert_eq!(counts.groups, tags(text, "datenfeldgruppe"), "groups of {name}");
    assert_eq!(counts.rules, tags(text, "regel"), "rules of {name}");
    assert_eq!(counts.code_lists, referenced_lists(text), "code lists of {name}");
    // The form is whole, reads back, and can be evaluated.
    let json = imported.form.to_json();
    assert_eq!(form::format::Form::from_json(json.as_bytes()).unwrap(), imported.form, "{name}");
    let revision =
        form::compile(imported.form.clone()).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
    // Nothing of a real schema contradicts itself; lists that were not supplied are told.
    let stops = form::compile_completable(imported.form.clone()).err().unwrap_or_default();
    assert!(stops.iter().all(|problem| problem.code == "unanswerable"), "{name}: {stops:#?}");
    let first = evaluate(&revision, &Answers::new(), TODAY);
    assert!(!first.visible().is_empty(), "{name}");
    assert_eq!(evaluate(&revision, &first.effective(&revision), TODAY).values(), first.values(), "{name}");
}

/// Start tags of this local name with whatever prefix, found by scanning the text.
fn tags(text: &str, name: &str) -> usize {
    let opens = |rest: &&str| {
        let head = rest.split(['>', ' ', '/', '\n', '\t', '\r']).next().unwrap_or_default();
        head.rsplit(':').next() == Some(name)
    };
    text.split('<').skip(1).filter(opens).count()
}

/// Distinct version URIs within references to code lists.
fn referenced_lists(text: &str) -> usize {
    let uris = text.split("canonicalVersionUri>").skip(1).step_by(2);
    uris.map(|rest| rest.split('<').next().unwrap_or_default().to_owned())
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

#[test]
fn fixtures_and_mutants_never_panic() {
    let Some(folder) = samples() else { return };
    let mut read = 0;
    for part in ["fixtures-v2", "fixtures-v3", "mutants-v3"] {
        for (name, bytes) in files(&folder.join("xdatenfelder").join(part)) {
            match import(&bytes, &[], None) {
                Ok(imported) => {
                    assert!(form::compile(imported.form).is_ok(), "{name}");
                    read += 1;
                }
                Err(error) => assert!(name.starts_with("unknown-namespace"), "{name}: {error}"),
            }
        }
    }
    assert_eq!(read, 29);
}

#[test]
fn the_import_notices_the_defects_that_it_meets() {
    let Some(folder) = samples() else { return };
    let folder = folder.join("xdatenfelder/mutants-v3");
    let noticed = ["1006", "1011", "1015", "1017", "1021", "1024", "1028", "1039", "1045", "1047", "1061"];
    for code in noticed {
        let (name, bytes) =
            files(&folder).into_iter().find(|(name, _)| name.starts_with(&format!("m{code}"))).unwrap();
        let report = import(&bytes, &[], None).unwrap().report;
        assert!(report.messages.iter().any(|message| message.code == code), "{name}: {:?}", report.messages);
    }
    let real = std::fs::read(Path::new(&folder).join("../v3/S00000000371.xdf3.xml")).unwrap();
    let report = import(&real, &[], None).unwrap().report;
    assert!(
        !report.messages.iter().any(|message| noticed.contains(&message.code.as_str())),
        "{:?}",
        report.messages
    );
}
