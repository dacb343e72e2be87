/* Looks something up in what the page shows: the steps of a role, a word, or who may ask. */
(() => {
  "use strict";
  const { all, text, each, make, made, strong, fill, paint } = globalThis.supportProcess;

  /* What an element or its value says, without case and accents. */
  const plain = node => text(node).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const count = (nodes, words) =>
    fill(words.count, { shown: nodes.filter(node => !node.hidden).length, all: nodes.length });
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
        for (const fold of all(box, ".spp-fold")) {
          fold.hidden = !rows.some(row => fold.contains(row) && !row.hidden);
          fold.open ||= role && !fold.hidden;
        }
        return role && count(rows, words);
      }];
    },

    word(box, words) {
      const terms = all(box, "dl.glossary > dt");
      const names = terms.map(term => [term, ...all(term.nextElementSibling, ".spp-called em")].map(plain));
      return [input(), asked => {
        terms.forEach((term, index) => {
          term.hidden = term.nextElementSibling.hidden = !names[index].some(name => name.includes(asked));
        });
        return asked && count(terms, words);
      }];
    },

    /* The whole name of a person alone is answered with yes; those who speak no longer come last. */
    person(box, words) {
      const says = (bold, message, values) => [strong(bold), ` ${fill(message, values)}`];
      const people = all(box, ".spp-people > li").map(item => {
        const bold = item.querySelector("strong");
        const name = text(bold);
        const communities = text(item).slice(name.length + 2);
        const isFormer = item.closest(".spp-former");
        const [sure, sentence] = isFormer ? [words.former, words.spoke] : [words.yes, words.speaks];
        const whole = says(sure, sentence, { name, communities });
        const part = says(words.part, `${words.speaks} ${words.whole}`, { name, communities });
        return { key: plain(bold), isFormer, whole, part, said: `${name} (${communities})` };
      });
      const communities = all(box, "tbody > tr").map(({ cells: [first, ...others] }) => {
        const name = first.firstElementChild;
        const said = `${text(name)}: ${others.flatMap(cell => all(cell, "p").map(text)).join(", ")}`;
        return { key: plain(name), said, part: said };
      });
      const none = box.querySelector(".spp-missing")?.cloneNode(true) ?? make("p", {}, make("strong"));
      none.firstElementChild.textContent = words.none;
      return [input(), asked => {
        if (!asked) return "";
        const is = ({ key }) => key === asked;
        const like = [...communities, ...people].filter(one => one.key.includes(asked) && !one.isFormer);
        const found = like.some(is) ? like.filter(is) : like;
        const several = [strong(words.several), ` ${found.map(({ said }) => said).join(" · ")}`];
        return people.find(is)?.whole ?? (found[1] ? several : found[0]?.part ?? none);
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
