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

  /* Lets the fields of a moment be filled in. */
  function fillIn(fields, slot) {
    const [day, other, time, press, note, which] = fields.children;
    fields.oninput = ({ target }) => {
      const { name, value } = target;
      if (target === day) slot().other = value === "other";
      if (value !== "other") Object.assign(slot(), { second: "", [name]: value });
      update();
    };
    press.onclick = () => { set(slot(), now()); update(); };

    draws.push(() => {
      const { day: chosen = "", time: hour = "", other: isOther, second } = slot();
      const days = Array.from({ length: 14 }, (_, ago) => wallOf(now()) - ago * DAY);
      const values = days.map(wall => iso(wall).slice(0, 10));
      const names = [said.today, said.yesterday];
      if (day[1].value !== values[0])
        day.replaceChildren(day[0],
          ...values.map((value, ago) => new Option(names[ago] ?? shortDay(days[ago]), value)), day.lastChild);
      other.hidden = !isOther && ["", ...values].includes(chosen);
      day.value = other.hidden ? chosen : "other";
      if (other.value !== chosen) other.value = chosen;
      if (time.value !== hour) time.value = hour;
      const found = instants(slot());
      which.hidden = found.length < 2;
      which.replaceChildren(...found.map((at, index) => new Option(`${told(at)} (${offset(at)})`, index || "")));
      which.value = second ? 1 : "";
      note.textContent = found[1] ? which.ariaLabel : found[0] > now() ? said.future
        : !hour || found[0] ? "" : chosen ? said.gap : spp.fill(said.one, { fields: day[0].text });
    });
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
    const rows = spp.all(box, ".spp-out").map(out =>
      ({ out, what: spp.text(out.parentNode.querySelector(".spp-due-what")), ...JSON.parse(out.dataset.row) }));
    const [zone, ...levels] = spp.all(box, ".spp-fields > label > select");
    const [pause, paused, add] = spp.all(box, ".spp-pause, .spp-pauses, .spp-pauses + button");
    const [copier, clear] = spp.all(box, ".spp-bar > button");
    const status = box.querySelector(".spp-status");
    let lines, before, late;

    for (const one of spp.all(box, "[data-from]")) fillIn(one, () => request.begun[one.dataset.from] ??= {});
    zone.lastChild.text = spp.fill(zone.lastChild.text, { zone: device });
    zone.parentNode.hidden = device === table.zone;
    zone.onchange = () => setZone(zone.value);
    draws.push(() => { zone.value = request.zone; });
    for (const one of levels) {
      one.onchange = () => { request.levels[one.name] = one.value; update(); };
      draws.push(() => { one.value = request.levels[one.name] ?? ""; });
    }
    paused?.replaceChildren(); // where a script put a copy, its fields are of nothing
    if (add) add.onclick = () => { request.pauses.push([{}, {}]); update(); };

    function drawPauses() {
      for (const gone of [...paused.children].slice(request.pauses.length)) gone.remove();
      for (let index = paused.children.length; index < request.pauses.length; index++) {
        paused.append(pause.content.cloneNode(true));
        const row = paused.lastChild;
        spp.all(row, ".spp-moment").forEach((one, end) => fillIn(one, () => request.pauses[index]?.[end] ?? {}));
        row.lastChild.onclick = () => { request.pauses.splice(index, 1); update(); add.focus(); };
      }
    }

    function draw() {
      const ends = request.pauses.map(([from, to]) => [instant(from), to.time ? instant(to) : Infinity]);
      const stops = ends.filter(([from, to]) => from < to);
      lines = [];
      for (const { from, scale, times, what, out } of rows) {
        const begin = instant(request.begun[from] ?? {});
        const level = request.levels[scale];
        const meant = times.filter(([id]) => from && (!level || !id || id === level));
        out.replaceChildren(...meant.map(([id, amount, name]) => {
          const isWork = !amount?.at || amount[0] + amount[1] > 0;
          const found = amount === null ? { error: "uncounted" }
            : begin === undefined ? { error: "unknown" } : spp.due(table, begin, amount, stops);
          const called = !level && name;
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

    copier.onclick = () => {
      const zone = request.zone ? device : table.zone;
      const text = lines.map(([what, at]) => `${what}: ${told(at, true)} (${zone})`).join("\n");
      spp.copy(copier, status, text);
    };
    clear.onclick = () => {
      Object.assign(request, structuredClone(empty));
      update();
      spp.say(status, said.cleared);
    };
    if (add) draws.push(drawPauses);
    draws.push(draw);
    spp.paint(box);
    update();
  }

  spp.each(".spp-counting", open);
  setInterval(update, MS);
})();
