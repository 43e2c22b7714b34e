//! The real binary, called as people and programs call it.

#[cfg(test)]
mod call;
#[cfg(test)]
mod form;
#[cfg(test)]
mod law;
#[cfg(test)]
mod pack;
