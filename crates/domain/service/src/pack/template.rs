//! Texts with placeholders: `{ expression }` in FEEL, `{{` and `}}` for braces. A line that begins with
//! `{? condition }` stands only if the condition holds.

use std::{borrow::Cow, ops::Range};

use feel::{Budget, Expression, Lookup, Scope, Type, Value};
use locale::Language;

use self::pieces::{Piece, braced, doubled, pieces};
use crate::pack::words;

mod pieces;

pub use self::pieces::{gaps, is_name};

/// The longest text with placeholders, in bytes.
const TEXT_BYTES_MAX: usize = 100_000;

/// What begins a line that stands only under a condition.
const ONLY_IF: &str = "{?";

/// A text with placeholders, compiled.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Words(String),
    Placeholder {
        source: String,
        expression: Expression,
    },
    /// A line, its end included, and what must be true for it to stand.
    Line {
        condition: Expression,
        parts: Vec<Part>,
    },
}

/// For whom and from what a text is filled.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The values that placeholders may name.
    pub values: &'a dyn Lookup,
    /// The language of the letter.
    pub language: Language,
    /// What people call the answer that a placeholder without a value asks for.
    pub label: &'a dyn Fn(&str) -> String,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// Where the placeholder or brace stands in the text, in bytes.
    pub at: usize,
    /// The placeholder, or the text around an unpaired brace.
    pub source: String,
    /// What is wrong, in German.
    pub de: String,
    /// What is wrong, in English.
    pub en: String,
}

/// A text with its placeholders filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text; where a placeholder has no value, the name of the missing answer stands in `[…]`.
    pub text: String,
    /// What still blocks sending, in words: the gaps `[…]`.
    pub unresolved: Vec<String>,
}

/// A text as somebody goes on writing it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefilled {
    /// The text: what has a value is written out, everything else is a gap `[…]` for the person; it compiles again.
    pub text: String,
    /// What was written out, in its order.
    pub values: Vec<String>,
}

impl Template {
    /// Compiles a text against the names that its placeholders may use.
    ///
    /// # Errors
    ///
    /// Every unpaired brace and every placeholder or condition that does not compile.
    pub fn compile(text: &str, scope: &Scope) -> Result<Self, Vec<TemplateProblem>> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(vec![too_long()]);
        }
        let mut problems = Vec::new();
        let mut parts = Vec::new();
        let (mut from, mut at) = (0, 0);
        for line in text.split_inclusive('\n') {
            let begin = at;
            at += line.len();
            let Some((condition, rest)) = conditional(line) else { continue };
            parts.extend(compiled(text, from..begin, scope, &mut problems));
            let inside = compiled(text, at - rest.len()..at, scope, &mut problems);
            match Expression::compile_as(condition, scope, &Type::Boolean) {
                Ok(condition) => parts.push(Part::Line { condition, parts: inside }),
                Err(found) => {
                    problems.extend(found.iter().map(|problem| mistyped(begin, condition, problem)));
                }
            }
            from = at;
        }
        parts.extend(compiled(text, from..text.len(), scope, &mut problems));
        if problems.is_empty() { Ok(Self { parts }) } else { Err(problems) }
    }

    /// Fills the placeholders. Values are written as people write them in the language of the letter.
    #[must_use]
    pub fn fill(&self, facts: Facts<'_>) -> Filled {
        let mut written = Written::new(facts, |text| Cow::Borrowed(text));
        written.all(&self.parts);
        let mut unresolved = written.braced;
        let text = self.tidy(written.out.text);
        unresolved.extend(gaps(&text));
        Filled { text, unresolved }
    }

    /// Writes out what has a value and makes gaps of the other placeholders, so that a person can go on with the text.
    ///
    /// A brace in an answer is doubled: it must not become a placeholder when the text is compiled again.
    #[must_use]
    pub fn prefill(&self, facts: Facts<'_>) -> Prefilled {
        let mut written = Written::new(facts, |text| Cow::Owned(doubled(text)));
        written.all(&self.parts);
        Prefilled { text: self.tidy(written.out.text), values: written.out.values }
    }

    /// All that the text evaluates: placeholders, and the conditions of lines.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.parts.iter().flat_map(|part| {
            let (own, inner): (_, &[Part]) = match part {
                Part::Words(_) => (None, &[]),
                Part::Placeholder { expression, .. } => (Some(expression), &[]),
                Part::Line { condition, parts } => (Some(condition), parts),
            };
            // A line holds words and placeholders, never another line.
            let inside = inner.iter().filter_map(|part| match part {
                Part::Placeholder { expression, .. } => Some(expression),
                Part::Words(_) | Part::Line { .. } => None,
            });
            own.into_iter().chain(inside)
        })
    }

    /// Where lines may have been left out, no double gap between paragraphs stays, and lists are counted anew.
    fn tidy(&self, text: String) -> String {
        let has_lines = self.parts.iter().any(|part| matches!(part, Part::Line { .. }));
        if !has_lines {
            return text;
        }
        let mut lines: Vec<String> = Vec::new();
        let mut number = 0;
        for line in text.lines() {
            let is_double = line.trim().is_empty() && lines.last().is_none_or(|last| last.trim().is_empty());
            match words::counted_item(line) {
                _ if is_double => {}
                Some(item) => {
                    number += 1;
                    lines.push(format!("{number}. {item}"));
                }
                None => {
                    number = if line.trim().is_empty() { 0 } else { number };
                    lines.push(line.to_owned());
                }
            }
        }
        lines.join("\n").trim_end().to_owned()
    }
}

