//! What a written date consists of: numbers, words for month and day of the week, signs between them.

use jiff::civil::Weekday;

use crate::{month_named, weekday_named};

/// What a text says of a day. The year stands as it was written, since two digits leave the century open.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub struct WrittenDate {
    pub weekday: Option<Weekday>,
    pub day: Option<i16>,
    pub month: Option<i16>,
    pub year: Option<String>,
}

/// Words that only lead to what follows.
const FILLERS: [&str; 6] = ["den", "der", "dem", "am", "the", "of"];

/// What makes a day of a number.
const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "te", "ten", "ter"];

/// Signs that may stand between the parts.
const SIGNS: [&str; 6] = ["", ".", ",", ".,", "-", "/"];

/// What a written date consists of.
///
/// # Errors
///
/// The word or sign that is not understood, if there is one.
pub fn written_date(text: &str) -> Result<WrittenDate, Option<String>> {
    let mut parts = WrittenDate::default();
    let mut numbers: Vec<&str> = Vec::new();
    let mut signs: Vec<String> = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Number(number) => numbers.push(number),
            Piece::Word(word) => take_word(&mut parts, word)?,
            Piece::Signs(between) => {
                let between: String = between.chars().filter(|sign| *sign != ' ').collect();
                if !SIGNS.contains(&between.as_str()) {
                    return Err(Some(between));
                }
                if !numbers.is_empty() {
                    signs.push(between);
                } else if between.contains(['-', '/']) {
                    return Err(Some(between));
                }
            }
        }
    }
    let in_order = |sign: &str| signs.iter().take(2).all(|written| written == sign);
    let day_first = signs.iter().take(2).find(|sign| parts.month.is_none() && sign.contains(['-', '/']));
    match (parts.month, numbers.as_slice()) {
        (Some(_), [year, day]) if is_full_year(year) => parts.of_numbers(Some(day), None, Some(year)),
        (Some(_), [day, year]) => parts.of_numbers(Some(day), None, Some(year)),
        (Some(_), [year]) if is_full_year(year) => parts.of_numbers(None, None, Some(year)),
        (Some(_), [day]) => parts.of_numbers(Some(day), None, None),
        (None, [year, month, day]) if is_full_year(year) => {
            if !["-", "/", ".", ""].iter().any(|sign| in_order(sign)) {
                return Err(signs.first().cloned());
            }
            parts.of_numbers(Some(day), Some(month), Some(year))
        }
        // Which of both comes first before a slash, day or month, is another habit in every country.
        (None, [_, _, ..]) if day_first.is_some() => Err(day_first.cloned()),
        (None, [day, month, year]) => parts.of_numbers(Some(day), Some(month), Some(year)),
        (None, [month, year]) if is_full_year(year) => parts.of_numbers(None, Some(month), Some(year)),
        (None, [day, month]) => parts.of_numbers(Some(day), Some(month), None),
        (None, [alone]) => {
            let (day, month, year) = compact(alone).ok_or(None)?;
            parts.of_numbers(Some(day), Some(month), Some(year))
        }
        _ => Err(None),
    }
}

/// The number of a day or month: «1», «01», «1.», «1st».
#[must_use]
pub fn written_ordinal(text: &str) -> Option<i16> {
    let digits = text
        .find(|sign: char| !sign.is_ascii_digit())
        .map_or(text, |end| text.get(..end).unwrap_or_default());
    let rest = text.strip_prefix(digits)?.to_lowercase();
    if rest.is_empty() || rest == "." || ORDINALS.contains(&rest.as_str()) { number(digits) } else { None }
}

/// Whether a text is a year, perhaps a short one.
#[must_use]
pub fn is_written_year(text: &str) -> bool {
    number(text).is_some()
}

impl WrittenDate {
    fn of_numbers(
        mut self,
        day: Option<&str>,
        month: Option<&str>,
        year: Option<&str>,
    ) -> Result<Self, Option<String>> {
        let read = |text: &str| number(text).ok_or_else(|| Some(text.to_owned()));
        self.day = day.map(read).transpose()?;
        self.month = month.map(read).transpose()?.or(self.month);
        self.year = year.map(|year| read(year).map(|_| year.to_owned())).transpose()?;
        Ok(self)
    }
}

/// Eight digits: day, month, year, or year, month, day. No day that a form takes can be read both ways.
fn compact(digits: &str) -> Option<(&str, &str, &str)> {
    let (first, last) = digits.split_at_checked(4).filter(|_| digits.len() == 8)?;
    let (one, two) = first.split_at_checked(2)?;
    let (three, four) = last.split_at_checked(2)?;
    let is_year_first = (18..=22).contains(&number(one)?) && number(three)? <= 12;
    Some(if is_year_first { (four, three, first) } else { (one, two, last) })
}

/// One part of a text.
enum Piece<'t> {
    Number(&'t str),
    Word(&'t str),
    Signs(&'t str),
}

/// Runs of digits, of letters, and of everything else.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let sort = |sign: char| (sign.is_ascii_digit(), sign.is_alphabetic());
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|sign| sort(sign) != sort(first)).unwrap_or(rest.len());
        let Some((piece, after)) = rest.split_at_checked(end) else { break };
        pieces.push(match sort(first) {
            (true, _) => Piece::Number(piece),
            (_, true) => Piece::Word(piece),
            _ => Piece::Signs(piece),
        });
        rest = after;
    }
    pieces
}

fn take_word(parts: &mut WrittenDate, word: &str) -> Result<(), Option<String>> {
    let lower = word.to_lowercase();
    if FILLERS.contains(&lower.as_str()) || ORDINALS.contains(&lower.as_str()) {
        return Ok(());
    }
    if let Some(month) = month_named(word).filter(|_| parts.month.is_none()) {
        parts.month = Some(i16::from(month));
    } else if let Some(weekday) = weekday_named(word).filter(|_| parts.weekday.is_none()) {
        parts.weekday = Some(weekday);
    } else {
        return Err(Some(word.to_owned()));
    }
    Ok(())
}

fn is_full_year(text: &str) -> bool {
    text.len() == 4
}

fn number(text: &str) -> Option<i16> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
