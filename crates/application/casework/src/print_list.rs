//! The print list: letters that a person prints, puts into envelopes and hands to the post.

use access::{Action, Departments, Resource};
use case::{
    Command, Decision, PostalAddress,
    decision::{LetterMethod, Posted, Stage},
};
use cases::{CaseFile, CasePlan, read_case};
use ids::{CaseId, DecisionId, DepartmentId};
use jiff::civil::Date;
use kernel::{
    context::{Changing, StaffContext},
    error::UseCaseError,
    rows::PrintRow,
};

use crate::{
    decision::letter_entry,
    desk::{case_facts, change_case},
};

/// The most letters that are shown and posted at once; the longest waiting come first.
pub const PRINT_LIST_MAX: usize = 200;

/// A letter on the print list.
#[derive(Debug, Clone)]
pub struct ToPrint {
    /// Its row: why and since when.
    pub row: PrintRow,
    /// The case number.
    pub number: String,
    /// Who gets it.
    pub applicant: String,
    /// The subject of the letter.
    pub subject: String,
    /// Where it goes; absent if the case has no address.
    pub address: Option<PostalAddress>,
    /// The name of the department.
    pub department: String,
    /// Since when it is sealed: it cannot have been posted before.
    pub sealed_on: Option<Date>,
    /// Whether this person may say that it was posted.
    pub may_post: bool,
}

/// A letter that a person says was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ToPost {
    pub case: CaseId,
    pub decision: DecisionId,
    /// By which kind of post.
    pub method: LetterMethod,
    /// On which day.
    pub on: Date,
}

/// What became of one letter of several.
#[derive(Debug)]
pub struct PostOutcome {
    /// The case number, if it could be read.
    pub number: Option<String>,
    /// Why it was not recorded; absent if it was.
    pub refused: Option<UseCaseError>,
}

/// The letters of the departments whose lists this person sees.
///
/// # Errors
///
/// What cannot be read.
pub async fn print_list(ctx: StaffContext<'_>) -> Result<Vec<ToPrint>, UseCaseError> {
    let departments: Option<Vec<DepartmentId>> = match ctx.ports.access.scope(ctx.signed_in).departments {
        Departments::All => None,
        Departments::Some(departments) => Some(departments.into_iter().collect()),
    };
    let mut rows = ctx.ports.store.print_list(ctx.town, departments.as_deref()).await?;
    rows.sort_by_key(|row| row.since);
    rows.truncate(PRINT_LIST_MAX);
    let names = ctx.ports.store.departments(ctx.town).await?;
    let mut letters = Vec::new();
    for row in rows {
        let department = names.iter().find(|name| name.department == row.department);
        let department = department.map_or_else(String::new, |row| row.name.clone());
        letters.extend(letter(ctx, row, department).await?);
    }
    Ok(letters)
}

/// Records that letters were handed to the post: each by an event of its own, so that one that is refused keeps none back.
///
/// # Errors
///
/// None as a whole; each letter says what became of it.
pub async fn post_letters(ctx: Changing<StaffContext<'_>>, letters: &[ToPost]) -> Vec<PostOutcome> {
    let mut outcomes = Vec::new();
    for letter in letters.iter().take(PRINT_LIST_MAX) {
        let posted = post_letter(ctx, *letter).await;
        let number = match ctx.ports.store.case(ctx.town, letter.case).await {
            Ok(Some(row)) if !matches!(posted, Err(UseCaseError::NotFound)) => Some(row.number),
            _ => None,
        };
        outcomes.push(PostOutcome { number, refused: posted.err() });
    }
    outcomes
}

/// One form posts several letters: each gets a command of its own, made from the form's, so that a repeat is still answered from the
/// first.
async fn post_letter(ctx: Changing<StaffContext<'_>>, letter: ToPost) -> Result<(), UseCaseError> {
    let ToPost { case, decision, method, on } = letter;
    change_case(
        ctx.part(decision.as_uuid()),
        Action::MarkPosted,
        "post_letter",
        case,
        |_file, staff_actor| Ok(CasePlan::of(Command::Post(staff_actor, Posted { decision, method, on }))),
    )
    .await?;
    Ok(())
}

/// A letter of the list; nothing if its case was deleted or moved on meanwhile.
async fn letter(
    ctx: StaffContext<'_>,
    row: PrintRow,
    department: String,
) -> Result<Option<ToPrint>, UseCaseError> {
    let file = match read_case(ctx.in_town(), row.case).await {
        Err(UseCaseError::Deleted | UseCaseError::NotFound) => return Ok(None),
        read => read?,
    };
    let resource = Resource::Case(case_facts(&file.case, None));
    if !ctx.may(Action::OpenCase, &resource) {
        return Ok(None);
    }
    let Some(decision) = file.case.decision(row.decision) else { return Ok(None) };
    let sealed_on = match decision.stage() {
        Stage::Sealed { at, .. } => Some(locale::civil_day(*at)),
        _ => None,
    };
    Ok(Some(ToPrint {
        number: file.case.number().as_str().to_owned(),
        applicant: file.case.applicant().name.as_str().to_owned(),
        subject: decision.content().subject.as_str().to_owned(),
        address: letter_address(&file, decision)?,
        may_post: ctx.may(Action::MarkPosted, &resource),
        department,
        sealed_on,
        row,
    }))
}

/// Where the letter is addressed to: it may have been made before the applicant moved.
fn letter_address(file: &CaseFile, decision: &Decision) -> Result<Option<PostalAddress>, UseCaseError> {
    let made = letter_entry(&file.case, decision).map(|entry| file.as_of(entry)).transpose()?;
    Ok(made.as_ref().unwrap_or(&file.case).contact().postal.clone())
}
