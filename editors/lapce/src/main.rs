use anyhow::Result;
use lapce_plugin::{
    psp_types::{
        lsp_types::{request::Initialize, DocumentFilter, InitializeParams, Url},
        Request,
    },
    register_plugin, LapcePlugin, PLUGIN_RPC,
};
use serde_json::Value;

/// Starts the `gongwen` that is in the writer's PATH.
#[derive(Default)]
struct State {}

register_plugin!(State);

fn start(params: InitializeParams) -> Result<()> {
    let selector = ["**/*.gongwen", "**/*.md", "**/*.txt"]
        .map(|pattern| DocumentFilter { language: None, pattern: Some(pattern.into()), scheme: None })
        .to_vec();
    PLUGIN_RPC.start_lsp(
        Url::parse("urn:gongwen")?,
        vec!["lsp".into()],
        selector,
        params.initialization_options,
    )?;
    Ok(())
}

impl LapcePlugin for State {
    fn handle_request(&mut self, _id: u64, method: String, params: Value) {
        if method == Initialize::METHOD {
            if let Ok(params) = serde_json::from_value(params) {
                let _ = start(params);
            }
        }
    }
}
