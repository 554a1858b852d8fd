//! Breaches, and the lists of those that stand today: a list can only shrink.

use std::fmt;

/// Something that should not stand where it stands.
#[derive(Debug)]
pub(crate) struct Breach {
    pub(crate) file: String,
    pub(crate) line: usize,
    /// What stands there, in the words in which a list of known ones names it.
    pub(crate) what: String,
    pub(crate) why: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Breach {
            file,
            line,
            what,
            why,
        } = self;
        write!(f, "{file}:{line}: {what}: {why}")
    }
}

/// Today's exceptions: file and what stands in it.
pub(crate) type Known = &'static [(&'static str, &'static str)];

/// What is wrong, given today's exceptions: a breach that is not among them, an exception that is none any more.
pub(crate) fn wrong(breaches: &[Breach], known: Known) -> Vec<String> {
    let is = |breach: &Breach, known: &(&str, &str)| (&*breach.file, &*breach.what) == *known;
    let new = breaches.iter().filter(|b| !known.iter().any(|k| is(b, k)));
    let gone = known.iter().filter(|k| !breaches.iter().any(|b| is(b, k)));
    let gone = gone.map(|(file, what)| {
        format!("{file}: \"{what}\" is no exception any more: take it out of the list")
    });
    new.map(Breach::to_string).chain(gone).collect()
}

/// Stops if anything is wrong.
pub(crate) fn hold(breaches: &[Breach], known: Known) {
    let wrong = wrong(breaches, known);
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_list_of_exceptions_only_shrinks() {
    let breach = |what: &str| Breach {
        file: "a.rs".to_owned(),
        line: 3,
        what: what.to_owned(),
        why: "no".to_owned(),
    };
    assert!(wrong(&[breach("x")], &[("a.rs", "x")]).is_empty());
    assert_eq!(
        wrong(&[breach("x"), breach("y")], &[("a.rs", "x")]),
        ["a.rs:3: y: no"]
    );
    assert_eq!(wrong(&[], &[("a.rs", "x")]).len(), 1);
    assert_eq!(wrong(&[breach("x")], &[("b.rs", "x")]).len(), 2);
}
