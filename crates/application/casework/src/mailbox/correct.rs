//! Corrected answers: only where an inquiry asks for them, only the questions that it names, as a new version beside
//! the old.

use std::sync::Arc;

use case::{ApplicantActor, Command, Correction, Inquiry, inquiry::AnswersWanted};
use cases::{CaseFile, CasePlan, Uploads, change_my_case, my_case, named, store_for_case, with_rows};
use form::{Answers, Evaluation, format::Kind, read};
use ids::{CaseId, InquiryId};
use jiff::civil::Date;
use kernel::{
    catalogue::{Published, published},
    context::{Changing, ResidentContext},
    error::UseCaseError,
};
use serde_json::{Map, Value as Json};

/// The answers that an inquiry opens again.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct OpenAnswers {
    pub file: CaseFile,
    /// The service at the revision of the case.
    pub service: Arc<Published>,
    /// The answers that count now, as the applicant typed them.
    pub answers: Answers,
    /// What follows from them.
    pub evaluation: Evaluation,
    /// Which questions are open.
    pub opened: Opened,
}

/// Which questions an inquiry opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// All of the form.
    All,
    /// These, by path, with everything below them.
    Paths(Vec<String>),
}

impl Opened {
    /// Whether the question at this path may be answered anew.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        let Self::Paths(paths) = self else { return true };
        let below = |open: &String| path.strip_prefix(open.as_str());
        paths.iter().filter_map(below).any(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }
}

/// Opens the answers of the visitor's case as an inquiry asks for it.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if no open inquiry of this case asks for corrected answers.
pub async fn open_answers(
    ctx: ResidentContext<'_>,
    id: CaseId,
    inquiry: InquiryId,
) -> Result<OpenAnswers, UseCaseError> {
    let file = my_case(ctx, id).await?;
    let asking = file.case.inquiry(inquiry).filter(|inquiry| inquiry.is_open());
    let opened = asking.and_then(opened).ok_or(UseCaseError::NotFound)?;
    let current = file.case.current_answers();
    let service = published(ctx.in_town(), current.revision.service, current.revision.number).await?;
    let (answers, _misfits) = Answers::adopt(&service.form, current.raw.clone());
    let evaluation = over_current(&file, &service, &answers, locale::civil_day(ctx.now));
    Ok(OpenAnswers { file, service, answers, evaluation, opened })
}

impl OpenAnswers {
    /// The answers with the fields of the page that showed every open question. What is posted for other questions is left out: a
    /// form can be sent by anybody's browser.
    #[must_use]
    pub fn with(&self, fields: &[(String, String)]) -> Answers {
        let mut answers = self.answers.clone();
        let name = |field: &str| field.strip_suffix("[]").unwrap_or(field).to_owned();
        for path in self.evaluation.visible().iter().filter(|path| self.opened.holds(path)) {
            // Browsers post nothing for a box that is not ticked.
            let is_box = self
                .service
                .form
                .question(path)
                .is_some_and(|question| matches!(question.kind, Kind::SeveralOf(_) | Kind::Consent));
            if is_box && !fields.iter().any(|(field, _)| name(field) == *path) {
                let _ = answers.set(&self.service.form, path, Json::Null);
            }
        }
        let open = fields.iter().filter(|(field, _)| self.opened.holds(&name(field)));
        self.service.take_fields(&mut answers, &open.cloned().collect::<Vec<_>>());
        answers
    }

    /// What follows from such answers. Where nothing was ever typed, what counted goes on counting.
    #[must_use]
    pub fn evaluate(&self, answers: &Answers, today: Date) -> Evaluation {
        over_current(&self.file, &self.service, answers, today)
    }
}

fn over_current(file: &CaseFile, service: &Published, answers: &Answers, today: Date) -> Evaluation {
    let nothing = Map::new();
    let current = file.case.current_answers().effective.as_object().unwrap_or(&nothing);
    form::evaluate(&service.form, &answers.or(&service.form, current), today)
}

/// Hands in corrected answers, with documents at the paths of their questions; a new document stands beside those that are there.
///
/// # Errors
///
/// [`UseCaseError::Form`] if something is missing or not right; [`UseCaseError::Rule`] if nothing was changed.
pub async fn correct_answers(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    fields: &[(String, String)],
    uploads: Uploads,
) -> Result<CaseFile, UseCaseError> {
    let open = open_answers(*ctx, id, inquiry).await?;
    let mut answers = open.with(fields);
    let allowed = |key: &Option<String>| key.as_deref().is_some_and(|path| open.opened.holds(path));
    let uploads = uploads.into_iter().filter(|(key, _)| allowed(key)).collect();
    let kept = store_for_case(ctx.in_town(), &open.file, uploads).await?;
    for (row, key, name) in &kept {
        let document = read::Document {
            document: row.document.to_string(),
            name: name.clone(),
            media_type: row.media_type.clone(),
            bytes: row.bytes,
        };
        add_document(&mut answers, &open.service, key.as_deref().unwrap_or_default(), &document);
    }
    let evaluation = open.evaluate(&answers, locale::civil_day(ctx.now));
    let in_the_way = evaluation.problems().iter().filter(|problem| open.opened.holds(&problem.path));
    let in_the_way: Vec<_> = in_the_way.cloned().collect();
    if !in_the_way.is_empty() {
        return Err(UseCaseError::Form(in_the_way));
    }
    change_my_case(ctx, "correct_answers", id, |file, identity| {
        let effective = Json::Object(evaluation.values().clone());
        let revision = file.case.current_answers().revision.clone();
        let raw = answers.shown(&open.service.form, &evaluation).to_json();
        let answers = case::Answers { revision, raw, effective };
        let correction = Correction { inquiry, answers, documents: named(&kept) };
        Ok(with_rows(
            CasePlan::of(Command::CorrectAnswers(ApplicantActor::Applicant(identity), correction)),
            &kept,
        ))
    })
    .await
}

fn add_document(answers: &mut Answers, service: &Published, path: &str, document: &read::Document) {
    let mut documents = match answers.get(path) {
        Some(Json::Array(there)) => there.clone(),
        _ => Vec::new(),
    };
    documents.push(document.to_answer());
    // A path that the form does not have was left out before.
    let _ = answers.set(&service.form, path, Json::Array(documents));
}

fn opened(inquiry: &Inquiry) -> Option<Opened> {
    match &inquiry.answers {
        AnswersWanted::AsFiled => None,
        AnswersWanted::Corrected { paths } if paths.is_empty() => Some(Opened::All),
        AnswersWanted::Corrected { paths } => {
            Some(Opened::Paths(paths.iter().map(|path| path.as_str().to_owned()).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_inquiry_opens_holds_everything_below_it_and_nothing_beside_it() {
        let opened = Opened::Paths(vec!["trees[0]".to_owned(), "site.street".to_owned()]);
        assert!(opened.holds("trees[0]"));
        assert!(opened.holds("trees[0].girth"));
        assert!(opened.holds("site.street"));
        assert!(!opened.holds("trees[1].girth"));
        assert!(!opened.holds("site.street_number"));
        assert!(Opened::All.holds("trees[1].girth"));
    }
}
