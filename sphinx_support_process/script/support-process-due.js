/* Counts due times for a request: fields say when it arrived, at which level, and when it paused.

   All boxes of a page are of one request, which lives in the tab. Instants are minutes since 1970. A
   moment is { day, time } by the clock of the calendar, or of this device, with `second` for the later
   one of a time that came twice, and `other` where the day is none of those that are listed. */
(() => {
  "use strict";
  const spp = supportProcess;
  const [DAY, MS, LATER] = [1440, 60_000, 1000];
  const [table, said] = ["timetable", "words"].map(name =>
    JSON.parse(document.querySelector("[data-timetable]").dataset[name]));
  const key = `support-process due ${location.pathname}`;
  const empty = { begun: {}, levels: {}, pauses: [] };
  const request = { zone: "", ...structuredClone(empty), ...spp.kept(key) };
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = document.documentElement.lang.replace(/^(en)?$/, "en-GB");
  const format = options => {
    const { format } = Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
    return wall => format(wall * MS);
  };
  const date = { weekday: "short", day: "numeric", month: "short" };
  const [shortDay, longDay] = [format(date), format({ ...date, year: "numeric" })];
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const now = () => Math.floor(Date.now() / MS);
  const iso = wall => new Date(wall * MS).toISOString();
  const option = ([value, text]) => spp.make("option", { value }, text);

  function select(name, options, change) {
    const made = spp.make("select", { "aria-label": name }, ...options.map(option));
    made.onchange = () => change(made.value);
    return made;
  }

  const list = new Intl.ListFormat(language);
  const units = Object.entries({ day: DAY, hour: 60, minute: 1 });
  const amount = (count, unit) => count.toLocaleString(language, { style: "unit", unit });
  const draws = [];

  const ahead = at => (request.zone ? -new Date(at * MS).getTimezoneOffset() : spp.aheadAt(table, at));
  const wallOf = at => at + ahead(at);
  const year = at => iso(wallOf(at)).slice(0, 4);
  const offset = at => `UTC${ahead(at) < 0 ? "−" : "+"}${iso(Math.abs(ahead(at))).slice(11, 16)}`;
  const told = (at, isLong = year(at) !== year(now())) =>
    `${(isLong ? longDay : shortDay)(wallOf(at))}, ${clock(wallOf(at))}`;

  /* When the clock shows what is filled in: twice where it was set back, from before and from after. */
  function instants({ day = "", time }) {
    const wall = day < table.first || day > table.last ? NaN : Date.parse(`${day}T${time}Z`) / MS;
    const found = [wall - DAY, wall + DAY].map(near => wall - ahead(near));
    return [...new Set(found.filter(at => wallOf(at) === wall))];
  }

  const instant = moment => instants(moment).at(moment.second ? -1 : 0);

  function set(moment, at) {
    const shown = iso(wallOf(at));
    Object.assign(moment, { day: shown.slice(0, 10), time: shown.slice(11, 16), other: false });
    moment.second = instants(moment).indexOf(at) > 0;
  }

  function update() {
    spp.keep(key, request);
    for (const draw of draws) draw();
  }

  /* Fields for a moment, in the order in which they are filled in. */
  function moment(name, slot) {
    const put = values => {
      Object.assign(slot(), values);
      update();
    };
    const input = (type, part, more) => {
      const made = spp.make("input", { type, "aria-label": `${name} ${said[part]}`, ...more });
      made.oninput = () => put({ [part]: made.value, second: false });
      return made;
    };
    const day = select(`${name} ${said.day}`, [], value =>
      put(value === "other" ? { other: true } : { day: value, other: false, second: false }));
    const other = input("date", "day", { min: table.first, max: table.last });
    const time = input("time", "time");
    const press = spp.button(said.now, () => { set(slot(), now()); update(); });
    const note = spp.make("span", { class: "spp-note" });
    const which = select(said.which, [], value => put({ second: value === "1" }));

    function draw() {
      const { day: chosen = "", time: hour = "", other: isOther, second } = slot();
      const days = Array.from({ length: 14 }, (_, ago) => wallOf(now()) - ago * DAY);
      const values = days.map(wall => iso(wall).slice(0, 10));
      if (day[1]?.value !== values[0]) {
        const names = [said.today, said.yesterday];
        const listed = values.map((value, ago) => [value, names[ago] ?? shortDay(days[ago])]);
        day.replaceChildren(...[["", said.day], ...listed, ["other", said.other]].map(option));
      }
      other.hidden = !isOther && ["", ...values].includes(chosen);
      day.value = other.hidden ? chosen : "other";
      if (other.value !== chosen) other.value = chosen;
      if (time.value !== hour) time.value = hour;
      const found = instants(slot());
      which.hidden = found.length < 2;
      which.replaceChildren(...found.map((at, index) => option([index, `${told(at)} (${offset(at)})`])));
      which.value = Number(Boolean(second));
      note.textContent = found[1] ? said.which : found[0] > now() ? said.future
        : chosen && hour && !found.length ? said.gap : "";
    }
    draws.push(draw);
    return spp.make("div", { class: "spp-moment", role: "group", "aria-label": name },
      day, other, time, press, note, which);
  }

  /* `1 day 2 hrs`; working time has no days. */
  function length(left, hasDays) {
    return units.slice(hasDays ? 0 : 1).flatMap(([unit, size]) => {
      const count = Math.floor(left / size);
      left %= size;
      return count ? amount(count, unit) : [];
    }).slice(0, 2).join(" ") || amount(0, "minute");
  }

  /* When the clock started, if later, and which days do not count. */
  function why(begin, at) {
    const found = [...spp.works(table, begin, at)];
    const counted = new Set(found.map(([, , day]) => day));
    const dayOf = at => Math.floor((at + spp.aheadAt(table, at)) / DAY);
    const off = [];
    for (let day = dayOf(begin) + 1; day < dayOf(at); day++)
      if (!counted.has(day)) off.push(shortDay(day * DAY));
    const days = list.format(off);
    return [
      found[0]?.[0] > begin ? spp.fill(said.started, { time: told(found[0][0]) }) : "",
      off[0] ? spp.fill(off[3] ? said.many : said.off, { days, count: off.length }) : "",
    ].filter(Boolean).join(" ");
  }

  /* How it is told when something is due. */
  function shown({ error, left, at }, begin, isWork) {
    if (error) return [said[error]];
    if (left) return [spp.fill(said.stopped, { time: length(left, !isWork) })];
    const late = now() - at;
    const time = length(Math.abs(late), true);
    const rest = late > 0 ? [spp.strong(said.overdue), ` ${spp.fill(said.late, { time })}`]
      : [spp.fill(said.in, { time })];
    const reason = isWork ? why(begin, at) : "";
    return [spp.make("strong", { class: "spp-at" }, told(at)), " ", ...rest, ". ",
      spp.make("span", { class: "spp-why" }, reason)];
  }

  function setZone(name) {
    const slots = [...Object.values(request.begun), ...request.pauses.flat()];
    const known = slots.map(slot => [slot, instant(slot)]).filter(([, at]) => at);
    request.zone = name === "device" ? name : "";
    for (const [slot, at] of known) set(slot, at);
    update();
  }

  function open(box) {
    const { groups, scales, pauses } = JSON.parse(box.dataset.due);
    const parts = spp.all(box, ":scope > .spp-due-group");
    const status = spp.statusLine();
    const top = spp.made("div", "spp-fields");
    const paused = spp.make("div", { class: "spp-pauses" });
    const rows = [];
    let lines, before, late;

    parts.forEach((group, index) => {
      const line = group.querySelector(".spp-due-from");
      const { moment: name, rows: known } = groups[index];
      line.after(spp.made("div", "", name ? moment(spp.text(line), () => request.begun[name] ??= {}) : ""));
      group.querySelectorAll(".spp-dues > li").forEach((item, number) => {
        const what = spp.text(item.querySelector(".spp-due-what"));
        const row = { ...known[number], name, what, out: spp.made("div", "spp-out") };
        item.append(row.out);
        rows.push(row);
      });
    });
    parts[0].querySelector(".spp-made").append(top);

    const field = (name, options, value, change) => {
      const input = select(name, options, change);
      draws.push(() => { input.value = value() ?? ""; });
      top.append(spp.make("label", {}, `${name} `, input));
    };
    const zones = Object.entries({ calendar: table.zone, device });
    if (device !== table.zone)
      field(said.zone, zones.map(([name, zone]) => [name, spp.fill(said[name], { zone })]),
        () => request.zone || "calendar", setZone);
    for (const { id, title, levels } of scales)
      field(title, [["", said.every], ...levels], () => request.levels[id],
        level => { request.levels[id] = level; update(); });
    const add = spp.button(said.pause, () => { request.pauses.push([{}, {}]); update(); });
    if (pauses) top.append(paused, add);

    function drawPauses() {
      for (const gone of [...paused.children].slice(request.pauses.length)) gone.remove();
      for (let index = paused.children.length; index < request.pauses.length; index++) {
        const ends = [said.from, said.to].flatMap((name, end) =>
          [spp.make("span", {}, name), moment(name, () => request.pauses[index]?.[end] ?? {})]);
        const remove = spp.button(said.remove, () => { request.pauses.splice(index, 1); update(); add.focus(); });
        paused.append(spp.make("div", {}, ...ends, remove));
      }
    }

    function draw() {
      const ends = request.pauses.map(([from, to]) => [instant(from), to.time ? instant(to) : Infinity]);
      const stops = ends.filter(([from, to]) => from < to);
      lines = [];
      for (const { name, scale, times, what, out } of rows) {
        const begin = instant(request.begun[name] ?? {});
        const level = request.levels[scale];
        const names = Object.fromEntries(scales.find(({ id }) => id === scale)?.levels ?? []);
        const meant = times.filter(([id]) => name && (!level || !id || id === level));
        out.replaceChildren(...meant.map(([id, amount]) => {
          const isWork = !amount?.at || amount[0] + amount[1] > 0;
          const found = amount === null ? { error: "uncounted" }
            : begin === undefined ? { error: "unknown" } : spp.due(table, begin, amount, stops);
          const called = !level && id && (names[id] ?? id);
          if (found.at) lines.push([called ? `${what} (${called})` : what, found.at]);
          return spp.make("p", {}, called ? `${called}: ` : "", ...shown(found, begin, isWork));
        }));
      }
      const news = lines[0] ? spp.fill(said.due, { what: lines[0][0], time: told(lines[0][1]) }) : "";
      clearTimeout(late);
      if (news !== (before ?? news)) late = setTimeout(spp.say, LATER, status, news);
      before = news;
      copier.disabled = !lines.length;
    }

    const copier = spp.button(said.copy, () => {
      const zone = request.zone ? device : table.zone;
      const text = lines.map(([what, at]) => `${what}: ${told(at, true)} (${zone})`).join("\n");
      spp.copy(copier, status, text, said);
    }, "spp-primary");
    const clear = spp.button(said.clear, () => {
      Object.assign(request, structuredClone(empty));
      update();
      spp.say(status, said.cleared);
    });
    parts.at(-1).after(spp.made("div", "spp-bar", copier, clear), status);
    draws.push(drawPauses, draw);
    spp.paint(box);
    update();
  }

  spp.each(".spp-counting", open);
  setInterval(update, MS);
})();
