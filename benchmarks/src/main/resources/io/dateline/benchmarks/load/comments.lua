-- Writes comments, each with a text and by a reader of its own: the first argument names a file of the addresses to write
-- to, one a line; the second is a word that no earlier run used.
local paths = {}
local run = ""
local written = 0
local headers = {["Content-Type"] = "application/json"}

function init(arguments)
  for path in io.lines(arguments[1]) do
    paths[#paths + 1] = path
  end
  run = arguments[2]
end

function request()
  written = written + 1
  local body = string.format(
    '{"author": {"name": "Reader %d", "email": "reader-%s-%d@example.org"}, "body": "Comment %d of run %s: '
      .. 'the bridge was closed for longer than anybody had said, and the ferry does not run at night."}',
    written, run, written, written, run)
  return wrk.format("POST", paths[written % #paths + 1], headers, body)
end
