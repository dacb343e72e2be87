// Which exports does which tool read or run otherwise than they are meant? Says each, and fails if any.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

const CHECKS = { bpmn, run, mermaid, dot, d2 };
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CHECKS);
const exports_ = fs.readdirSync("exports").sort();
let wrong = 0;

function tell(...what) {
  wrong += 1;
  console.log("  wrong:", ...what);
}

function texts(format) {
  return exports_
    .filter((name) => name.endsWith(`.${format}`))
    .map((name) => [name, fs.readFileSync(`exports/${name}`, "utf8")]);
}

// What a reader sees of a text: no word joiners, white space or substitutes for signs.
const ALIKE = { "“": '"', "”": '"', "∗": "*", "∼": "~", "‹": "<", "›": ">", "ˋ": "`" };
function seen(text) {
  return [...text.replace(/[\u2060\s]|<br\/>/g, "")].map((sign) => ALIKE[sign] ?? sign).join("");
}

function compare(what, found, meant) {
  const [one, other] = [found, meant].map((all) => all.map(seen).sort());
  for (const text of one.filter((text) => !other.includes(text))) tell(what, "shows", text);
  for (const text of other.filter((text) => !one.includes(text))) tell(what, "lacks", text);
}

// The strings in double quotes that follow some words, without the escapes of C.
function labels(text, before) {
  return [...text.matchAll(new RegExp(`${before}"((?:[^"\\\\]|\\\\.)*)"`, "g"))].map((found) =>
    found[1].replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign)),
  );
}

// The texts of an SVG: of each <text>, its lines together.
function drawn(svg) {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map((found) =>
    found[1]
      .replace(/<[^>]*>/g, "")
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
      .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]),
  );
}

const CAMUNDA = "plugin:camunda-compat/camunda-cloud-8-7";

// What Camunda 8 lacks in a file that is for any engine.
const ZEEBE = new Set(
  ["user-task-definition", "zeebe-user-task", "called-element", "implementation"].map(
    (rule) => `camunda-compat/${rule}`,
  ),
);

// A document with these extensions, as they are named in the packages that describe them.
async function read(xml, ...extensions) {
  const { BpmnModdle } = await import("bpmn-moddle");
  const packages = { zeebe: "zeebe-bpmn-moddle", modeler: "modeler-moddle" };
  const described = extensions.map((name) => [
    name,
    JSON.parse(fs.readFileSync(`node_modules/${packages[name]}/resources/${name}.json`, "utf8")),
  ]);
  return (await new BpmnModdle(Object.fromEntries(described)).fromXML(xml)).rootElement;
}

async function linted(rootElement, rules) {
  const { Linter } = await import("bpmnlint");
  const { default: NodeResolver } = await import("bpmnlint/lib/resolver/node-resolver.js");
  const linter = new Linter({ config: { extends: rules }, resolver: new NodeResolver() }); // they remember
  const reports = Object.entries(await linter.lint(rootElement));
  return reports.flatMap(([rule, found]) => found.map((one) => ({ ...one, rule })));
}

async function bpmn(page) {
  const { BpmnModdle } = await import("bpmn-moddle");
  await page.addScriptTag({ path: "node_modules/bpmn-js/dist/bpmn-modeler.development.js" });
  for (const [name, xml] of texts("bpmn")) {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
    for (const warning of warnings) tell("bpmn-moddle", name, warning.message);
    const executable = name.endsWith("-executable.bpmn");
    for (const one of await linted(rootElement, "bpmnlint:recommended"))
      if (executable || one.category === "error") tell("bpmnlint", name, one.rule, one.id);
    if (executable)
      for (const one of await linted(await read(xml, "zeebe", "modeler"), CAMUNDA))
        if (!ZEEBE.has(one.rule)) tell("Camunda", name, one.rule, one.id, one.message);
    const [said, ids] = await page.evaluate(async (xml) => {
      document.body.innerHTML = '<div id="canvas" style="height: 800px"></div>';
      const modeler = new BpmnJS({ container: "#canvas" });
      const { warnings } = await modeler.importXML(xml);
      const all = modeler.get("elementRegistry").getAll();
      return [warnings.map((one) => one.message), all.map((element) => element.id)];
    }, xml);
    for (const message of said) tell("bpmn-js", name, message);
    for (const [, id] of xml.matchAll(/bpmnElement="([^"]+)"/g))
      if (id !== "collaboration" && !ids.includes(id)) tell("bpmn-js", name, "drops", id);
  }
}

