/* Asks in a walkthrough for a level, once, where something differs by it; then says what holds there.

   Without this script it is said for each level. */
(() => {
  "use strict";
  const spp = supportProcess;

  /* Draws the levels of a walkthrough that shows a card; calls `choose` with a line of the trail. */
  supportProcess.levels = ({ box, card, at, past }, choose) => {
    const chosen = Object.fromEntries(past.flatMap(one => (one.level ? [one.level] : [])));
    let asked;
    for (const old of spp.all(box, "span.spp-level")) old.remove();
    for (const scale of spp.all(box, ".spp-scale")) {
      const { id, title } = scale.dataset;
      const levels = spp.all(scale, "button");
      const level = levels.find(({ value }) => value === chosen[id]);
      for (const one of spp.all(box, `.spp-by-${id}`)) {
        const said = one.querySelector(`.spp-at-${chosen[id]}, .spp-at-else`)?.querySelector(".spp-value");
        one.hidden = Boolean(level);
        if (level)
          one.after(spp.make("span", { class: "spp-made spp-level" },
            said?.cloneNode(true) ?? "–", ` (${level.textContent})`));
        else if (card.contains(one) && !(card.id === at && one.closest(".spp-doing"))) asked ??= scale;
      }
      scale.hidden = scale !== asked;
      for (const press of levels)
        press.onclick = () => choose({ name: title, said: press.textContent, level: [id, press.value] });
    }
    card.classList.toggle("spp-choosing", Boolean(asked));
    if (asked) spp.all(card, ".spp-ways").at(-1).before(asked);
  }
})();
