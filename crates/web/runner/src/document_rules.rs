//! Which documents a question takes: told before choosing, checked when they come, explained when one is refused.

use filing::{DraftDocument, FilledIn};
use form::{
    format::{FileLimits, Kind},
    show,
};
use kernel::{
    error::{Entry, EntryCode, UseCaseError, codes::UploadCode},
    ports::UploadRules,
};
use kit::{entries, format};
use locale::Language;

use crate::texts::Say as _;

/// «PDF, JPEG oder PNG, je Datei höchstens 10 MB, höchstens 3 Dateien.»
pub(super) fn told(limits: &FileLimits, language: Language) -> String {
    let types = kinds(limits, language);
    let size = format::size(language, limits.max_bytes);
    language
        .say("upload-rules")
        .with("types", types)
        .with("size", size)
        .with("count", limits.max_count)
        .into()
}

/// The rules of the question at this path; none if it takes no documents.
pub(super) fn limits<'a>(filled: &'a FilledIn, path: &str) -> Option<&'a FileLimits> {
    match &filled.service.form.question(path)?.kind {
        Kind::File(limits) => Some(limits),
        _ => None,
    }
}

/// The rules as the inspection knows them.
pub(super) fn rules(limits: &FileLimits) -> UploadRules {
    UploadRules { media_types: limits.accepted().map(str::to_owned).collect(), bytes_max: limits.max_bytes }
}

/// Whether another document fits in.
pub(super) fn has_room(documents: &[DraftDocument], path: &str, limits: &FileLimits) -> bool {
    documents.iter().filter(|document| document.path == path).count() < limits.max_count as usize
}

/// The sentence for a refused document; none for what is no matter of the document.
pub(super) fn refused(
    error: &UseCaseError,
    name: &str,
    limits: &FileLimits,
    language: Language,
) -> Option<String> {
    let sentence = match error {
        UseCaseError::Entries(entries) => sentence(entries.first()?, limits, language),
        UseCaseError::Full | UseCaseError::Unavailable { .. } => language.say("upload-no-room").into(),
        _ => return None,
    };
    Some(format!("{}: {sentence}", shortened(name)))
}

fn sentence(entry: &Entry, limits: &FileLimits, language: Language) -> String {
    let EntryCode::Upload(code) = entry.code else { return entries::sentence(language, entry) };
    match code {
        UploadCode::TooLarge => {
            let size = format::size(language, limits.max_bytes);
            language.say("entry-upload-too-large").with("size", size).into()
        }
        UploadCode::WrongType => {
            language.say("upload-wrong-kind").with("types", kinds(limits, language)).into()
        }
        UploadCode::TooMany => language.say("upload-full").with("count", limits.max_count).into(),
        UploadCode::Empty
        | UploadCode::Damaged
        | UploadCode::Locked
        | UploadCode::TooManyPixels
        | UploadCode::QuotaUsedUp
        | UploadCode::Missing
        | UploadCode::Unknown => entries::sentence(language, entry),
    }
}

fn kinds(limits: &FileLimits, language: Language) -> String {
    let mut names: Vec<String> = limits.accepted().map(show::media_type).collect();
    names.dedup();
    match names.pop() {
        Some(last) if names.is_empty() => last,
        Some(last) => language.say("list-or").with("before", names.join(", ")).with("last", last).into(),
        None => String::new(),
    }
}

/// A file name that fits into a sentence.
fn shortened(name: &str) -> String {
    const MOST: usize = 60;
    // Direction marks would turn the sentence around, and let one ending look like another.
    let is_mark = |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}');
    let plain = || name.chars().filter(|sign| !sign.is_control() && !is_mark(*sign));
    if plain().count() <= MOST { plain().collect() } else { plain().take(MOST).chain(['…']).collect() }
}
