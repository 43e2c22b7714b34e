//! Chores: what a developer runs and no operator ever sees.
//!
//! `cargo xtask tidy` checks what clippy cannot see. Nothing here is part of the product.

use std::{env, io::Write as _, process::ExitCode};

use anyhow::Context as _;

mod tidy;

fn main() -> ExitCode {
    match run(env::args().nth(1).as_deref()) {
        Ok(code) => code,
        Err(error) => {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(std::io::stderr(), "xtask: {error:#}");
            ExitCode::from(4)
        }
    }
}

fn run(task: Option<&str>) -> anyhow::Result<ExitCode> {
    let Some("tidy") = task else {
        writeln!(std::io::stderr(), "usage: cargo xtask tidy").context("say how to call this")?;
        return Ok(ExitCode::from(2));
    };
    tidy::run()
}
