//! Letters, seals and uploads, judged from outside.

#[cfg(test)]
mod letters;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod names;
#[cfg(test)]
mod other_seals;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod seals;
#[cfg(test)]
mod standards;
#[cfg(test)]
mod tools;
