//! What a town states about the accessibility of its pages.
//!
//! Legal source: Directive (EU) 2016/2102, Art. 7 (1), with the model of Implementing Decision (EU) 2018/1523; § 7 BITV 2.0
//! and the laws of the Länder.

use form::format::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::SettingsProblem;

/// The most barriers of a statement.
pub const BARRIERS_MAX: usize = 50;

const FIELD: &str = "official.accessibility_statement";

/// The statement on accessibility; without settings it promises no more than anybody can know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityStatement {
    /// How far the pages conform.
    #[serde(default)]
    pub conformity: Conformity,
    /// What is known not to be accessible; at most [`BARRIERS_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barriers: Vec<Barrier>,
    /// When the statement was first made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepared_on: Option<Date>,
    /// When it was last looked through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Date>,
    /// What it is based on.
    #[serde(default)]
    pub method: Method,
}

/// How far pages conform to EN 301 549.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conformity {
    /// In everything.
    Fully,
    /// In most.
    #[default]
    Partly,
    /// In less than most.
    Not,
}

/// What a statement is based on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The town looked itself.
    #[default]
    SelfAssessment,
    /// Somebody else looked for the town.
    ThirdParty,
}

/// Something that is not accessible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barrier {
    /// What, and for whom.
    pub what: Text,
    /// Why.
    #[serde(default)]
    pub reason: BarrierReason,
    /// How it works all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Text>,
}

/// Why something is not accessible, by the three groups of the model statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BarrierReason {
    /// It does not conform yet.
    #[default]
    NotYet,
    /// It would be a disproportionate burden.
    Disproportionate,
    /// The law does not ask for it.
    OutOfScope,
}

impl AccessibilityStatement {
    pub(crate) fn check(&self) -> Result<(), SettingsProblem> {
        if self.barriers.len() > BARRIERS_MAX {
            return Err(SettingsProblem::Barriers);
        }
        if self.barriers.iter().any(|barrier| barrier.what.de.trim().is_empty()) {
            return Err(SettingsProblem::Empty(FIELD));
        }
        let falls_short = self.barriers.iter().any(|barrier| barrier.reason != BarrierReason::OutOfScope);
        if self.conformity == Conformity::Fully && falls_short {
            return Err(SettingsProblem::Conformity);
        }
        Ok(())
    }

    /// Whether it says what it must: when it was made, and what is not accessible unless everything is.
    pub(crate) const fn is_whole(&self) -> bool {
        let says_what = matches!(self.conformity, Conformity::Fully) || !self.barriers.is_empty();
        self.prepared_on.is_some() && says_what
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn barrier(reason: BarrierReason) -> Barrier {
        Barrier { what: Text::german("Lagepläne haben keine Beschreibung."), reason, instead: None }
    }

    #[test]
    fn who_falls_short_does_not_conform_fully() {
        let statement = |reason| AccessibilityStatement {
            conformity: Conformity::Fully,
            barriers: vec![barrier(reason)],
            ..AccessibilityStatement::default()
        };
        assert_eq!(statement(BarrierReason::NotYet).check(), Err(SettingsProblem::Conformity));
        assert_eq!(statement(BarrierReason::Disproportionate).check(), Err(SettingsProblem::Conformity));
        assert_eq!(statement(BarrierReason::OutOfScope).check(), Ok(()));
    }

    #[test]
    fn barriers_are_named_and_bounded() {
        let empty = Barrier { what: Text::german(" "), ..barrier(BarrierReason::NotYet) };
        let of = |barriers| AccessibilityStatement { barriers, ..AccessibilityStatement::default() };
        assert_eq!(of(vec![empty]).check(), Err(SettingsProblem::Empty(FIELD)));
        let many = |count| of(vec![barrier(BarrierReason::NotYet); count]).check();
        assert_eq!(many(BARRIERS_MAX), Ok(()));
        assert_eq!(many(BARRIERS_MAX + 1), Err(SettingsProblem::Barriers));
    }

    #[test]
    fn it_is_whole_with_its_day_and_its_barriers() {
        let dated = AccessibilityStatement {
            prepared_on: Some(jiff::civil::date(2026, 11, 2)),
            ..AccessibilityStatement::default()
        };
        assert!(!AccessibilityStatement::default().is_whole());
        assert!(!dated.is_whole());
        assert!(AccessibilityStatement { conformity: Conformity::Fully, ..dated.clone() }.is_whole());
        assert!(
            AccessibilityStatement { barriers: vec![barrier(BarrierReason::NotYet)], ..dated }.is_whole()
        );
    }
}
