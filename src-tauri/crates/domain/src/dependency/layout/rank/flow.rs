//! The least total length of all edges, by the flow that is its dual.
//!
//! The programme is that of Gansner, Koutsofios, North and Vo, "A technique for
//! drawing directed graphs" (1993), section 2. It is solved by the primal-dual
//! method of Ford and Fulkerson, "Flows in networks" (1962), with the phases of
//! Dinic, "Algorithm for solution of a problem of maximum flow in networks with
//! power estimation" (1970): surplus flows along tight edges as far as it can,
//! and whatever it reaches then moves on together until another edge is tight.
//! The ranks keep all limits at every moment, so work can end at any of them.

use super::super::links::Links;

/// Not reached.
const FAR: u32 = u32::MAX;

/// That a node stands at least so many layers after another one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    /// The node before.
    pub(super) from: usize,
    /// The node after.
    pub(super) to: usize,
    /// How many layers lie between them at least.
    pub(super) least: i32,
}

/// The state of the work.
struct Shortening<'a> {
    /// What the ranks keep to.
    limits: &'a [Limit],
    /// The layer of each node.
    rank: &'a mut [i32],
    /// The limits that begin at a node.
    leaving: Links,
    /// The limits that end at a node.
    reaching: Links,
    /// What flows along each limit.
    flow: Vec<u32>,
    /// How many more limits leave a node than reach it, less what has flowed away.
    surplus: Vec<i64>,
    /// How many steps a node is away from a surplus.
    level: Vec<u32>,
    /// Which links of a node were tried in this phase.
    tried: Vec<u32>,
    /// What was reached, nearest first.
    queue: Vec<u32>,
    /// How many links may still be looked at.
    left: usize,
}

/// Shortens ranks that keep all limits as far as some steps allow.
pub(super) fn shorten(limits: &[Limit], rank: &mut [i32], steps: usize) {
    let len = rank.len();
    let leaving = Links::new(len, limits.iter().enumerate().map(|(number, limit)| (limit.from, number)));
    let reaching = Links::new(len, limits.iter().enumerate().map(|(number, limit)| (limit.to, number)));
    let surplus = (0..len).map(|node| leaving.of(node).len() as i64 - reaching.of(node).len() as i64).collect();
    let flow = vec![0; limits.len()];
    let (level, tried, queue) = (vec![FAR; len], vec![0; len], Vec::new());
    let left = steps;
    let mut work = Shortening { limits, rank, leaving, reaching, flow, surplus, level, tried, queue, left };
    while work.left > 0 {
        if work.search() {
            work.push_all();
        } else if !work.move_on() {
            break;
        }
    }
}

impl Shortening<'_> {
    /// Whether a limit cannot be shortened.
    fn tight(&self, limit: usize) -> bool {
        let limit = self.limits[limit];
        self.rank[limit.to] - self.rank[limit.from] == limit.least
    }

    /// Finds what a surplus can reach; answers whether there is a want among it.
    fn search(&mut self) -> bool {
        self.level.fill(FAR);
        self.queue.clear();
        for node in (0..self.rank.len()).filter(|node| self.surplus[*node] > 0) {
            self.level[node] = 0;
            self.queue.push(node as u32);
        }
        let (mut done, mut found) = (0, false);
        while let Some(node) = self.queue.get(done).copied() {
            done += 1;
            let node = node as usize;
            found |= self.surplus[node] < 0;
            let level = self.level[node] + 1;
            self.left = self.left.saturating_sub(1 + self.links(node));
            for index in 0..self.links(node) {
                if let Some((far, _)) = self.open(node, index)
                    && self.level[far] == FAR
                {
                    self.level[far] = level;
                    self.queue.push(far as u32);
                }
            }
        }
        found
    }

    /// How many links a node has.
    fn links(&self, node: usize) -> usize {
        self.leaving.of(node).len() + self.reaching.of(node).len()
    }

    /// Where a link of a node leads to, if more can flow along it, and the limit.
    fn open(&self, node: usize, index: usize) -> Option<(usize, usize)> {
        let leaving = self.leaving.of(node);
        if let Some(limit) = leaving.get(index) {
            let limit = *limit as usize;
            return self.tight(limit).then(|| (self.limits[limit].to, limit));
        }
        let limit = self.reaching.of(node)[index - leaving.len()] as usize;
        (self.flow[limit] > 0).then(|| (self.limits[limit].from, limit))
    }

    /// Lets all flow that can along shortest ways.
    fn push_all(&mut self) {
        self.tried.fill(0);
        let mut way: Vec<(usize, usize)> = Vec::new();
        for source in 0..self.rank.len() {
            let mut node = source;
            while self.surplus[source] > 0 && self.left > 0 {
                if self.surplus[node] < 0 {
                    self.push(source, node, &way);
                    way.clear();
                    node = source;
                    continue;
                }
                self.left = self.left.saturating_sub(1);
                let index = self.tried[node] as usize;
                if index == self.links(node) {
                    let Some((before, _)) = way.pop() else { break };
                    self.tried[before] += 1;
                    node = before;
                    continue;
                }
                match self.open(node, index).filter(|(far, _)| self.level[*far] == self.level[node] + 1) {
                    Some((far, limit)) => {
                        way.push((node, limit));
                        node = far;
                    }
                    None => self.tried[node] += 1,
                }
            }
            way.clear();
        }
    }

    /// Lets as much as can flow along a way from a surplus to a want.
    fn push(&mut self, source: usize, want: usize, way: &[(usize, usize)]) {
        let backward = |(node, limit): (usize, usize), limits: &[Limit]| limits[limit].from != node;
        let mut most = self.surplus[source].min(-self.surplus[want]);
        for step in way.iter().filter(|step| backward(**step, self.limits)) {
            most = most.min(i64::from(self.flow[step.1]));
        }
        for step in way {
            if backward(*step, self.limits) {
                self.flow[step.1] -= most as u32;
            } else {
                self.flow[step.1] += most as u32;
            }
        }
        self.surplus[source] -= most;
        self.surplus[want] += most;
    }

    /// Moves on what was reached until another limit is tight; false if nothing is left to move.
    fn move_on(&mut self) -> bool {
        let mut room = i32::MAX;
        for node in &self.queue {
            for number in self.leaving.of(*node as usize) {
                let limit = self.limits[*number as usize];
                if self.level[limit.to] == FAR {
                    room = room.min(self.rank[limit.to] - self.rank[limit.from] - limit.least);
                }
            }
        }
        if room == i32::MAX {
            return false;
        }
        for node in &self.queue {
            self.rank[*node as usize] += room;
        }
        true
    }
}
