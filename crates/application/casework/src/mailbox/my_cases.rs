//! A resident's own cases: by account, or one by number and access code.

use std::net::IpAddr;

use access::secret::AccessCode;
use case::{Command, Seen};
use cases::{CasePlan, change_my_case, my_case};
use ids::{CaseId, DocumentId};
use kernel::{
    context::{Changing, ResidentContext, SessionKind, TownContext},
    documents::{DocumentReader, read_document},
    error::{UseCaseError, codes::SignInCode},
    rows::{CaseRow, SessionRow, SessionSubject},
};
use sign_in::{
    attempts::{Guess, allow_attempt, succeeded},
    codes::code_key,
    sessions::{Begun, begin_session},
};

/// Opens a case with its number and access code; the session is then good for this case.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `case-code-wrong`, whether the number or the code is wrong;
/// [`UseCaseError::Wait`] after failures from the same network.
pub async fn open_with_code(
    ctx: TownContext<'_>,
    session: Option<&SessionRow>,
    number: &str,
    code: &str,
    client: IpAddr,
) -> Result<Begun, UseCaseError> {
    let case = check_access_code(ctx, number, code, client).await?;
    begin_session(ctx.ports, ctx.town, SessionSubject::Case(case), session, ctx.now).await
}

/// The rows of the visitor's cases, newest first.
///
/// # Errors
///
/// Only if the store fails.
pub async fn my_cases(ctx: ResidentContext<'_>) -> Result<Vec<CaseRow>, UseCaseError> {
    match ctx.session_kind {
        SessionKind::Account { account } => Ok(ctx.ports.store.cases_of(ctx.town, account).await?),
        SessionKind::OneCase { case, .. } => {
            Ok(ctx.ports.store.case(ctx.town, case).await?.into_iter().collect())
        }
        SessionKind::Guest { .. } => Ok(Vec::new()),
    }
}

/// Records that the applicant has seen the case as it is now, if there is anything new.
///
/// # Errors
///
/// As [`change_my_case`].
pub async fn see_mine(ctx: Changing<ResidentContext<'_>>, id: CaseId) -> Result<(), UseCaseError> {
    change_my_case(ctx, "see_case", id, |file, identity| {
        if file.case.unseen_by(case::Side::Applicant).next().is_none() {
            return Ok(CasePlan::nothing());
        }
        let up_to = u32::try_from(file.case.version()).unwrap_or(u32::MAX);
        Ok(CasePlan::of(Command::SeeAsApplicant(identity, Seen { up_to })))
    })
    .await?;
    Ok(())
}

/// A document of the visitor's own case to be read, if the applicant may.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] otherwise.
pub async fn my_document(
    ctx: ResidentContext<'_>,
    id: CaseId,
    document: DocumentId,
) -> Result<DocumentReader, UseCaseError> {
    let file = my_case(ctx, id).await?;
    if !file.case.applicant_may_read(document) {
        return Err(UseCaseError::NotFound);
    }
    read_document(ctx.ports, ctx.town, document).await
}

/// The case that number and access code open together; failures are counted per number and network.
pub(crate) async fn check_access_code(
    ctx: TownContext<'_>,
    number: &str,
    code: &str,
    client: IpAddr,
) -> Result<CaseId, UseCaseError> {
    let number = locale::plain_signs(number).to_uppercase();
    let allowed = allow_attempt(ctx, Guess { kind: "access code", subject: &number, client }).await?;
    let row = ctx.ports.store.case_by_number(ctx.town, &number).await?;
    let kept = match &row {
        Some(row) => ctx.ports.store.case_access(ctx.town, row.case).await?,
        None => None,
    };
    let key = code_key(ctx).await?;
    let presented = AccessCode::parse(code).ok();
    let fits = kept
        .as_ref()
        .zip(presented)
        .is_some_and(|(kept, code)| *code.digest(&key, kept.case).as_bytes() == kept.code);
    let Some(kept) = kept.filter(|_| fits) else {
        return Err(UseCaseError::entry("code", SignInCode::CaseCodeWrong));
    };
    succeeded(ctx, &allowed).await?;
    Ok(kept.case)
}
