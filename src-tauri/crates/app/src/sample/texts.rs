//! The words of the sample: services, teams, people, and what the releases are about.

use slipway_domain::catalogue::LinkKind::{self, Build, Configuration, Data, RuntimeHard, RuntimeSoft, Vendor};

/// Key and name of each team of the first market.
pub(super) const TEAMS: [(&str, &str); 9] = [
    ("payments", "Payments"),
    ("checkout", "Checkout"),
    ("catalogue", "Catalogue and search"),
    ("fulfilment", "Fulfilment"),
    ("identity", "Identity and customers"),
    ("storefront", "Storefront and mobile"),
    ("risk", "Risk and compliance"),
    ("platform", "Platform"),
    ("insight", "Data and insight"),
];

/// A service as the sample describes it.
pub(super) struct ServiceText {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) tier: u8,
    /// Its team, by its place in [`TEAMS`].
    pub(super) team: usize,
    /// Its region, by its place in [`REGIONS`].
    pub(super) region: usize,
}

const fn service(key: &'static str, name: &'static str, tier: u8, team: usize, region: usize) -> ServiceText {
    ServiceText { key, name, tier, team, region }
}

/// The services of a market.
pub(super) const SERVICES: [ServiceText; 24] = [
    service("payment-gateway", "Payment gateway", 1, 0, 0),
    service("ledger", "Ledger", 1, 0, 0),
    service("checkout", "Checkout", 1, 1, 0),
    service("identity", "Identity", 1, 4, 0),
    service("orders", "Orders", 1, 3, 0),
    service("storefront", "Storefront", 1, 5, 1),
    service("mobile-api", "Mobile API", 1, 5, 2),
    service("basket", "Basket", 2, 1, 0),
    service("pricing", "Pricing", 2, 2, 0),
    service("catalogue", "Catalogue", 2, 2, 1),
    service("search", "Search", 2, 2, 1),
    service("inventory", "Inventory", 2, 3, 2),
    service("fraud-screening", "Fraud screening", 2, 6, 2),
    service("tax-engine", "Tax engine", 2, 0, 0),
    service("promotions", "Promotions", 3, 1, 0),
    service("reviews", "Reviews", 3, 2, 1),
    service("recommendations", "Recommendations", 3, 8, 3),
    service("returns", "Returns", 3, 3, 2),
    service("shipping-labels", "Shipping labels", 3, 3, 2),
    service("notifications", "Notifications", 3, 7, 3),
    service("customer-profile", "Customer profile", 3, 4, 3),
    service("reporting", "Reporting", 4, 8, 3),
    service("data-warehouse", "Data warehouse", 4, 8, 3),
    service("partner-portal", "Partner portal", 4, 7, 2),
];

/// What needs what within a market.
///
/// The links that couple at run time form five groups, as services of a shop do; everything else crosses them.
pub(super) const LINKS: [(&str, &str, LinkKind); 36] = [
    ("checkout", "basket", RuntimeHard),
    ("checkout", "payment-gateway", RuntimeHard),
    ("checkout", "pricing", RuntimeSoft),
    ("checkout", "identity", RuntimeSoft),
    ("checkout", "fraud-screening", Vendor),
    ("payment-gateway", "ledger", Data),
    ("payment-gateway", "tax-engine", RuntimeSoft),
    ("basket", "promotions", RuntimeSoft),
    ("basket", "catalogue", Build),
    ("orders", "inventory", Data),
    ("orders", "ledger", RuntimeSoft),
    ("orders", "notifications", RuntimeSoft),
    ("returns", "orders", RuntimeHard),
    ("returns", "shipping-labels", RuntimeSoft),
    ("shipping-labels", "orders", RuntimeSoft),
    ("storefront", "catalogue", RuntimeHard),
    ("storefront", "search", RuntimeSoft),
    ("storefront", "checkout", RuntimeSoft),
    ("storefront", "identity", RuntimeSoft),
    ("storefront", "recommendations", RuntimeSoft),
    ("mobile-api", "identity", RuntimeHard),
    ("mobile-api", "checkout", RuntimeSoft),
    ("mobile-api", "storefront", Build),
    ("catalogue", "pricing", Configuration),
    ("search", "catalogue", Data),
    ("promotions", "pricing", Configuration),
    ("tax-engine", "pricing", Configuration),
    ("reviews", "customer-profile", RuntimeSoft),
    ("customer-profile", "identity", Data),
    ("fraud-screening", "customer-profile", RuntimeSoft),
    ("recommendations", "data-warehouse", Data),
    ("reporting", "data-warehouse", Data),
    ("data-warehouse", "ledger", Build),
    ("notifications", "customer-profile", RuntimeSoft),
    ("partner-portal", "catalogue", Data),
    ("partner-portal", "identity", RuntimeSoft),
];

/// The least version of the second that the first needs.
pub(super) const MIN_VERSIONS: [(&str, &str, &str); 3] =
    [("checkout", "payment-gateway", "4.0"), ("storefront", "catalogue", "2026.3"), ("returns", "orders", "2.11")];

