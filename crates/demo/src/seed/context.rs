//! What every step has at hand: the town, its cases so far, and who is signed in.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
};

use access::SignedIn;
use filing::sign_in_with_code;
use ids::{CaseId, TownId};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    context::{Changing, Ports, ResidentContext, SessionKind, StaffContext, TownContext},
    documents::Upload,
    rows::SessionSubject,
};
use locale::Language;
use mail::OutboxMailer;
use sign_in::{
    accounts::ask_sign_in_code,
    sessions::{begin_session, session_kind, signed_in},
    staff::{SignIn, sign_in},
};

use super::{
    days::Days,
    new_command,
    residents::Resident,
    staff::{PASSWORD, StaffMember},
};
use crate::error::DemoError;

/// Everybody in the demo sits at this machine.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// What every step has at hand.
pub(super) struct SeedContext<'a> {
    pub(super) ports: &'a Ports,
    pub(super) days: &'a Days<'a>,
    pub(super) outbox: &'a OutboxMailer,
    pub(super) town: TownId,
    /// The cases by the name that the steps give them.
    pub(super) cases: HashMap<&'static str, CaseId>,
    /// Who of the staff is signed in, and since when.
    pub(super) signed_in_since: HashMap<&'static str, (SignedIn, Timestamp)>,
}

impl SeedContext<'_> {
    /// The town, now.
    pub(super) fn ctx(&self) -> TownContext<'_> {
        TownContext { ports: self.ports, town: self.town, now: self.ports.clock.now() }
    }

    /// The case of this name.
    pub(super) fn case(&self, name: &str) -> Result<CaseId, DemoError> {
        let known = self.cases.get(name).copied();
        known.ok_or_else(|| DemoError::Broken(format!("the case «{name}» is not filed yet")))
    }

    /// A request of a resident.
    pub(super) fn resident(&self, session_kind: SessionKind) -> Changing<ResidentContext<'_>> {
        let now = self.ports.clock.now();
        let ctx = ResidentContext { ports: self.ports, town: self.town, session_kind, now };
        Changing::new(ctx, new_command(self.ports))
    }

    /// A request of a member of staff.
    pub(super) fn caseworker<'b>(&'b self, signed_in: &'b SignedIn) -> Changing<StaffContext<'b>> {
        let now = self.ports.clock.now();
        let ctx = StaffContext { ports: self.ports, town: self.town, signed_in, now };
        Changing::new(ctx, new_command(self.ports))
    }

    /// A resident comes in: with the code from the mail, or as a guest.
    pub(super) async fn enter(&self, who: &Resident) -> Result<SessionKind, DemoError> {
        let ctx = self.ctx();
        let guest = begin_session(self.ports, self.town, SessionSubject::Guest, None, ctx.now).await?;
        let Some(email) = who.email else { return Ok(session_kind(self.ports, &guest.row).await?) };
        ask_sign_in_code(ctx, &guest.row, email, HERE, Language::German).await?;
        self.days.drain().await?;
        let code = self.code_from_mail(email).await?;
        let begun = sign_in_with_code(ctx, &guest.row, email, &code, HERE).await?;
        Ok(session_kind(self.ports, &begun.row).await?)
    }

    /// A member of staff comes in with the password; who has come in within the last hour is still there.
    pub(super) async fn sign_in(&mut self, who: &StaffMember) -> Result<SignedIn, DemoError> {
        let now = self.ports.clock.now();
        let hour = SignedDuration::from_hours(1);
        if let Some((signed_in, since)) = self.signed_in_since.get(who.name)
            && now.duration_since(*since) < hour
        {
            return Ok(signed_in.clone());
        }
        let signed_in = self.sign_in_anew(who).await?;
        self.signed_in_since.insert(who.name, (signed_in.clone(), now));
        Ok(signed_in)
    }

    async fn sign_in_anew(&self, who: &StaffMember) -> Result<SignedIn, DemoError> {
        let ctx = self.ctx();
        let email = who.email();
        let entered = SignIn { email: &email, password: PASSWORD, client: HERE };
        let begun = sign_in(ctx, entered, None).await?;
        Ok(signed_in(self.ports, &begun.row, &begun.token, ctx.now).await?)
    }

    /// The code in the newest mail to this address.
    async fn code_from_mail(&self, email: &str) -> Result<String, DemoError> {
        let mails =
            self.outbox.newest(20).await.map_err(|error| DemoError::failed("read the outbox", error))?;
        let mail = mails.into_iter().find(|mail| mail.to == email);
        let text = mail.map(|mail| mail.text).unwrap_or_default();
        let line = text.lines().find_map(|line| line.split_once("Code lautet: "));
        let (_, code) = line.ok_or_else(|| DemoError::Broken("no mail brought a code".to_owned()))?;
        Ok(code.trim().to_owned())
    }
}

/// A file to hand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attachment {
    name: &'static str,
    bytes: &'static [u8],
}

/// A birch beside a house.
pub(super) const BIRCH: Attachment =
    Attachment { name: "birke.jpg", bytes: include_bytes!("../../assets/birke.jpg") };
pub(super) const SPRUCE: Attachment =
    Attachment { name: "fichte.jpg", bytes: include_bytes!("../../assets/fichte.jpg") };
pub(super) const SITE_PLAN: Attachment =
    Attachment { name: "lageplan.pdf", bytes: include_bytes!("../../assets/lageplan.pdf") };
/// A sketch of a no-stopping zone.
pub(super) const SKETCH: Attachment =
    Attachment { name: "skizze.pdf", bytes: include_bytes!("../../assets/skizze.pdf") };

impl From<Attachment> for Upload {
    fn from(file: Attachment) -> Self {
        Self { name: file.name.to_owned(), bytes: file.bytes.to_vec() }
    }
}
