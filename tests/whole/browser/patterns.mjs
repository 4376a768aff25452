// Puts the samples of docs/patterns.md into the real frames and style sheets, so that components can be looked at and
// checked before any page uses them. `node tests/whole/browser/patterns.mjs [build folder]` writes them to out/patterns.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const pages = path.join(root, 'src/platform/web/pages');
export const folder = path.join(root, 'out/patterns');

/** Fills a template as the program does, but without its checks. */
function fill(text, values) {
  return text
    .replace(/\{\{>(\w+)\}\}/g, (_, part) => fill(fs.readFileSync(path.join(pages, `${part.toLowerCase()}.html`), 'utf8').trimEnd(), values))
    .replace(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, name, inside) =>
      [values[name] ?? []].flat().map((round) => fill(inside, { ...values, ...round })).join(''))
    .replace(/\{\{!.*?\}\}/g, '')
    .replace(/\{\{(\w+)(?::\w+)?\}\}/g, (_, name) => values[name])
    .replace(/^\s*\n/gm, '');
}

const event = { EVENT_TITLE: 'London SEND Summit 2022', EVENT_PATH: '#main', DATE: { EVENT_DATE: 'Friday 10 June 2022' } };
const tabs = ['Overview', 'Delegates', 'Places', 'Form', 'Summary', 'Notes', 'Report'];
const titles = { summary: 'Summary', overview: 'Overview', import: 'Delegates', places: 'Places', form: 'The day' };

export function writePatterns() {
  fs.mkdirSync(folder, { recursive: true });
  for (const sheet of ['desk', 'phone'])
    execFileSync(process.execPath, [path.join(root, 'node_modules/sass/sass.js'), '--no-source-map', '--quiet-deps',
      `--load-path=${path.join(root, 'node_modules')}`, path.join(root, `src/platform/web/assets/${sheet}.scss`),
      path.join(folder, `${sheet}.css`)]);
  for (const file of ['desk.js', 'phone.js', 'mark.svg'])
    fs.copyFileSync(path.join(root, 'src/platform/web/assets', file), path.join(folder, file));
  fs.copyFileSync(path.join(root, 'node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'),
    path.join(folder, 'inter.woff2'));
  const written = [];
  for (const sample of fs.readdirSync(path.join(here, 'patterns')).sort()) {
    const kind = sample.includes('.phone.') ? 'phone' : 'desk';
    const name = sample.split('.')[0];
    const frame = fs.readFileSync(path.join(pages, `${kind}.html`), 'utf8');
    const content = fill(fs.readFileSync(path.join(here, 'patterns', sample), 'utf8'), {});
    const page = fill(frame.replace('{{CONTENT:none}}', () => content), {
      TITLE: titles[name], STYLE: `${kind}.css`, SCRIPT: `${kind}.js`, ICON: 'mark.svg', FONT: 'inter.woff2',
      PROGRAMME: { PROGRAMME_NAME: 'London Innovation and Improvement Alliance' },
      SECTION: ['Events', 'Organisations'].map((label, at) =>
        ({ SECTION_LABEL: label, SECTION_PATH: '#main', SECTION_CURRENT: at === 0 ? {} : [] })),
      EVENT: { ...event, TAB: tabs.map((label) => ({ TAB_LABEL: label, TAB_PATH: '#main', TAB_CURRENT: label === titles[name] ? {} : [] })) },
      PROGRESS: { PAGE: 1, PAGES: 3, STEP: [{ STEP_REACHED: {} }, { STEP_AHEAD: {} }, { STEP_AHEAD: {} }] },
    });
    fs.writeFileSync(path.join(folder, `${name}.html`), page);
    written.push({ name, kind, file: path.join(folder, `${name}.html`), html: page });
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file } of writePatterns()) console.log(file);
