//! The documents of a case: the list, newest first, and the one that is shown in place.

use case::{FiledDocument, Side, Source};
use cases::correspondence::receipt_of;
use casework::desk::OpenCase;
use ids::DocumentId;
use kit::{
    format,
    parts::Link,
    urls::{Href, Url, desk},
};
use locale::Language;

use super::{DocumentViewer, ShownDocument, ShownKind, ViewerRow, thread::seen_at, timeline::source_words};
use crate::texts::Say as _;

/// The documents that this reader may see, with the chosen one shown, else the newest that can be shown.
pub(super) fn viewer(
    language: Language,
    open: &OpenCase,
    chosen: Option<DocumentId>,
    queue: Option<&str>,
) -> DocumentViewer {
    let case = open.case();
    let seen_at = seen_at(case, open.seen);
    let (documents, protected): (Vec<_>, Vec<_>) =
        case.documents().iter().rev().partition(|filed| open.may_read(&filed.document));
    let shown = documents
        .iter()
        .find(|filed| Some(filed.document.id) == chosen)
        .or_else(|| documents.iter().find(|filed| opens_by_itself(filed)));
    let rows = documents.iter().map(|filed| ViewerRow {
        link: Link {
            text: filed.document.name.as_str().to_owned(),
            href: show(open, filed.document.id, queue),
        },
        note: note(language, filed),
        unread: filed.by.side() == Side::Applicant && filed.at > seen_at,
        current: shown.is_some_and(|shown| shown.document.id == filed.document.id),
    });
    let mut summary = language.say("papers-count").with("count", documents.len()).to_string();
    if !protected.is_empty() {
        summary = format!("{summary}, {}", language.say("papers-protected").with("count", protected.len()));
    }
    DocumentViewer {
        summary,
        rows: rows.collect(),
        shown: shown.map(|filed| shown_document(open, filed)),
        receipt_later: receipt_of(case).is_none().then(|| here(open, queue)),
    }
}

/// Letters of our own making are opened on purpose only.
fn opens_by_itself(filed: &FiledDocument) -> bool {
    let own = matches!(filed.source, Source::Letter(_) | Source::Sealed(_)) || filed.by.side() == Side::Town;
    !own && kind(filed.document.media_type.as_str()) != ShownKind::Other
}

fn shown_document(open: &OpenCase, filed: &FiledDocument) -> ShownDocument {
    let content = desk::Document { case: open.case().id(), document: filed.document.id }.href();
    ShownDocument {
        name: filed.document.name.as_str().to_owned(),
        download: content.clone().with("download", 1),
        content,
        kind: kind(filed.document.media_type.as_str()),
    }
}

pub(crate) fn kind(media_type: &str) -> ShownKind {
    match media_type {
        "application/pdf" => ShownKind::Pdf,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => ShownKind::Picture,
        _ => ShownKind::Other,
    }
}

fn show(open: &OpenCase, document: DocumentId, queue: Option<&str>) -> Href {
    here(open, queue).with("paper", document).at("papers")
}

/// The page of the case, with the list that it was opened from.
fn here(open: &OpenCase, queue: Option<&str>) -> Href {
    let plain = desk::Case { case: open.case().id() }.href();
    match queue {
        Some(queue) => plain.with("in", queue),
        None => plain,
    }
}

fn note(language: Language, filed: &FiledDocument) -> String {
    let date = format::short_date(language, filed.by.received_on(filed.at));
    let size = format::size(language, filed.document.bytes);
    format!("{date}, {}, {size}", source_words(language, filed.source))
}
