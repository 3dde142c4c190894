use zed_extension_api::{self as zed, LanguageServerId, Result, Worktree};

/// Starts the `gongwen` that is in the writer's PATH.
struct Gongwen;

impl zed::Extension for Gongwen {
    fn new() -> Self {
        Gongwen
    }

    fn language_server_command(&mut self, _id: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let command = worktree
            .which("gongwen")
            .ok_or("找不到 gongwen：请把它放进 PATH")?;
        Ok(zed::Command { command, args: vec!["lsp".into()], env: Vec::new() })
    }
}

zed::register_extension!(Gongwen);
