// How is the server started? As the settings say, else from the environment of the project.
"use strict";

const fs = require("fs");
const path = require("path");

/**
 * The program and its arguments.
 *
 * @param {string[]} configured what the settings say, empty if they say nothing
 * @param {string | undefined} folder the folder that is open
 * @param {boolean} windows whether programs stand where Windows has them
 * @returns {string[]}
 */
function command(configured, folder, windows = process.platform === "win32") {
  if (configured.length > 0) {
    return configured;
  }
  const program = windows ? ["Scripts", "support-process.exe"] : ["bin", "support-process"];
  for (const environment of folder ? [".venv", "venv"] : []) {
    const found = path.join(folder, environment, ...program);
    if (fs.existsSync(found)) {
      return [found, "lsp"];
    }
  }
  return ["support-process", "lsp"];
}

module.exports = { command };
