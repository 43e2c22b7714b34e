//! Data fields.

use form::format::{Choice, Text};
use roxmltree::Node;

use super::{
    super::{
        messages::Code,
        model::{DataType, Field, FieldKind, Limits, ListReference, Standard},
        xml::{child, child_text, children, code, own_text},
    },
    Reader, clipped, joined,
};

impl Reader<'_> {
    pub(super) fn field(&mut self, node: Node<'_, '_>, outer: &str) -> Field {
        let about = self.about(node, outer, 'F');
        let path = joined(outer, &about.id);
        let field = Field {
            kind: self.kind(node, &path),
            data: self.data(node, &path),
            limits: self.limits(node, &path),
            content: child_text(node, "inhalt"),
            values: values(node),
            list: self.list(node),
            bytes_max: child_text(node, "maxSize").and_then(|size| size.parse().ok()),
            media_types: children(node, "mediaType").filter_map(own_text).collect(),
            rules: self.rules(node, &path),
            about,
        };
        self.judge(&field, &path);
        let uncoded = wanted(node).count().saturating_sub(field.values.len());
        if uncoded > 0 {
            self.report.message(Code::Uncoded, &path, &uncoded.to_string());
        }
        if let (Some(size), None) = (child_text(node, "maxSize"), field.bytes_max) {
            self.report.message(Code::Limits, &path, &clipped(&size));
        }
        field
    }

    fn kind(&mut self, node: Node<'_, '_>, path: &str) -> FieldKind {
        let kind = code(node, "feldart");
        match kind.as_deref() {
            Some("input") => FieldKind::Input,
            Some("select") => FieldKind::Select,
            Some("label") => FieldKind::Label,
            Some("hidden") => FieldKind::Hidden,
            Some("locked") => FieldKind::Locked,
            other => {
                self.report.message(Code::FieldKindUnknown, path, &clipped(other.unwrap_or_default()));
                FieldKind::Input
            }
        }
    }

    fn data(&mut self, node: Node<'_, '_>, path: &str) -> DataType {
        let data = code(node, "datentyp");
        match data.as_deref() {
            Some("text") => DataType::Text,
            Some("text_latin") => DataType::TextLatin,
            Some("date") => DataType::Date,
            Some("time") => DataType::Time,
            Some("datetime") => DataType::DateTime,
            Some("bool") => DataType::YesNo,
            Some("num") => DataType::Number,
            Some("num_int") => DataType::WholeNumber,
            Some("num_currency") => DataType::Money,
            Some("file") => DataType::File,
            Some("obj") => DataType::Object,
            other => {
                self.report.message(Code::DataTypeUnknown, path, &clipped(other.unwrap_or_default()));
                DataType::Text
            }
        }
    }

    /// Version 3 has attributes, version 2 a JSON object in the text.
    fn limits(&mut self, node: Node<'_, '_>, path: &str) -> Limits {
        let Some(limits) = child(node, "praezisierung") else { return Limits::default() };
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match self.standard {
            Standard::V3 => {
                let attribute = |name| limits.attribute(name).and_then(filled);
                Limits {
                    min_length: attribute("minLength"),
                    max_length: attribute("maxLength"),
                    min_value: attribute("minValue"),
                    max_value: attribute("maxValue"),
                    pattern: attribute("pattern"),
                }
            }
            Standard::V2 => {
                let Some(text) = own_text(limits) else { return Limits::default() };
                // Editors wrote a single backslash into the JSON where two belong.
                let parsed = serde_json::from_str::<serde_json::Value>(&text)
                    .or_else(|_| serde_json::from_str(&text.replace('\\', "\\\\")));
                let Ok(serde_json::Value::Object(entries)) = parsed else {
                    self.report.message(Code::Limits, path, &clipped(&text));
                    return Limits::default();
                };
                let entry = |name: &str| match entries.get(name) {
                    Some(serde_json::Value::String(text)) => filled(text),
                    Some(serde_json::Value::Number(number)) => Some(number.to_string()),
                    _ => None,
                };
                Limits {
                    min_length: entry("minLength"),
                    max_length: entry("maxLength"),
                    min_value: entry("minValue"),
                    max_value: entry("maxValue"),
                    pattern: entry("pattern"),
                }
            }
        }
    }

    fn list(&mut self, node: Node<'_, '_>) -> Option<ListReference> {
        let reference = child(node, "codelisteReferenz")?;
        let source = child(reference, "genericodeIdentification").unwrap_or(reference);
        let identification = child(reference, "identifikation");
        let id = identification.and_then(|node| child_text(node, "id"));
        let file = id.as_ref().zip(identification.and_then(|node| child_text(node, "version")));
        let file = file.map(|(id, version)| format!("{id}V{version}"));
        let version = child_text(source, "version");
        let uri = child_text(source, "canonicalIdentification").or(id)?;
        let version_uri = child_text(source, "canonicalVersionUri").unwrap_or_else(|| match version {
            Some(version) => format!("{uri}_{version}"),
            None => uri.clone(),
        });
        self.lists.insert(version_uri.clone());
        let column = |name| child_text(node, name).or_else(|| child_text(reference, name));
        Some(ListReference {
            uri,
            version_uri,
            file,
            code_column: column("codeKey"),
            name_column: column("nameKey"),
            help_column: column("helpKey"),
        })
    }

    fn judge(&mut self, field: &Field, path: &str) {
        let Field { kind, data, limits, values, list, .. } = field;
        let has_list = !values.is_empty() || list.is_some();
        let has_length = limits.min_length.is_some() || limits.max_length.is_some();
        let has_range = limits.min_value.is_some() || limits.max_value.is_some();
        let ranged = !data.is_text() && !matches!(data, DataType::YesNo | DataType::File | DataType::Object);
        let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<u64>().ok());
        let mut codes: Vec<&str> = values.iter().map(|value| value.code.as_str()).collect();
        codes.sort_unstable();
        let findings = [
            (*kind == FieldKind::Select && *data != DataType::Text, Code::SelectNotText),
            (has_length && !data.is_text(), Code::LengthOnOther),
            (has_range && !ranged, Code::RangeOnOther),
            (has_list && *kind != FieldKind::Select, Code::ListOnOther),
            (!has_list && *kind == FieldKind::Select, Code::ListMissing),
            (values.len() == 1, Code::ListTooShort),
            (codes.windows(2).any(|pair| pair.first() == pair.last()), Code::OptionTwice),
            (
                number(&limits.min_length)
                    .zip(number(&limits.max_length))
                    .is_some_and(|(min, max)| min > max),
                Code::LengthReversed,
            ),
            (
                limits.pattern.is_some() && matches!(data, DataType::File | DataType::Object),
                Code::PatternOnFile,
            ),
        ];
        for (_, code) in findings.into_iter().filter(|(found, _)| *found) {
            self.report.message(code, path, "");
        }
    }
}

fn wanted<'a, 'input: 'a>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    child(node, "werte").into_iter().flat_map(|list| children(list, "wert"))
}

/// Inline values (version 3).
fn values(node: Node<'_, '_>) -> Vec<Choice> {
    let choices = wanted(node).filter_map(|value| {
        let code = child_text(value, "code")?;
        let label = child_text(value, "name").unwrap_or_else(|| code.clone());
        let help = child_text(value, "hilfe").map(Text::german);
        Some(Choice { code, label: Text::german(label), help })
    });
    choices.collect()
}
