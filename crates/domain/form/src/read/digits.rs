//! The figures of a number, with the signs that part them in German and English habit.

/// What stands before the figures of a text, the figures with the signs between them, and what stands behind; `None` without any.
pub(super) fn around(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(start)?;
    let mut end = rest.len();
    let mut signs = rest.char_indices().peekable();
    while let Some((place, sign)) = signs.next() {
        let goes_on = signs.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(sign.is_ascii_digit() || is_separator(sign) && goes_on) {
            end = place;
            break;
        }
    }
    let (figures, behind) = rest.split_at_checked(end)?;
    Some((before.trim(), figures, behind.trim()))
}

/// Digits with at most one point.
///
/// # Errors
///
/// The sign that stands where it makes no number.
pub(super) fn plain(figures: &str) -> Result<String, char> {
    let separators: Vec<char> = figures.chars().filter(|sign| is_separator(*sign)).collect();
    let groups: Vec<&str> = figures.split(is_separator).collect();
    let Some((&last, others)) = separators.split_last() else { return Ok(figures.to_owned()) };
    let decimal =
        matches!(last, ',' | '.') && !others.contains(&last) && !is_german_thousands(&groups, &separators);
    let (whole, parting) = if decimal {
        (groups.split_last().map_or(&[][..], |(_, whole)| whole), others)
    } else {
        (&*groups, &*separators)
    };
    if let Some(misplaced) = misplaced(whole, parting) {
        return Err(misplaced);
    }
    let whole = whole.concat();
    Ok(match groups.last().filter(|_| decimal) {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// One point before three digits parts thousands in German habit. Behind a lone zero it cannot: «0.500» is a half.
fn is_german_thousands(groups: &[&str], separators: &[char]) -> bool {
    match (groups, separators) {
        ([first, thousands], ['.']) => *first != "0" && first.len() <= 3 && thousands.len() == 3,
        _ => false,
    }
}

/// The sign that parts no groups of three: another one than before, or at another place.
fn misplaced(groups: &[&str], separators: &[char]) -> Option<char> {
    let (first, rest) = groups.split_first()?;
    let sign = separators.first()?;
    if let Some(other) = separators.iter().find(|other| *other != sign) {
        return Some(*other);
    }
    let thousands = first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3);
    (!thousands).then_some(*sign)
}

fn is_separator(sign: char) -> bool {
    matches!(sign, '.' | ',' | ' ' | '\'' | '’')
}
