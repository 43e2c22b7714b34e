//! What the demo says when it answers: where it is, who can sign in, and how.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use ids::AccountId;
use kit::urls::{Url as _, desk, portal};
use serde::Serialize;

use crate::{
    marker::Marker,
    seed::{PASSWORD, SLUG, STAFF, TO_VISIT},
};

/// What to press to see a decision come about; the README tells it at length.
const TO_A_DECISION: &str = "\
To a sealed decision in five steps
  1 Jonas Petersen      Ohne Bearbeitung, the felling of Henrike Thomsen, Übernehmen
  2 Jonas Petersen      Bescheid schreiben, Bewilligung, fill the open places, Zur Zeichnung geben, Unterschreiben
  3 Friederike Clausen  Zur Mitzeichnung, the same case, its Bescheid, Mitzeichnen
  4 Jonas Petersen      Zur Bekanntgabe, Ins Postfach legen
  5 Henrike Thomsen     the case, Bescheid jetzt abrufen
";

/// Printed as one line of JSON.
#[derive(Debug, Serialize)]
pub struct Welcome {
    /// Address of the town's portal.
    pub(crate) portal: String,
    /// Address of its desk.
    pub(crate) desk: String,
    /// Where its mails can be read.
    outbox: String,
    /// Who can sign in, and where.
    pub(crate) sign_in: Vec<SignInLink>,
    /// The password of everybody who works there.
    password: &'static str,
    /// Token of a client of the HTTP interface.
    token: String,
    /// The folder of the demo.
    data: PathBuf,
    /// See [`Marker::accounts`].
    #[serde(skip)]
    pub(crate) accounts: BTreeMap<String, AccountId>,
}

/// A page that offers to go on as somebody.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SignInLink {
    pub(crate) name: String,
    /// `caseworker`, `lead` … or `resident`.
    pub(crate) role: &'static str,
    pub(crate) url: String,
    /// The address to sign in with.
    pub(crate) email: String,
}

impl Welcome {
    /// The welcome at this host.
    #[must_use]
    pub fn of(host: &str, folder: &Path, marker: Marker) -> Self {
        let base = format!("http://{host}/t/{SLUG}");
        let url = |email: &str| {
            let key = email.split('@').next().unwrap_or_default();
            format!("http://{host}/demo/sign-in/{key}")
        };
        let staff = STAFF.iter().map(|member| {
            let email = member.email();
            SignInLink { name: member.name.to_owned(), role: member.role, url: url(&email), email }
        });
        let residents = TO_VISIT.iter().filter_map(|resident| {
            let email = resident.email?.to_owned();
            Some(SignInLink { name: resident.name(), role: "resident", url: url(&email), email })
        });
        Self {
            portal: format!("{base}{}", portal::Start.path()),
            desk: format!("{base}{}", desk::Home.path()),
            outbox: format!("http://{host}/demo/outbox"),
            sign_in: residents.chain(staff).collect(),
            password: PASSWORD,
            token: marker.token.unwrap_or_default(),
            accounts: marker.accounts,
            data: folder.to_owned(),
        }
    }

    /// The same for people at a terminal.
    #[must_use]
    pub fn in_words(&self) -> String {
        let people: Vec<String> = self
            .sign_in
            .iter()
            .map(|link| format!("  {:<20} {:<12} {}", link.name, link.role, link.url))
            .collect();
        format!(
            "\nFördestadt is open. Everything in it is invented; nothing leaves this machine.\n\n\
             Portal   {}\nDesk     {}\nMails    {}\n\nSign in as\n{}\n\nThe password of all staff is {}\n\
             A client of the HTTP interface has the token {}\n\n{TO_A_DECISION}",
            self.portal,
            self.desk,
            self.outbox,
            people.join("\n"),
            self.password,
            self.token
        )
    }
}
