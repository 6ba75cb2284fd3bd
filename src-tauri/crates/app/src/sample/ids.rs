//! Ids of the sample: the same for the same moment, so that what is exported from it can be repeated.

use slipway_domain::time::Instant;
use uuid::{Builder, Uuid};

/// `UUIDv7`s that count up from a moment.
pub fn ids(as_of: Instant) -> impl FnMut() -> Uuid {
    let millis = u64::try_from(as_of.epoch_millis()).unwrap_or_default();
    let mut last = 0_u64;
    move || {
        last += 1;
        let mut counted = [0_u8; 10];
        counted[2..].copy_from_slice(&last.to_be_bytes());
        Builder::from_unix_timestamp_millis(millis, &counted).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_are_of_version_seven_and_come_again_for_the_same_moment() {
        let at = Instant::parse("2026-11-23T10:00:00Z").unwrap();
        let made = || {
            let mut next = ids(at);
            (0..5_000).map(|_| next()).collect::<Vec<_>>()
        };
        let first = made();
        assert!(first.is_sorted_by(|one, next| one < next));
        assert!(first.iter().all(|id| id.get_version_num() == 7));
        assert_eq!(first, made());
    }
}
