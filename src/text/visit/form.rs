//! The fixed words of the papers of a visit (第2条, 第15条, 第17条, 第18条, 第19条). What stands in lists and records is
//! printed as it stands there.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::acts::origin::Origin;
use crate::domain::acts::papers::ApproveAct;
use crate::domain::acts::plan_papers::Approval as PlanApproval;

use crate::text::{Lang, both, told, words};

words! {
    regime: "“双随机、一公开”随机抽查", "Random inspection under 双随机、一公开";
    number: "编号", "No.";
    colon: "：", ": ";
    and: "、", ", ";
    task: "任务编号", "Task";
    task_name: "任务名称", "Name of task";
    draw: "抽取编号", "Draw";
    digest: "清单摘要", "Manifest digest";
    window: "检查期限", "Window";
    source: "任务来源", "Task from";
    item_number: "序号", "No.";
    item: "检查项目", "Item";
    content: "检查内容", "What is inspected";
    basis: "检查依据", "Legal basis";
    party: "被检查单位", "Inspected";
    object: "检查对象", "Object";
    kind: "对象类型", "Kind";
    code: "代码", "Code";
    address: "地址", "Address";
    contact: "联系人", "Contact";
    phone: "联系电话", "Phone";
    head_of_party: "法定代表人（负责人）", "Person in charge";
    present: "现场陪同人员", "Present";
    identity: "身份证件号码", "Identity document no.";
    place: "检查场所", "Place";
    recorder: "记录人", "Recorder";
    notice_number: "通知书编号", "Notice no.";
    recording: "音像记录", "Recording";
    recording_number: "文件编号", "File no.";
    scan: "扫码入企", "Scanned";
    scan_code: "检查码编号", "Code of the inspection";
    scan_time: "扫码时间", "Scanned at";
    no_scan: "未扫码的情形", "Not scanned because";
    kind_of_check: "检查类型", "Type of inspection";
    routine: "日常检查（双随机抽查）", "routine inspection (by draw)";
    kinds_of_check: ["日常检查", "专项检查", "个案检查"], ["routine", "special campaign", "individual case"];
    by_draw: "（双随机抽查）", "(by draw)";
    office_address: "单位地址", "Address of the office";
    complaint: "监督投诉电话", "Telephone for complaints";
    rehearsal: "演练案卷，不是正式文书", "From a rehearsal: no paper of an office";
    unapproved: "草稿：检查尚未批准，只供审批，不得送达", "Draft: nobody has approved the visit yet; not to be served";
    rehearsal_mark: "【演练】", "[rehearsal]";
    page: ["第", "页 共"], ["page ", " of "];
    page_end: "页", "";
    signed_here: "被检查单位签名：____________　执法人员签名：____________、____________", "Inspected: ______________  Inspectors: ______________, ______________";
    no_number: "试印，未编号", "draft, without a number";
    time: "检查时间", "Time of visit";
    team: "检查组", "Team";
    leader: "组长", "leader";
    member: "组员", "member";
    name: "姓名", "Name";
    unit: "单位", "Unit";
    cert: "执法证号", "Certificate no.";
    role: "分工", "Role";
    position: "职务", "Position";
    specialty: "专业", "Specialty";
    signature: "签名", "Signature";
    date: "日期", "Date";
    seal: "（印章）", "(seal)";
    year: "年", "year";
    month: "月", "month";
    day: "日", "day";
    hour: "时", "h";
    minute: "分", "min";
    until: "至", "to";
    yes: "是", "yes";
    no: "否", "no";
    notice_tasks: "一、任务来源、检查类型和检查对象", "1. Tasks, type of inspection and objects";
    object_self: "检查对象为你单位。", "You are the object of the inspection.";
    notice_items: "二、检查事项和检查依据", "2. Items and their legal basis";
    notice_when: "三、检查时间和方式", "3. When and how";
    notice_team: "四、执法检查人员", "4. Inspectors";
    notice_prepare: "五、请准备的资料", "5. Please have ready";
    notice_rights: "六、你单位的权利和义务", "6. Your rights and duties";
    rights_cert: "执法检查人员不少于两人，检查前主动出示执法证件。你单位可以逐一核对姓名和执法证号；未出示执法证件的，有权拒绝接受检查。", "At least two inspectors come, and show their certificates before they begin. You may hold names and certificate numbers against this notice, and may refuse an inspection by anybody who shows no certificate.";
    rights_recusal: "执法检查人员与你单位有利害关系，有下列情形之一的，你单位可以在检查开始前或者检查过程中申请其回避，并说明理由：（1）本人或者其近亲属在你单位任职，或者近三年内曾在你单位任职；（2）本人或者其近亲属持有你单位的股份，或者与你单位有其他经济利益关系；（3）有其他关系，可能影响公正检查的。是否回避由本单位决定并答复。", "You may ask, before or during the inspection and with your reasons, that an inspector stay away who has an interest in your company: (1) the inspector or a near relative works for you, or did within three years; (2) the inspector or a near relative holds shares in you or has other economic ties with you; (3) any other tie that may keep the inspection from being fair. This office decides and answers.";
    rights_feedback: "检查完成后，检查组当场反馈检查结果，你单位可以陈述、申辩，核对无误后签字确认；拒绝签字的，检查组在检查记录上如实注明。", "When the inspection is complete the team tells you its result. You may make a statement or a defence, and sign when the record is right; a refusal to sign is noted truthfully on the record.";
    rights_complaint: "检查人员违反规定或者违反检查纪律的，你单位可以投诉、举报。", "You may complain where inspectors break the rules or the discipline of inspections. ";
    notice_discipline: "七、检查纪律", "7. Discipline of inspections";
    duties: "请如实提供与检查事项有关的情况和资料，并安排熟悉情况的人员到场配合。", "Please give true information and papers on the items, and have somebody there who knows the matter.";
    prepare_hint: "（由检查组填写）", "(filled in by the team)";
    once: "以上任务和检查对象的事项合并为一次检查，一次完成。", "The items of all these tasks and objects are inspected at one visit.";
    receipt: "签收人", "Received by";
    receipt_time: "签收时间", "Received at";
    certificates: "出示执法证件", "Certificates shown";
    certificates_text: "我们是本单位的执法检查人员，姓名和执法证号如上，现向你单位出示执法证件，请核对。", "We are inspectors of this office; our names and certificate numbers are given above. We show you our certificates; please check them.";
    certificates_checked: "执法证件已出示并核对", "Certificates shown and checked";
    recusal: "申请回避", "Recusal";
    recusal_text: "执法检查人员本人或者其近亲属在你单位任职（含近三年内曾任职）、持有你单位股份或者有其他经济利益关系，或者有其他可能影响公正检查的关系的，你单位有权申请其回避。", "You may ask that an inspector stay away who, or a near relative of whom, works for you or did within three years, holds shares in you or has other economic ties with you, or has any other tie that may keep the inspection from being fair.";
    recusal_asked: "是否申请回避", "Recusal asked for";
    recusal_reason: "申请回避的人员和理由", "Who should stay away, and why";
    party_signature: "被检查单位签名", "Signature of the inspected";
    answer: "检查情况", "Result";
    answer_clear: "未发现", "clear";
    answer_found: "发现", "found";
    answer_unchecked: "未能检查", "unchecked";
    answer_inapplicable: "不适用", "inapplicable";
    found_in_words: "发现的问题、原因", "What was found, or why not";
    what_found: "发现的问题（未能检查、不适用的，写明原因）", "What was found (or why it could not be inspected or does not apply)";
    assistance_mark: "※需专业人员协助", "※ expert needed";
    methods: "检查方式", "Ways of inspecting";
    findings: "检查结果", "Finding codes";
    multiple: "（可多选）", "(one or more)";
    assistance: "专业人员协助", "Experts who assisted";
    assistance_text: "标※的事项，检查组内无人具备所需专业，须由专业人员协助。", "For items marked ※ nobody in the team holds the specialty; an expert has to assist.";
    opinion: "检查结果反馈和被检查单位意见", "Result told to the inspected; their opinion";
    opinion_text: "检查组已反馈检查结果，以上记录已交我阅看（已向我宣读）。", "The team has told its result; I have read this record, or it was read to me.";
    read_correct: "记录属实", "it is correct";
    read_differs: "有异议", "it differs";
    differs_how: "有异议之处和更正", "What differs, and how it should read";
    statement: "陈述、申辩", "Statement and defence";
    sign_or_stamp: "被检查单位签名（盖章）", "Signature or stamp";
    refusal: "拒绝签字", "Refusal to sign";
    refused: "被检查单位拒绝签字", "The inspected refuse to sign";
    reason: "原因", "Reason";
    witness: "见证人姓名", "Witness";
    reported_to: "已报告", "reported to";
    witness_signature: "见证人签名", "Signature";
    inspectors: "执法检查人员签名（不少于两人）", "Signatures of inspectors (at least two)";
    completed: "检查完成", "Completed";
    completed_at: "完成时间", "Date and time";
    approval: "检查审批", "Approval";
    unit_opinion: "承办机构意见", "Unit";
    head_opinion: "负责人批准意见", "Head";
    review: "记录审核", "Review of the record";
    leader_review: "组长审核", "Team leader";
    head_review: "结果公示审批", "Publication approved by";
    entry: "结果录入", "Entry of the result";
    entry_until: "录入期限", "Enter by";
    entered_by: "录入人", "Entered by";
    entered_at: "录入日期", "Entered on";
    html_lang: "zh-CN", "en";
    gap: "　", " · ";
    comma: "，", "; ";
    semicolon: "；", "; ";
    in_brackets(text): "（{text}）", "({text})";
    named(name, id): "{name}（{id}）", "{name} ({id})";
    addressed(name, code): "{name}（代码 {code}）：", "{name} (Code {code}):";
    opening(bureau): "经随机抽取检查对象、随机选派执法检查人员，{bureau}将依照本通知所列检查依据对你单位实施检查。现将有关事项通知如下：", "You have been drawn at random, and so have the inspectors. {bureau} will inspect you under the legal basis given below.";
    from_to(from, to): "{from}至{to}", "{from} to {to}";
    visit_between(days): "检查时间：{days}之间。", "Between {days}.";
    visit_methods(methods): "检查方式：{methods}等。", "Ways of inspecting: {methods} and others.";
    entry_rule(days): "检查完成之日起 {days} 个工作日内（完成当日不计），由检查组成员录入检查结果。谁检查、谁录入、谁负责。", "A member of the team enters the result within {days} working days of completion, the day of completion not counted.";
    times(nth, cap): "本年度第 {nth} 次，年度上限 {cap} 次（只计双随机抽取的检查，按企业计）", "visit {nth} of the year, at most {cap} (of those by draw only, counted by enterprise)";
    instead_of(numbers): "代替 {numbers}", "takes the place of {numbers}";
    in_book(line, digest): "编号记于账本第 {line} 行，校验码 {digest}", "numbered in line {line} of the book, digest {digest}";
    filled_in: "音像记录、扫码入企两栏中印好的内容，按已录入账本的结果填写；其余", "What is printed under recording and scanned is from the result in the book; for the rest: ";
    closing: "各栏由检查组现场填写，未作任何预选；修改之处由双方签名，每页由双方签名。清单摘要是本次抽取清单说明（manifest.txt）SHA-256 的前 16 位，可据以核对本记录出自哪次抽取。", "The team fills in this form at the visit; nothing is chosen beforehand, and both sides sign at every correction and on every page. The manifest digest is the first 16 digits of the SHA-256 of the draw's manifest.txt: it tells which draw this record belongs to.";
}

