//! The use cases over a whole instance on both engines, and our own packs.

#[cfg(test)]
mod admin;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod casework;
#[cfg(test)]
mod filing;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod sign_in;
