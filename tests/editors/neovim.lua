-- Drives Neovim as a writer would, and writes what happened to the file in $RESULT as JSON.
-- Works with 0.7 and later: only functions that all of them have.

local result = {}
local patience = 60000

local function wait(what, condition)
  if not vim.wait(patience, condition, 50) then
    result.failed = what
    error(what)
  end
end

local function attach(buffer)
  vim.lsp.buf_attach_client(buffer, CLIENT)
  wait("attached", function()
    return vim.lsp.buf_is_attached(buffer, CLIENT)
  end)
end

local function edit(name)
  vim.cmd("edit " .. name)
  local buffer = vim.api.nvim_get_current_buf()
  attach(buffer)
  return buffer
end

-- Puts the cursor at the first place of a text, plus some columns.
local function go(text, columns)
  vim.fn.cursor(1, 1)
  vim.fn.search("\\V" .. text, "cW")
  local place = vim.api.nvim_win_get_cursor(0)
  vim.api.nvim_win_set_cursor(0, { place[1], place[2] + columns })
end

local function told(buffer, rule)
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    if each.code == rule then
      return each
    end
  end
end

local function run()
  CLIENT = vim.lsp.start_client({
    name = "support-process",
    cmd = vim.fn.split(vim.env.SERVER),
    root_dir = vim.fn.getcwd(),
  })
  local flow = edit("support/flow.yaml")

  -- diagnostics of a text that is not saved
  go("informs: helper", 9)
  vim.api.nvim_set_current_line((vim.api.nvim_get_current_line():gsub("helper", "helpr")))
  wait("a diagnostic", function()
    return told(flow, "unknown-role")
  end)
  local problem = told(flow, "unknown-role")
  result.diagnostic = { problem.lnum, problem.col, problem.end_col, problem.message }
  vim.api.nvim_set_current_line((vim.api.nvim_get_current_line():gsub("helpr", "helper")))
  wait("no diagnostic", function()
    return not told(flow, "unknown-role")
  end)

  -- completion where the YAML is half typed
  go("informs: helper", 0)
  local line = vim.api.nvim_get_current_line()
  vim.api.nvim_set_current_line((line:gsub("informs: helper.*", "informs: [hel")))
  vim.fn.cursor(vim.fn.line("."), 999)
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  params.position.character = #vim.api.nvim_get_current_line()
  local answers = vim.lsp.buf_request_sync(flow, "textDocument/completion", params, patience)
  result.completion = {}
  for _, answer in pairs(answers) do
    for _, item in ipairs(answer.result.items) do
      table.insert(result.completion, item.label)
    end
  end
  vim.api.nvim_set_current_line(line)

  -- definition in another file
  go("informs: helper", 10)
  vim.lsp.buf.definition()
  wait("a definition", function()
    return vim.api.nvim_buf_get_name(0):match("team.yaml$")
  end)
  local place = vim.api.nvim_win_get_cursor(0)
  result.definition = { vim.fn.expand("%:t"), place[1], place[2] }

  -- rename over three files, of which two are open
  edit("docs/index.md")
  go("intake.greet", 8)
  vim.lsp.buf.rename("welcome")
  wait("a rename", function()
    return vim.fn.search("intake.welcome", "nw") > 0
  end)
  vim.cmd("silent wall")
  result.encoding = vim.lsp.get_client_by_id(CLIENT).offset_encoding
end

local ok, message = pcall(run)
if not ok then
  result.message = message
end
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.RESULT)
vim.cmd("qall!")
