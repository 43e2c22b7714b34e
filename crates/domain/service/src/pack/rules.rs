//! The rules of a pack outside its form: what a case is about, who applies, what it costs, what letters say.

use std::collections::BTreeMap;

use feel::{Budget, Expression, Scope, Type, Value};
use form::{Evaluation, facts};
use jiff::civil::Date;
use locale::{Country, Language};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Map, Value as Json};

use crate::pack::{Filled, Pack, Prefilled, Template, TemplateProblem, label, template};

/// What letters may name beside the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Surroundings {
    pub case_number: String,
    /// `case.received_on`.
    pub received_on: Option<Date>,
    /// `town.name`.
    pub town: String,
    /// `town.authority`.
    pub authority: String,
    /// `town.address`, in one line.
    pub town_address: String,
    /// `department.name`.
    pub department: String,
}

/// Everything that rules outside the form look at, for one case on one day.
#[derive(Debug, Clone)]
pub struct Facts {
    values: BTreeMap<String, Value>,
    /// The language in which values are written.
    language: Language,
}

/// A postal address as the answers give it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Address {
    /// Street and number.
    pub street: String,
    pub postcode: String,
    pub town: String,
    /// Country, Germany if none was given.
    pub country: Country,
}

impl Facts {
    /// The facts of effective answers on a day.
    #[must_use]
    pub fn of(
        pack: &Pack,
        effective: &Map<String, Json>,
        today: Date,
        around: &Surroundings,
        language: Language,
    ) -> Self {
        let mut values = facts::values(&pack.form, effective);
        values.entry("today".to_owned()).or_insert(Value::Date(today));
        let text = |text: &str| if text.is_empty() { Value::Null } else { Value::Text(text.to_owned()) };
        let name = pack.service.name.get(language);
        for (name, entries) in [
            (
                "case",
                vec![
                    ("number", text(&around.case_number)),
                    ("received_on", around.received_on.map_or(Value::Null, Value::Date)),
                ],
            ),
            ("service", vec![("name", text(name))]),
            (
                "town",
                vec![
                    ("name", text(&around.town)),
                    ("authority", text(&around.authority)),
                    ("address", text(&around.town_address)),
                ],
            ),
            ("department", vec![("name", text(&around.department))]),
        ] {
            let entries = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            values.entry(name.to_owned()).or_insert(Value::Context(entries));
        }
        Self { values, language }
    }

    /// The facts of answers that are not filed yet, as far as subject, applicant and fee need them.
    #[must_use]
    pub fn of_evaluation(pack: &Pack, evaluation: &Evaluation, today: Date) -> Self {
        Self::of(pack, evaluation.values(), today, &Surroundings::default(), Language::German)
    }

    /// What the case is about, at most 200 characters.
    #[must_use]
    pub fn subject(&self, pack: &Pack) -> String {
        let subject = self.text(pack, &pack.service.subject.rule);
        cut(&subject.unwrap_or_else(|| pack.service.name.de.clone()))
    }

    /// The applicant's name, at most 200 characters.
    #[must_use]
    pub fn applicant(&self, pack: &Pack) -> Option<String> {
        self.text(pack, &pack.service.applicant.name).map(|name| cut(&name))
    }

    /// How letters greet.
    #[must_use]
    pub fn salutation(&self, pack: &Pack, language: Language) -> String {
        let rules = &pack.service.applicant;
        let (rule, unnamed) = match (language, &rules.salutation_en) {
            (Language::English, Some(english)) => (english, "Dear Sir or Madam,"),
            _ => (&rules.salutation, "Guten Tag,"),
        };
        self.text(pack, rule).unwrap_or_else(|| unnamed.to_owned())
    }

    /// The applicant's e-mail address.
    #[must_use]
    pub fn email(&self, pack: &Pack) -> Option<String> {
        self.text(pack, pack.service.applicant.email.as_deref()?)
    }

