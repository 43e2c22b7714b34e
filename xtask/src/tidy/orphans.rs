//! A snapshot belongs to a test that exists: by the module and by the name in its file name.
//!
//! `it__drafts__a_draft_expires.snap` beside `tests/it/drafts.rs` wants a function or a text of that name there. A name that is
//! put together while the test runs is found as a text in the sources of its crate, or as a file that the test reads.

use super::{Checkout, File, Finding, metadata::Crate, source};

/// Every snapshot that lies elsewhere than its test or whose module or name is gone.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let snapshots = checkout.with_ending(".snap").filter_map(|file| Some((file, source_of(checkout, file)?)));
    let offences = snapshots.filter_map(|(file, source)| Some((file, offence(checkout, file, source)?)));
    offences.map(|(file, text)| Finding::error(&file.path, 0, text)).collect()
}

/// The file of the test, as the snapshot says; whether there is one is another rule's question.
fn source_of<'a>(checkout: &'a Checkout, snapshot: &File) -> Option<&'a File> {
    let source = snapshot.text.lines().find_map(|line| line.strip_prefix("source: "))?;
    checkout.file(source.trim_matches('"'))
}

fn offence(checkout: &Checkout, snapshot: &File, source: &File) -> Option<String> {
    let (folder, file_name) = snapshot.path.rsplit_once('/')?;
    let (source_folder, _) = source.path.rsplit_once('/')?;
    if folder != format!("{source_folder}/snapshots") {
        return Some(format!("lies elsewhere than its test (`{}`)", source.path));
    }
    let member = checkout.crates.iter().find(|member| source.path.starts_with(&member.folder))?;
    let module = module_of(member, source)?;
    let stem = file_name.strip_suffix(".snap").unwrap_or(file_name);
    let Some(rest) = stem.strip_prefix(&format!("{module}__")) else {
        return Some(format!("is not named after its module (`{module}__…`)"));
    };
    let mut inner: Vec<&str> = rest.split("__").collect();
    let name = inner.pop().unwrap_or_default();
    if let Some(gone) = inner.iter().find(|inner| !source.text.contains(&format!("mod {inner} {{"))) {
        return Some(format!("`{}` has no module `{gone}`", source.path));
    }
    let is_known = is_a_test(source, name) || is_told(checkout, member, source, name);
    (!is_known).then(|| format!("`{}` has no test and no text `{name}`", source.path))
}

/// The path of a file's module as it stands in the names of snapshots: `it__drafts`, `kernel__mails`.
fn module_of(member: &Crate, source: &File) -> Option<String> {
    let path = source.path.strip_prefix(&member.folder)?.strip_suffix(".rs")?;
    let in_crate = path.strip_prefix("src/").map(|rest| (member.name.replace('-', "_"), rest));
    let (first, rest) = in_crate.or_else(|| {
        let (binary, rest) = path.strip_prefix("tests/")?.split_once('/')?;
        Some((binary.to_owned(), rest))
    })?;
    let parts = rest.split('/').filter(|part| !["lib", "main", "mod"].contains(part));
    Some(std::iter::once(first.as_str()).chain(parts).collect::<Vec<_>>().join("__"))
}

/// A test of that name; the second snapshot of a test has a number behind it.
fn is_a_test(source: &File, name: &str) -> bool {
    let plain = name.rsplit_once('-').filter(|(_, number)| number.chars().all(|c| c.is_ascii_digit()));
    let plain = plain.map_or(name, |(plain, _)| plain);
    let tests = source::functions(source.lines());
    tests.iter().any(|test| test.name == plain || test.name.strip_prefix("test_") == Some(plain))
}

/// A text of that name in the test; or, where names are put together, its beginning there, or the whole in the crate, or a
/// file that the test reads.
fn is_told(checkout: &Checkout, member: &Crate, source: &File, name: &str) -> bool {
    let quoted = format!("\"{name}\"");
    if source.text.contains(&quoted) {
        return true;
    }
    let begins = source.text.split("snapshot!(format!(\"").skip(1).filter_map(|rest| rest.split('{').next());
    if begins.into_iter().any(|begin| !begin.is_empty() && name.starts_with(begin)) {
        return true;
    }
    let is_put_together = source.text.split("snapshot!(").skip(1).any(|rest| {
        let first = rest.split([',', ')']).next().unwrap_or_default();
        rest.contains(',') && !first.trim_start().starts_with('"')
    });
    let mut own = checkout.with_ending(".rs").filter(|file| file.path.starts_with(&member.folder));
    let is_file = |path: &String| {
        let file = path.rsplit('/').next().unwrap_or_default();
        file.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')) && !path.contains("/snapshots/")
    };
    is_put_together && (own.any(|file| file.text.contains(&quoted)) || checkout.paths.iter().any(is_file))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: &str = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn told() {\n        \
                        insta::assert_snapshot!(x);\n    }\n}\n";

    fn found(snapshot: &str, source: (&str, &str)) -> usize {
        let head = format!("---\nsource: {}\n---\n1\n", source.0);
        let member =
            Crate { name: "kernel".into(), folder: "crates/application/kernel/".into(), ..Crate::default() };
        let mut checkout = Checkout::of(&[(snapshot, &head), source, ("packs/tree/cases/01-one.json", "")]);
        checkout.crates = vec![member];
        check(&checkout).len()
    }

    fn in_unit(name: &str) -> usize {
        let folder = "crates/application/kernel/src/ports";
        found(&format!("{folder}/snapshots/{name}.snap"), (&format!("{folder}/mod.rs"), UNIT))
    }

    fn in_tests(name: &str, text: &str) -> usize {
        let folder = "crates/application/kernel/tests/it";
        found(&format!("{folder}/snapshots/{name}.snap"), (&format!("{folder}/mails.rs"), text))
    }

    #[test]
    fn a_snapshot_is_named_after_its_test() {
        assert_eq!(in_unit("kernel__ports__tests__told"), 0);
        assert_eq!(in_unit("kernel__ports__tests__told-2"), 0);
        assert_eq!(in_tests("it__mails__in_german", "insta::assert_snapshot!(\"in_german\", x);"), 0);
    }

    #[test]
    fn a_snapshot_whose_test_is_gone_is_found() {
        assert_eq!(in_unit("kernel__ports__tests__renamed"), 1);
        assert_eq!(in_unit("kernel__ports__proofs__told"), 1);
        assert_eq!(in_unit("kernel__links__tests__told"), 1);
        assert_eq!(in_unit("app__ports__tests__told"), 1);
        assert_eq!(in_tests("it__mails__in_german", "insta::assert_snapshot!(\"in_english\", x);"), 1);
    }

    #[test]
    fn a_name_that_is_put_together_is_found_where_it_comes_from() {
        assert_eq!(
            in_tests("it__mails__mails_de", "insta::assert_snapshot!(format!(\"mails_{name}\"), x);"),
            0
        );
        assert_eq!(in_tests("it__mails__01-one", "insta::assert_snapshot!(case, x);"), 0);
        assert_eq!(in_tests("it__mails__02-two", "insta::assert_snapshot!(case, x);"), 1);
    }

    #[test]
    fn a_snapshot_elsewhere_than_its_test_is_found() {
        let test = ("crates/application/kernel/tests/it/mails.rs", "fn told() {}");
        assert_eq!(found("crates/web/desk/tests/it/snapshots/it__mails__told.snap", test), 1);
    }
}
