//! What the releases of the sample are about, and why.

/// What a release is about: a few words, what it does, why it matters.
pub(super) type Theme = (&'static str, &'static str, &'static str);

/// Features, by the team that owns the service.
pub(super) const FEATURES: [&[Theme]; 9] = [
    &[
        (
            "3-D Secure step-up rules",
            "Applies the issuers' new step-up rules to card payments",
            "Declines rose by two per cent since the issuers tightened theirs",
        ),
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
            "retry of failed captures",
            "Captures that time out are tried again with the same idempotency key",
            "About forty orders a day ship without a capture",
        ),
        (
            "network tokens",
            "Stores tokens of the card networks in place of our own",
            "Tokens survive a new card number, so subscriptions do not lapse",
        ),
        (
            "settlement file v4",
            "Reads the acquirer's settlement file in its fourth version",
            "The acquirer stops sending version 3 at the end of the quarter",
        ),
    ],
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
        (
            "voucher stacking rules",
            "Lets two vouchers apply to one basket when their campaigns allow it",
            "The autumn campaigns were planned with it",
        ),
        (
            "saved baskets",
            "Keeps a basket for thirty days across devices",
            "One basket in five is continued on another device",
        ),
        ("address check", "Checks addresses while they are typed", "Returned parcels cost four euro each"),
    ],
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
            "price history",
            "Keeps the lowest price of thirty days beside each price",
            "The price indication rules ask for it in every market",
        ),
        (
            "bulk import of attributes",
            "Takes attribute files of suppliers without a developer",
            "Eighty suppliers wait for a week each season",
        ),
        (
            "synonyms from queries",
            "Learns synonyms from queries that found nothing",
            "Nine per cent of queries find nothing",
        ),
    ],
    &[
        (
            "split shipments",
            "Ships an order from two warehouses when that is faster",
            "The second warehouse opens next month",
        ),
        (
            "stock reservations",
            "Reserves stock when payment starts, not when it ends",
            "Popular items are sold twice on busy evenings",
        ),
        (
            "carrier label format",
            "Prints labels in the carriers' new format",
            "The carriers charge for the old format from the first of the month",
        ),
        (
            "returns without a printer",
            "Gives a code in place of a paper label",
            "A third of our customers own no printer",
        ),
        ("pick lists by zone", "Sorts pick lists by zone of the warehouse", "Pickers walk eleven kilometres a shift"),
    ],
    &[
        (
            "passkeys",
            "Lets customers sign in with passkeys",
            "Passwords that were used elsewhere cause most account takeovers",
        ),
        ("session store on two sites", "Keeps sessions on both sites", "A failover signs everybody out"),
        (
            "consent records",
            "Records consent with its wording and its time",
            "The auditors asked for evidence by customer",
        ),
        (
            "sign-in throttling",
            "Slows sign-ins down by network and by account",
            "Credential stuffing doubled since the summer",
        ),
        ("profile merge", "Merges two profiles of one person", "Support merges them by hand, twenty a day"),
    ],
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
        ("deep links", "Opens links of campaigns in the app", "One click in three ends on the home page"),
        (
            "offline order list",
            "Shows the last orders without a connection",
            "Customers look for the collection code inside the shop",
        ),
    ],
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
    &[
        ("gateway timeouts by route", "Sets timeouts for each route", "One slow route holds threads of all others"),
        ("message templates", "Moves message templates to the editors", "A changed sentence takes a release today"),
        (
            "partner keys",
            "Lets partners roll their own keys over",
            "Expired keys caused three outages at partners this year",
        ),
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
    ],
    &[
        (
            "hourly revenue",
            "Brings revenue figures every hour",
            "The trading team looks at yesterday until ten o'clock",
        ),
        ("model refresh", "Trains the models on last season", "Recommendations still show winter coats"),
        ("customer value table", "Adds a table of customer value", "Marketing computes it three times in three ways"),
        (
            "access by purpose",
            "Grants access by purpose and for a time",
            "The auditors found forty people with access to everything",
        ),
        ("late events", "Counts events that come up to three days late", "Figures of a day changed without a trace"),
    ],
];

/// Standard changes: done before, low risk.
pub(super) const ROUTINES: [Theme; 8] = [
    ("certificate renewal", "Renews the TLS certificates", "They expire within thirty days"),
    (
        "operating system patches",
        "Patches the nodes, one after the other",
        "The monthly patches close two holes that can be reached from inside",
    ),
    (
        "database minor version",
        "Moves the database to the latest minor version",
        "It fixes a replication fault that we saw in staging",
    ),
    (
        "library updates",
        "Brings libraries to their current patch versions",
        "The scan shows nothing critical yet, and it should stay so",
    ),
    ("connection pool", "Raises the connection pool by a quarter", "Evening traffic comes close to its limit"),
    ("secret rotation", "Rotates keys and passwords", "They are due after ninety days"),
    ("disk extension", "Extends the data volume", "It would be full in six weeks"),
    (
        "feature switch clean-up",
        "Takes out switches that are on everywhere",
        "Old paths cost test time and nobody uses them",
    ),
];

/// Emergencies: each with the incident that it answers.
pub(super) const EMERGENCIES: [Theme; 6] = [
    (
        "stop duplicate messages",
        "Stops messages that are sent twice after a failover",
        "Customers are hit now (INC-20418)",
    ),
    (
        "close injection in export",
        "Closes an injection in the export",
        "The hole is being tried from outside (SEC-0093)",
    ),
    (
        "raise memory limit",
        "Raises the memory limit and takes a slow query out",
        "Instances restart every ten minutes (INC-20433)",
    ),
    (
        "correct rounding",
        "Corrects rounding of amounts with three decimals",
        "Totals are wrong by a cent in one market (INC-20461)",
    ),
    (
        "roll vendor certificate",
        "Trusts the vendor's new certificate",
        "Calls fail since the vendor changed it early (INC-20487)",
    ),
    (
        "fall back to old index",
        "Serves from the index of yesterday",
        "Tonight's index lacks a fifth of the catalogue (INC-20502)",
    ),
];
