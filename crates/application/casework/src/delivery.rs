//! Getting a sealed decision to the applicant: the way it takes and why, each act on the way, and the proof of each.

mod actions;
mod method;
mod view;

pub use actions::{
    BounceEntry, Handover, LetterFact, deliver_by_hand, make_final, prove_receipt, provide_decision,
    put_on_print_list, record_bounce, return_letter,
};
pub use method::{ChosenMethod, MethodReason, choose_method};
pub use view::{DeliveryView, view_delivery};

use kernel::{context::TownContext, error::UseCaseError, settings};
use law::Land;

pub(crate) async fn land(ctx: TownContext<'_>) -> Result<Land, UseCaseError> {
    let settings = settings::of(ctx).await?;
    settings.land.parse().map_err(|error| UseCaseError::internal("read the town's Land", error))
}
