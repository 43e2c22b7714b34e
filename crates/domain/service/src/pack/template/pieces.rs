//! A text in its pieces: words, placeholders, braces without their other half; and the names of values in it.

pub(crate) fn doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// Names in doubled braces: meant as placeholders, which they are in other programs, and in print only braces.
pub(crate) fn braced(words: &str) -> Vec<String> {
    enclosed(words, '{', '}').filter(|name| is_name(name)).map(str::to_owned).collect()
}

/// Whether this reads as the name of a value: one word of letters, digits, points and underscores.
#[must_use]
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_alphanumeric() || sign == '_' || sign == '.')
}

/// The gaps `[…]` of a text, without the brackets.
#[must_use]
pub fn gaps(text: &str) -> Vec<String> {
    enclosed(text, '[', ']').map(str::to_owned).collect()
}

/// What stands between these two signs, trimmed.
fn enclosed(text: &str, open: char, close: char) -> impl Iterator<Item = &str> {
    let after_opening = text.split(open).skip(1);
    after_opening.filter_map(move |rest| rest.split_once(close)).map(|(inside, _)| inside.trim())
}

pub(crate) enum Piece {
    Words(String),
    /// With its place in bytes.
    Placeholder(usize, String),
    /// An opening brace without its closing one, or the other way round, with the text after it.
    Open(usize, String),
}

pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        words.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            words.push_str(if from.starts_with('{') { "{" } else { "}" });
            rest = after;
            continue;
        }
        let placeholder = from.strip_prefix('{').and_then(|inside| inside.split_once('}'));
        let Some((source, after)) = placeholder.filter(|(source, _)| !source.contains('{')) else {
            pieces.push(Piece::Open(text.len() - from.len(), from.chars().take(40).collect()));
            return pieces;
        };
        if !words.is_empty() {
            pieces.push(Piece::Words(std::mem::take(&mut words)));
        }
        pieces.push(Piece::Placeholder(text.len() - from.len(), source.to_owned()));
        rest = after;
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}
