//! Several programs on one file, one that is killed while it writes, and one that may not write.
//!
//! Each of them is this very test program, started again with the name of one test and a path.

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use slipway_storage::{Meta, StorageError, Store, Verified};
use uuid::Uuid;

use crate::world::{meta, place, renamed, store};

const PLAN: &str = "SLIPWAY_TEST_PLAN";
const RELEASE: &str = "SLIPWAY_TEST_RELEASE";

/// This program again, to run one test that is ignored otherwise.
fn again(program: &Path, test: &str, plan: &Path) -> Command {
    let mut command = Command::new(program);
    command.args([&format!("processes::{test}"), "--exact", "--ignored", "--nocapture"]);
    command.env(PLAN, plan).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn myself() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn given(name: &str) -> String {
    std::env::var(name).unwrap()
}

fn succeeds(child: Child) {
    let done = child.wait_with_output().unwrap();
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(done.status.success() && said[0].contains("1 passed"), "{}", said.concat());
}

#[test]
fn a_program_that_is_killed_in_the_middle_of_a_write_leaves_the_plan_as_it_was() {
    let (_folder, path) = place();
    let before = store(&path).dump().unwrap();
    let mut child = again(&myself(), "write_a_lot_and_wait", &path).spawn().unwrap();
    let ready = BufReader::new(child.stdout.take().unwrap()).lines().any(|line| line.unwrap().contains("half way"));
    assert!(ready, "the writer got as far as it should");
    let waiting = fs::metadata(format!("{}-wal", path.display())).unwrap().len();
    assert!(waiting > 1_000_000, "half of the write lies on the disk already: {waiting} bytes");
    child.kill().unwrap();
    child.wait().unwrap();
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.dump().unwrap(), before);
    assert_eq!(store.verify().unwrap(), Verified::Whole(1));
    let checked = store.check().unwrap();
    assert_eq!((checked.file, checked.past_the_journal), (vec![], vec![]));
    let (plan, _) = store.load().unwrap();
    store.write(&meta("Rename"), &[renamed(&plan, "R-1", "x")]).unwrap().unwrap();
}

#[test]
#[ignore = "runs as a program of its own"]
fn write_a_lot_and_wait() {
    let mut store = Store::open(Path::new(&given(PLAN))).unwrap();
    let (plan, _) = store.load().unwrap();
    let stopped: Result<((), _), StorageError> = store.perform(&meta("Half"), |write| {
        for n in 0..1000 {
            let mut release = plan.releases.by_key("R-1").unwrap().clone();
            release.id = slipway_domain::id::ReleaseId::new(Uuid::from_u64_pair(9, n));
            release.key = crate::world::key(&format!("N-{n}"));
            release.description = "x".repeat(10_000);
            write.put_release(&release)?;
        }
        println!("half way");
        std::io::stdout().flush().unwrap();
        std::thread::sleep(std::time::Duration::from_mins(1));
        Ok(())
    });
    drop(stopped);
}

#[test]
fn a_store_that_could_not_be_held_again_is_cut_off_until_it_can() {
    let (_folder, path) = place();
    let mut store = store(&path);
    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    assert!(store.renew().is_err());
    assert!(store.is_cut_off());
    fs::rename(&away, &path).unwrap();
    store.renew().unwrap();
    assert!(!store.is_cut_off());
    assert_eq!(store.latest().unwrap(), 1);
}

/// What a file chooser does to tell the kinds of the files in a folder; the program loses its locks on them.
fn look_into(path: &Path) {
    for part in ["", "-wal", "-shm"] {
        drop(fs::File::open(format!("{}{part}", path.display())).unwrap());
    }
}

fn renamed_elsewhere(path: &Path) {
    succeeds(again(&myself(), "rename_twenty_times", path).env(RELEASE, "R-1").spawn().unwrap());
}

#[test]
fn a_plan_that_was_held_again_after_somebody_looked_into_it_stays_with_every_program() {
    let (_folder, path) = place();
    let mut store = store(&path);
    assert!(!store.is_cut_off());
    look_into(&path);
    store.renew().unwrap();
    assert!(!store.is_cut_off());
    renamed_elsewhere(&path);
    assert!(!store.is_cut_off(), "the other program knew that it was not the last one");
    assert_eq!(store.latest().unwrap(), 21);
}

#[test]
#[cfg(unix)]
fn a_store_whose_log_was_taken_away_notices_and_writes_where_everybody_reads() {
    let (_folder, path) = place();
    let mut store = store(&path);
    assert!(!store.is_cut_off());
    look_into(&path);
    renamed_elsewhere(&path);
    assert!(store.is_cut_off(), "the other program took itself for the last one");
    store.renew().unwrap();
    assert!(!store.is_cut_off());
    let (plan, seq) = store.load().unwrap();
    assert_eq!(seq, 21);
    store.write(&meta("Rename"), &[renamed(&plan, "R-2", "seen")]).unwrap().unwrap();
    renamed_elsewhere(&path);
    assert_eq!(store.latest().unwrap(), 42);
    assert_eq!(store.verify().unwrap(), Verified::Whole(42));
    assert_eq!(store.load().unwrap().0.releases.by_key("R-2").unwrap().title, "seen");
}

