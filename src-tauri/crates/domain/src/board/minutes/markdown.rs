//! Minutes as a text that can be mailed: Markdown that reads well as it stands.

use std::fmt::Write;

use super::{MeetingMinutes, MinutedItem};
use crate::board::{Meeting, names};

impl MeetingMinutes {
    /// The minutes as Markdown. What people wrote stands on one line each, so that it cannot pass for a heading.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "# Minutes of {}, {}\n", names::line(&self.board), names::day(self.date));
        fact(&mut text, "Held", &self.held);
        fact(&mut text, "Chair", or(&self.chair, "nobody"));
        fact(&mut text, "Present", or(&self.present.join(", "), "nobody"));
        for (what, who) in
            [("Deputies", &self.deputies), ("Apologies", &self.apologies), ("Absent without a word", &self.absent)]
        {
            if !who.is_empty() {
                fact(&mut text, what, &who.join(", "));
            }
        }
        let met = if self.quorum { "yes" } else { "no" };
        fact(&mut text, "Quorum met", &format!("{met}. {}", self.quorum_told));
        let _ = writeln!(text, "\n## Decisions");
        if self.items.is_empty() {
            let _ = writeln!(text, "\nNothing was to be decided.");
        }
        for item in &self.items {
            item.write(&mut text);
        }
        let actions: Vec<String> = self
            .actions
            .iter()
            .map(|action| {
                let due = action.due.map_or_else(|| "no day".to_owned(), names::day);
                format!("{}: {} ({}, due: {due})", action.key, action.text, or(&action.owner, "nobody"))
            })
            .collect();
        section(&mut text, "Actions", &actions, "Nothing was asked of anybody.");
        section(&mut text, "Freezes", &self.freezes, "Nothing was decided about freezes.");
        section(&mut text, "Changes of the calendar", &self.calendar, "Nothing was changed.");
        let _ = writeln!(text, "\n## Next meeting\n\n{}", or(&self.next, "None is planned."));
        section(&mut text, "Distribution", &self.distribution, "Nobody.");
        let _ = writeln!(text, "\n{}", state(self.locked.as_ref()));
        text
    }
}

impl MinutedItem {
    fn write(&self, text: &mut String) {
        let title = names::line(&format!("{} {}", self.number, self.title));
        let _ = writeln!(text, "\n### {title}\n");
        fact(text, "Decision", &self.decision);
        let interests = self.interests.join(", ");
        for (what, told) in [
            ("Reason", &self.reason),
            ("Votes", &self.votes),
            ("Conflict of interest", &interests),
            ("Verbal", &self.verbal),
        ] {
            if !told.trim().is_empty() {
                fact(text, what, told);
            }
        }
        for condition in &self.conditions {
            fact(text, "Condition", condition);
        }
        if self.minutes > 0 {
            fact(text, "Time", &names::count(self.minutes as usize, "minute"));
        }
        for line in self.comments.lines().filter(|line| !line.trim().is_empty()) {
            fact(text, "Comment", line);
        }
    }
}

impl Meeting {
    /// The text of its minutes: as it was edited, or as it is generated.
    pub fn minutes_text(&self, generated: &MeetingMinutes) -> String {
        let Some(edited) = self.minutes.clone() else { return generated.markdown() };
        // Edited minutes began as generated ones, and may still say what is no longer so.
        match &generated.locked {
            Some(_) => edited.replace(DRAFT, &state(generated.locked.as_ref())),
            None => edited,
        }
    }
}

/// What minutes say while nobody has locked them.
const DRAFT: &str = "Draft: nobody has locked these minutes yet.";

/// Whether minutes are locked, and by whom.
fn state(locked: Option<&String>) -> String {
    locked.map_or_else(|| DRAFT.to_owned(), |locked| format!("Locked by {}.", names::line(locked)))
}

fn fact(text: &mut String, what: &str, told: &str) {
    let _ = writeln!(text, "- {what}: {}", names::line(told));
}

fn section(text: &mut String, title: &str, lines: &[String], none: &str) {
    let _ = writeln!(text, "\n## {title}\n");
    if lines.is_empty() {
        let _ = writeln!(text, "{none}");
    }
    for line in lines {
        let _ = writeln!(text, "- {}", names::line(line));
    }
}

fn or<'a>(text: &'a str, none: &'a str) -> &'a str {
    if text.trim().is_empty() { none } else { text }
}
