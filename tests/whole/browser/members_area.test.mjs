// The members' area by a real mail server: somebody asks for a link on a phone, presses it, sees what is theirs, joins a
// list, reads a document, takes their data away and signs out; every page without errors on a phone and at a desk.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone } from './browser.mjs';
import { plainText, startDemoWithMail, until } from './mail_server.mjs';

const summit = 'london-send-summit-2022';
const who = 'gwen@example.org';
let all;

before(async () => {
  all = await startDemoWithMail();
  const list = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-members-')), 'list.csv');
  fs.writeFileSync(list, `Name,Organisation,E-mail\nGwen Abara,Camden,${who}\n`);
  all.server.run('import', 'delegates', summit, list, '--apply');
});
after(() => all?.stop());

const linkFor = (address, seen) => until(() => all.mail.messages.slice(seen).find(({ to, raw }) => String(to).includes(address)
  && plainText(raw).includes('/my-link/')), `a link to ${address}`, 60000)
  .then(({ raw }) => /https?:\/\/\S+?(\/my-link\/[a-z0-9]+)/.exec(plainText(raw))[1]);

for (const [name, size, scripts] of [['390', phone, true], ['1280', desk, false]]) {
  test(`somebody finds what is theirs at ${name} px${scripts ? '' : ' without scripts'}`, async () => {
    const team = await openPage(all.browser, desk);
    await team.goto(`${all.server.address}/events`);
    await team.locator('main a[href$="/members-area"]').click();
    await check(team);
    await team.locator('input[name="open"][value="yes"]').check();
    await team.getByRole('button', { name: 'Save' }).click();
    await check(team);
    const area = await team.locator('main a[href^="/my/"]').getAttribute('href');
    await team.goto(`${all.server.address}/events/${summit}/documents`);
    await check(team);
    await team.locator('#title-link').fill(`Slides at ${name}`);
    await team.locator('#link-link').fill('http://files.example.org/slides');
    await team.getByRole('button', { name: 'Put it up' }).click();
    await check(team);
    assert.match(await team.locator('main').innerText(), /Give the whole address/);
    await team.locator('#link-link').fill('https://files.example.org/slides');
    await team.getByRole('button', { name: 'Put it up' }).click();
    await look(team, `documents-${name}`);
    await check(team);

    const seen = all.mail.messages.length;
    const page = await openPage(all.browser, size, { session: null, javaScriptEnabled: scripts });
    await page.goto(`${all.server.address}${area}/bookings`);
    assert.ok(page.url().endsWith(area), 'whoever is not signed in is asked for an address');
    await check(page);
    await look(page, `members-entry-${name}`);
    await page.getByLabel('Your e-mail address').fill(who);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await check(page);
    const link = await linkFor(who, seen);
    await page.goto(all.server.address + link);
    await check(page);
    await page.getByRole('button', { name: 'Open my page' }).click();
    assert.match(await page.locator('main').innerText(), /London SEND Summit/);
    await check(page);
    await look(page, `members-bookings-${name}`);
    await page.getByRole('link', { name: 'Lists' }).click();
    await check(page);
    await page.getByRole('link', { name: 'Documents' }).click();
    assert.match(await page.locator('main').innerText(), new RegExp(`Slides at ${name}`));
    await check(page);
    await look(page, `members-documents-${name}`);
    await page.getByRole('link', { name: 'My data' }).click();
    await check(page);
    await look(page, `members-data-${name}`);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'The same for programs' }).click()]);
    assert.equal(file.suggestedFilename(), 'my-data.json');
    await page.getByLabel('What is wrong, and what is right?').fill('My job title is another now.');
    await page.getByRole('button', { name: 'Ask for a correction' }).click();
    assert.match(await page.locator('main').innerText(), /on its way to the team/);
    await check(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.match(await page.locator('main').innerText(), /You are signed out/);
    await page.goto(`${all.server.address}${area}/data`);
    assert.ok(page.url().endsWith(area));
    await page.goto(all.server.address + link);
    assert.match(await page.locator('main').innerText(), /used up/);
    await check(page);
    await page.context().close();
    await team.context().close();
  });
}
