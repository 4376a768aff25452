// The main job in a real browser: the list comes in, people answer on their phones with and without JavaScript, the
// summary changes, the report goes out. Every page on the way is checked against the rules of accessibility and HTML.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner, check, desk, openBrowser, openPage, phone, root, screenshot, startServer } from './browser.mjs';

const examples = path.join(root, 'examples/london-send-summit-2022');
let server;
let browser;
let organiser;
let link;

before(async () => {
  server = await startServer();
  browser = await openBrowser();
  organiser = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const h1 = (page) => page.locator('h1').innerText();
const press = (page, name) => page.getByRole('button', { name }).first().click();

async function visit(page, address, picture) {
  const response = await page.goto(server.address + address);
  assert.equal(response.status(), 200, address);
  await check(page);
  if (picture) await screenshot(page, picture);
}

test('the organiser adds an event', async () => {
  await visit(organiser, '/events', 'events-empty');
  await visit(organiser, '/events/new', 'event-new');
  await press(organiser, /^Add/);
  assert.match(await organiser.title(), /^Error: /);
  await check(organiser);
  await organiser.fill('#title', 'London SEND Summit 2022');
  await organiser.fill('[name=date-day]', '10');
  await organiser.fill('[name=date-month]', '6');
  await organiser.fill('[name=date-year]', '2022');
  await organiser.fill('[name=venue]', 'Coin Street Neighbourhood Centre');
  await organiser.fill('[name=slug]', 'summit');
  await press(organiser, /^Add/);
  assert.equal(new URL(organiser.url()).pathname, '/events/summit');
  await check(organiser);
  await screenshot(organiser, 'overview-empty');
  for (const tab of ['delegates', 'places', 'form', 'summary', 'notes', 'report']) {
    await visit(organiser, `/events/summit/${tab}`, `${tab}-empty`);
  }
});

test('the organiser imports the delegate list after seeing a verdict for every row', async () => {
  await visit(organiser, '/events/summit/delegates/import', 'delegates-import-choose');
  await organiser.fill('#pasted', 'Name,Size\nred,7,9');
  await press(organiser, 'Look at the rows');
  assert.match(await organiser.title(), /^Error: /);
  await check(organiser);
  await visit(organiser, '/events/summit/delegates/import');
  await organiser.setInputFiles('#file', path.join(examples, 'delegates.csv'));
  await press(organiser, 'Look at the rows');
  assert.equal(await h1(organiser), '105 rows are 104 people');
  await check(organiser);
  await screenshot(organiser, 'delegates-import');
  await press(organiser, 'Import 104 people');
  assert.match(await h1(organiser), /104 people from 39 organisations/);
  await check(organiser);
  await screenshot(organiser, 'delegates');
  await visit(organiser, '/events/summit/places', 'places');
  assert.match(await h1(organiser), /32 of 33/);
  await visit(organiser, '/organisations', 'organisations');
});

test('the organiser publishes the form and opens it', async () => {
  await visit(organiser, '/events/summit/form?start=london-send-summit-2022', 'form-write');
  await organiser.fill('#text', 'form x "X"\npage "P"\n  q "Q?" pik one\n');
  await press(organiser, 'Check the form');
  await check(organiser);
  assert.match(await organiser.locator('main').innerText(), /3:/);
  await screenshot(organiser, 'form-faults');
  await visit(organiser, '/events/summit/form?start=london-send-summit-2022');
  await press(organiser, 'Check the form');
  await check(organiser);
  await press(organiser, /^Publish/);
  await check(organiser);
  await press(organiser, /^Open/);
  await check(organiser);
  await screenshot(organiser, 'form-open');
  const text = await organiser.locator('main').innerText();
  link = /http:\/\/[^ \n]+\/f\/\w+/.exec(text)[0];
  await visit(organiser, '/events/summit/form/qr', 'qr-sheet');
});

/** Fills the three pages of the form as an attendee does. */
async function answer(page, { name }) {
  await page.goto(link);
  await check(page);
  if (name) await screenshot(page, name);
  await page.getByRole('button', { name: /^Go on/ }).click();
  assert.match(await page.title(), /^Error: /);
  await check(page);
  if (name) await screenshot(page, `${name}-error`);
  await page.getByLabel('Helpful', { exact: true }).check();
  await page.getByRole('button', { name: /^Go on/ }).click();
  await check(page);
  if (name) await screenshot(page, `${name}-2`);
  await page.getByLabel('Yes', { exact: true }).check();
  if (name) await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => { setTimeout(done, 50); });
  });
  await page.getByRole('button', { name: /^Go on/ }).click();
  await check(page);
  if (name) {
    // With the worker between, the way back leads to the page as it was, not to the copy for a phone without connection.
    await page.goBack();
    assert.equal(await page.getByText('There is no connection just now').count(), 0);
    assert.ok(await page.getByLabel('Yes', { exact: true }).isChecked(), 'what was answered is still there');
    await page.getByRole('button', { name: /^Go on/ }).click();
    await page.getByLabel('In person', { exact: true }).waitFor();
  }
  await page.getByLabel('In person', { exact: true }).check();
  await page.getByLabel('Both', { exact: true }).check();
  await page.getByLabel(/What could we do better/).fill('More <b>time</b> & quiet');
  if (name) await screenshot(page, `${name}-3`);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  assert.match(new URL(page.url()).pathname, /\/thanks$/);
  await check(page);
  if (name) await screenshot(page, `${name}-thanks`);
}

/** At the command line; programs that ask while an anonymous form is open are told in steps. */
const responses = async () => JSON.parse(server.run('summary', 'summit', '--json')).responses;

