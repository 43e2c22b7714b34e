//! Samples of coming in: as a resident, by an access code, as staff; and of what belongs to an account.

use admin::staff::{Invitee, invite, new_invitation};
use casework::mailbox::change_address;
use jiff::SignedDuration;
use kernel::{
    commit::{Commit, SignInChange},
    rows::InvitationPurpose,
};
use locale::Language;
use sign_in::accounts::ask_address_change;
use testing::{
    CLIENT_ADDRESS,
    harness::PASSWORD,
    operator,
    site::{Browser, Form},
};

use super::{
    life::{Life, Resident},
    sample::{Filled, Sample},
};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let filled = match route {
        "POST /sign-in" => life.anybody("/sign-in").with("email", life.email()),
        "POST /sign-in/code" => {
            let (browser, email) = (life.harness.browser(&life.harness.town), life.email());
            let code = code(life, &browser, ("/sign-in", &[("email", &email)]), &email).await;
            Filled::on(browser, "/sign-in/code").with("code", code)
        }
        "POST /sign-out" => Filled::on(life.resident().await.browser, "/sign-out"),
        "POST /account/address" => {
            Filled::on(life.resident().await.browser, "/account/address").with("email", life.email())
        }
        "POST /account/address/code" => {
            let (Resident { browser, .. }, new) = (life.resident().await, life.email());
            let code = code(life, &browser, ("/account/address", &[("email", &new)]), &new).await;
            Filled::on(browser, "/account/address/code").with("code", code)
        }
        "POST /account/closing" => Filled::on(life.resident().await.browser, "/account/closing"),
        "POST /account/closing/code" => {
            let Resident { browser, email, who } = life.resident().await;
            who.apply(life.harness).await;
            let code = code(life, &browser, ("/account/closing", &[]), &email).await;
            Filled::on(browser, "/account/closing/code").with("code", code)
        }
        "POST /address-objection" => {
            let browser = life.harness.browser(&life.harness.town);
            browser.get(&objection_link(life).await).await;
            Filled::on(browser, "/address-objection")
        }
        "POST /desk/sign-in" => {
            let email = life.harness.town.email("streets");
            life.anybody("/desk/sign-in").with("email", email).with("password", PASSWORD)
        }
        "POST /desk/sign-out" | "POST /desk/account" => {
            Filled::on(life.worker("streets").await.browser, "/desk/account")
        }
        "POST /desk/password" => {
            life.anybody("/desk/password").with("email", life.harness.town.email("streets"))
        }
        "POST /desk/invitation" => {
            let browser = life.harness.browser(&life.harness.town);
            browser.get(&format!("/desk/invitations/{}", invitation(life).await)).await;
            Filled::on(browser, "/desk/invitation").with("password", PASSWORD)
        }
        _ => return by_code(life, route).await,
    };
    Some(filled.into())
}

/// By number and access code.
async fn by_code<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    if !route.starts_with("POST /open") {
        return None;
    }
    let resident = life.resident().await;
    let filed = resident.who.apply(life.harness).await;
    let filled = match route {
        "POST /open" => life.anybody("/open").with("number", filed.number).with("code", filed.access_code),
        "POST /open/lost" => {
            life.anybody("/open/lost").with("number", filed.number).with("email", resident.email)
        }
        "POST /open/new-code" => {
            let browser = life.harness.browser(&life.harness.town);
            let asked = [("number", filed.number.as_str()), ("email", &resident.email)];
            let code = code(life, &browser, ("/open/lost", &asked), &resident.email).await;
            Filled::on(browser, "/open/new-code").with("code", code)
        }
        _ => return None,
    };
    Some(filled.into())
}

/// Sends the first form of a page, which asks for a code, and reads the mail.
async fn code(
    life: &Life<'_>,
    browser: &Browser<'_>,
    (page, entered): (&str, &[(&str, &str)]),
    email: &str,
) -> String {
    let forms = browser.get(page).await.forms();
    let asks = |form: &&Form| form.action == page;
    let form = forms.iter().find(asks).unwrap_or_else(|| panic!("no form of {page} asks for a code")).clone();
    let form = entered.iter().fold(form, |form, (name, value)| form.filled(name, value));
    let seen = browser.submit(&form).await;
    assert!(!seen.status.is_client_error(), "{page}: {}", seen.text());
    life.harness.run_due_jobs().await;
    life.harness.mails.code_for(email).await
}

/// The link that an account's address from before gets, as a path.
async fn objection_link(life: &Life<'_>) -> String {
    let (harness, Resident { who, email, .. }) = (life.harness, life.resident().await);
    who.apply(harness).await;
    let (ctx, new) = (harness.ctx(harness.town.id), life.email());
    ask_address_change(ctx, &who.begun.row, &new, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    let code = harness.mails.code_for(&new).await;
    change_address(ctx, &who.begun.row, &new, &code, CLIENT_ADDRESS).await.unwrap();
    harness.run_due_jobs().await;
    harness.mails.link_for(&email).await
}

/// The secret of a link by which somebody comes to work here.
async fn invitation(life: &Life<'_>) -> String {
    let harness = life.harness;
    let ctx = harness.ctx(harness.town.id);
    let invitee = Invitee { name: "Merle Andresen".to_owned(), email: life.email(), phone: String::new() };
    let person = invite(ctx, harness.command(), operator(), invitee).await.unwrap();
    let until = ctx.now.checked_add(SignedDuration::from_hours(1)).unwrap();
    let (token, row) = new_invitation(ctx, person, InvitationPurpose::Invite, until);
    let commit =
        Commit::named("print_invitation", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await.unwrap();
    token.reveal()
}
