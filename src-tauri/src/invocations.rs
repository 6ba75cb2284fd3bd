//! Invocations of the page: unwrapped, handed to the table of commands off the UI thread, and answered.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use slipway_app::AppError;
use slipway_app::host::Task;
use tauri::ipc::{Invoke, InvokeBody, InvokeResolver};
use tauri::{AppHandle, Emitter as _, Manager as _, Webview};

use crate::{Shell, dialogs};

/// Work that is under way, by the name under which the page can stop it.
#[derive(Default)]
pub struct Tasks(Mutex<HashMap<String, Arc<AtomicBool>>>);

impl Tasks {
    fn begin(&self, name: &str) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), stop.clone());
        stop
    }

    fn end(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }

    fn stop(&self, name: &str) {
        if let Some(stop) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

/// One use case under way, told to the page.
struct Told {
    window: AppHandle,
    name: String,
    stop: Arc<AtomicBool>,
}

impl Task for Told {
    fn progress(&self, done: usize, whole: usize) {
        let told = json!({ "task": self.name, "done": done, "total": whole, "what": self.name });
        // A page that no longer listens needs no progress.
        let _ = self.window.emit("task_progress", told);
    }

    fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Answers an invocation; every command of the table goes the same way, the shell's own few go to the window.
pub fn handle(shell: &Arc<Shell>, invoke: Invoke) -> bool {
    let Invoke { message, resolver, .. } = invoke;
    let name = message.command().to_owned();
    let webview = message.webview();
    let payload = match message.payload() {
        InvokeBody::Json(payload) => payload.clone(),
        InvokeBody::Raw(_) => Value::Null,
    };
    let shell = shell.clone();
    tauri::async_runtime::spawn_blocking(move || answer(&shell, &webview, &name, payload, resolver));
    true
}

fn answer(shell: &Shell, webview: &Webview, name: &str, payload: Value, resolver: InvokeResolver<tauri::Wry>) {
    let window = webview.app_handle();
    match name {
        "dialog_open" => resolver.resolve(dialogs::open(window, shell, &payload["request"])),
        "dialog_folder" => resolver.resolve(dialogs::folder(window, shell, &payload["request"])),
        "dialog_save" => resolver.resolve(dialogs::save(window, shell, &payload["request"])),
        "task_cancel" => {
            shell.tasks.stop(payload["task"].as_str().unwrap_or_default());
            resolver.resolve(Value::Null);
        }
        _ => match call(shell, window, name, payload["input"].clone()) {
            Ok(output) => resolver.resolve(output),
            Err(error) => resolver.reject(json!(error)),
        },
    }
}

fn call(shell: &Shell, window: &AppHandle, name: &str, input: Value) -> Result<Value, AppError> {
    if name == "desk_show" {
        shell.opening.settle(&shell.app)?;
    }
    let stop = shell.tasks.begin(name);
    let task = Told { window: window.clone(), name: name.to_owned(), stop };
    let output = match name {
        "plan_open" | "plan_create" => {
            let path = PathBuf::from(input["path"].as_str().unwrap_or_default());
            shell.opening.instead(&path, || shell.app.call(name, input, &task))
        }
        _ => shell.app.call(name, input, &task),
    };
    shell.tasks.end(name);
    output
}
