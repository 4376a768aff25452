// What Muster writes is opened by other programs: exceljs, LibreOffice, survey-core and PSPP.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { binary, root } from './browser.mjs';
import { modelOf } from './survey_model.mjs';

const shipped = fs.readdirSync(path.join(root, 'forms')).filter((file) => file.endsWith('.form'));
const sheets = fs.readdirSync(path.join(root, 'tests/domain/conversions/public')).filter((file) => file.endsWith('.csv'));

let scratch;
let environment;
const run = (...words) => execFileSync(binary, words,
  { cwd: root, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const at = (name) => path.join(scratch, name);

before(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-readers-'));
  environment = { ...process.env, MUSTER_DATABASE: at('muster.db') };
  run('init');
  run('event', 'add', 'day', '--title', 'A day', '--date', '2022-06-10', '--form', 'london-send-summit-2022');
  run('event', 'open', 'day');
  run('import', 'responses', 'day', 'examples/london-send-summit-2022/evaluation.csv', '--apply');
  run('event', 'close', 'day');
  run('export', 'day', 'responses', '--output', at('day-answers.csv'));
  run('export', 'day', 'responses', '--output', at('day-answers.xlsx'));
  run('export', 'day', 'responses', '--output', at('day-answers.sps'));
});
after(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** The lines of a CSV as lists of cells. */
function rowsOf(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (const letter of text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')) {
    if (quoted && letter !== '"') { cell += letter; continue; }
    if (letter === '"') { if (!quoted && cell !== '') cell += '"'; quoted = !quoted; continue; }
    if (letter === ',' || letter === '\n') {
      rows.at(-1).push(cell);
      cell = '';
      if (letter === '\n') rows.push([]);
      continue;
    }
    cell += letter;
  }
  if (cell !== '' || rows.at(-1).length > 0) rows.at(-1).push(cell);
  return rows.filter((row) => row.length > 0);
}

async function workbook(file) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
}

const cellsOf = (sheet) => {
  const rows = [];
  sheet.eachRow((row) => {
    const cells = [];
    for (let column = 1; column <= sheet.columnCount; ++column) cells.push(String(row.getCell(column).text ?? ''));
    rows.push(cells);
  });
  return rows;
};
const without = (cells) => { const out = [...cells]; while (out.at(-1) === '') out.pop(); return out; };

test('exceljs reads the XLSForm of every shipped form, cell for cell as in the CSV', async () => {
  for (const file of shipped) {
    const source = path.join(root, 'forms', file);
    run('form', 'convert', source, '--to', 'xlsform', '--output', at(`${file}.xlsx`));
    const book = await workbook(at(`${file}.xlsx`));
    const expected = new Map();
    run('form', 'convert', source, '--to', 'xlsform-csv', '--output', at(`${file}.csv`));
    for (const row of rowsOf(fs.readFileSync(at(`${file}.csv`), 'utf8'))) {
      if (row[0] !== '') expected.set(row[0], []);
      else [...expected.values()].at(-1).push(without(row.slice(1)));
    }
    assert.deepEqual(book.worksheets.map((sheet) => sheet.name), [...expected.keys()], file);
    for (const [name, rows] of expected) assert.deepEqual(cellsOf(book.getWorksheet(name)).map(without), rows, `${file}: ${name}`);
  }
});

test('an XLSForm that exceljs writes is read as its CSV', async () => {
  assert.ok(sheets.length >= 12);
  for (const file of sheets) {
    const source = path.join(root, 'tests/domain/conversions/public', file);
    const book = new ExcelJS.Workbook();
    let sheet;
    for (const row of rowsOf(fs.readFileSync(source, 'utf8'))) {
      if (row[0] !== '') sheet = book.addWorksheet(row[0]);
      else sheet.addRow(row.slice(1));
    }
    await book.xlsx.writeFile(at(file.replace('.csv', '.xlsx')));
    assert.equal(run('form', 'convert', at(file.replace('.csv', '.xlsx')), '--to', 'form'), run('form', 'convert', source, '--to', 'form'), file);
  }
});

test('numbers and days are numbers and days in the workbook, and what is no answer stays words', async () => {
  fs.writeFileSync(at('kinds.form'), `form kinds "Kinds"
page "One"
  came   "Did you come?" pick one
         ( ) yes "Yes"
         ( ) no  "No"
  far    "How far?" number from 0 to 500 decimals 1
         ask if came = yes
  again  "Again?" from 0 to 10
         beside soon "Too early to say"
  how    "How?" pick any
         [ ] bus  "By bus"
         [ ] foot "On foot"
  day    "On which day?" date
`);
  fs.writeFileSync(at('kinds.csv'), 'Did you come?,How far?,Again?,How?,On which day?\n'
    + 'Yes,12.5,10,By bus,2026-03-27\nNo,,Too early to say,On foot,\n');
  run('event', 'add', 'kinds', '--title', 'Kinds', '--date', '2022-06-11', '--form', at('kinds.form'));
  run('event', 'open', 'kinds');
  run('import', 'responses', 'kinds', at('kinds.csv'), '--apply');
  run('event', 'close', 'kinds');
  run('export', 'kinds', 'responses', '--output', at('kinds.xlsx'));
  const book = await workbook(at('kinds.xlsx'));
  const [answers] = book.worksheets;
  const rows = [2, 3].map((row) => answers.getRow(row).values.slice(1)).sort((left, right) => (left[0] < right[0] ? 1 : -1));
  assert.deepEqual(rows, [['yes', 12.5, 10, 1, 0], ['no', 'not asked', 'soon', 0, 1]]);
  const day = book.getWorksheet('day').getCell('A2');
  assert.equal(day.value.toISOString().slice(0, 10), '2026-03-27');
  assert.equal(day.numFmt, 'yyyy-mm-dd');
  if (missing('soffice')) return;
  // LibreOffice keeps them as what it took them for.
  fs.mkdirSync(at('again'));
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${at('profile')}`, '--convert-to', 'xlsx', '--outdir',
    at('again'), at('kinds.xlsx')], { stdio: 'ignore' });
  const again = await workbook(at('again/kinds.xlsx'));
  const kept = [2, 3].map((row) => again.worksheets[0].getRow(row).values.slice(1)).sort((left, right) => (left[0] < right[0] ? 1 : -1));
  assert.deepEqual(kept, rows);
  assert.equal(again.getWorksheet('day').getCell('A2').value.toISOString().slice(0, 10), '2026-03-27');
});

test('exceljs finds every column of the answers in the codebook', async () => {
  const book = await workbook(at('day-answers.xlsx'));
  const [answers] = book.worksheets;
  const csv = rowsOf(fs.readFileSync(at('day-answers.csv'), 'utf8'));
  assert.deepEqual(cellsOf(answers).map(without), csv.map(without));
  const codebook = cellsOf(book.worksheets.find((sheet) => /codebook/i.test(sheet.name)));
  const described = new Set(codebook.map((row) => row[0]));
  for (const column of csv[0]) assert.ok(described.has(column), `${column} stands in the codebook`);
});

test('survey-core knows every type and property of the shipped forms as SurveyJS', () => {
  for (const file of shipped) {
    const json = JSON.parse(run('form', 'convert', path.join(root, 'forms', file), '--to', 'surveyjs'));
    const { model, errors } = modelOf(json);
    assert.deepEqual(errors, [], file);
    assert.equal(model.pages.length, json.pages.length, file);
    assert.ok(model.getAllQuestions().every((question) => question.title), file);
  }
});

const missing = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined;

test('LibreOffice opens the answers and an XLSForm', { skip: missing('soffice') && 'soffice is not installed' }, () => {
  run('form', 'convert', path.join(root, 'forms', shipped[0]), '--to', 'xlsform', '--output', at('form.xlsx'));
  for (const [file, first] of [['day-answers.xlsx', rowsOf(fs.readFileSync(at('day-answers.csv'), 'utf8'))], ['form.xlsx', null]]) {
    const opened = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${at('profile')}`, '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1', '--outdir', scratch, at(file)], { encoding: 'utf8' });
    const made = fs.readdirSync(scratch).find((name) => name.startsWith(`${path.parse(file).name}-`) && name.endsWith('.csv') && name !== 'day-answers.csv')
      ?? `${path.parse(file).name}.csv`;
    if (first === null) {
      const rows = rowsOf(fs.readFileSync(at(made), 'utf8'));
      assert.equal(rows[0][0], 'type', opened.stderr);
      continue;
    }
    assert.deepEqual(rowsOf(fs.readFileSync(at(made), 'utf8')).map(without), first.map(without), opened.stderr);
  }
});

