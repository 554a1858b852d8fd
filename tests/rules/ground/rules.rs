//! Tests of `src/domain/ground/rules.rs`: what the regulation fixes, and what is weaker than that.

use choucha::domain::ground::act_kind::ActKind;
use choucha::domain::ground::ratio::Ratio;
use choucha::domain::ground::rules::*;
use choucha::domain::ground::signer::SignerRole;

fn share(text: &str) -> Ratio {
    Ratio::from_manifest(text).unwrap()
}

/// The regulation's rules, changed.
fn with(change: impl FnOnce(&mut Rules)) -> Rules {
    let mut rules = Rules::default();
    change(&mut rules);
    rules
}

#[test]
fn the_numbers_of_the_regulation_are_the_defaults() {
    let rules = Rules::default();
    let values: Vec<String> = RuleName::ALL
        .iter()
        .map(|rule| rules.value(*rule))
        .collect();
    assert_eq!(values, ["5%", "20", "2", "1", "05-31", "2%", "", ""]);
    assert_eq!(rules.weaker(), []);
    assert_eq!(rules.weaker_rules(), []);
}

#[test]
fn what_is_below_the_regulation_is_weaker_and_what_is_above_is_not() {
    let weaker = |change: fn(&mut Rules)| with(change).weaker();
    for (rule, changed) in [
        (
            RuleName::Coverage,
            weaker(|rules| rules.coverage = share("4.999%")),
        ),
        (
            RuleName::Coverage,
            weaker(|rules| rules.coverage = share("0.1%")),
        ),
        (
            RuleName::EntryWorkingDays,
            weaker(|rules| rules.entry_working_days = 21),
        ),
        (RuleName::Team, weaker(|rules| rules.team = 1)),
        (RuleName::PlanBy, weaker(|rules| rules.plan_by = (6, 1))),
    ] {
        assert_eq!(changed, [rule]);
    }
    for stricter in [
        weaker(|rules| rules.coverage = share("5.001%")),
        weaker(|rules| rules.coverage = share("100%")),
        weaker(|rules| rules.entry_working_days = 1),
        weaker(|rules| rules.team = 3),
        weaker(|rules| rules.plan_by = (5, 30)),
        // No article has a number for these.
        weaker(|rules| rules.cap = 9),
        weaker(|rules| rules.shrink = share("90%")),
        weaker(|rules| rules.seal = Some("drand +2d".into())),
    ] {
        assert_eq!(stricter, []);
    }
}

#[test]
fn a_weaker_rule_stands_beside_the_regulation_s() {
    let rules = with(|rules| {
        rules.coverage = share("0.1%");
        rules.plan_by = (12, 31);
    });
    let told: Vec<_> = rules
        .weaker_rules()
        .into_iter()
        .map(|weaker| (weaker.rule.key(), weaker.in_force, weaker.regulation))
        .collect();
    let told: Vec<(&str, &str, &str)> = told
        .iter()
        .map(|(key, value, fixed)| (*key, value.as_str(), fixed.as_str()))
        .collect();
    assert_eq!(
        told,
        [("coverage", "0.1%", "5%"), ("plan_by", "12-31", "05-31")]
    );
}

#[test]
fn changes_name_each_rule_that_differs() {
    let before = Rules::default();
    assert_eq!(before.changes(&before.clone()), []);
    // The same share in another spelling is the same rule.
    assert_eq!(
        before.changes(&with(
            |rules| rules.coverage = Ratio::from_cell("50‰").unwrap()
        )),
        []
    );
    let after = with(|rules| {
        rules.entry_working_days = 10;
        rules.sign = vec![SignRule {
            act: ActKind::Draw,
            role: SignerRole::Head,
        }];
    });
    let changes = before.changes(&after);
    let changes: Vec<(&str, &str, &str)> = changes
        .iter()
        .map(|of| (of.rule.key(), &*of.before, &*of.after))
        .collect();
    assert_eq!(
        changes,
        [
            ("entry_working_days", "20", "10"),
            ("sign", "", "draw: head")
        ]
    );
}

#[test]
fn rules_of_a_line_read_back_as_they_were_written() {
    let rules = with(|rules| {
        rules.coverage = share("0.25%");
        rules.seal = Some("drand +2d".into());
        rules.sign = vec![SignRule::from_words("result: leader").unwrap()];
        rules.plan_by = (2, 29);
    });
    let text = serde_json::to_string(&rules).unwrap();
    assert_eq!(
        text,
        r#"{"coverage":"0.25%","entry_working_days":20,"team":2,"cap":1,"plan_by":"02-29","shrink":"2%","seal":"drand +2d","sign":["result: leader"]}"#
    );
    assert_eq!(serde_json::from_str::<Rules>(&text).unwrap(), rules);
    for (from, to) in [
        ("0.25%", "#20"),
        ("0.25%", "00.25%"),
        ("02-29", "02-30"),
        ("02-29", "2-29"),
        ("result: leader", "plan: leader"),
        ("\"cap\":1", "\"cap\":1,\"more\":1"),
    ] {
        let bad = text.replace(from, to);
        assert_ne!(bad, text);
        assert!(serde_json::from_str::<Rules>(&bad).is_err(), "{bad}");
    }
}

#[test]
fn a_library_has_shrunk_only_by_more_than_the_rules_let_pass() {
    let rules = Rules::default();
    assert!(!rules.has_shrunk(100, 98));
    assert!(rules.has_shrunk(100, 97));
    assert!(!rules.has_shrunk(97, 100));
}
