//! Integration tests of the policies: who may do what, lists against single decisions, and what a town may add.

#[cfg(test)]
mod lists;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod people;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod town_policies;
