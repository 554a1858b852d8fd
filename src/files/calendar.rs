//! stub
use super::Trouble;
/// s
pub struct Calendar;
impl Calendar {
    /// s
    pub fn working_days_between(
        &self,
        a: chrono::NaiveDate,
        b: chrono::NaiveDate,
    ) -> Result<u32, ()> {
        u32::try_from((b - a).num_days()).map_err(|_| ())
    }
}
/// s
pub fn open(_: &std::path::Path) -> Result<Calendar, Trouble> {
    Ok(Calendar)
}
