//! The rules of a pack outside its form, compiled: what a case is about, who applies, what it costs, what letters say.

use std::collections::BTreeMap;

use feel::{Budget, Expression, Scope, Type, Value};
use form::facts;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

use super::{Pack, Template, TemplateProblem, template::Filled};

/// The name under which letters find the facts of the case: `case.number`, `case.filed_on`.
pub const CASE: &str = "case";

/// The facts of a case that letters may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// Its number.
    pub number: String,
    /// When it was received.
    pub filed_on: Date,
}

/// Everything that rules outside the form look at, for one case on one day.
#[derive(Debug, Clone)]
pub struct Facts(BTreeMap<String, Value>);

/// A postal address as the rules give it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Country, `DE` if none was given.
    pub country: String,
}

impl Facts {
    /// The facts of effective answers on a day; of a case, once there is one.
    #[must_use]
    pub fn of(pack: &Pack, effective: &Map<String, Json>, today: Date, case: Option<&CaseFacts>) -> Self {
        let mut values = facts::values(&pack.form, effective);
        values.entry("today".to_owned()).or_insert(Value::Date(today));
        if let Some(case) = case {
            let entries = [
                ("number".to_owned(), Value::Text(case.number.clone())),
                ("filed_on".to_owned(), Value::Date(case.filed_on)),
            ];
            values.entry(CASE.to_owned()).or_insert(Value::Context(entries.into()));
        }
        Self(values)
    }

    /// The text that a rule gives; `None` for null, another type or a rule that does not compile.
    #[must_use]
    pub fn text(&self, pack: &Pack, rule: &str) -> Option<String> {
        match self.evaluate(pack, rule, &Type::Text)? {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// What the case is about, at most 200 characters.
    #[must_use]
    pub fn subject(&self, pack: &Pack) -> String {
        let subject = self.text(pack, &pack.service.paths.subject);
        cut(&subject.unwrap_or_else(|| pack.service.title.de.clone()))
    }

    /// The applicant's name, at most 200 characters.
    #[must_use]
    pub fn applicant(&self, pack: &Pack) -> Option<String> {
        self.text(pack, &pack.service.paths.applicant).map(|name| cut(&name))
    }

    /// The applicant's e-mail address.
    #[must_use]
    pub fn email(&self, pack: &Pack) -> Option<String> {
        self.text(pack, pack.service.paths.email.as_deref()?)
    }

    /// How letters greet.
    #[must_use]
    pub fn salutation(&self, pack: &Pack) -> Option<String> {
        self.text(pack, pack.service.paths.salutation.as_deref()?)
    }

    /// The applicant's postal address.
    #[must_use]
    pub fn address(&self, pack: &Pack) -> Option<Address> {
        let rule = pack.service.paths.address.as_deref()?;
        let Value::Context(parts) = self.evaluate(pack, rule, &address_type())? else { return None };
        let part = |key: &str| match parts.get(key) {
            Some(Value::Text(text)) => text.trim().to_owned(),
            _ => String::new(),
        };
        let street = format!("{} {}", part("street"), part("house_number")).trim().to_owned();
        let country = Some(part("country")).filter(|country| !country.is_empty());
        let address = Address {
            street,
            postcode: part("postcode"),
            town: part("town"),
            country: country.unwrap_or_else(|| "DE".to_owned()),
        };
        (!address.street.is_empty() && !address.town.is_empty()).then_some(address)
    }

    /// The proposed fee in euros, rounded to cents, halves up.
    #[must_use]
    pub fn fee(&self, pack: &Pack) -> Option<Decimal> {
        match self.evaluate(pack, pack.service.fee.as_deref()?, &Type::Number)? {
            Value::Number(fee) if fee.is_sign_positive() && !fee.is_zero() => {
                Some(fee.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
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
        Ok(Template::compile(text, &scope(pack))?.fill(&self.0))
    }

    fn evaluate(&self, pack: &Pack, rule: &str, demanded: &Type) -> Option<Value> {
        let expression = Expression::compile_as(rule, &scope(pack), demanded).ok()?;
        expression.evaluate(&self.0, &mut Budget::full()).ok()
    }
}

/// The names that rules outside the form may use.
#[must_use]
pub fn scope(pack: &Pack) -> Scope {
    let mut scope = facts::scope(&pack.form);
    let case = Type::context([("number", Type::Text), ("filed_on", Type::Date)]);
    // A form whose own key is `case` keeps it.
    let _ = scope.declare(CASE, case);
    scope
}

pub(super) fn address_type() -> Type {
    Type::context(["street", "house_number", "postcode", "town", "country"].map(|part| (part, Type::Text)))
}

fn cut(text: &str) -> String {
    text.chars().take(200).collect()
}
