//! What can be wrong with a single answer, and the sentences that say how to put it right.

use locale::Language;
use rust_decimal::Decimal;

use crate::{format::Text, message::Message};

/// Most characters of what disturbs that are repeated to its author.
const SHOWN_MAX: usize = 20;

/// What is wrong with one answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    /// The part of a structured answer, for example `postcode`; empty for the whole.
    pub(crate) part: &'static str,
    pub(crate) code: &'static str,
    pub(crate) message: Message,
}

impl Fault {
    pub(crate) fn new(code: &'static str, de: impl Into<String>, en: impl Into<String>) -> Self {
        Self { part: "", code, message: Message::new(de, en) }
    }

    pub(crate) fn at(mut self, part: &'static str) -> Self {
        self.part = part;
        self
    }

    /// What was typed is not understood because of a sign or word in it, which the sentence names. Only the first word of it is
    /// repeated to its author.
    pub(crate) fn disturbed(code: &'static str, sign: Option<&str>, de: &str, en: &str) -> Self {
        let Some(sign) = sign else { return Self::new(code, de, en) };
        let named = |language| {
            let mut signs = sign.chars();
            if let (Some(alone), None) = (signs.next(), signs.next()) {
                return locale::sign_named(language, alone);
            }
            let word: String =
                sign.trim_start().chars().take_while(|sign| *sign != ' ').take(SHOWN_MAX).collect();
            language.pick(format!("„{word}“"), format!("“{word}”"))
        };
        let (german, english) = (named(Language::German), named(Language::English));
        Self::new(
            code,
            format!("Damit können wir hier nichts anfangen: {german}. {de}"),
            format!("We cannot make anything of this here: {english}. {en}"),
        )
    }

    /// The same fault of a value that a rule gave: whoever reads it can only change what the rule reads.
    pub(crate) fn of_calculated(mut self) -> Self {
        self.message = Message::new(
            "Der berechnete Wert ist hier nicht möglich. Prüfen Sie die Angaben, aus denen er sich ergibt.",
            "The calculated value is not possible here. Check the answers that it comes from.",
        );
        self
    }

    /// A JSON value of another shape than the kind wants.
    pub(crate) fn wrong_shape(expected_de: &str, expected_en: &str) -> Self {
        Self::new(
            "wrong_shape",
            format!("Hier wird {expected_de} erwartet."),
            format!("{expected_en} is expected here."),
        )
    }

    pub(crate) fn control_characters(sign: char) -> Self {
        let named = |language| locale::sign_named(language, sign);
        Self::new(
            "control_characters",
            format!("Der Text enthält {}. Tippen Sie ihn bitte neu ein.", named(Language::German)),
            format!("The text contains {}. Please type it again.", named(Language::English)),
        )
    }

    pub(crate) fn too_long(max: usize) -> Self {
        Self::new(
            "too_long",
            format!("Kürzen Sie den Text auf höchstens {max} Zeichen."),
            format!("Shorten the text to at most {max} characters."),
        )
    }

    pub(crate) fn too_short(min: u32) -> Self {
        Self::new(
            "too_short",
            format!("Geben Sie mindestens {min} Zeichen ein."),
            format!("Enter at least {min} characters."),
        )
    }

    pub(crate) fn too_small(min: Decimal, unit: Option<&Text>) -> Self {
        let (de, en) = amounts(min, unit);
        Self::new("too_small", format!("Geben Sie mindestens {de} ein."), format!("Enter at least {en}."))
    }

    pub(crate) fn too_large(max: Decimal, unit: Option<&Text>) -> Self {
        let (de, en) = amounts(max, unit);
        Self::new("too_large", format!("Geben Sie höchstens {de} ein."), format!("Enter at most {en}."))
    }
}

fn amounts(value: Decimal, unit: Option<&Text>) -> (String, String) {
    let amount = |language| {
        let number = locale::number(language, value);
        unit.map_or(number.clone(), |unit| format!("{number} {}", unit.get(language)))
    };
    (amount(Language::German), amount(Language::English))
}
