//! Features that releases of the sample bring, and why.

use super::themes::Theme;

/// Features, by the service of [`SERVICES`](super::texts::SERVICES).
pub(super) const FEATURES: [&[Theme]; 24] = [
    // payment-gateway
    &[
        (
            "3-D Secure step-up rules",
            "Applies the issuers' new step-up rules to card payments",
            "Declines rose by two per cent since the issuers tightened theirs",
        ),
        (
            "retry of failed captures",
            "Captures that time out are tried again with the same idempotency key",
            "About forty orders a day ship without a capture",
        ),
        (
            "network tokens",
            "Stores tokens of the card networks in place of our own",
            "Tokens survive a new card number, so subscriptions do not lapse",
        ),
    ],
    // ledger
    &[
        (
            "instant refunds",
            "Pays refunds back over instant credit transfer",
            "Refunds take three days and make one in six contacts with support",
        ),
        (
            "multi-currency postings",
            "Books every posting in its own currency and in euro",
            "Finance closes the month by hand for eleven currencies",
        ),
        (
            "settlement file v4",
            "Reads the acquirer's settlement file in its fourth version",
            "The acquirer stops sending version 3 at the end of the quarter",
        ),
    ],
    // checkout
    &[
        (
            "guest checkout on one page",
            "Puts address, delivery and payment of guests on one page",
            "Half of the guests leave between the second and the third page",
        ),
        (
            "delivery promise in the basket",
            "Shows the delivery day before the address is known",
            "Shoppers ask for it more than for anything else",
        ),
        ("address check", "Checks addresses while they are typed", "Returned parcels cost four euro each"),
    ],
    // identity
    &[
        (
            "passkeys",
            "Lets customers sign in with passkeys",
            "Passwords that were used elsewhere cause most account takeovers",
        ),
        ("session store on two sites", "Keeps sessions on both sites", "A failover signs everybody out"),
        (
            "sign-in throttling",
            "Slows sign-ins down by network and by account",
            "Credential stuffing doubled since the summer",
        ),
    ],
    // orders
    &[
        (
            "split shipments",
            "Ships an order from two warehouses when that is faster",
            "The second warehouse opens next month",
        ),
        (
            "order totals in minor units",
            "Stores totals in the currency's minor unit",
            "Rounding differed between order and invoice",
        ),
        (
            "cancel until picked",
            "Lets customers cancel until picking starts",
            "Support cancels three hundred orders a week",
        ),
    ],
    // storefront
    &[
        (
            "new product page",
            "Replaces the product page by the one that was tested in spring",
            "It sold four per cent more in the test",
        ),
        (
            "image formats",
            "Serves images in the smaller format that a browser knows",
            "Images are two thirds of the page weight",
        ),
        (
            "home page slots",
            "Gives the editors slots that they can fill by audience",
            "Campaign pages wait for a release today",
        ),
    ],
    // mobile-api
    &[
        ("deep links", "Opens links of campaigns in the app", "One click in three ends on the home page"),
        (
            "offline order list",
            "Shows the last orders without a connection",
            "Customers look for the collection code inside the shop",
        ),
        (
            "push consent",
            "Asks for push messages when they are of use",
            "Four in five refuse when they are asked at the first start",
        ),
    ],
    // basket
    &[
        (
            "saved baskets",
            "Keeps a basket for thirty days across devices",
            "One basket in five is continued on another device",
        ),
        ("basket limits", "Limits how many of one item a basket takes", "Resellers empty the stock in minutes"),
    ],
    // pricing
    &[
        (
            "price history",
            "Keeps the lowest price of thirty days beside each price",
            "The price indication rules ask for it in every market",
        ),
        ("prices by channel", "Keeps a price for each channel", "The app is to have prices of its own in spring"),
    ],
    // catalogue
    &[
        (
            "bulk import of attributes",
            "Takes attribute files of suppliers without a developer",
            "Eighty suppliers wait for a week each season",
        ),
        ("brand pages", "Gives brands a page of their own", "Suppliers pay for it"),
    ],
    // search
    &[
        (
            "facets by size and fit",
            "Adds size and fit to the facets of search",
            "Fashion is returned twice as often where fit is unknown",
        ),
        (
            "nightly index in two halves",
            "Builds the index in two halves that can be switched apart",
            "A failed build now costs the whole catalogue its freshness",
        ),
        (
            "synonyms from queries",
            "Learns synonyms from queries that found nothing",
            "Nine per cent of queries find nothing",
        ),
    ],
    // inventory
    &[
        (
            "stock reservations",
            "Reserves stock when payment starts, not when it ends",
            "Popular items are sold twice on busy evenings",
        ),
        ("pick lists by zone", "Sorts pick lists by zone of the warehouse", "Pickers walk eleven kilometres a shift"),
    ],
    // fraud-screening
    &[
        (
            "device fingerprints",
            "Adds a fingerprint of the device to the score",
            "Reshipping fraud moved to fresh accounts",
        ),
        (
            "sanctions list update",
            "Loads the consolidated list every day",
            "The weekly load is older than the rules allow",
        ),
        (
            "review queue",
            "Puts doubtful orders in order of their loss",
            "Reviewers start with the oldest, not with the dearest",
        ),
        (
            "explainable score",
            "Stores the three strongest reasons of each score",
            "Support cannot tell a customer why an order was held",
        ),
    ],
    // tax-engine
    &[
        (
            "reduced rates by product group",
            "Reads reduced rates by product group from the authorities' table",
            "Books and food were taxed by hand in two countries",
        ),
        (
            "reverse charge for partners",
            "Applies reverse charge to sales between businesses",
            "Partners in other countries ask for corrected invoices every month",
        ),
    ],
    // promotions
    &[
        (
            "voucher stacking rules",
            "Lets two vouchers apply to one basket when their campaigns allow it",
            "The autumn campaigns were planned with it",
        ),
        (
            "campaign calendar",
            "Lets editors plan campaigns with start and end",
            "Campaigns start by a switch that somebody throws at midnight",
        ),
    ],
    // reviews
    &[
        (
            "photos in reviews",
            "Lets buyers add up to four photos",
            "Reviews with photos halve the returns of furniture",
        ),
        ("verified buyers", "Marks reviews of those who bought here", "The consumer agency asks how we check reviews"),
    ],
    // recommendations
    &[
        ("model refresh", "Trains the models on last season", "Recommendations still show winter coats"),
        (
            "similar items by picture",
            "Finds similar items by their pictures",
            "New items have no history to recommend from",
        ),
    ],
    // returns
    &[
        (
            "returns without a printer",
            "Gives a code in place of a paper label",
            "A third of our customers own no printer",
        ),
        (
            "refund on scan",
            "Starts the refund when the carrier scans the parcel",
            "Customers wait six days for what is on the road for two",
        ),
    ],
    // shipping-labels
    &[
        (
            "carrier label format",
            "Prints labels in the carriers' new format",
            "The carriers charge for the old format from the first of the month",
        ),
        (
            "labels in one batch",
            "Prints labels of a wave in one batch",
            "Packers wait for the printer at the end of each wave",
        ),
    ],
    // notifications
    &[
        ("message templates", "Moves message templates to the editors", "A changed sentence takes a release today"),
        (
            "quiet hours",
            "Holds messages back at night in the customer's zone",
            "One complaint in three is about a message at night",
        ),
    ],
    // customer-profile
    &[
        (
            "consent records",
            "Records consent with its wording and its time",
            "The auditors asked for evidence by customer",
        ),
        ("profile merge", "Merges two profiles of one person", "Support merges them by hand, twenty a day"),
        (
            "address book",
            "Keeps several addresses with names",
            "One order in nine goes to another address than the last",
        ),
    ],
    // reporting
    &[
        (
            "hourly revenue",
            "Brings revenue figures every hour",
            "The trading team looks at yesterday until ten o'clock",
        ),
        ("late events", "Counts events that come up to three days late", "Figures of a day changed without a trace"),
        (
            "month-end report on one page",
            "Puts the month on one page for the board",
            "Eleven reports say the same in different words",
        ),
    ],
    // data-warehouse
    &[
        ("customer value table", "Adds a table of customer value", "Marketing computes it three times in three ways"),
        (
            "access by purpose",
            "Grants access by purpose and for a time",
            "The auditors found forty people with access to everything",
        ),
    ],
    // partner-portal
    &[
        (
            "partner keys",
            "Lets partners roll their own keys over",
            "Expired keys caused three outages at partners this year",
        ),
        ("usage reports for partners", "Shows partners what they called and what failed", "Partners ask us by mail"),
    ],
];

/// Features that any service may get.
pub(super) const COMMON: [Theme; 3] = [
    ("gateway timeouts by route", "Sets timeouts for each route", "One slow route holds threads of all others"),
    (
        "tracing headers",
        "Passes tracing headers on to every call",
        "An incident takes half an hour to find its service",
    ),
    (
        "log retention",
        "Keeps logs for thirteen months and personal data for thirty days",
        "Both limits come from the data protection officer",
    ),
];
