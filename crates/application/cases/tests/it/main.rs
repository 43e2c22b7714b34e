//! Every case, over a whole instance on both engines.

#[cfg(test)]
mod cases;
