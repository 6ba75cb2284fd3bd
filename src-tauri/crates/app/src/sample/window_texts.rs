//! The words of the sample's windows.

use chrono::Weekday;
use slipway_domain::calendar::WindowKind::{self, FreezeHard, FreezeSoft, Holiday, Maintenance, Peak, Vendor};

/// The day of a year on which a window first falls.
#[derive(Clone, Copy)]
pub(super) enum First {
    /// The first such weekday of January.
    Weekday(Weekday),
    /// Month, weekday, and which of them.
    Nth(u32, Weekday, u8),
    /// Month and day.
    Date(u32, u32),
}

/// What a window is about.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    /// Services, in production.
    Services(&'static [&'static str]),
    /// Regions, by their places in the table of regions.
    Regions(&'static [usize]),
    /// Everything in production that is not an emergency.
    PlannedChanges,
    /// Everything in production.
    Production,
    /// Everything.
    Everybody,
}

/// A recurring window as the sample describes it.
pub(super) struct WindowText {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) kind: WindowKind,
    pub(super) whose: Whose,
    /// Whose wall it is, by its place in the table of regions; a further market has its own.
    pub(super) region: usize,
    pub(super) first: First,
    pub(super) hour: u32,
    pub(super) hours: i64,
    pub(super) rule: &'static str,
}

