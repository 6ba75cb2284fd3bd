//! What goes to standard output.

use std::io::{ErrorKind, Write as _};

use serde_json::Value;
use slipway_app::{AppError, Fault};

/// Writes text to standard output.
///
/// A reader that has seen enough, such as `head`, closes the pipe; that is no
/// fault of anybody.
pub fn say(text: &str) -> Result<(), AppError> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(AppError::new(Fault::Internal, "output.unwritable", format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes one JSON document.
pub fn document(answer: &Value) -> Result<(), AppError> {
    say(&format!("{answer:#}\n"))
}

/// An answer with its operation in front, where a change stands deeper in it: every operation answers alike.
pub fn with_operation(mut answer: Value) -> Value {
    if let Some(operation) = answer.pointer("/changed/operation").filter(|operation| !operation.is_null()).cloned()
        && let Some(fields) = answer.as_object_mut()
    {
        fields.insert("operation".to_owned(), operation);
    }
    answer
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_operation_of_a_change_stands_in_front_and_a_preview_has_none() {
        let moved = with_operation(json!({ "release": "R-1", "changed": { "operation": { "seq": 2 } } }));
        assert_eq!(moved["operation"]["seq"], 2);
        let preview = json!({ "release": "R-1", "changed": null });
        assert_eq!(with_operation(preview.clone()), preview);
    }
}