/// Links of each further market to the first one, as (its service, service of the first market).
pub(super) const LINKS_HOME: [(&str, &str, LinkKind); 4] = [
    ("storefront", "storefront", Build),
    ("payment-gateway", "ledger", RuntimeSoft),
    ("identity", "identity", RuntimeSoft),
    ("reporting", "data-warehouse", RuntimeSoft),
];

/// Key, name and zone of each region.
pub(super) const REGIONS: [(&str, &str, &str); 4] = [
    ("EU-CENTRAL", "Central Europe", "Europe/Berlin"),
    ("EU-WEST", "Western Europe", "Europe/Berlin"),
    ("US-EAST", "United States", "America/New_York"),
    ("IN-SOUTH", "India", "Asia/Kolkata"),
];

/// Key, name, whether customers are served from it, and infrastructure of each environment; production first.
pub(super) const ENVIRONMENTS: [(&str, &str, bool, Option<&str>); 5] = [
    ("production", "Production", true, None),
    ("pre-production", "Pre-production", false, Some("cluster-nonprod-2")),
    ("performance", "Performance test", false, Some("cluster-nonprod-2")),
    ("staging", "Staging", false, None),
    ("integration", "Integration", false, None),
];

/// Code, name and region of each further market.
pub(super) const MARKETS: [(&str, &str, usize); 56] = [
    ("fr", "France", 1),
    ("us", "United States", 2),
    ("in", "India", 3),
    ("gb", "Britain", 1),
    ("it", "Italy", 0),
    ("es", "Spain", 1),
    ("nl", "Netherlands", 1),
    ("ca", "Canada", 2),
    ("pl", "Poland", 0),
    ("se", "Sweden", 0),
    ("at", "Austria", 0),
    ("ch", "Switzerland", 0),
    ("be", "Belgium", 1),
    ("dk", "Denmark", 0),
    ("mx", "Mexico", 2),
    ("sg", "Singapore", 3),
    ("cz", "Czechia", 0),
    ("pt", "Portugal", 1),
    ("no", "Norway", 0),
    ("fi", "Finland", 0),
    ("ie", "Ireland", 1),
    ("br", "Brazil", 2),
    ("ae", "Emirates", 3),
    ("hu", "Hungary", 0),
    ("ro", "Romania", 0),
    ("gr", "Greece", 0),
    ("cl", "Chile", 2),
    ("lk", "Sri Lanka", 3),
    ("sk", "Slovakia", 0),
    ("si", "Slovenia", 0),
    ("hr", "Croatia", 0),
    ("co", "Colombia", 2),
    ("np", "Nepal", 3),
    ("lt", "Lithuania", 0),
    ("lv", "Latvia", 0),
    ("ee", "Estonia", 0),
    ("pe", "Peru", 2),
    ("my", "Malaysia", 3),
    ("lu", "Luxembourg", 1),
    ("bg", "Bulgaria", 0),
    ("uy", "Uruguay", 2),
    ("th", "Thailand", 3),
    ("is", "Iceland", 1),
    ("mt", "Malta", 0),
    ("cr", "Costa Rica", 2),
    ("vn", "Vietnam", 3),
    ("cy", "Cyprus", 0),
    ("rs", "Serbia", 0),
    ("pa", "Panama", 2),
    ("id", "Indonesia", 3),
    ("ba", "Bosnia", 0),
    ("me", "Montenegro", 0),
    ("ec", "Ecuador", 2),
    ("ph", "Philippines", 3),
    ("al", "Albania", 0),
    ("do", "Dominican Republic", 2),
];

/// Teams of each further market, with the home teams whose services they run there.
pub(super) const MARKET_TEAMS: [(&str, &str, &[usize]); 3] =
    [("pay", "Payments", &[0, 1, 6]), ("shop", "Shop", &[2, 4, 5]), ("ops", "Operations", &[3, 7, 8])];

/// First names.
pub(super) const FIRST_NAMES: [&str; 34] = [
    "Anneke", "Tobias", "Priya", "Marcus", "Ingrid", "Rohan", "Camille", "Daniel", "Meera", "Jonas", "Louisa", "Arjun",
    "Elena", "Patrick", "Nadia", "Felix", "Kavya", "Owen", "Birgit", "Samir", "Clara", "Vikram", "Hanna", "Luis",
    "Divya", "Stefan", "Ruth", "Kiran", "Maren", "Theo", "Asha", "Grace", "Emil", "Naomi",
];

/// Last names.
pub(super) const LAST_NAMES: [&str; 31] = [
    "Vogel",
    "Brandt",
    "Raman",
    "Whitfield",
    "Solberg",
    "Mehta",
    "Laurent",
    "Okafor",
    "Nair",
    "Lindqvist",
    "Marlow",
    "Deshpande",
    "Castro",
    "Hughes",
    "Haddad",
    "Kessler",
    "Iyer",
    "Doyle",
    "Wagner",
    "Khan",
    "Novak",
    "Menon",
    "Berger",
    "Ortega",
    "Pillai",
    "Falk",
    "Abbott",
    "Joshi",
    "Petersen",
    "Aziz",
    "Fournier",
];
