//! Sentences on plans that are not published and rounds that are not drawn (P01–P17, P21–P22).

use crate::domain::lists::plan_flaw::PlanFlaw;
use crate::text::{Lang, Said, Say, flaws, said};

impl Say for PlanFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            in {
                PlanFlaw::NoVersion { version, last } => no_version(lang, *version, *last),
                PlanFlaw::Filed(version) => filed(lang, *version),
            }
            PlanFlaw::NotPublished { task, version: 0 } =>
                "年度计划还没有发布，任务 {task} 不能抽取", "the yearly plan has not been published; {task} cannot be drawn";
                "先用 choucha plan check 检查、choucha plan publish 发布；确属临时任务的，用 --adhoc \"理由\"", "check it with choucha plan check and publish it with choucha plan publish; a task outside the plan takes --adhoc \"reason\"";
            PlanFlaw::NotPublished { task, version } =>
                "任务 {task} 不在已发布的年度计划（第 {version} 版）中", "{task} is not in the published plan (version {version})";
                "纳入计划的，用 choucha plan publish --reason \"…\" 发布新版；确属临时任务的，用 --adhoc \"理由\"，各处均注明", "publish a new version with choucha plan publish --reason \"…\", or draw it outside the plan with --adhoc \"reason\", which every record then says";
            PlanFlaw::PlanChanged { task, version } =>
                "任务 {task} 与已发布的年度计划（第 {version} 版）不一致", "{task} is not what the published plan (version {version}) says";
                "按 plans/{version}/plan.csv 改回，或用 choucha plan publish --reason \"…\" 发布新版", "change it back to what plans/{version}/plan.csv says, or publish a new version with choucha plan publish --reason \"…\"";
            PlanFlaw::NotAdhoc { task, version } =>
                "任务 {task} 在已发布的年度计划（第 {version} 版）中，不是临时任务", "{task} is in the published plan (version {version}) and not outside it";
                "去掉 --adhoc", "leave out --adhoc";
            PlanFlaw::CoverageShort { most, rule } =>
                "按本计划全年覆盖面最多 {most}，低于 {rule} 的下限（细则第16条）", "under this plan the year's coverage can reach {most} at most, below the rule of {rule} (article 16)";
                "提高抽查比例、增加频次或扩大范围，再用 choucha plan check 检查", "raise ratios, rounds or scopes, and check again with choucha plan check";
            PlanFlaw::SamePlan(version) =>
                "计划与已发布的第 {version} 版内容相同", "the plan says the same as its published version {version}";
                "没有变更，不需要再发布", "nothing has changed, so there is nothing to publish";
            PlanFlaw::PlanReason(version) =>
                "年度计划已发布第 {version} 版，变更须写明理由", "version {version} of the plan has been published; a change needs a reason";
                "加 --reason \"…\"；两版都保留、都可查", "add --reason \"…\"; both versions stay readable";
            PlanFlaw::PlanBroken(file) =>
                "已发布的计划 {file} 缺失或被改动", "the published plan {file} is missing or was changed";
                "从备份恢复该文件", "restore the file from a copy";
            PlanFlaw::OtherYear { asked, year } =>
                "本案卷的账本是 {year} 年的，不能当作 {asked} 年的", "the book of this case folder is of {year}; it cannot serve {asked}";
                "用 -C 指定 {asked} 年的案卷，还没有的用 choucha init 文件夹 --year {asked} 新建；choucha.toml 中的年度保持 {year}", "name the case folder of {asked} with -C, or make one with choucha init DIR --year {asked}; the year in choucha.toml stays {year}";
            PlanFlaw::OutsideYear { day, year }, of = day.format("%Y") =>
                "{day} 不在本案卷的年度 {year} 内", "{day} is not in {year}, the year of this case folder";
                "一个案卷只管一年：{of} 年的用 choucha init 文件夹 --year {of} 另建案卷，发布该年的计划", "a case folder is of one year: make that of {of} with choucha init DIR --year {of} and publish its plan";
            PlanFlaw::OtherSource { given, sealed } =>
                "种子表写的来源“{given}”与封存的来源“{sealed}”不同", "the list of seeds says \"{given}\", the seal says \"{sealed}\"";
                "来源以封存为准：改正种子表，或写明理由作废封存", "the seal decides: mend the list, or void the seal with a reason";
            PlanFlaw::AdhocSealed(task) =>
                "任务 {task} 本轮已封存，任务来源以封存为准", "this round of {task} is sealed; the seal says where its task comes from";
                "去掉 --adhoc", "leave out --adhoc";
            PlanFlaw::FutureDay { day, today } =>
                "{day} 还没有到，今天是 {today}", "{day} has not come; today is {today}";
                "给出今天或以前的日期", "give today or an earlier day";
            PlanFlaw::NoSeedListed { task, round } =>
                "种子表里没有 {task} 第 {round} 轮的种子", "the list of seeds has none for round {round} of {task}";
                "补上这一行再运行；已抽取的不会重抽", "add the row and run again; what is drawn is not drawn again";
            PlanFlaw::OtherBase { said, counted }, objects = said.0, enterprises = said.1, of = counted.0, in_all = counted.1 =>
                "这一版计划记的基数是 {objects} 个对象、{enterprises} 家企业，它留存的 objects.txt 是 {of} 个对象、{in_all} 家企业", "the version states a base of {objects} objects and {enterprises} enterprises; its objects.txt has {of} objects and {in_all} enterprises";
                "这一行不是 choucha 写的；用 choucha plan publish 重新发布", "choucha did not write this line; publish the plan anew with choucha plan publish";
            PlanFlaw::BaseLeft(version) =>
                "第 {version} 版计划没有写明、或没有如实写明与上一版相比谁离开了基数", "version {version} of the plan does not say, or does not say truly, who left the base since the version before";
                "这一行不是 choucha 写的；用 choucha plan publish 重新发布", "choucha did not write this line; publish the plan anew with choucha plan publish";
            PlanFlaw::OtherBureau { asked, bureau } =>
                "本案卷自首次发布计划、封存或抽取起，单位是“{bureau}”，不能改成“{asked}”", "since its first plan, seal or draw this case folder is that of \"{bureau}\" and cannot become that of \"{asked}\"";
                "把 choucha.toml 的 bureau 改回“{bureau}”；单位更名的，新名称从新年度的案卷开始使用", "change bureau in choucha.toml back to \"{bureau}\"; a bureau that was renamed uses its new name from next year's case folder on";
            PlanFlaw::NoPlan =>
                "年度计划还没有发布", "the yearly plan has not been published";
                "先用 choucha plan check 检查，再用 choucha plan publish 发布", "check it with choucha plan check, then publish it with choucha plan publish";
        )
    }
}

fn no_version(lang: Lang, version: u32, last: u32) -> Said {
    said!(
        lang,
        "年度计划没有第 {version} 版，最新的是第 {last} 版"
            / "the plan has no version {version}; the last one is {last}",
        "用 choucha plan show 查看各版" / "see choucha plan show",
    )
}

fn filed(lang: Lang, version: u32) -> Said {
    said!(
        lang,
        "第 {version} 版计划的这次备案已经入账"
            / "the book has this filing of version {version} already",
        "不需要再记；另有备案的，写明其单位、文号和日期"
            / "there is nothing to note; for another filing give its office, number and day",
    )
}
