//! What many tests ask of the program: that it does something, or that it refuses and says what to do.

use serde_json::Value;
use slipway_tests::{Desk, Said};

/// Runs it, and holds that it was done.
pub fn done(desk: &Desk, arguments: &[&str]) -> Said {
    let said = desk.run(arguments);
    assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.err);
    said
}

/// Runs it, and holds that it was refused with an exit code, nothing on standard output, and what to do next.
pub fn refused(desk: &Desk, arguments: &[&str], code: i32) -> String {
    let said = desk.run(arguments);
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{arguments:?}: {}", said.err);
    assert!(said.err.contains("  → "), "what to do: {}", said.err);
    said.err
}

/// Calls a command of the application, and holds that it was done.
pub fn call(desk: &Desk, name: &str, input: &Value) -> Value {
    done(desk, &["call", name, &input.to_string()]).json()
}