/// A text while it is written.
struct Written<'a> {
    facts: Facts<'a>,
    escape: for<'t> fn(&'t str) -> Cow<'t, str>,
    out: Prefilled,
    /// Names in doubled braces that stood in the words.
    braced: Vec<String>,
}

impl<'a> Written<'a> {
    fn new(facts: Facts<'a>, escape: for<'t> fn(&'t str) -> Cow<'t, str>) -> Self {
        Self { facts, escape, out: Prefilled::default(), braced: Vec::new() }
    }

    fn all(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Words(words) => {
                    self.braced.extend(braced(words));
                    self.out.text.push_str(&(self.escape)(words));
                }
                Part::Placeholder { source, expression } => self.placeholder(source, expression),
                Part::Line { condition, parts } => {
                    if self.value(condition) == Value::Boolean(true) {
                        self.all(parts);
                    }
                }
            }
        }
    }

    fn placeholder(&mut self, source: &str, expression: &Expression) {
        match words::of(&self.value(expression), self.facts.language) {
            Some(words) => {
                let words = (self.escape)(&words).into_owned();
                self.out.text.push_str(&words);
                self.out.values.push(words);
            }
            None => {
                let label = (self.facts.label)(source);
                self.out.text.extend(["[", &(self.escape)(&label), "]"]);
            }
        }
    }

    fn value(&self, expression: &Expression) -> Value {
        expression.evaluate(self.facts.values, &mut Budget::full()).unwrap_or(Value::Null)
    }
}

/// The condition at the start of a line, and what follows it.
fn conditional(line: &str) -> Option<(&str, &str)> {
    let (condition, rest) = line.strip_prefix(ONLY_IF)?.split_once('}')?;
    Some((condition.trim(), rest.trim_start_matches(' ')))
}

/// The parts of a stretch of a text.
fn compiled(
    text: &str,
    stretch: Range<usize>,
    scope: &Scope,
    problems: &mut Vec<TemplateProblem>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let start = stretch.start;
    for piece in pieces(text.get(stretch).unwrap_or_default()) {
        match piece {
            Piece::Words(words) => parts.push(Part::Words(words)),
            Piece::Open(at, rest) => problems.push(unpaired(start + at, &rest)),
            Piece::Placeholder(at, source) => match Expression::compile(&source, scope) {
                Ok(expression) => parts.push(Part::Placeholder { source, expression }),
                Err(found) => {
                    problems.extend(found.iter().map(|problem| mistyped(start + at, &source, problem)));
                }
            },
        }
    }
    parts
}

fn mistyped(at: usize, source: &str, problem: &feel::Problem) -> TemplateProblem {
    TemplateProblem {
        at,
        source: source.to_owned(),
        de: problem.message(Language::German),
        en: problem.message(Language::English),
    }
}

