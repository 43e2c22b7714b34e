//! Coming in and going out: signing in, a forgotten password, the own account.

use access::{DepartmentRole, Role, TownRole};
use axum::{extract::State, response::Response};
use kit::{
    ClientAddress,
    address::Query,
    cookies::CookieName,
    form_data::FormData,
    parts::Link,
    refusal::Refusal,
    session::{CookieJar, InTown, MaybeStaff, Staff},
    site::Site,
    urls::{Url, desk},
    words::Key,
};
use locale::Language;
use serde::Deserialize;
use sign_in::{
    own_account::{OwnAccount, own_account},
    sessions::end_session,
    staff::SignIn,
};

use super::{
    form_page::{Form, FormPage, email, password},
    reading::{AtDesk, HandlerResult},
};
use crate::texts::{Say as _, key};

/// Where one wanted to go before signing in.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    to: String,
}

pub(crate) async fn show(desk: AtDesk, Query(wanted): Query<Wanted>) -> HandlerResult {
    if desk.staff.is_some() {
        return Ok(onward(&desk, &wanted.to));
    }
    let refusal = Refusal::default();
    sign_in_page(&desk, "", &wanted.to, &refusal).answer(&desk, &refusal)
}

/// Who enters a wrong password sees what they typed but the password.
pub(crate) async fn sign_in(
    State(site): State<Site>,
    (desk, town, MaybeStaff(before), jar): (AtDesk, InTown, MaybeStaff, CookieJar),
    ClientAddress(client): ClientAddress,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let (email, to) = (form_data.text("email"), form_data.text("to"));
    let entered = SignIn { email, password: form_data.untrimmed("password"), client };
    let before = before.map(|staff| staff.session);
    match sign_in::staff::sign_in(town.context(&site), entered, before.as_ref()).await {
        Ok(begun) => {
            jar.begin(&site, &begun);
            Ok(onward(&desk, to))
        }
        Err(error) => {
            let refusal = Refusal::of(error, desk.language(), desk.now)?;
            sign_in_page(&desk, email, to, &refusal).answer(&desk, &refusal)
        }
    }
}

pub(crate) async fn sign_out(
    State(site): State<Site>,
    (desk, staff, jar): (AtDesk, Staff, CookieJar),
    form_data: FormData,
) -> HandlerResult {
    form_data.trusted()?;
    end_session(site.ports(), &staff.session, staff.now).await?;
    jar.clear(&site, CookieName::Staff);
    Ok(desk.go_to(&desk::SignIn))
}

pub(crate) async fn show_forgotten(desk: AtDesk) -> HandlerResult {
    let refusal = Refusal::default();
    forgotten_page(&desk).answer(&desk, &refusal)
}

/// Says the same whether the address belongs to somebody or not.
pub(crate) async fn forgotten(
    State(site): State<Site>,
    (desk, town): (AtDesk, InTown),
    ClientAddress(client): ClientAddress,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    admin::staff::request_reset(town.context(&site), form_data.text("email"), client).await?;
    let language = desk.language();
    let hours = u32::try_from(admin::staff::RESET_HOURS).unwrap_or_default();
    let said = language.say("desk-reset-sent").with("hours", hours).to_string();
    let page = FormPage::saying(&desk, language.say("desk-reset-heading"), vec![said])
        .link(Link::new(language.say("desk-to-sign-in"), &desk::SignIn));
    desk.page(&page)
}

pub(crate) async fn account(State(site): State<Site>, desk: AtDesk, staff: Staff) -> HandlerResult {
    let account = own_account(staff.reading(&site)).await?;
    desk.page(&account_page(&desk, &account))
}

/// Mails a link for a new password to the own address.
pub(crate) async fn new_password(
    State(site): State<Site>,
    (desk, town, staff): (AtDesk, InTown, Staff),
    ClientAddress(client): ClientAddress,
    form_data: FormData,
) -> HandlerResult {
    form_data.trusted()?;
    let account = own_account(staff.reading(&site)).await?;
    admin::staff::request_reset(town.context(&site), &account.person.email, client).await?;
    let language = desk.language();
    let said = language.say("desk-reset-sent-own").with("email", &account.person.email).to_string();
    let page = FormPage::saying(&desk, language.say("desk-reset-heading"), vec![said])
        .back(Link::new(language.say("desk-account"), &desk::Account));
    desk.page(&page)
}