    /// The applicant's postal address; none if it names no country that there is.
    #[must_use]
    pub fn address(&self, pack: &Pack) -> Option<Address> {
        let rule = pack.service.applicant.address.as_deref()?;
        let Value::Context(parts) = self.evaluate(pack, rule, &address_type())? else { return None };
        let part = |key: &str| match parts.get(key) {
            Some(Value::Text(text)) => text.trim().to_owned(),
            _ => String::new(),
        };
        let country = Some(part("country")).filter(|country| !country.is_empty());
        let country = country.map_or(Some(Country::GERMANY), |country| Country::named(&country))?;
        let address = Address {
            street: format!("{} {}", part("street"), part("house_number")).trim().to_owned(),
            postcode: part("postcode"),
            town: part("town"),
            country,
        };
        // A small place has no streets, and not every country has postcodes; a town alone is no address.
        let is_told = !address.street.is_empty() || !address.postcode.is_empty();
        (is_told && !address.town.is_empty()).then_some(address)
    }

    /// The proposed fee in euros, rounded to cents, halves up; `None` if there is nothing to pay.
    #[must_use]
    pub fn fee(&self, pack: &Pack) -> Option<Decimal> {
        let rule = pack.service.fee.as_ref()?;
        match self.evaluate(pack, &rule.question, &Type::Number)? {
            Value::Number(fee) if fee.is_sign_positive() && !fee.is_zero() => {
                Some(fee.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
            }
            _ => None,
        }
    }

    /// Fills a text with placeholders.
    ///
    /// # Errors
    ///
    /// The problems of a text that does not compile, for example because a caseworker mistyped a placeholder.
    pub fn fill(&self, pack: &Pack, text: &str) -> Result<Filled, Vec<TemplateProblem>> {
        let template = Template::compile(text, &scope(pack))?;
        let label = |source: &str| label::of(&pack.form, source, self.language);
        Ok(template.fill(template::Facts { values: &self.values, language: self.language, label: &label }))
    }

    /// Writes out what has a value in a text with placeholders, for a person to go on with.
    ///
    /// # Errors
    ///
    /// As [`Facts::fill`].
    pub fn prefill(&self, pack: &Pack, text: &str) -> Result<Prefilled, Vec<TemplateProblem>> {
        let template = Template::compile(text, &scope(pack))?;
        let label = |source: &str| label::of(&pack.form, source, self.language);
        Ok(template.prefill(template::Facts { values: &self.values, language: self.language, label: &label }))
    }

    /// Whether a rule of the pack holds; one that cannot be answered does not.
    #[must_use]
    pub fn holds(&self, pack: &Pack, rule: &str) -> bool {
        self.evaluate(pack, rule, &Type::Boolean) == Some(Value::Boolean(true))
    }

    fn text(&self, pack: &Pack, rule: &str) -> Option<String> {
        match self.evaluate(pack, rule, &Type::Text)? {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    fn evaluate(&self, pack: &Pack, rule: &str, demanded: &Type) -> Option<Value> {
        let expression = Expression::compile_as(rule, &scope(pack), demanded).ok()?;
        expression.evaluate(&self.values, &mut Budget::full()).ok()
    }
}

/// The names that rules outside the form may use. A form whose own key is one of them keeps it.
#[must_use]
pub fn scope(pack: &Pack) -> Scope {
    let mut scope = facts::scope(&pack.form);
    declare_surroundings(&mut scope);
    scope
}

/// The names that every service has, whatever its form asks.
#[must_use]
pub fn common_scope() -> Scope {
    let mut scope = Scope::default();
    declare_surroundings(&mut scope);
    scope
}

fn declare_surroundings(scope: &mut Scope) {
    let contexts = [
        ("case", Type::context([("number", Type::Text), ("received_on", Type::Date)])),
        ("service", Type::context([("name", Type::Text)])),
        ("town", Type::context([("name", Type::Text), ("authority", Type::Text), ("address", Type::Text)])),
        ("department", Type::context([("name", Type::Text)])),
    ];
    for (name, kind) in contexts {
        let _ = scope.declare(name, kind);
    }
}

pub(crate) fn address_type() -> Type {
    Type::context(["street", "house_number", "postcode", "town", "country"].map(|part| (part, Type::Text)))
}

fn cut(text: &str) -> String {
    text.chars().take(200).collect()
}
