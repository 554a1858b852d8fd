//! What is wrong with the calendar, in words: a year that is not on hand, and faults of a calendar file (W01, W02).

use crate::domain::day::file::{CalendarColumn, CalendarFlaw};
use crate::domain::day::flaw::DayFlaw;

use crate::text::{Lang, Said, both, flaws, told};

flaws! { impl Say for DayFlaw, |flaw, lang| flaw;
    in { DayFlaw::File { file, row, why } => of_file(lang, &place(lang, file, *row), why) }
    DayFlaw::NoCalendar { year, covered: (first, last) } =>
        "没有 {year} 年的工作日日历，现有 {first} 至 {last} 年", "there is no calendar of working days for {year}; the years on hand are {first} to {last}";
        "按国务院办公厅该年放假通知在案卷中新建 calendar/{year}.csv：首行“日期,安排,节日,文号,发布日期”，放假日写“休”，调休上班日写“班”，一天一行，不写国办发明电文号的按暂定处理", "write calendar/{year}.csv in the case folder from that year's notice of the State Council's general office: first row \"日期,安排,节日,文号,发布日期\" (or date,arrangement,holiday,notice,published), then one row for each day, 休 for a day off, 班 for a make-up working day; without the number of a notice (国办发明电) the year counts as provisional";
}

/// The file, and the row where there is one.
fn place(lang: Lang, file: &str, row: Option<u64>) -> String {
    told!(lang, row;
        None => "{file}", "{file}";
        Some(row) => "{file} 第 {row} 行", "{file}, row {row}";
    )
}

fn column(lang: Lang, column: CalendarColumn) -> String {
    let (zh, en) = (column.zh(), column.en());
    both!(lang, "{zh}", "{zh} ({en})")
}

fn of_file(lang: Lang, place: &str, why: &CalendarFlaw) -> Said {
    flaws!(lang, why;
        CalendarFlaw::Name =>
            "{place}：文件名不是四位年份", "{place}: the file's name is no year of four digits";
            "改名为该年年份，如 calendar/2027.csv；不是日历的文件移到别处", "name it by its year, as calendar/2027.csv; move away what is no calendar";
        CalendarFlaw::BuiltIn(year) =>
            "{place}：{year} 年的放假通知已内置，案卷不能另定", "{place}: the notices of {year} are built in, and a case folder cannot set other days";
            "移走这个文件；内置的安排用 choucha calendar {year} 查看", "move the file away; choucha calendar {year} shows what is built in";
        CalendarFlaw::Empty =>
            "{place}：没有任何放假日", "{place}: there is no day in it";
            "按该年放假通知逐日填写；不需要时删去该文件", "fill it in from the year's notice, day by day; delete it if it is not needed";
        CalendarFlaw::NoColumn(missing), name = column(lang, *missing) =>
            "{place}：缺少“{name}”一栏", "{place}: the column {name} is missing";
            "首行写“日期,安排,节日,文号,发布日期”，后两栏可省", "let the first row be \"日期,安排,节日,文号,发布日期\"; the last two may be left out";
        CalendarFlaw::ColumnTwice(twice), name = column(lang, *twice) =>
            "{place}：“{name}”一栏出现两次", "{place}: the column {name} is there twice";
            "只留一栏", "keep one of them";
        CalendarFlaw::NotADate { column: at, value }, name = column(lang, *at) =>
            "{place}“{name}”：“{value}”不是日期", "{place}, {name}: \"{value}\" is no date";
            "写作 2027-02-05", "write it as 2027-02-05";
        CalendarFlaw::OtherYear { date, year } =>
            "{place}“日期”：{date} 不在 {year} 年内", "{place}, 日期 (date): {date} is not in {year}";
            "改正日期，或写入该日所在年份的文件", "mend it, or put it into the file of its own year";
        CalendarFlaw::Arrangement(value) =>
            "{place}“安排”：“{value}”既不是“休”也不是“班”", "{place}, 安排 (arrangement): \"{value}\" is neither 休 nor 班";
            "放假写“休”，调休上班写“班”", "write 休 for a day off, 班 for a make-up working day";
        CalendarFlaw::NoHoliday =>
            "{place}“节日”：不能为空", "{place}, 节日 (holiday): must not be empty";
            "写明属于哪个节日，如 春节", "say which holiday the day belongs to, as 春节";
        CalendarFlaw::Twice { date, row } =>
            "{place}“日期”：{date} 已在第 {row} 行", "{place}, 日期 (date): {date} stands in row {row} already";
            "只留一行", "keep one of the rows";
        CalendarFlaw::WorkOnWeekday(date) =>
            "{place}“安排”：{date} 是周一至周五，本来就上班，不能写“班”", "{place}, 安排 (arrangement): {date} is a Monday to Friday and worked anyway, so 班 cannot be right";
            "核对日期；“班”只用于调休上班的周六、周日", "check the date; 班 is only for a Saturday or Sunday that is worked";
    )
}
