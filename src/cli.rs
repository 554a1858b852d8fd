//! The command line: which language, which command, which case folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::acts::Desk;
use crate::commands::{self, Context};
use crate::console::Console;
use crate::disk::case::{Case, SETTINGS};
use crate::disk::ledger::Hand;
use crate::domain::ground::date;
use crate::domain::ground::list_name::ListName;
use crate::exit::Exit;
use crate::refusing;
use crate::text::usage::{self, BadValue};
use crate::text::{Lang, help};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "choucha",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
#[command(subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Commands,
}

#[derive(Debug, clap::Args)]
struct Global {
    #[arg(
        short = 'C',
        long = "case",
        global = true,
        default_value = ".",
        display_order = 900
    )]
    case: PathBuf,
    #[arg(long, global = true, display_order = 901, value_parser = ["zh", "en"])]
    lang: Option<String>,
    #[arg(long, global = true, display_order = 902)]
    json: bool,
    #[arg(long, global = true, display_order = 903, value_parser = declared_day)]
    today: Option<String>,
    #[arg(long, global = true, display_order = 904)]
    by: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Commands {
    Init(commands::init::Args),
    Check(commands::check::Args),
    Objects(commands::search::Args),
    Inspectors(commands::search::Args),
    Items(commands::search::Args),
    Plan(commands::plan::Args),
    Lists(commands::lists::Args),
    Seal(commands::seal::Args),
    Draw(commands::draw::Args),
    Void(commands::void::Args),
    Record(Box<commands::record::Args>),
    Replace(commands::replace::Args),
    Recuse(commands::recuse::Args),
    Assist(commands::assist::Args),
    Coverage(commands::coverage::Args),
    Publish(commands::publish::Args),
    Due(commands::due::Args),
    Handle(commands::handle::Args),
    Stats(commands::stats::Args),
    Verify(commands::verify::Args),
    Form(commands::form::Args),
    Ledger(commands::ledger::Args),
    Calendar(commands::calendar::Args),
    Selftest(commands::selftest::Args),
    Demo(commands::demo::Args),
    Completions(commands::completions::Args),
}

fn declared_day(text: &str) -> Result<String, BadValue> {
    let day = date::from_record(text).ok_or(BadValue::Day)?;
    Ok(day.to_string())
}

/// Runs the program with these arguments.
pub fn run(args: Vec<OsString>) -> Exit {
    let lang = language(&args);
    let json = args.iter().any(|arg| arg == "--json");
    let mut console = Console::new(lang, json);
    let matches = match command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return not_run(&error, &mut console),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return not_run(&error, &mut console),
    };
    let by = cli.global.by.clone().unwrap_or_else(user_name);
    let hand = Hand {
        by,
        declared: cli.global.today.clone(),
    };
    let mut context = Context {
        desk: Desk::new(cli.global.case.clone(), hand),
        console,
    };
    match dispatch(&cli.command, lang, &mut context) {
        Ok(exit) => exit,
        Err(error) => refusing::say(&error, &mut context.console).unwrap_or(Exit::Files),
    }
}

fn dispatch(chosen: &Commands, lang: Lang, context: &mut Context) -> anyhow::Result<Exit> {
    match chosen {
        Commands::Init(args) => commands::init::run(args, context),
        Commands::Check(args) => commands::check::run(args, context),
        Commands::Objects(args) => commands::search::run(ListName::Objects, args, context),
        Commands::Inspectors(args) => commands::search::run(ListName::Inspectors, args, context),
        Commands::Items(args) => commands::search::run(ListName::Items, args, context),
        Commands::Plan(args) => commands::plan::run(args, context),
        Commands::Lists(args) => commands::lists::run(args, context),
        Commands::Seal(args) => commands::seal::run(args, context),
        Commands::Draw(args) => commands::draw::run(args, context),
        Commands::Void(args) => commands::void::run(args, context),
        Commands::Record(args) => commands::record::run(args, context),
        Commands::Replace(args) => commands::replace::run(args, context),
        Commands::Recuse(args) => commands::recuse::run(args, context),
        Commands::Assist(args) => commands::assist::run(args, context),
        Commands::Publish(args) => commands::publish::run(args, context),
        Commands::Coverage(args) => commands::coverage::run(args, context),
        Commands::Due(args) => commands::due::run(args, context),
        Commands::Handle(args) => commands::handle::run(args, context),
        Commands::Stats(args) => commands::stats::run(args, context),
        Commands::Verify(args) => commands::verify::run(args, context),
        Commands::Form(args) => commands::form::run(args, context),
        Commands::Ledger(args) => commands::ledger::run(args, context),
        Commands::Calendar(args) => commands::calendar::run(args, context),
        Commands::Selftest(args) => commands::selftest::run(args, context),
        Commands::Demo(args) => commands::demo::run(args, context),
        Commands::Completions(args) => commands::completions::run(args, command(lang), context),
    }
}

