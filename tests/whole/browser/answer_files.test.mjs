// Answers by file, with everything that a file does not say, in a real browser: columns that nobody can tell, a cell with
// two readings, rows without ID and time, rows that were changed; each as somebody plays it through, with scripts and
// without.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, overflow, phone, screenshot, startServer } from './browser.mjs';

const form = `form day "The day"
page "The day"
  who      "Name"  text
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
  format   "How next time?"  pick any
           [ ] person "In person"
           [ ] lunch  "In person; with lunch"
           [ ] with   "with lunch"
           [ ] online "Online"
  venue    "The venue"  pick one
           ( ) good "Good"
           ( ) poor "Poor"
`;
let server;
let browser;

before(async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-answers-')), 'day.form');
  fs.writeFileSync(file, form);
  const add = (slug) => [['event', 'add', slug, '--title', `The ${slug} day`, '--date', '2022-06-10'],
    ['event', 'form', slug, file]];
  server = await startServer({
    commands: [['init'], ...['columns', 'cells', 'repeats', 'changes'].flatMap((each) =>
      [...add(`${each}-with`), ...add(`${each}-without`)])],
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const h1 = (page) => page.locator('h1').innerText();
const section = (page, id) => page.locator(`#${id}`);
const use = (page, id) => section(page, id).getByRole('button', { name: 'Use these decisions' }).click();

async function choose(page, event, content, name = 'export.csv') {
  await page.goto(`${server.address}/events/${event}/form/import`);
  await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Look at the rows' }).first().click();
}

async function take(page) {
  await page.getByRole('button', { name: /^Import/ }).first().click();
  await page.waitForURL(/imported=/);
  await check(page);
}

for (const scripts of [true, false]) {
  const kind = scripts ? 'with' : 'without';
  const open = () => openPage(browser, desk, { javaScriptEnabled: scripts });
  /** What is picked is kept by itself where scripts run; else its button sends it. */
  const decide = async (page, id, wanted) => {
    if (!scripts) await use(page, id);
    await section(page, id).getByText(wanted).waitFor();
  };

  test(`a column that is perhaps the program's own, and one without a heading, are decided ${kind} scripts`, async () => {
    const page = await open();
    // What is decided about columns is remembered for the programme's next file of the same headings.
    const [heading, more] = scripts ? ['', ''] : [',Score', ',5'];
    await choose(page, `columns-${kind}`,
      `ID,Start time,Completion time,Email,Name,Was it helpful?,${heading}\n`
      + `1,06/10/22 15:03:42,06/10/22 15:10:42,x@example.org,Jo Bloggs,Yes,Good${more}\n`
      + `2,06/10/22 15:04:42,06/10/22 15:11:42,y@example.org,Kim Doe,No,${more}\n`);
    assert.equal(await h1(page), '0 of 2 rows are ready');
    assert.match(await section(page, 'columns').innerText(), /0 of 2 decided/);
    assert.doesNotMatch(await page.locator('main').innerText(), /Jo Bloggs|x@example/);
    await check(page);
    if (scripts) await screenshot(page, 'answer-files-columns');
    const about = (name) => section(page, 'columns').getByRole('group', { name: `What ${name} means` });
    await about('column Name').getByLabel('Left out', { exact: true }).check();
    await decide(page, 'columns', '1 of 2 decided');
    // The other is said from the list of the form's questions.
    await about('column 7').getByLabel('Another', { exact: true }).check();
    await section(page, 'columns').getByLabel('Which one column 7 means').fill('The venue');
    await section(page, 'columns').getByLabel('Which one column 7 means').press('Enter');
    await section(page, 'columns').getByText('2 of 2 decided').waitFor();
    assert.equal(await h1(page), '2 rows are 2 new answers');
    await check(page);
    await take(page);
    const figures = JSON.parse(server.run('summary', `columns-${kind}`, '--json'));
    const answered = (code) => figures.questions.find((each) => each.code === code)?.answered;
    assert.equal(answered('venue'), 1);
    assert.equal(answered('who') ?? 0, 0);
    await page.context().close();
  });

  test(`a cell with two readings is refused with both, and mended where it stands ${kind} scripts`, async () => {
    const page = await open();
    await choose(page, `cells-${kind}`, 'ID,Was it helpful?,How next time?\n1,Yes,In person; with lunch\n2,No,Online\n');
    assert.equal(await h1(page), '1 of 2 rows is ready');
    const refused = await section(page, 'refused').innerText();
    assert.match(refused, /can be read in two ways/);
    assert.match(refused, /“In person; with lunch”, or as “In person” and “with lunch”/);
    await check(page);
    if (scripts) await screenshot(page, 'answer-files-two-readings');
    await section(page, 'refused').getByLabel(/How next time\?/).fill('person | with');
    await section(page, 'refused').getByRole('button', { name: 'Check these rows' }).click();
    await page.locator('h1', { hasText: '2 rows are 2 new answers' }).waitFor();
    await check(page);
    await take(page);
    await page.context().close();
  });

  test(`whether rows without ID and time are new is asked where neither exists ${kind} scripts`, async () => {
    const page = await open();
    const event = `repeats-${kind}`;
    await choose(page, event, 'Was it helpful?,The venue\nYes,Good\nNo,Poor\n');
    assert.equal(await h1(page), '2 rows are 2 new answers');
    await take(page);
    await choose(page, event, 'Was it helpful?,The venue\nYes,Good\nYes,Poor\n', 'later.csv');
    assert.equal(await h1(page), '0 of 2 rows are ready');
    assert.match(await section(page, 'repeats').innerText(), /Muster cannot know/);
    await check(page);
    if (scripts) await screenshot(page, 'answer-files-repeats');
    await section(page, 'repeats').getByLabel('New, but for rows equal to imported ones').check();
    await decide(page, 'repeats', '1 of 1 decided');
    await page.locator('h1', { hasText: '2 rows are 1 new answer' }).waitFor();
    await check(page);
    await take(page);
    assert.equal(JSON.parse(server.run('summary', event, '--json')).responses, 3);
    await page.context().close();
  });

  test(`an ID with other answers is asked about ${kind} scripts`, async () => {
    const page = await open();
    const event = `changes-${kind}`;
    await choose(page, event, 'ID,Was it helpful?\n1,Yes\n2,No\n');
    await take(page);
    await choose(page, event, 'ID,Was it helpful?\n1,No\n2,No\n3,Yes\n', 'later.csv');
    assert.match(await section(page, 'repeats').innerText(), /Their IDs were imported before, with other answers/);
    await check(page);
    if (scripts) await screenshot(page, 'answer-files-changed');
    await section(page, 'repeats').getByLabel('The same, changed since: keep what was imported').check();
    await decide(page, 'repeats', '1 of 1 decided');
    await take(page);
    assert.equal(JSON.parse(server.run('summary', event, '--json')).responses, 3);
    await page.context().close();
  });
}

test('the questions fit a phone', async () => {
  const page = await openPage(browser, phone);
  await choose(page, 'cells-with', 'ID,Start time,Completion time,Email,Name,Was it helpful?,,Language\n'
    + '8,06/10/22 16:03:42,06/10/22 16:10:42,x@example.org,Jo Bloggs,Perhaps,Good,en\n');
  assert.match(await section(page, 'columns').innerText(), /0 of 2 decided/);
  assert.equal(await overflow(page), 0);
  await check(page);
  await screenshot(page, 'answer-files-phone');
  await page.context().close();
});