/// The days of a visit, as papers have them.
pub fn between(lang: Lang, (from, to): (NaiveDate, NaiveDate)) -> String {
    let day = lang.pick("%Y年%-m月%-d日", "%Y-%m-%d");
    from_to(lang, from.format(day), to.format(day))
}

/// A day and a time of day, as papers have them.
pub fn moment(lang: Lang, at: NaiveDateTime) -> String {
    let form = lang.pick("%Y年%-m月%-d日%-H时%M分", "%Y-%m-%d %H:%M");
    at.format(form).to_string()
}

/// 任务来源 in a few words.
pub fn origin(lang: Lang, origin: &Origin) -> String {
    told!(lang, origin;
        Origin::Plan { version, .. } => "年度抽查计划（第 {version} 版）", "yearly plan, version {version}";
        Origin::Adhoc { reason } => "临时任务：{reason}", "outside the plan: {reason}";
    )
}

/// Behind the plan, who approved it.
pub fn plan_approved(lang: Lang, approval: &PlanApproval) -> String {
    let PlanApproval { by, number, .. } = approval;
    both!(
        lang,
        "，{by}批准（{number}）",
        ", approved by {by} ({number})"
    )
}

/// Who approved that the visit is made.
pub fn approved(lang: Lang, approval: &ApproveAct) -> String {
    let ApproveAct {
        approver,
        position,
        on,
        reviewer,
        urgent,
        ..
    } = approval;
    let day = lang.pick("%Y年%-m月%-d日", "%Y-%m-%d");
    let day = on.format(day);
    let mut said = both!(
        lang,
        "本次检查由{approver}（{position}）于{day}批准",
        "This inspection was approved by {approver} ({position}) on {day}"
    );
    if let Some(reviewer) = reviewer {
        said += &both!(lang, "，{reviewer}审核", ", reviewed by {reviewer}");
    }
    if let Some(urgent) = urgent {
        said += &both!(
            lang,
            "（情况紧急，事后补办：{urgent}）",
            " (urgent, approved afterwards: {urgent})"
        );
    }
    said + lang.pick("。", ".")
}
