//! The man page, from the definitions of the command line.

use std::fmt::Write as _;
use std::io::Result;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use crate::arguments::Arguments;

/// One page with a section for every subcommand.
pub fn page() -> Result<String> {
    let mut whole = Arguments::command();
    whole.build();
    let mut page = Vec::new();
    Man::new(whole.clone()).render(&mut page)?;
    let mut text = String::from_utf8_lossy(&page).into_owned();
    for subcommand in whole.get_subcommands() {
        section(&mut text, subcommand)?;
    }
    Ok(text)
}

fn section(text: &mut String, command: &Command) -> Result<()> {
    if command.get_name() == "help" {
        return Ok(());
    }
    let name = command.get_bin_name().unwrap_or_default().to_owned();
    let man = Man::new(command.clone().disable_help_flag(true).mut_args(|argument| {
        let everywhere = argument.is_global_set();
        argument.hide(everywhere)
    }));
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    man.render_extra_section(&mut parts)?;
    let _ = writeln!(text, ".SH {}", name.to_uppercase());
    text.push_str(&String::from_utf8_lossy(&parts).replace(".SH ", ".SS "));
    for subcommand in command.get_subcommands() {
        section(text, subcommand)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subcommand_has_its_section_with_its_options() {
        let page = page().unwrap();
        for told in [".SH SLIPWAY MOVE", ".SH SLIPWAY CAB PACK", "\\-\\-cascade", "\\-\\-sample\\-size", "\\-\\-mono"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert_eq!(page.matches(".TH ").count(), 1, "one page");
    }
}
