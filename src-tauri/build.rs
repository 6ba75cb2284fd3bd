//! Generates the window's context, with one permission for each command of the table.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    // The capability is generated from the table of commands, so it is the list of commands.
    println!("cargo:rerun-if-changed=capabilities/main.json");
    let capability: serde_json::Value = serde_json::from_str(&std::fs::read_to_string("capabilities/main.json")?)?;
    let permissions = capability["permissions"].as_array().cloned().unwrap_or_default();
    let commands: Vec<&'static str> = permissions
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        .map(|name| &*name.replace('-', "_").leak())
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
