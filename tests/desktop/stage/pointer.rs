//! A hand on the mouse: presses, moves in small steps, and lets go.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use super::world::World;

/// A place in the window, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// The place so far away.
    pub fn by(self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }
}

/// Into how many steps a way is divided, and how long one takes.
const STEPS: u32 = 8;
const STEP: Duration = Duration::from_millis(16);

impl World {
    /// Clicks a button, link, tab or choice by its name.
    pub async fn click(&self, name: &str) {
        let at = self.control(name).await;
        self.click_at(at).await;
    }

    /// Clicks what a selector means.
    pub async fn click_on(&self, selector: &str) {
        let at = self.middle(selector).await;
        self.click_at(at).await;
    }

    /// Clicks a place.
    pub async fn click_at(&self, at: Point) {
        let hand = mouse().then(step_to(at)).then(down()).then(up());
        self.act(hand).await;
    }

    /// Ticks a box, or takes the tick away.
    pub async fn tick(&self, label: &str) {
        let at = self.field(label).await;
        self.click_at(at).await;
    }

    /// Takes something up and carries it along a way, without letting go.
    pub async fn carry(&self, from: Point, to: Point) {
        let hand = mouse().then(step_to(from)).then(down());
        self.act(way(hand, from, to)).await;
    }

    /// Carries what is in the hand further.
    pub async fn carry_on(&self, from: Point, to: Point) {
        self.act(way(mouse(), from, to)).await;
    }

    /// Lets go of what is in the hand.
    pub async fn let_go(&self) {
        self.act(mouse().then(up())).await;
    }

    /// Drags from one place to another.
    pub async fn drag(&self, from: Point, to: Point) {
        self.carry(from, to).await;
        self.let_go().await;
    }

    async fn act(&self, hand: MouseActions) {
        let acted = self.bounded("the pointer", self.client().perform_actions(hand)).await;
        acted.unwrap_or_else(|error| panic!("the pointer could not act: {error}"));
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

fn way(mut hand: MouseActions, from: Point, to: Point) -> MouseActions {
    for step in 1..=STEPS {
        let share = f64::from(step) / f64::from(STEPS);
        hand = hand.then(step_to(from.by((to.x - from.x) * share, (to.y - from.y) * share)));
    }
    hand
}

fn step_to(Point { x, y }: Point) -> PointerAction {
    PointerAction::MoveTo { duration: Some(STEP), x: x.round(), y: y.round() }
}

fn down() -> PointerAction {
    PointerAction::Down { button: MOUSE_BUTTON_LEFT }
}

fn up() -> PointerAction {
    PointerAction::Up { button: MOUSE_BUTTON_LEFT }
}
