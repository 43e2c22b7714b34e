//! The receipt (Eingangsbestätigung): a copy of what was filed, for the applicant and for the file. A job makes it after filing.
//!
//! Legal source: § 9a (4) OZG (a copy of the declaration is provided for retrieval after submission).

use case::{Audience, Case, Command, Document, DocumentsAdded, Recorder, SingleLine};
use form::page::{self, Item};
use ids::{CaseId, CommandId};
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
    letters::{AnswerSection, AnswerTable, Closing, Content, Letter, Receipt, RichText},
    pack::LetterKind,
};

use crate::{
    CaseFile, CasePlan, change_by_job_from,
    correspondence::{Frame, Moment, frame},
    document, language, read_case,
};

/// The key under which the case knows its receipt.
const RECEIPT_KEY: &str = "receipt";

/// The entry of the timeline that a receipt is about: the filing, always the first.
const FILING: u32 = 1;

/// The receipt of a case, once it was made.
#[must_use]
pub fn receipt_of(case: &Case) -> Option<&Document> {
    let is_receipt =
        |document: &&Document| document.key.as_ref().is_some_and(|key| key.as_str() == RECEIPT_KEY);
    case.documents().iter().map(|filed| &filed.document).find(is_receipt)
}

/// Makes the receipt of a case, unless it has one.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if the letter cannot be set; the application is filed all the same.
pub(crate) async fn render_receipt(
    ctx: TownContext<'_>,
    command: CommandId,
    id: CaseId,
) -> Result<(), UseCaseError> {
    let file = read_case(ctx, id).await?;
    if receipt_of(&file.case).is_some() {
        return Ok(());
    }
    let rendered = ctx.ports.press.render(letter(ctx, &file).await?).await?;
    let document_scope = DocumentScope {
        town: ctx.town,
        owner: DocumentOwner::Case(id),
        key: file.history.position.key,
        now: ctx.now,
    };
    let name = format!("Eingangsbestaetigung-{}.pdf", file.case.number().as_str());
    let kept = store_document(ctx.ports, document_scope, &name, "application/pdf", &rendered.bytes).await?;
    let intent = Intent::of_job(command, "render_receipt");
    change_by_job_from(ctx, intent, file, |file| {
        if receipt_of(&file.case).is_some() {
            return Ok(CasePlan::nothing());
        }
        let documents = vec![document(&kept.row, Some(RECEIPT_KEY), &kept.name)];
        let added = DocumentsAdded { documents, audience: Audience::Both };
        let recorder = Recorder::Job(SingleLine::lossy("render_receipt"));
        Ok(CasePlan::of(Command::AddDocuments(recorder, added))
            .change(DocumentChange::PutDocument(kept.row.clone())))
    })
    .await?;
    Ok(())
}

async fn letter(ctx: TownContext<'_>, file: &CaseFile) -> Result<Letter, UseCaseError> {
    // What was filed and where it went then, whatever has happened since.
    let case = &file.as_of(FILING)?;
    let language = language(case);
    let received = case.received_on();
    let moment = Moment { day: received, named_at: case.filed_at() };
    let frame = frame(ctx, case, case.current_answers(), moment, language).await?;
    let part = |name: &str| filled(&frame, language, name);
    let documents =
        case.application().documents.iter().map(|document| document.name.as_str().to_owned()).collect();
    Ok(Letter {
        language,
        date: received,
        letterhead: frame.letterhead.clone(),
        recipient: frame.recipient.clone(),
        reference: frame.reference.clone(),
        subject: part("subject"),
        salutation: frame.salutation.clone(),
        content: Content::Receipt(Receipt {
            opening: RichText::read(&part("opening")),
            answers: answer_table(&frame, case, language),
            documents,
            answers_json: serde_json::to_string_pretty(&case.current_answers().effective)
                .map_err(|error| UseCaseError::internal("write the answers", error))?,
            ending: RichText::read(&part("ending")),
        }),
        closing: Closing { name: frame.department.clone(), role: None, by_order: false },
        seal: None,
        enclosures: Vec::new(),
    })
}

/// A part of the receipt; a placeholder without a value leaves nothing behind, since no person reads it before.
fn filled(frame: &Frame, language: Language, part: &str) -> String {
    let pack = &frame.service.pack;
    let text = match language {
        Language::German => pack.letters.part(LetterKind::Receipt, part),
        Language::English => pack.letters.part_in_english(LetterKind::Receipt, part),
    };
    match frame.facts.fill(pack, text) {
        Ok(filled) => filled
            .unresolved
            .iter()
            .fold(filled.text.clone(), |text, gap| text.replace(&format!("[{gap}]"), "")),
        Err(_problems) => String::new(),
    }
}

/// The effective answers by step, as people read them; IBANs are masked.
fn answer_table(frame: &Frame, case: &Case, language: Language) -> AnswerTable {
    let form = &frame.service.form;
    let effective = &case.current_answers().effective;
    let (answers, _) = form::Answers::adopt(form, effective.clone());
    let evaluation = form::evaluate(form, &answers, case.received_on());
    let calculated = match language {
        Language::German => " (berechnet)",
        Language::English => " (calculated)",
    };
    let steps = evaluation.steps().to_vec();
    let sections = steps.iter().filter_map(|step| {
        let page = page::page(form, step, &answers, &evaluation, language)?;
        let mut rows = Vec::new();
        collect(&page.items, "", calculated, &mut rows);
        (!rows.is_empty()).then(|| AnswerSection { title: page.title.to_owned(), rows })
    });
    AnswerTable { sections: sections.collect() }
}

/// `calculated` is said after values that the form has worked out: the applicant has not given them.
fn collect(items: &[Item<'_>], prefix: &str, calculated: &str, rows: &mut Vec<(String, String)>) {
    for item in items {
        match item {
            Item::Note { .. } => {}
            Item::Question(question) if question.shown.is_empty() => {}
            Item::Question(question) => {
                let mut shown = question.shown.clone();
                if question.calculated {
                    shown.push_str(calculated);
                }
                rows.push((format!("{prefix}{}", question.label), shown));
            }
            Item::Group(group) => {
                for row in &group.rows {
                    let label = group.row_prefix(prefix, row);
                    collect(&row.items, &label, calculated, rows);
                }
            }
        }
    }
}
