//! The statement on accessibility.
//!
//! Legal source: Directive (EU) 2016/2102, Art. 7 (1), by the model of Implementing Decision (EU) 2018/1523; for towns the law of
//! their Land.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;
use kit::{
    frame::{Area, PortalFrame},
    parts::{FormattedText, Office, TranslatedText},
    session::InTown,
    site::Site,
    words::Phrase,
};
use law::Land;
use locale::Language;
use town::{BarrierReason, Conformity, Letterhead, Method, Settings};

use super::reading::{HandlerResult, Reading};
use crate::{filters, texts::Say as _};

/// The statement.
#[derive(Debug, Template)]
#[template(path = "accessibility.html")]
pub(crate) struct Accessibility {
    pub(crate) frame: PortalFrame,
    /// Whom and what it holds for.
    pub(crate) lead: String,
    /// How far the pages conform.
    pub(crate) conformity: String,
    /// Whether the pages conform fully; then there is nothing to say about barriers that nobody lists.
    pub(crate) is_full: bool,
    pub(crate) barriers: Vec<Barrier>,
    /// What else the town says.
    pub(crate) more: Option<FormattedText>,
    /// What the statement is based on.
    pub(crate) method: String,
    pub(crate) prepared_on: Option<Date>,
    pub(crate) reviewed_on: Option<Date>,
    /// Whom to tell.
    pub(crate) report_to: Office,
    /// Who enforces the law; none until the town names it.
    pub(crate) enforced_by: Option<Office>,
    /// The Land whose office it is.
    pub(crate) land: &'static str,
}

/// Something that is not accessible.
#[derive(Debug)]
pub(crate) struct Barrier {
    pub(crate) what: TranslatedText,
    pub(crate) reason: String,
    pub(crate) instead: Option<TranslatedText>,
}

/// The statement.
pub(super) async fn show(State(site): State<Site>, reading: Reading, town: InTown) -> HandlerResult {
    let settings = kernel::settings::of(town.context(&site)).await?;
    let language = reading.language();
    let frame = reading.frame(language.say("accessibility-title"), Area::Start, Vec::new());
    reading.page(&Accessibility::of(&settings, language, frame)).await
}

impl Accessibility {
    fn of(settings: &Settings, language: Language, frame: PortalFrame) -> Self {
        let official = &settings.official;
        let statement = &official.accessibility_statement;
        let land = settings.land.parse::<Land>().map_or("", Land::name);
        let authority = &settings.letterhead.authority;
        let lead = language.say("accessibility-lead").with("authority", authority).with("land", land);
        let complaints = official.complaints_office.as_ref();
        Self {
            frame,
            lead: lead.into(),
            conformity: conformity(statement.conformity, language).into(),
            is_full: statement.conformity == Conformity::Fully,
            barriers: statement.barriers.iter().map(|barrier| Barrier::of(barrier, language)).collect(),
            more: official.accessibility.as_ref().map(|text| FormattedText::translated(text, language)),
            method: method(statement.method, language).into(),
            prepared_on: statement.prepared_on,
            reviewed_on: statement.reviewed_on,
            report_to: report_to(&settings.letterhead, &official.barrier_email, language),
            enforced_by: complaints.map(|office| Office::named(office, language)),
            land,
        }
    }
}

impl Barrier {
    fn of(barrier: &town::Barrier, language: Language) -> Self {
        let reason = match barrier.reason {
            BarrierReason::NotYet => language.say("accessibility-not-yet"),
            BarrierReason::Disproportionate => language.say("accessibility-disproportionate"),
            BarrierReason::OutOfScope => language.say("accessibility-out-of-scope"),
        };
        Self {
            what: TranslatedText::of(&barrier.what, language),
            reason: reason.into(),
            instead: barrier.instead.as_ref().map(|text| TranslatedText::of(text, language)),
        }
    }
}

fn conformity(conformity: Conformity, language: Language) -> Phrase {
    match conformity {
        Conformity::Fully => language.say("accessibility-fully"),
        Conformity::Partly => language.say("accessibility-partly"),
        Conformity::Not => language.say("accessibility-not"),
    }
}

fn method(method: Method, language: Language) -> Phrase {
    match method {
        Method::SelfAssessment => language.say("accessibility-self-assessment"),
        Method::ThirdParty => language.say("accessibility-third-party"),
    }
}

/// The town hall, with the address for reports in place of the general one.
fn report_to(head: &Letterhead, email: &str, language: Language) -> Office {
    Office { head: None, email: email.to_owned(), web: String::new(), ..Office::authority(head, language) }
}
