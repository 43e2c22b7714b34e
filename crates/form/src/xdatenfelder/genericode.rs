//! Code lists in OASIS Genericode 1.0.
//!
//! Two shapes are about: XRepository prefixes only the root and leaves the children without a namespace, converters
//! put every child into the default one. Elements are therefore found by local name alone.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::{
    limits::CODE_LISTS_MAX,
    messages::Code,
    model::ListReference,
    report::Report,
    xml::{self, child, child_text, children},
};
use crate::{
    format::{Choice, CodeList, Text},
    limits::OPTIONS_MAX,
};

const NAMESPACE: &str = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";

/// A list as a file holds it.
#[derive(Debug)]
pub(super) struct Genericode {
    file: String,
    title: String,
    uri: String,
    version_uri: String,
    /// Columns in the order of the file.
    columns: Vec<String>,
    key_column: String,
    rows: Vec<BTreeMap<String, String>>,
}

/// Reads the files that are code lists and says which are not.
pub(super) fn read_all(files: &[(String, Vec<u8>)], report: &mut Report) -> Vec<Genericode> {
    let mut lists = Vec::new();
    for (name, bytes) in files.iter().take(CODE_LISTS_MAX) {
        match read(name, bytes) {
            Ok(list) => lists.push(list),
            Err(reason) => report.message(Code::ListUnreadable, name, &reason),
        }
    }
    lists
}

/// The list that a field refers to: by version URI; by canonical URI if the reference has no version; by the name of the
/// file, which converters of version 2 keep in line with the reference where they write two different URIs.
pub(super) fn find<'a>(lists: &'a [Genericode], reference: &ListReference) -> Option<&'a Genericode> {
    let by_version = lists.iter().find(|list| list.version_uri == reference.version_uri);
    let by_uri =
        || lists.iter().find(|list| reference.version_uri == reference.uri && list.uri == reference.uri);
    let by_file = || {
        let wanted = reference.file.as_deref()?;
        let rest = |list: &&Genericode| {
            list.file.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(['.', '_']))
        };
        lists.iter().find(rest)
    };
    by_version.or_else(by_uri).or_else(by_file)
}

impl Genericode {
    /// The list with the columns that a field asks for.
    pub(super) fn to_code_list(&self, reference: &ListReference) -> CodeList {
        let wanted = |name: &Option<String>| name.as_ref().and_then(|name| self.column(name));
        let key = wanted(&reference.code_column).unwrap_or(&self.key_column);
        let name = wanted(&reference.name_column).unwrap_or_else(|| self.name_column(key));
        let help = wanted(&reference.help_column);
        let mut codes = BTreeSet::new();
        let entries = self.rows.iter().filter_map(|row| {
            let code = row.get(key)?.trim();
            let label =
                row.get(name).map(|label| label.trim()).filter(|label| !label.is_empty()).unwrap_or(code);
            let help = help.and_then(|help| row.get(help)).filter(|help| !help.trim().is_empty());
            (!code.is_empty() && codes.insert(code.to_owned())).then(|| Choice {
                code: code.to_owned(),
                label: Text::german(label),
                help: help.map(|help| Text::german(help.trim())),
            })
        });
        CodeList {
            entries: entries.take(OPTIONS_MAX).collect(),
            title: Text::german(&self.title),
            uri: Some(reference.version_uri.clone()),
        }
    }

    fn column(&self, name: &str) -> Option<&String> {
        self.columns.iter().find(|column| column.eq_ignore_ascii_case(name))
    }

    /// The name column has another name in each list.
    fn name_column(&self, key: &String) -> &String {
        let usual = ["name", "bezeichnung", "beschreibung", "codename", "langname"];
        let known = usual.iter().find_map(|name| self.column(name));
        known.or_else(|| self.columns.iter().find(|column| *column != key)).unwrap_or(&self.key_column)
    }
}

