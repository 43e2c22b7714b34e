//! The mails that wait in the rows of codes: codes, and notices of a change.

use ids::Uuid;
use kernel::{
    commit::{Commit, ResidentChange},
    context::TownContext,
    error::UseCaseError,
    mails,
    ports::Page,
    rows::CodePurpose,
};
use locale::Language;

use crate::{
    address_objection::link_token,
    codes::{CODE_MINUTES, Content, seal_context},
};

/// The job that sends a code.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] if the mail server did not take it.
pub(crate) async fn send_code(ctx: TownContext<'_>, id: Uuid) -> Result<(), UseCaseError> {
    let Some(row) = ctx.ports.store.code_by_id(ctx.town, id).await? else { return Ok(()) };
    if row.expires_at <= ctx.now {
        return Ok(());
    }
    let json = ctx.ports.keyring.open(row.key, seal_context(ctx, id), &row.sealed).await?;
    let content: Content =
        serde_json::from_slice(&json).map_err(|error| UseCaseError::internal("read a code", error))?;
    if content.email.is_empty() {
        return Ok(());
    }
    let sender = mails::sender(ctx).await?;
    let language = if content.english { Language::English } else { Language::German };
    let town = &sender.town;
    let (text, is_last) = match row.purpose {
        CodePurpose::AccountClosed => {
            let link = mails::address(ctx, &sender, &Page::OpenCase);
            (mails::account_closed(language, town, &link), true)
        }
        CodePurpose::AddressChanged => {
            let link = mails::address(ctx, &sender, &Page::MyCases);
            (mails::address_changed(language, town, &link), true)
        }
        CodePurpose::ObjectToAddress => {
            let page = Page::AddressObjection(link_token(id, &content.code));
            let link = mails::address(ctx, &sender, &page);
            (mails::address_replaced(language, town, &link, row.expires_at), false)
        }
        CodePurpose::SignIn
        | CodePurpose::ConfirmAddress
        | CodePurpose::ChangeAddress
        | CodePurpose::NewAccessCode
        | CodePurpose::CloseAccount => (mails::code(language, town, &content.code, CODE_MINUTES), false),
    };
    match mails::send(ctx, &sender, &content.email, text, id).await {
        Ok(_) => {}
        // The page on which the code is entered says so.
        Err(UseCaseError::Undeliverable { .. }) => {
            let commit =
                Commit::named("refuse_code", ctx.town, ctx.now).change(ResidentChange::RefuseCode(id));
            ctx.ports.store.commit(commit).await?;
        }
        Err(error) => return Err(error),
    }
    if is_last { forget_address(ctx, id).await } else { Ok(()) }
}

/// Forgets an address that was only kept for its mail.
async fn forget_address(ctx: TownContext<'_>, id: Uuid) -> Result<(), UseCaseError> {
    let commit = Commit::named("forget_address", ctx.town, ctx.now).change(ResidentChange::UseCode(id));
    ctx.ports.store.commit(commit).await?;
    Ok(())
}
