//! Work on cases after they were filed, over a whole instance on both engines.

#[cfg(test)]
mod casework;
