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

/** Fills a template as the program does, but without its checks. A section may be a text: its own name means that. */
function fill(text, values) {
  return text
    .replace(/\{\{>(\w+)\}\}/g, (_, part) => fill(fs.readFileSync(path.join(pages, `${part.toLowerCase()}.html`), 'utf8').trimEnd(), values))
    .replace(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, name, inside) =>
      [values[name] ?? []].flat().map((round) => fill(inside, { ...values, ...(typeof round === 'string' ? { [name]: round } : round) })).join(''))
    .replace(/\{\{!.*?\}\}/g, '')
    .replace(/\{\{(\w+)(?::\w+)?\}\}/g, (_, name) => values[name])
    .replace(/^\s*\n/gm, '');
}

const event = { EVENT_TITLE: 'London SEND Summit 2022', EVENT_PATH: '#main', DATE: 'Friday 10 June 2022' };
const tabs = ['Overview', 'Delegates', 'Places', 'Form', 'Summary', 'Notes', 'Report'];
const people = [['Eilidh', 'Abara', 'City of London', 'Came', '9:05'], ['Gwen', 'Abara', 'Sutton', 'Booked'],
  ['Marguerite', 'Alderwick', 'National Network of Parent Carer Forums', 'Booked'], ['Zainab', 'Appleyard', 'Bromley', 'Came', '8:52']];
const cell = (words, more = {}) => ({ CELL_IS_DATA: {}, CELL_TEXT: words, ...more });
/** What the templates of samples are filled with: a list with a selection. */
const samples = {
  list: {
    TOKEN: 'token', LIST_PATH: '#main', LIST_SCRIPT: 'list.js', CAPTION: 'Delegates, sorted by Person',
    TOOLS: {
      CHIPS: { FILTER: 'state', FILTER_LABEL: 'State', ALL_PATH: '#main', ALL_COUNT: '4', ALL_CURRENT: {},
        CHOICE: [['Invited', '0', 'later'], ['Booked', '2', 'next'], ['Came', '2', 'done']].map(([CHOICE, CHOICE_COUNT, mark]) =>
          ({ CHOICE, CHOICE_COUNT, CHOICE_TONE: '', CHOICE_PATH: '#main', CHOICE_MARK: mark,
            [CHOICE_COUNT === '0' ? 'CHOICE_EMPTY' : 'CHOICE_LINK']: {} })) },
      FIND: { FIND_WORDS: 'Show', SEARCH_FIELD: 'Name, organisation or e-mail', SEARCH: '',
        SELECT: { FILTER: 'kind', FILTER_LABEL: 'Kind of organisation',
          OPTION: { OPTION_VALUE: 'health', OPTION_WORDS: 'Health', OPTION_COUNT: '2' } } },
    },
    TABLE: {
      PICK_HEAD: {}, PICK_KEYS: {}, LETTER: { LETTER: 'c', LETTER_WORDS: 'Mark as came' },
      HEAD: [{ HEAD_NAME: 'Person', HEAD_LINK: '#main', HEAD_UP: {}, HEAD_UP_MARK: {} },
        { HEAD_NAME: 'Organisation', HEAD_LINK: '#main' }, { HEAD_NAME: 'State', HEAD_WORDS: {} },
        { HEAD_NAME: 'What you can do', HEAD_HIDDEN: {} }],
      ROW: people.map(([first, last, organisation, state, time], at) => ({
        ROW_ID: `p${at}`, PICK: { PICK_KEY: `p${at}`, PICK_LABEL: `${first} ${last}` },
        CELL: [
          { CELL_IS_HEAD: {}, CELL_TEXT: first, CELL_BOLD: last, CELL_LINK: { CELL_PATH: `#person-${at}` } },
          cell(organisation),
          cell(state, { CELL_CLASS: 'aside', NOTE: time ?? [],
            VERDICT: { VERDICT_TONE: state === 'Came' ? ' verdict-good' : '', VERDICT_MARK: state === 'Came' ? 'done' : 'next' } }),
          cell('', { CELL_CLASS: 'act', ACTION: state === 'Came' ? [] : {
            ACTION_PATH: 'one', ACTION_WORDS: 'Mark as came', ACTION_OF: `${first} ${last}`,
            ACTION_FIELD: { FIELD_NAME: 'row[]', FIELD_VALUE: `p${at}` }, ACTION_KEY: 'c' } })],
      })),
      PAGES_PLACE: 'All 4', FILES: { FILES_ALL: 'This list', XLSX_PATH: '#main', CSV_PATH: '#main' },
      DOCK: { DOCK_PATH: 'came', BULK: [
        { BULK_CLASS: 'govuk-button govuk-button--secondary', BULK_PATH: 'came', BULK_WORDS: 'Mark as came', BULK_COUNTED: 'Mark {} as came', BULK_ONE: '' },
        { BULK_CLASS: 'link-button link-grave', BULK_PATH: 'cancel', BULK_WORDS: 'Cancel the bookings', BULK_COUNTED: 'Cancel {} bookings', BULK_ONE: 'Cancel {} booking' }] },
    },
  },
};
const titles = { list: 'Delegates', summary: 'Summary', overview: 'Overview', import: 'Delegates', places: 'Places', form: 'The day' };

export function writePatterns() {
  fs.mkdirSync(folder, { recursive: true });
  for (const sheet of ['desk', 'phone'])
    execFileSync(process.execPath, [path.join(root, 'node_modules/sass/sass.js'), '--no-source-map', '--quiet-deps',
      `--load-path=${path.join(root, 'node_modules')}`, path.join(root, `src/platform/web/assets/${sheet}.scss`),
      path.join(folder, `${sheet}.css`)]);
  for (const file of ['desk.js', 'list.js', 'phone.js', 'mark.svg'])
    fs.copyFileSync(path.join(root, 'src/platform/web/assets', file), path.join(folder, file));
  fs.copyFileSync(path.join(root, 'node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'),
    path.join(folder, 'inter.woff2'));
  const written = [];
  for (const sample of fs.readdirSync(path.join(here, 'patterns')).sort()) {
    const kind = sample.includes('.phone.') ? 'phone' : 'desk';
    const name = sample.split('.')[0];
    const frame = fs.readFileSync(path.join(root, 'src/domain/site/pages', `${kind}.html`), 'utf8');
    const content = fill(fs.readFileSync(path.join(here, 'patterns', sample), 'utf8'), samples[name] ?? {});
    const page = fill(frame.replace('{{CONTENT:none}}', () => content), {
      TITLE: titles[name], LANGUAGE: 'en', SAY_SKIP: 'Skip to main content', STYLE: `${kind}.css`, SCRIPT: `${kind}.js`, ICON: 'mark.svg', FONT: 'inter.woff2',
      PROGRAMME: 'London Innovation and Improvement Alliance',
      SECTION: ['Events', 'Organisations'].map((label, at) =>
        ({ SECTION: label, SECTION_PATH: '#main', SECTION_CURRENT: at === 0 ? {} : [] })),
      EVENT: { ...event, TAB: tabs.map((label) => ({ TAB: label, TAB_PATH: '#main', TAB_CURRENT: label === titles[name] ? {} : [] })) },
      PROGRESS: { PROGRESS_WORDS: 'Page 1 of 3', STEP: [{ STEP_REACHED: {} }, { STEP_AHEAD: {} }, { STEP_AHEAD: {} }] },
    });
    fs.writeFileSync(path.join(folder, `${name}.html`), page);
    written.push({ name, kind, file: path.join(folder, `${name}.html`), html: page });
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { file } of writePatterns()) console.log(file);
