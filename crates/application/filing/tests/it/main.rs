//! From the first answer to the filed application, over a whole instance on both engines.

#[cfg(test)]
mod account_closing;
#[cfg(test)]
mod filing;
