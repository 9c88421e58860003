// Dates as Slack words them, in the reader's zone. Pure functions over an instant in seconds, so
// that Node can test them.

const DAY = 86_400;

function parts(seconds, zone, options) {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(
    new Date(seconds * 1000),
  );
}

export function device_zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

// A zone that this browser does not know must not break the page.
export function known_zone(zone) {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone ?? undefined });
    return zone || device_zone();
  } catch {
    return device_zone();
  }
}

// "2026-03-28". Put together here: how a whole date is written differs between browser versions.
export function day_key(seconds, zone) {
  const piece = (options) => parts(seconds, zone, options);
  const year = piece({ year: 'numeric' });
  return `${year}-${piece({ month: '2-digit' })}-${piece({ day: '2-digit' })}`;
}

export function clock_time(seconds, zone) {
  return parts(seconds, zone, { hour: 'numeric', minute: '2-digit' });
}

function ordinal(day) {
  const tens = day % 100;
  if (tens >= 11 && tens <= 13) return `${day}th`;
  return `${day}${{ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'}`;
}

function worded(seconds, zone, { month, weekday, year }) {
  const day = ordinal(Number(parts(seconds, zone, { day: 'numeric' })));
  const name = parts(seconds, zone, { month });
  const front = weekday ? `${parts(seconds, zone, { weekday: 'long' })}, ` : '';
  const back = year ? `, ${parts(seconds, zone, { year: 'numeric' })}` : '';
  return `${front}${name} ${day}${back}`;
}

// "Today", "Yesterday" or "Tomorrow" where that is true, the given words otherwise.
function near(seconds, zone, now, otherwise) {
  const key = day_key(seconds, zone);
  if (key === day_key(now, zone)) return 'Today';
  if (key === day_key(now - DAY, zone)) return 'Yesterday';
  if (key === day_key(now + DAY, zone)) return 'Tomorrow';
  return otherwise;
}

export function day_title(seconds, zone, now) {
  const same_year = day_key(seconds, zone).slice(0, 4) === day_key(now, zone).slice(0, 4);
  return near(
    seconds,
    zone,
    now,
    worded(seconds, zone, { month: 'long', weekday: true, year: !same_year }),
  );
}

function ago(seconds, now) {
  const gap = Math.abs(now - seconds);
  const steps = [
    [60, 1, 'second'],
    [3600, 60, 'minute'],
    [DAY, 3600, 'hour'],
    [30 * DAY, DAY, 'day'],
    [365 * DAY, 30 * DAY, 'month'],
    [Infinity, 365 * DAY, 'year'],
  ];
  const [, size, unit] = steps.find(([limit]) => gap < limit);
  const count = Math.max(1, Math.floor(gap / size));
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return seconds <= now ? `${words} ago` : `in ${words}`;
}

function token_text(token, seconds, zone, now) {
  const long = worded(seconds, zone, { month: 'long', weekday: true, year: true });
  const full = worded(seconds, zone, { month: 'long', year: true });
  const short = parts(seconds, zone, { month: 'short', day: 'numeric', year: 'numeric' });
  switch (token) {
    case 'date_num':
      return day_key(seconds, zone);
    case 'date_slash':
      return parts(seconds, zone, { month: '2-digit', day: '2-digit', year: 'numeric' });
    case 'date':
      return full;
    case 'date_short':
      return short;
    case 'date_long':
    case 'date_long_full':
      return long;
    case 'date_pretty':
      return near(seconds, zone, now, full);
    case 'date_short_pretty':
      return near(seconds, zone, now, short);
    case 'date_long_pretty':
    case 'day_divider_pretty':
      return near(seconds, zone, now, long);
    case 'time':
      return clock_time(seconds, zone);
    case 'time_secs':
      return parts(seconds, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
    case 'ago':
      return ago(seconds, now);
    default:
      return null;
  }
}

// An unknown token makes the whole date fall back, as in Slack's client.
export function format_date({ timestamp, format, fallback }, zone, now) {
  let known = true;
  const worded_text = format.replace(/\{(\w+)\}/g, (_, token) => {
    const value = token_text(token, timestamp, zone, now);
    known &&= value !== null;
    return value ?? '';
  });
  if (!known || !worded_text) return fallback || clock_time(timestamp, zone);
  return /^\{date\w*_pretty\}/.test(format) ? worded_text : lower_inside(worded_text, format);
}

// "Today" inside a sentence is written small: "Opens {date_pretty}" reads "Opens today".
function lower_inside(text, format) {
  return /_pretty\}/.test(format)
    ? text.replace(/(?<=\S )(Today|Yesterday|Tomorrow)\b/, (word) => word.toLowerCase())
    : text;
}

function offset_seconds(seconds, zone) {
  const text = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(seconds * 1000));
  const field = (type) => Number(text.find((part) => part.type === type).value);
  const as_utc = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
  return as_utc / 1000 - seconds;
}

// "2026-03-02T09:30" on the wall in `zone`, as an instant. Asked twice, since the first guess may
// lie on the other side of a change of the clocks.
export function wall_to_seconds(wall, zone) {
  const naive = Date.parse(`${wall}Z`) / 1000;
  if (Number.isNaN(naive)) return null;
  const guess = naive - offset_seconds(naive, zone);
  return naive - offset_seconds(guess, zone);
}

export function seconds_to_wall(seconds, zone) {
  return new Date((seconds + offset_seconds(seconds, zone)) * 1000).toISOString().slice(0, 16);
}
