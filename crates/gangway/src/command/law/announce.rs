//! `gangway law announce --way WAY --land LAND --on DATE [--months N]`.

use clap::Args as ClapArgs;
use jiff::civil::Date;
use law::{DeliveryMethod, Land, LawError, Norm, Period, Recipient, Review, UnknownLand};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::day::day,
};

/// Where the law's data has no rule for the day or the Land, the exit code is 3.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// post, eltrans, ozgbox, portal, sgbx_post, sgbx_portal, ao_post, ao_portal, pzu, hand, regmail or abroad.
    #[arg(long)]
    way: DeliveryMethod,
    /// The Land by its two letters, for example SH.
    #[arg(long, value_parser = land)]
    land: Land,
    /// The Land in which the recipient lives, whose holidays move a presumed day; without it the latest of all Länder is told.
    #[arg(long, value_name = "LAND", value_parser = land)]
    recipient_land: Option<Land>,
    /// The day of the fact that starts the clock, YYYY-MM-DD: posting, sending, provision, retrieval, service, handing
    /// over or receipt, depending on the way.
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Date,
    /// The time for an objection in months; 12 if the notice on remedies is missing.
    #[arg(long, default_value_t = 1)]
    months: u32,
}

/// What `law announce` answers.
#[derive(Debug, Serialize)]
struct Report {
    announced: Date,
    announced_shifted: Date,
    ends: Date,
    ends_shifted: Date,
    basis: Vec<NormJson>,
}

#[derive(Debug, Serialize)]
struct NormJson {
    norm: String,
    says: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Date>,
    /// Against which text the rule was compared, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<String>,
    /// Nobody compared the rule with the Land's own text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unchecked: bool,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let period = Period::of_months(args.months).map_err(refused)?;
    let recipient = args.recipient_land.map_or(Recipient::Unknown, Recipient::In);
    let found = law::announce_to(args.way, args.land, recipient, args.on, period).map_err(refused)?;
    Answer::done(&Report {
        announced: found.announced,
        announced_shifted: found.announced_shifted,
        ends: found.ends,
        ends_shifted: found.ends_shifted,
        basis: found.basis.into_iter().map(norm).collect(),
    })
}

/// A Land by its two letters, in capitals or not.
fn land(text: &str) -> Result<Land, UnknownLand> {
    text.to_ascii_uppercase().parse()
}

/// A period out of bounds is a wrong call. A day or a Land for which there is no rule is neither malformed nor wrongly asked: the law's
/// data was read and holds no answer.
fn refused(error: LawError) -> Failure {
    match error {
        LawError::PeriodOutOfBounds { .. } => Failure::Call(error.to_string()),
        LawError::NotCovered { .. } | LawError::NoNorm { .. } => Failure::Finding(error.to_string()),
    }
}

fn norm(norm: Norm) -> NormJson {
    NormJson {
        norm: norm.citation,
        says: match norm.review {
            Review::Unchecked { or: Some(or) } => format!("{}, vielleicht noch {or}", norm.says),
            _ => norm.says,
        },
        valid_from: norm.valid_from,
        valid_until: norm.valid_until,
        unchecked: matches!(norm.review, Review::Unchecked { .. }),
        checked: match norm.review {
            Review::Checked(checked) => Some(checked.to_string()),
            Review::Unchecked { .. } | Review::General => None,
        },
    }
}
