//! Tests of replacement after the draw, recusal and assistance (第15条, 第七条).

pub(crate) mod decision;
pub(crate) mod drawn_case;
mod enterprise;
pub(crate) mod inspector;
pub(crate) mod object;
pub(crate) mod plain_cipher;
pub(crate) mod recuse;
pub(crate) mod recused_members;
mod refused;
pub(crate) mod repeat;
