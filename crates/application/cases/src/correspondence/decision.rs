//! The letter of a decision: what people wrote, with its placeholders filled, in the frame of the town.

use case::{
    Case, SingleLine, StaffRef,
    decision::{self, Content, Decision, Missing, Purpose},
};
use jiff::civil::Date;
use kernel::{context::TownContext, error::UseCaseError, rows::StaffRow};
use locale::Language;
use rust_decimal::Decimal;
use service::{
    letters::{self, Account, Block, Change, Closing, Correction, Fee, Letter, Reference, RichText, Run},
    pack::{TemplateProblem, gaps},
    remedies,
};

use crate::correspondence::{Frame, Moment, frame};

/// A part of the letter that people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Part {
    /// The subject line.
    Subject,
    /// The operative part.
    Tenor,
    Reasons,
    /// An ancillary provision, counted from 1.
    AncillaryProvision(usize),
    /// The notice on remedies, which service or town lay down.
    Remedies,
}

/// What keeps a text from becoming a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// A placeholder without a value, or a gap that is still to be filled.
    Unresolved {
        /// Which text.
        part: Part,
        /// What is missing.
        what: String,
    },
    /// A placeholder that is no FEEL.
    Mistyped {
        /// Which text.
        part: Part,
        /// What is wrong and what to do.
        problem: TemplateProblem,
    },
    /// There is a fee, but the town has no bank account in its settings.
    NoAccount,
    /// The text lacks a part that the law demands.
    Incomplete(Missing),
    /// A passage that cannot be printed, for example a character that the typeface lacks.
    Unprintable {
        /// Which passage and why.
        reason: String,
    },
}

/// A letter, and what still keeps it from being one. A blocked letter shows its gaps and serves as a preview only.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Composed {
    pub letter: Letter,
    /// What people must mend first; empty for a letter that can be signed.
    pub blocked: Vec<Blocked>,
}

/// Puts the letter of a decision together, as of `today`, in the name of `writer`.
///
/// # Errors
///
/// [`UseCaseError`] if something cannot be read.
pub async fn compose_decision(
    ctx: TownContext<'_>,
    case: &Case,
    decision: &Decision,
    writer: &StaffRef,
    today: Date,
) -> Result<Composed, UseCaseError> {
    let answers = case.current_answers();
    let frame = frame(ctx, case, answers, Moment::now(today), Language::German).await?;
    let person = ctx.ports.store.person(ctx.town, writer.id).await?.map(|(person, _)| person);
    let seal = ctx.ports.sealer.note(ctx.town).await?;
    let mut filler = Filler { frame: &frame, blocked: Vec::new() };
    let content = decision.content();
    let subject = filler.fill(Part::Subject, content.subject.as_str());
    let body = filler.body(case, content);
    let incomplete = content.missing().map(Blocked::Incomplete);
    let blocked = incomplete.into_iter().chain(filler.blocked).collect();
    let letter = Letter {
        language: Language::German,
        date: today,
        letterhead: frame.letterhead.clone(),
        recipient: frame.recipient.clone(),
        reference: reference(&frame, writer, person.as_ref()),
        subject,
        salutation: frame.salutation.clone(),
        content: body,
        closing: Closing { name: writer.name.as_str().to_owned(), role: None, by_order: true },
        seal: Some(seal),
        enclosures: Vec::new(),
    };
    Ok(Composed { letter, blocked })
}

struct Filler<'a> {
    frame: &'a Frame,
    blocked: Vec<Blocked>,
}

