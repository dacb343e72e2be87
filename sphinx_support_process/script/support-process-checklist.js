/* Follows the ticks and answers of a checklist: what is next, and what is not needed any more.

   Without this script the boxes can be ticked and the questions answered all the same. */
(() => {
  "use strict";
  const spp = supportProcess;
  const SECONDS = 10;

  const chosen = task => task.inputs.find(input => input.checked);
  const next = input => Number(input.dataset.next);
  const target = input => spp.text(input.closest(".spp-choice, li").querySelector(".spp-to"));
  const markdown = text => text.replace(/[\\`*_[\]<>#|~@!]|&(?=#?\w+;)/g, "\\$&");

  function open(box) {
    const { title } = box.dataset;
    const said = JSON.parse(box.dataset.words);
    const tasks = spp.all(box, ":scope > .spp-tasks").flatMap(list =>
      [...list.children].map((item, index) => {
        const flag = spp.made("span", "spp-flag");
        const name = item.querySelector(".spp-name");
        const inputs = spp.all(item, "input");
        const task = { item, list, inputs, flag, name: spp.text(name), number: list.start + index };
        name.after(flag);
        return task;
      }));
    const key = `support-process ${location.pathname} ${tasks[0].inputs[0].name}`;
    const inputs = tasks.flatMap(task => task.inputs);
    let before, late;

    /* The tasks that can come from one on, if some of the inputs of each count. */
    function from(number, counting) {
      const seen = new Set();
      const ahead = [number];
      while (ahead.length) {
        const task = tasks[ahead.pop() - 1];
        if (!task || seen.has(task)) continue;
        seen.add(task);
        ahead.push(...counting(task).map(next));
      }
      return seen;
    }

    /* Whether what is chosen leads back to what has led here: then the task is not done yet. */
    function isBack(task) {
      const to = chosen(task) ? next(chosen(task)) : 0;
      return to > 0 && to <= task.number && from(to, one => one.inputs).has(task);
    }

    const isDone = task => Boolean(chosen(task)) && !isBack(task);
    const needed = () => from(1, task => (isDone(task) ? [chosen(task)] : task.inputs));

    /* Shows how it stands, and returns it in words. */
    function draw() {
      const may = needed();
      const list = tasks.filter(task => may.has(task));
      const done = list.filter(isDone).length;
      const now = list.find(isBack) ?? list.find(task => !chosen(task));
      for (const task of tasks) {
        const isOff = !may.has(task);
        task.item.classList.toggle("spp-off", isOff);
        task.item.classList.toggle("spp-now", task === now);
        task.flag.textContent = isOff ? said.off : task === now ? said.next : "";
        for (const input of task.inputs) input.disabled = isOff;
        task.again?.remove();
        if (!isOff && isBack(task)) askAgain(task);
      }
      bar.max = list.length;
      bar.value = done;
      count.textContent = now ? spp.fill(said.count, { done, all: list.length }) : said.all;
      const off = tasks.length - list.length;
      const ends = list.map(chosen).filter(input => input && !next(input)).map(target).at(-1);
      const end = !now && ends ? `${ends[0].toUpperCase()}${ends.slice(1)}.` : "";
      const left = off > 1 ? spp.fill(said.many, { count: off }) : off ? said.one : "";
      return [`${count.textContent}.`, end, left].filter(Boolean).join(" ");
    }

    function askAgain(task) {
      const number = next(chosen(task));
      task.again = spp.button(spp.fill(said.again, { number }), () => {
        empty(number, spp.fill(said.from, { number }));
        tasks[number - 1].inputs[0].focus();
      }, "spp-made");
      task.item.append(task.again);
    }

    const state = () => Object.fromEntries(
      inputs.filter(input => input.checked).map(({ name, value }) => [name, value]));

    function restore(was) {
      for (const input of inputs) input.checked = was[input.name] === input.value;
    }

    function update() {
      spp.keep(key, state());
      return draw();
    }

    /* Takes the ticks back from a task on, and offers to bring them back for a while. */
    function empty(number, told) {
      before = state();
      for (const task of tasks.slice(number - 1))
        for (const input of task.inputs) input.checked = false;
      update();
      spp.say(status, told);
      undo.hidden = false;
      clearTimeout(late);
      late = setTimeout(withdraw, SECONDS * 1000);
    }

    function withdraw() {
      clearTimeout(late);
      if (document.activeElement === undo) start.focus({ preventScroll: true });
      undo.hidden = true;
    }

    /* What is needed, by phase: is it done, and if not, by whom and when, and where do its answers lead? */
    function markup(isTasks) {
      const [one, two, yes, no, way, bold] =
        isTasks ? ["## ", "### ", "- [x] ", "- [ ] ", "  - ", "**"] : ["", "", "☑ ", "☐ ", "   - ", ""];
      const safe = isTasks ? markdown : plain => plain;
      const found = [one + safe(title)];
      const may = needed();
      let list;
      for (const task of tasks.filter(task => may.has(task))) {
        const done = isDone(task);
        const about = spp.all(task.item, ".spp-owner, .spp-when").map(spp.text).join(", ");
        const answer = spp.text(chosen(task)?.closest(".spp-choice")?.querySelector(".spp-said"));
        const phase = task.list.previousElementSibling;
        if (task.list !== list)
          found.push("", ...(phase?.matches(".spp-phase") ? [two + safe(spp.text(phase)), ""] : []));
        found.push((done ? yes : no) + safe(task.name) + (answer && ` ${bold}${safe(answer)}${bold}`)
          + (done || !about ? "" : safe(` (${about})`)));
        if (!answer)
          for (const choice of spp.all(task.item, ".spp-choice"))
            found.push(way + safe(spp.all(choice, ".spp-said, .spp-to").map(spp.text).join(" → ")));
        list = task.list;
      }
      return `${found.join("\n")}\n`;
    }

    const copier = (told, isTasks, classes) => spp.button(told, event =>
      spp.copy(event.currentTarget, status, markup(isTasks), said, markup(false)), classes);

    const count = spp.make("span");
    const bar = spp.make("progress", { "aria-hidden": "true" });
    const status = spp.statusLine();
    const start = spp.button(said.start, () => empty(1, said.gone));
    const undo = spp.button(said.undo, () => {
      restore(before);
      spp.say(status, update());
      withdraw();
    });
    const tools = [copier(said.tasks, true, "spp-primary"), copier(said.list, false), start];
    const top = spp.made("div", "spp-top",
      spp.make("p", {}, count, bar), undo, spp.make("div", { class: "spp-bar" }, ...tools));
    undo.hidden = true;
    box.prepend(top);
    box.append(status);
    box.addEventListener("change", () => spp.say(status, update()));

    /* Browsers bring inputs back of their own accord, some of them late. */
    const come = () => {
      const was = spp.kept(key);
      if (was) restore(was);
      draw();
    };
    come();
    addEventListener("pageshow", come);
    spp.stick(top, box);
  }

  spp.each(".spp-list", open);
})();
