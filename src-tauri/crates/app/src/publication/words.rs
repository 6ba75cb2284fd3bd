//! In which words events are told: shown, tried, changed, and taken back to the usual ones.

use serde_json::json;
use slipway_domain::Plan;
use slipway_domain::id::CalendarWordsId;
use slipway_domain::plan::Edit;
use slipway_domain::publication::{CalendarWords, EventKind, Phrase, PhraseError};

use super::event::{Telling, example};
use super::{ShowWords, WhichWords, WordsCard, WordsExample, WordsView};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Text};

/// Shows the words of every kind of event, with an event of the plan in them.
pub fn show_words(desk: &Desk, context: &Context, input: ShowWords, _: &dyn Task) -> Result<List<WordsView>> {
    let instead = input.instead.map(|card| read(CalendarWordsId::new(context.host.ids.next()), &card));
    let instead = instead.transpose()?;
    let view = |kind: &EventKind| {
        let tried = instead.as_ref().filter(|words| words.kind == *kind);
        let [title, description, categories] = match tried.or_else(|| kept(&desk.plan, *kind)) {
            Some(words) => [&words.title, &words.description, &words.categories].map(Phrase::to_string),
            None => CalendarWords::usual(*kind).map(str::to_owned),
        };
        let telling = tried.map_or_else(|| Telling::of(&desk.plan, *kind), Telling::in_words);
        let example = example(desk, context, *kind, &telling);
        WordsView {
            kind: Text(*kind),
            usual: [&title, &description, &categories] == CalendarWords::usual(*kind).each_ref(),
            places: kind.places().iter().map(|name| (*name).to_owned()).collect(),
            example: example.map(|event| WordsExample {
                title: event.summary,
                description: event.description,
                categories: event.categories,
            }),
            title,
            description,
            categories,
        }
    };
    Ok(EventKind::ALL.iter().map(view).collect())
}

/// Settles the words of a kind of event.
pub fn save_words(desk: &mut Desk, context: &Context, card: WordsCard, _: &dyn Task) -> Result<Changed> {
    let kind = card.kind.0;
    let id = kept(&desk.plan, kind).map_or_else(|| CalendarWordsId::new(context.host.ids.next()), |words| words.id);
    let words = read(id, &card)?;
    desk.commit(context, format!("Tell a {kind} in other words in calendars"), None, &[words.into()])
}

/// Takes the words of a kind of event back to the usual ones.
pub fn reset_words(desk: &mut Desk, context: &Context, input: WhichWords, _: &dyn Task) -> Result<Changed> {
    let kind = input.kind.0;
    let edits: Vec<Edit> =
        kept(&desk.plan, kind).map(|words| Edit::RemoveCalendarWords(words.id)).into_iter().collect();
    desk.commit(context, format!("Tell a {kind} in the usual words in calendars"), None, &edits)
}

/// The words that somebody settled for a kind of event.
pub(super) fn kept(plan: &Plan, kind: EventKind) -> Option<&CalendarWords> {
    plan.calendar_words.iter().find(|words| words.kind == kind)
}

fn read(id: CalendarWordsId, card: &WordsCard) -> Result<CalendarWords> {
    let phrase = |what: &'static str, text: &str| Phrase::parse(text).map_err(|error| refused(what, &error));
    let words = CalendarWords {
        id,
        kind: card.kind.0,
        title: phrase("title", &card.title)?,
        description: phrase("description", &card.description)?,
        categories: phrase("categories", &card.categories)?,
    };
    let places = words.kind.places();
    for (what, phrase) in
        [("title", &words.title), ("description", &words.description), ("categories", &words.categories)]
    {
        phrase.check(places).map_err(|error| refused(what, &error))?;
    }
    if words.title.as_str().trim().is_empty() {
        return Err(AppError::usage("words.no_title", "an event without a title cannot be told from others")
            .hint("write a title, such as {key} {title}"));
    }
    Ok(words)
}

fn refused(what: &str, error: &PhraseError) -> AppError {
    AppError::usage("words.unreadable", format!("the {what} cannot be read: {error}"))
        .hint("names stand in braces, such as {title}; mend the line, nothing was saved")
        .details(json!({ "field": what }))
}
