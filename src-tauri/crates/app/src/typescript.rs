//! The files that are generated from the table of commands.
//!
//! They are committed; the test run generates them again and fails when they
//! differ.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use crate::commands::COMMANDS;
use crate::error::AppError;

/// Why the generated files could not be written.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// A type could not be written.
    #[error("a TypeScript type could not be written: {0}")]
    Type(#[from] ts_rs::ExportError),
    /// A file could not be written.
    #[error("a generated file could not be written: {0}")]
    File(#[from] std::io::Error),
}

/// Writes one TypeScript file for each type of the boundary into `types`, an `index.ts` with the table, and the
/// window's permissions into `capability`.
pub fn generate(types: &Path, capability: &Path) -> Result<(), GenerateError> {
    let config = ts_rs::Config::new().with_out_dir(types).with_large_int("number");
    let mut rows = String::new();
    <AppError as ts_rs::TS>::export_all(&config)?;
    for command in COMMANDS {
        let (input, output) = command.write_types(&config)?;
        let _ = write!(rows, "  /** {} */\n  {}: {{ input: {input}; output: {output} }};\n", command.doc, command.name);
    }
    let mut names: Vec<String> = std::fs::read_dir(types)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".ts").map(str::to_owned))
        .filter(|name| name != "index")
        .collect();
    names.sort();
    let mut index = String::from("// Generated from the table of commands; do not edit.\n");
    for name in &names {
        let _ = writeln!(index, "import type {{ {name} }} from \"./{name}\";");
    }
    let _ = write!(
        index,
        "\n/** Every command with what it takes and what it answers. */\nexport interface Commands {{\n{rows}}}\n"
    );
    let _ = write!(index, "\nexport type {{ {} }};\n", names.join(", "));
    std::fs::write(types.join("index.ts"), index)?;
    let permissions: Vec<String> = ["core:event:allow-listen", "core:event:allow-unlisten"]
        .into_iter()
        .map(str::to_owned)
        .chain(COMMANDS.iter().map(|command| command.name).chain(WINDOW_COMMANDS.iter().copied()).map(permission))
        .collect();
    let capability_file = json!({
        "identifier": "main",
        "description": "What the page of the main window may ask for: one permission for each command.",
        "windows": ["main"],
        "permissions": permissions,
    });
    std::fs::write(capability, format!("{capability_file:#}\n"))?;
    Ok(())
}

/// Commands that need a window, and so are the shell's own: dialogs, and stopping long work.
pub const WINDOW_COMMANDS: &[&str] = &["dialog_open", "dialog_save", "task_cancel"];

/// The permission of a command, as Tauri derives its name.
fn permission(command: &str) -> String {
    format!("allow-{}", command.replace('_', "-"))
}
