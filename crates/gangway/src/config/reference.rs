//! Writes `docs/configuration.md` from the types, and fails when the page is not what they say.

use std::{fmt::Write as _, path::PathBuf};

use schemars::{Schema, schema_for};
use serde_json::{Map, Value};

use super::Config;

#[test]
fn the_reference_page_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
    let page = page();
    if writes_wanted() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/configuration.md is not current; run `GANGWAY_WRITE_DOCS=1 cargo nextest run -p gangway reference`"
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the test says by the environment that it may write"
)]
fn writes_wanted() -> bool {
    std::env::var_os("GANGWAY_WRITE_DOCS").is_some()
}

fn page() -> String {
    let schema = schema_for!(Config);
    let defaults = serde_json::to_value(Config::default()).unwrap();
    let mut page = String::from(INTRODUCTION);
    for (name, section) in properties(schema.as_value(), &schema) {
        let resolved = resolve(section, &schema);
        let about = text(resolved, "description");
        write!(page, "\n## `[{name}]`\n\n{about}\n\n| setting | default | meaning |\n| --- | --- | --- |\n")
            .unwrap();
        for (setting, shape) in properties(resolved, &schema) {
            let default = shown(defaults.get(name).and_then(|section| section.get(setting)));
            let about = text(shape, "description").replace('\n', " ");
            writeln!(page, "| `{setting}` | {default} | {about} |").unwrap();
        }
    }
    page
}

const INTRODUCTION: &str = "# Configuration

Generated from the types in `crates/gangway/src/config`; do not edit it by hand.

`gangway serve --config FILE` and every command that takes `--config` read one TOML file. Each setting can also be told by
a variable of the environment, which then wins: `GANGWAY_`, the section, two underscores, the setting, for example
`GANGWAY_STORE__POSTGRES`. Relative paths are taken from the folder of the file. A setting that does not exist is an error.
The smallest file for one machine:

```toml
[store]
folder = \"/var/lib/gangway\"

[mail]
host = \"mail.foerdestadt.example\"
```
";

fn properties<'a>(schema: &'a Value, whole: &'a Schema) -> Vec<(&'a String, &'a Value)> {
    let found: Option<&Map<String, Value>> =
        resolve(schema, whole).get("properties").and_then(Value::as_object);
    found.into_iter().flatten().collect()
}

fn resolve<'a>(schema: &'a Value, whole: &'a Schema) -> &'a Value {
    let pointer =
        schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| whole.pointer(pointer)).unwrap_or(schema)
}

fn text<'a>(schema: &'a Value, key: &str) -> &'a str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn shown(default: Option<&Value>) -> String {
    match default {
        None | Some(Value::Null) => "–".to_owned(),
        Some(value) => format!("`{value}`"),
    }
}
