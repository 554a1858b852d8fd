//! Tests of `src/cli.rs`.

use choucha::cli::*;
use choucha::text::Lang;
use choucha::text::help::Help;
use clap::Command;
use std::ffi::OsString;

/// Holds the words of a command and of all below it against clap's tree.
fn held(command: &Command, words: &Help) {
    let name = command.get_name();
    assert_eq!(name, words.name);
    for said in [command.get_about(), command.get_after_help()] {
        assert!(
            said.is_some_and(|said| !said.to_string().trim().is_empty()),
            "{name}"
        );
    }
    let ids: Vec<_> = command
        .get_arguments()
        .map(|arg| arg.get_id().as_str())
        .collect();
    for arg in command.get_arguments() {
        assert!(
            arg.get_help().is_some(),
            "{name} {}: no words",
            arg.get_id()
        );
    }
    let said = || words.args.iter().copied().flatten();
    for arg in said() {
        assert!(ids.contains(&arg.id), "{name} has no argument {}", arg.id);
        assert_eq!(
            said().filter(|other| other.id == arg.id).count(),
            1,
            "{name} {}",
            arg.id
        );
    }
    let below: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
    let named: Vec<_> = words.below.iter().map(|help| help.name).collect();
    assert_eq!(below, named, "{name}");
    for (command, words) in command.get_subcommands().zip(words.below) {
        held(command, words);
    }
}

#[test]
fn every_command_and_argument_has_its_words_and_no_words_are_left_over() {
    for lang in [Lang::Zh, Lang::En] {
        held(&command(lang), &WORDS);
    }
}

#[test]
fn the_command_line_is_sound() {
    command(Lang::Zh).debug_assert();
    command(Lang::En).debug_assert();
}

#[test]
fn what_may_stand_anywhere_is_read_from_a_line_with_a_mistake_too() {
    for line in [
        "choucha nix --lang en -Cdemo --json",
        "choucha --json draw --nix -C demo --lang=en",
        "choucha --case=demo --lang en --json --nix",
        "choucha --case demo nix --json --lang=en -- --lang zh",
        "choucha -C demo check --json=1 --lang en",
    ] {
        let args: Vec<_> = line.split(' ').map(OsString::from).collect();
        let global = scattered(&args);
        let found = (global.lang.as_deref(), global.case, global.json);
        assert_eq!(found, (Some("en"), Some("demo".into()), true), "{line}");
    }
}
