//! The system's own dialogs for choosing files.

use serde_json::Value;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use crate::Shell;

/// Asks for a file to read; what is chosen may be read from then on.
pub fn open(window: &AppHandle, shell: &Shell, request: &Value) -> Option<String> {
    chosen(shell, dialog(window, shell, request).blocking_pick_file())
}

/// Asks where to put a file; what is chosen may be written from then on.
pub fn save(window: &AppHandle, shell: &Shell, request: &Value) -> Option<String> {
    chosen(shell, dialog(window, shell, request).blocking_save_file())
}

/// Asks for a folder; calendar files in it may be read and written from then on.
pub fn folder(window: &AppHandle, shell: &Shell, request: &Value) -> Option<String> {
    chosen(shell, dialog(window, shell, request).blocking_pick_folder())
}

/// A dialog with the page's title, suggested name and kinds of file, which begins where a person chose last: systems begin
/// with the files of late, among which is no folder to choose.
fn dialog(window: &AppHandle, shell: &Shell, request: &Value) -> FileDialogBuilder<tauri::Wry> {
    let text = |name: &str| request[name].as_str().map(str::to_owned);
    let mut dialog = window.dialog().file();
    if let Some(title) = text("title") {
        dialog = dialog.set_title(title);
    }
    if let Some(name) = text("suggested") {
        dialog = dialog.set_file_name(name);
    }
    if let Some(folder) = shell.files.last_folder() {
        dialog = dialog.set_directory(folder);
    }
    let kinds = request["kinds"].as_array().cloned().unwrap_or_default();
    for kind in &kinds {
        let endings: Vec<&str> =
            kind["extensions"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        dialog = dialog.add_filter(kind["name"].as_str().unwrap_or("Files"), &endings);
    }
    dialog
}

fn chosen(shell: &Shell, file: Option<FilePath>) -> Option<String> {
    // The chooser has looked into the files of its folder. Where the plan is gone, the next use case says so.
    let _ = shell.app.hold_again();
    let path = file?.into_path().ok()?;
    shell.files.choose(&path);
    Some(path.display().to_string())
}
