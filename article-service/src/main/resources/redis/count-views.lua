-- Adds views to the hour, to the day and to the decayed count.
--
-- The decayed count is forward decay (Cormode, Shkapenyuk, Srivastava and Xu, 2009): a view weighs 2 to the number of
-- half-lives since the landmark, so nothing that is stored need ever be touched for time to pass, and the order of the
-- scores is the order of the decayed counts. Long before a weight grows too large, all scores are scaled down to a new
-- landmark.
--
-- KEYS: hour, day, now, landmark
-- ARGV: time and half-life in milliseconds, entries kept of a window, entries kept of now, then id and count of each
local time, half_life = tonumber(ARGV[1]), tonumber(ARGV[2])
local landmark = tonumber(redis.call('GET', KEYS[4]) or nil)
if not landmark then
    landmark = time
    redis.call('SET', KEYS[4], ARGV[1])
end
local half_lives = (time - landmark) / half_life
if half_lives > 64 then
    redis.call('ZUNIONSTORE', KEYS[3], 1, KEYS[3], 'WEIGHTS', string.format('%.17g', 2 ^ -half_lives))
    redis.call('SET', KEYS[4], ARGV[1])
    half_lives = 0
end
local weight = 2 ^ half_lives
for i = 5, #ARGV, 2 do
    local id, count = ARGV[i], ARGV[i + 1]
    redis.call('ZINCRBY', KEYS[1], count, id)
    redis.call('ZINCRBY', KEYS[2], count, id)
    redis.call('ZINCRBY', KEYS[3], string.format('%.17g', count * weight), id)
end
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[3])
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -1 - ARGV[3])
redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -1 - ARGV[4])
redis.call('EXPIRE', KEYS[1], 93600)
redis.call('EXPIRE', KEYS[2], 777600)
return redis.status_reply('OK')
