//! What the kinds of questions must keep: bounds in order, options there and distinct, patterns valid.

use std::collections::BTreeSet;

use super::Checker;
use crate::{
    format::{Choice, Kind, TextLimits},
    limits::{FILE_BYTES_MAX, FILES_MAX, OPTIONS_MAX},
    read::Pattern,
};

/// Whether a name has the form of a media type, in small letters as the vault tells them: `application/pdf`.
fn is_media_type(name: &str) -> bool {
    let part = |part: &str| {
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "!#$&^_.+-".contains(c);
        (1..=100).contains(&part.len()) && part.chars().all(known)
    };
    name.split_once('/').is_some_and(|(kind, subtype)| part(kind) && part(subtype))
}

impl Checker<'_> {
    pub(super) fn kind(&mut self, path: &str, kind: &Kind) {
        match kind {
            Kind::ShortText(limits) | Kind::LongText(limits) => self.text(path, limits),
            Kind::WholeNumber(bounds) => self.ordered(path, bounds.min, bounds.max),
            Kind::Decimal(bounds) | Kind::Money(bounds) => {
                self.ordered(path, bounds.min, bounds.max);
                if bounds.places.is_some_and(|places| places > 9) {
                    self.report(
                        path,
                        "kind.places",
                        "bounds",
                        "Höchstens 9 Nachkommastellen.",
                        "At most 9 decimal places.",
                    );
                }
            }
            Kind::OneOf(choices) => self.choices(path, &choices.options, choices.code_list.as_deref()),
            Kind::SeveralOf(choices) => {
                self.choices(path, &choices.options, choices.code_list.as_deref());
                self.ordered(path, choices.min, choices.max);
            }
            Kind::File(limits) => {
                if let Some(wrong) = limits.media_types.iter().find(|name| !is_media_type(name)) {
                    let wrong: String = wrong.chars().take(40).collect();
                    self.report(
                        path,
                        "kind.media_types",
                        "media_type",
                        format!("„{wrong}“ ist kein Medientyp wie application/pdf."),
                        format!("“{wrong}” is no media type such as application/pdf."),
                    );
                }
                self.ordered(path, limits.min_count, Some(limits.max_count));
                if limits.max_count == 0
                    || limits.max_count > FILES_MAX
                    || limits.max_bytes == 0
                    || limits.max_bytes > FILE_BYTES_MAX
                {
                    self.report(
                        path,
                        "kind",
                        "bounds",
                        format!("„max_count“ von 1 bis {FILES_MAX}, „max_bytes“ von 1 bis {FILE_BYTES_MAX}."),
                        format!("“max_count” from 1 to {FILES_MAX}, “max_bytes” from 1 to {FILE_BYTES_MAX}."),
                    );
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, path: &str, limits: &TextLimits) {
        self.ordered(path, limits.min_length, limits.max_length);
        if let Some(Err(reason)) = limits.pattern.as_deref().map(Pattern::compile) {
            let reason = reason.lines().last().unwrap_or_default().trim().to_owned();
            self.report(
                path,
                "kind.pattern",
                "pattern",
                format!("Das Muster ist ungültig: {reason}"),
                format!("The pattern is invalid: {reason}"),
            );
        }
    }

    fn choices(&mut self, path: &str, options: &[Choice], list: Option<&str>) {
        match (options.is_empty(), list) {
            (false, None) => self.options(path, "kind.options", options),
            (true, Some(list)) if self.lists.contains_key(list) => {}
            (true, Some(list)) => self.report(
                path,
                "kind.code_list",
                "unknown_code_list",
                format!("Die Codeliste „{list}“ gibt es nicht."),
                format!("There is no code list “{list}”."),
            ),
            _ => self.report(
                path,
                "kind",
                "options",
                "Geben Sie entweder „options“ oder „code_list“ an.",
                "Give either “options” or “code_list”.",
            ),
        }
    }

    pub(super) fn options(&mut self, path: &str, property: &str, options: &[Choice]) {
        if options.len() > OPTIONS_MAX {
            self.report(
                path,
                property,
                "too_many",
                format!("Höchstens {OPTIONS_MAX} Einträge."),
                format!("At most {OPTIONS_MAX} entries."),
            );
        }
        let mut codes = BTreeSet::new();
        for option in options {
            let code = option.code.as_str();
            if code.is_empty() || code.trim() != code {
                self.report(
                    path,
                    property,
                    "code",
                    format!(
                        "Der Code „{code}“ darf weder leer sein noch mit Leerzeichen beginnen oder enden."
                    ),
                    format!("The code “{code}” must neither be empty nor start or end with a space."),
                );
            }
            if !codes.insert(code) {
                self.report(
                    path,
                    property,
                    "duplicate_code",
                    format!("Der Code „{code}“ kommt zweimal vor."),
                    format!("The code “{code}” stands there twice."),
                );
            }
        }
    }

    fn ordered<T: PartialOrd>(&mut self, path: &str, min: Option<T>, max: Option<T>) {
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            self.report(
                path,
                "kind",
                "bounds",
                "Die untere Grenze ist größer als die obere.",
                "The lower bound exceeds the upper one.",
            );
        }
    }
}