/// Help, version, or a mistake in the use.
fn not_run(error: &clap::Error, console: &mut Console) -> Exit {
    let rendered = error.render().to_string();
    let lang = console.lang;
    let (text, exit) = match error.kind() {
        ErrorKind::DisplayHelp => (usage::help_text(lang, rendered.trim_end()), Exit::Done),
        ErrorKind::DisplayVersion => (usage::version(lang, env!("CARGO_PKG_VERSION")), Exit::Done),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (usage::help_text(lang, rendered.trim_end()), Exit::Usage)
        }
        _ => (usage::mistake(lang, error), Exit::Usage),
    };
    let written = if exit == Exit::Done {
        console.raw(format!("{text}\n").as_bytes())
    } else {
        console.aside(&text)
    };
    if written.is_err() { Exit::Files } else { exit }
}

/// The command line with every word of help in the language.
fn command(lang: Lang) -> Command {
    // Built once, so that global arguments are there to be named in every command.
    let mut command = Cli::command();
    command.build();
    translate(Cli::command(), "", lang)
}

fn translate(command: Command, path: &str, lang: Lang) -> Command {
    let [usage, commands, arguments, options, example, exits] = help::headings(lang);
    let words = help::command(lang, path);
    let name = path.rsplit(' ').next().unwrap_or(path).to_owned();
    let own = path.split(' ').next().unwrap_or(path).to_owned();
    let own = if path.contains(' ') { name } else { own };
    let mut command = command
        .help_template(format!(
            "{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(commands)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| translate_argument(arg, &own, lang, arguments, options))
        .arg(flag("help", Some('h'), ArgAction::Help, lang, options));
    if path.is_empty() {
        command = command
            .arg(flag(
                "version",
                Some('V'),
                ArgAction::Version,
                lang,
                options,
            ))
            .version("0");
    }
    if let Some(words) = words {
        let mut after = format!("{example}:\n  {}", words.example);
        if path.is_empty() {
            after = format!("{after}\n\n{exits}");
        }
        command = command.about(words.about).after_help(after);
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let below = if path.is_empty() {
            name.clone()
        } else {
            format!("{path} {name}")
        };
        command = command.mut_subcommand(&name, |sub| translate(sub, &below, lang));
    }
    command
}

fn translate_argument(
    arg: Arg,
    command: &str,
    lang: Lang,
    arguments: &'static str,
    options: &'static str,
) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let heading = if arg.is_positional() {
        arguments
    } else {
        options
    };
    let takes_value = arg.get_action().takes_values();
    let mut arg = arg
        .help_heading(heading)
        .hide_default_value(takes_value)
        .hide_possible_values(takes_value);
    if let Some(words) = help::argument(lang, command, &id) {
        arg = arg.help(words);
    }
    if let Some(name) = help::value_name(lang, &id).filter(|_| takes_value) {
        arg = arg.value_name(name);
    }
    arg
}

fn flag(
    id: &'static str,
    short: Option<char>,
    action: ArgAction,
    lang: Lang,
    options: &'static str,
) -> Arg {
    let arg = Arg::new(id)
        .long(id)
        .action(action)
        .help_heading(options)
        .display_order(910);
    let arg = short.map_or(arg.clone(), |short| arg.short(short));
    help::argument(lang, "", id).map_or(arg.clone(), |words| arg.help(words))
}

/// The language: `--lang`, then the case folder's settings, then the system's locale, then Chinese.
fn language(args: &[OsString]) -> Lang {
    let words: Vec<String> = args
        .iter()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let value = |long: &str, short: Option<&str>| {
        words.iter().enumerate().find_map(|(place, word)| {
            let joined = word.strip_prefix(&format!("{long}=")).map(str::to_owned);
            let apart = (word == long || Some(word.as_str()) == short)
                .then(|| words.get(place + 1).cloned())
                .flatten();
            joined.or(apart)
        })
    };
    if let Some(lang) = value("--lang", None).and_then(|word| Lang::from_word(&word)) {
        return lang;
    }
    let root = value("--case", Some("-C")).unwrap_or_else(|| ".".to_owned());
    if Path::new(&root).join(SETTINGS).is_file() {
        let settings = Case::open(Path::new(&root))
            .ok()
            .and_then(|case| case.settings.language);
        if let Some(lang) = settings.and_then(|word| Lang::from_word(&word)) {
            return lang;
        }
    }
    match sys_locale::get_locale() {
        Some(locale) if locale.to_lowercase().starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}

/// The name under which the user works on this machine.
fn user_name() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| {
            std::env::var(name)
                .ok()
                .filter(|value| crate::domain::ground::cell::check(value).is_ok())
        })
        .unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks every command and argument.
    fn each(command: &Command, path: &str, visit: &mut dyn FnMut(&str, &Command)) {
        visit(path, command);
        for sub in command.get_subcommands() {
            let below = if path.is_empty() {
                sub.get_name().to_owned()
            } else {
                format!("{path} {}", sub.get_name())
            };
            each(sub, &below, visit);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            each(&command(lang), "", &mut |path, command| {
                assert!(command.get_about().is_some(), "{path}: no help");
                assert!(command.get_after_help().is_some(), "{path}: no example");
                for arg in command.get_arguments() {
                    assert!(arg.get_help().is_some(), "{path} {}: no help", arg.get_id());
                }
            });
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn the_language_is_chosen_before_anything_is_read() {
        let args = |list: &[&str]| list.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&args(&["choucha", "--lang", "en", "x"])), Lang::En);
        assert_eq!(language(&args(&["choucha", "x", "--lang=zh"])), Lang::Zh);
    }
}
