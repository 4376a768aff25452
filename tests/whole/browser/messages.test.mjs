// Messages of an event in a browser: written, refused with what was typed, looked at copy by copy, sent, and on record;
// with scripts and without.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { check, desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-messages-'));
const list = path.join(folder, 'list.csv');
fs.writeFileSync(list, 'Name,Organisation,E-mail\nAda Bell,Camden,ada@mail.example\nZofia Birtwell,Sutton,zofia@mail.example\nNo Address,Barnet,\n');
const day = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10);
const server = await startServer({
  commands: [['init'], ['event', 'add', 'forum', '--title', 'Spring forum', '--date', day],
    ['import', 'delegates', 'forum', list, '--apply']],
});
const browser = await openBrowser();
test.after(async () => {
  await browser.close();
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});
const messages = `${server.address}/events/forum/messages`;

for (const [name, scripts, window] of [['with scripts', true, desk], ['without scripts on a phone', false, phone]]) {
  test(`a message is written, looked at and sent ${name}`, async () => {
    const tab = await openPage(browser, window, { javaScriptEnabled: scripts });
    await tab.goto(messages);
    await check(tab);
    await tab.locator('main').getByRole('link', { name: 'Write a message' }).first().click();
    await check(tab);
    await tab.getByLabel('Subject').fill('{event}: where and when');
    await tab.getByLabel('Text').fill('Hello {frist name}.');
    await tab.getByRole('button', { name: 'Look at it' }).click();
    assert.match(await tab.title(), /^Error: /);
    assert.match(await tab.locator('main').innerText(), /Did you mean {first name}\?/);
    await check(tab);
    await tab.getByLabel('Text').fill('Hello {first name}.');
    await tab.getByLabel('And in words').fill('not organisation contains "NHS"');
    await tab.getByLabel('Before the event').check();
    await tab.getByLabel('Days before or after').fill('3');
    await tab.getByLabel('At what time of that day').fill('9:00');
    await tab.getByRole('button', { name: 'Look at it' }).click();
    await tab.getByText('Hello Ada.').waitFor();
    await check(tab);
    if (scripts) await look(tab, 'message-look');
    await tab.getByRole('link', { name: 'Next' }).click();
    await tab.getByText('Hello Zofia.').waitFor();
    await tab.getByRole('button', { name: 'Send it then' }).click();
    await tab.getByText(/^Goes on .* at 09:00\.$/).waitFor();
    await tab.getByRole('button', { name: 'Send now to 2 people' }).click();
    await tab.getByText('For 2 people, put into the outbox on').waitFor();
    await check(tab);
    if (scripts) await look(tab, 'message-record');
    await tab.goto(messages);
    await check(tab);
    assert.match(await tab.locator('h1').innerText(), /messages? sent/);
    await tab.context().close();
  });
}

test('a text of the programme begins a message', async () => {
  const tab = await openPage(browser, desk);
  await tab.goto(messages);
  await tab.getByRole('link', { name: 'Texts of the programme' }).click();
  await check(tab);
  await tab.locator('main').getByRole('link', { name: 'Write a text' }).first().click();
  await tab.getByLabel('Name').fill('Joining');
  await tab.getByLabel('Subject').fill('{event}');
  await tab.getByLabel('Text').fill('We begin at nine.');
  await check(tab);
  await tab.getByRole('button', { name: 'Save the text' }).click();
  await tab.getByRole('link', { name: 'Joining' }).waitFor();
  await check(tab);
  await tab.goto(`${messages}/new`);
  await tab.getByLabel('A text of the programme').selectOption({ label: 'Joining' });
  await tab.getByRole('button', { name: 'Begin with it' }).click();
  assert.equal(await tab.getByLabel('Text', { exact: true }).inputValue(), 'We begin at nine.');
  await check(tab);
});
