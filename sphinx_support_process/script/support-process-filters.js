/* Looks something up in what the page shows: the steps of a role, a word, or who may ask. */
(() => {
  "use strict";
  const { all, text, make, strong, fill, ...spp } = supportProcess;

  /* What an element or a value says, without case and accents. */
  const plain = node => text(node).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  spp.each(".spp-filter", box => {
    const [find, field, status] = all(box, ".spp-find, .spp-find :is(input, select), .spp-found");
    const words = JSON.parse(find.dataset.words);
    const count = nodes =>
      fill(words.count, { shown: nodes.filter(node => !node.hidden).length, all: nodes.length });

    /* Each returns what answers to what is asked. */
    const kinds = {
      role() {
        const rows = all(box, ".spp-matrix tr:has(+ tr)");
        const sentences = all(box, ".spp-sentences li");
        const heads = row => all(row.closest("table"), "th").map(text);
        return () => {
          const role = field.value;
          rows.forEach((row, index) => {
            const does = /R/.test(row.cells[heads(row).indexOf(role)]?.textContent);
            row.hidden = sentences[index].hidden = role && !does;
          });
          for (const fold of all(box, ".spp-fold")) {
            fold.hidden = !fold.querySelector("tr:has(+ tr):not([hidden])");
            fold.open ||= role && !fold.hidden;
          }
          return role && count(rows);
        };
      },

      word() {
        const terms = all(box, "dl.glossary > dt");
        return asked => {
          for (const term of terms) {
            const meaning = term.nextElementSibling;
            const names = [term, ...all(meaning, ".spp-called em")];
            term.hidden = meaning.hidden = !names.some(name => plain(name).includes(asked));
          }
          return asked && count(terms);
        };
      },

      /* The whole name of a person alone is answered with yes; those who speak no longer come last. */
      person() {
        const people = all(box, ".spp-people > li").map(item => {
          const bold = item.querySelector("strong");
          const name = text(bold);
          const communities = text(item).slice(name.length + 2);
          const isFormer = item.matches(".spp-former > *");
          const says = ([verdict, message]) => [verdict, fill(message, { name, communities })];
          return {
            key: plain(bold),
            said: `${name} (${communities})`,
            whole: says(isFormer ? words.former : words.yes),
            part: !isFormer && says(words.part),
          };
        });
        const communities = all(box, "tbody > tr").map(row => {
          const name = row.querySelector("p");
          const said = `${text(name)}: ${all(row, "td + td p").map(text).join(", ")}`;
          return { key: plain(name), said, part: ["", said] };
        });
        const none = box.querySelector(".spp-missing")?.cloneNode(true) ?? make("p", {}, strong(""));
        none.firstElementChild.textContent = words.none;
        return asked => {
          const is = ({ key }) => key === asked;
          const like = [...communities, ...people].filter(one => one.part && one.key.includes(asked));
          const found = like.some(is) ? like.filter(is) : like;
          const several = [words.several, found.map(({ said }) => said).join(" · ")];
          const answer = people.find(is)?.whole ?? (found[1] ? several : found[0]?.part);
          return asked && (answer ? [strong(answer[0]), ` ${answer[1]}`] : none);
        };
      },
    };

    const look = kinds[words.by]();
    spp.paint(box);
    field.oninput = () => status.replaceChildren(...[look(plain(new Text(field.value)))].flat());
  });
})();
