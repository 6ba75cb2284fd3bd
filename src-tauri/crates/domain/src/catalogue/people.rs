//! Who answers for what.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Key;
use crate::id::{PersonId, TeamId};
use crate::word::words;

/// A team that owns services and carries releases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its key, such as `payments`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// The most deployments that it carries at the same time; none where nobody set a limit.
    pub limit: Option<u32>,
}

/// A person who can hold a role on a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The person's id.
    pub id: PersonId,
    /// The person's key, such as a login name.
    pub key: Key,
    /// The person's name.
    pub name: String,
    /// The team to which the person belongs.
    pub team: Option<TeamId>,
    /// Where mail reaches the person.
    pub email: Option<String>,
    /// Who stands in while the person is away or busy.
    pub deputy: Option<PersonId>,
}

/// Somebody who would stand in for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("nobody can be their own deputy")]
pub struct OwnDeputy;

impl Person {
    /// Refuses a person who would stand in for themselves.
    pub fn check(&self) -> Result<(), OwnDeputy> {
        if self.deputy == Some(self.id) { Err(OwnDeputy) } else { Ok(()) }
    }

    /// Whether somebody who is known only by a name, such as whoever is at work, is this person: by name or by key.
    pub fn is_called(&self, name: &str) -> bool {
        name == self.name || name == self.key.as_str()
    }
}

words! {
    /// What a person answers for on a release.
    Role, "role" {
        /// Plans the release and answers for it.
        ReleaseManager = "release-manager",
        /// Chairs the board and guards the process.
        ChangeManager = "change-manager",
        /// Carries the deployment out.
        DeploymentLead = "deployment-lead",
        /// Decides on rollback and carries it out.
        RollbackOwner = "rollback-owner",
        /// Answers for the service.
        ServiceOwner = "service-owner",
        /// Answers for test evidence.
        TestManager = "test-manager",
        /// Answers for environments.
        EnvironmentManager = "environment-manager",
        /// Assesses security.
        Security = "security",
        /// Takes the service over after deployment.
        SupportLead = "support-lead",
        /// Approves for the business.
        BusinessApprover = "business-approver",
        /// Asks for the release.
        Requester = "requester",
    }
}

/// A person in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Assignment {
    /// The role.
    pub role: Role,
    /// Who holds it.
    pub person: PersonId,
}
