//! No feature is switched on that nothing uses.
//!
//! A feature brings code along that a name in our sources calls for; which name, stands in [`uses`](super::uses). A manifest
//! cannot ask for a feature that has no row there, and a row without its name in the sources tells of one that is left over.

use super::{
    Checkout, File, Finding,
    uses::{USES, Use},
};

/// Every feature without reason, every reason without feature, every feature of our own that no source asks for.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let manifests: Vec<&File> = checkout.with_ending("Cargo.toml").collect();
    let is_own = |name: &str| checkout.crates.iter().any(|member| member.name == name);
    let asked = manifests.iter().flat_map(|manifest| asked_in(manifest));
    let asked: Vec<Asked<'_>> = asked.filter(|asked| !is_own(asked.dependency)).collect();
    let mut findings: Vec<Finding> =
        asked.iter().filter_map(|asked| offence(checkout, &manifests, asked, USES)).collect();
    let left = USES.iter().filter(|(name, feature, _)| {
        !asked.is_empty() && !asked.iter().any(|asked| asked.dependency == *name && asked.feature == *feature)
    });
    findings.extend(left.map(|(name, feature, _)| {
        let text = format!("no manifest asks for `{feature}` of `{name}`: remove the row");
        Finding::error("xtask/src/tidy/uses.rs", 0, text)
    }));
    findings.extend(manifests.iter().flat_map(|manifest| own_left_over(checkout, manifest)));
    findings
}

/// A feature that a manifest asks for.
struct Asked<'a> {
    manifest: &'a File,
    line: usize,
    dependency: &'a str,
    feature: &'a str,
}

fn asked_in(manifest: &File) -> Vec<Asked<'_>> {
    let lines = manifest.lines().filter_map(|(line, text)| {
        let (dependency, rest) = text.split_once(" = {")?;
        let (_, features) = rest.split_once("features = [")?;
        Some((line, dependency, features.split(']').next()?))
    });
    let asked = lines.flat_map(|(line, dependency, features)| {
        let names =
            features.split(',').map(|name| name.trim().trim_matches('"')).filter(|name| !name.is_empty());
        names.map(move |feature| Asked { manifest, line, dependency, feature })
    });
    asked.collect()
}

fn offence(
    checkout: &Checkout,
    manifests: &[&File],
    asked: &Asked<'_>,
    uses: &[(&str, &str, Use)],
) -> Option<Finding> {
    let Asked { manifest, line, dependency, feature } = *asked;
    let row = uses.iter().find(|(name, of, _)| *name == dependency && *of == feature);
    let text = match row {
        None => format!("say in `xtask/src/tidy/uses.rs` what uses `{feature}` of `{dependency}`"),
        Some((_, _, Use::Unnamed(reason))) if reason.contains(' ') => return None,
        Some((_, _, Use::Unnamed(_))) => format!("say why `{feature}` of `{dependency}` is there"),
        Some((_, _, Use::Named(names))) => {
            let folders = manifests.iter().filter(|own| depends_on(own, dependency));
            let folders: Vec<&str> = folders.filter_map(|own| own.path.strip_suffix("Cargo.toml")).collect();
            let mut sources = checkout.with_ending(".rs");
            let is_used = sources.any(|file| {
                folders.iter().any(|folder| file.path.starts_with(folder))
                    && names.iter().any(|name| file.text.contains(name))
            });
            if is_used {
                return None;
            }
            format!("nothing uses `{feature}` of `{dependency}` (no {}): remove it", names.join(", no "))
        }
    };
    Some(Finding::error(&manifest.path, line, text))
}

/// Whether a crate's own manifest names this dependency.
fn depends_on(manifest: &File, dependency: &str) -> bool {
    let names =
        |line: &str| line.strip_prefix(dependency).is_some_and(|rest| rest.starts_with([' ', '.', '=']));
    manifest.path != "Cargo.toml" && manifest.lines().any(|(_, line)| names(line))
}

/// Features of our own that bring nothing of a dependency along and that no source asks for.
fn own_left_over(checkout: &Checkout, manifest: &File) -> Vec<Finding> {
    let folder = manifest.path.strip_suffix("Cargo.toml").unwrap_or_default();
    let table = manifest.lines().skip_while(|(_, line)| *line != "[features]").skip(1);
    let own = table.take_while(|(_, line)| !line.starts_with('['));
    let empty = own.filter_map(|(line, text)| Some((line, text.strip_suffix(" = []")?)));
    let left = empty.filter(|(_, name)| {
        let asked = format!("feature = \"{name}\"");
        let mut sources = checkout.with_ending(".rs").filter(|file| file.path.starts_with(folder));
        *name != "default" && !sources.any(|file| file.text.contains(&asked))
    });
    left.map(|(line, name)| {
        Finding::error(&manifest.path, line, format!("no source asks for the feature `{name}`: remove it"))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &[(&str, &str, Use)] = &[
        ("sqlx", "sqlite", Use::Named(&["Sqlite"])),
        ("sqlx", "runtime-tokio", Use::Unnamed("the runtime of the binary")),
        ("sqlx", "json", Use::Unnamed("")),
        ("sqlx", "migrate", Use::Named(&["migrate!", "Migrator"])),
    ];

    fn found(features: &str, source: &str) -> Vec<String> {
        let root =
            format!("[workspace.dependencies]\nsqlx = {{ version = \"0.9\", features = [{features}] }}\n");
        let checkout = Checkout::of(&[
            ("Cargo.toml", &root),
            ("crates/adapters/store/Cargo.toml", "[dependencies]\nsqlx.workspace = true\n"),
            ("crates/adapters/store/src/lib.rs", source),
            ("crates/gangway/Cargo.toml", "[dependencies]\nserde.workspace = true\n"),
            ("crates/gangway/src/lib.rs", "use other::Migrator;"),
        ]);
        let manifests: Vec<&File> = checkout.with_ending("Cargo.toml").collect();
        let asked: Vec<Asked<'_>> = manifests.iter().flat_map(|manifest| asked_in(manifest)).collect();
        let told = asked.iter().filter_map(|asked| offence(&checkout, &manifests, asked, ROWS));
        told.map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn a_feature_that_is_used_is_fine() {
        assert_eq!(found("\"sqlite\", \"runtime-tokio\"", "use sqlx::Sqlite;"), Vec::<String>::new());
        assert_eq!(found("", ""), Vec::<String>::new());
    }

    #[test]
    fn a_feature_that_nothing_uses_is_found() {
        let told = found("\"sqlite\", \"migrate\"", "use sqlx::Sqlite;");
        assert_eq!(
            told,
            ["Cargo.toml:2: nothing uses `migrate` of `sqlx` (no migrate!, no Migrator): remove it"]
        );
    }

    #[test]
    fn a_feature_without_reason_is_found() {
        let told = found("\"chrono\"", "");
        assert_eq!(told, ["Cargo.toml:2: say in `xtask/src/tidy/uses.rs` what uses `chrono` of `sqlx`"]);
        assert_eq!(found("\"json\"", ""), ["Cargo.toml:2: say why `json` of `sqlx` is there"]);
    }

    #[test]
    fn a_feature_of_our_own_is_asked_for() {
        let manifest = "[features]\nsamples = []\nall = [\"kit/samples\"]\n\n[lints]\nworkspace = true\n";
        let of = |source| {
            let files = [("crates/web/kit/Cargo.toml", manifest), ("crates/web/kit/src/lib.rs", source)];
            check(&Checkout::of(&files)).len()
        };
        assert_eq!(of("#[cfg(feature = \"samples\")]"), 0);
        assert_eq!(of(""), 1);
    }
}
