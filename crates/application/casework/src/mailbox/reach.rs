//! How an applicant can be reached: confirming the address, changing it, choosing the way for decisions, and a new
//! access code in place of a lost one.

use std::net::IpAddr;

use access::secret::AccessCode;
use case::{
    ApplicantActor, Command, Consent, Contact, ContactChanged, DeliveryChosen, Email, EmailConfirmed,
    Identity, SingleLine,
};
use cases::{CaseFile, CasePlan, DeliveryChoice, change_my_case, language, my_case, read_case};
use ids::{CaseId, CommandId};
use kernel::{
    commands::{Intent, Requester},
    commit::{Commit, ResidentChange, SignInChange},
    context::{Changing, ResidentContext, TownContext},
    error::{UseCaseError, codes::SignInCode},
    row_seals::SealedRow as _,
    rows::{CaseAccessRow, CodePurpose, SessionRow, SessionSubject, StreamId},
    transact::transact,
};
use locale::Language;
use sign_in::{
    accounts::parse_email,
    address_objection::{AddressChange, HolderOfAddress, tell_former_address},
    codes::{CodeRequest, ask_code, ask_no_code, code_key, enter_code, ten_bytes},
    sessions::{Begun, begin_session},
};

/// Asks for the code that proves that mail to the address of the case arrives.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the case has no address; [`UseCaseError::Wait`] after too many requests.
pub async fn ask_address_code(
    ctx: ResidentContext<'_>,
    session: &SessionRow,
    id: CaseId,
    client: IpAddr,
) -> Result<(), UseCaseError> {
    let file = my_case(ctx, id).await?;
    let email = address_of(&file)?;
    let purpose = CodePurpose::ConfirmAddress;
    ask_code(
        ctx.in_town(),
        CodeRequest { purpose, email: &email, session: session.session, client },
        language(&file.case),
    )
    .await
}

/// Confirms the address of the case with the code.
///
/// # Errors
///
/// As [`enter_code`].
pub async fn confirm_address(
    ctx: Changing<ResidentContext<'_>>,
    session: &SessionRow,
    id: CaseId,
    code: &str,
    client: IpAddr,
) -> Result<CaseFile, UseCaseError> {
    let file = my_case(*ctx, id).await?;
    let email = address_of(&file)?;
    let purpose = CodePurpose::ConfirmAddress;
    let asked = CodeRequest { purpose, email: &email, session: session.session, client };
    enter_code(ctx.in_town(), asked, code).await?;
    change_my_case(ctx, "confirm_address", id, |_file, identity| {
        let confirmed = EmailConfirmed { address: SingleLine::lossy(&email) };
        Ok(CasePlan::of(Command::ConfirmEmail(identity, confirmed)))
    })
    .await
}

/// Changes the address of the case; it must be confirmed anew before notifications rely on it. The one from before is told and can
/// object, if it was known to be theirs; other visitors by the case's access code must enter it again.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for a malformed address; [`UseCaseError::Conflict`] if it was changed elsewhere at the same moment.
pub async fn change_case_address(
    ctx: Changing<ResidentContext<'_>>,
    session: &SessionRow,
    id: CaseId,
    email: &str,
) -> Result<CaseFile, UseCaseError> {
    let email = parse_email(email)?;
    let (told, notice) = former_address_told(*ctx, id).await?;
    change_my_case(ctx, "change_contact", id, |file, identity| {
        let address = SingleLine::lossy(&email);
        let before = file.case.contact();
        if before.email.as_ref().is_some_and(|known| known.address == address) {
            return Ok(CasePlan::nothing());
        }
        if confirmed_address(file) != told {
            return Err(UseCaseError::Conflict { what: "the address".to_owned() });
        }
        let contact = Contact { email: Some(Email { address, confirmed_at: None }), ..before.clone() };
        let change = Command::ChangeContact(ApplicantActor::Applicant(identity), ContactChanged { contact });
        let mut plan = CasePlan::of(change)
            .change(SignInChange::EndSessions { of: SessionSubject::Case(id), but: Some(session.token) });
        plan.changes.extend(notice.changes.iter().cloned());
        plan.jobs.extend(notice.jobs.iter().cloned());
        Ok(plan)
    })
    .await
}

/// The confirmed address of the visitor's case, and what a commit needs to tell it of a change. An address that nobody has confirmed
/// may be a stranger's by a slip of the pen, and is told nothing.
async fn former_address_told(
    ctx: ResidentContext<'_>,
    id: CaseId,
) -> Result<(Option<String>, Commit), UseCaseError> {
    let file = my_case(ctx, id).await?;
    let mut notice = Commit::named("change_contact", ctx.town, ctx.now);
    let told = confirmed_address(&file);
    if let Some(email) = &told {
        let change = AddressChange { of: HolderOfAddress::Case(id), email: email.clone(), at: ctx.now };
        tell_former_address(ctx.in_town(), &mut notice, &change, language(&file.case)).await?;
    }
    Ok((told, notice))
}

fn confirmed_address(file: &CaseFile) -> Option<String> {
    let email = file.case.contact().email.as_ref().filter(|email| email.confirmed_at.is_some())?;
    Some(email.address.as_str().to_owned())
}

