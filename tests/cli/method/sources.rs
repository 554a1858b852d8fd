//! Sources of a seed that a seal may name, and what comes of them.

/// A lottery with 17,721,088 outcomes (双色球), drawn on 2 June 2026.
pub(crate) const LOTTERY: &str =
    "event 2026-06-02 14/17721088 双色球第2026063期：红球六个由小到大各两位、蓝球两位，连写";
/// The day before it, on which it can be sealed.
pub(crate) const EVE: &str = "2026-06-01";
/// Its day.
pub(crate) const DAY: &str = "2026-06-02";
/// A possible outcome of it: six of 33 ascending, and one of 16.
pub(crate) const OUTCOME: &str = "03081219243007";
/// Another one.
pub(crate) const OTHER: &str = "01020304050616";

/// A genuine round of drand's quicknet, due on 1 September 2026 at 02:45:15, China's time.
pub(crate) const ROUND: &str = "drand quicknet 31799517";
/// A day before it, on which it can be sealed.
pub(crate) const BEFORE_ROUND: &str = "2026-08-30";
/// A day after it, on which it can be drawn.
pub(crate) const AFTER_ROUND: &str = "2026-09-02";
/// Its signature.
pub(crate) const SIGNATURE: &str = "b7a6d29a93f17085866bf67bed95be9c3b46fd74e7cab12bbf91340f27d99ecc83bc5d46ff4b2b4c6f28aa975bf69fcc";
/// SHA-256 of the signature: the seed.
pub(crate) const RANDOMNESS: &str =
    "1e3f931ad3c2321e8c572135aabc96e27ce6cf1e5a807f0b4aa073622b946ada";

/// The same lottery on another day.
pub(crate) fn lottery(day: &str) -> String {
    format!("event {day} 14/17721088 双色球{day}开奖：红球六个由小到大各两位、蓝球两位，连写")
}
