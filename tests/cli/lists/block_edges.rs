//! A library longer than what is read at a time: whatever stands where one piece ends and the next begins.

use crate::office::Office;

/// How many bytes are read at a time.
const PIECE: usize = choucha::format::csv_blocks::BLOCK;

/// The library with rows of gone companies before its own, so that `edge` stands right behind the first piece.
fn with_edge(office: &Office, edge: &str) -> String {
    let objects = office.read("objects.csv");
    let (header, rows) = objects.split_once('\n').unwrap();
    let gone = |n: usize| {
        let mut code = format!("9137049{n:0>10}");
        code = "0123456789ABCDEFGHJKLMNPQRTUWXY"
            .chars()
            .map(|check| format!("{code}{check}"))
            .find(|code| choucha::domain::lists::object_code::holds(code))
            .unwrap();
        format!("{code},已注销{n},市场主体,,,,,,注销,,,,\n")
    };
    let mut text = format!("{header}\n");
    for n in 0.. {
        let next = gone(n);
        if text.len() + 2 * next.len() > PIECE {
            let pad = "址".repeat((PIECE - text.len() - next.len()) / 3);
            text += &next.replace(",,,,\n", &format!(",{pad},,,\n"));
            text.insert_str(text.len() - 1, &"x".repeat(PIECE - text.len()));
            break;
        }
        text += &next;
    }
    assert_eq!((text.len(), text.as_bytes()[PIECE - 1]), (PIECE, b'\n'));
    text + edge + rows
}

#[test]
fn the_drawn_have_their_own_names_and_faults_their_rows() {
    for edge in ["\u{feff}\n", "\u{feff}\r\n\r\n", "\n\u{feff}"] {
        let office = Office::once("block_edges", || {
            let office = Office::unpublished();
            office.replace(
                "plan.csv",
                "信用等级: A=1%; B=4%; C=8%; D=100%; *=5%",
                "信用等级: *=100%",
            );
            office.publish();
            office
        });
        let text = with_edge(&office, edge);
        office.write("objects.csv", &text);
        let drawn = office.on("2026-06-01", &["draw", "AJ-2026-01", "--seed", "583"]);
        assert_eq!(drawn.code, 0, "{edge:?}: {drawn:?}");
        let list = office.read("draws/AJ-2026-01-1/list.csv");
        let rows: Vec<Vec<&str>> = list
            .lines()
            .skip(1)
            .map(|row| row.split(',').collect())
            .collect();
        // The first row behind the edge is drawn: whoever is fetched with it must not have its name.
        assert!(rows.len() > 100, "{edge:?}");
        for row in rows {
            assert!(
                text.contains(&format!("{},{},", row[1], row[3])),
                "{edge:?}: {row:?}"
            );
        }
        // The first row behind the edge, once more.
        let behind = text[PIECE..].trim_start_matches(['\u{feff}', '\r', '\n']);
        let behind = behind.lines().next().unwrap();
        office.write("objects.csv", format!("{text}{behind}\n"));
        let first = text[..text.find(behind).unwrap()].matches('\n').count() + 1;
        let again = text.matches('\n').count() + 1;
        let said = format!("objects.csv   {again} ");
        let found = office.zh(&["check"]);
        assert!(found.out.contains(&said), "{edge:?}: {found:?}");
        assert!(
            found.out.contains(&format!("与第 {first} 行重复")),
            "{edge:?}: {found:?}"
        );
    }
}

#[test]
fn a_header_is_found_below_many_empty_lines() {
    let office = Office::sample();
    let objects = office.read("objects.csv");
    let objects = objects.trim_start_matches('\u{feff}');
    let last = objects.lines().last().unwrap();
    for (blank, count) in [
        ("\n", 100_000),
        (",,,,,,,,,,,,\n", 24_000),
        ("\n", 12 * PIECE),
        (", ;\t\r\n", PIECE),
        ("\"\",\"\"\r\n", PIECE / 4),
        ("\u{3000},\u{a0}\n", PIECE / 4),
        ("\n", 65_500),
    ] {
        let above = blank.repeat(count);
        office.write("objects.csv", format!("{above}{objects}"));
        let found = office.zh(&["check"]);
        assert_eq!((found.code, found.err.as_str()), (0, ""), "{found:?}");
        // Rows have the numbers that they have in the file.
        office.write("objects.csv", format!("\u{feff}{above}{objects}{last}\n"));
        let found = office.zh(&["check", "--json"]);
        let found: serde_json::Value = serde_json::from_str(&found.out).unwrap();
        let row = count + objects.lines().count();
        assert_eq!(found["faults_total"], 1, "{found}");
        assert_eq!(found["faults"][0]["row"], row + 1);
        assert_eq!(found["faults"][0]["what"], format!("与第 {row} 行重复"));
    }
    // Whatever parts its cells, and with a title above, wherever what is looked at first ends.
    for lines in (65_100..65_600).step_by(100) {
        let tabs = objects.replace(',', "\t");
        for list in [tabs, format!("临溪市检查对象名录库\n{objects}")] {
            office.write("objects.csv", "\n".repeat(lines) + &list);
            let found = office.zh(&["check"]);
            assert_eq!((found.code, found.err.as_str()), (0, ""), "{found:?}");
        }
    }
    // Nothing but empty lines has no header.
    office.write("objects.csv", ",\r\n".repeat(PIECE));
    let found = office.zh(&["check"]);
    assert!(found.err.contains("objects.csv 没有表头"), "{found:?}");
}

