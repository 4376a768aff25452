// A list with everything that must be asked, in a real browser: who comes, whether it is a person, contradictions, bad
// cells and news about people who are known, each decided by itself or all at once, with and without scripts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, overflow, phone, screenshot, startServer } from './browser.mjs';

const here = '/events/summit-2023/delegates';
const earlier = `First name,Surname,Organisation,E-mail,Job title
Roisin,Ekblom,Lewisham,r.ekblom@example.org,SENCo
Harpreet,Kirkbride,Camden,h.kirkbride@example.org,Head of service
Quentin,Dewhirst,Merton,q.dewhirst@example.org,Nurse
`;
const list = `First name,Surname,Organisation,E-mail,Job title,Attendee status,Quantity
Quentin ,Dewhirst,Merton,q.dewhirst@example.org,Head nurse,Attending,1
"Prof Ada","Bell OBE (she/her)",Croydon,a.bell@example.org,Director,Attending,1
Roisin,Ekblom-Hart,Lewisham,r.ekblom@example.org,SENCo,Attending,1
Harry,Kirkbride,Camden,h.kirkbride@example.org,Head of service,Attending,1
Tunde,Limbrick,Brent,t.limbrick@example,Clinician,Attending,1
Orla,Kettlewell,Barnet,orla@example.org; o.k@example.org,,Attending,1
Jolyon,Rushmere,,j.rushmere@example.org,,Attending,1
Clare,Nuttall Brown,Ealing,,,Attending,1
Claire,Nuttall-Brown,Ealing,,,Attending,1
Delphine,Okonjo,Tower Hmalets,d.okonjo@example.org,,Attending,1
Idris,Pellegrew,Hackney,i.pellegrew@example.org,,Not Attending,1
Solomon,Adair,Hackney,s.adair@example.org,,Refunded,1
Yasmin,Pemberwick,Hackney,y.pemberwick@example.org,,Perhaps,1
Kit,Hale,Bexley,k.hale@example.org,,Attending,3
TBC,,Bromley,,,Attending,1
Admin desk,,Bromley,,,Attending,1
,,Bromley,nobody@example.org,,Attending,1
`;
const file = { name: 'delegates.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
let server;
let browser;
let page;

before(async () => {
  const before2023 = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-judged-')), 'earlier.csv');
  fs.writeFileSync(before2023, earlier);
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'summit-2022', '--title', 'Summit 2022', '--date', '2022-06-10'],
      ['event', 'add', 'summit-2023', '--title', 'Summit 2023', '--date', '2023-06-10'],
      ['import', 'delegates', 'summit-2022', before2023, '--apply']],
  });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const h1 = (on = page) => on.locator('h1').innerText();
const use = (section, on = page) => on.locator(`#${section}`).getByRole('button', { name: 'Use these decisions' }).click();
const sectionText = (section, on = page) => on.locator(`#${section}`).innerText();

async function upload(on = page) {
  await on.goto(`${server.address}${here}/import`);
  await on.setInputFiles('#file', file);
  await on.getByRole('button', { name: 'Look at the rows' }).first().click();
}

test('the page says what is ready, what is asked, and what the file itself takes out', async () => {
  await upload();
  assert.equal(await h1(), '9 of 17 rows are ready');
  await check(page);
  await screenshot(page, 'judged-list-1280');
  const row = (line) => page.locator(`#row-${line}`).innerText();
  assert.match(await row(12), /Not attending/);
  assert.match(await row(13), /Refunded/);
  assert.match(await row(3), /Prof Ada Bell OBE \(she\/her\)/);
  assert.match(await row(10), /Looks like row 9/);
  assert.match(await row(18), /Refused/);
  assert.match(await page.locator('main').innerText(), /Not coming\s+2/);
});

test('every decision is one line, a cell is mended beside its question, and none is picked beforehand', async () => {
  const lines = page.locator('.table-asks tbody tr:has(.picks-short)');
  for (const line of await lines.all()) {
    const box = await line.boundingBox();
    assert.ok(box.height < 60, `a decision is one line, not ${box.height} px: ${await line.innerText()}`);
  }
  // What the whole list is taken in as goes without a decision, and stands there.
  assert.equal(await page.locator('.picks input:checked:not(#state *)').count(), 0);
  assert.equal(await page.locator('#state .picks input:checked').count(), 1);
  await page.getByLabel('E-mail of row 6').fill('t.limbrick@example.org');
  await page.getByLabel('o.k@example.org').check();
  await use('cells');
  assert.doesNotMatch(await sectionText('cells'), /Limbrick|Kettlewell/);
  assert.match(await sectionText('cells'), /Jolyon Rushmere/);
});

test('all of a kind are decided at once, and one of them otherwise', async () => {
  await page.locator('#people .group-all select').selectOption({ label: 'no people' });
  await use('people');
  assert.match(await sectionText('people'), /2 of 2 decided/);
  await page.locator('#names .group-all select').selectOption({ label: 'one person' });
  await use('names');
  assert.match(await sectionText('names'), /2 of 2 decided/);
  await page.locator('#names tbody tr', { hasText: 'Roisin' }).getByLabel('One, named as in the file').check();
  await use('names');
  assert.match(await page.locator('#row-4').innerText(), /will be named as in the file/);
  assert.match(await page.locator('#row-5').innerText(), /Same person, known/);
  await page.locator('#changes').getByLabel('As in the file', { exact: true }).check();
  await use('changes');
  assert.match(await page.locator('#row-2').innerText(), /job title becomes ‘Head nurse’/);
  await check(page);
});

test('with a script each pick is kept as it is made', async () => {
  const quick = await openPage(browser);
  await quick.goto(page.url());
  await quick.locator('#status').getByLabel('Comes', { exact: true }).check();
  await quick.locator('#status', { hasText: '1 of 1 decided' }).waitFor();
  await quick.locator('#places').getByLabel('Only the person named').check();
  await quick.locator('#places', { hasText: '1 of 1 decided' }).waitFor();
  await quick.locator('#organisations').getByLabel('Tower Hamlets', { exact: true }).first().check();
  await quick.locator('h1', { hasText: '12 of 17' }).waitFor();
  await check(quick);
  await screenshot(quick, 'judged-list-decided-1280');
  await quick.context().close();
});

test('the page fits a phone, and no number stands there without saying of what', async () => {
  const small = await openPage(browser, phone);
  await small.goto(page.url());
  assert.equal(await overflow(small), 0);
  const cells = await small.locator('section.asks details tbody').locator('th, td').allInnerTexts();
  assert.deepEqual(cells.filter((words) => /^\d+$/.test(words.trim())), []);
  assert.ok(cells.some((words) => /^Row \d+$/.test(words.trim())));
  await check(small);
  await screenshot(small, 'judged-list-390');
  await small.context().close();
});

test('what was decided is what is imported', async () => {
  await page.reload();
  await page.getByRole('button', { name: 'Import 12 of 17, leave 5' }).first().click();
  assert.match(await h1(), /^12 people from/);
  const text = await page.locator('main').innerText();
  assert.match(text, /Ekblom-Hart/);
  assert.doesNotMatch(text, /Idris Pellegrew|Solomon Adair|TBC/);
  await check(page);
});
