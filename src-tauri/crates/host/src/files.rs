//! Files that a person pointed at.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use slipway_app::host::Files;

/// Puts a file in its place whole or not at all: written beside it, flushed to the disk, then renamed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Made by hand, so that trouble is told in the system's words alone: the name of the file beside is another one each
    // time, and the same trouble would look like a new one.
    let mut file = tempfile::Builder::new().make_in(folder, |place| File::create_new(place))?;
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path)?;
    Ok(())
}

fn read_bounded(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is longer than {limit} bytes")));
    }
    Ok(bytes)
}

/// Every file that the command line names.
#[derive(Clone, Debug, Default)]
pub struct AnyFile {
    /// Where paths are kept that the window may use in later sessions; see [`ChosenFiles`].
    note: Option<PathBuf>,
}

impl AnyFile {
    /// With the note in which the window looks up what was named to be used again.
    pub const fn noted_in(note: Option<PathBuf>) -> Self {
        Self { note }
    }
}

impl Files for AnyFile {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        read_bounded(path, limit)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write_whole(path, bytes)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        listed(folder)
    }

    fn allows(&self, _: &Path) -> bool {
        true
    }

    fn remember(&self, path: &Path) -> io::Result<()> {
        std::fs::metadata(path)?;
        self.note.as_deref().map_or(Ok(()), |note| noted(note, path))
    }
}

/// Only files that a person chose in a dialog or named when starting the window, and calendar files in folders that they
/// chose.
#[derive(Debug, Default)]
pub struct ChosenFiles {
    chosen: Mutex<BTreeSet<PathBuf>>,
    /// What was chosen last in this session.
    last: Mutex<Option<PathBuf>>,
    /// Where paths are kept that may be used in later sessions; nowhere in a machine without a state folder.
    note: Option<PathBuf>,
}

impl ChosenFiles {
    /// With what was chosen to be used in later sessions, which this file keeps.
    pub fn noted_in(note: Option<PathBuf>) -> Self {
        let chosen = note.as_deref().map(|note| paths_in(note).collect()).unwrap_or_default();
        Self { chosen: Mutex::new(chosen), last: Mutex::default(), note }
    }

    /// Notes that a person chose a file or a folder.
    pub fn choose(&self, path: &Path) {
        self.chosen().insert(path.to_owned());
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
    }

    /// The folder in which a person chose last in this session, where the next choice begins; none before the first, or
    /// where it is gone.
    pub fn last_folder(&self) -> Option<PathBuf> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        std::path::absolute(last).ok()?.ancestors().take(2).find(|place| place.is_dir()).map(Path::to_owned)
    }

    fn chosen(&self) -> MutexGuard<'_, BTreeSet<PathBuf>> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check(&self, path: &Path) -> io::Result<()> {
        if self.allows(path) {
            return Ok(());
        }
        // What was named on the command line since is as good as chosen here.
        if let Some(note) = &self.note {
            self.chosen().extend(paths_in(note));
            if self.allows(path) {
                return Ok(());
            }
        }
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "it was not chosen in a dialog"))
    }
}

impl Files for ChosenFiles {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.check(path)?;
        read_bounded(path, limit)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.check(path)?;
        write_whole(path, bytes)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check(path)?;
        std::fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.check(folder)?;
        listed(folder)
    }

    fn allows(&self, path: &Path) -> bool {
        let chosen = self.chosen();
        let is_calendar = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics"));
        chosen.contains(path)
            || split_from(path).is_some_and(|whole| chosen.contains(&whole))
            || is_calendar && path.parent().is_some_and(|folder| chosen.contains(folder))
    }

    fn remember(&self, path: &Path) -> io::Result<()> {
        self.check(path)?;
        std::fs::metadata(path)?;
        self.note.as_deref().map_or(Ok(()), |note| noted(note, path))
    }
}

/// Adds a path to the note of those that may be used in later sessions.
fn noted(note: &Path, path: &Path) -> io::Result<()> {
    let text = path.to_str().filter(|text| !text.contains(['\n', '\r']));
    let text = text.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "its name cannot be noted"))?;
    let mut kept = std::fs::read_to_string(note).unwrap_or_default();
    if kept.lines().any(|line| line == text) {
        return Ok(());
    }
    kept.push_str(text);
    kept.push('\n');
    if let Some(folder) = note.parent() {
        std::fs::create_dir_all(folder)?;
    }
    write_whole(note, kept.as_bytes())
}

