// What does VS Code get? A client of `support-process lsp`, for YAML and for pages.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { command } = require("./command");

/** @type {LanguageClient | undefined} */
let client;

async function activate() {
  const configured = vscode.workspace.getConfiguration("supportProcess").get("command", []);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const [program, ...args] = command(configured, folder);
  const languages = ["yaml", "markdown", "restructuredtext"];
  client = new LanguageClient(
    "supportProcess",
    "Support process",
    { command: program, args, options: { cwd: folder } },
    { documentSelector: languages.map((language) => ({ scheme: "file", language })) },
  );
  await client.start();
}

async function deactivate() {
  await client?.stop();
}

module.exports = { activate, deactivate };
