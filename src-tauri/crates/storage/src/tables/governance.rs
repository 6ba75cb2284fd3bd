//! The documents of governance: what each keeps beside its whole, and whom it names.

use std::collections::BTreeSet;

use slipway_domain::approval::{Approval, Policy};
use slipway_domain::board::{Action, IssuedPack, Meeting};
use slipway_domain::escalation::{Chain, RollbackDecision, RollbackPlan};
use slipway_domain::id::PersonId;
use slipway_domain::release::Outage;
use slipway_domain::release::classification::{Classification, TypeRule};
use slipway_domain::responsibility::Grid;
use slipway_domain::risk::RiskModel;

use super::document::Document;

type Columns = Vec<(&'static str, Option<String>)>;

fn text(column: &'static str, value: impl ToString) -> (&'static str, Option<String>) {
    (column, Some(value.to_string()))
}

impl Document for Grid {
    const TABLE: &'static str = "raci_grid";

    fn columns(&self) -> Columns {
        vec![text("kind", self.kind)]
    }
}

impl Document for TypeRule {
    const TABLE: &'static str = "type_rule";

    fn columns(&self) -> Columns {
        vec![text("kind", self.kind)]
    }
}

impl Document for Classification {
    const TABLE: &'static str = "classification";

    fn columns(&self) -> Columns {
        vec![text("release", self.release)]
    }
}

impl Document for Policy {
    const TABLE: &'static str = "approval_policy";

    fn columns(&self) -> Columns {
        vec![text("key", &self.key)]
    }
}

impl Document for Chain {
    const TABLE: &'static str = "escalation_chain";

    fn columns(&self) -> Columns {
        vec![text("key", &self.key)]
    }

    fn people(&self) -> BTreeSet<PersonId> {
        self.levels.iter().filter_map(|level| level.person).collect()
    }
}

impl Document for Outage {
    const TABLE: &'static str = "outage";

    fn columns(&self) -> Columns {
        Vec::new()
    }
}

impl Document for RollbackPlan {
    const TABLE: &'static str = "rollback_plan";

    fn columns(&self) -> Columns {
        Vec::new()
    }
}

impl Document for RollbackDecision {
    const TABLE: &'static str = "rollback_decision";

    fn columns(&self) -> Columns {
        vec![text("release", self.release)]
    }
}

impl Document for RiskModel {
    const TABLE: &'static str = "risk_model";

    fn columns(&self) -> Columns {
        vec![text("model", self.body.kind())]
    }
}

impl Document for Meeting {
    const TABLE: &'static str = "meeting";

    fn columns(&self) -> Columns {
        vec![text("board", self.board), text("planned", self.planned)]
    }

    fn people(&self) -> BTreeSet<PersonId> {
        self.attendance.iter().flat_map(|seat| [Some(seat.person), seat.deputy]).flatten().collect()
    }
}

impl Document for Approval {
    const TABLE: &'static str = "approval";

    fn columns(&self) -> Columns {
        vec![text("release", self.release), ("meeting", self.meeting.map(|id| id.to_string()))]
    }

    fn people(&self) -> BTreeSet<PersonId> {
        let conditions = self.conditions.iter().flat_map(|condition| [condition.owner, condition.verifier]);
        let interests = self.ballot.iter().flat_map(|ballot| ballot.interests.iter().copied());
        [self.person, self.deputy_for].into_iter().chain(conditions).flatten().chain(interests).collect()
    }
}

impl Document for Action {
    const TABLE: &'static str = "action_item";

    fn columns(&self) -> Columns {
        vec![
            text("key", &self.key),
            text("board", self.board),
            ("meeting", self.meeting.map(|id| id.to_string())),
            ("release", self.release.map(|id| id.to_string())),
        ]
    }

    fn people(&self) -> BTreeSet<PersonId> {
        self.owner.into_iter().collect()
    }
}

impl Document for IssuedPack {
    const TABLE: &'static str = "issued_pack";

    fn columns(&self) -> Columns {
        vec![text("board", self.board), text("planned", self.planned), text("number", self.number)]
    }
}
