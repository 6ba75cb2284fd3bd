//! What went wrong, as others see it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Why a use case did not do what was asked.
///
/// `code` is stable and may be branched on; `message` says what and where;
/// `hint` what to do next. A [`Fault::Refused`] is advice by a rule, not a failure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    /// A stable name such as `release.conflict` or `plan.newer`.
    pub code: String,
    /// What happened, to what.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Facts for programs: conflicts, slots, places in a file.
    #[ts(type = "unknown")]
    pub details: Value,
    /// Which kind of trouble it is; decides the exit code of the command line.
    #[serde(skip)]
    #[ts(skip)]
    pub fault: Fault,
}

/// Kinds of trouble, as the command line tells them apart by exit code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// A rule says no: exit code 1.
    Refused,
    /// The request makes no sense: exit code 2.
    Usage,
    /// A file that was to be read is not as it should be: exit code 3.
    Input,
    /// The plan file is missing, locked, newer or damaged: exit code 5.
    PlanFile,
    /// Our own fault: exit code 70.
    #[default]
    Internal,
}

/// What a use case answers with.
pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    /// An error of a kind.
    pub fn new(fault: Fault, code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), hint: None, details: Value::Null, fault }
    }

    /// A refusal by a rule.
    pub fn refused(code: &str, message: impl Into<String>) -> Self {
        Self::new(Fault::Refused, code, message)
    }

    /// A request that makes no sense.
    pub fn usage(code: &str, message: impl Into<String>) -> Self {
        Self::new(Fault::Usage, code, message)
    }

    /// Something that is not in the plan.
    pub fn unknown(what: &str, key: &str) -> Self {
        let lists = match what {
            "release" => "slipway releases",
            "change" => "slipway changes",
            "window" => "slipway windows",
            "calendar" => "slipway calendars",
            "exception" => "slipway exception list",
            "policy" => "slipway policy list",
            "chain" => "slipway escalation list",
            "action" => "slipway cab actions",
            "approval" => "slipway approval KEY",
            _ => "slipway call catalogue_show",
        };
        Self::usage(&format!("{what}.unknown"), format!("there is no {what} {key:?} in this plan"))
            .hint(format!("`{lists}` lists what there is"))
    }

    /// The same error with advice on what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same error with facts for programs.
    #[must_use]
    pub fn details(mut self, details: impl Serialize) -> Self {
        self.details = serde_json::to_value(details).unwrap_or(Value::Null);
        self
    }
}

/// What the database answers where the disk fails it.
const SQLITE_IOERR: i32 = 10;
const DISK: &str = "see whether the disk can be written and has room, then try again; the plan is as it was";

impl From<slipway_storage::StorageError> for AppError {
    fn from(error: slipway_storage::StorageError) -> Self {
        use slipway_storage::StorageError as E;
        let (fault, hint) = match &error {
            E::Missing(_) => (Fault::PlanFile, "check the path, or make a plan with `slipway new FILE`"),
            E::Exists(_) => (Fault::Refused, "choose another name, or open the file that is there"),
            E::Empty(_) => (Fault::PlanFile, "make a plan under another name with `slipway new FILE`"),
            E::NotAPlan(_) => (Fault::PlanFile, "choose a file that was made by Slipway"),
            E::Damaged { .. } => {
                (Fault::PlanFile, "the file was left as it is; restore a backup, or run `slipway check` on a copy")
            }
            E::Newer { .. } => (Fault::PlanFile, "install the newer Slipway that wrote it"),
            E::Locked => (Fault::PlanFile, "wait for the other program to finish, then try again"),
            E::ReadOnly => (Fault::PlanFile, "make the file and its folder writable, or work on a copy"),
            E::DiskFull => (Fault::PlanFile, "free some space, then try again; the plan is as it was"),
            E::Unreadable { .. } => (Fault::PlanFile, "`slipway check` says what else is wrong; restore a backup"),
            E::Taken { .. } => (Fault::Refused, "choose another key"),
            E::InUse => (Fault::Refused, "take away what needs it first"),
            E::Nothing(_) => (Fault::Refused, "`slipway log` shows what was done"),
            E::Stale { .. } => (Fault::Refused, "undo the later operations first"),
            E::NoScenario(_) => (Fault::Usage, "`slipway scenario list` lists what there is"),
            E::Alone(_) => (Fault::PlanFile, "put the scenario back beside its plan"),
            E::Diverged(_) => (Fault::Refused, "take these changes back on one side, or make the scenario anew"),
            E::NoOperation(_) => (Fault::Usage, "`slipway log` lists every operation"),
            E::File { .. } => (Fault::PlanFile, DISK),
            E::Sqlite(told) if told.sqlite_error().is_some_and(|told| told.extended_code & 0xFF == SQLITE_IOERR) => {
                (Fault::PlanFile, DISK)
            }
            E::Sqlite(_) => (Fault::Internal, "run `slipway check`; the plan is as it was"),
        };
        // What the database says about damage has several lines.
        Self::new(fault, error.code(), error.to_string().replace('\n', "; ")).hint(hint)
    }
}
