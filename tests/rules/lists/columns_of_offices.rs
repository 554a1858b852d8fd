//! Headers of real lists: what `data/formats/` knows them by.

use choucha::domain::ground::list_name::ListName;
use choucha::domain::lists::columns::*;
use choucha::domain::lists::fault::Flaw;

fn find(list: ListName, names: &[&str]) -> Header {
    let names = names.iter().map(|&n| n.to_owned()).collect();
    Header::find(list, names, &OwnHeadings::new())
}

/// The keys of the columns in the order of the file, "" for those that are none of the list's.
fn keys(header: &Header) -> Vec<&str> {
    let places = 0..header.names.len();
    places
        .map(|place| header.known_at(place).unwrap_or(""))
        .collect()
}

/// Keys of the columns that are missing.
fn missing(header: &Header) -> Vec<&str> {
    let faults = header.faults.iter();
    let missing = faults.filter(|fault| matches!(fault.flaw, Flaw::ColumnMissing { .. }));
    missing
        .filter_map(|fault| fault.column.as_deref())
        .collect()
}

/// The lists of a county office that was rebuilt, forms of headings that were tried, templates of platforms, plans and forms of
/// cities: the headings, and the key of each column, `-` for one that is none of the list's.
const REAL: &[(ListName, &str, &str)] = &[
    (
        ListName::Items,
        "序号 实施部门 抽查事项 抽查对象 抽查内容 抽查依据 抽查方式 抽查比例和频次",
        "id - name - content basis method -",
    ),
    (
        ListName::Objects,
        "序号 所属乡镇 企业名称 统一社会信用代码/注册号 行业类别 风险等级 地　址 法定代表人（负责人） 联系电话 监管科室 备注",
        "- region name code - grade address legal phone - -",
    ),
    (
        ListName::Objects,
        "统一社会信用代码* 单位名称： 【对象类型】 所属主体代码 区域 管辖层级 经营范围 信用等级 企业状态",
        "code name kind owner region level scope grade status",
    ),
    (
        ListName::Objects,
        "专项库名称 对应专项库监管标签 统一社会信用代码/注册号 企业名称 许可证名称 许可证编号 许可批准日期 有效期至 许可发证机关 检查机关",
        "- - code name - - - - - -",
    ),
    (
        ListName::Objects,
        "序号 专项库类别 分类监管标签 名单状态 统一社会信用代码/注册号 主体名称 检查部门 主体类别 许可证名称 许可证编号 许可批准日期 有效期至 许可发证机关 住所 登记机关 管辖单位 登记状态 入库日期 设置人",
        "- - - - code name - kind - - - - - address - - status - -",
    ),
    (
        ListName::Objects,
        "注册号 企业名称 注册资本 注册地址 经营地址 经营范围 法人代表 联系电话 成立日期 公司类型 行业类型 属地监管机关 稽查状态 检查次数",
        "code name - - address scope legal phone - - - - - -",
    ),
    (
        ListName::Objects,
        "编号 检查对象名称 等级 运营人 所属海事局 风险分级 状态",
        "code name - - - grade status",
    ),
    (
        ListName::Inspectors,
        "单位工号 姓名 性别 身份证号 手机号 学历 学历专业 岗位大类 从事本岗起始日期 岗位资质资格 执法事项范围 地区 层级 担任职务 所在业务部门（机构） 是否专家 工商执法证编号 工商执法证有效期 省执法证编号 执法证有效期 执法人员状态",
        "- name - - phone - - post - specialty - - - title unit - - - cert valid_to status",
    ),
    (
        ListName::Inspectors,
        "序号 姓名 所在科室 证件编号 有效期 是否在岗",
        "- name unit cert valid_to status",
    ),
    (
        ListName::Items,
        "编号 抽查事项名称 抽查子项 抽查依据 抽查主体 抽查对象 抽查比例 抽查频次 抽查方式 检查人员要求 备注 抽查内容及要求",
        "id name - basis - - - - method specialty - content",
    ),
    (
        ListName::Plan,
        "序号 抽查任务名称 抽查事项 抽查对象范围 抽查比例及频次 抽查时间 承办科室 是否跨部门 备注",
        "id name items range ratio time - - -",
    ),
    (
        ListName::Plan,
        "序号 抽查任务名称 抽查事项 抽查对象范围 抽查比例及频次 智慧监管（信用风险分类）要求 起止时间 发起部门 配合部门 抽查检查模式",
        "id name items range ratio - time - - -",
    ),
    (
        ListName::Plan,
        "本部门计划名称 任务名称 任务类型 抽查事项 抽查对象范围 抽取时间自 抽取时间至 抽查对象数量 抽查对象比例 分配任务的处（科）室",
        "- name - items range from to - ratio -",
    ),
    (
        ListName::Plan,
        "抽查任务名称 抽查事项 发起方式 抽查主体（层级） 抽查对象 抽查基数 抽查比例 时间段 备注",
        "name items - - range - ratio time -",
    ),
    (
        ListName::Plan,
        "序号 任务名称 制定任务依据 检查类型(日常/专项) 实施主体 是否联合检查 联合部门 检查地域 实施层级 检查事项 检查方式 任务日期 是否涉企 检查对象 检查对象基数 检查比例 检查频次上限",
        "id name - - - - - region - items - time - range - ratio cap",
    ),
    (
        ListName::Objects,
        "监管对象 行政相对人 行政相对人性质 证件类型 行政相对人编码 注册地址 经营地址",
        "name - kind - code - address",
    ),
    (
        ListName::Objects,
        "序号 任务编号 任务名称 统一社会信用代码/注册号 企业名称 成立日期 法定代表人/负责人 联系电话 联络员 联络员电话 企业类型 行业 经营范围 住所",
        "- - - code name - legal phone contact - kind - scope address",
    ),
    (
        ListName::Inspectors,
        "姓名 执法证编号 身份证号 所属机构 证件有效期至",
        "name cert - unit valid_to",
    ),
    (
        ListName::Items,
        "抽查类别(一般检查/重点检查) 抽查事项 检查对象 检查内容 检查方式 检查主体 检查依据",
        "class name - content method - basis",
    ),
];

