import { script } from './script.ts';

/**
 * `Counters.count`, as the counters in memory do it; the contract that both have to keep is one suite of tests. A window
 * is a hash: a ring of moments ("from until amount"), oldest at `head`, newest at `tail`, and what they `used` together.
 * A bucket is a text: when it will be full. Keys expire a minute after they have stopped to count.
 *
 * ARGV: now, then for each key `limit amount until drain`, drain empty for a window.
 * Answers used and freeAt of each key, in turn.
 */
export const COUNT = script(`
local now = tonumber(ARGV[1])

local function text(n) return string.format('%.17g', n) end

local function keep(key, till)
  local left = math.max(till - now, 0) + 60000
  if left < 4e12 then redis.call('PEXPIRE', key, string.format('%d', left)) else redis.call('PERSIST', key) end
end

local function moment(key, i)
  local from, till, amount = string.match(redis.call('HGET', key, i), '(%S+) (%S+) (%S+)')
  return tonumber(from), tonumber(till), tonumber(amount)
end

local function write(key, i, from, till, amount)
  redis.call('HSET', key, i, text(from) .. ' ' .. text(till) .. ' ' .. text(amount))
end

local function look_window(c)
  local kept = redis.call('HMGET', c.key, 'head', 'tail', 'used')
  local head, tail, used = tonumber(kept[1] or 1), tonumber(kept[2] or 0), tonumber(kept[3] or 0)
  local first = head
  while head <= tail do
    local _, till, amount = moment(c.key, head)
    if till > now then break end
    redis.call('HDEL', c.key, head)
    used = used - amount
    head = head + 1
  end
  if head ~= first then redis.call('HSET', c.key, 'head', head, 'used', text(used)) end
  -- the clock has gone back: nothing counts for longer than a call of now
  for i = tail, head, -1 do
    local from, till, amount = moment(c.key, i)
    if till <= c.till then break end
    write(c.key, i, from, c.till, amount)
  end
  c.head, c.tail, c.used, c.free = head, tail, used, now
  if used < c.limit then return end
  c.free = c.till
  local left = used
  for i = head, tail do
    local _, till, amount = moment(c.key, i)
    left = left - amount
    if left < c.limit then c.free = till break end
  end
end

local function add_window(c)
  local merged = false
  if c.head <= c.tail then
    local from, _, amount = moment(c.key, c.tail)
    merged = c.till - from <= (c.till - now) / 1000
    if merged then write(c.key, c.tail, from, c.till, amount + c.amount) end
  end
  if not merged then
    c.tail = c.tail + 1
    write(c.key, c.tail, c.till, c.till, c.amount)
  end
  redis.call('HSET', c.key, 'head', c.head, 'tail', c.tail, 'used', text(c.used + c.amount))
  keep(c.key, c.till)
end

local function look_bucket(c)
  c.full = tonumber(redis.call('GET', c.key) or 0)
  if c.full > c.till then
    c.full = c.till
    redis.call('SET', c.key, text(c.full), 'KEEPTTL')
  end
  c.used = c.full <= now and 0 or math.ceil((c.full - now - 0.01) * c.drain)
  c.free = now
  if c.used >= c.limit then c.free = c.limit < 1 and c.till or c.full - (c.limit - 1) / c.drain end
end

local function add_bucket(c)
  local full = math.min(math.max(c.full, now) + c.amount / c.drain, c.till)
  redis.call('SET', c.key, text(full))
  keep(c.key, full)
end

local claims, allowed, answer = {}, true, {}
for i, key in ipairs(KEYS) do
  local at = 4 * i - 2
  local c = {
    key = key,
    limit = tonumber(ARGV[at]),
    amount = tonumber(ARGV[at + 1]),
    till = tonumber(ARGV[at + 2]),
    drain = tonumber(ARGV[at + 3]),
  }
  if c.drain then look_bucket(c) else look_window(c) end
  allowed = allowed and c.used < c.limit
  answer[2 * i - 1], answer[2 * i] = text(c.used), text(c.free)
  claims[i] = c
end
if allowed then
  for _, c in ipairs(claims) do
    if c.amount ~= 0 then
      if c.drain then add_bucket(c) else add_window(c) end
    end
  end
end
return answer
`);
