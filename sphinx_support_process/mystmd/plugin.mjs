// A support process on a mystmd site. Written by `support-process mystmd --plugin`, of which it asks
// once a build what all pages show. SUPPORT_PROCESS names that program where it is not on the path.
//
// mystmd keeps what a directive returns until its page changes, and forgets what it reported. So a
// directive only returns an `include` of a small file that holds the same call again: that is read
// in every build, also when nothing but the YAML has changed, and what it reports counts.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const VERSION = 1;
const ROOT = process.cwd();
const OUT = '_build/support-process';
const CALLS = `${OUT}/calls`;
const PROGRAM = process.env.SUPPORT_PROCESS ?? 'support-process';

// The views: what the argument of each names, if it takes one, and the options. A flag is true.
const VIEWS = {
  "representatives": {"of": "", "options": {"step": false, "former": true}},
  "glossary": {"of": "", "options": {"only": false}},
  "levels": {"of": "scale of levels", "options": {}},
  "overview": {"of": "", "options": {"no-map": true}},
  "priorities": {"of": "list of priorities", "options": {}},
  "promises": {"of": "", "options": {}},
  "responsibilities": {"of": "", "options": {"process": false}},
  "role": {"of": "role", "options": {"chart": true}},
  "statistics": {"of": "process", "options": {}},
  "template": {"of": "template", "options": {}},
  "templates": {"of": "", "options": {}},
  "chart": {"of": "process", "options": {"direction": false, "from": false, "to": false, "highlight": false, "compact": true, "caption": false, "name": false}},
  "checklist": {"of": "process", "options": {}},
  "due": {"of": "process", "options": {}},
  "process": {"of": "process", "options": {"chart": false}},
  "walkthrough": {"of": "process", "options": {"reach": false}}
};

const fromRoot = (path) => relative(ROOT, resolve(path)).replaceAll('\\', '/');
const text = (value) => ({ type: 'text', value });
const words = (node) => node.value ?? node.children?.map(words).join('') ?? '';

// --- what is known ----------------------------------------------------------------------------

const pages = new Map(); // by page: its calls, the reading that told of them, whether it is done
let noted = 0; // grows when calls come or go
let asked = {}; // the calls of the last question
let known; // the answer

// All pages are read before mystmd works on the first, so one question is enough for all of them.
function support() {
  const calls = asked.noted === noted ? asked.calls : everyCall();
  if (!known || calls !== asked.calls || isOld()) known = answer(calls);
  asked = { calls, noted };
  return known;
}

let looked = 0; // when it was last looked whether files have changed

function isOld() {
  if (Date.now() - looked < 100) return false; // mystmd waits so long before it builds again
  looked = Date.now();
  return Object.entries(known.watched).some(([path, then]) => stamp(path) !== then);
}

const everyCall = () => JSON.stringify([...pages.values()].flatMap(({ calls }) => [...calls]).sort());
const stamp = (path) => `${statSync(join(ROOT, path), { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? ''}`;

// What was read is watched as it was before it was read: it may have changed meanwhile.
function answer(calls) {
  const before = Object.keys(known?.watched ?? { '.': '', support: '', 'docs/support': '' }).map((path) => [path, stamp(path)]);
  let failed = 'this plugin is of another version: write it anew with `support-process mystmd --plugin`';
  try {
    mkdirSync(join(ROOT, OUT), { recursive: true });
    const file = join(ROOT, OUT, 'answer.json');
    const output = openSync(file, 'w'); // a file, since Node reads so much through a pipe slowly
    try {
      execFileSync(PROGRAM, ['mystmd'], { cwd: ROOT, input: calls, encoding: 'utf-8', stdio: ['pipe', output, 'pipe'] });
    } finally {
      closeSync(output);
    }
    const found = JSON.parse(readFileSync(file, 'utf-8'));
    if (found.version === VERSION) return found;
  } catch (error) {
    failed = error.stderr?.trim() || error.message;
    if (error.code === 'ENOENT') failed = `\`${PROGRAM}\` was not found: put it on the path, or name it by SUPPORT_PROCESS`;
  }
  return { failed, watched: Object.fromEntries(before) };
}

// A page that is read anew forgets its calls; one that includes a file with calls does not.
function note(page, key, reading) {
  const had = pages.get(page);
  if (had && (had.reading === reading || !had.finished)) {
    if (had.calls.has(key)) return;
    had.calls.add(key);
  } else {
    pages.set(page, { calls: new Set([key]), reading, finished: false });
  }
  noted += 1;
}

function tell(vfile, position, message) {
  const told = vfile.message(message, position);
  told.fatal = true; // an error, which --strict counts
  told.source = 'support-process';
  return told;
}

