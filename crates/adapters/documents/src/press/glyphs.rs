//! Characters that cannot be shown. PDF/A refuses a glyph that is missing in every font, and a letter must never
//! fail because somebody typed an emoji.

use serde_json::Value;
use typst::text::{Coverage, FontBook};

/// What stands in the place of a character that no font has.
const UNKNOWN: char = '□';

/// Replaces, in every text below `value`, what no font can show. The attachment keeps its text: it is not set.
pub(super) fn showable(value: Value, book: &FontBook) -> Value {
    let coverages: Vec<&Coverage> =
        (0..).map_while(|index| book.info(index)).map(|info| &info.coverage).collect();
    clean(value, &|letter| coverages.iter().any(|coverage| coverage.contains(u32::from(letter))))
}

fn clean(value: Value, covered: &impl Fn(char) -> bool) -> Value {
    match value {
        Value::String(text) => Value::String(clean_text(&text, covered)),
        Value::Array(items) => items.into_iter().map(|item| clean(item, covered)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, field)| {
                let kept = name == "attachment";
                let field = if kept { field } else { clean(field, covered) };
                (name, field)
            })
            .collect(),
        other => other,
    }
}

fn clean_text(text: &str, covered: &impl Fn(char) -> bool) -> String {
    text.chars()
        .filter_map(|letter| match letter {
            '\n' | '\u{a0}' | '\u{200b}' => Some(letter),
            '\t' => Some(' '),
            // Controls, joiners, direction marks and variation selectors have no glyph of their own.
            _ if letter.is_control() || is_invisible(letter) => None,
            _ if covered(letter) => Some(letter),
            _ => Some(UNKNOWN),
        })
        .collect()
}

fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_glyph_is_replaced_and_what_has_no_shape_is_dropped() {
        let covered = |letter: char| letter.is_ascii() || letter == 'ß';
        let value = serde_json::json!({
            "parts": [{ "text": "Stra\u{202e}ße 🌳\tx\u{0}\ny" }],
            "attachment": { "text": "🌳" },
        });
        let expected = serde_json::json!({
            "parts": [{ "text": "Straße □ x\ny" }],
            "attachment": { "text": "🌳" },
        });
        assert_eq!(clean(value, &covered), expected);
    }
}
