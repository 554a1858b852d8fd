//! Lotteries and dice known by name (rule 9): how many digits spell their outcome, how many outcomes there are, and which
//! digits can be one.
//!
//! 双色球: six of 33 red balls and one of 16 blue ones, C(33,6)·16 = 17,721,088. 大乐透: five of 35 and two of 12,
//! C(35,5)·C(12,2) = 21,425,712. 七星彩: six digits and one number from 0 to 14, 10^6·15 = 15,000,000. Dice: 6^n, or 10^n for
//! those with ten sides.

/// A lottery or dice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Game {
    /// 双色球.
    DoubleColour,
    /// 大乐透.
    SuperLotto,
    /// 七星彩.
    SevenStars,
    /// 骰子, dice.
    Dice,
}

impl Game {
    /// Each with a word by which an event's words name it.
    const NAMES: [(&'static str, Self); 5] = [
        ("双色球", Self::DoubleColour),
        ("大乐透", Self::SuperLotto),
        ("七星彩", Self::SevenStars),
        ("骰", Self::Dice),
        ("dice", Self::Dice),
    ];

    /// Those that words name.
    fn named(words: &str) -> impl Iterator<Item = Self> {
        let words = words.to_lowercase();
        let named = Self::NAMES.into_iter();
        named.filter_map(move |(name, game)| words.contains(name).then_some(game))
    }

    /// Whether an event of it has so many digits and outcomes.
    fn has(self, digits: usize, outcomes: &str) -> bool {
        match self {
            Self::DoubleColour => (digits, outcomes) == (14, "17721088"),
            Self::SuperLotto => (digits, outcomes) == (14, "21425712"),
            Self::SevenStars => (digits, outcomes) == (8, "15000000"),
            Self::Dice => outcomes == power(6, digits) || outcomes == power(10, digits),
        }
    }

    /// Whether these digits, as many as they have to be, can be its outcome.
    fn can_give(self, outcomes: &str, seed: &str) -> bool {
        let numbers: Vec<u8> = seed
            .as_bytes()
            .chunks(2)
            .map(|pair| {
                pair.iter()
                    .fold(0, |number, digit| number * 10 + (digit - b'0'))
            })
            .collect();
        match self {
            Self::DoubleColour => balls(&numbers[..6], 33) && balls(&numbers[6..], 16),
            Self::SuperLotto => balls(&numbers[..5], 35) && balls(&numbers[5..], 12),
            Self::SevenStars => numbers[3] <= 14,
            Self::Dice => {
                let six = outcomes == power(6, seed.len());
                !six || seed.bytes().all(|digit| (b'1'..=b'6').contains(&digit))
            }
        }
    }
}

/// Whether the numbers ascend, from 1 to `most`.
fn balls(numbers: &[u8], most: u8) -> bool {
    let in_range = numbers.iter().all(|number| (1..=most).contains(number));
    in_range && numbers.windows(2).all(|pair| pair[0] < pair[1])
}

/// base^n as decimal digits.
fn power(base: u8, n: usize) -> String {
    // Digits from the last one.
    let mut digits: Vec<u16> = vec![1];
    for _ in 0..n {
        let mut carry = 0;
        for digit in &mut digits {
            let product = *digit * u16::from(base) + carry;
            (*digit, carry) = (product % 10, product / 10);
        }
        while carry > 0 {
            digits.push(carry % 10);
            carry /= 10;
        }
    }
    digits.iter().rev().map(u16::to_string).collect()
}

/// Whether an event whose words name a game states its digits and outcomes.
pub(super) fn states_its_numbers(words: &str, digits: usize, outcomes: &str) -> bool {
    Game::named(words).all(|game| game.has(digits, outcomes))
}

/// Whether digits, as many as the event says, can be the outcome of the game that its words name.
pub(super) fn can_come_up(words: &str, outcomes: &str, seed: &str) -> bool {
    Game::named(words).all(|game| game.can_give(outcomes, seed))
}
