//! Sentences on what cannot be entered for a visit (R01–R05, R15–R17, I01–I16, I20–I22, I27–I29, H01–H08, H13–H15, C09).

use crate::domain::acts::handling::HandleFlaw;
use crate::domain::ground::ways::METHODS;
use crate::domain::lists::fault::Fault;
use crate::domain::visit::flaw::{RowFlaw, VisitFlaw};
use crate::domain::visit::inspection::{InspectionFlaw, ItemPlace};
use crate::domain::visit::naming::Named;
use crate::domain::visit::result_codes::Contradiction;
use crate::domain::visit::scan::{LONGEST, ScanFlaw};
use crate::text::lists::case_flaws;
use crate::text::{Lang, Said, Say, flaws, told, word_of, words};

impl Say for VisitFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            in {
                VisitFlaw::Rows { file, faults, total } => case_flaws::rows(lang, (file, *total), faults, RowFlaw::code),
                VisitFlaw::Day(flaw) => flaw.say(lang),
                VisitFlaw::Paper(flaw) => flaw.say(lang),
            }
            VisitFlaw::NoVisit(visit) =>
                "没有这次检查：{visit}", "there is no such visit: {visit}";
                "核对抽取编号和企业或对象的代码；已作废的抽取不能录入。用 choucha due 查看待检查、待录入的", "see the draw's id and the code of the enterprise or the object; a voided draw takes no results. choucha due lists what is open";
            VisitFlaw::NoneCalled { visit, near }, near = nearest(lang, near) =>
                "没有这次检查：{visit}", "there is no such visit: {visit}";
                "写企业或对象的代码，或唯一的名称；{near}用 choucha due 查看待检查、待录入的", "give the code of the enterprise or the object, or a name that only one has; {near}choucha due lists what is open";
            VisitFlaw::Ambiguous { said, named }, count = named.len(), named = lang.list(named) =>
                "“{said}”有 {count} 个：{named}", "{count} are called {said}: {named}";
                "写明代码或执法证号", "give the code or the certificate number";
            VisitFlaw::HasResult(visit) =>
                "{visit} 已录入结果", "{visit} has a result";
                "要更正，用 choucha record amend 并写明理由；原文保留", "to correct it use choucha record amend with a reason; the former text stays";
            VisitFlaw::NoResult(visit) =>
                "{visit} 还没有录入结果", "{visit} has no result yet";
                "先用 choucha record add 录入", "enter it with choucha record add first";
            VisitFlaw::NotOpen(visit) =>
                "{visit} 不能录入：对象已被更换，或更换正在等待抽取", "{visit} takes no entry: its object was replaced, or a replacement waits for its lot";
                "用 choucha record show 查看经过", "see choucha record show";
            VisitFlaw::RecusedMembers { visit, certs }, certs = lang.list(certs) =>
                "{visit} 的检查组中有须回避的人员：{certs}", "members of the team of {visit} are recused from it: {certs}";
                "先更换：choucha replace {visit} --inspector 执法证号 --ground recusal --reason \"…\"", "have them replaced first: choucha replace {visit} --inspector CERT --ground recusal --reason \"…\"";
            VisitFlaw::TooFew { visit, team }, team = lang.list(team) =>
                "{visit} 的检查组不足两人（{team}），不能检查", "fewer than two people are left in the team of {visit} ({team}); they cannot inspect";
                "有人可以接替空缺的席位后，以离组人员的执法证号申请：choucha replace {visit} --inspector 执法证号 --ground … --reason \"…\"", "when somebody may take the empty seat, ask for it by the certificate number of who left it: choucha replace {visit} --inspector CERT --ground … --reason \"…\"";
            VisitFlaw::DoneBefore { visit, completed } =>
                "{visit} 已登记 {completed} 检查完成，不能再登记到更晚的日子（录入期限自完成之日起算）", "{visit} was noted as completed on {completed}; a later day cannot be noted (the days for its result run from completion)";
                "日期有误的，录入结果后用 choucha record amend 更正并写明理由", "where that day is wrong, enter the result and correct it with choucha record amend and a reason";
            VisitFlaw::SameResult(visit) =>
                "{visit} 的更正与现有结果相同", "the correction of {visit} says the same as its result";
                "没有改动，不需要更正", "nothing has changed, so there is nothing to correct";
            VisitFlaw::Inspection { visit, flaws }, count = flaws.len(), listed = list(flaws, |flaw| (flaw.code(), inspection(lang, flaw))) =>
                "{visit} 的结果有 {count} 处不合规：{listed}", "the result of {visit} has {count} fault(s):{listed}";
                "全部改正后再录入；什么也没有写入", "mend all of them; nothing was written";
            VisitFlaw::Handling { visit, flaws }, count = flaws.len(), listed = list(flaws, |flaw| (flaw.code(), handling(lang, *flaw).to_owned())) =>
                "{visit} 的处理有 {count} 处不合规：{listed}", "the handling of {visit} has {count} fault(s):{listed}";
                "全部改正后再录入；什么也没有写入", "mend all of them; nothing was written";
        )
    }
}

