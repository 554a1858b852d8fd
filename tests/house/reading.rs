//! Reads one Rust file as tokens: the paths it names (in `use` trees, in code, in the bodies of macros, in attributes),
//! its modules and macros. Comments, literals and the one `#[cfg(test)] mod tests { … }` are left out.
//!
//! Tokens and not a syntax tree: what stands in a macro's body is read by the same eyes as everything else.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

/// A path as it is written: `["crate", "text", "Lang"]`; of a glob the last is `*`, an absolute one begins with `""`.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) line: usize,
    /// The inline modules in which it stands.
    pub(crate) within: Vec<String>,
    pub(crate) segments: Vec<String>,
    /// Of a leaf of a `use` tree: the name by which the file knows it from there on.
    pub(crate) bound: Option<String>,
}

/// `mod name;`, with the inline modules in which it stands and the `#[path]` before it.
#[derive(Debug)]
pub(crate) struct Child {
    pub(crate) within: Vec<String>,
    pub(crate) name: String,
    pub(crate) path: Option<String>,
}

/// What stands in one file.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) named: Vec<Named>,
    pub(crate) children: Vec<Child>,
    /// Macros called by a name without a path.
    pub(crate) called: Vec<(usize, String)>,
    /// Macros and inline modules made here.
    pub(crate) made: BTreeSet<String>,
    within: Vec<String>,
    path: Option<String>,
}

/// Words that begin no path.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "fn",
    "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "static", "struct", "trait", "type", "unsafe", "use", "where", "while", "yield",
    "true", "false",
];

/// Reads a file.
///
/// # Panics
///
/// If it is no Rust: what cannot be read cannot be trusted.
pub(crate) fn read(path: &str, text: &str) -> Reading {
    let tokens: TokenStream = text.parse().unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut reading = Reading::default();
    reading.walk(&trees(tokens));
    reading
}

fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

fn ident(tree: Option<&TokenTree>) -> Option<&Ident> {
    match tree {
        Some(TokenTree::Ident(ident)) => Some(ident),
        _ => None,
    }
}

