//! The light notation of editors, read line by line. Total: what is no notation is text.

use locale::{Language, months};

use crate::letters::text::{Block, Run};

/// Reads a whole source.
pub(crate) fn blocks(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in source.lines().map(str::trim) {
        let starts_new =
            open.first().is_some_and(|first| kind(first) != kind(line) && kind(line) != Kind::Words);
        if line.is_empty() || starts_new || kind(line) == Kind::Heading {
            close(&mut open, &mut blocks);
        }
        if !line.is_empty() {
            open.push(line);
        }
        if kind(line) == Kind::Heading {
            close(&mut open, &mut blocks);
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Bullet,
    Number,
    Words,
}

fn kind(line: &str) -> Kind {
    if heading(line).is_some() {
        Kind::Heading
    } else if bullet(line).is_some() {
        Kind::Bullet
    } else if number(line).is_some() {
        Kind::Number
    } else {
        Kind::Words
    }
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix("## ").map(str::trim).filter(|words| !words.is_empty())
}

fn bullet(line: &str) -> Option<&str> {
    line.strip_prefix("- ").or_else(|| line.strip_prefix("• ")).map(str::trim)
}

fn number(line: &str) -> Option<&str> {
    let (digits, words) = line.split_once(". ")?;
    // «16. November» starts with a number too; a list counts with at most two digits and is rarely a date, but a
    // line of prose that begins with a date would be torn apart, so a month's name after the number is no item.
    let counts = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = starts_with_month(words);
    (counts && !is_date).then(|| words.trim())
}

/// Whether words begin with the name of a month, German or English.
fn starts_with_month(words: &str) -> bool {
    let first = words.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    Language::ALL.into_iter().any(|language| months(language).contains(&first))
}

/// Turns the gathered lines into a block. A line of plain words after an item belongs to that item.
fn close(open: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    let lines = std::mem::take(open);
    let Some(first) = lines.first() else { return };
    let block = match kind(first) {
        Kind::Heading => Block::Heading(heading(first).unwrap_or_default().to_owned()),
        Kind::Bullet => Block::Bullets(items(&lines, bullet)),
        Kind::Number => Block::Numbers(items(&lines, number)),
        Kind::Words => Block::Paragraph(runs(&lines.join(" "))),
    };
    blocks.push(block);
}

fn items(lines: &[&str], item: impl Fn(&str) -> Option<&str>) -> Vec<Vec<Run>> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (item(line), items.last_mut()) {
            (Some(words), _) => items.push(words.to_owned()),
            (None, Some(last)) => {
                last.push(' ');
                last.push_str(line);
            }
            (None, None) => items.push((*line).to_owned()),
        }
    }
    items.iter().map(|words| runs(words)).collect()
}

/// Splits at `**`. An opening pair without its closing one stays as it was typed.
fn runs(words: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("**") {
        let Some((strong, remaining)) = after.split_once("**").filter(|(strong, _)| !strong.is_empty())
        else {
            break;
        };
        if !before.is_empty() {
            runs.push(Run::plain(before));
        }
        runs.push(Run::bold(strong));
        rest = remaining;
    }
    if !rest.is_empty() {
        runs.push(Run::plain(rest));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::RichText;
    use super::*;

    #[test]
    fn each_notation_becomes_its_block() {
        let text = RichText::read(
            "Erste Zeile\nzweite Zeile mit **Nachdruck**.\n\n## Was Sie tun\n- Eins\n  geht weiter\n- Zwei\n1. A\n2. B\nlang\n",
        );
        assert_eq!(
            text.blocks,
            vec![
                Block::Paragraph(vec![
                    Run::plain("Erste Zeile zweite Zeile mit "),
                    Run::bold("Nachdruck"),
                    Run::plain(".")
                ]),
                Block::Heading("Was Sie tun".into()),
                Block::Bullets(vec![vec![Run::plain("Eins geht weiter")], vec![Run::plain("Zwei")]]),
                Block::Numbers(vec![vec![Run::plain("A")], vec![Run::plain("B lang")]]),
            ]
        );
    }

    #[test]
    fn what_is_no_notation_is_text() {
        for words in
            ["**offen", "#raw(\"x\")", "$x^2$", "1.5 Meter", "-5 Grad", "****", "#", "16. November 2026"]
        {
            assert_eq!(
                RichText::read(words).blocks,
                vec![Block::Paragraph(vec![Run::plain(words)])],
                "{words}"
            );
        }
        assert!(RichText::read(" \n\n ").is_empty());
    }
}
