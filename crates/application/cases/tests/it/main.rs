//! What every area does with cases, over a whole instance on both engines.

#[cfg(test)]
mod register;
