// Ways to a place besides booking it oneself: an organisation's lead names people in order, whoever asks is put to their
// lead, and colleagues are booked who say themselves what they need: phones, the desk, and real mail.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';
import { plainText, startMailServer, until } from './mail_server.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-ways-in-'));
const day = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10);
let mail;
let server;
let browser;
let office;
let tab;
const codes = {};

function file(name, value) {
  const kept = path.join(folder, name);
  fs.writeFileSync(kept, JSON.stringify(value));
  return kept;
}

before(async () => {
  mail = await startMailServer();
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'summit', '--title', 'The summit day', '--date', day],
      ['event', 'add', 'asked', '--title', 'The asked day', '--date', day],
      ['booking', 'page', 'summit', file('open.json', { way: 'open', colleagues: 2, colleague_days: 5 })],
      ['booking', 'page', 'asked', file('ask.json', { way: 'ask', contact: 'Priya Narang, events@liia.example' })]],
    options: ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'London network <muster@example.org>'],
  });
  for (const slug of ['summit', 'asked']) codes[slug] = /\/b\/([a-z0-9]{7})/.exec(server.run('booking', 'page', slug))[1];
  server.run('seats', 'set', 'asked', file('seats.json', {
    seats: 90, kinds: [{ kind: 'local authority', seats: 80, each: 2 }] }));
  browser = await openBrowser();
  office = await openPage(browser, desk);
  tab = await openPage(browser, phone, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await mail?.stop();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function look(page, name) {
  const was = page.viewportSize();
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await check(page);
  }
  await page.setViewportSize(was);
  await screenshot(page, `ways-in-${name}`);
}

const read = new Set();
async function mailTo(address) {
  const message = await until(() => mail.messages.find((each) => !read.has(each) && each.to[0] === address), `a mail to ${address}`, 60000);
  read.add(message);
  const whole = Buffer.from(plainText(message.raw), 'latin1').toString('utf8');
  return { subject: /^Subject: (.*)\r$/m.exec(whole)[1],
    text: whole,
    link: /https?:\/\/\S+?\/(?:booking|nominate)\/[0-9a-z]{26}/.exec(whole)?.[0] };
}

async function name(first, surname, address) {
  await tab.getByLabel('First name').fill(first);
  await tab.getByLabel('Surname').fill(surname);
  await tab.getByLabel('E-mail address').fill(address);
}

async function book(slug, first, surname, organisation) {
  await tab.goto(`${server.address}/b/${codes[slug]}/book`);
  await name(first, surname, `${surname.toLowerCase()}@example.org`);
  await tab.getByLabel('Organisation', { exact: true }).fill(organisation);
  await tab.getByLabel('Yes, name me').check();
  await tab.locator('main button').last().click();
}

let lead;

test('a lead is asked, with the mail before it goes, and names people in order', async () => {
  await office.goto(`${server.address}/events/asked/nominations`);
  await look(office, 'none');
  await office.getByRole('link', { name: 'Leads of organisations' }).click();
  await office.getByRole('link', { name: 'Ask leads' }).first().click();
  await office.getByLabel('Leads', { exact: true }).fill('Camdem, Gwen Abara, gwen@example.org');
  await office.getByRole('button', { name: 'See the mail first' }).click();
  assert.match(await office.title(), /^Error: /);
  assert.match(await office.locator('.govuk-error-summary').innerText(), /Do you mean Camden/);
  await look(office, 'leads-error');
  await office.getByLabel('Leads', { exact: true }).fill('Camden, Gwen Abara, gwen@example.org\nBarnet; Ada Lum; ada@example.org');
  await office.getByRole('button', { name: 'See the mail first' }).click();
  assert.match(await office.locator('main').innerText(), /2 seats are for Camden, and 2 are still to name/);
  await look(office, 'leads-mail');
  await office.getByRole('button', { name: 'Change it first' }).click();
  assert.match(await office.getByLabel('Leads', { exact: true }).inputValue(), /Ada Lum/);
  await office.getByRole('button', { name: 'See the mail first' }).click();
  await office.getByRole('button', { name: 'Send' }).click();
  await look(office, 'leads');
  lead = (await mailTo('gwen@example.org')).link;
  assert.match((await mailTo('ada@example.org')).subject, /whom does Barnet send\?/);

  await tab.goto(lead);
  await look(tab, 'list-empty');
  await tab.getByRole('button', { name: 'Put this name on the list' }).click();
  assert.match(await tab.title(), /^Error: /);
  await look(tab, 'list-error');
  for (const surname of ['Okoro', 'Silva', 'Lind']) {
    await name('Ana', surname, `${surname.toLowerCase()}@example.org`);
    await tab.getByRole('button', { name: 'Put this name on the list' }).click();
  }
  await tab.getByRole('button', { name: 'Move up Ana Lind' }).click();
  assert.match(await tab.locator('ol.book-names').innerText(), /1\. Ana Okoro[^]*2\. Ana Lind[^]*3\. Ana Silva[^]*No seat is left/);
  await look(tab, 'list');
});