// --- directives -------------------------------------------------------------------------------

const SHOWN = 'support:shown'; // what a directive leaves for `unfolded`
const PART = 'support:part'; // in it, what mystmd read in a text
const TEXT = 'support:text'; // in an answer, a text that it has to read
const open = []; // the views whose texts are read meanwhile, the outer one first

const outer = Object.entries(VIEWS).map(([view, { of, options }]) => ({
  name: `support:${view}`,
  arg: of ? { type: String, doc: `the id of a ${of}` } : undefined,
  options: Object.fromEntries(Object.entries(options).map(([name, flag]) => [name, { type: flag ? Boolean : String }])),
  run({ arg = '', options = {}, node }, vfile, ctx) {
    const line = node.position?.start.line ?? 1;
    const given = Object.entries(options).filter(([, value]) => value !== false);
    const written = Object.fromEntries(given.map(([name, value]) => [name, value === true ? '' : value]));
    if (open.length) return shown(JSON.stringify(['', 0, view, arg, written]), node, vfile, ctx);
    const page = fromRoot(vfile.path);
    const key = JSON.stringify([page, line, view, arg, written]);
    note(page, key, vfile);
    return [{ type: 'include', file: `/${fileOf(key, line)}` }];
  },
}));

// A file with a call on the line on which it stands on the page.
function fileOf(key, line) {
  const call = `${'\n'.repeat(line - 1)}~~~{support-call}\n${key}\n~~~\n`;
  const name = `${CALLS}/${createHash('sha256').update(call).digest('hex').slice(0, 16)}.md`;
  if (!existsSync(join(ROOT, name))) {
    mkdirSync(join(ROOT, CALLS), { recursive: true });
    writeFileSync(join(ROOT, name), call);
  }
  return name;
}

const inner = {
  name: 'support-call',
  body: { type: String, required: true },
  run: ({ body, node }, vfile, ctx) => shown(body, node, vfile, ctx),
};

// What mystmd itself has to read is read now, as it is on the page; all else comes in `unfolded`.
function shown(key, { position }, vfile, ctx) {
  const [page, , view, argument] = JSON.parse(key);
  const name = `${view} ${argument}`;
  if (open.includes(name)) {
    tell(vfile, position, 'this text shows itself (take the directive that does so out of it)');
    return [];
  }
  note(page, key, pages.get(page)?.reading);
  const { calls, mistakes, failed } = support();
  for (const message of failed ? [failed] : (mistakes[key] ?? [])) tell(vfile, position, message);
  const nodes = calls?.[key] ?? [];
  const texts = [];
  nodes.forEach((node) => collect(node, texts));
  open.push(name);
  try {
    const parts = texts.length ? read(texts, vfile, ctx, position) : [];
    const children = [...parts.map(({ nodes }) => ({ type: PART, children: nodes })), ...parts.flatMap(({ notes }) => notes)];
    return [{ type: SHOWN, nodes, position, children }];
  } finally {
    open.pop();
  }
}

// --- texts ------------------------------------------------------------------------------------

// Every call of parseMyst makes a parser, so all texts of a view are read at once, with comments
// between them. A fence that is not closed swallows what follows: then each is read by itself.
const BREAK = { value: 'support-break', source: '\n\n% support-break\n\n', lines: 4 };

function collect(node, texts) {
  if (node.type === TEXT) texts.push(node);
  node.children?.forEach((child) => collect(child, texts));
}

function read(texts, vfile, ctx, position) {
  const before = vfile.messages.length;
  // the parser adds the line of the directive to each line
  const { children } = ctx.parseMyst(texts.map(({ value }) => value).join(BREAK.source), -position.start.line);
  const parts = [{ nodes: [], notes: [] }];
  const notes = new Map(); // they all come at the end
  for (const node of children) {
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, node);
    else if (node.type === 'comment' && node.value.trim() === BREAK.value) parts.push({ nodes: [], notes: [] });
    else parts.at(-1).nodes.push(node);
  }
  if (parts.length !== texts.length && texts.length > 1) {
    vfile.messages.length = before;
    return texts.flatMap((each) => read([each], vfile, ctx, position));
  }
  let next = 1;
  const starts = texts.map(({ value }) => (next += value.split('\n').length - 1 + BREAK.lines) - value.split('\n').length + 1 - BREAK.lines);
  const place = (line = 1) => {
    const index = Math.max(0, starts.findLastIndex((start) => start <= line));
    return `${texts[index].file}:${texts[index].line + line - starts[index]}`;
  };
  for (const message of vfile.messages.slice(before)) {
    if (!message.placed) message.message = `${place(message.position?.start?.line)}: ${message.message}`;
    Object.assign(message, { placed: true, position, place: position });
  }
  const number = position.start.line;
  texts.forEach((each, index) => settle(parts[index], each, `-${number}-${index}`, { notes, vfile, position, place }));
  return parts;
}