// The host of the guide in bpmn-engine: what it prints there, and a process whose timer fires.
async function run() {
  const guide = fs.readFileSync("run-in-an-engine.md", "utf8");
  const blocks = (kind) => [...guide.matchAll(new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, "gs"))];
  const [host, used] = blocks("js").map((found) => found[1]);
  fs.writeFileSync("host.mjs", host);
  fs.writeFileSync("used.mjs", used);
  fs.copyFileSync("exports/triage-executable.bpmn", "triage.bpmn");
  const { stdout, stderr } = spawnSync("node", ["used.mjs"], { encoding: "utf8" });
  if (stdout !== blocks("text").at(-1)[1]) tell("bpmn-engine", "prints", stdout, stderr);

  const { start } = await import(`${process.cwd()}/host.mjs`);
  const { Timers } = await import("bpmn-elements");
  const delays = [];
  const timers = new Timers({
    setTimeout(fire, delay, ...more) {
      delays.push(delay);
      return setTimeout(fire, 10, ...more);
    },
  });
  const answers = { "report-source": "A ticket", reproduce: "No", "hand-back": undefined };
  const asked = [];
  const outcome = await start(
    "exports/incident-response-executable.bpmn",
    "incident-response",
    (task, done) => {
      const step = task.id.split(".").at(-1);
      asked.push(step);
      if (step in answers) done(answers[step]); // nobody answers the others
    },
    { timers },
  );
  const met = JSON.stringify({ outcome, asked, delays });
  const meant = JSON.stringify({
    outcome: "non-incident",
    asked: ["report-source", "reproduce", "ask-symptoms", "hand-back"],
    delays: [4 * 60 * 60 * 1000],
  });
  if (met !== meant) tell("bpmn-engine", "goes", met, "instead of", meant);

  const called = await start("exports/triage-executable.bpmn", "triage", (task, done) => done("No"));
  if (called !== "declined") tell("bpmn-engine", "ends triage with", called);
  try {
    await start("exports/triage-executable.bpmn", "triage", (task, done) => done("Perhaps"));
    tell("bpmn-engine", "takes an answer that is none");
  } catch (error) {
    if (!/no conditional flow taken/.test(error.message)) tell("bpmn-engine", error.message);
  }
}

async function mermaid(page) {
  const versions = fs.readdirSync("node_modules").filter((name) => name.startsWith("mermaid-"));
  for (const version of versions) {
    await page.reload();
    await page.addScriptTag({ path: `node_modules/${version}/dist/mermaid.min.js` });
    // earlier releases show `&` as `&amp;` where labels are no HTML
    const kinds = /-(11\.17|1[2-9])\./.test(version) ? [true, false] : [true];
    for (const html of kinds)
      for (const [name, source] of texts("mermaid")) {
        const found = await page.evaluate(draw, [source, html]);
        const boxes = source.replace(/accTitle.*/, "").replaceAll("\\", "\\\\");
        compare(`${version}${html ? "" : " without HTML"} ${name}`, found, labels(boxes, ""));
      }
  }
}

async function draw([source, html]) {
  mermaid.initialize({ startOnLoad: false, htmlLabels: html, flowchart: { htmlLabels: html } });
  document.body.innerHTML = "<div></div>";
  document.body.firstChild.innerHTML = (await mermaid.render("drawn", source)).svg;
  const edges = [...document.querySelectorAll(".edgeLabels .edgeLabel")];
  return [...document.querySelectorAll(".node"), ...edges.filter((one) => !one.closest(".edgeLabel .edgeLabel"))]
    .map((one) => one.textContent)
    .filter((text) => text.trim());
}

async function dot() {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  const { error } = console;
  console.error = (...said) => tell("Graphviz says", ...said);
  for (const [name, source] of texts("dot")) {
    const meant = labels(source, "label=").join("\n").replaceAll("&amp;", "&").split("\n");
    compare(`Graphviz ${name}`, drawn(graphviz.layout(source, "svg", "dot")), meant);
  }
  console.error = error;
}

async function d2() {
  const { D2 } = await import("@terrastruct/d2");
  const engine = new D2();
  for (const [name, source] of texts("d2")) {
    const { diagram, renderOptions } = await engine.compile(source);
    const meant = labels(source, "^[^#\"]*: ").concat(labels(source, "\\n\\w[^\\n\"]*: "));
    compare(`D2 ${name}`, drawn(await engine.render(diagram, renderOptions)), meant);
  }
}

const { chromium } = await import("playwright-core");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (const format of chosen) {
  console.log(`== ${format}`);
  const page = await browser.newPage();
  await page.setContent("<!doctype html><body></body>");
  await CHECKS[format](page);
  await page.close();
}
await browser.close();
console.log(wrong ? `${wrong} wrong` : "all are read as they are meant");
process.exit(wrong ? 1 : 0);
