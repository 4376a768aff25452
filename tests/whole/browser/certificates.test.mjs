// From a report of an online meeting to a certificate that a stranger confirms: pages, files, and what other programs read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner, desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

let server;
let browser;
let folder;
const home = () => `${server.address}/events/spring-2022`;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-certificates-'));
  server = await startServer({ commands: [['init'],
    ['event', 'add', 'spring-2022', '--title', 'Network meeting, spring', '--date', '2022-06-10', '--attendance', 'online'],
    ['session', 'add', 'spring-2022', '--title', 'Early years', '--starts', '10:00', '--ends', '11:30']] });
  const list = path.join(folder, 'list.csv');
  fs.writeFileSync(list, 'Name,Organisation,E-mail\nAmara Farrimond,Camden,amara@mail.example\nJo Venner,Brent,jo@mail.example\n'
    + 'Oluwadamilola Ogunbanjo-Featherstonehaugh,Lambeth,olu@mail.example\n');
  server.run('import', 'delegates', 'spring-2022', list, '--apply');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** As Teams gives it out. */
const report = () => {
  const row = (name, time, email) => `${name}\t6/10/22, 9:58:00 AM\t6/10/22, 11:30:00 AM\t${time}\t${email}\t${email}\tAttendee`;
  const text = ['1. Summary', 'Meeting title\tNetwork meeting', 'Attended participants\t4', '', '2. Participants',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
    row('A. Farrimond', '1h 28m 3s', 'amara@mail.example'), row('Jo Venner (Guest)', '12m 10s', 'jo@mail.example'),
    row('Oluwadamilola Ogunbanjo-Featherstonehaugh', '1h 5m', ''), row('The Host', '1h 40m', 'host@mail.example'), '',
    '3. In-Meeting Activities', 'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole', ''].join('\r\n');
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
};

test('a report is looked at, asked about and taken in; minutes stand beside people', async () => {
  const page = await openPage(browser, desk);
  await page.goto(`${home()}/online`);
  await look(page, 'online-before');
  await page.getByRole('link', { name: 'Take in a report' }).click();
  await page.setInputFiles('input[type=file]', { name: 'report.csv', mimeType: 'text/csv', buffer: report() });
  await page.locator('main form button').first().click();
  await page.waitForLoadState();
  const words = await page.locator('main').innerText();
  assert.match(words, /Same address/);
  assert.match(words, /Same name/);
  await look(page, 'online-report');
  await page.context().close();
  const file = path.join(folder, 'report.csv');
  const decisions = path.join(folder, 'decisions.csv');
  fs.writeFileSync(file, report());
  fs.writeFileSync(decisions, 'typed,means\nrow 9,"Oluwadamilola Ogunbanjo-Featherstonehaugh, Lambeth"\n');
  const seen = server.run('import', 'attendance', 'spring-2022', file);
  const line = /row (\d+): Same name/.exec(seen)[1];
  fs.writeFileSync(decisions, `typed,means\nrow ${line},"Oluwadamilola Ogunbanjo-Featherstonehaugh, Lambeth"\n`);
  assert.match(server.run('import', 'attendance', 'spring-2022', file, '--apply', '--decisions', decisions), /3 people/);
  assert.match(server.run('online', 'spring-2022'), /Jo Venner: not by their page, 12 minutes/);
});

test('who was there long enough gets a certificate, and anybody can ask whether it is true', async () => {
  server.run('certificates', 'spring-2022', '--least', '45', '--signed-by', 'Amina Clarke, Programme lead');
  const page = await openPage(browser, desk);
  await page.goto(`${home()}/certificates`);
  assert.match(await page.locator('h1').innerText(), /2 of 3/);
  await look(page, 'certificates');
  await page.context().close();
  const paper = await fetch(`${home()}/certificates/all.pdf`, asOwner());
  assert.equal(paper.status, 200);
  const file = path.join(folder, 'all.pdf');
  fs.writeFileSync(file, Buffer.from(await paper.arrayBuffer()));
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f');
  assert.equal(pages.filter((each) => each.trim()).length, 2);
  assert.match(pages[0], /Amara Farrimond/);
  assert.match(pages[0], /1 hour 28 minutes/);
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(pages[0])[0];
  const stranger = await openPage(browser, phone, { session: null });
  await stranger.goto(`${server.address}/certificate`);
  await look(stranger, 'certificate-ask');
  await stranger.fill('#code', code.toLowerCase());
  await stranger.locator('main button').click();
  await stranger.waitForLoadState();
  assert.match(await stranger.locator('main').innerText(), /Amara Farrimond/);
  await look(stranger, 'certificate-true');
  server.run('certificates', 'spring-2022', '--hours', '2:00');
  await stranger.reload();
  assert.doesNotMatch(await stranger.locator('main').innerText(), /Farrimond/);
  await look(stranger, 'certificate-not-true');
  await stranger.context().close();
});
