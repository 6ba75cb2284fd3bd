//! How much memory a program and everything that it started hold.

use std::fs;

use anyhow::{Result, bail};

/// The memory of a process and of all its descendants, in bytes.
///
/// Pages that several processes share are counted once among them (the proportional set size of
/// `/proc/PID/smaps_rollup`, proc(5)), so that the sum is what would be free again without them.
pub fn of_family(root: u32) -> Result<u64> {
    let mut parents: Vec<(u32, u32)> = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse().ok()) else { continue };
        // A process may end while it is looked at.
        let Ok(stat) = fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        parents.extend(parent(&stat).map(|parent| (id, parent)));
    }
    let sizes = family(root, &parents).into_iter().filter_map(|id| {
        let told = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        proportional(&told)
    });
    let sum = sizes.sum();
    if sum == 0 {
        bail!("the memory of process {root} cannot be read");
    }
    Ok(sum)
}

/// A process and all its descendants, from each process and its parent.
fn family(root: u32, parents: &[(u32, u32)]) -> Vec<u32> {
    let mut family = vec![root];
    let mut seen = 0;
    while let Some(parent) = family.get(seen).copied() {
        family.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        seen += 1;
    }
    family
}

/// The parent in a line of `/proc/PID/stat`; the program's name before it may hold anything, brackets too.
fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// The proportional set size that a process reports, in bytes.
fn proportional(told: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::{family, parent, proportional};

    #[test]
    fn a_parent_is_found_behind_whatever_the_program_is_called() {
        assert_eq!(parent("42 (a (b) c) S 7 42 42 0"), Some(7));
        assert_eq!(parent("42"), None);
    }

    #[test]
    fn a_family_reaches_to_the_last_descendant_and_no_further() {
        assert_eq!(family(2, &[(1, 0), (2, 1), (3, 2), (4, 3), (5, 1)]), [2, 3, 4]);
    }

    #[test]
    fn only_the_proportional_size_is_taken() {
        assert_eq!(proportional("Rss:  900 kB\nPss:  12 kB\nPss_Anon: 3 kB\n"), Some(12 * 1024));
        assert_eq!(proportional(""), None);
    }
}
