//! What a date rests on, and whether somebody compared it with the text of the law.

use std::fmt;

use jiff::civil::Date;
use locale::{Language, short_date};

use crate::land::Checked;

/// A norm that a date rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// Law, paragraph and sentence, for example «§ 110 Abs. 2 Satz 1 LVwG SH».
    pub citation: String,
    /// What it says here, in German, for example «am vierten Tag nach der Aufgabe zur Post».
    pub says: String,
    /// The first day on which it says so; `None` if it did before the covered time.
    pub valid_from: Option<Date>,
    /// The last day on which it says so; `None` while it is in force.
    pub valid_until: Option<Date>,
    /// Whether somebody compared this with the text of the law.
    pub review: Review,
}

/// Whether a norm was compared with the text of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Review {
    /// Somebody read the text, when and which it says.
    Checked(Checked),
    /// Nobody read the Land's own text.
    Unchecked {
        /// What it would say instead if it has not changed as the law of the federation has.
        or: Option<&'static str>,
    },
    /// It is no row of the rules of announcement: how periods are counted everywhere.
    General,
}

impl fmt::Display for Norm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.citation, self.says)?;
        if let Some(from) = self.valid_from {
            write!(f, ", seit {}", short_date(Language::German, from))?;
        }
        if let Some(until) = self.valid_until {
            write!(f, ", bis {}", short_date(Language::German, until))?;
        }
        match self.review {
            Review::Unchecked { or: Some(or) } => {
                write!(f, "; am Wortlaut nicht geprüft, vielleicht noch {or}")
            }
            Review::Unchecked { or: None } => write!(f, "; am Wortlaut nicht geprüft"),
            Review::Checked(_) | Review::General => Ok(()),
        }
    }
}
