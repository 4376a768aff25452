// Links of people’s own by a real mail server: sent, no reminder within a day, two after days and no third, used once, with
// and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, look, openBrowser, openPage, phone, startServer } from './browser.mjs';
import { plainText, startMailServer, until } from './mail_server.mjs';

const form = `form views "Your views of the day"
  anonymous
page "The day"
  helpful*  "Was it helpful?"  pick one as scale
            ( ) helpful "Helpful"
            ( ) not     "Not helpful"
`;
const list = `First name,Surname,E-mail,Organisation
Ada,Pym,ada@example.org,Camden
Ben,Quill,ben@example.org,Camden
Cleo,Rudd,cleo@example.org,Camden
Dev,Sahni,,Camden
`;
let server;
let mail;
let browser;
const stops = [];

before(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-links-'));
  const formFile = path.join(folder, 'views.form');
  const listFile = path.join(folder, 'delegates.csv');
  writeFileSync(formFile, form);
  writeFileSync(listFile, list);
  mail = await startMailServer();
  stops.push(() => mail.stop());
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', formFile],
      ['import', 'delegates', 'summit', listFile, '--apply'],
      ['event', 'open', 'summit']],
    options: ['--mail-server', `smtp://localhost:${mail.port}`, '--mail-from', 'London network <muster@example.org>'],
  });
  stops.push(() => server.stop());
  browser = await openBrowser();
  stops.push(() => browser.close());
});
after(async () => {
  for (const stop of stops.reverse()) await stop();
});

const to = (address) => mail.messages.filter((message) => message.to.includes(address));
const linkIn = (message) => /https?:\/\/\S+?\/f\/[0-9a-z]+\?link=[0-9a-z]{26}/.exec(plainText(message.raw))[0];

async function answer(link) {
  const page = await openPage(browser, phone);
  await page.goto(link);
  await check(page);
  await page.check('[value="helpful"]');
  await page.click('text=Send my answers');
  assert.match(await page.innerText('h1'), /Thank you/);
  await page.context().close();
}

async function send(page, button) {
  await page.goto(`${server.address}/events/summit/form/who`);
  await page.click(`text=${button}`);
  await check(page);
  await page.click('button:has-text("Look at the mail")');
  await check(page);
  await look(page, `links-${button.replaceAll(' ', '-').toLowerCase()}`);
  await page.click('main button:has-text("Send")');
}

test('links go to those who have an address, and no reminder within a day', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form`);
  await page.click('text=Who may answer');
  await check(page);
  await page.check('[value="delegates"]');
  await page.click('button:has-text("Save")');
  await check(page);
  await look(page, 'links-who');
  await send(page, 'Send links');
  assert.match(await page.innerText('main'), /The links are on their way/);
  await until(() => mail.messages.length === 3, 'three mails');
  const first = linkIn(to('ada@example.org')[0]);
  assert.match(plainText(to('ada@example.org')[0].raw), /Dear Ada Pym/);

  // A program that checks mail opens every link, more than once, and uses none up.
  for (const message of mail.messages) {
    for (let look = 0; look < 2; look += 1) assert.equal((await fetch(linkIn(message))).status, 200);
    assert.equal((await fetch(linkIn(message), { method: 'HEAD' })).status, 200);
  }
  await answer(first);

  // A day lies between two mails to one person.
  await page.goto(`${server.address}/events/summit/form/who`);
  await page.click('text=Send a reminder');
  await check(page);
  assert.match(await page.innerText('h1'), /Nobody is to be reminded/);
  assert.match(await page.innerText('main'), /within the last day|less than a day ago/);
  await look(page, 'links-day-between');
  assert.equal(mail.messages.length, 3);

  await page.goto(`${server.address}/mail`);
  assert.equal((await page.innerText('main')).match(/cleo@example\.org/g).length, 1);
  await page.context().close();

  const spent = await openPage(browser, phone);
  await spent.goto(first);
  await check(spent);
  assert.match(await spent.innerText('h1'), /This link has been used/);
  await look(spent, 'links-used');
  await spent.goto(first.replace(/\?.*/, ''));
  await check(spent);
  assert.match(await spent.innerText('h1'), /need a link of your own to open/);
  await spent.context().close();
});

test('a form that is answered by links is answered without scripts', async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(linkIn(to('cleo@example.org')[0]));
  await page.check('[value="not"]');
  await page.click('text=Send my answers');
  assert.match(await page.innerText('h1'), /Thank you/);
  await page.goto(linkIn(to('cleo@example.org')[0]));
  assert.match(await page.innerText('h1'), /This link has been used/);
  await context.close();
});

/** Two days go by: what was sent until now was sent two days before. */
function twoDaysLater() {
  const earlier = (column) => `${column} = strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, '-2 days')`;
  execFileSync('sqlite3', [server.database, `pragma busy_timeout = 5000; update link_mailing set ${earlier('written_at')};
    update outbox set ${earlier('next_at')} where state = 'sent';`]);
}

test('two days later only who has not answered is reminded, twice, and never a third time', async () => {
  const page = await openPage(browser);
  const before = mail.messages.length;
  for (const count of [1, 2]) {
    twoDaysLater();
    await send(page, 'Send a reminder');
    await until(() => mail.messages.length === before + count, `reminder ${count}`);
    const reminder = to('ben@example.org').at(-1);
    assert.equal((await fetch(linkIn(reminder))).status, 200);
    assert.notEqual(plainText(reminder.raw), plainText(to('ben@example.org')[0].raw));
  }
  assert.deepEqual(mail.messages.slice(before).flatMap((message) => message.to), ['ben@example.org', 'ben@example.org']);
  twoDaysLater();
  await page.goto(`${server.address}/events/summit/form/who`);
  await page.click('text=Send a reminder');
  await check(page);
  assert.match(await page.innerText('h1'), /Nobody is to be reminded/);
  assert.match(await page.innerText('main'), /has had two reminders/);
  await look(page, 'links-no-third');
  assert.equal(mail.messages.length, before + 2);
  await page.context().close();

  // Whichever mail somebody answers by, the links of all three are used.
  await answer(linkIn(to('ben@example.org')[1]));
  for (const message of to('ben@example.org')) assert.match(await (await fetch(linkIn(message))).text(), /This link has been used/);
});
