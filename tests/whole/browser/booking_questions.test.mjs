// An organiser's own questions on the booking page, and somebody else in a person's place with the organisers' word: on
// phones with and without scripts, with real mail, and the desk's pages beside them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';
import { plainText, startMailServer, until } from './mail_server.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-questions-'));
const day = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10);
let mail;
let server;
let browser;
let office;
let code;

before(async () => {
  mail = await startMailServer();
  const page = path.join(folder, 'page.json');
  fs.writeFileSync(page, JSON.stringify({ way: 'open', substitutes: 'approval' }));
  server = await startServer({
    commands: [['init'], ['event', 'add', 'summit', '--title', 'The summit day', '--date', day], ['booking', 'page', 'summit', page]],
    options: ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'London network <muster@example.org>'],
  });
  code = /\/b\/([a-z0-9]{7})/.exec(server.run('booking', 'page', 'summit'))[1];
  browser = await openBrowser();
  office = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await mail?.stop();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function look(tab, name) {
  const was = tab.viewportSize();
  for (const width of [320, 390, 1280]) {
    await tab.setViewportSize({ width, height: 844 });
    await check(tab);
  }
  await tab.setViewportSize(was);
  await screenshot(tab, `questions-${name}`);
}

const read = new Set();
async function mailTo(address) {
  const message = await until(() => mail.messages.find((each) => !read.has(each) && each.to[0] === address), `a mail to ${address}`, 60000);
  read.add(message);
  const whole = Buffer.from(plainText(message.raw), 'latin1').toString('utf8');
  return { subject: /^Subject: (.*)\r$/m.exec(whole)[1], link: /https?:\/\/\S+?\/booking\/[0-9a-z]{26}/.exec(whole)?.[0] };
}

test('an organiser writes what the booking page asks, and reads what is wrong with it', async () => {
  await office.goto(`${server.address}/events/summit/booking`);
  await office.getByRole('link', { name: 'Change what it asks' }).click();
  await look(office, 'first');
  await office.getByLabel('What is written below').check();
  await office.getByLabel('Their text, in the form language').fill('form coming "Coming"\n  anonymous\n\npage "P"\n  why "Why?" lines 2\n');
  await office.getByRole('button', { name: 'Save' }).click();
  assert.match(await office.title(), /^Error: /);
  assert.match(await office.locator('.govuk-error-summary').innerText(), /stands beside a name/);
  await look(office, 'error');
  await office.getByLabel('Their text, in the form language').fill(
    'form coming "Coming to the day"\n\npage "Coming to the day"\n  arrives* "How do you come?" pick one\n    if missing "Say how you come"\n' +
    '    ( ) train "By train"\n    ( ) other ... "Another way"\n\n  stations "Which stations suit you?" pick any\n    ask if arrives = train\n' +
    '    [ ] west "Westminster"\n    [ ] east "Stratford"\n');
  await office.getByRole('button', { name: 'Save' }).click();
  assert.match(await office.locator('.notice').innerText(), /The booking page asks these from now on/);
  await look(office, 'asked');
  await office.getByRole('button', { name: 'Write them as cards' }).click();
  assert.match(office.url(), /booking-questions\/form\/cards/);
});

for (const [name, scripts] of [['Yasmin', true], ['Zora', false]]) {
  test(`${name} answers ${scripts ? 'with' : 'without'} scripts, and asks for somebody else`, async () => {
    const tab = await openPage(browser, phone, { session: null, javaScriptEnabled: scripts });
    await tab.goto(`${server.address}/b/${code}/book`);
    assert.equal(await tab.getByText('Which stations suit you?').isVisible(), !scripts);
    await tab.getByLabel('First name').fill(name);
    await tab.getByLabel('Surname').fill('Pemberwick');
    await tab.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
    await tab.getByLabel('Organisation', { exact: true }).fill('Camden');
    await tab.getByLabel('Yes, name me').check();
    await look(tab, 'form');
    await tab.locator('main form button[type=submit]').click();
    assert.match(await tab.locator('.govuk-error-summary').innerText(), /Say how you come/);
    assert.equal(await tab.getByLabel('First name').inputValue(), name);
    await look(tab, 'form-error');
    await tab.getByLabel('By train').check();
    await tab.getByLabel('Stratford').check();
    await tab.locator('main form button[type=submit]').click();
    const booked = await mailTo(`${name.toLowerCase()}@example.org`);
    await tab.goto(booked.link);
    assert.match(await tab.locator('.book-answers').innerText(), /By train[^]*Stratford/);
    await look(tab, 'own');
    await tab.getByRole('link', { name: /Change your name, answers/ }).click();
    assert.ok(await tab.getByLabel('Stratford').isChecked());
    await look(tab, 'change');

    await tab.goto(booked.link);
    await tab.getByRole('link', { name: 'Ask for somebody in my place' }).click();
    await tab.getByLabel('First name').fill(`Sub${name}`);
    await tab.getByLabel('Surname').fill('Okoro');
    await tab.getByLabel('E-mail address').fill(`sub${name.toLowerCase()}@example.org`);
    await look(tab, 'substitute');
    await tab.getByRole('button', { name: 'Ask the organisers' }).click();
    assert.match(await tab.locator('.notice').first().innerText(), /The organisers are asked/);
    await look(tab, 'own-asked');
    await tab.context().close();
  });
}

test('the organisers answer both at once, with the mails before them, and the substitutes answer the questions', async () => {
  await office.goto(`${server.address}/events/summit/booking`);
  await look(office, 'settings');
  await office.getByRole('link', { name: 'Answer' }).click();
  await look(office, 'substitutes');
  for (const box of await office.locator('tbody input[type=checkbox]').all()) await box.check();
  await office.getByRole('button', { name: /^Agree/ }).click();
  assert.match(await office.locator('h1').innerText(), /Agree to 2 substitutes\?/);
  await look(office, 'agree');
  await office.getByRole('button', { name: 'Agree and send the mails' }).click();
  assert.match(await office.locator('.notice').innerText(), /2 requests are answered/);
  assert.match((await mailTo('yasmin@example.org')).subject, /somebody else comes in your place/);
  const other = await mailTo('subyasmin@example.org');
  assert.equal(other.subject, 'The summit day: your place is booked');
  const tab = await openPage(browser, phone, { session: null, javaScriptEnabled: false });
  await tab.goto(other.link);
  await look(tab, 'substitute-own');
  await tab.getByRole('link', { name: 'Answer them' }).click();
  await tab.getByRole('button', { name: 'Save' }).click();
  assert.match(await tab.locator('.govuk-error-summary').innerText(), /Say how you come/);
  await tab.getByLabel('Another way', { exact: true }).check();
  await tab.getByLabel('Please say what').fill('By boat');
  await tab.getByRole('button', { name: 'Save' }).click();
  assert.match(await tab.locator('.book-answers').innerText(), /Another way: By boat/);
  await tab.context().close();
  const file = server.run('export', 'summit', 'delegates', '--output', '-');
  assert.match(file, /How do you come\?/);
  assert.match(file, /Another way: By boat/);
});
