//! Asking the applicant, and what follows: more time, settled.

use access::Action;
use case::{
    Case, Command, Paragraphs, SingleLine,
    inquiry::{
        AnswersWanted, ExtensionGranted, ExtensionRefused, InquirySent, Need, RequestedDocument, Settled,
    },
};
use cases::{
    CaseFile, CasePlan,
    correspondence::{Frame, Moment, frame, goes_on_paper, render_inquiry},
    language,
};
use ids::{CaseId, CommandId, InquiryId};
use jiff::{Span, civil::Date};
use kernel::{
    context::{Changing, StaffContext},
    error::{
        UseCaseError,
        codes::{CorrespondenceCode, UploadCode},
    },
};
use locale::Language;
use service::pack::LetterKind;

use crate::desk::{answer_sections, case_resource, change_case, unchanged, view_case};

/// An answer is asked for within so many days, unless staff choose another day.
pub const INQUIRY_DAYS: i32 = 14;

/// The most documents that one inquiry asks for beside those of the service.
pub const OWN_DOCUMENTS_MAX: usize = 5;

/// Stands where the question belongs; a text that still has it is not sent.
pub const GAP_DE: &str = "[Hier steht Ihre Frage.]";

/// The same in English.
pub const GAP_EN: &str = "[Your question goes here.]";

/// What an inquiry starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InquiryStart {
    /// Greeting and text of the service, with a gap for the question.
    pub text: String,
    /// Keys and names of the documents that the service knows.
    pub documents: Vec<(String, String)>,
    /// Paths and names of the questions that the applicant answered.
    pub questions: Vec<(String, String)>,
    /// By when the answer shall come.
    pub due_on: Date,
    /// No mail reaches the applicant: the inquiry becomes a letter in the file, which must be printed and posted.
    pub on_paper: bool,
}

/// What staff want to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InquiryEntry {
    /// As the applicant reads it.
    pub text: String,
    /// Keys of documents that the service knows.
    pub documents: Vec<String>,
    /// Names of others, at most [`OWN_DOCUMENTS_MAX`].
    pub own_documents: Vec<String>,
    /// Paths of questions to correct; empty means any, none means that the answers stay.
    pub correct: Option<Vec<String>>,
    /// By when.
    pub due_on: Date,
}

/// What the form for an inquiry starts with, in the applicant's language.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who may not ask.
pub async fn start_inquiry(ctx: StaffContext<'_>, id: CaseId) -> Result<InquiryStart, UseCaseError> {
    let open = view_case(ctx, id).await?;
    ctx.must(Action::AskInquiry, &case_resource(open.case()))?;
    let case = open.case();
    let spoken = language(case);
    let frame = frame(ctx.in_town(), case, case.current_answers(), Moment::now(open.today), spoken).await?;
    let sections = answer_sections(&open.service, case.current_answers(), case.received_on(), spoken, true);
    let typed = sections.into_iter().flat_map(|section| section.rows).filter(|row| !row.calculated);
    let documents = open.service.pack.service.documents.iter();
    Ok(InquiryStart {
        text: start_text(&frame, spoken),
        documents: documents
            .map(|document| (document.key.clone(), document.label.get(spoken).to_owned()))
            .collect(),
        questions: typed.map(|row| (row.path, row.label)).collect(),
        due_on: open.today.saturating_add(Span::new().days(INQUIRY_DAYS)),
        on_paper: goes_on_paper(case),
    })
}

/// Asks the applicant. A case that nobody has becomes the asker's.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if text or documents cannot be taken; [`UseCaseError::Conflict`] if there is news since `seen`; what the
/// case refuses.
pub async fn ask_inquiry(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    wish: InquiryEntry,
    seen: u64,
) -> Result<(), UseCaseError> {
    if wish.text.contains(GAP_DE) || wish.text.contains(GAP_EN) {
        return Err(UseCaseError::entry("text", CorrespondenceCode::InquiryGap));
    }
    let text = Paragraphs::parse(&wish.text).map_err(|bad| UseCaseError::entry("text", bad))?;
    let open = view_case(*ctx, id).await?;
    let documents = requested(&open.service.pack.service.documents, &wish, language(open.case()))?;
    let answers = match wish.correct {
        None => AnswersWanted::AsFiled,
        Some(paths) => {
            AnswersWanted::Corrected { paths: paths.iter().map(|path| SingleLine::lossy(path)).collect() }
        }
    };
    let inquiry = InquiryId::from_uuid(ctx.ports.ids.next());
    let due_on = wish.due_on;
    change_case(ctx, Action::AskInquiry, "ask_inquiry", id, |file: &CaseFile, staff_actor| {
        if matches!(answers, AnswersWanted::Corrected { .. }) {
            ctx.must(Action::RequestCorrection, &case_resource(&file.case))?;
        }
        unchanged(*ctx, &file.case, seen)?;
        let (text, documents, answers) = (text.clone(), documents.clone(), answers.clone());
        Ok(CasePlan::of(Command::Ask(staff_actor, InquirySent { inquiry, text, documents, answers, due_on })))
    })
    .await?;
    print_letter(*ctx, open.case(), inquiry).await;
    Ok(())
}

/// Regards an inquiry as done, answered or not.
///
/// # Errors
///
/// What the case refuses; [`UseCaseError::Conflict`] if there is news since `seen`.
pub async fn settle_inquiry(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    seen: u64,
) -> Result<(), UseCaseError> {
    change_case(ctx, Action::SettleInquiry, "settle_inquiry", id, |file: &CaseFile, staff_actor| {
        unchanged(*ctx, &file.case, seen)?;
        Ok(CasePlan::of(Command::Settle(staff_actor, Settled { inquiry })))
    })
    .await?;
    Ok(())
}

