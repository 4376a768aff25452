// Links to more people than are written to at once: ordered on the page, queued by a job, brought by a real mail server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asOwner, check, look, openBrowser, openPage, startServer } from './browser.mjs';
import { plainText, startMailServer, until } from './mail_server.mjs';

const people = 205;
const form = `form views "Your views of the day"
  anonymous
page "The day"
  helpful*  "Was it helpful?"  pick one as scale
            ( ) helpful "Helpful"
            ( ) not     "Not helpful"
`;
let server;
let mail;
let browser;
const stops = [];

before(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-many-'));
  const formFile = path.join(folder, 'views.form');
  const listFile = path.join(folder, 'delegates.csv');
  writeFileSync(formFile, form);
  writeFileSync(listFile, `First name,Surname,E-mail,Organisation\n${Array.from({ length: people },
    (_, at) => `Pat,Delegate${at},delegate${at}@example.org,Camden`).join('\n')}\n`);
  mail = await startMailServer();
  stops.push(() => mail.stop());
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', formFile],
      ['import', 'delegates', 'summit', listFile, '--apply'],
      ['links', 'who', 'summit', 'delegates'],
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

const linkIn = (message) => /\?link=([0-9a-z]{26})/.exec(plainText(message.raw))[1];

test('everybody of many gets one mail with a link of their own, however often the button is pressed', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/who/mail?kind=link`);
  assert.match(await page.innerText('h1'), /205 people/);
  await page.click('button:has-text("Look at the mail")');
  const fields = await page.locator('main form[action$="/who/send"]').evaluate(
    (found) => [...new FormData(found).entries()]);
  await page.click('main button:has-text("Send 205 links")');
  await page.waitForURL(/\/jobs\//);
  await check(page);
  await look(page, 'links-to-many');
  // The same press again, as an impatient browser sends it.
  const again = await page.request.post(`${server.address}/events/summit/form/who/send`,
    { form: Object.fromEntries(fields), maxRedirects: 0, ...asOwner() });
  assert.ok(again.status() < 500);
  await until(() => mail.messages.length >= people, 'all mails', 60000);
  await page.goto(`${server.address}/events/summit/form/who`);
  assert.match(await page.locator('main').innerText(), /Sent by mail\s+205/);
  assert.equal(mail.messages.length, people);
  assert.equal(new Set(mail.messages.flatMap((message) => message.to)).size, people, 'one mail each');
  assert.equal(new Set(mail.messages.map(linkIn)).size, people, 'a link of their own');
  await page.context().close();
});
