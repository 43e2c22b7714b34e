//! Code lists in OASIS Genericode 1.0.
//!
//! Two shapes are about: XRepository prefixes only the root and leaves the children without a namespace, converters
//! put every child into the default one. Elements are therefore found by local name alone.

use std::collections::{BTreeMap, BTreeSet};

use form::format::{Choice, CodeList, Text};
use roxmltree::Node;

use super::{
    limits::CODE_LISTS_MAX,
    messages::Code,
    model::ListReference,
    report::Report,
    xml::{self, child, child_text, children},
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
    for (index, (name, bytes)) in files.iter().enumerate() {
        let list = if index < CODE_LISTS_MAX {
            read(name, bytes)
        } else {
            Err(format!("more than {CODE_LISTS_MAX} files"))
        };
        match list {
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

/// A list with the columns that a field asks for, and what is to be told of it.
pub(super) struct Taken<'a> {
    pub(super) list: CodeList,
    /// The column of the labels, if it had to be guessed.
    pub(super) guessed: Option<&'a str>,
    /// Rows that were left out because they have no code.
    pub(super) without_code: usize,
    /// Codes that stand in several rows; the first is taken.
    pub(super) twice: Vec<String>,
}

/// Where the labels of a list stand.
struct Labels<'a> {
    column: &'a String,
    /// Whether neither the reference nor the usual names say so.
    guessed: bool,
}

impl Genericode {
    /// The list with the columns that a field asks for.
    pub(super) fn to_code_list(&self, reference: &ListReference) -> Taken<'_> {
        let wanted = |name: &Option<String>| name.as_ref().and_then(|name| self.column(name));
        let key = wanted(&reference.code_column).unwrap_or(&self.key_column);
        let labels = match wanted(&reference.name_column) {
            Some(column) => Labels { column, guessed: false },
            None => self.labels(key),
        };
        let name = labels.column;
        let help = wanted(&reference.help_column);
        let (mut codes, mut twice, mut without_code) = (BTreeSet::new(), Vec::new(), 0);
        let entries = self.rows.iter().filter_map(|row| {
            let code = row.get(key).map(|code| code.trim()).unwrap_or_default();
            if code.is_empty() {
                without_code += 1;
                return None;
            }
            if !codes.insert(code.to_owned()) {
                twice.push(code.to_owned());
                return None;
            }
            let label =
                row.get(name).map(|label| label.trim()).filter(|label| !label.is_empty()).unwrap_or(code);
            let help = help.and_then(|help| row.get(help)).filter(|help| !help.trim().is_empty());
            let help = help.map(|help| Text::german(help.trim()));
            Some(Choice { code: code.to_owned(), label: Text::german(label), help })
        });
        let list = CodeList {
            entries: entries.collect(),
            title: Text::german(&self.title),
            uri: Some(reference.version_uri.clone()),
        };
        Taken { list, guessed: labels.guessed.then_some(name.as_str()), without_code, twice }
    }

    fn column(&self, name: &str) -> Option<&String> {
        self.columns.iter().find(|column| column.eq_ignore_ascii_case(name))
    }

    /// Where the labels stand, which has another name in each list: in a column of a usual name or in the only one beside
    /// the key; else in one whose name is made with such a word; else in whichever tells the rows apart best.
    fn labels(&self, key: &String) -> Labels<'_> {
        let usual = ["name", "bezeichnung", "beschreibung", "codename", "langname"];
        if let Some(column) = usual.iter().find_map(|name| self.column(name)) {
            return Labels { column, guessed: false };
        }
        let others: Vec<&String> = self.columns.iter().filter(|column| *column != key).collect();
        if let [only] = others.as_slice() {
            return Labels { column: only, guessed: false };
        }
        let named = self.most_telling(others.iter().copied().filter(|column| is_named_like_labels(column)));
        let best = named.or_else(|| self.most_telling(others.iter().copied()));
        Labels { column: best.unwrap_or(&self.key_column), guessed: best.is_some() }
    }

    /// The column with the most different texts, the first of several; `None` if all are empty.
    fn most_telling<'a>(&'a self, columns: impl Iterator<Item = &'a String>) -> Option<&'a String> {
        let texts = |column: &String| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let worded = cells.map(|cell| cell.trim()).filter(|cell| cell.contains(char::is_alphabetic));
            worded.collect::<BTreeSet<_>>().len()
        };
        // Of several equals `max_by_key` takes the last.
        let counted: Vec<_> =
            columns.map(|column| (texts(column), column)).filter(|(count, _)| *count > 0).collect();
        counted.into_iter().rev().max_by_key(|(count, _)| *count).map(|(_, column)| column)
    }
}

/// Whether a part of the column's name begins or ends like a word for labels: `Bezeichnung-lang`, `Staatsname-kurz`.
fn is_named_like_labels(column: &str) -> bool {
    let words =
        ["name", "bezeichnung", "beschreibung", "benennung", "description", "label", "title", "titel"];
    let column = column.to_lowercase();
    let mut parts = column.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| words.iter().any(|word| part.starts_with(word) || part.ends_with(word)))
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
    let rows = rows.map(|row| cells(row, &columns)).collect();
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
        let lists = [prefixed, default]
            .map(|xml| read("a.xml", xml.as_bytes()).unwrap().to_code_list(&reference).list);
        assert_eq!(lists[0], lists[1]);
        let entries: Vec<_> = lists[0]
            .entries
            .iter()
            .map(|e| (e.code.as_str(), e.label.de.as_str(), e.help.is_some()))
            .collect();
        assert_eq!(entries, [("1", "Eins", false), ("2", "2", true)]);
    }

    #[test]
    fn labels_are_found_by_name_or_by_what_tells_rows_apart() {
        let found = |columns: &[&str], rows: &[&[&str]]| {
            let cells = |row: &[&str]| {
                columns
                    .iter()
                    .zip(row)
                    .map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned()))
                    .collect()
            };
            let list = Genericode {
                file: String::new(),
                title: String::new(),
                uri: String::new(),
                version_uri: String::new(),
                columns: columns.iter().map(|column| (*column).to_owned()).collect(),
                key_column: "code".to_owned(),
                rows: rows.iter().map(|row| cells(row)).collect(),
            };
            let labels = list.labels(&list.key_column);
            (labels.column.clone(), labels.guessed)
        };
        assert_eq!(found(&["code", "art", "Name"], &[&["1", "x", ""]]), ("Name".to_owned(), false));
        assert_eq!(found(&["code", "land"], &[&["1", "x"]]), ("land".to_owned(), false));
        assert_eq!(
            found(
                &["code", "sorte", "Kurz-Bezeichnung", "Bezeichnung_lang", "hinweis"],
                &[&["1", "a", "", "Eins", "p"], &["2", "b", "Z", "Zwei", "q"], &["3", "c", "Z", "Drei", "r"]]
            ),
            ("Bezeichnung_lang".to_owned(), true)
        );
        assert_eq!(
            found(
                &["code", "typ", "nummer", "meldung"],
                &[&["1", "a", "7", "Eins"], &["2", "a", "8", "Zwei"]]
            ),
            ("meldung".to_owned(), true)
        );
        assert_eq!(found(&["code", "Name-en", "inhalt"], &[&["1", "", "Eins"]]), ("inhalt".to_owned(), true));
        assert_eq!(found(&["code", "a", "b"], &[&["1", "", ""]]), ("code".to_owned(), false));
    }

    #[test]
    fn other_xml_is_no_code_list() {
        for wrong in ["<CodeList/>", "<a/>", "", &format!("<CodeList xmlns=\"{NAMESPACE}\"/>")] {
            assert!(read("a.xml", wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
