-- Deletes a copy, but not the empty value that a drop has left: that one keeps older copies from being stored.
if redis.call('STRLEN', KEYS[1]) > 0 then
  redis.call('DEL', KEYS[1])
end
