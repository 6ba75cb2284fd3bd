//! Faults of the program itself, kept so that they can be reported.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Above this length the log begins anew; the one before is kept beside it.
const LONGEST: u64 = 1 << 20;

/// Adds a fault to `slipway/faults.log` in the user's state folder; answers with where it stands, if it could be noted.
pub fn note_fault(told: &str) -> Option<PathBuf> {
    let log = super::state()?.join("faults.log");
    note(&log, told).ok().map(|()| log)
}

fn note(log: &Path, told: &str) -> std::io::Result<()> {
    if let Some(folder) = log.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if std::fs::metadata(log).is_ok_and(|old| old.len() > LONGEST) {
        std::fs::rename(log, log.with_extension("log.1"))?;
    }
    let mut file: File = OpenOptions::new().create(true).append(true).open(log)?;
    let at = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ");
    writeln!(file, "{at} {} {told}", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_stand_one_behind_the_other_and_the_log_never_grows_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("slipway/faults.log");
        note(&log, "first").unwrap();
        note(&log, "second").unwrap();
        let told = std::fs::read_to_string(&log).unwrap();
        assert_eq!(told.lines().count(), 2);
        assert!(told.ends_with("second\n"));
        std::fs::write(&log, vec![b'x'; LONGEST as usize + 1]).unwrap();
        note(&log, "third").unwrap();
        assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 1);
        assert!(log.with_extension("log.1").exists());
    }
}