test('whoever asks for a place is put to their lead', async () => {
  await book('asked', 'Jo', 'Venner', 'Camden');
  assert.match((await mailTo('gwen@example.org')).text, /Jo Venner of Camden asks for a place/);
  await mailTo('venner@example.org');
  await tab.goto(lead);
  await look(tab, 'list-asked');
  await tab.getByRole('button', { name: 'Put forward Jo Venner' }).click();
  assert.match(await tab.locator('ol.book-names').innerText(), /4\. Jo Venner/);
});

test('the programme decides about all at once, and each has the mail that was shown', async () => {
  await office.goto(`${server.address}/events/asked/nominations`);
  await look(office, 'names');
  for (const box of await office.locator('tbody input[type=checkbox]').all()) await box.check();
  await office.getByRole('button', { name: /^Offer 4 a seat/ }).click();
  assert.match(await office.locator('main').innerText(), /Offered: 2\. Ana Okoro and Ana Lind/);
  assert.match(await office.locator('main').innerText(), /on the waiting list: 2\./);
  await look(office, 'decide');
  await office.getByRole('button', { name: 'Offer and send the mails' }).click();
  assert.match(await office.locator('.notice').innerText(), /4 names are decided/);
  const okoro = await mailTo('okoro@example.org');
  assert.match(okoro.subject, /a place is free for you/);
  assert.match((await mailTo('silva@example.org')).subject, /you are on the waiting list/);
  assert.match((await mailTo('gwen@example.org')).text, /Ana Silva: on the waiting list/);
  await tab.goto(okoro.link);
  await tab.getByRole('button', { name: 'Take the place' }).click();
  assert.equal(await tab.locator('h1').innerText(), 'Your place is booked');
  await tab.goto(lead);
  await look(tab, 'list-decided');
  const listed = JSON.parse(server.run('booking', 'leads', 'asked', '--json'));
  assert.deepEqual(listed.map((each) => [each.organisation, each.named, each.undecided]).sort(), [['Barnet', 0, 0], ['Camden', 4, 0]]);
});

test('a colleague is booked by name and address, and says themselves what they need', async () => {
  await book('summit', 'Pat', 'Booker', 'Camden');
  const own = await mailTo('booker@example.org');
  await tab.goto(own.link);
  await look(tab, 'own');
  await tab.getByRole('link', { name: 'Book for a colleague' }).click();
  await look(tab, 'colleague');
  await tab.getByRole('button', { name: 'Book a place for them' }).click();
  assert.match(await tab.title(), /^Error: /);
  await look(tab, 'colleague-error');
  await name('Ivo', 'Tarn', 'tarn@example.org');
  await tab.getByRole('button', { name: 'Book a place for them' }).click();
  await look(tab, 'colleague-booked');
  const theirs = await mailTo('tarn@example.org');
  assert.match(theirs.subject, /Pat Booker booked a place for you/);
  await tab.goto(theirs.link);
  await look(tab, 'colleague-own');
  await tab.getByRole('link', { name: 'Say it' }).click();
  await tab.getByLabel('No, count me without a name').check();
  await tab.getByRole('button', { name: 'Save' }).click();
  assert.match(await tab.locator('main').innerText(), /You are counted without a name/);
  await tab.goto(`${own.link}/colleagues`);
  assert.doesNotMatch(await tab.locator('main').innerText(), /Has not said yet/);
});
