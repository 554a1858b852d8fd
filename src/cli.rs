//! The command line: which language, which command, which case folder.

use std::env::consts;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser};
use clap::{Subcommand, ValueHint};
use serde_json::{Value, json};

use crate::acts::Desk;
use crate::commands::{
    self, Context, approve, assist, calendar, check, clock, completions, coverage, draw, due, form,
    handle, handle_args, init, ledger, lists, plan, publish, record, recuse, replace, report,
    rules, seal, search, selftest, sign, signers, stats, typed, verify, void, witness,
};
use crate::console::{Console, How};
use crate::disk::SETTINGS;
use crate::disk::case::Case;
use crate::disk::ledger::Hand;
use crate::disk::standard_input::{self, StandardInput};
use crate::domain::ground::list_name::ListName;
use crate::domain::method::manifest::METHOD;
use crate::exit::Exit;
use crate::refusing;
use crate::text::Lang;
use crate::text::help::{self, Help, help};
use crate::text::usage::{self, Mistake};

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

/// What may stand anywhere on the line.
#[derive(Debug, Default, Args)]
pub struct Global {
    /// The case folder.
    #[arg(short = 'C', long, global = true, display_order = 900)]
    pub case: Option<PathBuf>,
    /// The language of the screen.
    #[arg(long, global = true, display_order = 901, value_parser = ["zh", "en"])]
    pub lang: Option<String>,
    /// Whether a document for scripts is printed too.
    #[arg(long, global = true, display_order = 902)]
    pub json: bool,
    /// Whether digests are shown whole.
    #[arg(short = 'v', long, global = true, display_order = 902)]
    pub verbose: bool,
    /// Whether nothing is said on the output as long as all goes well, but what was asked for.
    #[arg(short = 'q', long, global = true, display_order = 902)]
    pub quiet: bool,
    /// The day declared.
    #[arg(long, global = true, display_order = 903, value_parser = typed::day)]
    pub today: Option<NaiveDate>,
    /// Who acts.
    #[arg(long, global = true, display_order = 904)]
    pub by: Option<String>,
}

impl Global {
    fn how(&self) -> How {
        How {
            json: self.json,
            verbose: self.verbose,
            quiet: self.quiet,
        }
    }
}

help! {
    HELP "choucha": "双随机、一公开：人人可复算的抽取，逐行相扣的账本", "Random inspections under 双随机、一公开: draws anyone can repeat, and a chained book";
    example "choucha demo\n      新建样例案卷，走一遍封存、抽取、核验", "choucha demo\n      make a sample case folder and go through seal, draw and verify";
    case "文件夹", "DIR": "案卷文件夹（默认为当前文件夹）", "Case folder (default: the current folder)";
    lang "语言", "LANG": "界面语言：zh 或 en", "Language of the screen: zh or en";
    json: "输出一份 JSON，供脚本使用", "Print one JSON document, for scripts";
    verbose: "校验码、摘要写全（64 位），不只写前 8 位", "Show digests whole (64 digits), not their first 8";
    quiet: "成功时不在标准输出上说话，只留要看的内容：--json 的文档、帮助、补全脚本、账本各行、查到的行、代码说明；不成功的照样说；注意和拒绝仍在标准错误", "On success say nothing on the standard output but what was asked for: the document of --json, help, completions, the lines of the book, the rows that were looked for, what a code means; what does not succeed is told as ever, and notes and refusals stay on the standard error";
    today "日期", "DATE": "声明日期，供演练案卷使用，与系统时间一并记入账本；只看不写的命令随处可用", "Declare a day, for rehearsal folders, where the book has it beside the clock's time; commands that only read take it anywhere";
    by "姓名", "NAME": "经办人（默认为系统用户名）", "Who acts (default: the system's user name)";
    help: "显示帮助", "Show help";
    version: "显示版本", "Show the version";
}

/// The commands: their arguments, their words, and what runs them.
macro_rules! commands {
    ($($name:ident($args:ty): $help:expr, $run:expr;)+) => {
        #[derive(Debug, Subcommand)]
        enum Commands {
            $($name($args),)+
        }

        /// The words of the whole command line.
        pub const WORDS: Help = Help {
            below: &[$(&$help),+],
            ..HELP
        };

        fn dispatch(chosen: &Commands, context: &mut Context) -> anyhow::Result<Exit> {
            match chosen {
                $(Commands::$name(args) => ($run)(args, context),)+
            }
        }
    };
}