/// Gives more time, asked or unasked.
///
/// # Errors
///
/// What the case refuses, for example a day that is not later.
pub async fn grant_extension(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    due_on: Date,
) -> Result<(), UseCaseError> {
    change_case(ctx, Action::SettleInquiry, "grant_extension", id, |_file: &CaseFile, staff_actor| {
        Ok(CasePlan::of(Command::GrantExtension(staff_actor, ExtensionGranted { inquiry, due_on })))
    })
    .await?;
    Ok(())
}

/// Does not give more time, with a reason that the applicant reads.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a reason; what the case refuses.
pub async fn refuse_extension(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    reason: &str,
) -> Result<(), UseCaseError> {
    let reason = Paragraphs::parse(reason).map_err(|bad| UseCaseError::entry("reason", bad))?;
    change_case(ctx, Action::SettleInquiry, "refuse_extension", id, |_file: &CaseFile, staff_actor| {
        let refused = ExtensionRefused { inquiry, reason: reason.clone() };
        Ok(CasePlan::of(Command::RefuseExtension(staff_actor, refused)))
    })
    .await?;
    Ok(())
}

/// Puts the letter into the file where no mail reaches the applicant. The inquiry stands without it.
async fn print_letter(ctx: StaffContext<'_>, case: &Case, inquiry: InquiryId) {
    if !goes_on_paper(case) {
        return;
    }
    let command = CommandId::from_uuid(ctx.ports.ids.next());
    match render_inquiry(ctx.in_town(), command, case.id(), inquiry).await {
        // A repeat of the request has asked nothing new.
        Ok(()) | Err(UseCaseError::NotFound) => {}
        Err(error) => tracing::warn!(case.id = %case.id(), error = %error, "letter of an inquiry not made"),
    }
}

fn start_text(frame: &Frame, language: Language) -> String {
    let pack = &frame.service.pack;
    let part = |name: &str| {
        let text = match language {
            Language::German => pack.letters.part(LetterKind::Inquiry, name),
            Language::English => pack.letters.part_in_english(LetterKind::Inquiry, name),
        };
        // A placeholder without a value stays in the text, where staff see it.
        frame.facts.fill(pack, text).map_or_else(|_problems| text.to_owned(), |filled| filled.text)
    };
    let gap = match language {
        Language::German => GAP_DE,
        Language::English => GAP_EN,
    };
    let parts = [frame.salutation.clone(), part("opening"), gap.to_owned(), part("ending")];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn requested(
    known: &[service::pack::RequestableDocument],
    wish: &InquiryEntry,
    language: Language,
) -> Result<Vec<RequestedDocument>, UseCaseError> {
    let document = |key: &str, label: SingleLine| RequestedDocument {
        key: SingleLine::lossy(key),
        label,
        need: Need::Required,
        media_types: Vec::new(),
    };
    let mut documents = Vec::new();
    for key in &wish.documents {
        let found = known.iter().find(|document| document.key == *key);
        let found = found.ok_or_else(|| UseCaseError::entry("papers", UploadCode::Unknown))?;
        documents.push(document(key, SingleLine::lossy(found.label.get(language))));
    }
    if wish.own_documents.len() > OWN_DOCUMENTS_MAX {
        return Err(UseCaseError::entry("own_papers", CorrespondenceCode::OwnDocumentsTooMany));
    }
    for (place, label) in wish.own_documents.iter().enumerate() {
        let label = SingleLine::parse(label).map_err(|bad| UseCaseError::entry("own_papers", bad))?;
        documents.push(document(&format!("own_{}", place + 1), label));
    }
    Ok(documents)
}

#[cfg(test)]
mod tests {
    use form::format::Text;
    use jiff::civil::date;

    use super::*;
    use service::pack::RequestableDocument;

    fn wish(documents: &[&str], own_documents: &[&str]) -> InquiryEntry {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        InquiryEntry {
            text: "Bitte schicken Sie uns einen Lageplan.".to_owned(),
            documents: owned(documents),
            own_documents: owned(own_documents),
            correct: None,
            due_on: date(2026, 12, 7),
        }
    }

    fn keys(wish: &InquiryEntry) -> Result<Vec<String>, UseCaseError> {
        let label = Text { de: "Lageplan".to_owned(), en: Some("Site plan".to_owned()), easy: None };
        let known = [RequestableDocument { key: "site_plan".to_owned(), label }];
        let documents = requested(&known, wish, Language::English)?;
        Ok(documents
            .iter()
            .map(|document| format!("{}: {}", document.key.as_str(), document.label.as_str()))
            .collect())
    }

    #[test]
    fn documents_are_named_in_the_applicants_language_and_own_ones_get_a_key() {
        let found = keys(&wish(&["site_plan"], &["Gutachten", "Vollmacht"])).unwrap();
        assert_eq!(found, ["site_plan: Site plan", "own_1: Gutachten", "own_2: Vollmacht"]);
    }

    #[test]
    fn documents_that_the_service_does_not_know_and_too_many_own_ones_are_refused() {
        let code = |wish: InquiryEntry| match keys(&wish) {
            Err(UseCaseError::Entries(entries)) => entries[0].code.name(),
            other => panic!("{other:?}"),
        };
        assert_eq!(code(wish(&["passport"], &[])), "paper-unknown");
        assert_eq!(code(wish(&[], &["a", "b", "c", "d", "e", "f"])), "own-papers-too-many");
        assert_eq!(code(wish(&[], &[" "])), "empty");
    }
}
