//! The demo: the town «Fördestadt» with departments, staff, residents, services and cases in every state.
//!
//! Everything in it is invented, and all of it came about by the use cases themselves, with a clock that walked through
//! the past weeks. Refuses to be mistaken for the real thing: its data folder carries a mark, `serve` does not take such
//! a folder, its letters say that their seal is for demonstration, and no mail leaves the machine.

mod answers;
mod clock;
mod deciding;
mod deeds;
mod error;
mod filing;
mod make;
mod mark;
mod pages;
mod people;
mod residents;
mod script;
mod services;
mod stage;
mod story;
mod time;
mod town;
mod welcome;

pub use self::{
    clock::DemoClock,
    error::DemoError,
    make::{Environment, SealKeeping, make},
    mark::{Mark, Wanted, prepare},
    pages::pages,
    time::{last_opened, opening},
    welcome::Welcome,
};
