// Which exports does which tool read otherwise than they are meant? Says each, and fails if any.
import fs from "node:fs";

const CHECKS = { bpmn, mermaid, dot, d2 };
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

async function bpmn(page) {
  const { BpmnModdle } = await import("bpmn-moddle");
  const { Linter } = await import("bpmnlint");
  const { default: NodeResolver } = await import("bpmnlint/lib/resolver/node-resolver.js");
  const config = { extends: "bpmnlint:recommended" };
  await page.addScriptTag({ path: "node_modules/bpmn-js/dist/bpmn-modeler.development.js" });
  for (const [name, xml] of texts("bpmn")) {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
    for (const warning of warnings) tell("bpmn-moddle", name, warning.message);
    const linter = new Linter({ config, resolver: new NodeResolver() }); // its rules remember
    const reports = Object.entries(await linter.lint(rootElement));
    for (const [rule, found] of reports)
      for (const one of found) if (one.category === "error") tell("bpmnlint", name, rule, one.id);
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
  console.log(`== ${format}: ${texts(format).length} exports`);
  const page = await browser.newPage();
  await page.setContent("<!doctype html><body></body>");
  await CHECKS[format](page);
  await page.close();
}
await browser.close();
console.log(wrong ? `${wrong} wrong` : "all are read as they are meant");
process.exit(wrong ? 1 : 0);
