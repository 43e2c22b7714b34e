//! Whether JSON has the shape of a form, by the published JSON Schema itself: so the reader can be no laxer than the
//! schema, and what does not fit is told in the words of whoever wrote the form.
//!
//! Knows as much of JSON Schema as the schema of forms uses. That the two agree is tested against a real validator.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value as Json;

use super::Form;

/// Most characters of something wrong that are repeated to its author.
const SHOWN_MAX: usize = 64;

static SCHEMA: LazyLock<Json> = LazyLock::new(|| Json::from(schemars::schema_for!(Form)));

/// What does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misfit {
    /// For example `steps[0].elements[2].question.kind`; empty for the form itself.
    pub(super) path: String,
    /// Without the place.
    pub(super) reason: String,
}

type Outcome = Result<(), Misfit>;

/// Says whether this can be read as a form, and else where it first cannot.
pub(super) fn check(json: &Json) -> Outcome {
    value(&SCHEMA, json, "")
}

fn value(schema: &Json, json: &Json, path: &str) -> Outcome {
    let schema = resolved(schema);
    match schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Json::as_array) {
        Some(several) => one_of(schema, several, json, path),
        None => typed(schema, json, path),
    }
}

/// A schema, or the one that it refers to.
fn resolved(schema: &Json) -> &Json {
    let place = schema.get("$ref").and_then(Json::as_str).and_then(|place| place.strip_prefix('#'));
    place.and_then(|place| SCHEMA.pointer(place)).unwrap_or(schema)
}

/// Several possibilities: something or nothing, the variants of an enum, or a few types.
fn one_of(schema: &Json, several: &[Json], json: &Json, path: &str) -> Outcome {
    let several: Vec<&Json> = several.iter().map(resolved).collect();
    let given: Vec<&Json> = several.iter().copied().filter(|one| !is_type(one, "null")).collect();
    if json.is_null() && given.len() < several.len() {
        return Ok(());
    }
    if let [only] = given.as_slice()
        && given.len() < several.len()
    {
        return value(only, json, path);
    }
    let variants: Option<Vec<Variant<'_>>> = given.iter().map(|one| Variant::of(one)).collect();
    match variants {
        Some(variants) => variant(&variants, json, path),
        None if given.iter().any(|one| value(one, json, path).is_ok()) => Ok(()),
        None => {
            let wanted = schema.get("description").and_then(Json::as_str).unwrap_or_default();
            misfit(path, format!("{} does not fit here. Expected: {wanted}", shown(json)))
        }
    }
}

/// One variant of an enum: a word, or an object with one property that names it.
#[derive(Clone, Copy)]
struct Variant<'a> {
    name: &'a str,
    settings: Option<&'a Json>,
}

impl<'a> Variant<'a> {
    fn of(schema: &'a Json) -> Option<Self> {
        if let Some(name) = schema.get("const") {
            return Some(Self { name: name.as_str()?, settings: None });
        }
        let mut properties = schema.get("properties")?.as_object()?.iter();
        let (name, settings) = properties.next().filter(|_| schema.get("required").is_some())?;
        properties.next().is_none().then_some(Self { name, settings: Some(settings) })
    }
}