test('attendees answer on a phone, with and without JavaScript', async () => {
  const scripted = await openPage(browser, phone);
  await answer(scripted, { name: 'attendee' });
  assert.equal(await responses(), 1);
  await scripted.context().close();
  const plain = await openPage(browser, phone, { javaScriptEnabled: false });
  await answer(plain, {});
  assert.equal(await responses(), 2);

  // Sending the last page again, as a phone does after a lost connection, is still one answer.
  await plain.goBack();
  await plain.getByRole('button', { name: 'Send my answers' }).click();
  assert.match(new URL(plain.url()).pathname, /\/thanks$/);
  assert.equal(await responses(), 2);
  await plain.context().close();
});

test('an attendee page is light', async () => {
  const page = await openPage(browser, phone);
  const asked = new Set();
  // The copy that a phone keeps for when it has no connection is fetched behind the page, and its parts are here already.
  page.on('request', (request) => {
    if (!request.url().endsWith('/offline')) asked.add(request.url());
  });
  await page.goto(link, { waitUntil: 'networkidle' });
  const sent = (url) => new Promise((done, failed) => {
    http.get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (reply) => {
      let bytes = 0;
      reply.on('data', (part) => { bytes += part.length; }).on('end', () => done(bytes));
    }).on('error', failed);
  });
  const bytes = (await Promise.all([...asked].map(sent))).reduce((sum, size) => sum + size, 0);
  assert.ok(bytes > 1000 && bytes < 25_000, `the page and all it loads are sent in ${bytes} bytes`);
  await page.context().close();
});

test('figures of an open anonymous form grow five at a time', async () => {
  const summary = async () => (await fetch(`${server.address}/api/events/summit/summary`, asOwner())).json();
  assert.equal((await summary()).counted_responses, 0);
  assert.equal((await summary()).responses, 0, 'of two programs hear nothing yet');
  await visit(organiser, '/events/summit/summary', 'summary-open');
  for (let at = 0; at < 8; ++at) {
    const page = await openPage(browser, phone, { javaScriptEnabled: false });
    await answer(page, {});
    await page.context().close();
  }
  assert.equal(await responses(), 10);
  assert.equal((await summary()).responses, 10, 'programs are told in steps');
  assert.equal((await summary()).counted_responses, 5);
  await visit(organiser, '/events/summit/summary');
  assert.match(await organiser.locator('main').innerText(), /5 of 5/);
});

test('answers and notes come in from files, and the form is closed', async () => {
  await visit(organiser, '/events/summit/form/import', 'answers-import-choose');
  await organiser.setInputFiles('input[type=file]', path.join(examples, 'evaluation.csv'));
  await press(organiser, /^Look/);
  await check(organiser);
  await screenshot(organiser, 'answers-import');
  await press(organiser, /^Import 42/);
  await check(organiser);
  assert.equal(await responses(), 52);
  await visit(organiser, '/events/summit/notes/import', 'notes-import-choose');
  await organiser.setInputFiles('input[type=file]', path.join(examples, 'discussion-notes.csv'));
  await press(organiser, /^Look/);
  await check(organiser);
  await screenshot(organiser, 'notes-import');
  await press(organiser, /^Import 105/);
  await check(organiser);
  await visit(organiser, '/events/summit/notes', 'notes');
  await visit(organiser, '/events/summit/form');
  await organiser.getByRole('link', { name: /^Close/ }).or(organiser.getByRole('button', { name: /^Close/ })).first().click();
  await check(organiser);
  await screenshot(organiser, 'form-close');
  await press(organiser, /^Close/);
  await check(organiser);
  await screenshot(organiser, 'form-closed');
  const late = await openPage(browser, phone);
  await late.goto(link);
  await check(late);
  await screenshot(late, 'attendee-closed');
  await late.context().close();
});

test('the programme lead reads the summary and takes the report', async () => {
  await visit(organiser, '/events/summit', 'overview');
  await visit(organiser, '/events/summit/summary', 'summary');
  assert.match(await h1(organiser), /of 52 people found the Summit helpful/);
  await visit(organiser, `/events/summit/summary?where=${encodeURIComponent('took_part = yes')}`, 'summary-where');
  const wrong = await organiser.goto(`${server.address}/events/summit/summary?where=tok_part`);
  assert.equal(wrong.status(), 422);
  await check(organiser);
  await visit(organiser, '/events/summit/report', 'report');
  for (const [ending, start] of [['.docx', 'PK'], ['.pdf', '%P'], ['.pptx', 'PK'], ['.xlsx', 'PK'], ['.html', '<!']]) {
    const waiting = organiser.waitForEvent('download');
    await organiser.locator(`a[href$="report${ending}"]`).first().click();
    const file = await (await waiting).path();
    const bytes = fs.readFileSync(file);
    assert.ok(bytes.length > 10_000);
    assert.equal(bytes.subarray(0, 2).toString('latin1'), start);
  }
});

test('the report as HTML stands on its own and has no errors', async () => {
  const page = await openPage(browser, desk);
  const file = path.join(path.dirname(server.database), 'report.html');
  server.run('report', 'summit', '--output', file);
  await page.goto(`file://${file}`);
  const { htmlErrors, axeErrors } = await import('./browser.mjs');
  assert.deepEqual(await htmlErrors(fs.readFileSync(file, 'utf8')), []);
  assert.deepEqual(await axeErrors(page), []);
  await page.context().close();
});

test('an import can be taken back from the page', async () => {
  await visit(organiser, '/events/summit/delegates');
  await organiser.getByRole('link', { name: 'Import a list' }).first().click();
  await check(organiser);
  await organiser.getByRole('link', { name: /^Undo/ }).first().click();
  await check(organiser);
  await screenshot(organiser, 'delegates-undo');
  await press(organiser, /^(Undo|Take)/);
  await check(organiser);
  assert.match(await organiser.locator('main').innerText(), /No delegates|Nobody|first/i);
});
