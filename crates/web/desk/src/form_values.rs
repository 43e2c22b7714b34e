//! Reading what staff typed: dates in three fields, lists, the version of the case that a page showed.

use cases::Uploads;
use jiff::civil::Date;
use kernel::{
    documents::Upload,
    error::{UseCaseError, codes::DateCode},
};

use kit::{
    form_data::{FormData, FormFile},
    parts::DateInput,
};

/// A date from its three fields; years of two digits belong to this century.
pub(crate) fn date_of(form_data: &FormData, name: &str) -> Result<Date, UseCaseError> {
    let part = |part: &str| form_data.text(&format!("{name}.{part}")).trim();
    let year = part("year");
    let of_this_century = (year.len() == 2).then(|| format!("20{year}"));
    let date = form::read::day(part("day"), part("month"), of_this_century.as_deref().unwrap_or(year));
    date.ok_or_else(|| UseCaseError::entry(name, DateCode::Malformed))
}

/// The three fields of a date as they were typed.
pub(crate) fn date_input(form_data: &FormData, name: &str) -> DateInput {
    let part = |part: &str| form_data.text(&format!("{name}.{part}")).to_owned();
    DateInput { day: part("day"), month: part("month"), year: part("year"), birth: false }
}

/// The three fields of a date that is proposed.
pub(crate) fn proposed(date: Date) -> DateInput {
    DateInput {
        day: date.day().to_string(),
        month: date.month().to_string(),
        year: date.year().to_string(),
        birth: false,
    }
}

/// The number of the last entry of the case that the page showed; a page that says nothing has seen nothing.
pub(crate) fn seen_of(form_data: &FormData) -> u64 {
    form_data.text("seen").parse().unwrap_or(0)
}

/// Files that answer no request.
pub(crate) fn uploads_of(files: Vec<FormFile>) -> Uploads {
    files.into_iter().map(|file| (None, upload(file))).collect()
}

/// Files with the key of the requested document that each answers: posted as `papers.{key}`.
pub(crate) fn keyed_uploads_of(files: Vec<FormFile>) -> Uploads {
    let keyed = files.into_iter().map(|file| {
        let key = file.field.strip_prefix("papers.").map(str::to_owned);
        (key, upload(file))
    });
    keyed.collect()
}

/// The lines of a field that hold something.
pub(crate) fn lines_of(form_data: &FormData, name: &str) -> Vec<String> {
    let lines = form_data.text(name).lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn upload(file: FormFile) -> Upload {
    Upload { name: file.name, bytes: file.content.to_vec() }
}

/// Entries of a use case under the name that the form gives the field.
pub(crate) fn renamed(error: UseCaseError, from: &str, to: &str) -> UseCaseError {
    match error {
        UseCaseError::Entries(mut entries) => {
            for entry in entries.iter_mut().filter(|entry| entry.field == from) {
                to.clone_into(&mut entry.field);
            }
            UseCaseError::Entries(entries)
        }
        other => other,
    }
}
