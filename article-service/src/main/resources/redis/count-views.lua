-- Adds views to the hour, to the day and to the decayed count.
--
-- The decayed count is forward decay (Cormode, Shkapenyuk, Srivastava and Xu, 2009): a view weighs 2 to the number of
-- half-lives since the landmark, so nothing that is stored need ever be touched for time to pass, and the order of the
-- scores is the order of the decayed counts. Long before a weight grows too large, and when the half-life is another,
-- all scores are scaled down to a new landmark.
--
-- KEYS: hour, day, now, landmark, the hour before, the day before
-- ARGV: time and half-life in milliseconds, entries kept of an hour and a day, entries kept of one that is over, entries
-- kept of now, then id and count of each
local HOUR_KEPT, DAY_KEPT, HALF_LIVES_KEPT = 26 * 3600, 9 * 86400, 10
local time, half_life = tonumber(ARGV[1]), tonumber(ARGV[2])

local landmark = redis.call('HMGET', KEYS[4], 'time', 'half-life')
local half_lives = landmark[1] and landmark[2] and (time - landmark[1]) / landmark[2]
if not half_lives or half_lives < -1 then
    -- Without its landmark, or with one that lies in the future since the clock was wrong, no score means anything.
    redis.call('DEL', KEYS[3], KEYS[4])
elseif half_lives > 64 or tonumber(landmark[2]) ~= half_life then
    redis.call('ZUNIONSTORE', KEYS[3], 1, KEYS[3], 'WEIGHTS', string.format('%.17g', 2 ^ -half_lives))
    redis.call('DEL', KEYS[4])
end
if redis.call('EXISTS', KEYS[4]) == 0 then
    redis.call('HSET', KEYS[4], 'time', ARGV[1], 'half-life', ARGV[2])
    half_lives = 0
end

-- With the first view of an hour the one before is over: few of it are enough for the windows, which add many up.
for i = 1, 2 do
    if redis.call('EXISTS', KEYS[i]) == 0 then
        redis.call('ZREMRANGEBYRANK', KEYS[i + 4], 0, -1 - ARGV[4])
    end
end

local weight = 2 ^ half_lives
for i = 6, #ARGV, 2 do
    local id, count = ARGV[i], ARGV[i + 1]
    redis.call('ZINCRBY', KEYS[1], count, id)
    redis.call('ZINCRBY', KEYS[2], count, id)
    redis.call('ZINCRBY', KEYS[3], string.format('%.17g', count * weight), id)
end

-- Twice as many may gather before the last are let go of, so that what is new has time to rise above them.
local function keep(key, most)
    if redis.call('ZCARD', key) > 2 * most then
        redis.call('ZREMRANGEBYRANK', key, 0, -1 - most)
    end
end
keep(KEYS[1], ARGV[3])
keep(KEYS[2], ARGV[3])
keep(KEYS[3], ARGV[5])

redis.call('EXPIRE', KEYS[1], HOUR_KEPT)
redis.call('EXPIRE', KEYS[2], DAY_KEPT)
redis.call('PEXPIRE', KEYS[3], HALF_LIVES_KEPT * half_life)
redis.call('PEXPIRE', KEYS[4], HALF_LIVES_KEPT * half_life)
return redis.status_reply('OK')
