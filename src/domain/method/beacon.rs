//! 公共随机信标 (rule 17): drand's network quicknet, whose nodes together sign the number of every round, every three
//! seconds. The seed of a round is the SHA-256 of its signature. Nobody knows it before the round is due, and whoever
//! has the 48 bytes checks them here, without a network, against the network's public key.
//!
//! The message of a round is SHA-256 of its number as 8 bytes, big-endian, hashed to the curve G1 of BLS12-381 by RFC 9380
//! with [`TAG`]. A signature is a point of G1 such that e(signature, generator of G2) = e(message, public key). Three
//! things beside the equation are held, because each would give one round several seeds: the bytes are the only spelling
//! of their point, the point is on the curve, and it lies in the group of prime order. A genuine signature with a point of
//! small order added to it satisfies the equation too, and there are about 2^126 of those.
//!
//! The constants are compiled in; no file and no option can change them.

use std::fmt;

use bls12_381::hash_to_curve::{ExpandMsgXmd, HashToCurve};
use bls12_381::{G1Affine, G1Projective, G2Affine, pairing};
use sha2_0_10::Sha256;

use crate::domain::ground::hex;
use crate::domain::ground::sha::Sha;

/// The network's chain hash: SHA-256 over its period, genesis, public key, first seed and name.
pub const CHAIN: &str = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
/// The network's public key, a compressed point of G2.
pub const PUBLIC_KEY: &str = "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c\
                              8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb\
                              5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";
/// When round 1 was due, in Unix seconds: 2023-08-23 23:09:27 in China.
pub const GENESIS: i64 = 1_692_803_367;
/// Seconds from one round to the next.
pub const PERIOD: i64 = 3;
/// The last round that a manifest may name, 2^53: the largest whole number that every reader of JSON holds exactly.
pub const LAST_ROUND: u64 = 1 << 53;
/// The domain separation tag of the network's scheme, `bls-unchained-g1-rfc9380`.
const TAG: &[u8] = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/// A signature as the network gives it out: 48 bytes, a compressed point of G1.
pub type Signature = [u8; 48];

/// What is wrong with a beacon that somebody gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeaconFlaw {
    /// Neither 96 hex digits, nor a line `drand quicknet <round> <96 hex digits>`, nor a relay's JSON.
    Form,
    /// Hex digits, but not 96 of them; so many.
    Digits(usize),
    /// Its round is none from 1 to [`LAST_ROUND`].
    Round,
    /// The randomness given beside the signature is not the signature's SHA-256.
    Randomness,
    /// It is of another round.
    OtherRound {
        /// The round asked for.
        wanted: u64,
        /// The round that it says.
        found: u64,
    },
    /// The signature is not the network's for this round.
    Signature(u64),
}

/// A signature that somebody gives, and the round that it says it is of; 96 digits alone say none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Beacon {
    /// The round, from 1 to [`LAST_ROUND`].
    pub round: Option<u64>,
    /// The signature, as yet unchecked.
    pub signature: Signature,
}

impl Beacon {
    /// The seed of round `round`, if this is its signature.
    ///
    /// # Errors
    /// [`BeaconFlaw::OtherRound`] or [`BeaconFlaw::Signature`].
    pub fn seed(&self, round: u64) -> Result<Sha, BeaconFlaw> {
        match self.round {
            Some(found) if found != round => Err(BeaconFlaw::OtherRound {
                wanted: round,
                found,
            }),
            _ => verify(round, &self.signature).ok_or(BeaconFlaw::Signature(round)),
        }
    }
}

impl fmt::Debug for Beacon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.round, hex::text(&self.signature))
    }
}

/// When a round is due, in Unix seconds. Rounds count from 1.
pub fn due(round: u64) -> i64 {
    let after = i64::try_from(round).unwrap_or(i64::MAX).saturating_sub(1);
    GENESIS.saturating_add(after.saturating_mul(PERIOD))
}

/// The first round that is due at `unix`, in Unix seconds, or after it.
pub fn first_round_at(unix: i64) -> u64 {
    let waited = u64::try_from(unix.saturating_sub(GENESIS)).unwrap_or(0);
    waited.div_ceil(PERIOD.unsigned_abs()) + 1
}

/// The seed of a round, SHA-256 of its signature; nothing when `signature` is not the network's for that round.
pub fn verify(round: u64, signature: &[u8]) -> Option<Sha> {
    if !(1..=LAST_ROUND).contains(&round) {
        return None;
    }
    // The only spelling of a point that is on the curve and in the group of prime order; the crate checks all three.
    let signature: &Signature = signature.try_into().ok()?;
    let point: G1Affine = Option::from(G1Affine::from_compressed(signature))?;
    if point.is_identity().into() {
        return None;
    }
    let key: G2Affine = Option::from(G2Affine::from_compressed(&hex::bytes(PUBLIC_KEY)?))?;
    let holds = pairing(&point, &G2Affine::generator()) == pairing(&message(round), &key);
    holds.then(|| Sha::of(signature))
}

/// The point of G1 that the network signs for a round.
fn message(round: u64) -> G1Affine {
    let digest = Sha::of(&round.to_be_bytes()).0;
    let point = <G1Projective as HashToCurve<ExpandMsgXmd<Sha256>>>::hash_to_curve([digest], TAG);
    point.into()
}
