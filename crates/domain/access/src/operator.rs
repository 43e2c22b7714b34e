//! The witness of the operator of the instance.

/// The operator of the instance: whoever works on the server itself, by commands, and holds the keys anyway.
///
/// The policies know it beside the staff of a town, and events name it as who did something. It is no session and nobody
/// signs in as it, so nothing that answers requests has one: `cargo xtask tidy` knows the few places that make it.
#[derive(Debug)]
pub struct InstanceOperator(());

impl InstanceOperator {
    /// Where a command on the server begins.
    #[must_use]
    pub const fn on_the_server() -> Self {
        Self(())
    }
}
