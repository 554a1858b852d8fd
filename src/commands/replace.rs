//! `replace`: an inspector or an object is replaced by lot (更换, 第15条).

use crate::acts::replace::replace::{Asked, ReplaceRequest, Why, replace};
use crate::domain::acts::replacement::Ground;
use crate::exit::Exit;
use crate::refusing;
use crate::text::help::help;
use crate::text::replace::replacement as words;

use crate::commands::typed::{self, VisitArgs};
use crate::commands::{Context, replace_report};

/// Arguments of `replace`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").args(["inspector", "lost"]))]
pub struct Args {
    #[command(flatten)]
    pub visit: VisitArgs,
    #[arg(long, requires = "ground", requires = "reason", value_parser = typed::code)]
    pub inspector: Option<String>,
    #[arg(long = "object", requires = "ground", requires = "reason")]
    pub lost: bool,
    #[arg(long, requires = "what", value_parser = [
        "recusal", "unable", "left", "deregistered", "moved", "missing",
        "回避", "因病因事不能参加", "调离", "注销", "迁出", "查无",
    ])]
    pub ground: Option<String>,
    #[arg(long, requires = "what")]
    pub reason: Option<String>,
    #[arg(long, requires = "what", conflicts_with = "decision")]
    pub source: Option<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub seed: Option<String>,
    #[arg(long, conflicts_with = "seed", value_hint = clap::ValueHint::FilePath)]
    pub beacon: Option<String>,
    #[arg(long, requires = "inspector", conflicts_with_all = ["lost", "seed", "beacon"])]
    pub decision: Option<String>,
}

help! {
    HELP "replace": "更换一次检查的人员或对象：先把申请记入账本，再抽签", "Replace an inspector or an object of a visit: the request goes into the book, then the lot is drawn";
    example "choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --inspector 37049901007 --ground unable --reason \"骨折住院\" --source \"drand +1d\"\n      换人：申请先入账，写明理由、全部候选人、不能接替的人员及原因，签由明天的信标决定；谁接替，现在谁也不知道\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --beacon 信标.json\n      信标产生以后抽签，签号最小的候选人接替；没有候选人的，须用 --decision 写明处理决定\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --object --ground missing --reason \"登记地址已拆除\"\n      对象不在了：由同层下一个票号的对象替补，其企业本次已有检查的并入该次检查，没有的由原检查组检查；须回避的组员逐席更换", "choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --inspector 37049901007 --ground unable --reason \"in hospital\" --source \"drand +1d\"\n      an inspector: the request goes into the book first, with its reason, every candidate and everyone struck;\n      tomorrow's beacon decides the lot; nobody knows yet who will follow\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --beacon beacon.json\n      when the beacon has come: the candidate with the smallest lot takes the seat; where there is none, --decision says\n      what was decided\n  choucha -C 2026 replace AJ-2026-01-1 91370499MY2UU2Y43C --object --ground missing --reason \"the building is gone\"\n      an object that is not there: the stratum's next ticket takes its place, at the visit of its enterprise if there is\n      one, else with the same team; members recused from it are replaced seat by seat";
    draw "抽取", "DRAW": "抽取编号", "Id of the draw";
    object "代码", "CODE": "企业或其任一检查对象的代码，或唯一的名称；更换对象的，为该对象的", "Code of the enterprise or of any of its objects, or a name that only one has; to replace an object, that of the object";
    inspector "执法证号", "CERT": "更换这名检查人员（执法证号或姓名）；席位空缺的，为离组人员的", "Replace this inspector (certificate number or name); of an empty seat, whoever left it";
    lost: "更换以代码指明的对象", "Replace the object that the code names";
    ground "事由", "GROUND": "更换事由：人员为 recusal 回避、unable 因病因事不能参加、left 调离；对象为 deregistered 注销、moved 迁出、missing 查无", "Ground: of an inspector recusal, unable, left; of an object deregistered, moved, missing";
    reason "文字", "TEXT": "理由（记入账本；更换对象的公开，更换人员的不公开）", "Why (goes into the book; of an object it is published, of an inspector it is not)";
    source "文字", "TEXT": "种子从哪里来：drand 的一轮或日后的公开事件，写法同 seal --source，先记申请，产生以后再抽签；os（默认）和 given（给出 --seed 时默认）当场抽签，效力 unproven；更换对象本身不用种子，只用于须回避的组员", "Where the seed comes from: a round of drand or a later public event, as for seal --source: the request is recorded first, the lot drawn when it has come; os (default) and given (default with --seed): at once, standing unproven; an object itself needs none, only members recused from it do";
    seed "文字", "TEXT": "种子：申请所写公开事件的结果，照公布的写", "Seed: the outcome of the event that the request names, as it was published";
    beacon "文字|文件", "TEXT|FILE": "申请所写信标轮次的签名：96 位十六进制数字，或浏览器从信标网站另存的文件（- 为标准输入）", "Signature of the drand round that the request names: 96 hex digits, or the file that a browser saved from a relay (- is the standard input)";
    decision "文字", "TEXT": "处理决定：没有人可以接替时写明，该人员离组，席位空缺", "What was decided where nobody may take the seat: the inspector leaves, it stays empty";
}

pub fn run(args: &Args, context: &mut Context) -> anyhow::Result<Exit> {
    let beacon = context.beacon(args.beacon.as_deref())?;
    let request = ReplaceRequest {
        visit: args.visit.name(),
        asked: asked(args),
        seed: args.seed.clone(),
        beacon,
    };
    let replaced = context.act(|desk, _| replace(desk, request))?;
    replace_report::say(&replaced, &mut context.console)?;
    context.say_head(replaced.book)?;
    let stopped = replaced.stopped.as_ref();
    let exit = if stopped.is_some() {
        let line = words::stopped(context.console.lang);
        context.console.aside(line)?;
        Exit::Part
    } else {
        Exit::Done
    };
    let stopped = stopped.map(|trouble| refusing::aside(trouble, &mut context.console));
    let document = replace_report::document(&replaced, stopped.transpose()?.as_ref());
    context.console.document(&document)?;
    Ok(exit)
}

fn asked(args: &Args) -> Asked {
    let ground = args.ground.as_deref().and_then(Ground::from_word);
    let Some((ground, reason)) = ground.zip(args.reason.clone()) else {
        return Asked::Lot;
    };
    let (why, source) = (Why { ground, reason }, args.source.clone());
    match (args.inspector.clone(), args.decision.clone()) {
        (Some(leaver), Some(decision)) => Asked::Decision {
            leaver,
            why,
            decision,
        },
        (Some(leaver), None) => Asked::Seat {
            leaver,
            why,
            source,
        },
        (None, _) => Asked::Object { why, source },
    }
}
