//! Finding what points out of the project, and so would not be there in somebody else's copy.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::graph::Graph;
use crate::process::{command, said};
use crate::root;

/// Folders in which a machine keeps what belongs to one person or one job.
const PLACES: &[&str] = &["Users", "farm", "home", "mnt", "root", "work"];

/// Files that a package manager writes, with addresses that are its own business.
const GENERATED: &[&str] = &["Cargo.lock", "package-lock.json"];

/// Packages and files that point outside.
pub fn find(graph: &Graph) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for package in graph.packages.iter().filter(|package| package.source.is_none()) {
        if !Path::new(&package.manifest).starts_with(root()) {
            wrong.push(format!("{} lies outside the project", package.name));
        }
    }
    let listed = said(command("git").arg("ls-files")).context("git could not list the files of the project")?;
    for path in listed.lines().filter(|path| !GENERATED.iter().any(|name| path.ends_with(name))) {
        let whole = root().join(path);
        if whole.is_symlink() {
            wrong.push(format!("{path} is a link, which not every system can hold"));
            continue;
        }
        // What is not text mentions nothing, and what was deleted since is not there.
        let Ok(text) = fs::read_to_string(whole) else { continue };
        let depth = path.matches('/').count();
        for (number, line) in text.lines().enumerate() {
            if names_a_place(line) || climbs(line, depth) {
                wrong.push(format!("{path}:{}: points outside the project: {}", number + 1, line.trim()));
            }
        }
    }
    Ok(wrong)
}

/// Whether a line names a folder of somebody's machine.
fn names_a_place(line: &str) -> bool {
    PLACES.iter().any(|place| {
        line.match_indices(&format!("/{place}/")).any(|(at, _)| {
            // In the middle of a path it is a folder of ours or part of an address.
            !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | ')'))
        })
    })
}

/// Whether a line climbs out of the project, seen from a file so many folders deep.
fn climbs(line: &str, depth: usize) -> bool {
    let mut rest = line;
    while let Some(at) = rest.find("../") {
        let steps = rest.as_bytes()[at..].chunks(3).take_while(|step| *step == b"../").count();
        if steps > depth {
            return true;
        }
        rest = &rest[at + 3 * steps..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{climbs, names_a_place};

    #[test]
    fn folders_of_a_machine_are_found_and_addresses_are_not() {
        let home = ["", "home", "ana", "plan"].join("/");
        assert!(names_a_place(&format!("open {home}")));
        assert!(names_a_place(&format!("file://{home}")));
        assert!(!names_a_place(&format!("https://example.org{home}")));
        assert!(!names_a_place("ui/src/app"));
    }

    #[test]
    fn climbing_is_counted_from_the_file() {
        assert!(!climbs("import '../shared/dates'", 2));
        assert!(climbs(&format!("open {}x", "../".repeat(3)), 2));
    }
}
