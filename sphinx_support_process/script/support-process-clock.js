/* When is it due? Counted as `clock/due.py` does, in minutes since 1970, by a timetable of the build:
   changes of the offset from UTC, and spans of weekdays and of dates in minutes after midnight. */
(() => {
  "use strict";
  const DAY = 1440;
  const HORIZON = 1830 * DAY;
  const dayOf = minute => Math.floor(minute / DAY);
  const sum = lengths => lengths.reduce((all, one) => all + one, 0);

  /* The last change before a minute. */
  const changeAt = ({ changes }, minute) => Math.max(changes.findLastIndex(([at]) => at <= minute), 0);
  const aheadAt = (table, minute) => table.changes[changeAt(table, minute)][1];

  /* [begin, end, ahead] of constant offset, each within a day of UTC. */
  function* pieces(table, start, end) {
    for (let index = changeAt(table, start); start < end;) {
      const change = table.changes[index + 1]?.[0] ?? Infinity;
      const until = Math.min(end, change, (dayOf(start) + 1) * DAY);
      yield [start, until, table.changes[index][1]];
      if (until === change) index++;
      start = until;
    }
  }

  /* The first minute, from one on, at which the clock shows a time or a later one. */
  function shown(table, wall, start) {
    for (const [begin, end, ahead] of pieces(table, Math.max(start, wall - 2 * DAY), wall + 3 * DAY))
      if (end + ahead > wall) return Math.max(begin, wall - ahead);
    return wall;
  }

  /* Working time between two minutes, each minute once: [begin, end, day, ahead]. */
  function* works(table, from, end) {
    for (const [start, until, ahead] of pieces(table, from, end)) {
      const spans = [];
      for (let day = dayOf(start + ahead) - 1; day * DAY < until + ahead; day++)
        for (const [opens, closes] of table.dates[day] ?? table.week[(day + 3) % 7])
          spans.push([day * DAY - ahead + opens, day * DAY - ahead + closes, day]);
      for (const [opens, closes, day] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
        const begin = Math.max(opens, start, from);
        from = Math.max(from, Math.min(closes, until));
        if (begin < from) yield [begin, from, day, ahead];
      }
    }
  }

  /* The minutes until months and days are over by the clock on the wall, then the minutes. */
  function elapsed(table, begin, [, , months, days, minutes]) {
    if (Math.max(months, days) > HORIZON / DAY) throw "beyond-horizon";
    if (!months && !days) return minutes;
    const wall = new Date((begin + aheadAt(table, begin)) * 60_000);
    const date = wall.getUTCDate();
    wall.setUTCMonth(wall.getUTCMonth() + months);
    if (wall.getUTCDate() < date) wall.setUTCDate(0); // the last day of a shorter month
    return shown(table, wall / 60_000 + days * DAY, begin) - begin + minutes;
  }

  /* The minutes of working time that an amount has; a number is the end of this day or the next. */
  function working(table, begin, amount) {
    if (![...table.week, ...Object.values(table.dates)].some(spans => spans.length))
      throw "no-working-time";
    const isEnd = typeof amount === "number";
    const number = isEnd ? amount : amount[0];
    const found = [];
    const days = [];
    for (const work of works(table, begin, begin + HORIZON + 3 * DAY)) {
      if (days.length > number && work[2] > days[number] + 1) break;
      found.push(work);
      if (!days.length || work[2] > days.at(-1)) days.push(work[2]);
    }
    if (days.length <= number) throw "beyond-horizon";
    const until = end => sum(found.map(work => Math.max(0, Math.min(work[1], end) - work[0])));
    if (isEnd) return until(Math.max(...found.map(work => (work[2] === days[number] ? work[1] : 0))));
    const [first, , day, ahead] = found[0];
    return until(shown(table, first + ahead + (days[number] - day) * DAY, first)) + amount[1];
  }

  /* [begin, end] of what counts, without the pauses. */
  function* without(counted, pauses) {
    for (let [at, end] of counted) {
      for (const [stop, on] of pauses) {
        if (stop >= end || on <= at) continue;
        if (at < stop) yield [at, stop];
        at = on;
      }
      if (at < end) yield [at, end];
    }
  }

  /* When an amount of time is used up: { at, time }, { left, time } while the clock stands, or
     { error }. A pause is [begin, end], with the end Infinity while it lasts. */
  function due(table, begin, amount, pauses = []) {
    const works_ = amount === 0 || amount === 1 || amount[0] || amount[1];
    try {
      const time = (works_ ? working : elapsed)(table, begin, amount);
      if (!time) return { at: begin, time };
      if (time > HORIZON) throw "beyond-horizon";
      const end = begin + HORIZON;
      const stops = [...pauses].sort((a, b) => a[0] - b[0]);
      let left = time;
      for (const [start, until] of without(works_ ? works(table, begin, end) : [[begin, end]], stops)) {
        if (until - start >= left) return { at: start + left, time };
        left -= until - start;
      }
      if (stops.some(([stop, on]) => on === Infinity && stop < end)) return { left, time };
      throw "beyond-horizon";
    } catch (error) {
      if (typeof error !== "string") throw error;
      return { error };
    }
  }

  Object.assign(globalThis.supportProcess ??= {}, { due, works, aheadAt });
})();