// Let what was read in a text stand at the directive; its files lie beside the YAML, its names of
// steps mean those of its process, and its footnotes are no other's.
function settle(part, { file, process, walking }, mark, { notes, vfile, position, place }) {
  const own = new Map();
  const look = (node, around) => {
    const line = node.position?.start.line ?? around; // roles of mystmd give theirs no position
    const at = place(line);
    node.position = position;
    if ((node.type === 'image' || node.type === 'link') && !located.has(node)) locate(node, { file, vfile, at });
    if (isLink(node)) node.within ??= { process, walking, at };
    if (node.type === 'footnoteReference' && notes.has(node.identifier)) {
      own.set(node.identifier, notes.get(node.identifier));
      node.identifier = node.label = node.identifier + mark;
    }
    node.children?.forEach((child) => look(child, line));
  };
  part.nodes.forEach((node) => look(node));
  for (const [identifier, note] of own) {
    look(note);
    part.notes.push({ ...note, label: identifier + mark, identifier: identifier + mark });
  }
}

const located = new WeakSet(); // the pictures and links of texts that are seen from the page already
const ADDRESS = /^([a-z][a-z\d+.-]*:|#)/i;

// A file that a text names lies beside the YAML; from `/` on it is named from the root of the site.
function locate(node, { file, vfile, at }) {
  located.add(node);
  const { url } = node;
  if (ADDRESS.test(url)) return;
  const home = resolve(ROOT, dirname(file));
  const path = url.startsWith('/') ? join(ROOT, url) : join(home, url);
  const isThere = [ROOT, home].some((folder) => !relative(folder, path).startsWith('..')) && existsSync(path);
  if (isThere) {
    node.url = fromPage(path, vfile);
  } else if (node.type === 'image') {
    // of most, the check of the YAML has told already
    const isTold = support().problems?.some(([file, line, , said]) => `${file}:${line}` === at && said.startsWith('file `'));
    if (!isTold) tell(vfile, node.position, `${at}: file \`${url}\` does not exist beside this file`).placed = true;
    become(node, text(node.alt ?? url));
  }
}

const fromPage = (path, vfile) => relative(dirname(resolve(vfile.path)), path).replaceAll('\\', '/');

// --- roles ------------------------------------------------------------------------------------

const KINDS = ['process', 'step', 'role', 'template', 'community', 'priorities', 'levels', 'level'];

const roles = KINDS.map((kind) => ({
  name: `support:${kind}`,
  body: { type: String, required: true },
  run({ body, node }) {
    const [, said, name] = /^(.*?)\s*<([^<>]*)>$/s.exec(body) ?? [];
    const children = said ? [text(said)] : [];
    return [{ type: 'crossReference', role: { kind, name: (name ?? body).trim() }, children, position: node.position }];
  },
}));

// What texts that were written for Sphinx have, and mystmd does not know.
const plain = (name, made) => ({ name, body: { type: String, required: true }, run: ({ body }) => [made(body)] });
const bold = (said) => ({ type: 'strong', children: [text(said)] });
roles.push(plain('guilabel', bold), plain('command', bold));
roles.push(plain('menuselection', (said) => bold(said.replaceAll('-->', '▸'))));
roles.push(plain('file', (value) => ({ type: 'inlineCode', value })));

const button = {
  name: 'button-link',
  arg: { type: String, required: true },
  options: Object.fromEntries(['color', 'outline', 'expand', 'shadow', 'tooltip'].map((name) => [name, { type: String }])),
  body: { type: String },
  run: ({ arg, body }) => [{ type: 'paragraph', children: [{ type: 'link', url: arg, children: [text(body ?? arg)] }] }],
};

// --- afterwards, on each page -----------------------------------------------------------------

let teller; // the page with which it is told what is wrong in the YAML

const finish = {
  name: 'support-process',
  stage: 'document',
  plugin: () => (tree, vfile) => {
    const page = fromRoot(vfile.path);
    finished(page, tree);
    unfolded(tree, vfile);
    const { failed, problems } = support();
    if (failed) return;
    teller ??= page;
    for (const [file, line, column, message] of problems) {
      if (file === page) tell(vfile, { start: { line, column }, end: { line, column } }, message);
      else if (teller === page && !file.endsWith('.md')) tell(vfile, undefined, `${file}:${line}:${column}: ${message}`);
    }
    const headings = new Set(every(tree, ({ type }) => type === 'heading').map(({ identifier }) => identifier));
    const lost = new Set(problems.filter(([file]) => file === page).map(([, , , message]) => message));
    for (const node of every(tree, isLink)) lead(node, { vfile, headings, lost });
  },
};

// A page without any call, be it that it had some before, tells of none when it is read.
function finished(page, tree) {
  const state = pages.get(page);
  if (state && hasCalls(tree)) state.finished = true;
  else if (pages.delete(page)) noted += 1;
}

// The nodes of a kind in a tree, the outer one first.
function every(node, is, found = []) {
  if (is(node)) found.push(node);
  for (const child of node.children ?? []) every(child, is, found);
  return found;
}

const isLink = ({ type }) => type === 'crossReference' || type === 'link';
const isCall = ({ type, file }) => type === 'include' && file?.startsWith(`/${CALLS}/`);
const hasCalls = (node) => isCall(node) || (node.children?.some(hasCalls) ?? false);

// Lead a role or link to what it names; what is on no page stays words.
function lead(node, { vfile, headings, lost }) {
  const { definitions, names, terms } = known;
  const { role, within = {} } = node;
  delete node.role;
  delete node.within;
  const link = node.type === 'link' ? /^#(.+)/.exec(node.url)?.[1].toLowerCase() : node.identifier;
  // of {term}, which has its words; Markdown looks for the anchor that is made of its name
  if (terms[link]) Object.assign(node, { identifier: terms[link], label: terms[link].replaceAll(' ', '-') });
  let meant = headings.has(link) ? undefined : names[`#${link}`];
  if (role) meant = names[`${role.kind}:${within.process}.${role.name}`] ?? names[`${role.kind}:${role.name}`];
  const found = definitions[meant];
  const isTold = node.type === 'link' && [...lost].some((said) => said.startsWith(`the link \`#${link}\` `));
  if (!found && !role && !isTold) {
    if (within.at && node.type === 'crossReference') node.within = within.at;
    return;
  }
  const near = found?.process && found.process === within.process;
  if (!node.children?.length) node.children = [text((near ? found.near : found?.says) ?? role?.name ?? link)];
  const target = (within.walking && found?.walks) || found?.leads;
  if (!target) {
    const message = `the link \`#${link}\` leads nowhere, since no page shows that (add \`{support:${found?.view}}\` to one)`;
    if (found && !role) tell(vfile, node.position, within.at ? `${within.at}: ${message}` : message);
    become(node, text(words(node)));
  } else {
    const { children, position } = node;
    become(node, { type: 'crossReference', label: target, identifier: target.toLowerCase(), children, position });
  }
}

// What keeps an identifier would be a target.
function become(node, other) {
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, other);
}

