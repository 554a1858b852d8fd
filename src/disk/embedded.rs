//! Data that the program carries: the sample bureau, the vectors and the calendar, as they lie in `data/`.

use crate::domain::method::vectors::VectorKind;

/// The sample bureau's files.
pub const SAMPLE: [(&str, &str); 7] = [
    (
        "choucha.toml",
        include_str!("../../data/sample/choucha.toml"),
    ),
    ("items.csv", include_str!("../../data/sample/items.csv")),
    ("objects.csv", include_str!("../../data/sample/objects.csv")),
    (
        "inspectors.csv",
        include_str!("../../data/sample/inspectors.csv"),
    ),
    (
        "recusals.csv",
        include_str!("../../data/sample/recusals.csv"),
    ),
    ("plan.csv", include_str!("../../data/sample/plan.csv")),
    (
        "findings.csv",
        include_str!("../../data/sample/findings.csv"),
    ),
];

/// The vectors of the draw method, by kind.
pub const VECTORS: [(VectorKind, &str); 9] = [
    (
        VectorKind::Cipher,
        include_str!("../../data/vectors/cipher.json"),
    ),
    (VectorKind::Key, include_str!("../../data/vectors/key.json")),
    (
        VectorKind::Ratio,
        include_str!("../../data/vectors/ratio.json"),
    ),
    (
        VectorKind::Tickets,
        include_str!("../../data/vectors/tickets.json"),
    ),
    (
        VectorKind::Assignment,
        include_str!("../../data/vectors/assignment.json"),
    ),
    (
        VectorKind::Refusals,
        include_str!("../../data/vectors/refusals.json"),
    ),
    (
        VectorKind::Replacement,
        include_str!("../../data/vectors/replacement.json"),
    ),
    (
        VectorKind::Beacon,
        include_str!("../../data/vectors/beacon.json"),
    ),
    (
        VectorKind::Signature,
        include_str!("../../data/vectors/signature.json"),
    ),
];

/// The calendar of working days, a file for each year: 2019 to 2026 by the notices of the State Council's general
/// office; later years are computed ([`crate::domain::day::statutory`]). A year's file has the days of that year, whichever
/// year's notice names them; 发布日期 is the day on which gov.cn published the notice, which may follow its own date.
pub const CALENDAR: [(i32, &str); 8] = [
    (2019, include_str!("../../data/calendar/2019.csv")),
    (2020, include_str!("../../data/calendar/2020.csv")),
    (2021, include_str!("../../data/calendar/2021.csv")),
    (2022, include_str!("../../data/calendar/2022.csv")),
    (2023, include_str!("../../data/calendar/2023.csv")),
    (2024, include_str!("../../data/calendar/2024.csv")),
    (2025, include_str!("../../data/calendar/2025.csv")),
    (2026, include_str!("../../data/calendar/2026.csv")),
];

/// The website of a publication, as it lies in `data/site/`, and with it what a draw is repeated by: the method's text and the
/// program of a page that needs nothing but Python.
pub const SITE: [(&str, &str); 18] = [
    ("index.html", include_str!("../../data/site/index.html")),
    ("repeat.html", include_str!("../../data/site/repeat.html")),
    (
        "site/style.css",
        include_str!("../../data/site/site/style.css"),
    ),
    ("site/app.js", include_str!("../../data/site/site/app.js")),
    (
        "site/beacon.js",
        include_str!("../../data/site/site/beacon.js"),
    ),
    ("site/book.js", include_str!("../../data/site/site/book.js")),
    (
        "site/digest.js",
        include_str!("../../data/site/site/digest.js"),
    ),
    ("site/draw.js", include_str!("../../data/site/site/draw.js")),
    ("site/page.js", include_str!("../../data/site/site/page.js")),
    (
        "site/repeat.js",
        include_str!("../../data/site/site/repeat.js"),
    ),
    (
        "site/texts.js",
        include_str!("../../data/site/site/texts.js"),
    ),
    (
        "site/visit.js",
        include_str!("../../data/site/site/visit.js"),
    ),
    (
        "site/visits.js",
        include_str!("../../data/site/site/visits.js"),
    ),
    (
        "site/words.js",
        include_str!("../../data/site/site/words.js"),
    ),
    ("site/year.js", include_str!("../../data/site/site/year.js")),
    ("verify.py", include_str!("../../examples/verify.py")),
    ("method.zh.txt", include_str!("../../docs/method.zh.md")),
    ("method.en.txt", include_str!("../../docs/method.en.md")),
];

/// The script of the demonstration.
pub const DEMO: &str = include_str!("../../data/demo/demo.toml");
