// A form begins with a file of another program, is published, answered, and goes out again as a file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';

const survey = `survey,,,,,
,type,name,label,relevant,hint
,begin group,day,The day,,
,select_one yes_no,Q1,Was the visit useful?,,
,text,why,What was missing?,\${Q1} = 'no',One line is enough.
,select_multiple rooms or_other,rooms,Which rooms did you see?,,
,image,picture,Take a picture,,
,end group,,,,
choices,,,,,
,list_name,name,label,,
,yes_no,yes,Yes,,
,yes_no,no,No,,
,rooms,maps,The maps,,
,rooms,ships,The ships,,
`;

const answers = 'ID,Start time,How useful was it?,Which parts?\n' +
  [1, 2, 3, 4, 5, 6].map((at) => `${at},27/03/2026 10:0${at},${at % 2 ? 'Useful' : 'Very useful'},The talk;${at % 3 ? 'The tables;' : ''}`)
    .join('\n') + '\n';

let browser;
let server;

before(async () => {
  server = await startServer({
    commands: [['init'], ['event', 'add', 'visit', '--title', 'A visit', '--date', '2027-03-18'],
      ['event', 'add', 'talk', '--title', 'A talk', '--date', '2027-03-19']],
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const csv = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a form of another program is read, published and answered', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/visit/form`);
  await page.click('text=Begin with a file');
  await check(page);
  await screenshot(page, 'form-file');
  await page.setInputFiles('#file', csv('visit.csv', survey));
  await page.click('text=Read the file');
  await check(page);
  await screenshot(page, 'form-file-read');
  const told = await page.locator('table').first().innerText();
  assert.match(told, /survey, row 4\tthe name "Q1"\tits code is q1/);
  assert.match(told, /survey, row 7\t.*picture.*\tleft out/);
  await page.click('text=Check the form');
  await page.click('text=Publish the form');
  await page.click('text=Open now');
  const link = (await page.locator('.short-link').innerText()).trim();

  const attendee = await openPage(browser, phone, { session: null, javaScriptEnabled: false });
  await attendee.goto(link);
  await check(attendee);
  await attendee.check('[name="q1"][value="no"]');
  await attendee.fill('[name="why"]', 'A map');
  await attendee.check('[name="rooms[]"][value="other"]');
  await attendee.fill('[name="rooms.other"]', 'The cellar');
  await attendee.click('main .govuk-button[type="submit"]');
  if (!attendee.url().endsWith('/thanks')) await attendee.click('text=Send my answers');
  assert.match(attendee.url(), /\/thanks$/);
  await attendee.context().close();

  for (const [format, begin] of [['xlsform', 'PK'], ['surveyjs', '{'], ['limesurvey', 'id\t'], ['xlsform-csv', '\ufeffsurvey'], ['form', 'form visit']]) {
    const reply = await page.request.get(`${server.address}/events/visit/form/as/${format}`);
    assert.equal(reply.status(), 200);
    assert.ok((await reply.body()).toString().startsWith(begin), format);
  }
  assert.equal((await page.request.get(`${server.address}/events/visit/form/as/nothing`)).status(), 404);

  // By its link under "Take with you", and read again as any other file of LimeSurvey is.
  await page.goto(`${server.address}/events/visit/form`);
  const away = page.locator('.takeaway').getByRole('link', { name: 'The form for LimeSurvey' });
  const [file] = await Promise.all([page.waitForEvent('download'), away.click()]);
  assert.match(file.suggestedFilename(), /\.txt$/);
  const structure = fs.readFileSync(await file.path());
  assert.match(structure.toString(), /^id\t.*\n/);
  assert.match(structure.toString(), /\tWas the visit useful\?\t/);
  await page.goto(`${server.address}/events/talk/form/from-file`);
  await page.setInputFiles('#file', { name: file.suggestedFilename(), mimeType: 'text/plain', buffer: structure });
  await page.click('text=Read the file');
  await check(page);
  const text = await page.inputValue('#text');
  assert.match(text, /q1 +"Was the visit useful\?" +pick one/);
  assert.match(text, /ask if q1 = no/);
  assert.match(text, /\[ \] ships +"The ships"/);
  await page.context().close();
});

test('the form behind a file of answers is written out', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/talk/form/from-file`);
  await page.check('input[value="answers"]');
  await page.setInputFiles('#file', csv('talk.csv', answers));
  await page.click('text=Read the file');
  await check(page);
  const text = await page.inputValue('#text');
  assert.match(text, /"How useful was it\?" {2}scale|scale\n/);
  assert.match(text, /\[ \] the_talk +"The talk"/);
  assert.doesNotMatch(text, /Start time/);
  await page.context().close();
});

test('a file that is no form is refused, with what to do', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/talk/form/from-file`);
  for (const [name, text, said] of [
    ['list.csv', 'Name,Borough\nAda,Lambeth\n', /is no form that Muster knows/],
    ['broken.json', '{"pages": [', /This is not JSON/],
    ['bomb.lss', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><document><LimeSurveyDocType>&b;</LimeSurveyDocType></document>',
      /declares a document type or entities/],
  ]) {
    await page.setInputFiles('#file', csv(name, text));
    await page.click('text=Read the file');
    assert.match(await page.locator('.govuk-error-summary').innerText(), said);
    await check(page);
  }
  await page.context().close();
});

test('the command says the same', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-forms-'));
  try {
    const file = path.join(folder, 'visit.csv');
    fs.writeFileSync(file, survey);
    const form = server.run('form', 'convert', file, '--to', 'form');
    assert.match(form, /rooms +"Which rooms did you see\?" +pick any/);
    const book = path.join(folder, 'visit.xlsx');
    server.run('form', 'convert', file, '--to', 'xlsform', '--output', book);
    assert.equal(server.run('form', 'convert', book, '--to', 'form'), form);
    assert.doesNotMatch(server.run('form', 'convert', book, '--to', 'xlsform-csv'), /\ufffd/);
    fs.writeFileSync(path.join(folder, 'talk.csv'), answers);
    assert.match(server.run('form', 'from', path.join(folder, 'talk.csv')), /which_parts/);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
