//! Data that the program carries: the sample bureau and the vectors, as they lie in `data/`.

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
pub const VECTORS: [(&str, &str); 6] = [
    ("cipher", include_str!("../../data/vectors/cipher.json")),
    ("key", include_str!("../../data/vectors/key.json")),
    ("ratio", include_str!("../../data/vectors/ratio.json")),
    ("tickets", include_str!("../../data/vectors/tickets.json")),
    (
        "assignment",
        include_str!("../../data/vectors/assignment.json"),
    ),
    ("refusals", include_str!("../../data/vectors/refusals.json")),
];