/// On to where one wanted to go: within the desk only.
fn onward(desk: &AtDesk, to: &str) -> Response {
    let rest = to.strip_prefix(desk::Home.path().as_str());
    let within = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if within && !to.contains('\\') {
        return desk.go_to(&Within(to.to_owned()));
    }
    desk.go_to(&desk::Home)
}

/// An address of ours that came back with a form.
struct Within(String);

impl Url for Within {
    fn path(&self) -> String {
        self.0.clone()
    }
}

fn sign_in_page(desk: &AtDesk, typed: &str, to: &str, refusal: &Refusal) -> FormPage {
    let language = desk.language();
    let fields = vec![
        email("email", language.say("desk-email"), typed, "username"),
        password("password", language.say("desk-password"), "current-password"),
    ];
    let heading = language.say("desk-sign-in");
    let form =
        Form::new(desk::SignIn.href(), desk.csrf_forms.fresh(), fields, heading.clone()).hide("to", to);
    let intro = language.say("desk-sign-in-intro").with("town", desk.town_name()).to_string();
    FormPage::new(desk, heading, form, refusal)
        .intro(intro)
        .link(Link::new(language.say("desk-password-forgotten"), &desk::ForgottenPassword))
}

fn forgotten_page(desk: &AtDesk) -> FormPage {
    let language = desk.language();
    let fields = vec![email("email", language.say("desk-email"), "", "username")];
    let submit = language.say("desk-reset-ask");
    let form = Form::new(desk::ForgottenPassword.href(), desk.csrf_forms.fresh(), fields, submit);
    FormPage::new(desk, language.say("desk-password-forgotten"), form, &Refusal::default())
        .intro(language.say("desk-reset-intro"))
        .back(Link::new(language.say("desk-to-sign-in"), &desk::SignIn))
}

fn account_page(desk: &AtDesk, account: &OwnAccount) -> super::account_page::AccountPage {
    let language = desk.language();
    super::account_page::AccountPage {
        frame: desk.frame(language.say("desk-account"), kit::frame::DeskArea::Queues, Vec::new()),
        name: account.person.name.clone(),
        email: account.person.email.clone(),
        phone: account.person.phone.clone(),
        roles: account.roles.iter().map(|role| role_name(language, *role, account)).collect(),
        duties: account
            .roles
            .iter()
            .filter_map(|role| duty(*role))
            .map(|key| language.say(key).into())
            .collect(),
        password_csrf: desk.csrf_forms.fresh(),
        sign_out_csrf: desk.csrf_forms.fresh(),
    }
}

/// What a role does that sees no cases.
const fn duty(role: Role) -> Option<Key> {
    let Role::Town(role) = role else { return None };
    Some(match role {
        TownRole::Designer => key("duty-designer"),
        TownRole::Publisher => key("duty-publisher"),
        TownRole::Operator => key("duty-operator"),
        TownRole::Auditor => key("duty-auditor"),
    })
}

fn role_name(language: Language, role: Role, account: &OwnAccount) -> String {
    let name = |id: ids::DepartmentId| {
        let row = account.departments.iter().find(|row| row.department == id);
        row.map_or_else(String::new, |row| row.name.clone())
    };
    let named = match role {
        Role::Department(DepartmentRole::Caseworker, id) => {
            language.say("role-caseworker").with("department", name(id))
        }
        Role::Department(DepartmentRole::Lead, id) => language.say("role-lead").with("department", name(id)),
        Role::Town(TownRole::Designer) => language.say("role-designer"),
        Role::Town(TownRole::Publisher) => language.say("role-publisher"),
        Role::Town(TownRole::Operator) => language.say("role-operator"),
        Role::Town(TownRole::Auditor) => language.say("role-auditor"),
    };
    named.to_string()
}
