/* Follows the ticks and answers of a checklist: what is next, what is not needed any more.

   Without this script the boxes can be ticked and the questions answered all the same. */
(() => {
  "use strict";
  const { each, make, button, fill, keep, kept, say, copy, stayBelow } = globalThis.supportProcess;
  const UNDO = 10_000; // ms

  function open(box) {
    const words = JSON.parse(box.dataset.words);
    const title = box.dataset.title;
    const lists = [...box.querySelectorAll(":scope > .spp-tasks")];
    const tasks = lists.flatMap(list => [...list.children].map((item, at) => task(item, list.start + at)));
    const byNumber = new Map(tasks.map(one => [one.number, one]));
    const key = `support-process ${location.pathname} ${tasks[0].inputs[0].name}`;
    let before = null;
    let late = 0;

    function task(item, number) {
      const inputs = [...item.querySelectorAll("input")];
      const flag = make("span", { class: "spp-made spp-flag" });
      const name = item.querySelector(".spp-name");
      name.after(flag);
      return { item, number, inputs, flag, name: name.textContent };
    }

    const chosen = one => one.inputs.find(input => input.checked);
    const nextOf = input => Number(input.dataset.next);
    const toOf = input => (input.closest(".spp-choice, li")).querySelector(".spp-to");

    /* The tasks that can come from one on; `ways` tells which of its inputs count. */
    function from(number, ways) {
      const seen = new Set();
      const waiting = [number];
      while (waiting.length) {
        const one = byNumber.get(waiting.pop());
        if (!one || seen.has(one)) continue;
        seen.add(one);
        waiting.push(...ways(one).map(nextOf));
      }
      return seen;
    }

    /* Whether the answer of a task leads back to what has led to it: then it is not done yet. */
    function isBack(one) {
      const input = chosen(one);
      const to = input ? nextOf(input) : 0;
      return to > 0 && to <= one.number && from(to, other => other.inputs).has(one);
    }

    function needed() {
      const ways = one => (chosen(one) && !isBack(one) ? [chosen(one)] : one.inputs);
      return from(tasks[0].number, ways);
    }

    function draw() {
      const may = needed();
      const open = tasks.filter(one => may.has(one));
      const ready = open.filter(one => chosen(one) && !isBack(one));
      const next = open.find(one => isBack(one)) ?? open.find(one => !chosen(one));
      for (const one of tasks) {
        const off = !may.has(one);
        one.item.classList.toggle("spp-off", off);
        one.item.classList.toggle("spp-now", one === next);
        for (const input of one.inputs) input.disabled = off;
        one.flag.textContent = off ? words.off : one === next ? words.next : "";
        ask(one, may.has(one) && isBack(one));
      }
      bar.max = open.length;
      bar.value = ready.length;
      const numbers = { done: ready.length, all: open.length };
      count.textContent = next ? fill(words.count, numbers) : words.all;
      const left = tasks.length - open.length;
      return [
        next ? `${count.textContent}.` : [`${words.all}.`, ...ends(open)].join(" "),
        left === 1 ? words.one : left ? fill(words.many, { count: left }) : "",
      ].filter(Boolean).join(" ");
    }

    /* How a process that is through goes on, as a sentence of its own. */
    function ends(open) {
      const last = open.map(chosen).filter(input => input && !input.dataset.next && toOf(input)).at(-1);
      if (!last) return [];
      const said = toOf(last).textContent;
      return [`${said[0].toUpperCase()}${said.slice(1)}`.replace(/\.?$/, ".")];
    }

    function ask(one, asks) {
      one.again?.remove();
      one.again = null;
      if (!asks) return;
      const number = nextOf(chosen(one));
      one.again = button(fill(words.again, { number }), () => {
        remember();
        for (const other of tasks) if (other.number >= number) clear(other);
        update();
        offer(fill(words.from, { number }));
        byNumber.get(number).inputs[0].focus();
      }, "spp-made");
      one.item.append(one.again);
    }

    function clear(one) {
      for (const input of one.inputs) input.checked = false;
    }

    const state = () => Object.fromEntries(tasks.map(one => [one.inputs[0].name, chosen(one)?.value ?? null]));

    function restore(was) {
      for (const { inputs } of tasks)
        for (const input of inputs) input.checked = was[input.name] === input.value;
    }

    function remember() {
      before = state();
    }

    function update() {
      keep(key, state());
      return draw();
    }

    /* Says what is gone, and offers to bring it back for a while. */
    function offer(said) {
      say(status, said);
      undo.hidden = false;
      clearTimeout(late);
      late = setTimeout(withdraw, UNDO);
    }

    function withdraw() {
      clearTimeout(late);
      if (document.activeElement === undo) start.focus({ preventScroll: true });
      undo.hidden = true;
    }

    /* The lines of a list: what is done, what to do and by whom, without what is not needed. */
    function lines(write) {
      const may = needed();
      for (const list of lists) {
        const mine = tasks.filter(one => one.item.parentNode === list && may.has(one));
        const phase = list.previousElementSibling;
        if (mine.length && phase?.matches(".spp-phase")) write.phase(phase.textContent.trim());
        for (const one of mine) {
          const part = name => words_of(one.item.querySelector(`.${name}`));
          const input = chosen(one);
          const done = Boolean(input) && !isBack(one);
          const about = [part("spp-owner"), part("spp-when")].filter(Boolean).join(", ");
          const answer = input?.type === "radio" ? words_of(input.closest(".spp-choice").querySelector(".spp-said")) : "";
          write.task(done, one.name.trim(), answer, done || !about ? "" : ` (${about})`);
        }
      }
    }

    const words_of = node => node?.textContent.trim().replace(/\s+/g, " ") ?? "";

    function list(isTasks) {
      const text = [];
      const said = isTasks ? markdown : plain => plain;
      const html = make("div", {}, make("h2", {}, title));
      const heading = (sign, name) => text.push(...(text.length ? [""] : []), isTasks ? `${sign} ${said(name)}` : name, "");
      heading("##", title);
      lines({
        phase(name) {
          if (text.at(-1) === "") text.pop();
          heading("###", name);
          html.append(make("h3", {}, name));
        },
        task(done, name, answer, about) {
          const mark = isTasks ? `- [${done ? "x" : " "}]` : done ? "☑" : "☐";
          const bold = answer && (isTasks ? ` **${said(answer)}**` : ` ${answer}`);
          text.push(`${mark} ${said(name)}${bold}${said(about)}`);
          if (html.lastChild.tagName !== "UL") html.append(make("ul"));
          const strong = answer ? [" ", make("strong", {}, answer)] : [];
          html.lastChild.append(make("li", {}, `${done ? "☑" : "☐"} ${name}`, ...strong, about));
        },
      });
      return { text: `${text.join("\n")}\n`, html: html.innerHTML };
    }

    const count = make("span");
    const bar = make("progress", { "aria-hidden": "true" });
    const undo = button(words.undo, () => {
      restore(before);
      say(status, update());
      start.focus({ preventScroll: true });
      withdraw();
    });
    const status = make("p", { class: "spp-made spp-status", role: "status" });
    const asTasks = button(words.tasks, () => copy(asTasks, status, list(true), words), "spp-primary");
    const asList = button(words.list, () => copy(asList, status, list(false), words));
    const start = button(words.start, () => {
      remember();
      tasks.forEach(clear);
      update();
      offer(words.gone);
    });
    undo.hidden = true;
    box.prepend(make("div", { class: "spp-made spp-top" }, make("p", {}, count, bar), undo));
    box.append(make("div", { class: "spp-made spp-bar" }, asTasks, asList, start), status);
    box.addEventListener("change", () => say(status, update()));

    /* Browsers bring back inputs of their own accord, some of them late. */
    const come = () => {
      const was = kept(key);
      if (was) restore(was);
      draw();
    };
    come();
    addEventListener("pageshow", come);
    stayBelow(box);
  }

  /* A text as Markdown that reads the same. */
  function markdown(text) {
    return text.replace(/[\\`*_[\]<>#|~@!]|&(?=#?\w+;)/g, "\\$&");
  }

  each(".spp-list", open);
})();
