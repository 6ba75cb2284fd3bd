//! Generates the TypeScript types and the window's permissions from the table of commands.

use std::path::PathBuf;

fn main() -> Result<(), slipway_app::typescript::GenerateError> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    slipway_app::typescript::generate(
        &root.join("ui/src/backend/generated"),
        &root.join("src-tauri/capabilities/main.json"),
    )
}
