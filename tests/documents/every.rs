//! Every command has a schema, every schema is of its form, and every property that one describes occurs in a document.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use choucha::cli;
use choucha::text::Lang;
use clap::Command;
use serde_json::{Value, json};

use super::schemas::{FILES, SCHEMAS, SHARED, Schema};
use super::{rare, seen};

/// The commands that run, each with those above it.
fn commands(command: &Command, above: &str, all: &mut BTreeSet<String>) {
    for below in command.get_subcommands() {
        let name = format!("{above} {}", below.get_name()).trim().to_owned();
        if below.has_subcommands() {
            commands(below, &name, all);
        } else {
            all.insert(name);
        }
    }
}

#[test]
fn every_command_has_a_schema_and_every_schema_a_command() {
    let mut all = BTreeSet::new();
    commands(&cli::command(Lang::En), "", &mut all);
    let described = SCHEMAS.iter().filter_map(|schema| schema.command.clone());
    let described: BTreeSet<String> = described.collect();
    assert_eq!(all, described);
    assert!(all.len() > 40, "{}", all.len());
}

/// Calls `each` with every property below a schema and the place that a document's property is counted by.
fn properties(place: &str, schema: &Value, each: &mut impl FnMut(&str, &Value)) {
    for (key, below) in schema["properties"].as_object().into_iter().flatten() {
        let place = format!("{place}.{key}");
        each(&place, below);
        properties(&place, below, each);
    }
    for below in schema["oneOf"].as_array().into_iter().flatten() {
        properties(place, below, each);
    }
    if let Some(items) = schema.get("items") {
        properties(&format!("{place}[]"), items, each);
    }
    if let Some(others) = schema.get("additionalProperties") {
        properties(&format!("{place}{{}}"), others, each);
    }
}

/// The same of every schema.
fn every_property(mut each: impl FnMut(&str, &Value)) {
    for (name, schema) in FILES.iter().filter(|(name, _)| *name != SHARED) {
        properties(name, schema, &mut each);
    }
    for (name, part) in FILES[SHARED]["$defs"].as_object().unwrap() {
        properties(&format!("{SHARED}.{name}"), part, &mut each);
    }
}

#[test]
fn every_property_is_described_in_both_languages() {
    let mut count = 0;
    every_property(|place, schema| {
        count += 1;
        if place.ends_with(".weaker_rules") {
            assert_eq!(schema["$ref"], "shared.json#/$defs/weaker_rules", "{place}");
            return;
        }
        let [zh, en] =
            ["x-描述", "description"].map(|key| schema[key].as_str().unwrap_or_default());
        assert!(!zh.is_ascii() && !en.is_empty(), "{place}: {zh} · {en}");
    });
    assert!(count > 900, "{count}");
}

#[test]
fn every_object_is_closed() {
    fn closed(place: &str, schema: &Value) {
        let object = schema["type"] == "object"
            || schema["type"]
                .as_array()
                .is_some_and(|types| types.contains(&json!("object")));
        if object {
            let others = schema.get("additionalProperties");
            let names = schema["properties"]
                .as_object()
                .map_or(0, serde_json::Map::len);
            match others {
                Some(Value::Bool(false)) => assert!(names > 0, "{place}"),
                // Keys that are names of files, columns, lists; or a document that another schema describes.
                Some(_) => assert_eq!(names, 0, "{place}"),
                None => panic!("{place} is open"),
            }
            for key in schema["required"].as_array().into_iter().flatten() {
                let key = key.as_str().unwrap();
                assert!(schema["properties"].get(key).is_some(), "{place}: {key}");
            }
        }
    }
    for (name, schema) in FILES.iter().filter(|(name, _)| *name != SHARED) {
        closed(name, schema);
    }
    every_property(|place, schema| {
        closed(place, schema);
        schema
            .get("items")
            .into_iter()
            .for_each(|items| closed(place, items));
    });
    let any = |place: &str, schema: &Value| {
        let open = schema.get("additionalProperties") == Some(&json!(true));
        open.then(|| place.to_owned())
    };
    let mut open = Vec::new();
    every_property(|place, schema| open.extend(any(place, schema)));
    assert_eq!(open, ["demo.steps[].document", "ledger-show.lines[].data"]);
}