/// Chooses another way for decisions to come; what is under way stays on its way.
///
/// # Errors
///
/// What the case refuses.
pub async fn choose_delivery(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    choice: DeliveryChoice,
) -> Result<CaseFile, UseCaseError> {
    change_my_case(ctx, "choose_delivery", id, |_file, identity| {
        let delivery = match &choice {
            DeliveryChoice::Portal { consent } => case::DeliveryChoice::Portal {
                consent: Consent { given_at: ctx.now, text_version: SingleLine::lossy(consent) },
            },
            DeliveryChoice::Post => case::DeliveryChoice::Post,
        };
        Ok(CasePlan::of(Command::ChooseDelivery(
            ApplicantActor::Applicant(identity),
            DeliveryChosen { delivery },
        )))
    })
    .await
}

/// Asks for the mail that proves who may have a new access code. Nothing tells whether number and address belong
/// together.
///
/// # Errors
///
/// [`UseCaseError::Wait`] after too many requests.
pub async fn ask_new_access_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    number: &str,
    email: &str,
    client: IpAddr,
) -> Result<(), UseCaseError> {
    let email = parse_email(email)?;
    let purpose = CodePurpose::NewAccessCode;
    let asked = CodeRequest { purpose, email: &email, session: session.session, client };
    match case_with_address(ctx, number, &email).await? {
        Some(file) => ask_code(ctx, asked, language(&file.case)).await,
        None => ask_no_code(ctx, asked, Language::German).await,
    }
}

/// Makes a new access code; the old one opens nothing any more. The session is then good for the case.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `code-wrong-or-old`, whether a code was sent or not: it must not tell that number and
/// address belong together.
pub async fn renew_access_code(
    ctx: TownContext<'_>,
    command: CommandId,
    session: &SessionRow,
    asked: LostCode<'_>,
) -> Result<(Begun, AccessCode), UseCaseError> {
    let email = parse_email(asked.email)?;
    let purpose = CodePurpose::NewAccessCode;
    let entry = CodeRequest { purpose, email: &email, session: session.session, client: asked.client };
    let wrong_or_old = || UseCaseError::entry("code", SignInCode::CodeWrongOrOld);
    match enter_code(ctx, entry, asked.code).await {
        Err(UseCaseError::Expired | UseCaseError::Entries(_)) => return Err(wrong_or_old()),
        entered => entered?,
    }
    let file = case_with_address(ctx, asked.number, &email).await?.ok_or_else(wrong_or_old)?;
    let id = file.case.id();
    let code = AccessCode::from_random(ten_bytes(ctx.ports.ids.secret()));
    let digest = *code.digest(&code_key(ctx).await?, id).as_bytes();
    let requester = Requester::Session(session.token);
    let intent = Intent { command, requester, use_case: "renew_access_code" };
    let row = CaseAccessRow { town: ctx.town, case: id, code: digest, made_at: ctx.now, seal: [0; 32] };
    let row = row.sealed(&*ctx.ports.keyring).await?;
    // The code from the mail has shown that the case is theirs.
    let authorize = |_: &CaseFile| Ok(());
    transact(ctx, intent, StreamId::Case(id), authorize, |_, ()| {
        let renew = Command::RenewAccessCode(ApplicantActor::Applicant(Identity::Guest));
        // Whoever has found the old code out is out with it.
        Ok(CasePlan::of(renew)
            .change(ResidentChange::PutCaseAccess(row.clone()))
            .change(SignInChange::EndSessions { of: SessionSubject::Case(id), but: None }))
    })
    .await?;
    let begun = begin_session(ctx.ports, ctx.town, SessionSubject::Case(id), Some(session), ctx.now).await?;
    Ok((begun, code))
}

/// What somebody enters who has lost the access code.
#[derive(Clone, Copy)]
pub struct LostCode<'a> {
    /// Number of the case.
    pub number: &'a str,
    /// Its confirmed address.
    pub email: &'a str,
    /// The one-time code from the mail.
    pub code: &'a str,
    /// From where.
    pub client: IpAddr,
}

async fn case_with_address(
    ctx: TownContext<'_>,
    number: &str,
    email: &str,
) -> Result<Option<CaseFile>, UseCaseError> {
    let number = locale::plain_signs(number).to_uppercase();
    let Some(row) = ctx.ports.store.case_by_number(ctx.town, &number).await? else {
        return Ok(None);
    };
    let file = match read_case(ctx, row.case).await {
        Err(UseCaseError::Deleted) => return Ok(None),
        read => read?,
    };
    let known = file.case.contact().email.as_ref().filter(|known| known.confirmed_at.is_some());
    let fits = known.is_some_and(|known| known.address.as_str().eq_ignore_ascii_case(email));
    Ok(Some(file).filter(|_| fits))
}

fn address_of(file: &CaseFile) -> Result<String, UseCaseError> {
    let email = file.case.contact().email.as_ref().ok_or(UseCaseError::NotFound)?;
    Ok(email.address.as_str().to_owned())
}