commands! {
    Init(init::Args): init::HELP, init::run;
    Check(check::Args): check::HELP, check::run;
    Objects(search::Args): search::OBJECTS, |args, context| search::run(ListName::Objects, args, context);
    Inspectors(search::Args): search::INSPECTORS, |args, context| search::run(ListName::Inspectors, args, context);
    Items(search::Args): search::ITEMS, |args, context| search::run(ListName::Items, args, context);
    Plan(plan::Args): plan::HELP, plan::run;
    Lists(lists::Args): lists::HELP, lists::run;
    Seal(seal::Args): seal::HELP, seal::run;
    Draw(draw::Args): draw::HELP, draw::run;
    Void(void::Args): void::HELP, void::run;
    Record(Box<record::Args>): record::HELP, record::run;
    Replace(replace::Args): replace::HELP, replace::run;
    Recuse(recuse::Args): recuse::HELP, recuse::run;
    Approve(approve::Args): approve::HELP, approve::run;
    Assist(assist::Args): assist::HELP, assist::run;
    Coverage(coverage::Args): coverage::HELP, coverage::run;
    Publish(publish::Args): publish::HELP, publish::run;
    Due(due::Args): due::HELP, due::run;
    Handle(handle_args::Args): handle_args::HELP, handle::run;
    Stats(stats::Args): stats::HELP, stats::run;
    Report(report::Args): report::HELP, report::run;
    Verify(verify::Args): verify::HELP, verify::run;
    Form(form::Args): form::HELP, form::run;
    Sign(sign::Args): sign::HELP, sign::run;
    Witness(witness::Args): witness::HELP, witness::run;
    Signers(signers::Args): signers::HELP, signers::run;
    Rules(rules::Args): rules::HELP, rules::run;
    Ledger(ledger::Args): ledger::HELP, ledger::run;
    Clock(clock::Args): clock::HELP, clock::run;
    Calendar(calendar::Args): calendar::HELP, calendar::run;
    Selftest(selftest::Args): selftest::HELP, selftest::run;
    Demo(commands::demo::Args): commands::demo::HELP, demo;
    Explain(commands::explain::Args): commands::explain::HELP, commands::explain::run;
    Help(commands::help::Args): commands::help::HELP, help_of;
    Man(commands::man::Args): commands::man::HELP, |args, context: &mut Context| commands::man::run(args, command(context.console.lang), context);
    Completions(completions::Args): completions::HELP, completions::run;
}

fn demo(args: &commands::demo::Args, context: &mut Context) -> anyhow::Result<Exit> {
    commands::demo::run(args, context, &|words, context| {
        let line = std::iter::once("choucha").chain(words.iter().map(String::as_str));
        dispatch(&read(Cli::command(), line)?.command, context)
    })
}

/// `help CMD` says what `CMD --help` does.
fn help_of(args: &commands::help::Args, context: &mut Context) -> anyhow::Result<Exit> {
    let line = ["choucha"].into_iter();
    let line = line.chain(args.words.iter().map(String::as_str));
    let command = command(context.console.lang);
    Ok(match read(command, line.chain(["--help"])) {
        Ok(_) => Exit::Done,
        Err(error) => {
            let words = args.words.iter().map(OsString::from).collect::<Vec<_>>();
            not_run(&error, &words, &mut context.console)?
        }
    })
}

/// Runs the program with these arguments.
pub fn run(args: &[OsString]) -> Exit {
    let asked = |words: &[OsString]| {
        let global = scattered(words);
        let root = global.case.clone().unwrap_or_else(|| ".".into());
        completions::with_ids(command(language(&global)), &root)
    };
    if completions::answered(args, asked) {
        return Exit::Done;
    }
    let cli = read(Cli::command(), args).or_else(|_| {
        // Help, or a mistake: both are said in the language that the rest of the line asks for.
        let global = scattered(args);
        let mut console = Console::new(language(&global), global.how());
        read(command(console.lang), args)
            .map_err(|error| not_run(&error, &args[1..], &mut console).unwrap_or(Exit::Files))
    });
    let cli = match cli {
        Ok(cli) => cli,
        Err(exit) => return exit,
    };
    let global = cli.global;
    let mut console = Console::new(language(&global), global.how());
    let named = standard_input_named(args, console.lang);
    if named.len() > 1 {
        let mistake = usage::standard_input_twice(console.lang, &named);
        return mistaken(&mistake, &args[1..], &mut console).unwrap_or(Exit::Files);
    }
    let hand = Hand {
        by: global.by.unwrap_or_else(user_name),
        declared: global.today.map(|day| day.to_string()),
    };
    let root = global.case.unwrap_or_else(|| ".".into());
    let desk = Desk::new(root, hand);
    let mut context = Context {
        desk,
        console,
        input: StandardInput::default(),
    };
    let exit = dispatch(&cli.command, &mut context).unwrap_or_else(|error| {
        let written = context.desk.written();
        let failed = written.map_or(Exit::Files, |_| Exit::Part);
        refusing::say(&error, written, &mut context.console).unwrap_or(failed)
    });
    let concluded = commands::notes::conclude(exit, &context.desk, &mut context.console);
    let exit = concluded.unwrap_or(exit);
    // A screen that cannot be written to any more was told of where it was found.
    let _ = context.console.end(exit == Exit::Done);
    exit
}

