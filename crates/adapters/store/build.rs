//! Finds the migrations, so that a new file needs no line anywhere: an array of them in the order of their names.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=migrations");
    let mut names = Vec::new();
    // Cargo runs build scripts in the folder of their crate, wherever they were compiled.
    for file in fs::read_dir("migrations")? {
        let file = file?.file_name().into_string().map_err(|_name| "a migration has no name in Unicode")?;
        names.extend(file.strip_suffix(".sql").map(str::to_owned));
    }
    names.sort();
    let migrations: Vec<String> = names.iter().map(|name| migration(name)).collect();
    #[expect(
        clippy::disallowed_methods,
        reason = "Cargo says by the environment where its build scripts write"
    )]
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("migrations.rs"), format!("[{}]", migrations.concat()))?;
    Ok(())
}

fn migration(name: &str) -> String {
    let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/migrations/{name}.sql\"))");
    format!("Migration {{ name: \"{name}\", text: {text} }},\n")
}
