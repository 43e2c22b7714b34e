//! The dates of a delivery in both readings, and why; the way and why.

use casework::delivery::{ChosenMethod, DeliveryView, MethodReason};
use kit::{
    format,
    parts::{Fact, Facts},
    problem::WebError,
    words::Key,
};
use law::{Announcement, DeliveryMethod, DeliveryMethodRefused, Shift};
use locale::Language;

use crate::texts::{Say as _, key};

/// The dates; none while nothing has started a clock.
pub(super) fn computation(language: Language, view: &DeliveryView) -> Option<Facts> {
    let counted = view.counted.as_ref()?;
    let found = &counted.announcement;
    let day = |date| format::long_date(language, date);
    let method = counted.sent_by.unwrap_or(found.method);
    let norm = found.basis.first().map_or_else(String::new, |norm| norm.citation.clone());
    let mut facts = vec![
        Fact::new(language.say("dates-way"), format!("{}, {norm}", language.say(method_word(method)))),
        Fact::new(language.say(start_word(found)), day(found.on)),
    ];
    if view.decision.content().is_correction() {
        facts.extend(announcement(language, found));
        return Some(Facts::new(facts));
    }
    facts.extend(readings(language, found));
    if let Ok(from) = found.final_not_before() {
        facts.push(
            Fact::new(language.say("dates-final"), format!("**{}**", day(from)))
                .note(language.say("dates-final-why")),
        );
    }
    Some(Facts::new(facts))
}

fn readings(language: Language, found: &Announcement) -> Vec<Fact> {
    let day = |date| format::long_date(language, date);
    let mut facts = announcement(language, found);
    if found.announced == found.announced_shifted && found.ends == found.ends_shifted {
        facts.push(Fact::new(language.say("dates-ends"), format!("**{}**", day(found.ends))));
        let why = language.say(one_reading(found.shift));
        facts.push(Fact::new(language.say("dates-other-reading"), why));
        return facts;
    }
    facts.extend([
        Fact::new(language.say("dates-advice"), format!("**{}**", day(found.earliest_end())))
            .note(language.say("dates-advice-why")),
        Fact::new(language.say("dates-finality"), format!("**{}**", day(found.ends.max(found.ends_shifted))))
            .note(language.say("dates-finality-why")),
    ]);
    facts
}

/// The day of announcement, in both readings where they differ.
fn announcement(language: Language, found: &Announcement) -> Vec<Fact> {
    let announced = |date: String| Fact::new(language.say("dates-announced"), date);
    let day = |date| format::long_date(language, date);
    if found.announced == found.announced_shifted {
        return vec![announced(format!("**{}**", day(found.announced)))];
    }
    let (earlier, later) = two_readings(found);
    let mut facts = vec![
        announced(day(found.announced)).note(language.say(earlier)),
        announced(day(found.announced_shifted)).note(language.say(later)),
    ];
    if found.is_unchecked() {
        facts.push(Fact::new(language.say("dates-text"), language.say("dates-text-unchecked")));
    }
    facts
}

/// Why there are two days of announcement.
fn two_readings(found: &Announcement) -> (Key, Key) {
    if found.has_two_counts() {
        (key("dates-three-days"), key("dates-four-days"))
    } else if found.shift == Shift::Always {
        (key("dates-earliest-land"), key("dates-latest-land"))
    } else {
        (key("dates-without-shift"), key("dates-with-shift"))
    }
}

/// Why there is one reading only: by the way, or because the day happens to be a working day.
const fn one_reading(shift: Shift) -> Key {
    match shift {
        Shift::Never => key("dates-never-moves"),
        Shift::Always => key("dates-always-moves"),
        Shift::Disputed => key("dates-no-difference"),
    }
}

/// Why the dates are what they are, each with its norm.
pub(super) fn reasons(language: Language, view: &DeliveryView) -> Result<Vec<String>, WebError> {
    let Some(told) = view.explanation(language)? else { return Ok(Vec::new()) };
    if view.decision.content().is_correction() {
        return Ok(told.announced);
    }
    Ok(told.announced.into_iter().chain(told.ends).chain(told.exception).collect())
}

/// The way that the decision takes now, what decided it, and why the account's mailbox is not open.
pub(super) fn method(language: Language, chosen: &ChosenMethod) -> Facts {
    let mut facts = vec![Fact::new(
        language.say("dates-way"),
        format!("**{}**", language.say(method_word(chosen.method))),
    )];
    if let Some(norm) = chosen.norm.as_ref().filter(|_| chosen.method == DeliveryMethod::Portal) {
        facts.push(Fact::new(language.say("way-norm"), norm));
    }
    facts.extend(
        chosen
            .reasons
            .iter()
            .map(|reason| Fact::new(language.say("way-why"), reason_words(language, reason))),
    );
    if let Some(DeliveryMethodRefused::NoMailboxReference) = chosen.account_mailbox {
        facts.push(Fact::new(language.say("way-account-mailbox"), language.say("way-account-mailbox-why")));
    }
    Facts::small(facts)
}

fn reason_words(language: Language, reason: &MethodReason) -> String {
    match reason {
        MethodReason::MailboxSuffices => language.say("way-mailbox-suffices").into(),
        MethodReason::MailboxDoesNotSuffice => language.say("way-mailbox-no").into(),
        MethodReason::Consented { at } => {
            let at = format::short_moment(language, format::in_germany(*at));
            language.say("way-consented").with("moment", at).into()
        }
        MethodReason::LetterWished => language.say("way-letter-wished").into(),
        MethodReason::EmailConfirmed => language.say("way-email-confirmed").into(),
        MethodReason::EmailUnconfirmed => language.say("way-email-unconfirmed").into(),
        MethodReason::NoNorm => language.say("way-no-norm").into(),
        MethodReason::AddressInGermany => language.say("way-address-germany").into(),
        MethodReason::AddressAbroad { country } => {
            language.say("way-address-abroad").with("country", country.name(language)).into()
        }
        MethodReason::NoAddress => language.say("way-no-address").into(),
    }
}

pub(super) const fn method_word(method: DeliveryMethod) -> Key {
    match method {
        DeliveryMethod::Portal | DeliveryMethod::SgbxPortal | DeliveryMethod::AoPortal => key("way-portal"),
        DeliveryMethod::Ozgbox => key("way-ozgbox"),
        DeliveryMethod::Eltrans => key("way-eltrans"),
        DeliveryMethod::Post | DeliveryMethod::SgbxPost | DeliveryMethod::AoPost => key("way-post"),
        DeliveryMethod::Regmail => key("way-regmail"),
        DeliveryMethod::Pzu => key("way-pzu"),
        DeliveryMethod::Hand => key("way-hand"),
        DeliveryMethod::Abroad => key("way-abroad"),
    }
}

const fn start_word(found: &Announcement) -> Key {
    match found.method {
        DeliveryMethod::Portal | DeliveryMethod::SgbxPortal | DeliveryMethod::AoPortal => {
            key("start-retrieved")
        }
        DeliveryMethod::Pzu => key("start-served"),
        DeliveryMethod::Hand => key("start-handed"),
        DeliveryMethod::Abroad => key("start-received"),
        _ => key("start-posted"),
    }
}