fn read<I>(command: Command, line: I) -> Result<Cli, clap::Error>
where
    I: IntoIterator<Item: Into<OsString> + Clone>,
{
    Cli::from_arg_matches(&command.try_get_matches_from(line)?)
}

/// The arguments that name the standard input as the file that they read.
fn standard_input_named(args: &[OsString], lang: Lang) -> Vec<String> {
    let mut named = Vec::new();
    let dashes = args
        .iter()
        .filter(|arg| arg.as_encoded_bytes().ends_with(b"-"));
    if dashes.count() < 2 {
        return named;
    }
    let mut command = command(lang);
    command.build();
    if let Ok(matches) = command.clone().try_get_matches_from(args) {
        named_below(&command, &matches, &mut named);
    }
    named
}

fn named_below(command: &Command, matches: &ArgMatches, named: &mut Vec<String>) {
    let files = command.get_arguments();
    for arg in files.filter(|arg| arg.get_value_hint() == ValueHint::FilePath) {
        let values = matches.get_raw(arg.get_id().as_str()).into_iter().flatten();
        let values = values.filter(|value| *value == standard_input::WORD);
        named.extend(values.map(|_| arg.to_string()));
    }
    if let Some((name, matches)) = matches.subcommand()
        && let Some(command) = command.find_subcommand(name)
    {
        named_below(command, matches, named);
    }
}

/// What may stand anywhere, from a line that cannot be read as a whole: clap reads it from each place on.
pub fn scattered(args: &[OsString]) -> Global {
    let bare = Command::new("choucha").no_binary_name(true);
    let bare = bare.ignore_errors(true).disable_help_flag(true);
    let bare = Global::augment_args(bare);
    let end = args.iter().position(|arg| arg == "--");
    let args = &args[..end.unwrap_or(args.len())];
    // A document is asked for also where it is asked for in a wrong way.
    let asks = |arg: &OsString| arg.to_string_lossy().starts_with("--json=");
    let mut all = Global {
        json: args.iter().any(asks),
        ..Global::default()
    };
    for place in 1..args.len() {
        let here = args[place..].iter().take(2);
        let read = bare.clone().try_get_matches_from(here);
        if let Ok(found) = read.and_then(|matches| Global::from_arg_matches(&matches)) {
            all.case = all.case.or(found.case);
            all.lang = all.lang.or(found.lang);
            all.json |= found.json;
            all.verbose |= found.verbose;
            all.quiet |= found.quiet;
        }
    }
    all
}

/// The language: `--lang`, then the case folder's settings, then the system's locale, then Chinese.
fn language(global: &Global) -> Lang {
    let asked = global.lang.as_deref().and_then(Lang::from_word);
    let of_case = || {
        let root = global.case.clone().unwrap_or_else(|| ".".into());
        root.join(SETTINGS).is_file().then_some(())?;
        Lang::from_word(&Case::open(&root).ok()?.settings.language?)
    };
    let of_system = || match sys_locale::get_locale() {
        Some(locale) if locale.to_lowercase().starts_with("en") => Lang::En,
        _ => Lang::Zh,
    };
    asked.or_else(of_case).unwrap_or_else(of_system)
}

