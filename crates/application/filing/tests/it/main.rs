//! Drafts, filing and whose drafts they are, over a whole instance on both engines.

#[cfg(test)]
mod filing;
#[cfg(test)]
mod post;
#[cfg(test)]
mod sign_in;
