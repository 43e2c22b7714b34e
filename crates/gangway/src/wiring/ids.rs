//! New ids and randomness.

use kernel::ports::Ids;
use uuid::Uuid;

/// UUIDv7 and the operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RandomIds;

impl Ids for RandomIds {
    #[expect(clippy::disallowed_methods, reason = "this is where ids are made")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn secret(&self) -> [u8; 32] {
        random()
    }
}

/// Bytes that nobody can guess.
#[expect(
    clippy::expect_used,
    reason = "an operating system without randomness keeps no secret; nothing may go on"
)]
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}
