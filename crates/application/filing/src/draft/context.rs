//! Whose drafts a request may reach.

use ids::TownId;
use jiff::Timestamp;
use kernel::{
    context::{Changing, Ports, ResidentContext, StaffContext, TownContext},
    rows::DraftOwner,
};

/// A request of somebody who fills in a form: a resident, or a member of staff who types in what came by post.
///
/// It reaches the drafts of its owner and no others.
#[derive(Clone, Copy)]
pub struct DraftContext<'a> {
    pub(crate) ports: &'a Ports,
    pub(crate) town: TownId,
    pub(crate) owner: DraftOwner,
    /// The moment of the request.
    pub(crate) now: Timestamp,
}

impl<'a> DraftContext<'a> {
    /// A member of staff who types in what came by post.
    pub(crate) const fn of_staff(ctx: StaffContext<'a>) -> Self {
        let owner = DraftOwner::Staff(ctx.signed_in.person());
        Self { ports: ctx.ports, town: ctx.town, owner, now: ctx.now }
    }

    /// Whether quotas are for its owner: what staff type in came by post, and is bounded by that.
    pub(crate) const fn is_bounded(self) -> bool {
        matches!(self.owner, DraftOwner::Guest(_) | DraftOwner::Account(_))
    }

    /// The same town and moment without a person, for what needs none.
    pub(crate) const fn in_town(self) -> TownContext<'a> {
        TownContext { ports: self.ports, town: self.town, now: self.now }
    }
}

impl<C: Copy + Into<Self>> From<Changing<C>> for DraftContext<'_> {
    fn from(ctx: Changing<C>) -> Self {
        (*ctx).into()
    }
}

impl<'a> From<ResidentContext<'a>> for DraftContext<'a> {
    fn from(ctx: ResidentContext<'a>) -> Self {
        let owner = ctx.session_kind.into();
        Self { ports: ctx.ports, town: ctx.town, owner, now: ctx.now }
    }
}