/// Help, version, or a mistake in the use of these words.
fn not_run(error: &clap::Error, words: &[OsString], console: &mut Console) -> io::Result<Exit> {
    let rendered = error.render().to_string();
    let lang = console.lang;
    let help = usage::help_text(lang, rendered.trim_end());
    let (text, document) = match error.kind() {
        ErrorKind::DisplayHelp => (help.clone(), json!({ "help": help })),
        ErrorKind::DisplayVersion => version(lang),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let mut mistake = usage::mistake(lang, error);
            mistake.said = help;
            return mistaken(&mistake, words, console);
        }
        _ => return mistaken(&usage::mistake(lang, error), words, console),
    };
    if console.json {
        console.document(&document)?;
    } else {
        console.raw(format!("{text}\n").as_bytes())?;
    }
    Ok(Exit::Done)
}

/// Says a mistake in the use of these words.
fn mistaken(mistake: &Mistake, words: &[OsString], console: &mut Console) -> io::Result<Exit> {
    let lang = console.lang;
    let at = command_of(words, lang);
    console.aside(&mistake.said)?;
    console.document(&json!({
        "usage": mistake.kind, "what": mistake.what, "where": at, "todo": usage::todo(lang, &at),
    }))?;
    Ok(Exit::Usage)
}

/// The command that these words name, as far as they name one.
fn command_of(words: &[OsString], lang: Lang) -> String {
    let (mut name, mut at) = ("choucha".to_owned(), command(lang));
    let line = std::iter::once(OsString::from("choucha")).chain(words.iter().cloned());
    let matches = at.clone().ignore_errors(true).try_get_matches_from(line);
    let mut below = matches.ok();
    while let Some((word, matches)) = below.as_ref().and_then(ArgMatches::subcommand) {
        let Some(command) = at.find_subcommand(word) else {
            break;
        };
        name = format!("{name} {word}");
        at = command.clone();
        below = Some(matches.clone());
    }
    name
}

/// Version, platform, and the commit that dist/build names.
fn version(lang: Lang) -> (String, Value) {
    let library = match () {
        () if cfg!(target_env = "gnu") => "-gnu",
        () if cfg!(target_env = "musl") => "-musl",
        () if cfg!(target_env = "msvc") => "-msvc",
        () => "",
    };
    let target = format!("{}-{}{library}", consts::ARCH, consts::OS);
    let (number, commit) = (env!("CARGO_PKG_VERSION"), option_env!("CHOUCHA_COMMIT"));
    let named = commit.unwrap_or(usage::unknown_commit(lang));
    let document =
        json!({ "version": number, "method": METHOD, "target": target, "commit": commit });
    (usage::version(lang, number, target, named), document)
}

/// The command line with every word of help in the language.
pub fn command(lang: Lang) -> Command {
    let [.., exits] = help::headings(lang);
    let version = Arg::new("version").short('V').long("version");
    let command = Cli::command()
        .version(env!("CARGO_PKG_VERSION"))
        .arg(version.action(ArgAction::Version).display_order(911));
    let command = translate(command, &WORDS, lang);
    let after = command.get_after_help().cloned().unwrap_or_default();
    command.after_help(format!("{after}\n\n{exits}"))
}

fn translate(command: Command, words: &Help, lang: Lang) -> Command {
    let [usage, commands, _, _, example, _] = help::headings(lang);
    let template = format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let help = Arg::new("help").short('h').long("help");
    let mut command = command
        .about(lang.pick(words.about[0], words.about[1]))
        .after_help(format!(
            "{example}:\n  {}",
            lang.pick(words.example[0], words.example[1])
        ))
        .help_template(template)
        .subcommand_help_heading(commands)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help.action(ArgAction::Help).display_order(910))
        .mut_args(|arg| translate_argument(arg, words, lang));
    for below in words.below {
        if command.find_subcommand(below.name).is_some() {
            command = command.mut_subcommand(below.name, |sub| translate(sub, below, lang));
        }
    }
    command
}

fn translate_argument(arg: Arg, command: &Help, lang: Lang) -> Arg {
    let [_, _, arguments, options, ..] = help::headings(lang);
    let heading = if arg.is_positional() {
        arguments
    } else {
        options
    };
    let takes_value = arg.get_action().takes_values();
    let arg = arg
        .help_heading(heading)
        .hide_default_value(takes_value)
        .hide_possible_values(takes_value);
    let id = arg.get_id().as_str();
    let Some(words) = command.argument(id).or_else(|| WORDS.argument(id)) else {
        return arg;
    };
    let arg = arg.help(lang.pick(words.words[0], words.words[1]));
    match words.value {
        Some([zh, en]) if takes_value => arg.value_name(lang.pick(zh, en)),
        _ => arg,
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
