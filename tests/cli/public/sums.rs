//! SHA256SUMS of a publication that is gone or garbled: that is said, and of the files nothing that is not so.

use super::published_case::{drawn, publish};
use super::verify_publication::verified;

#[test]
fn a_publication_without_its_sums_is_wrong_in_nothing_else() {
    let office = drawn();
    publish(&office);
    let sums = office.read("public/SHA256SUMS");
    assert_eq!(verified(&office), (0, Vec::new()));
    for garbled in [
        None,
        Some(sums.replacen("  ", " ", 1)),
        Some(sums.trim_end().to_owned()),
    ] {
        match garbled {
            None => std::fs::remove_file(office.case("public/SHA256SUMS")).unwrap(),
            Some(text) => office.write("public/SHA256SUMS", text),
        }
        assert_eq!(verified(&office), (1, vec!["sums".to_owned()]));
    }
    // What is wrong besides is found all the same.
    office.replace("public/index.html", "<html", "<html ");
    office.write("public/strange.txt", "");
    let (code, flaws) = verified(&office);
    assert_eq!(
        (code, flaws),
        (1, ["sums", "foreign", "page"].map(str::to_owned).to_vec())
    );
}
