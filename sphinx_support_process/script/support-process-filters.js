/* Looks something up in what the page shows: the steps of a role, a word, or who may ask. */
(() => {
  "use strict";
  const { each, make, fill } = globalThis.supportProcess;

  const all = (box, selector) => [...box.querySelectorAll(selector)];
  const squeeze = said => said.trim().replace(/\s+/g, " ");
  const text = node => squeeze(node.textContent);
  const plain = said => squeeze(said.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""));

  const MAKERS = {
    role(box, words) {
      const rows = all(box, ".spp-matrix tbody > tr:not(:last-child)").map(row => {
        const fold = row.closest(".spp-fold");
        const said = all(fold, ".spp-sentences li")[row.sectionRowIndex];
        return { row, said, fold, heads: all(row.closest("table"), "th").map(text) };
      });
      const names = new Set(rows.flatMap(({ heads }) => heads.slice(1)));
      const options = [...names].sort().map(name => make("option", {}, name));
      const field = make("select", {}, make("option", { value: "" }, words.all), ...options);
      return [field, () => {
        const role = field.value;
        let shown = 0;
        for (const { fold } of rows) fold.hidden = true;
        for (const { row, said, fold, heads } of rows) {
          const isOn = !role || /R/.test(row.cells[heads.indexOf(role)]?.textContent);
          row.hidden = said.hidden = !isOn;
          if (!isOn) continue;
          shown += 1;
          fold.hidden = false;
          if (role) fold.firstElementChild.open = true;
        }
        return role && fill(words.count, { shown, all: rows.length });
      }];
    },

    word(box, words) {
      const entries = all(box, "dl.glossary > dt").map(term => {
        const body = term.nextElementSibling;
        const names = [term, ...all(body, ".spp-called em")].map(text).map(plain);
        return { term, body, names };
      });
      return [make("input", { type: "search" }), asked => {
        let shown = 0;
        for (const { term, body, names } of entries) {
          const isOn = names.some(name => name.includes(asked));
          term.hidden = body.hidden = !isOn;
          shown += isOn;
        }
        return asked && fill(words.count, { shown, all: entries.length });
      }];
    },

    /* It says yes to the whole name of a person alone. */
    person(box, words) {
      const people = all(box, ".spp-people > li").map(item => {
        const name = text(item.firstElementChild.firstElementChild);
        const communities = text(item).slice(name.length + 2);
        const was = item.closest(".spp-former") ? 1 : 0;
        return { name, communities, was, said: `${name} (${communities})` };
      });
      const entries = all(box, "tbody > tr").map(({ cells: [first, ...others] }) => {
        const name = text(first.firstElementChild);
        return { name, said: `${name}: ${others.flatMap(cell => all(cell, "p").map(text)).join(", ")}` };
      }).concat(people.filter(one => !one.was));
      const none = box.querySelector(".spp-missing")?.cloneNode(true) ?? make("p", {}, make("b"));
      none.firstElementChild.textContent = words.none;
      const says = (bold, said) => [make("strong", {}, bold), ` ${said}`];
      return [make("input", { type: "search", autocomplete: "off" }), asked => {
        if (!asked) return "";
        const is = one => plain(one.name) === asked;
        const [whole] = people.filter(is).sort((one, other) => one.was - other.was);
        if (whole?.was) return says(words.former, fill(words.spoke, whole));
        if (whole) return says(words.yes, fill(words.speaks, whole));
        const like = entries.filter(one => plain(one.name).includes(asked));
        const found = like.some(is) ? like.filter(is) : like;
        if (found.length > 1) return says(words.several, found.map(one => one.said).join(" · "));
        const [one] = found;
        if (one?.communities) return says(words.part, `${fill(words.speaks, one)} ${words.whole}`);
        return one ? one.said : none;
      }];
    },
  };

  each(".spp-filter", box => {
    const told = box.querySelector(":scope > .spp-words");
    const words = JSON.parse(told.dataset.words);
    const [field, look] = MAKERS[told.dataset.by](box, words);
    const status = make("div", { class: "spp-found", role: "status" });
    const label = make("label", {}, `${words.label} `, field);
    told.after(make("div", { class: "spp-made spp-find" }, label, status));
    field.addEventListener("input", () => status.replaceChildren(...[look(plain(field.value))].flat()));
  });
})();
