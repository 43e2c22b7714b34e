//! Casework, over a whole instance on both engines.

#[cfg(test)]
mod casework;
#[cfg(test)]
mod moments;
#[cfg(test)]
mod open_points;
#[cfg(test)]
mod special;