impl Filler<'_> {
    fn fill(&mut self, part: Part, text: &str) -> String {
        match self.frame.facts.fill(&self.frame.service.pack, text) {
            Ok(filled) => {
                let gaps = filled.unresolved.into_iter().map(|what| Blocked::Unresolved { part, what });
                self.blocked.extend(gaps);
                filled.text
            }
            Err(problems) => {
                self.blocked.extend(problems.into_iter().map(|problem| Blocked::Mistyped { part, problem }));
                // The gaps of the same text are told at once, not only when the placeholder is mended.
                let gaps = gaps(text).into_iter().map(|what| Blocked::Unresolved { part, what });
                self.blocked.extend(gaps);
                text.to_owned()
            }
        }
    }

    fn body(&mut self, case: &Case, content: &Content) -> letters::Content {
        let tenor =
            content.tenor.as_ref().map(|text| self.fill(Part::Tenor, text.as_str())).unwrap_or_default();
        let reasons =
            content.reasons.as_ref().map(|text| self.fill(Part::Reasons, text.as_str())).unwrap_or_default();
        let remedies = self.remedies(content);
        if let Purpose::Corrects { of } = content.purpose {
            let corrected = case.decision(of).map(|decision| decision.content().subject.as_str().to_owned());
            return letters::Content::Correction(Correction {
                opening: RichText::sentence(format!(
                    "in unserem Bescheid „{}“ ist uns ein Fehler unterlaufen. Wir berichtigen ihn.",
                    corrected.unwrap_or_default()
                )),
                changes: changes(&tenor),
                ending: RichText::read(&reasons),
                remedies,
            });
        }
        let ancillary_provisions =
            content.ancillary_provisions.iter().enumerate().map(|(index, ancillary_provision)| {
                let text = self.fill(Part::AncillaryProvision(index + 1), ancillary_provision.text.as_str());
                one_paragraph(&text)
            });
        let ancillary_provisions = ancillary_provisions.collect();
        letters::Content::Decision(Box::new(letters::Decision {
            opening: RichText::sentence(opening(case)),
            rulings: rulings(&tenor)
                .into_iter()
                .chain(content.fee.as_ref().map(|fee| vec![Run::plain(fee_ruling(fee))]))
                .collect(),
            ancillary_provisions,
            reasons: RichText::read(&reasons),
            fee: self.fee(case, content),
            remedies,
        }))
    }

    fn remedies(&mut self, content: &Content) -> Option<RichText> {
        let text = &remedies::carried(&self.frame.service.pack, &self.frame.settings.remedies, content)?.de;
        let filled = self.fill(Part::Remedies, text);
        Some(RichText::read(&filled))
    }

    fn fee(&mut self, case: &Case, content: &Content) -> Option<Fee> {
        let fee = content.fee.as_ref()?;
        let bank = self.frame.settings.letterhead.bank.as_ref();
        let account =
            bank.and_then(|bank| Account::new(&bank.holder, &bank.iban, Some(bank.bank.clone())).ok());
        let Some(account) = account else {
            self.blocked.push(Blocked::NoAccount);
            return None;
        };
        Some(Fee {
            amount: Decimal::new(i64::try_from(fee.amount_cents).unwrap_or(i64::MAX), 2),
            due_days: fee.due_days,
            account,
            purpose: payment_purpose(case, fee),
        })
    }
}

/// What the transfer is for: the case, and the town's own reference if there is another one.
#[must_use]
pub fn payment_purpose(case: &Case, fee: &decision::Fee) -> String {
    purpose_of(case.number(), &fee.reference)
}

/// The same for a reference that is only typed yet.
#[must_use]
pub fn purpose_of(number: &SingleLine, reference: &SingleLine) -> String {
    if reference == number {
        number.as_str().to_owned()
    } else {
        format!("{} {}", number.as_str(), reference.as_str()).trim().to_owned()
    }
}

fn reference(frame: &Frame, writer: &StaffRef, person: Option<&StaffRow>) -> Reference {
    let own_phone = person.map(|person| person.phone.clone()).filter(|phone| !phone.is_empty());
    Reference {
        writer: Some(writer.name.as_str().to_owned()),
        phone: own_phone.or_else(|| frame.reference.phone.clone()),
        email: person.map(|person| person.email.clone()).or_else(|| frame.reference.email.clone()),
        ..frame.reference.clone()
    }
}

fn opening(case: &Case) -> String {
    let received = locale::full_date(Language::German, case.received_on());
    format!("auf Ihren Antrag vom {received} ergeht folgender Bescheid:")
}

/// The rulings of a tenor: its counted items, or each of its paragraphs.
fn rulings(tenor: &str) -> Vec<Vec<Run>> {
    let mut rulings = Vec::new();
    for block in RichText::read(tenor).blocks {
        match block {
            Block::Numbers(items) | Block::Bullets(items) => rulings.extend(items),
            Block::Paragraph(runs) => rulings.push(runs),
            Block::Heading(words) => rulings.push(vec![Run::bold(words)]),
        }
    }
    rulings
}

/// The fee is decided, not only asked for: without a ruling there would be nothing to object to or to enforce.
#[must_use]
pub fn fee_ruling(fee: &decision::Fee) -> String {
    let amount = locale::money_in_words(Language::German, locale::euros_of_cents(fee.amount_cents));
    format!("Für diesen Bescheid erheben wir eine Gebühr von {amount}.")
}

fn one_paragraph(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for block in RichText::read(text).blocks {
        if !runs.is_empty() {
            runs.push(Run::plain(" "));
        }
        match block {
            Block::Paragraph(words) => runs.extend(words),
            Block::Heading(words) => runs.push(Run::bold(words)),
            Block::Bullets(items) | Block::Numbers(items) => runs.extend(items.into_iter().flatten()),
        }
    }
    runs
}

/// «wrong → right», one a line, as the correction's tenor says it.
fn changes(tenor: &str) -> Vec<Change> {
    let lines = tenor.lines().filter_map(|line| line.split_once('→').or_else(|| line.split_once("->")));
    lines
        .map(|(wrong, right)| Change { wrong: wrong.trim().to_owned(), right: right.trim().to_owned() })
        .collect()
}
