//! What the case promises, tried from outside.

#[cfg(test)]
mod dates;
#[cfg(test)]
mod delivery;
#[cfg(test)]
mod everyday;
#[cfg(test)]
mod exploration;
#[cfg(test)]
mod format;
#[cfg(test)]
mod inquiries;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod moves;
#[cfg(test)]
mod next_step;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod sequences;
#[cfg(test)]
mod signing;
#[cfg(test)]
mod support;
#[cfg(test)]
mod whole_case;