/// The paths of a note.
fn paths_in(note: &Path) -> impl Iterator<Item = PathBuf> {
    let kept = std::fs::read_to_string(note).unwrap_or_default();
    kept.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect::<Vec<_>>().into_iter()
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// The file that was chosen when a part of a split calendar is written beside it: `plan-2.ics` for `plan.ics`.
fn split_from(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_str()?;
    let (whole, number) = stem.rsplit_once('-')?;
    number.parse::<u32>().ok()?;
    Some(path.with_file_name(format!("{whole}.{}", path.extension()?.to_str()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_nobody_chose_is_neither_read_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        let (chosen, other) = (folder.path().join("plan.ics"), folder.path().join("other.ics"));
        let files = ChosenFiles::default();
        files.choose(&chosen);
        assert!(files.write(&chosen, b"x").is_ok());
        assert_eq!(files.read(&chosen, 10).unwrap(), b"x");
        assert!(files.write(&folder.path().join("plan-2.ics"), b"x").is_ok(), "a part of what was chosen");
        assert!(files.write(&other, b"x").is_err());
        assert!(files.read(&other, 10).is_err());
        assert!(!other.exists());
    }

    #[test]
    fn a_chosen_folder_stands_for_its_calendar_files_and_for_nothing_else_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let files = ChosenFiles::default();
        files.choose(folder.path());
        assert!(files.write(&folder.path().join("team.ics"), b"x").is_ok());
        assert!(files.write(&folder.path().join(".bashrc"), b"x").is_err());
        std::fs::create_dir(folder.path().join("deeper")).unwrap();
        assert!(files.write(&folder.path().join("deeper/team.ics"), b"x").is_err());
        assert_eq!(files.list(folder.path()).unwrap().len(), 2);
        assert!(files.list(&folder.path().join("deeper")).is_err());
        files.remove(&folder.path().join("team.ics")).unwrap();
    }

    #[test]
    fn the_same_trouble_is_told_in_the_same_words_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("gone/a.ics");
        let [first, second] = [(); 2].map(|()| write_whole(&place, b"x").unwrap_err());
        assert_eq!(first.kind(), io::ErrorKind::NotFound);
        assert_eq!(first.to_string(), second.to_string());
        assert!(!first.to_string().contains(".tmp"), "{first}");
    }

    #[test]
    fn the_next_choice_begins_where_the_last_one_was() {
        let folder = tempfile::tempdir().unwrap();
        let files = ChosenFiles::default();
        assert_eq!(files.last_folder(), None);
        files.choose(&folder.path().join("plan.ics"));
        assert_eq!(files.last_folder().as_deref(), Some(folder.path()), "the folder of a file, also of a new one");
        let deeper = folder.path().join("deeper");
        std::fs::create_dir(&deeper).unwrap();
        files.choose(&deeper);
        assert_eq!(files.last_folder(), Some(deeper), "a folder itself");
        files.choose(&folder.path().join("gone/plan.ics"));
        assert_eq!(files.last_folder(), None, "what is gone leads nowhere");
    }

    #[test]
    fn what_is_remembered_may_be_used_in_the_next_session_and_only_what_was_chosen_is() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("state/chosen-paths");
        let published = folder.path().join("published");
        std::fs::create_dir(&published).unwrap();
        let session = || ChosenFiles::noted_in(Some(note.clone()));
        let first = session();
        assert!(first.remember(&published).is_err(), "nobody chose it");
        first.choose(&published);
        first.remember(&published).unwrap();
        first.remember(&published).unwrap();
        assert_eq!(std::fs::read_to_string(&note).unwrap().lines().count(), 1);
        assert!(session().write(&published.join("a.ics"), b"x").is_ok());
        assert!(session().write(&folder.path().join("a.ics"), b"x").is_err());
    }

    #[test]
    fn what_is_named_on_the_command_line_to_be_used_again_may_be_used_by_a_window_that_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("chosen-paths");
        let window = ChosenFiles::noted_in(Some(note.clone()));
        let file = folder.path().join("team.ics");
        assert!(window.write(&file, b"x").is_err());
        AnyFile::noted_in(Some(note)).remember(folder.path()).unwrap();
        assert!(window.write(&file, b"x").is_ok());
    }

    #[test]
    fn a_file_that_is_too_long_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.csv");
        std::fs::write(&path, [0_u8; 20]).unwrap();
        assert!(AnyFile::default().read(&path, 19).is_err());
        assert_eq!(AnyFile::default().read(&path, 20).unwrap().len(), 20);
    }
}
