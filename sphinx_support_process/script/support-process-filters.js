/* Looks something up in what the page shows: the steps of a role, a word, or who may ask. */
(() => {
  "use strict";
  const { all, text, each, make, made, strong, fill, paint } = globalThis.supportProcess;

  /* What an element or its value says, without case and accents. */
  const plain = node => text(node).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const input = () => make("input", { type: "search", autocomplete: "off" });

  /* Each makes a field, and what answers to it. */
  const kinds = {
    role(box, words) {
      const rows = all(box, ".spp-matrix tbody > tr:not(:last-child)");
      const sentences = all(box, ".spp-sentences li");
      const heads = row => all(row.closest("table"), "th").map(text);
      const names = new Set(rows.flatMap(row => heads(row).slice(1)));
      const options = [...names].sort().map(name => make("option", {}, name));
      const field = make("select", {}, make("option", { value: "" }, words.all), ...options);
      return [field, () => {
        const role = field.value;
        rows.forEach((row, index) => {
          const isOn = !role || /R/.test(row.cells[heads(row).indexOf(role)]?.textContent);
          row.hidden = sentences[index].hidden = !isOn;
        });
        const shown = rows.filter(row => !row.hidden);
        for (const fold of all(box, ".spp-fold")) {
          fold.hidden = !shown.some(row => fold.contains(row));
          fold.open ||= role && !fold.hidden;
        }
        return role && fill(words.count, { shown: shown.length, all: rows.length });
      }];
    },

    word(box, words) {
      const terms = all(box, "dl.glossary > dt");
      const names = terms.map(term => [term, ...all(term.nextElementSibling, ".spp-called em")].map(plain));
      return [input(), asked => {
        terms.forEach((term, index) => {
          term.hidden = term.nextElementSibling.hidden = !names[index].some(name => name.includes(asked));
        });
        const shown = terms.filter(term => !term.hidden).length;
        return asked && fill(words.count, { shown, all: terms.length });
      }];
    },

    /* The whole name of a person alone is answered with yes; those who speak no longer come last. */
    person(box, words) {
      const people = all(box, ".spp-people > li").map(item => {
        const bold = item.querySelector("strong");
        const name = text(bold);
        const communities = text(item).slice(name.length + 2);
        return { name, key: plain(bold), communities, item, said: `${name} (${communities})` };
      });
      const isFormer = ({ item }) => item?.closest(".spp-former");
      const communities = all(box, "tbody > tr").map(({ cells: [first, ...others] }) => {
        const name = first.firstElementChild;
        const speakers = others.flatMap(cell => all(cell, "p").map(text)).join(", ");
        return { key: plain(name), said: `${text(name)}: ${speakers}` };
      });
      const none = box.querySelector(".spp-missing")?.cloneNode(true) ?? make("p", {}, make("strong"));
      none.firstElementChild.textContent = words.none;
      const says = (bold, said) => [strong(bold), ` ${said}`];
      return [input(), asked => {
        if (!asked) return "";
        const is = ({ key }) => key === asked;
        const whole = people.find(is);
        if (whole) return says(...isFormer(whole) ?
          [words.former, fill(words.spoke, whole)] : [words.yes, fill(words.speaks, whole)]);
        const like = [...communities, ...people].filter(one => one.key.includes(asked) && !isFormer(one));
        const found = like.some(is) ? like.filter(is) : like;
        const [one] = found;
        if (found[1]) return says(words.several, found.map(({ said }) => said).join(" · "));
        if (one?.item) return says(words.part, `${fill(words.speaks, one)} ${words.whole}`);
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
    paint(box);
    field.addEventListener("input", () => status.replaceChildren(...[look(plain(new Text(field.value)))].flat()));
  });
})();
