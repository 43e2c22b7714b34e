//! Builds the pages of a decision.

use case::decision::{Decision as Decided, Outcome};
use casework::mailbox::{DecisionText, MyDecision};
use kit::{
    format,
    frame::{Area, Crumb},
    parts::{Alert, Fact, Facts, FormattedText, Link},
    problem::WebError,
    urls::{Url, portal},
    words::Key,
};
use locale::Language;
use service::letters::SealNote;

use super::{Decision, DecisionNotice, Payment, Tone, Verdict, dates::dates};
use crate::{
    case::{decision_title, decisions},
    reading::Reading,
    texts::{Say as _, key},
};

/// The page of a decision that may be read.
pub(super) fn page(
    reading: &Reading,
    found: &MyDecision,
    decided: &Decided,
    text: &DecisionText,
) -> Result<Decision, WebError> {
    let language = reading.language();
    let (my, case) = (&found.my, found.my.file.case.id());
    let decision = decided.id();
    let (dates, advice) = dates(language, my.today, decided, my.counted(decision))?;
    let payment = payment(language, found, decided);
    let letter_bytes = decided.sealed().map_or(0, |document| document.bytes);
    let open = is_open(found, decided);
    let subtitle = language
        .say("decision-subtitle")
        .with("date", format::full_date(language, dated(found, decided)))
        .with("number", my.file.case.number().as_str());
    let how = match (&text.remedies, open) {
        _ if decided.content().is_correction() => language.say("objection-corrects"),
        _ if decided.remedied_by().is_some() => language.say("objection-replaced"),
        (_, false) => language.say("objection-over"),
        (Some(_), true) => language.say("objection-short"),
        (None, true) => language.say("objection-short-year"),
    };
    Ok(Decision {
        frame: reading.frame(decision_title(language, decided), Area::Cases, crumbs(language, found)),
        title: text.subject.clone(),
        subtitle: subtitle.to_string(),
        verdict: verdict(language, decided),
        tenor: FormattedText::of(text.tenor.clone()),
        todo: todo(language, found, decided, open),
        ancillary_provisions: text.ancillary_provisions.iter().cloned().map(FormattedText::of).collect(),
        payment,
        dates,
        advice,
        reasons: FormattedText::of(text.reasons.clone()),
        objection_text: how.to_string(),
        objection: open.then(|| portal::Objection { case, decision }.href()),
        ask: portal::Case { case }.href().at("messages"),
        letter: portal::DecisionLetter { case, decision }.href(),
        letter_bytes,
        seal: seal(language, found),
        facts: facts(language, found, decided),
    })
}

/// The notice of a decision that cannot be read yet.
pub(super) fn notice(
    reading: &Reading,
    found: &MyDecision,
    decided: &Decided,
    alert: Option<Alert>,
) -> DecisionNotice {
    let language = reading.language();
    let (case, decision) = (found.my.file.case.id(), decided.id());
    let title = decision_title(language, decided);
    let retrievable = decided.is_retrievable(found.my.today);
    DecisionNotice {
        frame: reading.frame(title.clone(), Area::Cases, crumbs(language, found)),
        title,
        alert,
        how: decisions::how_it_comes(language, decided, found.my.today),
        retrieval: retrievable
            .then(|| (portal::Retrieval { case, decision }.href(), reading.csrf_forms.fresh())),
        case: portal::Case { case }.href(),
    }
}

/// The stations between the start page and a page of the decision.
pub(super) fn crumbs(language: Language, found: &MyDecision) -> Vec<Crumb> {
    let case = &found.my.file.case;
    vec![
        Crumb::to(language.say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), portal::Case { case: case.id() }.href()),
    ]
}

/// Whose seal the letter bears: the owner that the certificate names, not whom one would expect.
fn seal(language: Language, found: &MyDecision) -> String {
    match &found.seal {
        Some(SealNote::Demonstration) => language.say("decision-sealed-for-show").to_string(),
        Some(SealNote::Qualified { owner, .. } | SealNote::Plain { owner, .. }) => {
            language.say("decision-sealed-by").with("owner", owner).to_string()
        }
        None => language.say("decision-sealed-unnamed").to_string(),
    }
}

