//! Statistics as a table: on the screen, as cells for a spreadsheet, and as documents for scripts.

use serde_json::{Value, json};

use crate::domain::year::outcomes::Outcomes;
use crate::domain::year::statistics::{Figures, Group, Statistics};
use crate::text::year::statistics;
use crate::text::{Lang, terms};

use crate::view::table;

/// The headings, the group's name first.
pub fn headings(lang: Lang, group: Group) -> Vec<String> {
    let figures = statistics::headings(lang);
    let names = [statistics::group(lang, group)].into_iter().chain(figures);
    names.map(str::to_owned).collect()
}

/// A row for each group, and one for everything together; `none` stands where a group has no planned number.
pub fn rows(lang: Lang, group: Group, counted: &Statistics, none: &str) -> Vec<Vec<String>> {
    let planned = |number: u64, known: bool| {
        if known {
            number.to_string()
        } else {
            none.to_owned()
        }
    };
    let row = |name: &str, figures: &Figures, known: bool| {
        let mut cells = vec![
            name.to_owned(),
            planned(figures.planned_to_date, known),
            planned(figures.planned, known),
        ];
        let others = [
            figures.drawn,
            figures.enterprises,
            figures.replaced,
            figures.visits,
            figures.inspected,
            figures.entered,
            figures.late,
            figures.published,
            figures.found,
            figures.handled,
            figures.unchecked,
            figures.handling,
            figures.corrections,
            figures.corrected,
        ];
        cells.extend(others.map(|number| number.to_string()));
        cells
    };
    let groups = counted.groups.iter().map(|(name, figures)| {
        let name = if name.is_empty() {
            statistics::no_value(lang)
        } else {
            name
        };
        row(name, figures, group.is_planned())
    });
    let total = row(statistics::total(lang), &counted.total, true);
    groups.chain([total]).collect()
}

/// Results, measures and draws by their seeds, for scripts.
pub fn outcomes(counted: &Outcomes) -> Value {
    let codes = counted.codes.iter().map(|(code, visits)| {
        json!({ "code": code.code, "name": code.name, "public": code.public, "visits": visits })
    });
    let public = counted.public.iter();
    let public = public.map(|(value, visits)| json!({ "public": value, "visits": visits }));
    let measures = counted.measures.iter();
    let measures =
        measures.map(|(measure, visits)| json!({ "measure": measure.word(), "visits": visits }));
    let draws = counted.draws.iter().map(|(name, sum)| {
        json!({
            "seed": name.word(), "draws": sum.draws, "sealed": sum.sealed, "objects": sum.objects,
        })
    });
    json!({
        "codes": codes.collect::<Vec<_>>(), "public": public.collect::<Vec<_>>(),
        "measures": measures.collect::<Vec<_>>(), "draws": draws.collect::<Vec<_>>(),
    })
}

/// The figures of a group, for scripts; without planned numbers where a group has none.
pub fn figures(of: &Figures, planned: bool) -> Value {
    json!({
        "planned_to_date": planned.then_some(of.planned_to_date), "planned": planned.then_some(of.planned),
        "drawn": of.drawn, "enterprises": of.enterprises, "replaced": of.replaced, "visits": of.visits, "inspected": of.inspected, "entered": of.entered, "late": of.late,
        "published": of.published, "found": of.found, "handled": of.handled, "unchecked": of.unchecked, "handling": of.handling,
        "corrections": of.corrections, "corrected": of.corrected,
    })
}

/// The figures of every group, for scripts.
pub fn groups(counted: &Statistics, planned: bool) -> Vec<Value> {
    let groups = counted.groups.iter().map(|(name, group)| {
        let mut row = figures(group, planned);
        row["group"] = json!(name);
        row
    });
    groups.collect()
}

/// Results, measures and draws by their seeds, a line each, on the screen; nothing where there are none.
pub fn outcome_lines(lang: Lang, counted: &Outcomes) -> Vec<String> {
    let Outcomes {
        codes,
        measures,
        draws,
        ..
    } = counted;
    let codes = codes.iter();
    let codes: Vec<String> = codes
        .map(|(code, visits)| statistics::code(lang, &code.code, &code.name, visits))
        .collect();
    let measures = measures.iter();
    let measures: Vec<String> = measures
        .map(|(measure, visits)| statistics::times(lang, terms::measure(lang, *measure), visits))
        .collect();
    let draws = draws.iter();
    let draws: Vec<String> = draws
        .map(|(name, sum)| statistics::times(lang, terms::seed_name(lang, *name), sum.draws))
        .collect();
    let lines = [
        (!codes.is_empty()).then(|| statistics::by_code(lang, lang.list(codes))),
        (!measures.is_empty()).then(|| statistics::by_measure(lang, lang.list(measures))),
        (!draws.is_empty()).then(|| statistics::by_seed(lang, lang.list(draws))),
    ];
    lines.into_iter().flatten().collect()
}

/// The table on the screen.
pub fn table(lang: Lang, group: Group, counted: &Statistics, width: Option<u16>) -> String {
    let rows = rows(lang, group, counted, "–");
    table::render_any(&headings(lang, group), rows, width)
}
