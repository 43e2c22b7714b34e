//! The demo: the town «Fördestadt» with departments, staff, residents, services and cases in every state.
//!
//! Everything in it is invented, and all of it came about by the use cases themselves, with a clock that was set from day
//! to day through the past weeks. Refuses to be mistaken for the real thing: its data folder carries a marker, `serve` does not take such
//! a folder, its letters say that their seal is for demonstration, and no mail leaves the machine.

mod clock;
mod error;
mod hosts;
mod marker;
mod pages;
mod seed;
mod welcome;

pub use self::{
    clock::DemoClock,
    error::DemoError,
    hosts::refuse_other_hosts,
    marker::{Marker, Wanted, prepare},
    pages::pages,
    seed::{Environment, SealKeeping, last_opened, make, opening},
    welcome::Welcome,
};
