//! The browser half: compiled small, then made callable from JavaScript by wasm-bindgen.

use crate::{
    Done,
    place::{NAME, Place},
    tool::{self, TRIPLE, Tool},
};
use std::{fs, path::Path, process::Command};
use wasm_bindgen_cli_support::Bindgen;

pub fn build(place: &Place) -> Done {
    let tool = Tool::find()?;
    // `rustc --crate-type`: a library that is also an rlib silently gets no link-time optimisation
    tool::run(tool.command(place, "rustc").args(["--crate-type", "cdylib"]), "building the client")?;
    let wasm = place.client_target().join(TRIPLE).join("wasm-release").join(format!("{NAME}.wasm"));

    let fresh = place.client_target().join("bindgen.new");
    remove(&fresh)?;
    fs::create_dir_all(&fresh)?;
    Bindgen::new()
        .input_path(&wasm)
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        // the script finds its wasm beside itself, even when nobody passes the address
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&fresh)
        .map_err(|e| format!("wasm-bindgen could not read the client: {e:#}"))?;
    rename_wasm(&fresh)?;
    optimise(&fresh.join(format!("{NAME}.wasm")));
    remove(&place.bindgen())?;
    fs::rename(&fresh, place.bindgen())?;
    Ok(())
}

pub fn lint(place: &Place) -> Done {
    let tool = Tool::find()?;
    let what = "clippy for the client (if it could not start, type: xtask/setup-tests.sh)";
    tool::run(tool.command(place, "clippy").args(["--", "-D", "warnings"]), what)
}

/// `doorstep_bg.wasm` becomes `doorstep.wasm`, in the folder and in the script that names it.
fn rename_wasm(folder: &Path) -> Done {
    let (long, short) = (format!("{NAME}_bg.wasm"), format!("{NAME}.wasm"));
    fs::rename(folder.join(&long), folder.join(&short))?;
    let script = folder.join(format!("{NAME}.js"));
    let text = fs::read_to_string(&script)?;
    if !text.contains(&long) {
        return Err(format!("wasm-bindgen's script no longer names {long}; look at rename_wasm in xtask/src/client.rs").into());
    }
    fs::write(script, text.replace(&long, &short))?;
    Ok(())
}

/// A few per cent smaller where the machine has `wasm-opt`; never needed.
fn optimise(wasm: &Path) {
    let Some(program) = tool::on_path("wasm-opt") else {
        return;
    };
    let smaller = wasm.with_extension("opt");
    // only what Rust itself emits: old phones must still read it
    let features = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let done =
        tool::run(Command::new(program).arg("-Oz").args(features).arg(wasm).arg("-o").arg(&smaller), "wasm-opt").and_then(|()| Ok(fs::rename(&smaller, wasm)?));
    if let Err(e) = done {
        eprintln!("   {e}; going on without it");
    }
}

fn remove(folder: &Path) -> Done {
    match folder.exists() {
        true => Ok(fs::remove_dir_all(folder)?),
        false => Ok(()),
    }
}
