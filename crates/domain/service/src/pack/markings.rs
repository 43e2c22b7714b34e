//! How carefully what a pack derives from answers must be handled: the highest marking of what went in.

use feel::{Expression, Scope};
use form::{Revision, facts, format::Sensitivity};

use crate::pack::{LetterKind, Pack, PackProblem, Template, TemplateProblem, check::problem, scope};

/// The markings of subject, applicant, fee and texts of a pack.
pub struct Markings<'a> {
    pack: &'a Pack,
    form: &'a Revision,
    scope: Scope,
}

impl<'a> Markings<'a> {
    /// The markings of a pack, with its form compiled.
    #[must_use]
    pub fn new(pack: &'a Pack, form: &'a Revision) -> Self {
        Self { pack, form, scope: scope(pack) }
    }

    /// Of what the case is about.
    #[must_use]
    pub fn subject(&self) -> Sensitivity {
        self.of_rule(&self.pack.service.subject.rule)
    }

    /// Of the applicant: the highest of name, salutation and addresses.
    #[must_use]
    pub fn applicant(&self) -> Sensitivity {
        let rules = &self.pack.service.applicant;
        let optional = [&rules.salutation_en, &rules.address, &rules.email];
        let all = [&rules.name, &rules.salutation].into_iter().chain(optional.into_iter().flatten());
        all.map(|rule| self.of_rule(rule)).max().unwrap_or_default()
    }

    /// Of the proposed fee.
    #[must_use]
    pub fn fee(&self) -> Sensitivity {
        self.pack.service.fee.as_ref().map_or(Sensitivity::None, |fee| self.of_rule(&fee.question))
    }

    /// Of a rule outside the form. One that does not compile has no value: there is nothing to mark.
    #[must_use]
    pub fn of_rule(&self, rule: &str) -> Sensitivity {
        Expression::compile(rule, &self.scope).map_or(Sensitivity::None, |rule| self.read_by([&rule]))
    }

    /// Of a text with placeholders: what they name, and what decides whether a line stands.
    ///
    /// # Errors
    ///
    /// The problems of a text that does not compile.
    pub fn of_text(&self, text: &str) -> Result<Sensitivity, Vec<TemplateProblem>> {
        let template = Template::compile(text, &self.scope)?;
        Ok(self.read_by(template.expressions()))
    }

    fn read_by<'e>(&self, expressions: impl IntoIterator<Item = &'e Expression>) -> Sensitivity {
        let references = expressions.into_iter().flat_map(Expression::references);
        references.map(|reference| self.of_names(reference.path())).max().unwrap_or_default()
    }

    /// The form's own keys come first, as everywhere; behind [`facts::WORDS`] stand the same answers.
    fn of_names(&self, names: &[String]) -> Sensitivity {
        match names.split_first() {
            Some((first, rest)) if first == facts::WORDS && !self.form.has_key(first) => {
                if rest.is_empty() {
                    self.of_all()
                } else {
                    self.form.marking_of(rest)
                }
            }
            _ => self.form.marking_of(names),
        }
    }

    /// Of all answers at once.
    fn of_all(&self) -> Sensitivity {
        let elements = self.pack.form.steps.iter().flat_map(|step| &step.elements);
        let of = |key: &str| self.form.marking_of(&[key.to_owned()]);
        elements.map(|element| of(element.key())).max().unwrap_or_default()
    }
}

/// Special answers in what everybody at the desk reads, or what leaves by mail: lists, search, thread.
///
/// Legal source: Art. 9 (1) GDPR.
pub(super) fn special_problems(pack: &Pack, revision: &Revision) -> Vec<PackProblem> {
    let markings = Markings::new(pack, revision);
    let rules = [("subject.rule", markings.subject()), ("applicant", markings.applicant())];
    let rules = rules.map(|(place, marking)| ("service.toml".to_owned(), place.to_owned(), marking));
    let mut found: Vec<(String, String, Sensitivity)> = rules.into();
    for (language, letters) in [("de", &pack.letters.de), ("en", &pack.letters.en)] {
        for (letter, parts) in letters {
            let open = parts.iter().filter(|(part, _)| *letter == LetterKind::Inquiry || *part == "subject");
            found.extend(open.map(|(part, text)| {
                let marking = markings.of_text(text).unwrap_or_default();
                (format!("letters/{language}/{}.md", letter.name()), part.clone(), marking)
            }));
        }
    }
    let special = found.into_iter().filter(|(_, _, marking)| *marking == Sensitivity::Special);
    special
        .map(|(file, place, _)| {
            problem(
                &file,
                &place,
                "Hier steht eine besonders geschützte Angabe (Art. 9 DSGVO), oder etwas folgt aus ihr. Listen, Suche, Nachfragen und E-Mails lesen auch Menschen, die sie nicht sehen dürfen. Nehmen Sie eine andere Angabe.",
                "A specially protected answer stands here (Art. 9 GDPR), or something follows from it. Lists, search, inquiries and mails are read by people who may not see it. Take another answer.",
            )
        })
        .collect()
}
