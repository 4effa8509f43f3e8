-- Asks for paths at random: the first argument names a file of them, one a line.
local ready = {}

function init(arguments)
  math.randomseed(os.time())
  for path in io.lines(arguments[1]) do
    ready[#ready + 1] = wrk.format("GET", path)
  end
end

function request()
  return ready[math.random(#ready)]
end
