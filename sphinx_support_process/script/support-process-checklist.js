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
    const { title, words } = box.dataset;
    const said = JSON.parse(words);
    const [top, status] = [box.firstElementChild, box.lastElementChild];
    const [count, bar, undo, asTasks, asList, start] = spp.all(top, "span, progress, button");
    const tasks = spp.all(box, ":scope > .spp-tasks > li").map((item, index) => {
      const [name, flag] = spp.all(item, ".spp-name, .spp-flag");
      return { item, inputs: spp.all(item, "input"), flag, name: spp.text(name), number: index + 1 };
    });
    const inputs = tasks.flatMap(task => task.inputs);
    const key = `support-process ${location.pathname} ${inputs[0].name}`;
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
      for (const old of spp.all(box, ".spp-again")) old.remove();
      for (const task of tasks) {
        const isOff = !may.has(task);
        task.item.classList.toggle("spp-off", isOff);
        task.item.classList.toggle("spp-now", task === now);
        task.flag.textContent = isOff ? said.off : task === now ? said.next : "";
        for (const input of task.inputs) input.disabled = isOff;
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
      const press = spp.button(spp.fill(said.again, { number }), () => {
        empty(number, spp.fill(said.from, { number }));
        tasks[number - 1].inputs[0].focus();
      }, "spp-made spp-again");
      task.item.append(press);
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
        const phase = task.item.parentNode.previousElementSibling;
        if (task.item.parentNode !== list)
          found.push("", ...(phase?.matches(".spp-phase") ? [two + safe(spp.text(phase)), ""] : []));
        found.push((done ? yes : no) + safe(task.name) + (answer && ` ${bold}${safe(answer)}${bold}`)
          + (done || !about ? "" : safe(` (${about})`)));
        if (!answer && !done)
          for (const on of spp.all(task.item, ".spp-choice, .spp-beside")) {
            const told = spp.all(on, ".spp-said, .spp-to").map(spp.text).join(" → ");
            if (told) found.push(way + safe(told));
          }
        list = task.item.parentNode;
      }
      return `${found.join("\n")}\n`;
    }

    for (const [press, isTasks] of [[asTasks, true], [asList, false]])
      press.onclick = () => spp.copy(press, status, markup(isTasks), markup(false));
    start.onclick = () => empty(1, said.gone);
    undo.onclick = () => {
      restore(before);
      spp.say(status, update());
      withdraw();
    };
    box.onchange = () => spp.say(status, update());

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
