//! The stage on which the demo's story is played: who acts, on which case, with what at hand.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use access::SignedIn;
use app::{
    house::{CaseworkerContext, House, ResidentContext, TownContext, Visitor},
    papers::Upload,
    portal::{ask_sign_in_code, sign_in_with_code},
    rows::SessionSubject,
    sessions::{begin_session, signed_in, visitor},
    staff::{SignIn, sign_in},
};
use ids::{CaseId, TownId};
use jiff::{SignedDuration, Timestamp};
use locale::Language;
use outside::OutboxMailer;

use super::{
    people::{Colleague, PASSWORD},
    residents::Resident,
    time::Walk,
};
use crate::{answer::Failure, command::new_command};

/// Everybody in the demo sits at this machine.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The stage.
pub(super) struct Stage<'a> {
    pub(super) house: &'a House,
    pub(super) walk: &'a Walk<'a>,
    pub(super) outbox: &'a Arc<OutboxMailer>,
    pub(super) town: TownId,
    /// The cases by the name that the story gives them.
    pub(super) cases: HashMap<&'static str, CaseId>,
    /// Who of the staff is signed in, and since when.
    pub(super) present: HashMap<&'static str, (SignedIn, Timestamp)>,
}

impl Stage<'_> {
    /// The town, now.
    pub(super) fn ctx(&self) -> TownContext<'_> {
        TownContext { house: self.house, town: self.town, now: self.house.clock.now() }
    }

    /// A case of the story.
    pub(super) fn case(&self, name: &str) -> Result<CaseId, Failure> {
        let known = self.cases.get(name).copied();
        known.ok_or_else(|| Failure::Environment(format!("the story tells of «{name}» before it begins")))
    }

    /// A request of a resident.
    pub(super) fn resident(&self, visitor: Visitor) -> ResidentContext<'_> {
        ResidentContext {
            house: self.house,
            town: self.town,
            visitor,
            now: self.house.clock.now(),
            command: new_command(self.house),
        }
    }

    /// A request of a member of staff.
    pub(super) fn caseworker<'b>(&'b self, signed_in: &'b SignedIn) -> CaseworkerContext<'b> {
        CaseworkerContext {
            house: self.house,
            town: self.town,
            signed_in,
            now: self.house.clock.now(),
            command: new_command(self.house),
        }
    }

    /// A resident comes in: with the code from the mail, or as a guest.
    pub(super) async fn enter(&self, who: &Resident) -> Result<Visitor, Failure> {
        let ctx = self.ctx();
        let guest = begin_session(self.house, self.town, SessionSubject::Guest, None, ctx.now).await?;
        let Some(email) = who.email else { return Ok(visitor(self.house, &guest.row).await?) };
        ask_sign_in_code(ctx, &guest.row, email, HERE, Language::German).await?;
        self.walk.drain().await?;
        let code = self.code_from_mail(email).await?;
        let begun = sign_in_with_code(ctx, &guest.row, email, &code, HERE).await?;
        Ok(visitor(self.house, &begun.row).await?)
    }

    /// A member of staff comes in with the password; who has come in within the last hour is still there.
    pub(super) async fn sign_in(&mut self, who: &Colleague) -> Result<SignedIn, Failure> {
        let now = self.house.clock.now();
        let hour = SignedDuration::from_hours(1);
        if let Some((signed_in, since)) = self.present.get(who.name)
            && now.duration_since(*since) < hour
        {
            return Ok(signed_in.clone());
        }
        let signed_in = self.sign_in_anew(who).await?;
        self.present.insert(who.name, (signed_in.clone(), now));
        Ok(signed_in)
    }

    async fn sign_in_anew(&self, who: &Colleague) -> Result<SignedIn, Failure> {
        let ctx = self.ctx();
        let email = who.email();
        let entered = SignIn { email: &email, password: PASSWORD, client: HERE };
        let begun = sign_in(ctx, entered, None).await?;
        Ok(signed_in(self.house, &begun.row, &begun.token, ctx.now).await?)
    }

    /// The code in the newest mail to this address.
    async fn code_from_mail(&self, email: &str) -> Result<String, Failure> {
        let mails = self.outbox.newest(20).await.map_err(Failure::environment)?;
        let mail = mails.into_iter().find(|mail| mail.to == email);
        let text = mail.map(|mail| mail.text).unwrap_or_default();
        let line = text.lines().find_map(|line| line.split_once("Code lautet: "));
        let (_, code) = line.ok_or_else(|| Failure::Environment("no mail brought a code".to_owned()))?;
        Ok(code.trim().to_owned())
    }
}

/// A file to hand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Enclosure {
    name: &'static str,
    bytes: &'static [u8],
}

/// A birch beside a house.
pub(super) const BIRCH: Enclosure =
    Enclosure { name: "birke.jpg", bytes: include_bytes!("../../assets/demo/birke.jpg") };
/// A spruce.
pub(super) const SPRUCE: Enclosure =
    Enclosure { name: "fichte.jpg", bytes: include_bytes!("../../assets/demo/fichte.jpg") };
/// A site plan.
pub(super) const SITE_PLAN: Enclosure =
    Enclosure { name: "lageplan.pdf", bytes: include_bytes!("../../assets/demo/lageplan.pdf") };
/// A sketch of a no-stopping zone.
pub(super) const SKETCH: Enclosure =
    Enclosure { name: "skizze.pdf", bytes: include_bytes!("../../assets/demo/skizze.pdf") };

impl From<Enclosure> for Upload {
    fn from(file: Enclosure) -> Self {
        Self { name: file.name.to_owned(), bytes: file.bytes.to_vec() }
    }
}