#[test]
fn a_code_that_stands_again_and_again_is_told_of_each_later_row() {
    let office = Office::sample();
    let objects = office.read("objects.csv");
    let row = objects.lines().nth(5).unwrap();
    let mut cells: Vec<&str> = row.split(',').collect();
    cells[8] = "注销";
    let gone = cells.join(",");
    let last = objects.lines().count() as u64;
    // However they stand, whether they take part or not, and more of them than are kept.
    for (later, count) in [("gg", 2), ("rg", 2), ("gr", 2), (&*"gr".repeat(300), 600)] {
        let rows = later.chars().map(|of| if of == 'r' { row } else { &gone });
        let rows: Vec<String> = rows.map(|row| format!("{row}\n")).collect();
        office.write("objects.csv", objects.clone() + &rows.concat());
        let found = office.zh(&["check", "--json"]);
        let found: serde_json::Value = serde_json::from_str(&found.out).unwrap();
        let faults = found["faults"].as_array().unwrap();
        assert_eq!(
            (faults.len(), &found["faults_total"]),
            (1, &count.into()),
            "{faults:?}"
        );
        let fault = &faults[0];
        assert_eq!(
            (&fault["row"], &fault["count"]),
            (&(last + 1).into(), &count.into())
        );
        assert_eq!(fault["what"], "与第 6 行重复");
    }
    // One that stands twice is told beside one that stands hundreds of times.
    let other = objects.lines().nth(9).unwrap();
    let rows = format!("{row}\n{other}\n") + &format!("{row}\n").repeat(300);
    office.write("objects.csv", objects.clone() + &rows);
    let found = office.zh(&["check", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    let faults = found["faults"].as_array().unwrap().iter();
    let told: Vec<String> = faults
        .map(|fault| format!("{} {} {}", fault["row"], fault["count"], fault["what"]))
        .collect();
    let expected = [
        format!("{} 301 \"与第 6 行重复\"", last + 1),
        format!("{} 1 \"与第 10 行重复\"", last + 2),
    ];
    assert_eq!(told, expected);
}

/// The library in which the address of its fifth object is this one, with its last row twice.
fn with_address(objects: &str, address: &str) -> String {
    let mut rows: Vec<String> = objects.lines().map(str::to_owned).collect();
    let mut cells: Vec<&str> = rows[5].split(',').collect();
    cells[9] = address;
    rows[5] = cells.join(",");
    rows.extend(rows.last().cloned());
    rows.join("\n") + "\n"
}

#[test]
fn a_record_is_one_row_however_many_pieces_it_goes_through() {
    let office = Office::sample();
    let objects = office.read("objects.csv");
    let check = |address: &str| {
        let text = with_address(&objects, address);
        office.write("objects.csv", &text);
        (text, office.zh(&["check", "--json"]))
    };
    let (_, short) = check("\"路\n路\"");
    assert!(short.out.contains("\"与第 401 行重复\""), "{short:?}");
    // Ending before, at and behind the end of a piece, and longer than pieces.
    let row = objects.lines().nth(5).unwrap();
    let above: usize = objects.lines().take(5).map(|row| row.len() + 1).sum();
    let others: usize = row.len() - row.split(',').nth(9).unwrap().len();
    let to_edge = PIECE - above - others - 3;
    for length in [to_edge - 1, to_edge, to_edge + 1, PIECE, 3 * PIECE + 5000] {
        let address = "ab\n".repeat(length / 3) + &"c".repeat(length % 3);
        let (text, long) = check(&format!("\"{address}\""));
        assert_eq!(length == to_edge, text.as_bytes()[PIECE - 1] == b'\n');
        assert!(long == short, "{length}: {long:?}");
    }
}

#[test]
fn a_quote_that_is_none_is_told_with_its_row_in_whatever_piece_it_stands() {
    let office = Office::sample();
    let objects = office.read("objects.csv");
    let rows: Vec<&str> = objects.lines().collect();
    for pieces in [0, 1, 3] {
        let gone = rows[7].replace("有效", "注销").replace("存续", "注销");
        let mut text = objects.clone();
        while text.len() < pieces * PIECE + 3000 {
            text += &gone;
            text.push('\n');
        }
        let row = text.lines().count() + 1;
        for (quote, said, later) in [
            ("甲\"乙", "有多余的引号", "甲\"乙\n"),
            ("\"甲", "的引号没有闭合", ""),
        ] {
            let cells: Vec<&str> = gone.split(',').collect();
            let bad = gone.replace(cells[9], quote);
            let after = "后,来\n".repeat(2 * PIECE / 8);
            let text = format!("{text}{bad}\n{after}{later}");
            let (gbk, _, _) = encoding_rs::GBK.encode(&text);
            for text in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &gbk] {
                office.write("objects.csv", text);
                let found = office.zh(&["check"]);
                let said = format!("拒绝 [C05] objects.csv 第 {row} 行{said}\n");
                assert!(found.err.contains(&said), "{pieces}: {found:?}");
            }
        }
    }
}