fn read(file: &str, bytes: &[u8]) -> Result<Genericode, String> {
    let text = xml::text(bytes)?;
    let document = xml::parse(text)?;
    let root = document.root_element();
    if root.tag_name().name() != "CodeList" || root.tag_name().namespace() != Some(NAMESPACE) {
        return Err("no Genericode 1.0".to_owned());
    }
    let identification = child(root, "Identification").ok_or("no Identification")?;
    let uri = child_text(identification, "CanonicalUri").unwrap_or_default();
    let version_uri = child_text(identification, "CanonicalVersionUri").unwrap_or_else(|| uri.clone());
    let short = child_text(identification, "ShortName");
    let title = child_text(identification, "LongName").or(short).unwrap_or_else(|| version_uri.clone());
    let set = child(root, "ColumnSet").ok_or("no ColumnSet")?;
    let columns: Vec<String> =
        children(set, "Column").filter_map(|column| column.attribute("Id")).map(str::to_owned).collect();
    let first = columns.first().ok_or("no columns")?;
    let key_column = key_column(set).filter(|key| columns.contains(key)).unwrap_or_else(|| first.clone());
    let rows = child(root, "SimpleCodeList").into_iter().flat_map(|list| children(list, "Row"));
    let rows = rows.take(OPTIONS_MAX).map(|row| cells(row, &columns)).collect();
    Ok(Genericode {
        file: file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
        title,
        uri,
        version_uri,
        key_column,
        columns,
        rows,
    })
}

/// The recommended key, or the first one.
fn key_column(set: Node<'_, '_>) -> Option<String> {
    let reference = |key: Node<'_, '_>| child(key, "ColumnRef")?.attribute("Ref").map(str::to_owned);
    let is_recommended =
        |key: &Node<'_, '_>| key.descendants().any(|node| node.tag_name().name() == "recommendedKeyColumn");
    let recommended = children(set, "Key").find(is_recommended).and_then(reference);
    recommended.or_else(|| children(set, "Key").find_map(reference))
}

/// A value without a column belongs to the one after that of the value before.
fn cells(row: Node<'_, '_>, columns: &[String]) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    let mut next = 0;
    for value in children(row, "Value") {
        if let Some(name) = value.attribute("ColumnRef") {
            next = columns.iter().position(|column| column == name).unwrap_or(columns.len());
        }
        if let Some(column) = columns.get(next) {
            cells.insert(column.clone(), child_text(value, "SimpleValue").unwrap_or_default());
        }
        next += 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<Identification><ShortName>Art</ShortName><CanonicalUri>urn:x</CanonicalUri>\
        <CanonicalVersionUri>urn:x_1</CanonicalVersionUri></Identification>\
        <ColumnSet><Column Id=\"Wert\"/><Column Id=\"Code\"/><Column Id=\"Hilfe\"/><Key Id=\"k\"><ColumnRef Ref=\"Code\"/></Key></ColumnSet>\
        <SimpleCodeList><Row><Value ColumnRef=\"Wert\"><SimpleValue>Eins</SimpleValue></Value><Value><SimpleValue>1</SimpleValue></Value></Row>\
        <Row><Value ColumnRef=\"Code\"><SimpleValue>2</SimpleValue></Value><Value><SimpleValue>h</SimpleValue></Value></Row></SimpleCodeList>";

    #[test]
    fn both_shapes_give_the_same_list() {
        let prefixed = format!("<gc:CodeList xmlns:gc=\"{NAMESPACE}\">{BODY}</gc:CodeList>");
        let default = format!("<CodeList xmlns=\"{NAMESPACE}\">{BODY}</CodeList>");
        let reference = ListReference {
            uri: "urn:x".into(),
            version_uri: "urn:x_1".into(),
            file: None,
            code_column: None,
            name_column: None,
            help_column: Some("Hilfe".into()),
        };
        let lists =
            [prefixed, default].map(|xml| read("a.xml", xml.as_bytes()).unwrap().to_code_list(&reference));
        assert_eq!(lists[0], lists[1]);
        let entries: Vec<_> = lists[0]
            .entries
            .iter()
            .map(|e| (e.code.as_str(), e.label.de.as_str(), e.help.is_some()))
            .collect();
        assert_eq!(entries, [("1", "Eins", false), ("2", "2", true)]);
    }

    #[test]
    fn other_xml_is_no_code_list() {
        for wrong in ["<CodeList/>", "<a/>", "", &format!("<CodeList xmlns=\"{NAMESPACE}\"/>")] {
            assert!(read("a.xml", wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
