/* Which moment is meant? Fields for a day and a time, by the clock of the calendar or of this device.

   A moment is { day, time }, with `second` for the later one of a time that came twice, and `other`
   where the day is none of those that are listed. Instants are minutes since 1970. */
(() => {
  "use strict";
  const { make, button, aheadAt } = globalThis.supportProcess;
  const [DAY, MS] = [1440, 60_000];
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
  const option = ([value, text]) => make("option", { value }, text);

  function select(name, options, change) {
    const made = make("select", { "aria-label": name }, ...options.map(option));
    made.addEventListener("change", () => change(made.value));
    return made;
  }

  /* What is known of moments, by the timetable of the calendar unless it is the device's clock. */
  function moments(table, said, isDevice) {
    const ahead = at => (isDevice() ? -new Date(at * MS).getTimezoneOffset() : aheadAt(table, at));
    const wallOf = at => at + ahead(at);
    const year = at => iso(wallOf(at)).slice(0, 4);
    const offset = at => `UTC${ahead(at) < 0 ? "−" : "+"}${iso(Math.abs(ahead(at))).slice(11, 16)}`;
    const told = (at, isLong = year(at) !== year(now())) =>
      `${(isLong ? longDay : shortDay)(wallOf(at))}, ${clock(wallOf(at))}`;

    /* When the clock shows what is filled in: twice where it was set back. */
    function instants({ day = "", time }) {
      const wall = day < table.first || day > table.last ? NaN : Date.parse(`${day}T${time}Z`) / MS;
      const found = [wall - DAY, wall + DAY].map(near => wall - ahead(near));
      return [...new Set(found.filter(at => wallOf(at) === wall))].sort((a, b) => a - b);
    }

    const instant = moment => instants(moment).at(moment.second ? -1 : 0);

    function set(moment, at) {
      const shown = iso(wallOf(at));
      Object.assign(moment, { day: shown.slice(0, 10), time: shown.slice(11, 16), other: false });
      moment.second = instants(moment).indexOf(at) > 0;
    }

    /* Fields in the order in which they are filled in, and what draws them anew. */
    function fields(name, moment, update) {
      const put = values => {
        Object.assign(moment(), values);
        update();
      };
      const input = (type, part, more) => {
        const made = make("input", { type, "aria-label": `${name} ${said[part]}`, ...more });
        made.addEventListener("input", () => put({ [part]: made.value, second: false }));
        return made;
      };
      const day = select(`${name} ${said.day}`, [], value =>
        put(value === "other" ? { other: true } : { day: value, other: false, second: false }));
      const other = input("date", "day", { min: table.first, max: table.last });
      const time = input("time", "time");
      const press = button(said.now, () => { set(moment(), now()); update(); });
      const note = make("span", { class: "spp-note" });
      const which = select(said.which, [], value => put({ second: value === "1" }));
      const parts = [day, other, time, press, note, which];

      function draw() {
        const { day: chosen = "", time: hour = "", other: isOther, second } = moment();
        const days = Array.from({ length: 14 }, (_, ago) => wallOf(now()) - ago * DAY);
        const values = days.map(wall => iso(wall).slice(0, 10));
        if (day[1]?.value !== values[0]) {
          const names = [said.today, said.yesterday, ...days.slice(2).map(shortDay)];
          const listed = values.map((value, ago) => [value, names[ago]]);
          day.replaceChildren(...[["", said.day], ...listed, ["other", said.other]].map(option));
        }
        other.hidden = !isOther && ["", ...values].includes(chosen);
        day.value = other.hidden ? chosen : "other";
        if (other.value !== chosen) other.value = chosen;
        if (time.value !== hour) time.value = hour;
        const found = instants(moment());
        which.hidden = found.length < 2;
        which.replaceChildren(...found.map((at, index) => option([index, `${told(at)} (${offset(at)})`])));
        which.value = Number(Boolean(second));
        note.textContent = found[1] ? said.which : found[0] > now() ? said.future
          : chosen && hour && !found.length ? said.gap : "";
      }
      return { box: make("div", { class: "spp-moment", role: "group", "aria-label": name }, ...parts), draw };
    }

    return { told, instant, set, fields };
  }

  Object.assign(globalThis.supportProcess, { moments, now, select, language, shortDay });
})();
