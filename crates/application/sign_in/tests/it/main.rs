//! Recognising people, over a whole instance on both engines.

#[cfg(test)]
mod sign_in;
