//! What every letter of a case has in common: head, address, reference, greeting, and the facts for its placeholders.

use std::sync::Arc;

use case::{Answers, Case};
use jiff::{Timestamp, civil::Date};
use kernel::{
    as_of::course,
    catalogue::{Published, published},
    context::TownContext,
    error::UseCaseError,
};
use locale::Language;
use serde_json::Map;
use service::{
    letters::{Letterhead, Reference},
    pack::{Facts, Surroundings},
};
use town::{Department, Settings, Town};

/// The common parts of a case's letters.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The service at the revision of the case.
    pub service: Arc<Published>,
    /// The town's settings.
    pub settings: Settings,
    /// Head and foot.
    pub letterhead: Letterhead,
    /// Lines of the address.
    pub recipient: Vec<String>,
    /// The info block, without a writer.
    pub reference: Reference,
    /// Greeting.
    pub salutation: String,
    /// What placeholders may name.
    pub facts: Facts,
    /// The department's name.
    pub department: String,
}

/// As of when a letter speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day that it reckons with.
    pub day: Date,
    /// What town and department are called, and how they are reached, is taken from then.
    pub named_at: Timestamp,
}

impl Moment {
    /// Now: what is written today speaks of what stands today.
    #[must_use]
    pub const fn now(day: Date) -> Self {
        Self { day, named_at: Timestamp::MAX }
    }
}

/// Gathers the common parts of a letter of this case as of a moment, in a language. The case is the one of that moment, see
/// [`CaseFile::as_of`](crate::CaseFile::as_of).
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if town, department or revision are gone.
pub async fn frame(
    ctx: TownContext<'_>,
    case: &Case,
    answers: &Answers,
    moment: Moment,
    language: Language,
) -> Result<Frame, UseCaseError> {
    let course = course(ctx).await?;
    let town = course.town(moment.named_at).ok_or(UseCaseError::NotFound)?;
    let department = course.department(case.department(), moment.named_at);
    let (department, today) = (department.ok_or(UseCaseError::NotFound)?, moment.day);
    let service = published(ctx, answers.revision.service, answers.revision.number).await?;
    let around = surroundings(case, town, department);
    let empty = Map::new();
    let effective = answers.effective.as_object().unwrap_or(&empty);
    let facts = Facts::of(&service.pack, effective, today, &around, language);
    let salutation = facts.salutation(&service.pack, language);
    Ok(Frame {
        letterhead: letterhead(&town.settings, department),
        recipient: recipient(case),
        reference: Reference { case_number: case.number().as_str().to_owned(), ..reference(department) },
        salutation,
        facts,
        department: department.name.clone(),
        service,
        settings: town.settings.clone(),
    })
}

fn surroundings(case: &Case, town: &Town, department: &Department) -> Surroundings {
    let head = &town.settings.letterhead;
    Surroundings {
        case_number: case.number().as_str().to_owned(),
        received_on: Some(case.received_on()),
        town: town.name.clone(),
        authority: head.authority.clone(),
        town_address: format!("{}, {} {}", head.street, head.postcode, head.place),
        department: department.name.clone(),
    }
}

fn reference(department: &Department) -> Reference {
    let contact = department.contact.clone();
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    Reference {
        phone: given(contact.phone),
        email: given(contact.email),
        room: given(room_number(&contact.room)),
        ..Reference::default()
    }
}

/// The room without the word for it: the letter says «Zimmer» itself.
fn room_number(room: &str) -> String {
    let room = room.trim();
    let number = ["Zimmer", "Raum", "Room"].iter().find_map(|word| room.strip_prefix(word));
    number.filter(|number| number.starts_with(' ')).unwrap_or(room).trim().to_owned()
}

/// The lines in the window of the envelope; the country only if it is not Germany.
fn recipient(case: &Case) -> Vec<String> {
    let Some(postal) = &case.contact().postal else {
        return vec![case.applicant().name.as_str().to_owned()];
    };
    let name = postal.name.as_str().to_owned();
    [name].into_iter().chain(postal.lines()).chain(postal.country.address_line()).collect()
}

fn labelled(label: &str, value: &str) -> String {
    if value.trim().is_empty() { String::new() } else { format!("{label} {}", value.trim()) }
}

fn letterhead(settings: &Settings, department: &Department) -> Letterhead {
    let head = &settings.letterhead;
    let mut footer = vec![
        vec![head.authority.clone(), head.street.clone(), format!("{} {}", head.postcode, head.place)],
        vec![head.phone.clone(), head.email.clone(), head.web.clone()],
    ];
    if let Some(bank) = &head.bank {
        footer.push(vec![
            bank.bank.clone(),
            labelled("IBAN", &locale::iban_in_groups(&bank.iban)),
            labelled("BIC", &bank.bic),
        ]);
    }
    if let Some(hours) = &head.hours {
        footer.push(hours.de.lines().take(4).map(str::to_owned).collect());
    }
    for column in &mut footer {
        column.retain(|line| !line.is_empty());
    }
    Letterhead {
        authority: head.authority.clone(),
        lines: vec![head.head.clone(), department.name.clone()],
        sender: format!("{} · {} · {} {}", head.authority, head.street, head.postcode, head.place),
        footer,
        brand: settings.branding.on_paper(),
        logo: None,
    }
}
