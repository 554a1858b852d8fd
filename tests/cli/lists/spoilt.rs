//! Ways to spoil the sample, and every fault that comes of each.

use crate::office::Office;

/// Code, file, row, column and value of a fault.
pub(super) type Place = (&'static str, &'static str, u64, &'static str, &'static str);

/// A way to spoil the sample, and every fault that comes of it.
pub(super) struct Spoilt {
    pub(super) name: &'static str,
    pub(super) spoil: fn(&Office),
    pub(super) faults: &'static [Place],
}

/// Adds rows at the end of a list.
pub(super) fn add(office: &Office, file: &str, rows: &str) {
    let text = office.read(file);
    office.write(file, text + rows);
}

/// Blank lines before and after the header's row, and a line break within a cell of the row below it.
fn loosen(office: &Office, file: &str, name: &str) {
    let broken = name
        .chars()
        .map(String::from)
        .collect::<Vec<_>>()
        .join("\n");
    office.replace(file, name, &format!("\"{broken}\""));
    office.replace(file, "\n", "\n\n\r\n");
}

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt {
        name: "columns missing",
        spoil: |o| {
            o.replace("items.csv", "检查依据", "依据说明");
            o.replace("plan.csv", "抽查事项", "事项");
            o.replace("objects.csv", "统一社会信用代码", "备注");
        },
        faults: &[
            ("L01", "items.csv", 1, "basis", ""),
            ("L01", "plan.csv", 1, "items", ""),
            ("L01", "objects.csv", 1, "code", ""),
        ],
    },
    Spoilt {
        name: "columns twice",
        spoil: |o| {
            o.replace("plan.csv", ",区域,管辖层级,", ",区域,区域*,");
            o.replace("objects.csv", ",地址,联系人,", ",名称,联系人,");
        },
        faults: &[
            ("L02", "plan.csv", 1, "region", "区域*"),
            ("L02", "objects.csv", 1, "name", "名称"),
        ],
    },
    Spoilt {
        name: "too many and too few cells",
        spoil: |o| {
            o.replace("findings.csv", "JG01,", "JG01,,");
            loosen(o, "recusals.csv", "配偶在该企业任职");
            add(o, "recusals.csv", "37049901001,XM-2026-005\n");
            o.replace(
                "objects.csv",
                "沐砚（临溪）包装有限公司",
                "沐砚,临溪,包装有限公司",
            );
            add(o, "objects.csv", "91350100M000100Y43\n");
        },
        faults: &[
            ("L03", "recusals.csv", 28, "", ""),
            ("L03", "findings.csv", 2, "", ""),
            ("L03", "objects.csv", 3, "", ""),
            ("L03", "objects.csv", 402, "", ""),
        ],
    },
    Spoilt {
        name: "empty values",
        spoil: |o| {
            add(o, "items.csv", ",,,,,\u{3000},,,x\n");
            add(o, "inspectors.csv", " ,,,,,,,,有效\n");
            add(o, "recusals.csv", ",,,,长期\n");
            add(o, "findings.csv", ",,未发现问题\n");
            add(o, "objects.csv", ",, ,,,,,,有效,,,,\n");
        },
        faults: &[
            ("L04", "items.csv", 15, "name", ""),
            ("L04", "items.csv", 15, "content", ""),
            ("L04", "items.csv", 15, "basis", ""),
            ("L08", "items.csv", 15, "to", "x"),
            ("L04", "inspectors.csv", 38, "cert", ""),
            ("L04", "inspectors.csv", 38, "name", ""),
            ("L04", "inspectors.csv", 38, "unit", ""),
            ("L04", "inspectors.csv", 38, "valid_to", ""),
            ("L04", "recusals.csv", 26, "cert", ""),
            ("L04", "recusals.csv", 26, "code", ""),
            ("L04", "recusals.csv", 26, "reason", ""),
            ("L04", "findings.csv", 11, "code", ""),
            ("L04", "findings.csv", 11, "name", ""),
            ("L04", "objects.csv", 402, "code", ""),
            ("L04", "objects.csv", 402, "name", ""),
        ],
    },
    Spoilt {
        name: "codes of companies",
        spoil: |o| {
            loosen(o, "objects.csv", "临溪稷程轻合金有限公司");
            let row = "乙,市场主体,,,,,,有效,,,,\n";
            for code in [
                "9137",
                "91350100O000100Y43",
                "91350100m000100y44",
                "11010800000001X",
                "110108000000017",
            ] {
                add(o, "objects.csv", &format!("{code},{row}"));
            }
            add(
                o,
                "objects.csv",
                "SB-9001,锅炉,设施设备,91350100M000100Y4,,,,,有效,,,,\n",
            );
        },
        faults: &[
            ("L05", "objects.csv", 404, "code", "9137"),
            ("L05", "objects.csv", 405, "code", "91350100O000100Y43"),
            ("L05", "objects.csv", 406, "code", "91350100M000100Y44"),
            ("L05", "objects.csv", 407, "code", "11010800000001X"),
            ("L05", "objects.csv", 408, "code", "110108000000017"),
            ("L05", "objects.csv", 409, "owner", "91350100M000100Y4"),
        ],
    },
    Spoilt {
        name: "control characters",
        spoil: |o| {
            o.replace("items.csv", "全员安全", "全员\u{2}安全");
            add(o, "findings.csv", "JG\u{1}10,甲,未发现问题\n");
            add(
                o,
                "objects.csv",
                "SB\u{1b}[31m-1,锅炉,设施设备,91350100M000100Y43,,,,,有效,,,,\n",
            );
        },
        faults: &[
            (
                "L06",
                "items.csv",
                2,
                "name",
                "全员\u{2}安全生产责任制落实情况",
            ),
            ("L06", "findings.csv", 11, "code", "JG\u{1}10"),
            ("L06", "objects.csv", 402, "code", "SB\u{1b}[31M-1"),
        ],
    },
    Spoilt {
        name: "the same twice",
        spoil: |o| {
            loosen(o, "inspectors.csv", "秦兆峰");
            add(o, "items.csv", "aj01,甲,甲,甲,甲,一般,,,\n");
            add(
                o,
                "inspectors.csv",
                "３７０４９９０１００１,甲,甲,甲,甲,,长期,,\n",
            );
            add(
                o,
                "plan.csv",
                "aj-2026-06,甲,AJ01,,,,,,1%,,,2026-06-01,2026-06-01,,,,,\n",
            );
            add(o, "findings.csv", "jg01,甲,未发现问题\n");
            add(
                o,
                "objects.csv",
                "91370499mybhlgmr9e,甲,市场主体,,,,,,,,,,\n\nxm-2026-005,乙,项目,91350100M000100Y43,,,,,,,,,\n",
            );
        },
        faults: &[
            ("L07", "items.csv", 15, "id", "aj01"),
            ("L07", "inspectors.csv", 40, "cert", "37049901001"),
            ("L07", "plan.csv", 8, "id", "aj-2026-06"),
            ("L07", "findings.csv", 11, "code", "JG01"),
            ("L07", "objects.csv", 402, "code", "91370499MYBHLGMR9E"),
            ("L07", "objects.csv", 404, "code", "XM-2026-005"),
        ],
    },
    Spoilt {
        name: "dates",
        spoil: |o| {
            o.replace("items.csv", "2021-09-01,2026-04-30", "2021-09-31,明年");
            o.replace(
                "items.csv",
                "2021-11-01,2025-06-30",
                "2021-11-01,2021-10-31",
            );
            o.replace("inspectors.csv", "2029-03-31", "3/31/2029");
            o.replace(
                "recusals.csv",
                "2024-03-04,2026-12-31",
                "2024-03-04,2024/3/3",
            );
            o.replace("recusals.csv", "2026-01-12", "46034");
            o.replace("plan.csv", "2026-06-01,2026-08-31", "2026-08-31,2026-06-01");
            o.replace("plan.csv", "2026-06-01,2026-11-30", "长期,2026-11-31");
        },
        faults: &[
            ("L08", "items.csv", 8, "from", "2021-09-31"),
            ("L08", "items.csv", 8, "to", "明年"),
            ("L09", "items.csv", 13, "to", "2021-10-31"),
            ("L08", "inspectors.csv", 2, "valid_to", "3/31/2029"),
            ("L08", "recusals.csv", 2, "declared", "46034"),
            ("L09", "recusals.csv", 3, "until", "2024/3/3"),
            ("L09", "plan.csv", 2, "to", "2026-06-01"),
            ("L08", "plan.csv", 3, "to", "2026-11-31"),
            ("L20", "plan.csv", 3, "from", "长期"),
        ],
    },
    Spoilt {
        name: "words that nobody has decided on",
        spoil: |o| {
            o.replace("objects.csv", ",A,有效,", ",A,试营业,");
            o.replace("items.csv", ",一般,", ",普通,");
            o.replace("inspectors.csv", "0632-5550101,有效", "0632-5550101,借调");
            o.replace(
                "findings.csv",
                "JG09,已停产停业或者未从事本次抽查涉及的生产经营活动,未发现",
                "JG09,无,没发现",
            );
        },
        faults: &[
            ("L18", "items.csv", 2, "class", "普通"),
            ("L10", "inspectors.csv", 2, "status", "借调"),
            (
                "L18",
                "findings.csv",
                10,
                "public",
                "没发现开展本次抽查涉及的经营活动",
            ),
            ("L10", "objects.csv", 2, "status", "试营业"),
        ],
    },
    Spoilt {
        name: "references to nothing",
        spoil: |o| {
            o.replace("plan.csv", "AJ01;AJ02", "AJ01、AJ88");
            add(
                o,
                "recusals.csv",
                "37049901099,91350100M000100Y43,甲,2026-01-01,\n",
            );
            add(o, "recusals.csv", "37049901001,XM-9,甲,2026-01-01,\n");
        },
        faults: &[
            ("L11", "plan.csv", 2, "items", "AJ88"),
            ("L11", "recusals.csv", 26, "cert", "37049901099"),
            ("L11", "recusals.csv", 26, "code", "91350100M000100Y43"),
            ("L11", "recusals.csv", 27, "code", "XM-9"),
        ],
    },
    Spoilt {
        name: "ratios and strata",
        spoil: |o| {
            o.replace("plan.csv", ",5%,,2,", ",5,,2,");
            o.replace("plan.csv", ",20%,,", ",20%,信用等级: *=5%,");
            o.replace("plan.csv", ",2‰,,", ",,,");
            o.replace(
                "plan.csv",
                "信用等级: A=1%; B=4%; C=8%; D=100%; *=5%",
                "信用等级 A=1% B=4%",
            );
        },
        faults: &[
            ("L13", "plan.csv", 2, "strata", "信用等级 A=1% B=4%"),
            ("L12", "plan.csv", 3, "ratio", "5"),
            ("L19", "plan.csv", 5, "ratio", "20%"),
            ("L19", "plan.csv", 6, "ratio", ""),
        ],
    },
    Spoilt {
        name: "numbers of the plan",
        spoil: |o| {
            o.replace("plan.csv", ",5%,,2,", ",5%,,0.5,");
            o.replace(
                "plan.csv",
                "2026-06-30,3,1,,,",
                "2026-06-30,1,3,0,1000001,367",
            );
            o.replace("plan.csv", ",2‰,,,", ",2‰,,62,");
        },
        faults: &[
            ("L15", "plan.csv", 3, "times", "0.5"),
            ("L15", "plan.csv", 5, "team", "1"),
            ("L16", "plan.csv", 5, "qualified", "3"),
            ("L15", "plan.csv", 5, "teams", "0"),
            ("L15", "plan.csv", 5, "pool", "1000001"),
            ("L15", "plan.csv", 5, "cap", "367"),
            ("L24", "plan.csv", 6, "times", "62"),
        ],
    },
    Spoilt {
        name: "ids",
        spoil: |o| {
            o.replace("plan.csv", "AJ-2026-05,", "AJ/2026/05,");
            o.replace("plan.csv", "AJ-2026-06,", ".AJ,");
            add(o, "items.csv", "AJ 20,甲,甲,甲,甲,一般,,,\n");
        },
        faults: &[
            ("L17", "items.csv", 15, "id", "AJ 20"),
            ("L17", "plan.csv", 6, "id", "AJ/2026/05"),
            ("L17", "plan.csv", 7, "id", ".AJ"),
        ],
    },
    Spoilt {
        name: "windows",
        spoil: |o| {
            o.replace("plan.csv", "2026-10-08,2026-11-30", "2026-10-08,2027-01-31");
            o.replace("plan.csv", "AJ02;AJ13", "AJ07;AJ12;AJ13");
            o.replace(
                "plan.csv",
                "2026-06-01,2026-06-30,3",
                "2026-04-30,2026-06-30,3",
            );
        },
        faults: &[
            ("L20", "plan.csv", 7, "to", "2027-01-31"),
            ("L21", "plan.csv", 5, "items", "AJ07"),
            ("L21", "plan.csv", 5, "items", "AJ12"),
            ("L21", "plan.csv", 5, "items", "AJ13"),
        ],
    },
    Spoilt {
        name: "strata without a rule",
        spoil: |o| {
            loosen(o, "objects.csv", "临溪稷程轻合金有限公司");
            o.replace("plan.csv", "D=100%; *=5%", "D=100%; 未评级=5%");
            add(
                o,
                "objects.csv",
                "91350100M000100Y43,甲,市场主体,,,,,E,有效,,,,\n",
            );
            add(
                o,
                "objects.csv",
                "110108000000016,乙,市场主体,,,,,,有效,,,,\n",
            );
        },
        faults: &[
            ("L14", "objects.csv", 404, "grade", "E"),
            ("L14", "objects.csv", 405, "grade", ""),
        ],
    },
    Spoilt {
        name: "a header below blank lines",
        spoil: |o| {
            for file in ["findings.csv", "objects.csv"] {
                let text = o.read(file);
                o.write(file, format!("\u{feff}\r\n\n{text}"));
            }
            o.replace("findings.csv", "公示结果\n", "公示\n");
            o.replace("objects.csv", "状态", "名称");
        },
        faults: &[
            ("L01", "findings.csv", 3, "public", ""),
            ("L02", "objects.csv", 3, "name", "名称"),
        ],
    },
    Spoilt {
        name: "values that would act on the terminal",
        spoil: |o| {
            o.replace(
                "objects.csv",
                ",A,有效,",
                ",A,\"停\u{1b}[31m业\u{202e}\n\",",
            );
            o.replace("plan.csv", "AJ01;AJ02", "AJ01;AJ\u{200b}02");
            o.replace("plan.csv", ",20%,", ",20\u{2066}%,");
        },
        faults: &[("L10", "objects.csv", 2, "status", "停\u{1b}[31m业\u{202e}")],
    },
    Spoilt {
        name: "no object in the scope",
        spoil: |o| o.replace("plan.csv", "汀溪街道;鹿湾街道;槐林街道", "汀溪镇"),
        faults: &[("L23", "plan.csv", 6, "id", "AJ-2026-05")],
    },
];
