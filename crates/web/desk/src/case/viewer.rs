//! The papers of a case: the list, newest first, and the one that is shown in place.

use access::Action;
use case::{FiledPaper, Side, Source};
use casework::desk::{OpenCase, is_special};
use ids::PaperId;
use kit::{
    format,
    parts::Link,
    urls::{Href, Url, desk},
};
use locale::Language;

use super::{PaperViewer, ShownKind, ShownPaper, ViewerRow, happenings::source_words, thread::seen_at};
use crate::texts::Say as _;

/// The papers that this reader may see, with the chosen one shown, else the newest that can be shown.
pub(super) fn viewer(
    language: Language,
    open: &OpenCase,
    chosen: Option<PaperId>,
    queue: Option<&str>,
) -> PaperViewer {
    let case = open.case();
    let seen_at = seen_at(case, open.seen);
    let (papers, protected): (Vec<_>, Vec<_>) =
        case.papers().iter().rev().partition(|filed| may_read(open, filed));
    let shown = papers
        .iter()
        .find(|filed| Some(filed.paper.id) == chosen)
        .or_else(|| papers.iter().find(|filed| opens_by_itself(filed)));
    let rows = papers.iter().map(|filed| ViewerRow {
        link: Link { text: filed.paper.name.as_str().to_owned(), href: show(open, filed.paper.id, queue) },
        note: note(language, filed),
        unread: filed.by.side() == Side::Applicant && filed.at > seen_at,
        current: shown.is_some_and(|shown| shown.paper.id == filed.paper.id),
    });
    let mut summary = language.say("papers-count").with("count", papers.len()).to_string();
    if !protected.is_empty() {
        summary = format!("{summary}, {}", language.say("papers-protected").with("count", protected.len()));
    }
    PaperViewer { summary, rows: rows.collect(), shown: shown.map(|filed| shown_paper(open, filed)) }
}

fn may_read(open: &OpenCase, filed: &FiledPaper) -> bool {
    let special = filed.paper.key.as_ref().is_some_and(|key| is_special(&open.service, key.as_str()));
    !special || open.may(Action::SeeSensitive)
}

/// Letters of our own making are opened on purpose only.
fn opens_by_itself(filed: &FiledPaper) -> bool {
    let own = matches!(filed.source, Source::Letter(_) | Source::Sealed(_)) || filed.by.side() == Side::Town;
    !own && kind(filed.paper.media_type.as_str()) != ShownKind::Other
}

fn shown_paper(open: &OpenCase, filed: &FiledPaper) -> ShownPaper {
    let content = desk::Paper { case: open.case().id(), paper: filed.paper.id }.href();
    ShownPaper {
        name: filed.paper.name.as_str().to_owned(),
        download: content.clone().with("download", 1),
        content,
        kind: kind(filed.paper.media_type.as_str()),
    }
}

pub(crate) fn kind(media_type: &str) -> ShownKind {
    match media_type {
        "application/pdf" => ShownKind::Pdf,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp" => ShownKind::Picture,
        _ => ShownKind::Other,
    }
}

fn show(open: &OpenCase, paper: PaperId, queue: Option<&str>) -> Href {
    let plain = desk::Case { case: open.case().id() }.href();
    let kept = match queue {
        Some(queue) => plain.with("in", queue),
        None => plain,
    };
    kept.with("paper", paper).at("papers")
}

fn note(language: Language, filed: &FiledPaper) -> String {
    let date = format::short_date(language, filed.by.received_on(filed.at));
    let size = format::size(language, filed.paper.bytes);
    format!("{date}, {}, {size}", source_words(language, filed.source))
}
