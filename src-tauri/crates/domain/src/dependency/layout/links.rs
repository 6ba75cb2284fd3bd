//! Who is linked to whom, in two flat arrays.

use std::ops::Range;

/// The neighbours of each number, one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// Where the neighbours of each number begin.
    starts: Vec<u32>,
    /// All neighbours.
    ends: Vec<u32>,
}

impl Links {
    /// The second number of each pair, by the first one, in the order of the pairs.
    pub(super) fn new(len: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0_u32; len + 2];
        for (from, _) in pairs.clone() {
            starts[from + 2] += 1;
        }
        for index in 2..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut ends = vec![0; starts.last().copied().unwrap_or(0) as usize];
        for (from, to) in pairs {
            ends[starts[from + 1] as usize] = to as u32;
            starts[from + 1] += 1;
        }
        starts.pop();
        Self { starts, ends }
    }

    /// Where the neighbours of a number stand.
    pub(super) fn range(&self, number: usize) -> Range<usize> {
        self.starts[number] as usize..self.starts[number + 1] as usize
    }

    /// The neighbour that stands there.
    pub(super) fn at(&self, index: usize) -> usize {
        self.ends[index] as usize
    }

    /// The neighbours of a number.
    pub(super) fn of(&self, number: usize) -> &[u32] {
        &self.ends[self.range(number)]
    }

    /// How many links there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}