test('PSPP reads the answers with their labels', { skip: missing('pspp') && 'pspp is not installed' }, () => {
  const csv = rowsOf(fs.readFileSync(at('day-answers.csv'), 'utf8'));
  fs.writeFileSync(at('run.sps'), `${fs.readFileSync(at('day-answers.sps'), 'utf8')}
DISPLAY DICTIONARY.
SAVE TRANSLATE /OUTFILE='back.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE.
SAVE TRANSLATE /OUTFILE='labels.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS /REPLACE.
`);
  const pspp = spawnSync('pspp', ['--syntax-encoding=UTF-8', '-O', 'format=txt', 'run.sps'], { cwd: scratch, encoding: 'utf8' });
  assert.equal(pspp.status, 0, pspp.stdout + pspp.stderr);
  assert.doesNotMatch(pspp.stdout, /error|warning/i);
  // A scale is numbers in SPSS; what they mean is read below, by their labels.
  const scales = ['helpful', 'took_part'].map((code) => csv[0].indexOf(code));
  const others = (row) => row.filter((_, column) => !scales.includes(column));
  const back = rowsOf(fs.readFileSync(at('back.csv'), 'utf8')).map((row) => row.map((cell) => cell.trim()));
  assert.deepEqual(back.map(others), csv.map(others));
  const labels = rowsOf(fs.readFileSync(at('labels.csv'), 'utf8'));
  const helpful = csv[0].indexOf('helpful');
  const words = new Map([['helpful', 'Helpful'], ['mainly', 'Mainly helpful'], ['not', 'Not helpful'], ['', '']]);
  csv.slice(1).forEach((row, line) => assert.equal(labels[line + 1][helpful].trim(), words.get(row[helpful])));
  assert.match(pspp.stdout.replace(/\s+/g, ' '), /Ticked/);
});
