//! From a [`Letter`] to a [`Sheet`]: the frame, the fixed words and the bounds.

use locale::{Language, full_date};
use service::letters::{Closing, Content, Letter, LogoFormat, Reference, SealNote};

use super::{Attachment, Date, End, Head, LogoFile, Row, Sheet, Window, Words, parts};
use crate::{
    giro_code::GiroCodeError,
    typography::{breakable, keep_together},
};

/// Where the template finds the logo.
pub(crate) const LOGO_SVG: &str = "/logo.svg";
/// The same for pixels.
pub(crate) const LOGO_PNG: &str = "/logo.png";

const RECIPIENT_LINES_MAX: usize = 6;
const HEAD_LINES_MAX: usize = 3;
const FOOTER_COLUMNS_MAX: usize = 4;
const FOOTER_LINES_MAX: usize = 4;
const LOGO_BYTES_MAX: usize = 1 << 20;
const SUBJECT_CHARACTERS_MAX: usize = 300;
const ENCLOSURES_MAX: usize = 50;

/// Why a letter cannot be set.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ComposeError {
    #[error("the letter has {count} {what}, at most {max} have room")]
    TooMany { what: &'static str, count: usize, max: usize },
    #[error("the letter has no {0}")]
    Missing(&'static str),
    #[error(transparent)]
    GiroCode(#[from] GiroCodeError),
}

/// Refuses a count above its bound.
pub(super) fn at_most(what: &'static str, count: usize, max: usize) -> Result<(), ComposeError> {
    if count > max { Err(ComposeError::TooMany { what, count, max }) } else { Ok(()) }
}

/// Takes a letter apart.
pub(crate) fn sheet(letter: &Letter) -> Result<Sheet, ComposeError> {
    check_bounds(letter)?;
    let language = letter.language;
    let head = &letter.letterhead;
    let [red, green, blue] = head.brand;
    Ok(Sheet {
        lang: language.tag(),
        region: language.pick("DE", "GB"),
        title: letter.subject.clone(),
        author: head.authority.clone(),
        date: Date { year: letter.date.year(), month: letter.date.month(), day: letter.date.day() },
        brand: format!("#{red:02x}{green:02x}{blue:02x}"),
        head: Head { name: head.authority.clone(), lines: head.lines.clone(), logo: logo(letter) },
        window: Window { sender: head.sender.clone(), lines: all_breakable(&letter.recipient) },
        info: information(&letter.reference, full_date(language, letter.date), language),
        running: running(letter),
        footer: head.footer.clone(),
        words: words(language),
        subject: keep_together(&letter.subject),
        salutation: breakable(&letter.salutation),
        parts: parts::of(&letter.content, language)?,
        closing: end(&letter.closing, language),
        seal: letter.seal.as_ref().map(|note| seal_sentence(note, &letter.content, language)),
        enclosures: all_breakable(&letter.enclosures),
        attachment: attachment(&letter.content, language),
    })
}

fn check_bounds(letter: &Letter) -> Result<(), ComposeError> {
    let head = &letter.letterhead;
    if letter.recipient.iter().all(|line| line.trim().is_empty()) {
        return Err(ComposeError::Missing("recipient"));
    }
    if letter.subject.trim().is_empty() {
        return Err(ComposeError::Missing("subject"));
    }
    at_most("lines in the address", letter.recipient.len(), RECIPIENT_LINES_MAX)?;
    at_most("characters in the subject", letter.subject.chars().count(), SUBJECT_CHARACTERS_MAX)?;
    at_most("lines in the letterhead", head.lines.len(), HEAD_LINES_MAX)?;
    at_most("columns at the foot", head.footer.len(), FOOTER_COLUMNS_MAX)?;
    for column in &head.footer {
        at_most("lines at the foot", column.len(), FOOTER_LINES_MAX)?;
    }
    at_most("bytes in the logo", head.logo.as_ref().map_or(0, |logo| logo.bytes.len()), LOGO_BYTES_MAX)?;
    at_most("enclosures", letter.enclosures.len(), ENCLOSURES_MAX)
}

fn all_breakable(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| breakable(line)).collect()
}

fn logo(letter: &Letter) -> Option<LogoFile> {
    let logo = letter.letterhead.logo.as_ref()?;
    let file = match logo.format {
        LogoFormat::Svg => LOGO_SVG,
        LogoFormat::Png => LOGO_PNG,
    };
    Some(LogoFile { file, alt: logo.alternative.clone() })
}

/// What stands at the top from the second page on.
fn running(letter: &Letter) -> Vec<String> {
    let head = &letter.letterhead;
    let department = head.lines.last().filter(|line| !line.is_empty());
    let sender =
        department.map_or_else(|| head.authority.clone(), |line| format!("{}, {line}", head.authority));
    let reference = &letter.reference;
    let number = reference.file_number.clone().unwrap_or_else(|| reference.case_number.clone());
    vec![sender, number, full_date(letter.language, letter.date)]
}

fn information(reference: &Reference, date: String, language: Language) -> Vec<Row> {
    let rows = [
        (language.pick("Aktenzeichen", "File number"), reference.file_number.clone()),
        (language.pick("Vorgang", "Case"), Some(reference.case_number.clone())),
        (language.pick("Es schreibt Ihnen", "Written by"), reference.writer.clone()),
        (language.pick("Telefon", "Phone"), reference.phone.clone()),
        (language.pick("E-Mail", "E-mail"), reference.email.clone()),
        (language.pick("Zimmer", "Room"), reference.room.clone()),
        (language.pick("Datum", "Date"), Some(date)),
    ];
    rows.into_iter()
        .filter_map(|(label, value)| {
            let value = value.filter(|value| !value.trim().is_empty())?;
            Some(Row { label: label.to_owned(), value: breakable(&value) })
        })
        .collect()
}

fn words(language: Language) -> Words {
    match language {
        Language::German => Words { page: "Seite", of: "von", enclosures: "Anlagen" },
        Language::English => Words { page: "Page", of: "of", enclosures: "Enclosures" },
    }
}

fn end(closing: &Closing, language: Language) -> End {
    let mut greeting = vec![language.pick("Mit freundlichen Grüßen", "Yours sincerely").to_owned()];
    if closing.by_order {
        greeting.push(language.pick("Im Auftrag", "By order").to_owned());
    }
    End { greeting, name: breakable(&closing.name), role: closing.role.as_deref().map(breakable) }
}

/// The sentence about the seal. «Qualifiziert» stands only in the first arm.
fn seal_sentence(note: &SealNote, content: &Content, language: Language) -> String {
    let subject = match (content, language) {
        (Content::Decision(_), Language::German) => "Dieser Bescheid",
        (Content::Decision(_), Language::English) => "This decision",
        (_, Language::German) => "Dieses Schreiben",
        (_, Language::English) => "This letter",
    };
    let sentence = match (note, language) {
        (SealNote::Qualified { owner, .. }, Language::German) => format!(
            "{subject} trägt ein qualifiziertes elektronisches Siegel: {owner}. Es ersetzt Unterschrift und Dienstsiegel."
        ),
        (SealNote::Qualified { owner, .. }, Language::English) => format!(
            "{subject} bears a qualified electronic seal: {owner}. It replaces signature and official stamp."
        ),
        (SealNote::Plain { owner, .. }, Language::German) => format!(
            "{subject} trägt ein elektronisches Siegel: {owner}. Daran lässt sich prüfen, dass es von uns kommt und \
             unverändert ist."
        ),
        (SealNote::Plain { owner, .. }, Language::English) => format!(
            "{subject} bears an electronic seal: {owner}. It shows that the document comes from us and is unchanged."
        ),
        (SealNote::Demonstration, Language::German) => {
            format!("{subject} trägt ein Vorführsiegel, nur zur Demonstration. Rechtlich bewirkt es nichts.")
        }
        (SealNote::Demonstration, Language::English) => {
            format!("{subject} bears a demonstration seal. It has no legal effect.")
        }
    };
    match note {
        SealNote::Qualified { check_at: Some(place), .. } | SealNote::Plain { check_at: Some(place), .. } => {
            let check = language.pick("Prüfen können Sie es unter", "You can check it at");
            format!("{sentence} {check} {place}.")
        }
        _ => sentence,
    }
}

fn attachment(content: &Content, language: Language) -> Option<Attachment> {
    let Content::Receipt(receipt) = content else { return None };
    Some(Attachment {
        name: language.pick("angaben.json", "answers.json"),
        media_type: "application/json",
        description: language.pick("Ihre Angaben, maschinenlesbar", "Your answers, machine-readable"),
        text: receipt.answers_json.clone(),
    })
}
