//! The tests' harness: a whole instance with two towns, and scenarios that bring cases into a state through the use cases.
//!
//! The one place where the areas meet. The store on either engine, the vault, keys, letters, seals and pages are the real
//! ones; only clock, mail server and disk can be steered, and passwords are hashed cheaply. What it offers and which test
//! goes where stands in `docs/testing.md`.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::unwrap_used,
    reason = "all of this is test: it says what it expects by failing"
)]

mod engine;
#[cfg(feature = "harness")]
#[expect(clippy::indexing_slicing, reason = "tests say what they expect by failing")]
pub mod harness;
mod ids;
#[cfg(feature = "harness")]
pub mod samples;
#[cfg(feature = "harness")]
#[expect(clippy::indexing_slicing, clippy::panic, reason = "tests say what they expect by failing")]
pub mod scenarios;
#[cfg(feature = "site")]
#[expect(clippy::indexing_slicing, clippy::panic, reason = "tests say what they expect by failing")]
pub mod site;

pub use self::{
    engine::{Database, Engine},
    ids::RandomIds,
};
#[cfg(feature = "harness")]
pub use self::{
    harness::{CLIENT_ADDRESS, Harness, StaffMember, TestTown, operator},
    scenarios::Applicant,
};

/// Runs a test to its end, on two threads as a server has at least.
pub fn block_on(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.unwrap().block_on(test);
}

/// Runs each test on both engines: `on_both_engines!(Harness: a_test, another_test)`. Each is a function that takes a
/// reference to the harness. The second engine needs a server: [`Engine::postgres`].
#[macro_export]
macro_rules! on_both_engines {
    ($harness:ident: $($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() {
                    $crate::block_on(async {
                        let harness = super::$harness::on($crate::Engine::Sqlite).await;
                        super::$name(&harness).await;
                        harness.end().await;
                    });
                }
            )+
        }

        mod postgres {
            $(
                #[test]
                fn $name() {
                    let Some(engine) = $crate::Engine::postgres() else { return };
                    $crate::block_on(async {
                        let harness = super::$harness::on(engine).await;
                        super::$name(&harness).await;
                        harness.end().await;
                    });
                }
            )+
        }
    };
}