#[test]
fn headers_of_real_lists_are_known() {
    for (list, names, expected) in REAL {
        let names: Vec<&str> = names.split(' ').collect();
        let header = find(*list, &names);
        let expected = expected.split(' ').map(|key| key.trim_matches('-'));
        assert_eq!(keys(&header), expected.collect::<Vec<_>>(), "{names:?}");
        assert_eq!(missing(&header), [""; 0], "{names:?}");
    }
}

#[test]
fn a_plan_without_names_of_tasks_lacks_nothing_else() {
    // 龙岩, 沂水.
    for names in [
        "序号 检查事项 实施依据 具体检查对象 检查内容 检查方式 检查频次和上限 检查时间安排 承办机构 是否属跨部门联合检查 备注",
        "序号 抽查领域 联合抽查事项 检查对象 事项类别 抽查比例及频次 检查时间 检查方式 组织层级 检查部门 权责清单事项 抽查事项 实施层级 抽查内容",
    ] {
        let names: Vec<&str> = names.split(' ').collect();
        let header = find(ListName::Plan, &names);
        assert_eq!(missing(&header), ["name"], "{names:?}");
        assert!(
            header.place("time").is_some() && header.place("items").is_some(),
            "{names:?}"
        );
    }
}

#[test]
fn single_headings_of_real_lists_are_known() {
    let objects = [
        ("code", "统一代码 统一信用代码 社会信用代码 注册号"),
        (
            "name",
            "被检查单位名称 公司名称 当事人 单位全称 生产经营单位名称 经营主体名称 监管对象 行政相对人",
        ),
        ("kind", "主体类别 企业类型 市场主体类型 检查对象类别"),
        ("address", "住所地址 生产经营地址 经营地址 注册地址"),
        ("level", "监管级别"),
        ("grade", "标准化等级 量化等级"),
        ("legal", "主要负责人 法定代表人 法人代表"),
        ("status", "企业状态"),
    ];
    let inspectors = [
        (
            "unit",
            "所在业务部门（机构） 工作部门 机构名称 所属机关 所属部门",
        ),
        ("cert", "执法证件号 证件编号"),
        ("valid_to", "证件有效期 有效期"),
        ("status", "是否在岗"),
    ];
    let objects = objects.map(|case| (ListName::Objects, case));
    let inspectors = inspectors.map(|case| (ListName::Inspectors, case));
    for (list, (key, names)) in objects.into_iter().chain(inspectors) {
        for name in names.split(' ') {
            assert_eq!(find(list, &[name]).known_at(0), Some(key), "{name}");
        }
    }
}

#[test]
fn a_count_is_not_taken_for_a_number_nor_a_type_of_something_else_for_that_of_objects() {
    let suggested = |list, name: &str| {
        let header = find(list, &[name]);
        let alike = header.alike.iter().map(|alike| alike.key);
        alike.collect::<Vec<_>>()
    };
    for count in ["抽查基数", "抽查对象基数", "检查户数", "抽取数量", "人数"] {
        assert_eq!(suggested(ListName::Plan, count), [""; 0], "{count}");
    }
    for kind in ["检查类型", "行业类型", "公司类型"] {
        for list in [ListName::Plan, ListName::Objects] {
            assert_eq!(suggested(list, kind), [""; 0], "{kind}");
        }
    }
    assert_eq!(suggested(ListName::Plan, "抽查频率"), ["times"]);
    assert_eq!(suggested(ListName::Objects, "检查对象的类型"), ["kind"]);
}
