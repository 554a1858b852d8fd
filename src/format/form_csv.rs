//! The CSV that goes with the record forms: one row for each item of each visit, to be filled in and imported. Nothing in
//! it is answered beforehand.

use std::io::Write;

use crate::domain::visit::paper::VisitPaper;

use crate::format::csv_out::CsvOut;

/// The headings; a record, so they are Chinese whatever the language of the screen.
pub const HEADINGS: [&str; 19] = [
    "抽取编号",
    "任务名称",
    "对象代码",
    "对象名称",
    "检查组",
    "事项编号",
    "检查项目",
    "完成日期",
    "检查方式",
    "检查情况",
    "问题描述",
    "结果代码",
    "签字情况",
    "签字人",
    "签字日期",
    "拒签原因",
    "见证人",
    "录入人执法证号",
    "逾期理由",
];

/// How many of the columns are filled in beforehand; the others are for the office.
const PREFILLED: usize = 7;

/// Writes the rows of these visits; gives how many there are.
///
/// # Errors
/// The writer's own failure.
pub fn write<W: Write>(out: W, papers: &[VisitPaper]) -> std::io::Result<u64> {
    let mut csv = CsvOut::new(out)?;
    csv.row(HEADINGS)?;
    let mut rows = 0;
    for paper in papers {
        for task in &paper.tasks {
            let team: Vec<&str> = task
                .team
                .iter()
                .map(|member| member.name.as_str())
                .collect();
            let team = team.join(";");
            for item in &task.items {
                let filled: [&str; PREFILLED] = [
                    &task.draw,
                    &task.name,
                    &paper.object.code,
                    &paper.object.name,
                    &team,
                    &item.id,
                    &item.name,
                ];
                let blank = [""; HEADINGS.len() - PREFILLED];
                csv.row(filled.into_iter().chain(blank))?;
                rows += 1;
            }
        }
    }
    csv.finish()?;
    Ok(rows)
}
