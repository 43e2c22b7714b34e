//! Builds the crate anew when its words change.

fn main() {
    println!("cargo::rerun-if-changed=texts");
}
