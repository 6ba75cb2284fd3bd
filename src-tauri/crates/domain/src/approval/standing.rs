//! How the approval of a release stands: what is asked, what was given, and what is missing.

use super::opinion::{Asked, Voice, weigh};
use super::{Approval, Condition, Decided, Policy, PolicyRule, Route, Stamp, Voided};
use crate::catalogue::{Person, Role};
use crate::conflict::{Conflict, after};
use crate::policy::Facts;
use crate::release::{Release, Risk};
use crate::risk::RollbackTest;
use crate::time::Instant;
use crate::{Key, Plan};

/// How the approval of a release stands at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Key and version of the policy in force; none where none is, so that nothing is asked.
    pub policy: Option<(Key, u32)>,
    /// The line that decides.
    pub rule: Option<&'a PolicyRule>,
    /// The way that the release goes, a time-out counted in; none where no policy or no line says one.
    pub route: Option<Route>,
    /// Whether it goes there because time ran out on the way of its line.
    pub escalated: bool,
    /// When time runs out, or ran out, on the way of its line; none where it waits for ever or was not handed in.
    pub time_out: Option<Instant>,
    /// The roles whose holders may approve; empty for a board that decides as a whole, and where nobody is asked.
    pub roles: Vec<Role>,
    /// How many must approve; 1 for a board that decides as a whole.
    pub needed: u32,
    /// The approvals that count, each of another person, from the oldest.
    pub given: Vec<&'a Approval>,
    /// Approvals of something else than what is planned now, each with what has changed.
    pub void: Vec<(&'a Approval, Vec<Voided>)>,
    /// The open conditions of the approvals that count.
    pub open_conditions: Vec<(&'a Approval, &'a Condition)>,
    /// Approvals among those that count that were said and have still to be confirmed.
    pub unconfirmed: Vec<&'a Approval>,
    /// Approvals that were said and not confirmed in time: they count no longer.
    pub lapsed: Vec<&'a Approval>,
    /// Decisions of a board without a quorum: they approve nothing yet.
    pub provisional: Vec<&'a Approval>,
    /// The last word against it, where it came behind everything that counts.
    pub adverse: Option<&'a Approval>,
    /// What keeps it from being approved whoever approves.
    pub blocks: Vec<Block>,
    /// Whether every approval that is needed is there and nothing stands against it.
    pub complete: bool,
    /// All of it in sentences; times in the zone of the release.
    pub sentence: String,
}

/// Something that keeps a release from being approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its code, by which programs know it.
    pub code: &'static str,
    /// What is wrong and what to do, in a sentence.
    pub sentence: String,
}

impl Block {
    /// Who asked for the release is the only one who approved it.
    pub const OWN: &'static str = "approval.own";
    /// The risk is high, and going back was not tested.
    pub const ROLLBACK_UNTESTED: &'static str = "approval.rollback_untested";
    /// No line of the policy in force holds.
    pub const NO_LINE: &'static str = "approval.no_line";
}

impl Standing<'_> {
    /// Whether the release may be given its place in the calendar: every approval is there, conditions open or met.
    pub const fn may_schedule(&self) -> bool {
        self.complete
    }

    /// Whether the release may be carried out: every approval is there, and every condition is met.
    pub fn may_deploy(&self) -> bool {
        self.complete && self.open_conditions.is_empty()
    }

    /// What a decision that is recorded now keeps of the policy; none where none is in force or no line holds.
    pub fn stamp(&self) -> Option<Stamp> {
        let ((policy, version), rule) = (self.policy.clone()?, self.rule?);
        Some(Stamp { policy, version, rule: rule.key.clone() })
    }
}

impl Plan {
    /// The release about which is decided when a release is: itself, or the one of which it is a deployment.
    pub fn decided_with<'a>(&'a self, release: &'a Release) -> &'a Release {
        release.deployment_of.and_then(|whole| self.releases.get(whole)).unwrap_or(release)
    }

    /// How the approval of a release stands; that of a deployment is the one of its release.
    ///
    /// `conflicts` are those told from the release about which is decided, see [`Self::decided_with`]. Where no policy
    /// is in force nothing is asked.
    pub fn standing<'a>(&'a self, release: &'a Release, conflicts: &[Conflict], now: Instant) -> Standing<'a> {
        let release = self.decided_with(release);
        let Some(policy) = self.policy_in_force() else {
            let mut standing = self.weighed(None, release, now);
            standing.complete = true;
            standing.sentence = standing.told(None, release.planned.zone());
            return standing;
        };
        let facts = self.facts(release, conflicts, now);
        let decided = policy.decide(&facts);
        let mut standing = self.asked_by(decided, release, now);
        standing.policy = Some((policy.key.clone(), policy.version));
        standing.blocks = self.blocks(&standing, policy, &facts, release, now);
        let enough = standing.given.len() >= standing.needed as usize;
        standing.complete =
            standing.rule.is_some() && enough && standing.adverse.is_none() && standing.blocks.is_empty();
        standing.sentence = standing.told(Some(policy), release.planned.zone());
        standing
    }

