-- Takes a copy out, and not a mark: that stands for a change which somebody may not have seen yet.
if redis.call('STRLEN', KEYS[1]) > 0 then
  redis.call('DEL', KEYS[1])
end
