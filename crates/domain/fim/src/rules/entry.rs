//! Reading the file of translated rules; an error names the rule by its number.

use serde_json::Value as Json;

/// One translated rule, as `docs/formats/import.md` describes it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) schema: Option<String>,
    pub(super) element: Option<String>,
    pub(super) context: Vec<String>,
    pub(super) effect: String,
    pub(super) target: Option<String>,
    pub(super) condition: Json,
    pub(super) message: Option<String>,
    pub(super) scope: Option<Json>,
}

impl Entry {
    /// All rules of a file; an error says which rule is malformed, and how.
    pub(super) fn read_all(bytes: &[u8]) -> Result<Vec<Self>, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let json: Json = serde_json::from_slice(bytes).map_err(|error| format!("no JSON: {error}"))?;
        let Json::Array(rules) = json else { return Err("a list of rules is expected".to_owned()) };
        let numbered = rules.iter().enumerate();
        numbered
            .map(|(index, rule)| Self::read(rule).map_err(|reason| format!("rule {}: {reason}", index + 1)))
            .collect()
    }

    /// One rule; an error says what is wrong with it.
    pub(super) fn read(rule: &Json) -> Result<Self, String> {
        if !rule.is_object() {
            return Err("an object is expected".to_owned());
        }
        let given = |name: &str| rule.get(name).filter(|value| !value.is_null());
        let text = |name: &str| match given(name) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(format!("“{name}” must be a text")),
        };
        let context = given("context").map_or(Some(Vec::new()), |context| {
            context.as_array()?.iter().map(|id| id.as_str().map(str::to_owned)).collect()
        });
        Ok(Self {
            schema: text("schema")?,
            element: text("element")?,
            context: context.ok_or("“context” must be a list of texts")?,
            effect: text("effect")?.ok_or("“effect” is missing")?,
            target: text("target")?,
            condition: rule.get("condition").cloned().ok_or("“condition” is missing")?,
            message: text("message")?,
            scope: given("scope").cloned(),
        })
    }
}
