//! What can only be said about all pages, all texts and all templates together.

#[cfg(test)]
mod pages;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod tree;
