//! How a text of a decision looks to whoever writes it: what came from the case, what is still open, what differs from the template.

use service::pack::is_name;

/// The most lines on each side that are compared; longer texts are shown as changed as a whole.
const LINES_MAX: usize = 400;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Piece {
    Words(String),
    /// A value from the case, written in when the decision was begun.
    Value(String),
    /// A placeholder without a value, or a gap to fill; without its brackets.
    Open(String),
}

/// A line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangedLine {
    /// In both.
    Same(String),
    /// In the template only.
    Gone(String),
    /// In the text only.
    New(String),
}

/// Divides a text. `values` are what was written in from the case, in their order; each is looked for after the one before.
#[must_use]
pub fn pieces(text: &str, values: &[String]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    for value in values {
        let Some((before, after)) = split_at_word(rest, value) else { continue };
        open_pieces(before, &mut found);
        found.push(Piece::Value(single_braces(value)));
        rest = after;
    }
    open_pieces(rest, &mut found);
    found
}

/// Writes what a person typed into the open places of a text, each counted from 0; what is left empty stays open.
#[must_use]
pub fn fill_open(text: &str, typed: &[(usize, String)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    let mut place = 0;
    while let Some((before, open, after)) = next_open(rest) {
        filled.push_str(before);
        let words = typed.iter().find(|(at, words)| *at == place && !words.trim().is_empty());
        match words {
            Some((_, words)) => filled.push_str(&words.trim().replace('{', "{{").replace('}', "}}")),
            None => filled.push_str(open),
        }
        (place, rest) = (place + 1, after);
    }
    filled.push_str(rest);
    filled
}

/// Compares a text with the template it was begun from, line by line. Empty if nothing differs.
#[must_use]
pub fn changed_lines(template: &str, text: &str) -> Vec<ChangedLine> {
    if template == text {
        return Vec::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (template.lines().collect(), text.lines().collect());
    if old.len() > LINES_MAX || new.len() > LINES_MAX {
        let gone = old.into_iter().map(|line| ChangedLine::Gone(line.to_owned()));
        return gone.chain(new.into_iter().map(|line| ChangedLine::New(line.to_owned()))).collect();
    }
    compare(&old, &new)
}

/// The part before and the part after the first place where the value stands by itself.
fn split_at_word<'a>(text: &'a str, value: &str) -> Option<(&'a str, &'a str)> {
    if value.is_empty() {
        return None;
    }
    text.match_indices(value).find_map(|(at, _)| {
        let (before, from) = text.split_at(at);
        let after = from.strip_prefix(value)?;
        let joined = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        (!joined).then_some((before, after))
    })
}

/// Words and open places: `{…}` and `[…]`.
fn open_pieces(text: &str, found: &mut Vec<Piece>) {
    let mut rest = text;
    while let Some((before, open, after)) = next_open(rest) {
        if !before.is_empty() {
            found.push(Piece::Words(single_braces(before)));
        }
        found.push(Piece::Open(open.trim_matches(['{', '}', '[', ']', ' ']).to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(single_braces(rest)));
    }
}

/// The next open place with its brackets, between what stands before and after it. Doubled braces are braces, but around a name they
/// are meant as a placeholder.
fn next_open(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let (_, rest) = text.split_at_checked(from)?;
        let at = from + rest.find(['{', '['])?;
        let (before, open) = text.split_at_checked(at)?;
        if let Some(inside) = open.strip_prefix("{{") {
            if let Some((name, after)) = inside.split_once("}}").filter(|(name, _)| is_name(name.trim())) {
                let (open, _) = open.split_at_checked(2 + name.len() + 2)?;
                return Some((before, open, after));
            }
            from = at + 2;
            continue;
        }
        let close = if open.starts_with('{') { '}' } else { ']' };
        let Some(end) = open.find(close) else {
            from = at + 1;
            continue;
        };
        let (open, after) = open.split_at_checked(end + 1)?;
        return Some((before, open, after));
    }
}

fn single_braces(text: &str) -> String {
    text.replace("{{", "{").replace("}}", "}")
}

/// The longest common subsequence of lines, told from the start.
fn compare(old: &[&str], new: &[&str]) -> Vec<ChangedLine> {
    let width = new.len() + 1;
    let mut common = vec![0_usize; (old.len() + 1) * width];
    let at =
        |table: &[usize], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
    for (row, left) in old.iter().enumerate().rev() {
        for (column, right) in new.iter().enumerate().rev() {
            let best = if left == right {
                at(&common, row + 1, column + 1) + 1
            } else {
                at(&common, row + 1, column).max(at(&common, row, column + 1))
            };
            if let Some(cell) = common.get_mut(row * width + column) {
                *cell = best;
            }
        }
    }
    let (mut row, mut column, mut lines) = (0, 0, Vec::new());
    loop {
        match (old.get(row), new.get(column)) {
            (Some(left), Some(right)) if left == right => {
                lines.push(ChangedLine::Same((*left).to_owned()));
                (row, column) = (row + 1, column + 1);
            }
            (Some(left), right)
                if right.is_none() || at(&common, row + 1, column) >= at(&common, row, column + 1) =>
            {
                lines.push(ChangedLine::Gone((*left).to_owned()));
                row += 1;
            }
            (_, Some(right)) => {
                lines.push(ChangedLine::New((*right).to_owned()));
                column += 1;
            }
            (_, None) => return lines,
        }
    }
}

/// What is written into a text of the service from the case; empty if the text is not one of its own.
pub(crate) fn values_in(frame: &cases::correspondence::Frame, text: &str) -> Vec<String> {
    let prefilled = frame.facts.prefill(&frame.service.pack, text);
    prefilled.map(|prefilled| prefilled.values).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_gaps_stand_out() {
        let values = ["Hänge-Birke".to_owned(), "96".to_owned()];
        let found =
            pieces("Sie dürfen die Hänge-Birke mit 1960, ja 96 cm bis zum [Datum] fällen. {fee}", &values);
        let words = |text: &str| Piece::Words(text.to_owned());
        let expected = vec![
            words("Sie dürfen die "),
            Piece::Value("Hänge-Birke".to_owned()),
            words(" mit 1960, ja "),
            Piece::Value("96".to_owned()),
            words(" cm bis zum "),
            Piece::Open("Datum".to_owned()),
            words(" fällen. "),
            Piece::Open("fee".to_owned()),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn doubled_braces_are_words_and_a_lone_bracket_too() {
        assert_eq!(pieces("{{alt, neu}} [neu", &[]), vec![Piece::Words("{alt, neu} [neu".to_owned())]);
    }

    #[test]
    fn a_name_in_doubled_braces_is_a_gap() {
        let expected = vec![Piece::Words("Bis ".to_owned()), Piece::Open("unbekannt".to_owned())];
        assert_eq!(pieces("Bis {{ unbekannt }}", &[]), expected);
        assert_eq!(fill_open("Bis {{ unbekannt }}.", &[(0, "Mai".to_owned())]), "Bis Mai.");
    }

    #[test]
    fn what_is_typed_goes_into_its_place() {
        let typed = [(1, " 30. November 2027 ".to_owned()), (0, String::new())];
        let filled = fill_open("Sie pflanzen {baum} bis zum [Datum], {{so}}.", &typed);
        assert_eq!(filled, "Sie pflanzen {baum} bis zum 30. November 2027, {{so}}.");
    }

    #[test]
    fn a_changed_line_shows_both_sides() {
        let lines = changed_lines("eins\nzwei\ndrei", "eins\n2\ndrei\nvier");
        let expected = vec![
            ChangedLine::Same("eins".to_owned()),
            ChangedLine::Gone("zwei".to_owned()),
            ChangedLine::New("2".to_owned()),
            ChangedLine::Same("drei".to_owned()),
            ChangedLine::New("vier".to_owned()),
        ];
        assert_eq!(lines, expected);
        assert!(changed_lines("gleich", "gleich").is_empty());
    }
}
