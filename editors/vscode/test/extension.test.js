// Does the extension start the right server, and does that talk to the library of VS Code?
"use strict";

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");
const { pathToFileURL } = require("node:url");
const protocol = require("vscode-languageserver-protocol/node");
const { command } = require("../command");

const SERVER = (process.env.SERVER || "support-process lsp").split(" ");
const YAML = `\
roles: {reader: {name: First Reader, held-by: Ada, definition: Reads.}}
processes:
  intake:
    title: Intake
    trigger: A mail.
    who: reader
    steps:
      - {id: greet, title: Greet, informs: raeder}
      - {id: close, title: Close it}
`;

function folder() {
  const found = fs.mkdtempSync(path.join(os.tmpdir(), "support-process-"));
  fs.mkdirSync(path.join(found, "support"));
  fs.writeFileSync(path.join(found, "pyproject.toml"), '[tool.support-process]\nfiles = ["support/*.yaml"]\n');
  return fs.realpathSync(found);
}

test("the settings come before the environment of the project, and that before the path", () => {
  const here = folder();
  assert.deepStrictEqual(command([], here, false), ["support-process", "lsp"]);
  const program = path.join(here, ".venv", "bin", "support-process");
  fs.mkdirSync(path.dirname(program), { recursive: true });
  fs.writeFileSync(program, "");
  assert.deepStrictEqual(command([], here, false), [program, "lsp"]);
  assert.deepStrictEqual(command([], here, true), ["support-process", "lsp"]);
  assert.deepStrictEqual(command(["uv", "run", "x"], here), ["uv", "run", "x"]);
  assert.deepStrictEqual(command([], undefined), ["support-process", "lsp"]);
});

test("the extension starts a client for YAML and pages, and stops it", async () => {
  const made = [];
  const happened = [];
  class LanguageClient {
    constructor(...given) {
      made.push(given);
    }
    async start() {
      happened.push("start");
    }
    async stop() {
      happened.push("stop");
    }
  }
  const vscode = {
    workspace: {
      workspaceFolders: [{ uri: { fsPath: "/nowhere" } }],
      getConfiguration: () => ({ get: (name, otherwise) => otherwise }),
    },
  };
  const stand = { vscode, "vscode-languageclient/node": { LanguageClient } };
  const load = Module._load;
  Module._load = (name, ...rest) => stand[name] || load(name, ...rest);
  try {
    const extension = require("../extension");
    await extension.activate();
    await extension.deactivate();
  } finally {
    Module._load = load;
  }
  const [id, , server, client] = made[0];
  assert.strictEqual(id, "supportProcess");
  assert.deepStrictEqual(server, {
    command: "support-process",
    args: ["lsp"],
    options: { cwd: "/nowhere" },
  });
  assert.deepStrictEqual(
    client.documentSelector.map((each) => each.language),
    ["yaml", "markdown", "restructuredtext"],
  );
  assert.deepStrictEqual(happened, ["start", "stop"]);
});

test("the library has the client that the extension asks for", () => {
  const vscode = new Proxy(class {}, { get: (_, name) => (name === "version" ? "1.106.0" : class {}) });
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
  try {
    assert.strictEqual(typeof require("vscode-languageclient/node").LanguageClient, "function");
  } finally {
    Module._load = load;
  }
});

test("the server tells problems, completes and renames", { timeout: 120_000 }, async (t) => {
  const here = folder();
  const uri = pathToFileURL(path.join(here, "support", "flow.yaml")).href;
  const [program, ...args] = SERVER;
  const server = spawn(program, args, { cwd: here, stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => server.kill()); // which runs on where something is not as it should be
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout),
    new protocol.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const begun = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(here).href,
    capabilities: { general: { positionEncodings: ["utf-16"] } },
  });
  assert.strictEqual(begun.capabilities.positionEncoding, "utf-16");
  await connection.sendNotification(protocol.InitializedNotification.type, {});

  const told = new Promise((resolve) => {
    connection.onNotification(protocol.PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      const found = diagnostics.find((each) => each.code === "unknown-role");
      if (found) {
        resolve(found);
      }
    });
  });
  const textDocument = { uri, languageId: "yaml", version: 1, text: YAML };
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, { textDocument });
  const problem = await told;
  assert.deepStrictEqual(problem.range, {
    start: { line: 7, character: 43 },
    end: { line: 7, character: 49 },
  });

  const context = { diagnostics: [problem] };
  const asked = { textDocument: { uri }, range: problem.range, context };
  const actions = await connection.sendRequest(protocol.CodeActionRequest.type, asked);
  assert.deepStrictEqual(
    actions.map((each) => each.title),
    ["Write `reader`"],
  );

  const position = { line: 7, character: 45 };
  const completion = { textDocument: { uri }, position };
  const offered = await connection.sendRequest(protocol.CompletionRequest.type, completion);
  assert.deepStrictEqual(
    offered.items.map((each) => [each.label, each.detail]),
    [["reader", "First Reader"]],
  );

  const renamed = await connection.sendRequest(protocol.RenameRequest.type, {
    textDocument: { uri },
    position: { line: 5, character: 11 },
    newName: "first-reader",
  });
  assert.deepStrictEqual(
    renamed.changes[uri].map((each) => [each.range.start, each.newText]),
    [
      [{ line: 0, character: 8 }, "first-"],
      [{ line: 5, character: 9 }, "first-"],
    ],
  );

  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  const code = await new Promise((resolve) => server.on("exit", resolve));
  assert.strictEqual(code, 0);
});
