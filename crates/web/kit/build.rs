//! Makes the folder that the binary embeds, so that the crate builds before the front end was built.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    fs::create_dir_all(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/dist"))?;
    println!("cargo::rerun-if-changed=../../../ui/dist");
    println!("cargo::rerun-if-changed=texts");
    Ok(())
}
