//! A small case folder whose year can be reckoned by hand.

use std::fmt::Write as _;

use serde_json::Value;

use crate::office::{Office, Ran};

/// The first companies of a small library: what [`code`] gives for their numbers.
pub(crate) const P0: &str = "91370400P00000000E";
/// The second.
pub(crate) const P1: &str = "91370400P00000001H";
/// The third.
pub(crate) const P2: &str = "91370400P00000002L";
/// The fourth.
pub(crate) const P3: &str = "91370400P00000003P";
/// One that most libraries do not have.
pub(crate) const P9: &str = "91370400P00000009A";

/// The code of a company of a small library, by its number from 0: a 统一社会信用代码 that the check character fits.
pub(crate) fn code(number: usize) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let body = format!("91370400P{number:08}");
    let mut weight = 1;
    let mut sum = 0;
    for byte in body.bytes() {
        let value = ALPHABET.iter().position(|known| *known == byte);
        sum += value.unwrap() * weight;
        weight = weight * 3 % 31;
    }
    format!("{body}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}

/// A task of a small plan; what is empty takes the default.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) regions: String,
    pub(crate) grades: String,
    pub(crate) ratio: String,
    pub(crate) strata: String,
    pub(crate) times: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) cap: String,
}

impl Row {
    /// A task of one round on the objects of these regions, in June.
    pub(crate) fn new(id: &str, regions: &str, ratio: &str) -> Self {
        Self {
            id: id.to_owned(),
            regions: regions.to_owned(),
            ratio: ratio.to_owned(),
            from: "2026-06-01".to_owned(),
            to: "2026-06-30".to_owned(),
            ..Self::default()
        }
    }

    /// The same in other days.
    pub(crate) fn within(mut self, from: &str, to: &str) -> Self {
        (self.from, self.to) = (from.to_owned(), to.to_owned());
        self
    }

    /// The same with another cap.
    pub(crate) fn cap(mut self, cap: u32) -> Self {
        self.cap = cap.to_string();
        self
    }

    /// The same with more rounds.
    pub(crate) fn times(mut self, times: u32) -> Self {
        self.times = times.to_string();
        self
    }
}

/// The text of a plan.
pub(crate) fn plan(rows: &[Row]) -> String {
    let mut text =
        "任务编号,任务名称,抽查事项,区域,信用等级,抽查比例,分层,频次,开始日期,截止日期,年度上限\n"
            .to_owned();
    for row in rows {
        let cells = [
            &*row.id,
            "任务",
            "A1",
            &row.regions,
            &row.grades,
            &row.ratio,
            &row.strata,
            &row.times,
            &row.from,
            &row.to,
            &row.cap,
        ];
        writeln!(text, "{}", cells.join(",")).unwrap();
    }
    text
}

/// The text of a library: so many objects of each region and grade, each of a company of its own.
pub(crate) fn objects(counts: &[(&str, &str, usize)]) -> String {
    let mut text = "代码,名称,对象类型,区域,信用等级,状态\n".to_owned();
    let all = counts
        .iter()
        .flat_map(|&(region, grade, count)| (0..count).map(move |_| (region, grade)));
    for (number, (region, grade)) in all.enumerate() {
        let code = code(number);
        writeln!(text, "{code},对象,市场主体,{region},{grade},有效").unwrap();
    }
    text
}

impl Office {
    /// A case folder with such a library and plan, and three inspectors.
    pub(crate) fn small(counts: &[(&str, &str, usize)], rows: &[Row]) -> Self {
        let office = Self::unpublished();
        office.write(
            "items.csv",
            "事项编号,检查项目,检查内容,检查依据,检查方式,事项类别,所需专业,生效日期,废止日期\n\
             A1,项目,内容,依据,实地核查,一般,,,\n",
        );
        office.write(
            "inspectors.csv",
            "执法证号,姓名,单位,职务,执法岗位,执法证有效期至,状态\n\
             001,甲,队,员,岗,2028-12-31,有效\n\
             002,乙,队,员,岗,2028-12-31,有效\n\
             003,丙,队,员,岗,2028-12-31,有效\n",
        );
        office.write("recusals.csv", RECUSALS);
        office.write("objects.csv", objects(counts));
        office.write("plan.csv", plan(rows));
        office
    }

    /// Runs a command on a declared day, in Chinese.
    pub(crate) fn on(&self, day: &str, args: &[&str]) -> Ran {
        self.zh(&[&["--today", day], args].concat())
    }

    /// The same; it must end with `code`, and gives its document.
    pub(crate) fn document(&self, day: &str, code: i32, args: &[&str]) -> Value {
        let ran = self.on(day, &[args, &["--json"]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{day} {args:?}");
        serde_json::from_str(&ran.out).unwrap()
    }

    /// The codes that a draw drew.
    pub(crate) fn codes(&self, draw: &str) -> Vec<String> {
        let record = self.record(draw);
        let drawn = record["drawn"].as_array().unwrap().iter();
        drawn
            .map(|line| line["code"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The lines of the book.
    pub(crate) fn book(&self) -> Vec<Value> {
        let text = self.read("ledger.jsonl");
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The ids of the draws in the book, in its order, voided ones among them.
    pub(crate) fn draws(&self) -> Vec<String> {
        let book = self.book();
        let draws = book.iter().filter(|line| line["act"] == "draw");
        draws
            .map(|line| line["data"]["draw"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// An empty list of recusals.
pub(crate) const RECUSALS: &str = "执法证号,对象代码,回避事由,申报日期,失效日期\n";