fn group(tree: Option<&TokenTree>, delimiter: Delimiter) -> Option<&Group> {
    match tree {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

fn is(tree: Option<&TokenTree>, mark: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn word(tree: Option<&TokenTree>, word: &str) -> bool {
    ident(tree).is_some_and(|ident| ident == word)
}

/// Whether `::` stands here.
fn colons(rest: &[TokenTree]) -> bool {
    matches!(rest.first(), Some(TokenTree::Punct(p)) if p.as_char() == ':' && p.spacing() == Spacing::Joint)
        && is(rest.get(1), ':')
}

/// A name without the mark of a raw one.
fn plain(ident: &Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

/// Whether the `::` at `at` goes on from a type (`<T as X>::name`) and begins no path of its own.
fn after_a_type(tokens: &[TokenTree], at: usize) -> bool {
    let arrow = at >= 2 && (is(tokens.get(at - 2), '-') || is(tokens.get(at - 2), '='));
    match at.checked_sub(1).map(|before| &tokens[before]) {
        Some(TokenTree::Punct(p)) => p.as_char() == '>' && p.spacing() == Spacing::Joint && !arrow,
        _ => false,
    }
}

/// The text of a plain string literal.
fn literal(tree: Option<&TokenTree>) -> Option<String> {
    let Some(TokenTree::Literal(literal)) = tree else {
        return None;
    };
    let text = literal.to_string();
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// How many tokens `#[cfg(test)] mod tests { … }` takes here, with further attributes and a visibility; 0: it is not here.
fn tests_module(rest: &[TokenTree]) -> usize {
    let mut at = 0;
    let mut only_tests = false;
    while is(rest.get(at), '#') {
        let Some(attribute) = group(rest.get(at + 1), Delimiter::Bracket) else {
            return 0;
        };
        let said = attribute.stream().to_string().replace(' ', "");
        only_tests |= said == "cfg(test)";
        at += 2;
    }
    if word(rest.get(at), "pub") {
        at += 1 + usize::from(group(rest.get(at + 1), Delimiter::Parenthesis).is_some());
    }
    let tests = word(rest.get(at), "mod") && word(rest.get(at + 1), "tests");
    if only_tests && tests && group(rest.get(at + 2), Delimiter::Brace).is_some() {
        at + 3
    } else {
        0
    }
}

impl Reading {
    fn walk(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            at += match &tokens[at] {
                TokenTree::Punct(_) if is(rest.first(), '#') => self.attribute(rest),
                TokenTree::Punct(_) if is(rest.first(), '\'') || is(rest.first(), '.') => {
                    // A lifetime, or a field or method: no path begins here, but `..x::y` does.
                    let range = is(rest.first(), '.') && at > 0 && is(tokens.get(at - 1), '.');
                    1 + usize::from(!range && ident(rest.get(1)).is_some())
                }
                TokenTree::Punct(_) if is(rest.first(), '$') && ident(rest.get(1)).is_some() => {
                    if word(rest.get(1), "crate") {
                        1
                    } else {
                        2 + tail(&rest[2..]).1
                    }
                }
                TokenTree::Punct(_) if colons(rest) && ident(rest.get(2)).is_some() => {
                    if after_a_type(tokens, at) {
                        tail(rest).1
                    } else {
                        self.path(rest, 2, vec![String::new()])
                    }
                }
                TokenTree::Ident(ident) => self.begun(ident, rest),
                TokenTree::Group(group) => {
                    self.walk(&trees(group.stream()));
                    1
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
            };
        }
    }

    /// `#[…]`: strings in it may hold paths (`#[serde(with = "a::b")]`), except where they are documentation.
    fn attribute(&mut self, rest: &[TokenTree]) -> usize {
        let tests = tests_module(rest);
        if tests > 0 && self.within.is_empty() {
            return tests;
        }
        let bang = usize::from(is(rest.get(1), '!'));
        let Some(group) = group(rest.get(1 + bang), Delimiter::Bracket) else {
            return 1;
        };
        let inside = trees(group.stream());
        if word(inside.first(), "path") {
            self.path = literal(inside.get(2));
        } else if !word(inside.first(), "doc") {
            self.strings(&inside);
            self.walk(&inside);
        }
        2 + bang
    }

    fn strings(&mut self, tokens: &[TokenTree]) {
        for tree in tokens {
            if let TokenTree::Group(group) = tree {
                self.strings(&trees(group.stream()));
            }
            let line = tree.span().start().line;
            let path = |c: char| c.is_alphanumeric() || "_:<>".contains(c);
            let text = literal(Some(tree)).filter(|text| text.chars().all(path));
            let Some(Ok(held)) = text.map(|text| text.parse::<TokenStream>()) else {
                continue;
            };
            let before = self.named.len();
            self.walk(&trees(held));
            for named in &mut self.named[before..] {
                named.line = line;
            }
        }
    }

    /// What a word begins; how many tokens it takes.
    fn begun(&mut self, first: &Ident, rest: &[TokenTree]) -> usize {
        let line = first.span().start().line;
        match first.to_string().as_str() {
            "pub" => 1 + usize::from(group(rest.get(1), Delimiter::Parenthesis).is_some()),
            "use" if !is(rest.get(1), '<') => {
                let end = rest.iter().position(|tree| is(Some(tree), ';'));
                let end = end.unwrap_or(rest.len());
                self.tree(&rest[1..end], &[]);
                end
            }
            "extern" if word(rest.get(1), "crate") => {
                let Some(of) = ident(rest.get(2)) else {
                    return 2;
                };
                // `extern crate self as name` is the crate itself.
                let mine = of == "self";
                let segments = if mine { vec![] } else { vec![String::new()] };
                let of = if mine { "crate".to_owned() } else { plain(of) };
                let renamed = ident(rest.get(4)).filter(|_| word(rest.get(3), "as"));
                let bound = renamed.map_or(of.clone(), plain);
                let segments = [segments, vec![of]].concat();
                self.name(line, segments, Some(bound));
                3
            }
            "mod" => self.module(rest),
            "macro_rules" if is(rest.get(1), '!') => {
                self.made.extend(ident(rest.get(2)).map(plain));
                3
            }
            word if KEYWORDS.contains(&word) => 1,
            _ => self.path(rest, 0, Vec::new()),
        }
    }

    fn module(&mut self, rest: &[TokenTree]) -> usize {
        let Some(name) = ident(rest.get(1)).map(plain) else {
            return 1;
        };
        let path = self.path.take();
        if let Some(body) = group(rest.get(2), Delimiter::Brace) {
            self.made.insert(name.clone());
            self.within.push(name);
            self.walk(&trees(body.stream()));
            self.within.pop();
        } else if is(rest.get(2), ';') {
            let within = self.within.clone();
            self.children.push(Child { within, name, path });
        }
        3
    }

    /// A path in code, its first name at `start`.
    fn path(&mut self, rest: &[TokenTree], start: usize, mut segments: Vec<String>) -> usize {
        let Some(first) = ident(rest.get(start)) else {
            return 1;
        };
        let line = first.span().start().line;
        segments.push(plain(first));
        let (more, taken) = tail(&rest[start + 1..]);
        segments.extend(more);
        let end = start + 1 + taken;
        let called =
            is(rest.get(end), '!') && matches!(rest.get(end + 1), Some(TokenTree::Group(_)));
        match (segments.len(), called) {
            (1, true) => self.called.push((line, segments.remove(0))),
            (1, false) => {}
            _ => self.name(line, segments, None),
        }
        end
    }

    /// A `use` tree below `stem`.
    fn tree(&mut self, tokens: &[TokenTree], stem: &[String]) {
        for branch in tokens.split(|tree| is(Some(tree), ',')) {
            let mut segments = stem.to_vec();
            let mut at = 0;
            if colons(branch) {
                segments.push(String::new());
            }
            while let Some(tree) = branch.get(at) {
                let line = tree.span().start().line;
                match tree {
                    TokenTree::Ident(renamed) if renamed == "as" => {
                        let bound = ident(branch.get(at + 1)).map(plain);
                        self.leaf(line, segments.clone(), bound);
                        break;
                    }
                    TokenTree::Ident(name) => segments.push(plain(name)),
                    TokenTree::Group(group) => {
                        self.tree(&trees(group.stream()), &segments);
                        break;
                    }
                    TokenTree::Punct(p) if p.as_char() == '*' => segments.push("*".to_owned()),
                    _ => {}
                }
                at += 1;
                if at == branch.len() {
                    self.leaf(line, segments.clone(), None);
                }
            }
        }
    }

    fn leaf(&mut self, line: usize, mut segments: Vec<String>, bound: Option<String>) {
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        let bound = bound.or_else(|| segments.last().cloned());
        self.name(line, segments, bound);
    }

    fn name(&mut self, line: usize, segments: Vec<String>, bound: Option<String>) {
        let within = self.within.clone();
        self.named.push(Named {
            line,
            within,
            segments,
            bound,
        });
    }
}

/// `::name::name` from here on, and how many tokens that takes.
fn tail(rest: &[TokenTree]) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let mut at = 0;
    while colons(&rest[at..]) {
        let Some(name) = ident(rest.get(at + 2)) else {
            break;
        };
        names.push(plain(name));
        at += 3;
    }
    (names, at)
}
