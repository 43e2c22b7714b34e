//! Corrected answers: only where an inquiry asks for them, only the questions that it names, as a new version beside
//! the old.

use std::sync::Arc;

use case::{Command, Correction, Inquiry, Submitter, inquiry::AnswersWanted};
use form::{Answers, Evaluation};
use ids::{CaseId, InquiryId};

use super::{Uploads, act_on_mine, keep_for_case, my_case, named, with_rows};
use crate::{
    cases::{Act, CaseFile},
    catalogue::{Published, published},
    error::UseCaseError,
    house::ResidentContext,
};

/// The answers that an inquiry opens again.
#[derive(Debug, Clone)]
pub struct OpenAnswers {
    /// The case.
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
    let evaluation = form::evaluate(&service.form, &answers, law::civil_day(ctx.now));
    Ok(OpenAnswers { file, service, answers, evaluation, opened })
}

/// Hands in corrected answers, with a paper at the path of each question that got one.
///
/// What stands in `answers` at a path that is not open is left as it was: a form can be sent by anybody's browser.
///
/// # Errors
///
/// [`UseCaseError::Form`] if something is missing or not right; [`UseCaseError::Rule`] if nothing was changed.
pub async fn correct_answers(
    ctx: ResidentContext<'_>,
    id: CaseId,
    inquiry: InquiryId,
    answers: Answers,
    uploads: Uploads,
) -> Result<CaseFile, UseCaseError> {
    let open = open_answers(ctx, id, inquiry).await?;
    let evaluation = form::evaluate(&open.service.form, &answers, law::civil_day(ctx.now));
    let in_the_way = evaluation.problems().iter().filter(|problem| open.opened.holds(&problem.path));
    let in_the_way: Vec<_> = in_the_way.cloned().collect();
    if !in_the_way.is_empty() {
        return Err(UseCaseError::Form(in_the_way));
    }
    let kept = keep_for_case(ctx.in_town(), &open.file, uploads).await?;
    act_on_mine(ctx, "correct_answers", id, |file, identity| {
        let raw = answers.to_json();
        let effective = serde_json::Value::Object(evaluation.values().clone());
        let revision = file.case.current_answers().revision.clone();
        let answers = case::Answers { revision, raw, effective };
        let correction = Correction { inquiry, answers, papers: named(&kept) };
        Ok(with_rows(Act::of(Command::CorrectAnswers(Submitter::Applicant(identity), correction)), &kept))
    })
    .await
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