// The nodes that our calls show in place of what they left; files that held them are taken out.
function unfolded(node, vfile) {
  node.children = node.children?.flatMap((child) => {
    if (child.type === SHOWN) return filled(child, vfile);
    unfolded(child, vfile);
    return isCall(child) ? (child.children ?? []) : [child];
  });
  if (!node.children) delete node.children;
}

// All nodes of a call, with what was read in each of its texts.
function filled(shown, vfile) {
  unfolded(shown, vfile);
  const parts = shown.children.filter(({ type }) => type === PART).values();
  const fill = (node) => {
    if (node.type === TEXT) return placed(node, parts.next().value.children);
    if (node.within) node.position = shown.position;
    if (node.type === 'image') node.url = fromPage(join(ROOT, node.url), vfile);
    if (node.children) node.children = node.children.flatMap(fill);
    return [node];
  };
  const nodes = structuredClone(shown.nodes).flatMap(fill);
  return [...nodes, ...shown.children.filter(({ type }) => type !== PART)];
}

// What was read in a text: without its paragraph within a line; with the target that the text was.
function placed({ inline, label, identifier, html_id }, nodes) {
  if (inline) return nodes.flatMap((node) => (node.type === 'paragraph' ? node.children : [node]));
  if (!label) return nodes;
  const target = { label, identifier, html_id };
  const [first, ...others] = nodes;
  if (first?.type === 'paragraph' && !first.label) return [{ ...first, ...target }, ...others];
  return [{ type: 'paragraph', ...target, children: [] }, ...nodes];
}

const last = {
  name: 'support-process-last',
  stage: 'project',
  plugin: () => (tree, vfile) => {
    for (const node of every(tree, ({ type }) => type === 'crossReference')) {
      // with a template TeX writes a reference to a label that it never sets, and not the words
      if (node.kind === 'paragraph:step') delete node.template;
      if (node.within && !node.resolved) tell(vfile, node.position, `${node.within}: nothing is called \`${node.label}\``);
      delete node.within;
    }
  },
};

export default {
  name: 'Support process',
  directives: [...outer, inner, button],
  roles,
  transforms: [finish, last],
};
