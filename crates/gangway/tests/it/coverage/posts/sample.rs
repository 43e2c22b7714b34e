//! How a route is sent: by the form of a page that leads there, or as a program does.

use std::pin::Pin;

use kit::routes::RouteEntry;
use testing::site::{Browser, Form, Response};

/// A request that changes something.
pub(super) enum Sample<'a> {
    /// By the form of a page.
    Form(Filled<'a>),
    /// As a program.
    Program(Pin<Box<dyn Future<Output = Response> + 'a>>),
}

/// The form of a page with what somebody enters into it.
pub(super) struct Filled<'a> {
    browser: Browser<'a>,
    page: String,
    entered: Vec<(String, String)>,
    file: Option<(&'static str, &'static [u8])>,
    by_script: bool,
}

impl<'a> Filled<'a> {
    /// The form as it stands on this page.
    pub(super) fn on(browser: Browser<'a>, page: impl Into<String>) -> Self {
        Self { browser, page: page.into(), entered: Vec::new(), file: None, by_script: false }
    }

    pub(super) fn with(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.entered.push((name.into(), value.to_string()));
        self
    }

    pub(super) fn with_file(mut self, field: &'static str, bytes: &'static [u8]) -> Self {
        self.file = Some((field, bytes));
        self
    }

    /// Sent by a script, under the page's address with this behind it.
    pub(super) fn by_script(mut self) -> Self {
        self.by_script = true;
        self
    }

    /// Opens the page, enters everything and sends the form that leads to this route.
    async fn send(self, entry: &RouteEntry) -> Result<Response, String> {
        let (browser, form) = self.form(entry).await?;
        Ok(browser.submit(&form).await)
    }

    /// The form that leads to this route, with everything in it, and the browser that sends it.
    async fn form(self, entry: &RouteEntry) -> Result<(Browser<'a>, Form), String> {
        let page = self.browser.get(&self.page).await;
        let leads = |form: &Form| self.by_script || leads_to(entry.route.pattern, &form.action);
        let forms: Vec<Form> = page.forms().into_iter().filter(leads).collect();
        let takes = |form: &&Form| self.entered.iter().all(|(name, _)| form.value(name).is_some());
        let Some(form) = forms.iter().find(takes).or_else(|| forms.first()) else {
            return Err(format!("no form of {} leads there ({})", self.page, page.status));
        };
        let mut form = self.entered.iter().fold(form.clone(), |form, (name, value)| form.filled(name, value));
        if let Some((field, bytes)) = self.file {
            form = form.with_file(field, "skizze.pdf", bytes);
        }
        if self.by_script {
            let last = entry.route.pattern.rsplit('/').next().unwrap_or_default();
            form.action = format!("{}/{last}", self.page);
        }
        Ok((self.browser, form))
    }
}

impl<'a> From<Filled<'a>> for Sample<'a> {
    fn from(filled: Filled<'a>) -> Self {
        Self::Form(filled)
    }
}

impl Sample<'_> {
    /// Sends it.
    pub(super) async fn send(self, entry: &RouteEntry) -> Result<Response, String> {
        match self {
            Self::Form(filled) => filled.send(entry).await,
            Self::Program(call) => Ok(call.await),
        }
    }
}

impl Sample<'_> {
    /// Sends it with a sign behind the value of a field, once for each sign and field: what was sent, and with which status it was
    /// answered. Programs are asked elsewhere.
    pub(super) async fn send_spoiled(self, entry: &RouteEntry, signs: &[char]) -> Vec<(String, u16)> {
        let Self::Form(filled) = self else { return Vec::new() };
        let (browser, form) = filled.form(entry).await.unwrap_or_else(|told| panic!("{told}"));
        let mut answers = Vec::new();
        for sign in signs {
            for (name, value) in
                form.fields.iter().filter(|(name, _)| !["command", "token"].contains(&name.as_str()))
            {
                let spoiled = form.clone().filled(name, &format!("{value}{sign}"));
                let status = browser.submit(&spoiled).await.status.as_u16();
                answers.push((format!("with {sign:?} in {name}"), status));
            }
        }
        answers
    }
}

/// Whether an address is one of a route's.
fn leads_to(pattern: &str, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (wanted, given): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    wanted.len() == given.len()
        && wanted.iter().zip(given).all(|(wanted, given)| wanted.starts_with('{') || *wanted == given)
}
