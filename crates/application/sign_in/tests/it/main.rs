//! Signing in, over a whole instance on both engines.

#[cfg(test)]
mod staff;
