// The seats of an event in a browser: shared out by the forms, a seat that comes free goes to the next, and what was done
// is taken back; with scripts and without.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { asOwner, check, desk, look, openBrowser, openPage, startServer } from './browser.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-seats-'));
const boroughs = ['Barnet', 'Brent', 'Camden', 'Croydon', 'Ealing', 'Enfield', 'Hackney', 'Haringey', 'Merton', 'Sutton'];
const given = ['Ada', 'Bola', 'Cai', 'Dara'];
const rows = ['First name,Surname,Organisation,E-mail'];
boroughs.slice(0, 8).forEach((borough, at) => {
  for (let number = 0; number < (at < 6 ? 2 : 1); ++number) {
    rows.push(`${given[number]},${borough}er,${borough},${given[number]}.${borough}@example.org`.toLowerCase()
      .replace(/(^|,)(\w)/g, (all, before, letter) => before + letter.toUpperCase()));
  }
});
const list = path.join(folder, 'list.csv');
fs.writeFileSync(list, `${rows.join('\n')}\n`);
const day = new Date(Date.now() + 60 * 86400000).toISOString().slice(0, 10);

const server = await startServer({
  commands: [['init'], ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', day],
    ['import', 'delegates', 'summit', list, '--apply']],
});
const browser = await openBrowser();
test.after(async () => {
  await browser.close();
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});
const page = `${server.address}/events/summit/allocations`;

for (const [name, scripts] of [['with scripts', true], ['without scripts', false]]) {
  test(`seats are shared out and given ${name}`, async () => {
    const tab = await openPage(browser, desk, { javaScriptEnabled: scripts });
    await tab.goto(page);
    await check(tab);
    await tab.getByRole('link', { name: scripts ? 'Say how many seats there are' : 'Change seats and dates' }).click();
    await check(tab);
    await tab.locator('#seats').fill('minus');
    await tab.getByRole('button', { name: 'Save' }).click();
    assert.match(await tab.title(), /^Error: /);
    await check(tab);
    await tab.locator('#seats').fill('30');
    const release = new Date(Date.now() + 40 * 86400000);
    for (const [label, value] of [['Day', release.getUTCDate()], ['Month', release.getUTCMonth() + 1], ['Year', release.getUTCFullYear()]])
      await tab.getByLabel(label, { exact: true }).fill(String(value));
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('The shares are changed.').waitFor();
    await tab.getByRole('link', { name: 'Share seats out for a kind' }).click();
    await check(tab);
    await tab.getByLabel('Local authorities').check();
    await tab.getByRole('button', { name: 'Go on' }).click();
    await check(tab);
    await tab.locator('#seats').fill('20');
    await tab.getByLabel('At least').fill('16');
    await tab.locator('#most').fill('24');
    await tab.getByLabel('Organisations with a number of their own').fill(boroughs.map((each) => `${each}: 2`).join('\n'));
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('2 organisations have named nobody').waitFor();
    await check(tab);
    await tab.context().close();
  });
}

test('a seat that comes free goes to the next, and the page says who and until when', async () => {
  const bookings = JSON.parse(server.run('booking', 'list', 'summit', '--json'));
  const of = (borough) => bookings.filter((each) => each.organisation === borough).map((each) => each.person);
  fs.writeFileSync(list, `First name,Surname,Organisation,E-mail\nEve,Last,Barnet,eve@example.org\nFin,Later,Barnet,fin@example.org\nGus,Third,Brent,gus@example.org\n`);
  // Over the allocation of one borough a list may go; nobody loses a seat, and the page says so.
  server.run('import', 'delegates', 'summit', list, '--apply');
  const now = JSON.parse(server.run('booking', 'list', 'summit', '--json'));
  const late = now.filter((each) => !bookings.some((before) => before.person === each.person));
  for (const name of ['Eve', 'Fin', 'Gus'])
    server.run('booking', 'step', 'summit', 'waiting', late.find((each) => each.first_name === name).person);
  server.run('booking', 'step', 'summit', 'cancelled', of('Barnet')[0]);
  const reply = await (await fetch(`${server.address}/api/events/summit/seats`, asOwner())).json();
  assert.deepEqual(reply.offers.map((each) => each.name), ['Eve Last']);
  assert.deepEqual(reply.line.map((each) => [each.name, each.line]), [['Fin Later', 'Barnet'], ['Gus Third', 'Brent']]);
  const tab = await openPage(browser);
  await tab.goto(page);
  await tab.getByText('Next: Fin Later').waitFor();
  await look(tab, 'seats');
  await tab.getByRole('link', { name: /Withdraw.*Eve Last/ }).click();
  await look(tab, 'seats-step');
  await tab.getByRole('button', { name: 'Without a mail' }).click();
  await tab.getByText('Eve Last waits for a seat. Nobody was written to.').waitFor();
  await check(tab);
  await tab.goto(`${page}/release`);
  await look(tab, 'seats-release');
  await tab.goto(`${page}/kind?of=local%20authority&chosen=yes`);
  await look(tab, 'seats-kind');
  await tab.goto(`${page}/rules`);
  await look(tab, 'seats-rules');
  await tab.context().close();
});
