//! Tests of replacement after the draw, recusal and assistance (第15条, 第七条).

mod decision;
pub(crate) mod drawn_case;
mod enterprise;
mod inspector;
mod object;
pub(crate) mod plain_cipher;
mod recuse;
mod recused_members;
mod refused;
mod repeat;
