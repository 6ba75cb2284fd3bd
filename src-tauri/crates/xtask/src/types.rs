//! The boundary's generated types and permissions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Result, bail};

use crate::process::{command, run};
use crate::test::whole;
use crate::{built, root};

/// What is generated.
const GENERATED: &[&str] = &["ui/src/backend/generated", "src-tauri/capabilities"];

/// Generates them again from the table of commands.
pub fn generate() -> Result<()> {
    run(whole("build").args(["--quiet", "--example", "generate"]))?;
    run(&mut command(built("debug/examples", "generate")))
}

/// Fails where generating again changes something, and leaves what it should have been.
pub fn check() -> Result<()> {
    // The files themselves are compared, not the index, so that the check also means something before a commit.
    let before = contents()?;
    generate()?;
    let after = contents()?;
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    let stale: Vec<String> = names
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| name.strip_prefix(root()).unwrap_or(name).display().to_string())
        .collect();
    if !stale.is_empty() {
        bail!("generated files were not up to date and are now, so commit them: {}", stale.join(", "));
    }
    Ok(())
}

fn contents() -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for folder in GENERATED {
        read(&root().join(folder), &mut found)?;
    }
    Ok(found)
}

fn read(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(&path, found)?;
        } else {
            let bytes = fs::read(&path)?;
            found.insert(path, bytes);
        }
    }
    Ok(())
}
