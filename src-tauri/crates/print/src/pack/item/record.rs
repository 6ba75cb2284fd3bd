//! The tables of a sheet: risk, gates, plan and way back, conflicts, history, comments, approvals so far.

use super::{SHORT, SPACING, Sheet, TYPE, dash, part};
use crate::layout::{Column, Flow, Table, Width};
use crate::pack::model::{GateState, ItemConflict, RiskTold};
use crate::pack::{part_anchor, registers};
use crate::text::{Style, Text, length, or_dash};

impl Sheet<'_> {
    /// What each model says, with every sentence that went into it.
    pub(super) fn risk(&self, flow: &mut Flow) {
        let item = self.item;
        let band = flow.clip(dash(&item.risk), SHORT);
        part(flow, &format!("Risk {band}"));
        if item.risk_models.is_empty() {
            flow.paragraph(&"No model of risk has been asked.".into(), TYPE, 2.0);
            return;
        }
        let columns = vec![
            Column::new("Model", Width::Fit(92.0)).heading_row(),
            Column::new("Band", Width::Fit(70.0)),
            Column::new("Because", Width::Share(1.0)),
        ];
        let mut table = self.table("risk", columns);
        for model in &item.risk_models {
            let name = [model.name.as_str(), model.version.as_str()];
            let band = if model.decides {
                Text::new().bold(model.band.as_str()).plain("\ncounts")
            } else {
                or_dash(&model.band)
            };
            table.row([super::said(name, ", ").into(), band, self.because(flow, model)]);
        }
        self.place(flow, table, self.limits.risk, 2.0);
    }

    fn because(&self, flow: &mut Flow, model: &RiskTold) -> Text {
        let sentences = std::iter::once(model.sentence.as_str()).chain(model.lines.iter().map(String::as_str));
        let mut told = String::new();
        for sentence in sentences.filter(|sentence| !sentence.trim().is_empty()) {
            let between = match (self.limits.apart, told.ends_with('.')) {
                _ if told.is_empty() => "",
                (true, _) => "\n",
                (false, true) => " ",
                (false, false) => " · ",
            };
            told.push_str(between);
            told.push_str(sentence);
        }
        self.clipped_to(flow, &told, self.limits.risk)
    }

    pub(super) fn gates(&self, flow: &mut Flow) {
        let item = self.item;
        part(flow, "Test gates");
        let gates = match &item.gates {
            Some(gates) if !gates.is_empty() => gates,
            none => {
                let note = if none.is_some() { "No test gate applies." } else { "Not recorded in the plan." };
                flow.paragraph(&note.into(), TYPE, 2.0);
                return;
            }
        };
        let columns = vec![
            Column::new("Gate", Width::Share(1.0)).heading_row(),
            Column::new("Result", Width::Fit(60.0)),
            Column::new("Numbers", Width::Share(1.4)),
            Column::new("Waiver", Width::Share(1.0)),
        ];
        let mut table = self.table("test gates", columns);
        for gate in gates.iter().take(self.limits.rows) {
            let result = match gate.state {
                GateState::Passed => "● Passed".into(),
                GateState::Open => Text::new().plain("○ ").bold("Open"),
                GateState::Waived => Text::new().plain("◐ ").bold("Waived"),
                GateState::Failed => Text::new().plain("✗ ").bold("Failed"),
            };
            let (numbers, waiver) = (self.clipped(flow, &gate.numbers), self.clipped(flow, &gate.waiver));
            table.row([or_dash(&gate.name), result, numbers, waiver]);
        }
        self.place(flow, table, self.limits.text, 2.0);
        more(flow, gates.len(), self.limits.rows);
    }

    /// The plan in lines, the last moment to go back, the way back, and who is told.
    pub(super) fn plan(&self, flow: &mut Flow) {
        let item = self.item;
        part(flow, "Plan and way back");
        if !item.plan.is_empty() {
            let columns = vec![
                Column::new(&format!("At, {}", dash(&item.zone)), Width::Fit(110.0)).heading_row(),
                Column::new("Step", Width::Share(2.0)),
                Column::new("Who", Width::Share(0.8)),
                Column::new("Time", Width::Fit(60.0)).right(),
            ];
            let mut table = self.table("plan", columns);
            for step in item.plan.iter().take(self.limits.rows) {
                let mut text = self.clipped(flow, &step.step);
                if step.point_of_no_return {
                    text = text.bold("  ◆ point of no return");
                }
                let time = step.minutes.map_or_else(String::new, |minutes| length(minutes.into()));
                table.row([or_dash(&step.at), text, or_dash(&step.who), or_dash(&time)]);
            }
            self.place(flow, table, self.limits.text, 3.0);
            more(flow, item.plan.len(), self.limits.rows);
        }
        let mut table = self.fields("way back");
        table.row([Text::from("Point of no return"), Text::new().bold(dash(&item.point_of_no_return))]);
        let rollback = &item.rollback;
        table.row([Text::from("Rollback"), self.clipped(flow, &rollback.procedure)]);
        let tested = match rollback.measured_minutes {
            Some(minutes) => format!("{}, {minutes} minutes measured", dash(&rollback.last_tested)),
            None => rollback.last_tested.clone(),
        };
        table.row([Text::from("Last tested"), self.clipped(flow, &tested)]);
        table.row([Text::from("Communications"), self.clipped(flow, &item.communications)]);
        self.place(flow, table, self.limits.text, 2.0);
    }

    pub(super) fn conflicts(&self, flow: &mut Flow) {
        let item = self.item;
        part(flow, "Conflicts and alternatives");
        if item.conflicts.is_empty() {
            flow.paragraph(&"No conflict is open.".into(), TYPE, 2.0);
            return;
        }
        let columns = vec![
            Column::new("Code", Width::Fit(60.0)).heading_row(),
            Column::new("What is wrong", Width::Share(1.2)),
            Column::new("Alternatives", Width::Share(1.0)),
        ];
        let mut table = self.table("conflicts", columns);
        for conflict in item.conflicts.iter().take(self.limits.remarks) {
            let code = registers::coded(&conflict.code, conflict.hard);
            table.row([code, self.clipped(flow, &conflict.sentence), alternatives(conflict, self.limits.remarks)]);
        }
        self.place(flow, table, self.limits.text, 2.0);
        if item.conflicts.len() > self.limits.remarks {
            let rest = format!("{} more stand in the ", item.conflicts.len() - self.limits.remarks);
            let text = Text::new().plain(rest).link("conflict register", part_anchor("conflicts")).plain(".");
            flow.paragraph(&text, TYPE, 2.0);
        }
    }

    pub(super) fn history(&self, flow: &mut Flow) {
        let item = self.item;
        let rate = flow.clip(dash(&item.change_failure_rate), SHORT);
        part(flow, &format!("History of the services · change failure rate {rate}"));
        if item.history.is_empty() {
            flow.paragraph(&"No earlier release of these services is in the plan.".into(), TYPE, 2.0);
            return;
        }
        let columns = vec![
            Column::new("No.", Width::Fit(64.0)).heading_row(),
            Column::new("Date", Width::Fit(110.0)),
            Column::new("Title", Width::Share(1.4)),
            Column::new("Outcome", Width::Share(1.0)),
        ];
        let mut table = self.table("history", columns);
        for row in item.history.iter().take(self.limits.history) {
            let title = self.clipped(flow, &row.title);
            table.row([or_dash(&row.number), or_dash(&row.date), title, or_dash(&row.outcome)]);
        }
        self.place(flow, table, self.limits.text, 2.0);
        more(flow, item.history.len(), self.limits.history);
    }

    pub(super) fn comments(&self, flow: &mut Flow) {
        let comments = &self.item.comments;
        part(flow, "Comments of reviewers");
        if comments.is_empty() {
            flow.paragraph(&"No reviewer has commented.".into(), TYPE, 2.0);
            return;
        }
        let mut table = self.fields("comments");
        for comment in comments.iter().take(self.limits.remarks) {
            table.row([or_dash(&comment.who), self.clipped(flow, &comment.text)]);
        }
        self.place(flow, table, self.limits.text, 2.0);
        more(flow, comments.len(), self.limits.remarks);
    }

    /// Who has approved what, and whether that still holds.
    pub(super) fn approvals(&self, flow: &mut Flow) {
        let approvals = &self.item.approvals;
        part(flow, "Approvals so far");
        if approvals.is_empty() {
            flow.paragraph(&"Nobody has approved or refused it yet.".into(), TYPE, 2.0);
            return;
        }
        let columns = vec![
            Column::new("Who", Width::Share(0.8)).heading_row(),
            Column::new("Role", Width::Share(0.8)),
            Column::new("When", Width::Fit(110.0)),
            Column::new("Decision", Width::Share(1.0)),
            Column::new("Holds", Width::Share(1.2)),
        ];
        let mut table = self.table("approvals", columns);
        for row in approvals.iter().rev().take(self.limits.remarks).rev() {
            let holds = match &row.void {
                None => "Valid".into(),
                Some(why) if why.trim().is_empty() => Text::new().bold("✗ Void"),
                Some(why) => Text::new().bold("✗ Void: ").plain(why.as_str()),
            };
            let decision = self.clipped(flow, &row.decision);
            table.row([or_dash(&row.who), or_dash(&row.role), or_dash(&row.when), decision, holds]);
        }
        self.place(flow, table, SHORT.min(self.limits.text), 2.0);
        more(flow, approvals.len(), self.limits.remarks);
    }

    /// A table of this sheet.
    fn table(&self, name: &str, columns: Vec<Column>) -> Table {
        let mut table = Table::new(&format!("{} – {name}", self.item.number), columns);
        table.style = TYPE;
        table.spacing = SPACING;
        table
    }
}

/// Says how many of `all` rows there are beyond those that are printed.
fn more(flow: &mut Flow, all: usize, printed: usize) {
    if all > printed {
        let note = format!("{} more are in the plan.", all - printed);
        flow.paragraph(&Text::new().muted(note), Style::SMALL, 2.0);
    }
}

/// The first `most` things that could be done.
fn alternatives(conflict: &ItemConflict, most: usize) -> Text {
    if conflict.alternatives.is_empty() {
        return "–".into();
    }
    let mut text = Text::new();
    for (index, alternative) in conflict.alternatives.iter().take(most).enumerate() {
        let line = if index == 0 { "" } else { "\n" };
        let number = if conflict.alternatives.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
        text = text.plain(format!("{line}{number}{}", alternative.proposal));
        if !alternative.consequence.is_empty() {
            text = text.muted(format!(" – {}", alternative.consequence));
        }
    }
    text
}
