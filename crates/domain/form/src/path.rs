//! Where an answer stands: `trees[0].girth`. Steps are no part of it; rows count from 0.

/// Longest path that is read, in bytes.
const PATH_BYTES_MAX: usize = 2_000;

/// One name of a path, with the row if the name is a repeated group's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub(crate) key: &'a str,
    pub(crate) row: Option<usize>,
}

/// Reads a path; `None` if it is none.
pub(crate) fn parse(path: &str) -> Option<Vec<Segment<'_>>> {
    if path.is_empty() || path.len() > PATH_BYTES_MAX {
        return None;
    }
    path.split('.').map(segment).collect()
}

fn segment(text: &str) -> Option<Segment<'_>> {
    let Some((key, rest)) = text.split_once('[') else {
        return is_key(text).then_some(Segment { key: text, row: None });
    };
    let row = rest.strip_suffix(']')?;
    let plain = !row.is_empty() && row.len() <= 6 && row.bytes().all(|byte| byte.is_ascii_digit());
    (is_key(key) && plain).then_some(Segment { key, row: row.parse().ok() })
}

/// Whether the text can be the key of a form, step, question, group or note.
#[must_use]
pub fn is_key(text: &str) -> bool {
    text.len() <= crate::limits::KEY_LENGTH_MAX
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// `outer.key`, or `key` alone at the top.
pub(crate) fn join(outer: &str, key: &str) -> String {
    if outer.is_empty() { key.to_owned() } else { format!("{outer}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_or_refused() {
        let path = parse("trees[10].place.street").unwrap();
        assert_eq!(path.len(), 3);
        assert_eq!(path[0], Segment { key: "trees", row: Some(10) });
        for wrong in ["", ".", "a..b", "a[", "a[]", "a[-1]", "a[1]b", "A", "1a", "a b", "ä", "a[9999999]"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
