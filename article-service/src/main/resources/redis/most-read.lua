-- The most read of a window, from the sum of its hours or days, which is kept for a while.
--
-- KEYS: the sum, then what it is made of, the oldest last
-- ARGV: seconds to keep the sum, entries kept of it, how many to return, the share of the oldest part that is still
-- within the window
if redis.call('EXISTS', KEYS[1]) == 0 then
    local sum = {'ZUNIONSTORE', KEYS[1], #KEYS - 1}
    for i = 2, #KEYS do
        sum[#sum + 1] = KEYS[i]
    end
    sum[#sum + 1] = 'WEIGHTS'
    for i = 2, #KEYS - 1 do
        sum[#sum + 1] = '1'
    end
    sum[#sum + 1] = ARGV[4]
    redis.call(unpack(sum))
    redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[2])
    redis.call('EXPIRE', KEYS[1], ARGV[1])
end
return redis.call('ZREVRANGE', KEYS[1], 0, ARGV[3] - 1)