type When = (First, u32, i64, &'static str);

const fn window(
    key: &'static str,
    title: &'static str,
    kind: WindowKind,
    whose: Whose,
    region: usize,
    (first, hour, hours, rule): When,
) -> WindowText {
    WindowText { key, title, kind, whose, region, first, hour, hours, rule }
}

const MONDAY: First = First::Weekday(Weekday::Mon);
const TUESDAY: First = First::Weekday(Weekday::Tue);
const SATURDAY: First = First::Weekday(Weekday::Sat);
const SUNDAY: First = First::Weekday(Weekday::Sun);
const WEEKEND: When = (SATURDAY, 20, 12, "FREQ=WEEKLY;BYDAY=SA");
const MOST_NIGHTS: When = (MONDAY, 22, 7, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH");
const MONTH_END: When = (First::Date(1, 31), 12, 42, "FREQ=MONTHLY;BYMONTHDAY=-1");
const STOCKTAKING: When = (First::Nth(3, Weekday::Sat, 4), 6, 36, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=4SA");
const PAYDAY: When = (First::Date(1, 25), 17, 6, "FREQ=MONTHLY;BYMONTHDAY=25");
const SUNDAY_EVENING: When = (SUNDAY, 17, 3, "FREQ=WEEKLY;BYDAY=SU");
const YEARLY: &str = "FREQ=YEARLY";

const PAYMENTS: Whose = Whose::Services(&["payment-gateway", "ledger"]);
const SHOP: Whose = Whose::Services(&["checkout", "orders"]);
const BOOKS: Whose = Whose::Services(&["payment-gateway", "ledger", "tax-engine", "reporting", "data-warehouse"]);

const fn holiday(key: &'static str, title: &'static str, regions: &'static [usize], first: First) -> WindowText {
    let region = match regions {
        [first, ..] => *first,
        [] => 0,
    };
    let rule = match first {
        First::Nth(..) => "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        _ => YEARLY,
    };
    window(key, title, Holiday, Whose::Regions(regions), region, (first, 0, 24, rule))
}

/// Windows of the first market, and those that are about every market.
pub(super) const HOME: &[WindowText] = &[
    window("M-PAY-NIGHT", "Payments nights", Maintenance, PAYMENTS, 0, (TUESDAY, 22, 7, "FREQ=WEEKLY;BYDAY=TU,WE,TH")),
    window("M-PAY-WEEKEND", "Payments weekend", Maintenance, PAYMENTS, 0, WEEKEND),
    window("M-SHOP-NIGHT", "Shop nights", Maintenance, SHOP, 0, MOST_NIGHTS),
    window("M-SHOP-WEEKEND", "Shop weekend", Maintenance, SHOP, 0, WEEKEND),
    window(
        "M-ID-NIGHT",
        "Identity nights",
        Maintenance,
        Whose::Services(&["identity"]),
        0,
        (TUESDAY, 22, 7, "FREQ=WEEKLY;BYDAY=TU,TH"),
    ),
    window(
        "M-ID-SUNDAY",
        "Identity Sundays",
        Maintenance,
        Whose::Services(&["identity"]),
        0,
        (SUNDAY, 0, 8, "FREQ=WEEKLY;BYDAY=SU"),
    ),
    window(
        "M-STORE-NIGHT",
        "Storefront nights",
        Maintenance,
        Whose::Services(&["storefront"]),
        1,
        (MONDAY, 23, 7, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
    ),
    window("M-STORE-WEEKEND", "Storefront weekend", Maintenance, Whose::Services(&["storefront"]), 1, WEEKEND),
    window("M-US-NIGHT", "American nights", Maintenance, Whose::Services(&["mobile-api", "inventory"]), 2, MOST_NIGHTS),
    window(
        "M-US-SUNDAY",
        "American Sundays",
        Maintenance,
        Whose::Services(&["mobile-api", "inventory"]),
        2,
        (SUNDAY, 0, 8, "FREQ=WEEKLY;BYDAY=SU"),
    ),
    window(
        "M-IN-NIGHT",
        "Indian nights",
        Maintenance,
        Whose::Services(&["customer-profile", "recommendations"]),
        3,
        (MONDAY, 22, 6, "FREQ=WEEKLY;BYDAY=MO,WE"),
    ),
    window(
        "M-IN-WEEKEND",
        "Indian weekend",
        Maintenance,
        Whose::Services(&["customer-profile", "recommendations"]),
        3,
        (SATURDAY, 22, 10, "FREQ=WEEKLY;BYDAY=SA"),
    ),
    window(
        "M-WAREHOUSE",
        "Data warehouse Sundays",
        Maintenance,
        Whose::Services(&["data-warehouse"]),
        3,
        (SUNDAY, 1, 6, "FREQ=WEEKLY;BYDAY=SU,WE"),
    ),
    window("F-MONTH-END", "Month end", FreezeSoft, BOOKS, 0, MONTH_END),
    window("F-STOCKTAKING", "Stocktaking", FreezeSoft, Whose::Services(&["inventory", "orders"]), 2, STOCKTAKING),
    window("F-YEAR-END", "Year end", FreezeHard, Whose::PlannedChanges, 0, (First::Date(12, 18), 18, 396, YEARLY)),
    window(
        "P-BLACK-FRIDAY",
        "Black Friday",
        Peak,
        Whose::Production,
        0,
        (First::Nth(11, Weekday::Thu, 4), 0, 120, "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
    ),
    window("P-PAYDAY", "Payday evening", Peak, Whose::Services(&["payment-gateway", "checkout"]), 0, PAYDAY),
    window(
        "P-SUNDAY",
        "Sunday evening shopping",
        Peak,
        Whose::Services(&["storefront", "checkout", "basket"]),
        1,
        SUNDAY_EVENING,
    ),
    window(
        "V-ACQUIRER",
        "Acquirer maintenance",
        Vendor,
        PAYMENTS,
        0,
        (First::Nth(1, Weekday::Sun, 1), 2, 4, "FREQ=MONTHLY;BYDAY=1SU"),
    ),
    window(
        "V-CARRIER",
        "Carrier interface maintenance",
        Vendor,
        Whose::Services(&["shipping-labels", "returns"]),
        2,
        (First::Nth(1, Weekday::Tue, 2), 3, 3, "FREQ=MONTHLY;BYDAY=2TU"),
    ),
    window(
        "V-CLOUD",
        "Cloud provider maintenance",
        Vendor,
        Whose::Everybody,
        2,
        (First::Nth(1, Weekday::Wed, 3), 2, 4, "FREQ=MONTHLY;BYDAY=3WE"),
    ),
    window("H-CHRISTMAS", "Christmas", Holiday, Whose::Regions(&[0, 1]), 0, (First::Date(12, 25), 0, 48, YEARLY)),
    holiday("H-NEW-YEAR", "New Year's Day", &[0, 1, 2], First::Date(1, 1)),
    holiday("H-LABOUR-DAY", "Labour Day", &[0, 1, 3], First::Date(5, 1)),
    holiday("H-UNITY", "German Unity Day", &[0], First::Date(10, 3)),
    holiday("H-THANKSGIVING", "Thanksgiving", &[2], First::Nth(11, Weekday::Thu, 4)),
    holiday("H-INDEPENDENCE-US", "Independence Day (US)", &[2], First::Date(7, 4)),
    holiday("H-CHRISTMAS-US", "Christmas Day (US)", &[2], First::Date(12, 25)),
    holiday("H-REPUBLIC-DAY", "Republic Day", &[3], First::Date(1, 26)),
    holiday("H-INDEPENDENCE-IN", "Independence Day (India)", &[3], First::Date(8, 15)),
    holiday("H-GANDHI", "Gandhi Jayanti", &[3], First::Date(10, 2)),
];

/// Windows of each further market, on its own wall.
pub(super) const LOCAL: &[WindowText] = &[
    window("M-PAY-NIGHT", "Payments nights", Maintenance, PAYMENTS, 0, (TUESDAY, 22, 7, "FREQ=WEEKLY;BYDAY=TU,TH")),
    window("M-PAY-WEEKEND", "Payments weekend", Maintenance, PAYMENTS, 0, WEEKEND),
    window("M-SHOP-NIGHT", "Shop nights", Maintenance, SHOP, 0, MOST_NIGHTS),
    window("M-SHOP-WEEKEND", "Shop weekend", Maintenance, SHOP, 0, WEEKEND),
    window(
        "M-ID-NIGHT",
        "Identity nights",
        Maintenance,
        Whose::Services(&["identity"]),
        0,
        (TUESDAY, 22, 7, "FREQ=WEEKLY;BYDAY=TU,TH"),
    ),
    window("M-STORE-NIGHT", "Storefront nights", Maintenance, Whose::Services(&["storefront"]), 0, MOST_NIGHTS),
    window(
        "M-STORE-SUNDAY",
        "Storefront Sundays",
        Maintenance,
        Whose::Services(&["storefront"]),
        0,
        (SUNDAY, 0, 8, "FREQ=WEEKLY;BYDAY=SU"),
    ),
    window("M-API-NIGHT", "Mobile nights", Maintenance, Whose::Services(&["mobile-api"]), 0, MOST_NIGHTS),
    window("F-MONTH-END", "Month end", FreezeSoft, BOOKS, 0, MONTH_END),
    window("F-STOCKTAKING", "Stocktaking", FreezeSoft, Whose::Services(&["inventory", "orders"]), 0, STOCKTAKING),
    window("P-PAYDAY", "Payday evening", Peak, Whose::Services(&["payment-gateway", "checkout"]), 0, PAYDAY),
    window("P-SUNDAY", "Sunday evening shopping", Peak, Whose::Services(&["storefront", "basket"]), 0, SUNDAY_EVENING),
    window(
        "V-ACQUIRER",
        "Acquirer maintenance",
        Vendor,
        PAYMENTS,
        0,
        (First::Nth(1, Weekday::Sun, 1), 2, 4, "FREQ=MONTHLY;BYDAY=1SU"),
    ),
    window(
        "V-CARRIER",
        "Carrier interface maintenance",
        Vendor,
        Whose::Services(&["shipping-labels", "returns"]),
        0,
        (First::Nth(1, Weekday::Tue, 2), 3, 3, "FREQ=MONTHLY;BYDAY=2TU"),
    ),
];
