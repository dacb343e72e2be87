/* Asks in a walkthrough for a level, once, where something differs by it; then says what holds there.

   Without this script it is said for each level. */
(() => {
  "use strict";
  const spp = supportProcess;

  /* Draws the levels of a walkthrough that shows a card; calls `choose` with a line of the trail. */
  function levels({ box, scales, words, card, at, past }, choose) {
    const chosen = Object.fromEntries(past.flatMap(one => (one.level ? [one.level] : [])));
    let asked;
    for (const old of spp.all(box, ".spp-level")) old.remove();
    for (const scale of Object.keys(scales))
      for (const one of spp.all(box, `.spp-by-${scale}`)) {
        const level = chosen[scale];
        const said = one.querySelector(`.spp-at-${level}, .spp-at-else`)?.querySelector(".spp-value");
        one.hidden = Boolean(level);
        if (level)
          one.after(spp.made("span", "spp-level",
            said?.cloneNode(true) ?? "–", ` (${scales[scale].levels[level]})`));
        else if (card.contains(one) && !(card.id === at && one.closest(".spp-doing"))) asked ??= scale;
      }
    card.classList.toggle("spp-choosing", Boolean(asked));
    if (asked) ask(card, scales[asked], asked, words, choose);
  }

  function ask(card, { title, levels }, scale, words, choose) {
    const rows = Object.entries(levels).map(([level, said]) => spp.make("li", {},
      spp.button(said, () => choose({ name: title, said, level: [scale, level] }), "spp-way")));
    spp.all(card, ".spp-ways").at(-1).before(spp.made("div", "spp-level",
      spp.make("p", {}, spp.fill(words.level, { scale: title })), spp.make("ul", { class: "spp-ways" }, ...rows)));
  }

  supportProcess.levels = levels;
})();
