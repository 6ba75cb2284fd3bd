//! Numbers, days and months of a rule, as lists in words.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `minute 0`, `minutes 0, 15 and 30`, `hours 9 to 17`.
pub(super) fn counted(what: &str, set: u64) -> String {
    let plural = if set.is_power_of_two() { "" } else { "s" };
    format!("{what}{plural} {}", listed(&runs(&members(set), ToString::to_string, " to "), "and"))
}

/// `week 20`, `weeks 1 to 3 and the last week`.
pub(super) fn week_list(weeks: &[i16]) -> String {
    let (from_start, from_end) = halves(weeks);
    let mut said = runs(&from_start, ToString::to_string, " to ");
    if let Some(first) = said.first_mut() {
        first.insert_str(0, if from_start.len() == 1 { "week " } else { "weeks " });
    }
    said.extend(from_end.iter().map(|week| format!("the {} week", ordinal(*week))));
    listed(&said, "and")
}

/// `the 1st, the 15th and the last day` of a month.
pub(super) fn month_days(days: &[i16]) -> String {
    days_from_both(days, "")
}

/// `the 1st day, the 100th day and the last day` of a year.
pub(super) fn year_days(days: &[i16]) -> String {
    days_from_both(days, " day")
}

fn days_from_both(days: &[i16], noun: &str) -> String {
    let (from_start, from_end) = halves(days);
    let mut said = runs(&from_start, |day| format!("the {}{noun}", ordinal(*day)), " to ");
    said.extend(from_end.iter().map(|day| format!("the {} day", ordinal(*day))));
    listed(&said, "and")
}

pub(super) fn weekday_list(set: u64, word: &str) -> String {
    listed(&runs(&members(set), |day| weekday(*day).to_owned(), " to "), word)
}

pub(super) fn month_list(set: u64) -> String {
    listed(&runs(&members(set >> 1), |month| name_of(&MONTHS, *month).to_owned(), " to "), "and")
}

/// The name of a weekday, by days from Monday.
pub(super) fn weekday(day: u32) -> &'static str {
    name_of(&WEEKDAYS, day)
}

fn name_of(names: &[&'static str], number: u32) -> &'static str {
    names.get(number as usize).copied().unwrap_or_default()
}

/// The numbers of the bits that are set.
pub(super) fn members(set: u64) -> Vec<u32> {
    (0..u64::BITS).filter(|bit| set >> bit & 1 == 1).collect()
}

/// Numbers that count from the start, and those that count from the end, each sorted by the place they mean.
fn halves(numbers: &[i16]) -> (Vec<i16>, Vec<i16>) {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.into_iter().partition(|number| *number > 0)
}

/// What comes earlier is smaller: from the start upwards, then from far before the end to the end.
pub(super) const fn place_of(number: i16) -> (bool, i16) {
    (number < 0, number)
}

/// Words for numbers; three or more in a row are told by the first and the last.
fn runs<T: Copy + Into<i64>>(numbers: &[T], word: impl Fn(&T) -> String, to: &str) -> Vec<String> {
    let mut said = Vec::new();
    for run in numbers.chunk_by(|one, next| (*one).into() + 1 == (*next).into()) {
        match run {
            [first, _, .., last] => said.push(format!("{}{to}{}", word(first), word(last))),
            few => said.extend(few.iter().map(&word)),
        }
    }
    said
}

/// `1st`, `22nd`, `last`, `2nd-to-last`.
pub(super) fn ordinal(number: i16) -> String {
    let behind = |number: u16| match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    match number {
        -1 => "last".to_owned(),
        number if number < 0 => format!("{0}{1}-to-last", number.unsigned_abs(), behind(number.unsigned_abs())),
        number => format!("{number}{}", behind(number.unsigned_abs())),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(words: &[String], word: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} {word} {last}", others.join(", ")),
    }
}
