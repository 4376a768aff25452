// Tables set and printed by an organiser, and guests who check themselves in at a tablet without and with scripts: it says
// welcome and the table, forgets both, and names nobody else.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { look, openBrowser, openPage, phone, startServer } from './browser.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-tables-'));
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
let server;
let browser;

before(async () => {
  const list = path.join(folder, 'list.csv');
  const rows = ['First name,Surname,Organisation', 'Zoë,Brontë-Hall,Enfield', 'Jo,Venner,Greenwich', 'Jo,Venner,Camden'];
  for (let at = 0; at < 12; ++at) rows.push(`Guest,Nummer${at},${['Camden', 'Barnet', 'Hackney'][at % 3]}`);
  fs.writeFileSync(list, `${rows.join('\n')}\n`);
  server = await startServer({ commands: [['init'], ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', today],
    ['import', 'delegates', 'summit', list, '--apply']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('tables are set, somebody is moved by hand, and the lists are printed', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/delegates`);
  await page.getByRole('link', { name: 'Tables', exact: true }).click();
  await look(page, 'tables-before');
  await page.fill('#tables', '3');
  await page.fill('#places', '5');
  await page.getByRole('button', { name: 'Save and place people' }).click();
  await page.getByText('5 at each').waitFor();
  await look(page, 'tables');
  await page.getByRole('link', { name: /^Move/ }).first().click();
  await page.fill('#table', '2');
  await look(page, 'tables-move');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(/Move somebody away first|Moved/).first().waitFor();
  for (const what of ['tables', 'names', 'cards']) {
    const reply = await page.request.get(`${server.address}/events/summit/tables/print.pdf?what=${what}`);
    assert.equal((await reply.body()).subarray(0, 5).toString(), '%PDF-');
  }
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`guests check themselves in ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const desk = await openPage(browser);
    await desk.goto(`${server.address}/events/summit/door/self-check-in`);
    await desk.getByRole('button', { name: /address/ }).click();
    await look(desk, 'self-check-in-desk');
    const address = (await desk.locator('b.address').textContent()).trim();
    // A browser in which somebody is signed in does nothing here.
    await desk.goto(address);
    await desk.getByText('Somebody is signed in here').waitFor();
    await desk.context().close();

    const tablet = await openPage(browser, phone, { session: null, javaScriptEnabled });
    await tablet.goto(address);
    await look(tablet, `self-check-in${javaScriptEnabled ? '' : '-plain'}`);
    await tablet.fill('#who', 'Nobody At All');
    await tablet.getByRole('button', { name: 'Check in' }).click();
    await tablet.getByText('That was not found').waitFor();
    await look(tablet, `self-check-in-unknown${javaScriptEnabled ? '' : '-plain'}`);
    await tablet.fill('#who', 'jo venner');
    await tablet.getByRole('button', { name: 'Check in' }).click();
    await tablet.getByText('Where are you from?').waitFor();
    assert.doesNotMatch(await tablet.content(), /Greenwich|Camden/);
    await tablet.fill('#organisation', 'greenwich');
    await tablet.getByRole('button', { name: 'Check in' }).click();
    await tablet.getByText('Welcome, Jo').waitFor();
    await tablet.getByText(/^Table \d$/).waitFor();
    assert.doesNotMatch(await tablet.content(), /Venner|Greenwich/);
    await tablet.goto(address);
    await tablet.fill('#who', 'ZOE bronte hall');
    await tablet.getByRole('button', { name: 'Check in' }).click();
    await tablet.getByText('Welcome, Zoë').waitFor();
    await tablet.screenshot({ path: path.join(folder, 'welcome.png') });
    // The next person finds nothing of it, by waiting and by going back.
    await tablet.locator('#who').waitFor({ timeout: 20000 });
    await tablet.goBack();
    await tablet.locator('#who').waitFor();
    assert.doesNotMatch(await tablet.content(), /Zoë/);
    await tablet.context().close();
  });
}
