//! What the year's page for the bureau's head says, and `report` on the screen.

use crate::domain::year::report::OpenKind;

use crate::text::{word_of, words};

words! {
    written(path): "已生成年度总结：{path}（用浏览器打开，可按 A4 打印）", "the yearly report: {path} (open it in a browser; it prints on A4)";
    heading(year): "{year} 年度“双随机、一公开”抽查工作总结", "Random inspections of {year}: the year in figures";
    as_of(today): "截至 {today}", "as of {today}";
    rehearsal: "演练：本页来自演练案卷，不是真实的抽查。", "REHEARSAL: this page is a rehearsal's; nothing is really inspected.";
    refused(lines): "账本有 {lines} 行不予采信，它们所说的没有计入：本页的数字可能不全，先用 choucha ledger verify 查明。", "{lines} line(s) of the book are not accepted and what they say does not count: these figures may not be all; see choucha ledger verify first.";
    overview: "一、总体情况", "1. The year at a glance";
    planned: "应查对象", "objects planned";
    planned_to_date(count): "其中至今应查 {count} 个", "to date: {count}";
    drawn: "抽中对象", "objects drawn";
    enterprises(count): "涉及企业 {count} 家", "of {count} enterprises";
    visits: "已检查 / 应检查（次）", "visits made / to be made";
    made(share): "完成 {share}", "{share} made";
    covered: "覆盖面（对象）", "coverage (objects)";
    rule_is(rule): "下限 {rule}（细则第16条）", "the rule: {rule} (article 16)";
    found: "发现问题（次）", "visits with findings";
    of_results(share): "占已录入结果的 {share}", "{share} of the results entered";
    put_right: "复查办结 / 责令改正（次）", "corrected / ordered to correct";
    put_right_rate(share): "整改率 {share}", "{share} put right";
    in_time: "按期录入率", "results in time";
    in_time_of(count, entered): "{entered} 次结果中 {count} 次按期", "{count} of {entered} results";
    overdue: "逾期未完", "overdue";
    overdue_of(open): "未完事项共 {open} 项", "of {open} open";
    coverage: "二、覆盖面", "2. Coverage";
    objects_of_plan(version): "对象，按计划第 {version} 版基数", "objects, on the base of version {version} of the plan";
    objects_of_library: "对象，按今天的名录库", "objects, on today's library";
    enterprises_of_plan(version): "企业，按计划第 {version} 版基数", "enterprises, on the base of version {version} of the plan";
    enterprises_of_library: "企业，按今天的名录库", "enterprises, on today's library";
    scale(rule): "条形从 0 到 100%，竖线为下限 {rule}", "bars run from 0 to 100 %; the line marks the rule, {rule}";
    scale_only: "条形从 0 到 100%", "bars run from 0 to 100 %";
    whole: "全部", "all";
    task: "任务", "task";
    coverage_headings: ["基数", "已抽中", "占比", "0–100%"], ["base", "drawn", "share", "0–100 %"];
    results: "三、检查结果和处理", "3. Results and what followed";
    no_results: "还没有录入结果。", "No result has been entered yet.";
    public_headings: ["公示结果", "次数", "占已录入", "0–100%"], ["public value", "visits", "of all results", "0–100 %"];
    code_headings: ["代码", "结果名称", "次数"], ["code", "result", "visits"];
    several_codes: "一次检查有几个结果的，各计一次，所以各行相加可能多于检查次数。", "A visit with several results counts once in each, so that the rows may add up to more than the visits.";
    measure_headings: ["处理措施", "次数"], ["measure", "visits"];
    handling(handled, handling, unchecked): "已办结 {handled} 次（其中未经复查 {unchecked} 次），处理中 {handling} 次。", "Closed: {handled} (of them not inspected again: {unchecked}); in handling: {handling}.";
    term: "四、时限", "4. In time and late";
    term_bar(days): "结果在检查完成后 {days} 个工作日内录入（细则第19条）", "results entered within {days} working days of completion (article 19)";
    on_time(count): "按期 {count}", "in time {count}";
    late(count): "逾期 {count}", "late {count}";
    open_headings: ["未完事项", "项数", "其中逾期"], ["open", "number", "overdue"];
    months: "五、按月", "5. By month";
    months_chart: "各月应检查、已检查和发现问题的次数", "visits to be made, visits made and findings by month";
    month(month): "{month}月", "{month}";
    to_be_made: "应检查", "to be made";
    inspected: "已检查", "made";
    findings: "发现问题", "findings";
    units: "六、按单位", "6. By unit";
    units_note: "按组长所在单位计；条形为已检查占应检查。", "By the unit of the team's leader; bars show visits made of those to be made.";
    tasks: "七、按任务", "7. By task";
    tasks_note: "条形为已检查占应检查。", "Bars show visits made of those to be made.";
    figure_headings: ["应查", "抽中", "应检查", "已检查", "已录入", "其中逾期", "发现问题", "已处理"], ["planned", "drawn", "visits", "made", "entered", "late", "findings", "handled"];
    made_headings: ["完成", "0–100%"], ["share", "0–100 %"];
    draws: "八、抽取方式", "8. How the draws were made";
    no_draws: "还没有抽取。", "Nothing has been drawn yet.";
    draw_headings: ["种子来历", "抽取次数", "其中先封存", "抽中对象"], ["seed", "draws", "sealed before", "objects"];
    proven(count): "种子来历可证明 {count}", "seed proved {count}";
    unproven(count): "未证明 {count}", "not proved {count}";
    unproven_share(unproven, draws, share): "{draws} 次抽取中，{unproven} 次（{share}）的种子由系统随机产生或来历未经证明：结果人人可复算，但不能证明种子未经挑选。用信标或公开事件取种并先行封存，可以证明。", "Of {draws} draw(s), {unproven} ({share}) have a seed of the operating system or one whose choice is not proved: anybody can repeat the outcome, yet nothing shows that the seed was not picked. A beacon's or a public event's seed, sealed before, does.";
    all_proven(draws): "{draws} 次抽取的种子都先封存、后产生，来历可证明。", "The seeds of all {draws} draw(s) came after their seals: nobody could pick them.";
    notes: "口径", "How it is counted";
    note_objects: "应查、抽中按对象计，其余按检查次数计：一个企业在一次抽取中的各个对象一次检查。作废的抽取不计。各数按发生之日归月，与 choucha stats 相同；覆盖面与 choucha coverage 相同；未完事项与 choucha due 相同。", "Planned and drawn count objects, all else visits: the objects of one enterprise in a draw are inspected at one. Voided draws do not count. Each figure stands in the month in which it came about, as in choucha stats; coverage is that of choucha coverage, what is open that of choucha due.";
    note_corrected: "整改率 = 复查后办结的次数 ÷ 责令改正的次数；按期录入率 = 按期录入的结果 ÷ 已录入的结果；问题发现率 = 发现问题的次数 ÷ 已录入的结果。百分数舍去第三位小数。", "Put right = closed after another inspection ÷ ordered to correct; in time = results entered in time ÷ results entered; findings = visits with findings ÷ results entered. Percentages are cut off after two decimals.";
    note_book(line, sha): "依据账本第 1 至 {line} 行；末行校验码 {sha}", "From lines 1 to {line} of the book; digest of the last: {sha}";
    no_value: "（空）", "(empty)";
    total: "合计", "total";
}

word_of! {
    /// A kind of what is open.
    open_kind(OpenKind) {
        OpenKind::Draw => "待抽取（已封存，种子已可知）", "to be drawn (sealed, the seed has come)";
        OpenKind::Visit => "待检查", "visits";
        OpenKind::Result => "待录入", "results";
        OpenKind::Handling => "待处理、处理中", "handling";
        OpenKind::Penalty => "处罚待公开", "penalties to be made public";
        OpenKind::Team => "更换、回避、人员不足", "replacements, recusals, too few people";
    }
}
