//! What the releases of the sample are about, and why.

/// What a release is about: a few words, what it does, why it matters.
pub(super) type Theme = (&'static str, &'static str, &'static str);

/// The programme that ties the next weeks together: one release for each step, in order.
pub(super) const PROGRAMME: [(&str, Theme); 8] = [
    (
        "ledger",
        (
            "multi-currency tables",
            "Adds currency columns and fills them for three years",
            "Finance closes the month by hand for eleven currencies; this is the first of eight steps",
        ),
    ),
    (
        "ledger",
        (
            "multi-currency postings",
            "Books every posting in its own currency and in euro",
            "The tables are in place; this step starts to use them",
        ),
    ),
    (
        "payment-gateway",
        (
            "capture in the buyer's currency",
            "Captures in the currency in which the buyer agreed to pay",
            "Buyers abroad see a different sum on their statement",
        ),
    ),
    (
        "tax-engine",
        (
            "tax in the buyer's currency",
            "Computes tax in the buyer's currency and rounds it there",
            "The authorities ask for the sum that the buyer saw",
        ),
    ),
    (
        "checkout",
        (
            "pay in your own currency",
            "Offers the buyer's own currency first",
            "One visitor in five leaves when asked to pay in euro",
        ),
    ),
    (
        "orders",
        (
            "order totals in two currencies",
            "Keeps the buyer's total beside ours",
            "Refunds must give back what was paid",
        ),
    ),
    (
        "storefront",
        (
            "prices in the visitor's currency",
            "Shows prices in the visitor's currency",
            "The programme ends with what the customer sees",
        ),
    ),
    (
        "reporting",
        (
            "currency report",
            "Reports gains and losses by currency",
            "The programme's own figures; finance waits for them",
        ),
    ),
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