fn variant(variants: &[Variant<'_>], json: &Json, path: &str) -> Outcome {
    let named = |name: &str| variants.iter().find(|variant| variant.name == name);
    let names = || variants.iter().map(|variant| variant.name).collect::<Vec<_>>().join(", ");
    match json {
        Json::String(word) => match named(word) {
            Some(Variant { settings: None, .. }) => Ok(()),
            Some(Variant { name, .. }) => {
                misfit(path, format!("“{name}” is written with its settings: {{\"{name}\": {{…}}}}"))
            }
            None => misfit(path, format!("{} is not known here; possible are {}", shown(json), names())),
        },
        Json::Object(entries) => {
            let mut each = entries.iter();
            let (Some((name, inner)), None) = (each.next(), each.next()) else {
                let count = entries.len();
                return misfit(
                    path,
                    format!("exactly one of {} must stand here, there are {count}", names()),
                );
            };
            match named(name) {
                Some(Variant { settings: Some(settings), .. }) => value(settings, inner, &join(path, name)),
                Some(Variant { name, .. }) => {
                    misfit(path, format!("“{name}” has no settings and is written as a word: \"{name}\""))
                }
                None => misfit(path, format!("“{}” is not known here; possible are {}", cut(name), names())),
            }
        }
        other => misfit(path, format!("one of {} is expected here, not {}", names(), kind(other))),
    }
}

fn typed(schema: &Json, json: &Json, path: &str) -> Outcome {
    if json.is_null() && is_type(schema, "null") {
        return Ok(());
    }
    let is = |name| is_type(schema, name);
    match json {
        Json::Object(_) if is("object") => object(schema, json, path),
        Json::Array(items) if is("array") => {
            let wanted = schema.get("items").unwrap_or(&Json::Null);
            items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| value(wanted, item, &format!("{path}[{index}]")))
        }
        Json::String(text) if is("string") => string(schema, text, path),
        Json::Number(_) if is("integer") => integer(schema, json, path),
        Json::Number(_) if is("number") => Ok(()),
        Json::Bool(_) if is("boolean") => Ok(()),
        other => misfit(path, format!("{} is expected here, not {}", expected(schema), kind(other))),
    }
}

fn object(schema: &Json, json: &Json, path: &str) -> Outcome {
    let no_properties = serde_json::Map::new();
    let properties = schema.get("properties").and_then(Json::as_object).unwrap_or(&no_properties);
    let others = schema.get("additionalProperties").filter(|others| others.is_object());
    for (name, inner) in json.as_object().into_iter().flatten() {
        match properties.get(name).or(others) {
            Some(wanted) => value(wanted, inner, &join(path, name))?,
            None => {
                let names = properties.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                return misfit(path, format!("“{}” is not known here; possible are {names}", cut(name)));
            }
        }
    }
    let required = schema.get("required").and_then(Json::as_array).into_iter().flatten();
    match required.filter_map(Json::as_str).find(|name| json.get(name).is_none()) {
        Some(missing) => misfit(path, format!("“{missing}” is missing here")),
        None => Ok(()),
    }
}

fn string(schema: &Json, text: &str, path: &str) -> Outcome {
    let pattern = schema.get("pattern").and_then(Json::as_str).and_then(|pattern| Regex::new(pattern).ok());
    if pattern.is_none_or(|pattern| pattern.is_match(text)) {
        return Ok(());
    }
    misfit(path, format!("“{}” has another form than expected here", cut(text)))
}

fn integer(schema: &Json, json: &Json, path: &str) -> Outcome {
    let (least, most) = match schema.get("format").and_then(Json::as_str) {
        Some("uint8") => (0, i128::from(u8::MAX)),
        Some("uint32") => (0, i128::from(u32::MAX)),
        Some("uint64") => (0, i128::from(u64::MAX)),
        _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
    };
    let whole = json.as_i64().map(i128::from).or_else(|| json.as_u64().map(i128::from));
    if whole.is_some_and(|whole| (least..=most).contains(&whole)) {
        return Ok(());
    }
    misfit(path, format!("a whole number from {least} to {most} is expected here, not {json}"))
}

fn is_type(schema: &Json, name: &str) -> bool {
    match schema.get("type") {
        Some(Json::String(only)) => only == name,
        Some(Json::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

/// What a schema wants, in words.
fn expected(schema: &Json) -> &'static str {
    let words = [
        ("object", "an object in curly brackets"),
        ("array", "a list in square brackets"),
        ("string", "a text"),
        ("integer", "a whole number"),
        ("number", "a number"),
        ("boolean", "true or false"),
    ];
    words.into_iter().find(|(name, _)| is_type(schema, name)).map_or("something else", |(_, words)| words)
}

fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

/// Something wrong, as it is repeated to its author.
fn shown(json: &Json) -> String {
    match json {
        Json::String(text) => format!("“{}”", cut(text)),
        Json::Number(number) => number.to_string(),
        other => kind(other).to_owned(),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(SHOWN_MAX).collect()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { cut(name) } else { format!("{path}.{}", cut(name)) }
}

fn misfit(path: &str, reason: String) -> Outcome {
    Err(Misfit { path: path.to_owned(), reason })
}
