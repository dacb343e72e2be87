/* Fills in replies: a field for each gap of a letter, which is copied, or opened in mail.

   What is filled in stays in the tab, what means the writer on the device, if that is asked for. */
(() => {
  "use strict";
  const spp = supportProcess;
  const DEVICE = ["support-process writer", "localStorage"];
  const letters = [];
  const read = (...where) => new Map(Object.entries(spp.kept(...where) ?? {}));
  const own = read(...DEVICE);
  let filled;

  const written = key => String(filled.get(key) ?? "");
  const value = key => written(key).trim();
  const draw = () => letters.forEach(show => show());

  function load() {
    filled = new Map([...own, ...read(spp.FIELDS)]);
    draw();
  }

  function store() {
    for (const key of own.keys()) own.set(key, value(key));
    spp.keep(spp.FIELDS, Object.fromEntries(filled));
    spp.keep(DEVICE[0], Object.fromEntries(own), DEVICE[1]);
    draw();
  }

  /* Without what a help desk takes for code, or what no address can hold. */
  const inert = text => text.replace(/[\0-\b\v-\x1f\x7f\p{Cs}]/gu, "").replace(/\{(?=\{)/g, "{ ");
  const encoded = text => encodeURIComponent(text.replace(/\n/g, "\r\n"));

  function open(box) {
    const said = JSON.parse(document.querySelector("[data-reply]").dataset.reply);
    const letter = box.querySelector(".spp-letter");
    const subject = letter.querySelector(".spp-subject-text");
    const dock = box.querySelector(".spp-dock");
    const [status, anyway, reply, short] = spp.all(dock, ".spp-status, button");
    const [plainly, mail, clear] = spp.all(box, ".spp-dock + .spp-bar > *");
    const keys = JSON.parse(box.dataset.keys);
    const fields = spp.all(box, ".spp-fill li").map(field);
    let lacked = [];

    function field(row, number) {
      const key = keys[number];
      const id = `spp-field-${letters.length}-${number}`;
      const [label, example = ""] = spp.all(row, ":scope > :first-child > *").map(spp.text);
      const input = spp.make(row.matches(".spp-long") ? "textarea" : "input",
        { id, autocomplete: "off", "aria-describedby": `${id}-more` });
      const empty = spp.make("strong");
      const more = spp.make("p", { id: `${id}-more` }, empty, example);
      const tick = spp.make("input", { type: "checkbox" });
      const element = spp.make("div", {}, spp.make("label", { for: id }, label), input, more);
      if (row.matches(".spp-own")) element.append(spp.make("label", {}, tick, said.remember));
      input.oninput = () => {
        filled.set(key, input.value);
        store();
      };
      tick.onchange = () => {
        own[tick.checked ? "set" : "delete"](key);
        store();
      };
      const gaps = spp.all(letter, `.spp-gap-${number}`);
      return { key, label, input, empty, tick, element, gaps };
    }

    function show() {
      lacked = lacked.filter(one => !value(one.key));
      if (!anyway.hidden && !lacked.length) calm();
      for (const one of fields) {
        const { key, label, input, empty, tick, gaps } = one;
        const isLacked = lacked.includes(one);
        if (input.value !== written(key)) input.value = written(key);
        input.rows = written(key).split("\n").length;
        input.ariaInvalid = isLacked;
        empty.textContent = isLacked ? said.empty : "";
        tick.checked = own.has(key);
        for (const gap of gaps) {
          gap.textContent = inert(value(key) || label);
          gap.classList.toggle("spp-set", Boolean(value(key)));
          gap.classList.toggle("spp-here", document.activeElement === input);
        }
      }
      mail.href = `mailto:?subject=${encoded(title())}&body=${encoded(plain())}`;
      mail.hidden = mail.href.length > 1800; // mail cuts it
    }

    /* What a part of the letter says, with the labels of the gaps that are still empty. */
    function spoken(part) {
      const copied = part.cloneNode(true);
      for (const gap of spp.all(copied, ".spp-gap:not(.spp-set)")) gap.textContent = `[${gap.textContent}]`;
      return inert(copied.textContent);
    }

    const title = () => (subject ? spoken(subject).replace(/\s+/g, " ") : "");
    const plain = () => spp.all(letter, "p:not(.spp-subject)").map(spoken).join("\n\n");

    /* Lets a button copy a part of the letter; if it has empty gaps, only when asked again. */
    function copies(press, part, text, isRich) {
      const act = async () => {
        if (await spp.copy(press, status, text(), isRich ? text() : "") && part === letter) tell();
      };
      press.onclick = () => {
        calm();
        lacked = fields.filter(({ key, gaps }) => !value(key) && gaps.some(gap => part.contains(gap)));
        if (!lacked.length) return act();
        const told = { count: lacked.length, fields: lacked.map(one => one.label).join(", ") };
        spp.say(status, spp.fill(lacked[1] ? said.many : said.one, told));
        anyway.hidden = false;
        anyway.onclick = act;
        lacked[0].input.focus();
        draw();
      };
    }

    /* Tells other parts that the letter was copied, or opened in mail. */
    const tell = () => box.dispatchEvent(new Event("support-process-sent", { bubbles: true }));

    function calm() {
      lacked = [];
      anyway.hidden = true;
      status.textContent = "";
    }

    copies(reply, letter, plain, true);
    copies(plainly, letter, plain);
    if (subject) copies(short, subject, title);
    if (clear)
      clear.onclick = () => {
        dispatchEvent(new Event("support-process-next"));
        spp.say(status, said.cleared);
        fields[0].input.focus();
      };
    mail.onclick = event => {
      if (fields.every(one => value(one.key))) return tell();
      event.preventDefault();
      reply.click();
    };
    box.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) reply.click();
    });
    letter.addEventListener("click", ({ target }) =>
      fields.find(one => one.gaps.includes(target))?.input.focus());
    for (const type of ["focusin", "focusout"]) box.addEventListener(type, draw);
    box.querySelector(".spp-fields")?.replaceChildren(...fields.map(one => one.element));
    spp.stick(dock, box, "bottom");
    letters.push(show);
    addEventListener("support-process-next", calm);
    show();
    const fold = box.closest("details");
    fold?.querySelector("summary").addEventListener("click", () => setTimeout(() => {
      const next = fields.find(one => !value(one.key))?.input ?? reply;
      if (fold.open && matchMedia("(pointer: fine)").matches) next.focus();
    }));
  }

  load();
  spp.each(".spp-compose", open);
  for (const type of ["support-process-next", "pageshow"]) addEventListener(type, load);
})();
