//! The files that are generated from the table of commands.
//!
//! They are committed; the test run generates them again and fails when they
//! differ.

use std::any::{TypeId, type_name};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;
use ts_rs::{TS, TypeVisitor};

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
    /// Two types have one name, so that one of them would be lost.
    #[error("{first} and {second} are both called {name} in TypeScript; give one of them another name")]
    Twice {
        /// The name that both have.
        name: String,
        /// The one that was met first.
        first: &'static str,
        /// The other one.
        second: &'static str,
    },
}

/// The types of the boundary by their names: of two that share one, the later file would replace the earlier.
#[derive(Default)]
pub struct Names {
    config: ts_rs::Config,
    seen: HashSet<TypeId>,
    known: BTreeMap<String, &'static str>,
    twice: Option<(String, &'static str, &'static str)>,
}

impl TypeVisitor for Names {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            // A list of one thing and a list of another are one type in one file.
            let (name, path) = (T::ident(&self.config), type_name::<T::WithoutGenerics>());
            let first = *self.known.entry(name.clone()).or_insert(path);
            if first != path {
                self.twice.get_or_insert((name, first, path));
            }
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl Names {
    /// Fails where two types share a name.
    fn check(self) -> Result<(), GenerateError> {
        match self.twice {
            None => Ok(()),
            Some((name, first, second)) => Err(GenerateError::Twice { name, first, second }),
        }
    }
}

/// Writes one TypeScript file for each type of the boundary into `types`, an `index.ts` with the table, and the
/// window's permissions into `capability`.
pub fn generate(types: &Path, capability: &Path) -> Result<(), GenerateError> {
    let config = ts_rs::Config::new().with_out_dir(types).with_large_int("number");
    let mut rows = String::new();
    let mut seen = Names::default();
    seen.visit::<AppError>();
    <AppError as ts_rs::TS>::export_all(&config)?;
    for command in COMMANDS {
        let (input, output) = command.write_types(&config, &mut seen)?;
        let _ = write!(rows, "  /** {} */\n  {}: {{ input: {input}; output: {output} }};\n", command.doc, command.name);
    }
    seen.check()?;
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
pub const WINDOW_COMMANDS: &[&str] = &["dialog_folder", "dialog_open", "dialog_save", "task_cancel"];

/// The permission of a command, as Tauri derives its name.
fn permission(command: &str) -> String {
    format!("allow-{}", command.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    mod one {
        #[derive(ts_rs::TS)]
        pub struct Card;
    }

    mod other {
        #[derive(ts_rs::TS)]
        pub struct Card;
    }

    #[test]
    fn two_types_of_one_name_are_told_and_lists_of_two_things_are_not() {
        let mut names = Names::default();
        names.visit::<crate::wire::List<one::Card>>();
        names.visit::<crate::wire::List<String>>();
        assert!(names.twice.is_none());
        names.visit::<other::Card>();
        let told = names.check().unwrap_err().to_string();
        assert!(told.contains("one::Card") && told.contains("other::Card") && told.contains("called Card"), "{told}");
    }
}
