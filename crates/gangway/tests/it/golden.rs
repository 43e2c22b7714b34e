//! What production writes, pinned: a file for every kind of event and every table, made by the use cases and not by hand.
//!
//! Whoever reads a journal in ten years finds in it what stands in these files. `INSTA_UPDATE=always` writes them anew; the commit
//! says that it did, and why.

mod events;
mod files;
mod rows;
mod scenes;
mod stable;