/// What comes nearest, where there is something.
fn nearest(lang: Lang, near: &[Named]) -> String {
    if near.is_empty() {
        return String::new();
    }
    close_to(lang, lang.list(near))
}

words! {
    close_to(near): "是不是：{near}？", "did you mean {near}? ";
    by_its_name(code): "；按这一行的名称应是 {code}", "; by the name in this row it is {code}";
    mend_rows: "改正这一次检查的各行", "mend the rows of this visit";
}

impl Say for Fault<RowFlaw> {
    fn say(&self, lang: Lang) -> Said {
        match &self.flaw {
            RowFlaw::Row(flaw) => self.with(flaw.clone()).say(lang),
            RowFlaw::Key { flaw, code } => {
                let mut said = self.with(flaw.clone()).say(lang);
                if let Some(code) = code {
                    said.todo += &by_its_name(lang, code);
                }
                said
            }
            RowFlaw::Visit(flaw) => flaw.say(lang),
            RowFlaw::Inspection(flaw) => Said {
                what: inspection(lang, flaw),
                todo: mend_rows(lang).to_owned(),
            },
        }
    }
}

/// A line for each flaw.
fn list<T>(flaws: &[T], say: impl Fn(&T) -> (&'static str, String)) -> String {
    let lines = flaws.iter().map(|flaw| {
        let (code, what) = say(flaw);
        format!("\n  [{code}] {what}")
    });
    lines.collect()
}

/// What is wrong with a result, and what to do about it, in one line.
pub fn inspection(lang: Lang, flaw: &InspectionFlaw) -> String {
    told!(lang, flaw;
        in {
            InspectionFlaw::Contradiction(contradiction) => contradicts(lang, contradiction),
            InspectionFlaw::Scan(flaw) => scan(lang, flaw),
        }
        InspectionFlaw::Completed { drawn, today } => "完成日期应在抽取之日 {drawn} 至录入之日 {today} 之间", "the day of completion must lie between the draw, {drawn}, and the entry, {today}";
        InspectionFlaw::Method(method) if method.is_empty(), known = METHODS.join(lang.pick("、", ", ")) => "没有填检查方式，可用：{known}", "there is no way of inspecting; use: {known}";
        InspectionFlaw::Method(method), known = METHODS.join(lang.pick("、", ", ")) => "检查方式“{method}”不可用或填了两次，可用：{known}", "\"{method}\" is no way of inspecting, or stands twice; use: {known}";
        InspectionFlaw::ItemMissing(at), item = item(lang, at) => "{item} 没有填检查情况（发现、未发现、未能检查或不适用，四者选一）", "{item} has no answer (found, clear, unchecked or inapplicable)";
        InspectionFlaw::ItemUnknown(at), item = item(lang, at) => "{item} 不在本任务中，或填了两次", "{item} is not in the task, or is answered twice";
        InspectionFlaw::TextMissing(at), item = item(lang, at) => "{item} 发现问题，须写明问题", "{item} has a finding; say in words what was found";
        InspectionFlaw::Code(code) if code.is_empty() => "没有填结果代码（见检查结果代码表）", "there is no result code (see the finding codes)";
        InspectionFlaw::Code(code) => "结果代码“{code}”不在检查结果代码表中，或填了两次", "the result code \"{code}\" is not among the finding codes, or stands twice";
        InspectionFlaw::Deadline { said, counted } => "录入期限写作 {said}，按工作日历应为 {counted}", "the deadline says {said}; by the calendar of working days it is {counted}";
        InspectionFlaw::ObjectMissing(code) => "检查完成缺少对象 {code}", "the completion leaves out the object {code}";
        InspectionFlaw::SignOff => "签字情况不全：签字须有签字人和日期（完成之日至今天），拒签须写明原因", "the sign-off is incomplete: signed takes a name and a day from completion to today, refused takes a reason";
        InspectionFlaw::NotInTeam { cert, team }, team = team.join(lang.pick("、", ", ")) => "录入人 {cert} 不是检查组成员（谁检查、谁录入；本组：{team}）", "{cert} is not in the team that inspected (those who inspect enter the result; the team: {team})";
        InspectionFlaw::Late { unsure: true, .. } => "账本时钟曾经更正，还没有走过此前的最晚时间，一律不算按期；须写明理由（--late，或录入表的“逾期理由”栏），并按逾期公示", "the book's clock was set right and has not passed the highest time before, so nothing counts as in time; give the reason (--late, or the column 逾期理由 of a form), and it is published as late";
        InspectionFlaw::Late { deadline, .. } => "已过录入期限 {deadline}（细则第19条）；须写明逾期理由（--late，或录入表的“逾期理由”栏），并按逾期公示", "the deadline, {deadline}, is over (article 19); give the reason (--late, or the column 逾期理由 of a form), and it is published as late";
        InspectionFlaw::NotLate { deadline } => "录入期限 {deadline} 未过，不是逾期，不要写逾期理由", "the deadline, {deadline}, is not over; leave out the reason for lateness";
        InspectionFlaw::OtherDay(done) => "完成日期与此前登记的 {done} 不同", "completion was noted for {done} before";
        InspectionFlaw::TextWithoutFinding(at), item = item(lang, at) => "{item} 填了未发现问题，却写了问题描述", "nothing was found in {item}, but there are words about a problem";
        InspectionFlaw::Object(code) if code.is_empty() => "检查有几个对象，发现的问题须写明是哪个对象的（对象代码:事项=问题）", "the visit has several objects; say of which of them a finding is (CODE:ITEM=TEXT)";
        InspectionFlaw::Object(code) => "对象 {code} 不在这次检查中（或已被更换），或填了两次", "the object {code} is not of this visit (or was replaced), or stands twice";
        InspectionFlaw::Inapplicable(at), item = item(lang, at) => "{item} 填了不适用，须写明原因（4 至 200 字，如“本单位没有特种作业”；“无”“不适用”不算原因）", "{item} does not apply: say why (4 to 200 characters, as \"they do no special work\"; \"none\" is no reason)";
        InspectionFlaw::NotReported => "拒签须写明向谁报告（--reported-to，或录入表的“拒签报告对象”栏；安全生产法第六十八条）", "say to whom the refusal to sign was reported (--reported-to, or the column 拒签报告对象 of a form; 安全生产法 第六十八条)";
        InspectionFlaw::CodeValue(code) => "结果代码 {code} 的名称或公示结果与当时的检查结果代码表不同", "{code} stands with another name or public value than the finding codes of its time give it";
    )
}

/// An item, with its object where the visit has several.
fn item(lang: Lang, at: &ItemPlace) -> String {
    let item = &at.item;
    told!(lang, &at.object;
        None => "事项 {item}", "item {item}";
        Some(object) => "{object} 的事项 {item}", "item {item} of {object}";
    )
}

fn contradicts(lang: Lang, contradiction: &Contradiction) -> String {
    told!(lang, contradiction;
        Contradiction::ClearAndOther(code) => "结果代码 {code}（未发现问题）不能与其他代码同填", "{code} says that nothing was found and stands beside other codes";
        Contradiction::ClearButNot(code) => "结果代码 {code} 是未发现问题，但有事项发现问题或未能检查", "{code} says that nothing was found, but an item has a finding or could not be inspected";
        Contradiction::FoundWithoutCode => "有事项发现问题，但没有填相应的结果代码", "an item has a finding, but no code says so";
        Contradiction::CodeWithoutFinding(code) => "结果代码 {code} 表示发现问题，但没有事项填“发现”", "{code} says that something was found, but no item has a finding";
        Contradiction::UncheckedWithoutCode => "有事项未能检查，须填说明原因的结果代码（无法联系、不配合检查、未开展相关经营活动）", "an item could not be inspected; a code must say why (not reached, not cooperating, no such activity)";
        Contradiction::NothingApplies(code) => "事项全部不适用，结果代码 {code} 不能用：只能填公示结果为“未发现开展本次抽查涉及的经营活动”的代码", "no item applies, so {code} cannot stand: only a code whose public value is 未发现开展本次抽查涉及的经营活动";
        Contradiction::BusinessInspected(code) => "结果代码 {code} 表示未发现开展有关经营活动，但适用的事项都检查了", "{code} says that there was no such business, but every item that applies was inspected";
    )
}

/// What is wrong with a scan.
fn scan(lang: Lang, flaw: &ScanFlaw) -> String {
    told!(lang, flaw;
        ScanFlaw::Both => "填了检查码编号或扫码时间，又填了未扫码的原因，二者只能有一个（--scan-code、--scanned-at，或 --no-scan）", "there is a number or a time of a scanned code, and a reason why none was scanned; give one or the other (--scan-code and --scanned-at, or --no-scan)";
        ScanFlaw::TimeAlone => "填了扫码时间，没有填检查码编号（--scan-code，或录入表的“检查码编号”栏）", "there is a time of a scan without the number of the code (--scan-code, or the column 检查码编号 of a form)";
        ScanFlaw::Nothing => "扫码入企没有检查码编号，也没有未扫码的原因", "of the scan there is neither a number nor a reason why none was scanned";
        ScanFlaw::Reason => "未扫码须写明原因（4 至 200 字，一行，如“平台网络故障”）", "say why no code was scanned (4 to 200 characters in one line, as \"the network was down\")";
        ScanFlaw::Number(number), number = number.replace('\n', "\\n") => "检查码编号“{number}”不可用：应为一行，不超过 {LONGEST} 字，没有控制字符", "\"{number}\" cannot be the number of a code: one line, at most {LONGEST} characters, no control characters";
        ScanFlaw::Time { drawn, completed } => "扫码时间应在抽取之日 {drawn} 至检查完成之日 {completed} 之间，且不晚于录入的时刻", "the time of the scan must lie between the draw, {drawn}, and completion, {completed}, and not after the entry";
    )
}

word_of! {
    /// What is wrong with a step of handling.
    handling(HandleFlaw) {
        HandleFlaw::NoFinding => "该次检查没有发现问题，没有可处理的", "nothing was found at this visit, so there is nothing to handle";
        HandleFlaw::Text => "须写明处理内容（--text）", "say in words what was decided (--text)";
        HandleFlaw::Number => "行政处罚须有决定书文号（--number）", "a penalty needs the number of its decision (--number)";
        HandleFlaw::To => "移交、移送须写明接收单位（--to）", "say to whom it was handed on (--to)";
        HandleFlaw::Due => "责令改正须有改正期限（--due）", "a correction needs its date (--due)";
        HandleFlaw::Reinspected => "下过责令改正，办结须有复查日期（--reinspected）；确实没有复查的，写明原因（--unchecked），账上和公示都写未复查", "a correction was ordered: it is closed by being inspected again (--reinspected); where it was not, say why (--unchecked), and the book and the public page say so";
        HandleFlaw::Date => "日期应在检查完成之日至今天之间；期限不早于处理之日，复查不早于责令改正之日，处罚公开不早于处罚决定之日", "days must lie between completion and today; a term not before its step, an inspection not before the correction was ordered, a publication not before its penalty";
        HandleFlaw::Closed => "此前已经办结；此后只能补记行政处罚的公开日期（--measure 行政处罚 --number 原文号 --published 日期）", "the handling was closed before; after it only the day a penalty was made public can be entered (--measure penalty --number as before --published DATE)";
        HandleFlaw::Published => "只有行政处罚有公开日期（--published）", "only a penalty has a day on which it was made public (--published)";
        HandleFlaw::Unchecked => "--unchecked 只用于办结（--closed）时没有复查的责令改正，不能与复查日期同填", "--unchecked is for closing (--closed) a correction that was not inspected again, and does not go with --reinspected";
        HandleFlaw::UncheckedReason => "--unchecked 须写明未复查的原因（4 至 200 字）", "--unchecked says why it was not inspected again (4 to 200 characters)";
    }
}
