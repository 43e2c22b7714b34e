//! Reading XML safely: UTF-8 only, no document types, bounded in size, depth and nodes before anything is built.

use roxmltree::{Document, Node, ParsingOptions};

use super::limits::{FILE_BYTES_MAX, TEXT_MAX, XML_DEPTH_MAX, XML_NODES_MAX};

/// The text of a file, without byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(format!("the file has {} bytes, the limit is {FILE_BYTES_MAX}", bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map_err(|error| format!("the file is not UTF-8 (byte {})", error.valid_up_to() + 1))
}

/// The parsed document.
pub(super) fn parse(text: &str) -> Result<Document<'_>, String> {
    if depth(text.as_bytes()) > XML_DEPTH_MAX {
        return Err(format!("elements are nested more than {XML_DEPTH_MAX} deep"));
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: XML_NODES_MAX, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| error.to_string())
}

/// The first child element of this local name, in whatever namespace.
pub(super) fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// All child elements of this local name.
pub(super) fn children<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The text of a child, without white space around it; `None` if there is none or it is blank.
pub(super) fn child_text(node: Node<'_, '_>, name: &str) -> Option<String> {
    own_text(child(node, name)?)
}

/// The text of an element, without white space around it; `None` if it is blank.
pub(super) fn own_text(node: Node<'_, '_>) -> Option<String> {
    let text: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.chars().take(TEXT_MAX).collect())
}

/// The elements whose text is longer than what is taken over, by name.
pub(super) fn cut_texts<'a>(document: &'a Document<'_>) -> impl Iterator<Item = &'a str> {
    let texts = document.descendants().filter(Node::is_text);
    let cut =
        texts.filter(|text| text.text().is_some_and(|text| text.trim().chars().nth(TEXT_MAX).is_some()));
    cut.filter_map(|text| text.parent_element()).map(|element| element.tag_name().name())
}

/// The code of a wrapped value: `<feldart …><code>input</code></feldart>`, where `code` stands in no namespace.
pub(super) fn code(node: Node<'_, '_>, name: &str) -> Option<String> {
    child_text(child(node, name)?, "code")
}

/// How deep elements are nested, found without building anything: the parser itself would go down on the stack. The
/// scan reads tokens as the parser does; where a file is malformed it may find more depth, never less.
fn depth(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest, mut at) = (0_usize, 0_usize, 0_usize);
    while let Some(start) = find(bytes, at, b"<") {
        let rest = bytes.get(start..).unwrap_or_default();
        at = if rest.starts_with(b"<!--") {
            find(bytes, start + 4, b"-->").map_or(bytes.len(), |end| end + 3)
        } else if rest.starts_with(b"<![CDATA[") {
            find(bytes, start + 9, b"]]>").map_or(bytes.len(), |end| end + 3)
        } else if rest.starts_with(b"<?") {
            find(bytes, start + 2, b"?>").map_or(bytes.len(), |end| end + 2)
        } else if rest.starts_with(b"</") {
            depth = depth.saturating_sub(1);
            find(bytes, start + 2, b">").map_or(bytes.len(), |end| end + 1)
        } else if rest.starts_with(b"<!") {
            start + 2
        } else {
            let end = tag_end(bytes, start + 1);
            if bytes.get(end.saturating_sub(1)) != Some(&b'/') {
                depth += 1;
                deepest = deepest.max(depth);
            }
            end + 1
        };
    }
    deepest
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len()).position(|window| window == what).map(|offset| from + offset)
}

/// Where a start tag ends: at the next `>` outside of quotation marks.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    for (offset, &byte) in bytes.get(from..).unwrap_or_default().iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return from + offset,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_found_without_parsing() {
        assert_eq!(depth(b"<a><b/><b x='>'><c></c></b></a>"), 3);
        assert_eq!(depth(b"<a><!-- <b><b> --><![CDATA[<b><b>]]><?x <b> ?></a>"), 1);
        assert_eq!(depth(b""), 0);
        assert_eq!(depth(b"<a"), 1);
        assert_eq!(depth("<a>".repeat(200_000).as_bytes()), 200_000);
    }

    #[test]
    fn hostile_files_are_refused() {
        let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert!(parse(&deep).unwrap_err().contains("deep"));
        let entities = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
        assert!(parse(entities).unwrap_err().contains("DTD"));
        assert!(text(b"<a>\xff</a>").unwrap_err().contains("UTF-8 (byte 4)"));
        assert!(text(&vec![b' '; FILE_BYTES_MAX + 1]).unwrap_err().contains("bytes"));
    }
}