    /// What the line that decides asks, or what it asks when time has run out.
    fn asked_by<'a>(&'a self, decided: Option<Decided<'a>>, release: &Release, now: Instant) -> Standing<'a> {
        let Some(rule) = decided.map(|decided| decided.rule) else { return self.weighed(None, release, now) };
        let needed = match rule.route {
            Route::Auto => 0,
            _ if rule.roles.is_empty() => 1,
            _ => rule.needed.max(1),
        };
        let asked = Asked { route: rule.route, roles: &rule.roles, needed };
        let time_out = self.time_out(rule, release);
        let late = time_out.filter(|(end, _)| *end < now && !self.is_given_by(*end, asked, release, now));
        let escalated = late.map(|(_, to)| Asked { route: to, roles: to.usual_roles(), needed: to.usual_needed() });
        let mut standing = self.weighed(Some(escalated.unwrap_or(asked)), release, now);
        standing.rule = Some(rule);
        standing.escalated = escalated.is_some();
        standing.time_out = time_out.map(|(end, _)| end);
        standing
    }

    /// When time runs out on the way of a line, and where a release goes then; never to approval by nobody.
    fn time_out(&self, rule: &PolicyRule, release: &Release) -> Option<(Instant, Route)> {
        let (from, within) = (release.submitted?, rule.within?);
        let to = rule.escalate.filter(|to| *to != Route::Auto && rule.route != Route::Auto)?;
        let end = after(from, within, release.planned.zone(), |stretch| self.days_off(release, stretch));
        Some((end, to))
    }

    /// Whether what was asked was given until some time, and counts now.
    fn is_given_by(&self, end: Instant, asked: Asked<'_>, release: &Release, now: Instant) -> bool {
        let mut until = self.approvals_of(release.id);
        until.retain(|approval| approval.at <= end);
        weigh(&until, Some(asked), release, now).given.len() >= asked.needed as usize
    }

    /// What was decided about a release, held against what is asked; nothing is concluded from it yet.
    fn weighed(&self, asked: Option<Asked<'_>>, release: &Release, now: Instant) -> Standing<'_> {
        let weighed = weigh(&self.approvals_of(release.id), asked, release, now);
        let open_conditions = weighed.given.iter().copied().flat_map(|approval| {
            let open = approval.conditions.iter().filter(|condition| condition.met.is_none());
            open.map(move |condition| (approval, condition))
        });
        Standing {
            policy: None,
            rule: None,
            route: asked.map(|asked| asked.route),
            escalated: false,
            time_out: None,
            roles: asked.map(|asked| asked.roles.to_vec()).unwrap_or_default(),
            needed: asked.map_or(0, |asked| asked.needed),
            open_conditions: open_conditions.collect(),
            given: weighed.given,
            void: weighed.void.into_iter().map(|approval| (approval, self.voids(approval, release))).collect(),
            unconfirmed: weighed.unconfirmed,
            lapsed: weighed.lapsed,
            provisional: weighed.provisional,
            adverse: weighed.adverse,
            blocks: Vec::new(),
            complete: false,
            sentence: String::new(),
        }
    }

    fn blocks(
        &self,
        standing: &Standing<'_>,
        policy: &Policy,
        facts: &Facts,
        release: &Release,
        now: Instant,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        if standing.rule.is_none() {
            let sentence = format!(
                "No line of the policy {} (version {}) holds of it: put one behind the others that asks for nothing.",
                policy.key, policy.version
            );
            blocks.push(Block { code: Block::NO_LINE, sentence });
        }
        if let Some(name) = self.only_who_asked(standing, release) {
            let sentence = format!(
                "{name} asked for it and is the only one who approved it: somebody else has to approve it, in one of \
                 the roles that are asked or as a deputy."
            );
            blocks.push(Block { code: Block::OWN, sentence });
        }
        let today = release.planned.zone().wall(now).date();
        if facts.risk >= Risk::High && !matches!(self.rollback_test(release, today), RollbackTest::Fresh(_)) {
            let told = self.rollback_test_told(release, today);
            let risk = match release.risk {
                Some(Risk::VeryHigh) => "Its risk is very high",
                Some(_) => "Its risk is high",
                None => "Its risk is not said and counts as high",
            };
            let sentence = format!(
                "{told} {risk}, so that it cannot be approved like that: test its rollback, and write down the day."
            );
            blocks.push(Block { code: Block::ROLLBACK_UNTESTED, sentence });
        }
        blocks
    }

    /// The name of who asked for a release, where enough is given and nobody else gave any of it.
    fn only_who_asked(&self, standing: &Standing<'_>, release: &Release) -> Option<&str> {
        let enough = standing.needed > 0 && standing.given.len() >= standing.needed as usize;
        let asked = standing.given.iter().map(|approval| self.who_asked(approval, release));
        let mut asked = asked.collect::<Option<Vec<&Person>>>().filter(|_| enough)?.into_iter();
        asked.next().map(|person| person.name.as_str())
    }

    /// The person by whose hand an approval was given, where it is one who asked for the release.
    pub(super) fn who_asked(&self, approval: &Approval, release: &Release) -> Option<&Person> {
        let asked = release.people.iter().filter(|assignment| assignment.role == Role::Requester);
        let mut asked = asked.filter_map(|assignment| self.people.get(assignment.person));
        asked.find(|person| match approval.hand() {
            Voice::Person(id) => id == person.id,
            Voice::Name(name) => person.is_called(name),
            Voice::Board(_) => false,
        })
    }
}