#[test]
fn programs_that_write_at_once_lose_nothing_and_see_each_other() {
    let (_folder, path) = place();
    let watching = store(&path);
    let writers = ["R-1", "R-2"]
        .map(|release| again(&myself(), "rename_twenty_times", &path).env(RELEASE, release).spawn().unwrap());
    writers.into_iter().for_each(succeeds);
    assert_eq!(watching.latest().unwrap(), 41, "a store that was open all the time sees every operation");
    let (plan, _) = watching.load().unwrap();
    for release in ["R-1", "R-2"] {
        assert_eq!(plan.releases.by_key(release).unwrap().title, "19");
        let by = slipway_storage::LogFilter { actor: Some(release.into()), ..Default::default() };
        let labels: Vec<String> = watching.log(&by).unwrap().into_iter().map(|done| done.meta.label).collect();
        let expected: Vec<String> = (0..20).rev().map(|n| n.to_string()).collect();
        assert_eq!(labels, expected, "every operation of {release} is there, in its order");
    }
    assert_eq!(watching.verify().unwrap(), Verified::Whole(41));
}

#[test]
#[ignore = "runs as a program of its own"]
fn rename_twenty_times() {
    let name = given(RELEASE);
    let mut store = Store::open(Path::new(&given(PLAN))).unwrap();
    for n in 0..20 {
        let id = Uuid::from_u64_pair(u64::from(std::process::id()), n);
        let (plan, _) = store.load().unwrap();
        let said = Meta { id, actor: name.clone(), ..meta(&n.to_string()) };
        store.write(&said, &[renamed(&plan, &name, &n.to_string())]).unwrap().unwrap();
    }
}

/// Makes a plan in a folder of its own, closes file and folder as told, and lets somebody who is not allowed to do
/// everything run a test on it.
///
/// Answers with nothing where only the administrator could arrange it.
#[cfg(unix)]
fn somebody_else(name: &str, file: u32, folder: u32, test: &str) -> Option<usize> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;

    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let (outer, _) = place();
    allow(outer.path(), 0o755);
    let inner = outer.path().join(name);
    fs::create_dir(&inner).unwrap();
    let path = inner.join("plan.slipway");
    drop(store(&path));
    let program = outer.path().join("program");
    fs::copy(myself(), &program).unwrap();
    allow(&program, 0o755);
    allow(&path, file);
    allow(&inner, folder);
    let administrator = fs::metadata(&path).unwrap().uid() == 0;
    if !administrator && folder & 0o222 != 0 {
        return None;
    }
    let mut reading = again(&program, test, &path);
    if administrator {
        reading.uid(65534).gid(65534);
    }
    succeeds(reading.spawn().unwrap());
    allow(&inner, 0o755);
    Some(fs::read_dir(&inner).unwrap().count())
}

/// The folder's name holds signs that mean something in the address of a file.
#[cfg(unix)]
#[test]
fn a_file_in_a_folder_that_cannot_be_written_is_read_and_refuses_to_be_written() {
    let files = somebody_else("50% #1?", 0o666, 0o555, "read_in_a_closed_folder");
    assert_eq!(files, Some(1), "nothing was made beside the file");
}

#[cfg(unix)]
#[test]
#[ignore = "runs as a program of its own"]
fn read_in_a_closed_folder() {
    let path = PathBuf::from(given(PLAN));
    assert!(fs::write(path.with_file_name("x"), b"").is_err(), "the folder must be closed to this program");
    read_and_be_refused(&path);
    let beside = path.with_file_name("new.slipway");
    let (plan, _) = Store::open(&path).unwrap().load().unwrap();
    assert_eq!(Store::create(&beside, &plan, &meta("x")).unwrap_err().code(), "plan.read_only");
}

#[cfg(unix)]
#[test]
fn a_file_that_belongs_to_somebody_else_is_read_and_refuses_to_be_written() {
    somebody_else("shared", 0o644, 0o777, "read_what_belongs_to_somebody_else");
}

#[cfg(unix)]
#[test]
#[ignore = "runs as a program of its own"]
fn read_what_belongs_to_somebody_else() {
    let path = PathBuf::from(given(PLAN));
    assert!(fs::OpenOptions::new().write(true).open(&path).is_err(), "the file must be closed to this program");
    read_and_be_refused(&path);
}

#[cfg(unix)]
fn read_and_be_refused(path: &Path) {
    let mut store = Store::open(path).unwrap();
    assert!(store.is_read_only());
    let (plan, seq) = store.load().unwrap();
    assert_eq!((plan.releases.len(), seq), (2, 1));
    assert_eq!(store.as_of(1).unwrap(), plan);
    assert_eq!(store.verify().unwrap(), Verified::Whole(1));
    assert_eq!(store.write(&meta("x"), &[renamed(&plan, "R-1", "x")]).unwrap_err().code(), "plan.read_only");
}
