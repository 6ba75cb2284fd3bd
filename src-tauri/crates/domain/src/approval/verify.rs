//! Who may say that a condition of an approval is met.

use thiserror::Error;

use super::Condition;
use crate::Plan;
use crate::catalogue::Person;
use crate::id::PersonId;

/// Who says that a condition is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness<'a> {
    /// A person of the plan.
    Person(PersonId),
    /// Whoever is at work, by the name under which they are.
    Name(&'a str),
}

/// Who may say that a condition is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verifiers<'a> {
    /// Only who was named to verify it.
    Only(&'a Person),
    /// Everybody else but who does it.
    AllBut(&'a Person),
    /// Everybody.
    All,
}

/// Why somebody cannot say that a condition is met.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotVerify {
    /// Somebody else was named to verify it.
    #[error("{verifier} verifies {text:?}, and {name} cannot say that it is met")]
    NotTheVerifier {
        /// Who verifies it.
        verifier: String,
        /// Who would have said so.
        name: String,
        /// What must be done.
        text: String,
    },
    /// Nobody verifies alone what they did.
    #[error("{name} does {text:?}, and cannot be the one who says that it is met; somebody else has to")]
    Own {
        /// Who does it.
        name: String,
        /// What must be done.
        text: String,
    },
}

impl Witness<'_> {
    /// Whether it is a person.
    pub fn is(&self, person: &Person) -> bool {
        match self {
            Self::Person(id) => *id == person.id,
            Self::Name(name) => person.is_called(name),
        }
    }
}

impl Verifiers<'_> {
    /// Whether somebody is one of them.
    pub fn include(&self, witness: &Witness<'_>) -> bool {
        match self {
            Self::Only(person) => witness.is(person),
            Self::AllBut(person) => !witness.is(person),
            Self::All => true,
        }
    }
}

impl Plan {
    /// Who may say that a condition is met: the one who was named to verify it, or else anybody but who does it.
    pub fn verifiers(&self, condition: &Condition) -> Verifiers<'_> {
        let person = |id: Option<PersonId>| self.people.get(id?);
        match (person(condition.verifier), person(condition.owner)) {
            (Some(verifier), _) => Verifiers::Only(verifier),
            (None, Some(owner)) => Verifiers::AllBut(owner),
            (None, None) => Verifiers::All,
        }
    }

    /// Refuses somebody who may not say that a condition is met. Nobody needs leave to say that it is open again.
    pub fn may_verify(&self, condition: &Condition, witness: &Witness<'_>) -> Result<(), CannotVerify> {
        let verifiers = self.verifiers(condition);
        if verifiers.include(witness) {
            return Ok(());
        }
        let text = condition.text.clone();
        Err(match verifiers {
            Verifiers::Only(person) => {
                CannotVerify::NotTheVerifier { verifier: person.name.clone(), name: self.name_of(witness), text }
            }
            _ => CannotVerify::Own { name: self.name_of(witness), text },
        })
    }

    /// What somebody who says that a condition is met is called.
    pub fn name_of(&self, witness: &Witness<'_>) -> String {
        match witness {
            Witness::Person(id) => {
                self.people.get(*id).map_or_else(|| "somebody who is gone".to_owned(), |found| found.name.clone())
            }
            Witness::Name(name) => (*name).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn sketch() -> Sketch {
        Sketch::new().person("Ann", "").person("Bob", "").person("Cem", "")
    }

    fn condition(sketch: &Sketch, owner: &str, verifier: &str) -> Condition {
        let id = |name: &str| (!name.is_empty()).then(|| sketch.person_id(name));
        Condition { text: "Tell support".into(), owner: id(owner), due: None, verifier: id(verifier), met: None }
    }

    /// What keeps people, by their ids and by their names, from saying that a condition is met.
    fn refused(owner: &str, verifier: &str, name: &str) -> Option<String> {
        let sketch = sketch();
        let condition = condition(&sketch, owner, verifier);
        let by =
            |witness: Witness<'_>| sketch.plan.may_verify(&condition, &witness).err().map(|error| error.to_string());
        let (by_id, by_name) = (by(Witness::Person(sketch.person_id(name))), by(Witness::Name(name)));
        assert_eq!(by_id, by_name);
        by_id
    }

    #[test]
    fn only_who_verifies_a_condition_may_say_that_it_is_met() {
        assert_eq!(refused("Ann", "Bob", "Bob"), None);
        let told = |name: &str| Some(format!("Bob verifies \"Tell support\", and {name} cannot say that it is met"));
        assert_eq!((refused("Ann", "Bob", "Ann"), refused("Ann", "Bob", "Cem")), (told("Ann"), told("Cem")));
        assert_eq!(refused("Bob", "Bob", "Bob"), None, "it was settled so");
    }

    #[test]
    fn where_nobody_verifies_it_anybody_may_but_who_does_it() {
        let told = "Ann does \"Tell support\", and cannot be the one who says that it is met; somebody else has to";
        assert_eq!((refused("Ann", "", "Ann").as_deref(), refused("Ann", "", "Cem")), (Some(told), None));
        assert_eq!(refused("", "", "Ann"), None);
    }

    #[test]
    fn whoever_is_at_work_is_known_by_name_or_by_key_and_a_stranger_verifies_nothing_for_another() {
        let sketch = sketch();
        let verified = condition(&sketch, "Ann", "Bob");
        let key = sketch.plan.people.get(sketch.person_id("Bob")).unwrap().key.to_string();
        assert_eq!(sketch.plan.may_verify(&verified, &Witness::Name(&key)), Ok(()));
        assert!(sketch.plan.may_verify(&verified, &Witness::Name("stranger")).is_err());
        let owned = condition(&sketch, "Ann", "");
        assert_eq!(sketch.plan.may_verify(&owned, &Witness::Name("stranger")), Ok(()));
    }

    #[test]
    fn a_verifier_who_is_gone_leaves_it_to_anybody_but_who_does_it() {
        let sketch = sketch();
        let gone = Some(PersonId::new(uuid::Uuid::nil()));
        let condition = Condition { verifier: gone, ..condition(&sketch, "Ann", "") };
        assert!(matches!(sketch.plan.verifiers(&condition), Verifiers::AllBut(owner) if owner.name == "Ann"));
    }
}
