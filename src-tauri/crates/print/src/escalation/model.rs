//! What the escalation card prints, as plain data: every rule applied, every time formatted with its zone.

use crate::press::Provenance;

/// Who is called when a release goes wrong, until when it can go back, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EscalationModel {
    /// The title of the release.
    pub title: String,
    /// Its key.
    pub key: String,
    /// When it happens, from and to.
    pub window: String,
    /// The zone of these times, with its distance from UTC.
    pub zone: String,
    /// Until when going back still ends inside the window.
    pub no_return: NoReturn,
    /// The name of the chain; empty where no chain is for the release.
    pub chain: String,
    /// Its levels, from the first who is called.
    pub levels: Vec<LevelRow>,
    /// How the release goes back; none where the plan does not say.
    pub rollback: Option<RollbackCard>,
    /// What was decided on going back so far; none where the log is not wanted on the card.
    pub log: Option<Vec<DecisionRow>>,
    /// Which state of which plan the card shows.
    pub provenance: Provenance,
}

/// The point of no return.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoReturn {
    /// Its day and time; empty where it is not known.
    pub at: String,
    /// The zone, with its distance from UTC.
    pub zone: String,
    /// How it is reckoned, or why it is not known, in a sentence.
    pub note: String,
}

/// A level of the chain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelRow {
    /// As what the person is called.
    pub role: String,
    /// Who; empty where nobody holds the role.
    pub name: String,
    /// The number as it is dialled; empty where it is not known.
    pub phone: String,
    /// How many minutes behind the first call it is called.
    pub after: u32,
    /// How many minutes behind that the next level is called; none for the last one.
    pub wait: Option<u32>,
}

/// How a release goes back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RollbackCard {
    /// Where the procedure is written down, or the procedure in a few words.
    pub procedure: String,
    /// How many minutes going back takes.
    pub duration: u32,
    /// How many minutes it takes to see that it worked.
    pub verification: u32,
    /// The day of the last test, and what it still proves; empty where nobody tested it.
    pub tested: String,
    /// What shows the test: a link, a ticket, a file.
    pub evidence: String,
    /// How many minutes going back took in the test.
    pub measured: Option<u32>,
}

/// A decision on going back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionRow {
    /// When it was asked, zone named.
    pub asked: String,
    /// When it was decided, zone named.
    pub decided: String,
    /// Who decided.
    pub by: String,
    /// Whether the release goes back; it goes on otherwise.
    pub goes_back: bool,
    /// Why.
    pub reason: String,
}
