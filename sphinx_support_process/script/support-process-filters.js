/* Looks something up in what the page shows: the steps of a role, a word, or who may ask. */
(() => {
  "use strict";
  const { all, text, each, make, made, strong, fill } = globalThis.supportProcess;

  const plain = said =>
    said.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").trim().replace(/\s+/g, " ");
  const input = () => make("input", { type: "search", autocomplete: "off" });

  /* Each makes a field, and what answers to it. */
  const kinds = {
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
        const isOn = ({ row, heads }) => !role || /R/.test(row.cells[heads.indexOf(role)]?.textContent);
        const shown = rows.filter(isOn);
        for (const { row, said, fold } of rows) row.hidden = said.hidden = fold.hidden = true;
        for (const { row, said, fold } of shown) {
          row.hidden = said.hidden = fold.hidden = false;
          if (role) fold.open = true;
        }
        return role && fill(words.count, { shown: shown.length, all: rows.length });
      }];
    },

    word(box, words) {
      const entries = all(box, "dl.glossary > dt").map(term => {
        const names = [term, ...all(term.nextElementSibling, ".spp-called em")];
        return { term, names: names.map(text).map(plain) };
      });
      return [input(), asked => {
        for (const { term, names } of entries)
          term.hidden = term.nextElementSibling.hidden = !names.some(name => name.includes(asked));
        const shown = entries.filter(({ term }) => !term.hidden).length;
        return asked && fill(words.count, { shown, all: entries.length });
      }];
    },

    /* The whole name of a person alone is answered with yes. */
    person(box, words) {
      const people = all(box, ".spp-people > li").map(item => {
        const name = text(item.querySelector("strong"));
        const communities = text(item).slice(name.length + 2);
        const was = Boolean(item.closest(".spp-former"));
        return { name, communities, was, said: `${name} (${communities})` };
      });
      const communities = all(box, "tbody > tr").map(({ cells: [first, ...others] }) => {
        const name = text(first.firstElementChild);
        return { name, said: `${name}: ${others.flatMap(cell => all(cell, "p").map(text)).join(", ")}` };
      });
      const entries = [...communities, ...people.filter(one => !one.was)];
      const none = box.querySelector(".spp-missing")?.cloneNode(true) ?? make("p", {}, make("strong"));
      none.firstElementChild.textContent = words.none;
      const says = (bold, said) => [strong(bold), ` ${said}`];
      return [input(), asked => {
        if (!asked) return "";
        const is = one => plain(one.name) === asked;
        const whole = people.find(one => is(one) && !one.was) ?? people.find(is);
        if (whole?.was) return says(words.former, fill(words.spoke, whole));
        if (whole) return says(words.yes, fill(words.speaks, whole));
        const like = entries.filter(one => plain(one.name).includes(asked));
        const found = like.some(is) ? like.filter(is) : like;
        if (found.length > 1) return says(words.several, found.map(one => one.said).join(" · "));
        const [one] = found;
        if (one?.communities) return says(words.part, `${fill(words.speaks, one)} ${words.whole}`);
        return one?.said ?? none;
      }];
    },
  };

  each(".spp-filter", box => {
    const told = box.querySelector(":scope > .spp-words");
    const words = JSON.parse(told.dataset.words);
    const [field, look] = kinds[told.dataset.by](box, words);
    const status = make("div", { class: "spp-found", role: "status" });
    const label = make("label", {}, `${words.label} `, field);
    told.after(made("div", "spp-find", label, status));
    field.addEventListener("input", () => status.replaceChildren(...[look(plain(field.value))].flat()));
  });
})();
