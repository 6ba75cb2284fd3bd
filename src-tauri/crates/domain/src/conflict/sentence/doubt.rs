//! C18 in words: which of two instants, or of none, is meant.

use crate::conflict::record::Doubt;
use crate::conflict::time_text::{told_instant, told_offset, told_wall};
use crate::time::Resolved;

pub(super) fn doubt(doubt: &Doubt) -> String {
    let (wall, zone) = (told_wall(doubt.wall), doubt.zone.name());
    match doubt.resolved {
        Resolved::Twice { .. } => format!("{wall} {zone}, a local time that comes twice because clocks go back"),
        _ => format!("{wall} {zone}, a local time that does not exist because clocks jump over it"),
    }
}

pub(super) fn resolve(doubt: &Doubt) -> String {
    let zone = &doubt.zone;
    match doubt.resolved {
        Resolved::Twice { earlier, later } => format!(
            "Say which is meant: the first ({}) or the second ({}).",
            told_offset(zone.offset_seconds(earlier)),
            told_offset(zone.offset_seconds(later))
        ),
        Resolved::Never { after } | Resolved::Once(after) => {
            format!("Choose a time that exists, such as {}.", told_instant(after, zone))
        }
    }
}
