import { script } from './script.ts';

/**
 * `Counters.enter` and `leave`. Each process holds its slots on a lease ("count end" under its name), so that those of a
 * process that has died come free again. Leases end by the clock of Redis, which all processes share.
 */
const LEASES = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local process, lease = ARGV[1], tonumber(ARGV[2])

local function hold(count)
  if count > 0 then
    redis.call('HSET', KEYS[1], process, string.format('%d %d', count, now + lease))
    redis.call('PEXPIRE', KEYS[1], lease)
  else
    redis.call('HDEL', KEYS[1], process)
  end
end
`;

/** ARGV: process, lease in milliseconds, how many there are. Answers 1 where one was free. */
export const ENTER = script(`${LEASES}
local taken, own = 0, 0
local held = redis.call('HGETALL', KEYS[1])
for i = 1, #held, 2 do
  local count, ends = string.match(held[i + 1], '(%d+) (%d+)')
  if held[i] == process then
    own = tonumber(count)
    taken = taken + own
  elseif tonumber(ends) > now then
    taken = taken + count
  else
    redis.call('HDEL', KEYS[1], held[i])
  end
end
if taken >= tonumber(ARGV[3]) then return 0 end
hold(own + 1)
return 1
`);

/** ARGV: process, lease, how many the process holds: it knows best. */
export const HOLD = script(`${LEASES}
hold(tonumber(ARGV[3]))
`);
