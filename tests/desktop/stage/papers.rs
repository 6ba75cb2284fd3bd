//! Other programs' eyes on what the window wrote.

use std::process::Command;

/// What a program says about a file; it must be content with it.
pub fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {out}{}", String::from_utf8_lossy(&output.stderr));
    out
}
