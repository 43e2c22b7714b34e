//! Keys, as those handle them who hold the files: whether they may.
//!
//! The keys of the instance wrap those of each of its towns, and are asked for each.

use access::{Access, Action, Resource};
use ids::TownId;
use kernel::{error::UseCaseError, ports::Store};

use crate::{Administrator, operate::journal::may_in_every_town};

/// Refuses unless they may make the keys that a town which is yet to come will have its own wrapped with.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`].
pub fn may_make_keys(access: &Access, who: Administrator<'_>, coming: TownId) -> Result<(), UseCaseError> {
    who.must(access, Action::ManageKeys, &Resource::Town(coming))
}

/// Refuses unless they may put other keys in the place of those that the keys of each town are wrapped with.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`].
pub async fn may_change_keys(
    access: &Access,
    store: &dyn Store,
    who: Administrator<'_>,
) -> Result<(), UseCaseError> {
    may_in_every_town(access, store, who, Action::ManageKeys).await
}

/// Refuses unless they may destroy again what was destroyed in each of these towns before a backup was restored.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`].
pub fn may_destroy_again(
    access: &Access,
    who: Administrator<'_>,
    towns: impl IntoIterator<Item = TownId>,
) -> Result<(), UseCaseError> {
    towns.into_iter().try_for_each(|town| who.must(access, Action::DestroyKeys, &Resource::Town(town)))
}
