//! The inquiry (Nachfrage) as a letter, for applicants whom no mail reaches: staff print it from the file and post it.

use case::{Audience, Case, Command, DocumentsAdded, Inquiry, Recorder, SingleLine};
use ids::{CaseId, CommandId, InquiryId};
use kernel::{
    commands::Intent,
    commit::DocumentChange,
    context::TownContext,
    documents::{DocumentScope, store_document},
    error::UseCaseError,
    rows::DocumentOwner,
};
use locale::Language;
use service::{
    letters::{Closing, Content, Inquiry as InquiryLetter, Letter, RichText},
    pack::LetterKind,
};

use crate::{
    CaseFile, CasePlan, change_by_job_from,
    correspondence::{Moment, frame},
    document, language, read_case,
};

/// Whether an inquiry must go out on paper: no mail is known to reach the applicant.
#[must_use]
pub fn goes_on_paper(case: &Case) -> bool {
    case.contact().email.as_ref().is_none_or(|email| email.confirmed_at.is_none())
}

/// Makes the letter of an inquiry and puts it into the file, unless it is there.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if the letter cannot be set; the inquiry is asked all the same.
pub async fn render_inquiry(
    ctx: TownContext<'_>,
    command: CommandId,
    id: CaseId,
    inquiry: InquiryId,
) -> Result<(), UseCaseError> {
    let file = read_case(ctx, id).await?;
    let key = format!("inquiry:{inquiry}");
    if has_letter(&file.case, &key) {
        return Ok(());
    }
    let asked = file.case.inquiry(inquiry).ok_or(UseCaseError::NotFound)?;
    let rendered = ctx.ports.press.render(letter(ctx, &file, asked).await?).await?;
    let document_scope = DocumentScope {
        town: ctx.town,
        owner: DocumentOwner::Case(id),
        key: file.history.position.key,
        now: ctx.now,
    };
    let name = format!("Nachfrage-{}.pdf", file.case.number().as_str());
    let kept = store_document(ctx.ports, document_scope, &name, "application/pdf", &rendered.bytes).await?;
    let intent = Intent::of_job(command, "render_inquiry");
    change_by_job_from(ctx, intent, file, |file| {
        if has_letter(&file.case, &key) {
            return Ok(CasePlan::nothing());
        }
        let documents = vec![document(&kept.row, Some(&key), &kept.name)];
        let added = DocumentsAdded { documents, audience: Audience::Both };
        let recorder = Recorder::Job(SingleLine::lossy("render_inquiry"));
        Ok(CasePlan::of(Command::AddDocuments(recorder, added))
            .change(DocumentChange::PutDocument(kept.row.clone())))
    })
    .await?;
    Ok(())
}

fn has_letter(case: &Case, key: &str) -> bool {
    case.documents().iter().filter_map(|filed| filed.document.key.as_ref()).any(|known| known.as_str() == key)
}

async fn letter(ctx: TownContext<'_>, file: &CaseFile, inquiry: &Inquiry) -> Result<Letter, UseCaseError> {
    let case = &file.as_of(inquiry.entry)?;
    let language = language(case);
    let today = locale::civil_day(ctx.now);
    let moment = Moment { day: today, named_at: inquiry.asked_at };
    let frame = frame(ctx, case, case.current_answers(), moment, language).await?;
    let pack = &frame.service.pack;
    let part = |name: &str| {
        let text = match language {
            Language::German => pack.letters.part(LetterKind::Inquiry, name),
            Language::English => pack.letters.part_in_english(LetterKind::Inquiry, name),
        };
        frame.facts.fill(pack, text).map_or_else(|_problems| text.to_owned(), |filled| filled.text)
    };
    let (opening, ending) = divided(inquiry.text.as_str(), &frame.salutation, &part("ending"));
    let mut reference = frame.reference.clone();
    reference.writer = inquiry.asked_by.person().map(|person| person.name.as_str().to_owned());
    Ok(Letter {
        language,
        date: today,
        letterhead: frame.letterhead.clone(),
        recipient: frame.recipient.clone(),
        reference,
        subject: part("subject"),
        salutation: frame.salutation.clone(),
        content: Content::Inquiry(InquiryLetter {
            opening: RichText::read(&opening),
            documents: inquiry
                .documents
                .iter()
                .map(|document| document.requested.label.as_str().to_owned())
                .collect(),
            due: Some(inquiry.asked_due_on),
            ending: RichText::read(&ending),
        }),
        closing: Closing { name: frame.department.clone(), role: None, by_order: false },
        seal: None,
        enclosures: Vec::new(),
    })
}

/// What stands before and after the documents: the letter has a greeting of its own, and the service's last words come last.
fn divided(text: &str, salutation: &str, ending: &str) -> (String, String) {
    let body = text.strip_prefix(salutation.trim()).unwrap_or(text).trim();
    match body.strip_suffix(ending.trim()) {
        Some(opening) => (opening.trim().to_owned(), ending.trim().to_owned()),
        None => (body.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_stand_before_the_last_words() {
        let text = "Guten Tag Frau Thomsen,\n\nuns fehlt ein Plan.\n\nAntworten Sie im Postfach.";
        let divided = divided(text, "Guten Tag Frau Thomsen,", "Antworten Sie im Postfach.\n");
        assert_eq!(divided, ("uns fehlt ein Plan.".to_owned(), "Antworten Sie im Postfach.".to_owned()));
    }

    #[test]
    fn a_text_of_ones_own_stays_whole() {
        let divided = divided("Moin,\n\nuns fehlt ein Plan.", "Guten Tag,", "Antworten Sie im Postfach.");
        assert_eq!(divided, ("Moin,\n\nuns fehlt ein Plan.".to_owned(), String::new()));
    }
}