/// Whether an objection can still be raised, as far as is known today.
pub(super) fn is_open(found: &MyDecision, decided: &Decided) -> bool {
    let ends = found.my.counted(decided.id()).map(|counted| counted.announcement.earliest_end());
    decided.has_objection_period() && ends.is_none_or(|ends| found.my.today <= ends)
}

/// The date that the letter bears: the sealed bytes say it, and it may lie before the day on which it went out.
fn dated(found: &MyDecision, decided: &Decided) -> jiff::civil::Date {
    let letter = decided.letter().and_then(|letter| found.my.file.case.document(letter.id));
    format::in_germany(letter.map_or(decided.edited().0, |filed| filed.at)).date()
}

fn verdict(language: Language, decided: &Decided) -> Verdict {
    let tone = match decided.content().outcome {
        Outcome::Granted => Tone::Granted,
        Outcome::PartiallyGranted => Tone::Partly,
        Outcome::Refused | Outcome::Inadmissible => Tone::Refused,
    };
    let replaced = decided.remedied_by().map(|_| language.say("verdict-replaced").to_string());
    Verdict { tone, sentence: decisions::verdict(language, decided), detail: replaced }
}

fn todo(
    language: Language,
    found: &MyDecision,
    decided: &Decided,
    open: bool,
) -> Vec<(String, Option<Link>)> {
    let (case, decision) = (found.my.file.case.id(), decided.id());
    let pdf = Link::new(language.say("open-pdf").to_string(), &portal::DecisionLetter { case, decision });
    let mut todo = vec![(language.say("todo-read").to_string(), Some(pdf))];
    if !decided.content().ancillary_provisions.is_empty() {
        todo.push((language.say("todo-conditions").to_string(), None));
    }
    if let Some(fee) = &decided.content().fee {
        let amount = format::money(language, locale::euros_of_cents(fee.amount_cents));
        let pay = match decisions::fee_due(&found.my, decided) {
            Some(due) => {
                let due = format::full_date(language, due);
                language.say("todo-pay-by").with("amount", amount).with("date", due)
            }
            None => language.say("todo-pay").with("amount", amount).with("days", fee.due_days),
        };
        let href = portal::Decision { case, decision }.href().at("payment");
        todo.push((pay.to_string(), Some(Link { text: language.say("todo-pay-how").to_string(), href })));
    }
    let ends = found.my.counted(decision).map(|counted| counted.announcement.earliest_end());
    if let Some(ends) = ends.filter(|_| open && decided.content().outcome != Outcome::Granted) {
        let date = format::full_date(language, ends);
        let link =
            Link::new(language.say("how-to-object").to_string(), &portal::Objection { case, decision });
        todo.push((language.say("todo-object").with("date", date).to_string(), Some(link)));
    }
    todo
}

fn payment(language: Language, found: &MyDecision, decided: &Decided) -> Option<Payment> {
    let fee = decided.content().fee.as_ref()?;
    let bank = found.bank.as_ref()?;
    let say = |key: Key| language.say(key).to_string();
    let due = match decisions::fee_due(&found.my, decided) {
        Some(due) => format::long_date(language, due),
        None => language.say("pay-within").with("days", fee.due_days).to_string(),
    };
    let purpose = cases::correspondence::payment_purpose(&found.my.file.case, fee);
    let amount = format::money(language, locale::euros_of_cents(fee.amount_cents));
    let facts = vec![
        Fact::new(say(key("fee-amount")), amount),
        Fact::new(say(key("pay-until")), due),
        Fact::new(say(key("pay-to")), bank.holder.as_str()),
        Fact::new(say(key("pay-iban")), locale::iban_in_groups(&bank.iban)),
        Fact::new(say(key("pay-bic")), format!("{}, {}", bank.bic, bank.bank)),
        Fact::new(say(key("pay-purpose")), purpose),
    ];
    Some(Payment { facts: Facts::new(facts) })
}

fn facts(language: Language, found: &MyDecision, decided: &Decided) -> Facts {
    let signed = decided.sign_offs().iter().map(|sign_off| sign_off.by.name.as_str());
    let names: Vec<&str> = signed.collect();
    Facts::small(vec![
        Fact::new(language.say("decision-decided-by").to_string(), names.join("\n")),
        Fact::new(language.say("decision-department").to_string(), found.department.as_str()),
    ])
}