fn too_long() -> TemplateProblem {
    TemplateProblem {
        at: 0,
        source: String::new(),
        de: format!("Der Text ist länger als {TEXT_BYTES_MAX} Zeichen. Bitte kürzen Sie ihn."),
        en: format!("The text is longer than {TEXT_BYTES_MAX} characters. Please shorten it."),
    }
}

fn unpaired(at: usize, rest: &str) -> TemplateProblem {
    TemplateProblem {
        at,
        source: rest.to_owned(),
        de: format!(
            "Bei „{rest}“ fehlt die zweite Klammer. Ein Platzhalter steht zwischen {{ und }}; eine geschweifte Klammer im Text schreiben Sie doppelt."
        ),
        en: format!(
            "At “{rest}” the second brace is missing. A placeholder stands between {{ and }}; write a brace in the text twice."
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;
    use rust_decimal::Decimal;

    use super::*;

    fn scope() -> Scope {
        let mut scope = Scope::new();
        scope.declare("girth", Type::Number).unwrap();
        scope.declare("until", Type::Date).unwrap();
        scope.declare("species", Type::Text).unwrap();
        scope
    }

    fn with_facts<T>(language: Language, use_them: impl Fn(Facts<'_>) -> T) -> T {
        let values = BTreeMap::from([
            ("girth".to_owned(), Value::Number(Decimal::new(12_345_650, 2))),
            ("until".to_owned(), Value::Date(date(2027, 2, 28))),
        ]);
        use_them(Facts { values: &values, language, label: &|source| format!("{} fehlt", source.trim()) })
    }

    fn fill_in(text: &str, language: Language) -> Filled {
        with_facts(language, |facts| Template::compile(text, &scope()).unwrap().fill(facts))
    }

    fn fill(text: &str) -> Filled {
        fill_in(text, Language::German)
    }

    #[test]
    fn values_are_written_in_the_language_of_the_letter() {
        let filled = fill("Umfang {girth} cm, bis { until }.");
        assert_eq!(filled.text, "Umfang 123.456,5 cm, bis 28. Februar 2027.");
        assert_eq!(filled.unresolved, Vec::<String>::new());
        let english = fill_in("{girth} cm until { until }: { [\"a\", \"b\"] }", Language::English);
        assert_eq!(english.text, "123,456.5 cm until 28 February 2027: a and b");
    }

    #[test]
    fn a_placeholder_without_a_value_is_a_gap_with_a_name_for_people() {
        let filled = fill("Die { species } steht.");
        assert_eq!(filled.text, "Die [species fehlt] steht.");
        assert_eq!(filled.unresolved, ["species fehlt"]);
    }

    #[test]
    fn a_line_stands_only_if_its_condition_holds() {
        let text = "{? girth > 100 } 1. Dick: {girth}.\n{? girth < 100 } 1. Dünn.\n{? species = \"Linde\" } 1. Linde.\n2. Bis {until}.\n\n\nEnde.";
        let expected = "1. Dick: 123.456,5.\n2. Bis 28. Februar 2027.\n\nEnde.";
        assert_eq!(fill(text).text, expected);
        let prefilled =
            with_facts(Language::German, |facts| Template::compile(text, &scope()).unwrap().prefill(facts));
        assert_eq!(prefilled.text, expected);
        assert_eq!(Template::compile("{? girth } Nein.", &scope()).unwrap_err().len(), 1);
        assert_eq!(Template::compile("{? girth > 1", &scope()).unwrap_err().len(), 1);
    }

    #[test]
    fn braces_are_written_twice() {
        assert_eq!(fill("{{so nicht}} {girth}").text, "{so nicht} 123.456,5");
    }

    #[test]
    fn a_name_in_doubled_braces_is_a_gap() {
        assert_eq!(fill("Umfang {{ umfang }}, {{a b}} [Datum]").unresolved, ["umfang", "Datum"]);
    }

    #[test]
    fn an_unpaired_brace_and_an_unknown_name_are_problems() {
        assert_eq!(Template::compile("Die {species", &scope()).unwrap_err().len(), 1);
        assert_eq!(Template::compile("Die {spezies}", &scope()).unwrap_err()[0].source, "spezies");
    }
}