#[test]
fn a_document_that_is_otherwise_is_noticed() {
    let all = json!({
        "type": "object", "additionalProperties": false, "required": ["word", "all"],
        "properties": {
            "word": { "type": "string", "enum": ["a", "b"] },
            "all": { "type": "array", "items": { "oneOf": [{ "type": "null" }, { "type": "integer" }] } },
            "names": { "type": "object", "additionalProperties": { "type": "boolean" } },
        }
    });
    let schema = Schema {
        name: "one".to_owned(),
        command: None,
        all,
    };
    let flaws = |document: Value| schema.check(&document).flaws;
    assert_eq!(
        flaws(json!({ "word": "a", "all": [1, null], "names": { "x": true } })),
        [""; 0]
    );
    for (document, flaw) in [
        (json!({ "all": [] }), "the document has no \"word\""),
        (
            json!({ "word": "c", "all": [] }),
            ".word is none of [\"a\",\"b\"]",
        ),
        (json!({ "word": "a", "all": {} }), ".all is no \"array\""),
        (
            json!({ "word": "a", "all": [1, 1.5] }),
            ".all[1] is no \"null\"",
        ),
        (
            json!({ "word": "a", "all": [], "more": 1 }),
            ".more is not described",
        ),
        (
            json!({ "word": "a", "all": [], "names": { "x": 1 } }),
            ".names.x is no \"boolean\"",
        ),
        (json!([]), "the document is no \"object\""),
    ] {
        let found = flaws(document);
        assert!(
            found.iter().any(|found| found == flaw),
            "{found:?} has no {flaw:?}"
        );
    }
}
/// Tests that print documents which have every property between them.
const PRINTING: &[fn()] = &[
    crate::public::withheld::nothing_of_who_waits_is_public,
    crate::visit::record_scan::what_was_scanned_and_recorded_is_kept_with_the_result_and_shown,
    crate::visit::papers::an_approved_notice_has_its_number_and_due_counts_the_others,
    rare::the_demonstration_is_one_document,
    crate::book::rules::what_is_weaker_than_the_regulation_is_said_on_every_output,
    crate::visit::names::every_command_about_a_visit_takes_a_name,
    crate::visit::papers::due_names_the_papers_that_a_visit_should_have_and_has_not,
    crate::year::report::results_measures_and_draws_are_those_of_stats,
    crate::replace::inspector::a_drand_round_gives_the_seed_by_its_signature,
    crate::year::base_left_forged::a_version_names_every_file_of_its_folder,
    crate::book::signing::scripts_get_documents,
    crate::book::seal_seen::the_time_is_that_of_the_round_or_the_day_of_the_event,
    crate::versions::lists_diff::scripts_get_all_counts_and_the_limited_rows,
    crate::lists::headers::choucha_toml_says_what_an_own_heading_is,
    crate::visit::due_book::a_script_gets_them,
    crate::public::verify_publication::a_list_of_lines_that_is_not_the_books_is_noticed,
    crate::year::plan_run_dry::it_exits_as_the_run_would,
    crate::book::rules::a_script_gets_the_change_as_json,
    crate::replace::recused_members::what_was_refused_behind_the_object_is_told_to_scripts_too,
    crate::day::calendar::scripts_get_one_document,
    crate::year::changed_back::a_script_gets_what_it_was_and_who_saw_it,
    crate::visit::record_add::a_result_is_a_line_of_the_book_and_a_document,
    crate::lists::check_faults::every_fault_is_told_with_its_row_column_and_value_and_nothing_else_is,
    crate::year::report::the_page_stands_in_both_languages,
    crate::visit::handle::a_script_gets_every_step_and_the_book_has_it,
    crate::book::clock::scripts_are_told_what_the_clock_was_behind,
    crate::visit::record_import::what_does_not_apply_is_entered_with_its_reason_and_codes_by_their_names,
    crate::visit::due_mail::a_mail_has_a_line_for_each_thing_and_none_is_wider_than_a_mail,
    crate::init_beside::the_document_says_which_is_which,
    crate::visit::names::who_is_replaced_or_recused_may_be_named,
    crate::visit::papers::an_approval_is_in_the_book_and_on_paper_and_comes_before_the_visit,
    crate::year::enterprises::rounds_sealed_side_by_side_are_named_by_seal_plan_check_and_draw,
    crate::replace::recuse::an_expert_is_nobody_of_the_team,
    crate::year::plan_run_dry::seals_are_told_without_a_commitment,
    crate::versions::lists_diff::a_library_cut_down_after_a_draw_shows_with_reasons,
    crate::book::unsigned::what_is_missing_is_listed_and_stops_nothing,
    crate::year::plan_run::a_script_gets_what_became_of_each_round,
    crate::explain::every_code_that_is_given_out_is_explained_and_no_other,
    crate::lists::search::scripts_get_the_rows_with_the_headings_of_the_file,
    crate::lists::faults_file::it_is_told_in_english_and_to_scripts_and_doubts_have_a_sheet,
    crate::versions::lists_merge::rows_of_one_code_become_one_in_a_new_file,
    crate::versions::lists_diff::rows_that_cannot_be_read_are_told_and_nothing_is_called_the_same,
    crate::replace::object::a_draw_outside_the_plan_keeps_no_reserve_away_before_its_visit_is_completed,
    crate::lists::unreadable::lists_that_are_no_table_are_refused_with_what_to_do,
    crate::demo::the_selftest_passes_every_vector,
    crate::book::repeated::a_record_that_does_not_come_out_again_is_told_by_the_book,
    crate::replace::repeat::an_untouched_book_is_verified_and_its_limits_are_said,
    crate::book::future::every_reader_says_it_and_verification_names_the_line,
    crate::book::witnessing::a_kept_text_holds_by_whose_key_the_reader_says_it_is,
    crate::lists::headers::two_names_of_one_column_and_near_misses_are_said,
    crate::visit::enterprise::the_platform_gets_a_row_for_each_enterprise,
    crate::lists::own_files::a_page_under_the_name_of_a_workbook_gives_the_same_draws,
    crate::book::signed_by_leader::a_signature_of_another_leader_written_by_hand_is_named,
    crate::book::bureau::verification_minds_the_bureau_and_the_year,
    crate::visit::record_days::the_deadline_day_is_in_time_and_the_next_is_late,
    crate::visit::handle::a_penalty_is_made_public_once_and_after_it_was_decided,
    crate::year::base_left_forged::numbers_that_could_be_are_held_against_the_folders_and_the_draws,
    crate::year::base_left_forged::a_seal_that_hides_who_left_the_scope_is_named_before_it_is_drawn,
    crate::visit::papers::a_written_result_is_made_from_the_record_and_a_correction_makes_a_new_one,
    crate::replace::recused_members::with_a_named_source_one_is_asked_for_after_the_other,
    crate::method::seal_notice::a_round_that_is_sealed_already_can_have_its_notice,
    crate::visit::record_amend::a_correction_adds_a_line_and_keeps_every_byte_before_it,
    crate::lists::vouched_and_noted::an_office_vouches_for_a_code_that_the_register_issued,
    crate::book::forged::every_forged_line_is_named_and_nothing_of_it_is_public,
    crate::public::anew::a_file_that_was_changed_together_with_its_digests_is_named,
    rare::a_mistake_in_the_use_is_one_document_in_the_language_of_the_screen,
    rare::help_version_completions_and_pages_are_documents_too,
    rare::trouble_with_a_file_is_a_document,
    rare::what_is_in_the_book_though_its_papers_failed_is_a_document,
    rare::a_plan_that_is_approved_filed_and_narrow,
    rare::a_seal_where_few_may_go_and_a_trial_that_waits,
    rare::a_book_whose_clock_was_set_back_and_whose_files_are_gone,
    rare::what_is_asked_corrected_and_handled,
    rare::a_seat_that_nobody_may_take_and_objects_that_are_passed,
    crate::public::held::a_line_written_anew_is_another,
    rare::last_years_folder_is_taken_over,
    rare::lists_with_faults_in_the_place_of_what_was_asked_for,
];

#[test]
fn every_property_that_is_described_occurs() {
    // They are spread over threads: each counts the properties of its own runs.
    let next = AtomicUsize::new(0);
    let one = || {
        while let Some(test) = PRINTING.get(next.fetch_add(1, Ordering::Relaxed)) {
            test();
        }
        seen()
    };
    let seen: BTreeSet<String> = thread::scope(|scope| {
        let running = [(); 4].map(|()| scope.spawn(one));
        let seen = running
            .into_iter()
            .flat_map(|running| running.join().unwrap());
        seen.collect()
    });
    let mut never = Vec::new();
    every_property(|place, _| {
        if !seen.contains(place) && !place.ends_with(".weaker_rules") {
            never.push(place.to_owned());
        }
    });
    never.sort();
    assert_eq!(never, [""; 0]);
    // What may stand in any document stands in some.
    assert!(seen.iter().any(|place| place.ends_with(".weaker_rules")));
}
