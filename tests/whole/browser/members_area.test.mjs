// The members' area by a real mail server: somebody asks for a link on a phone, presses it, sees what is theirs, joins a
// list, reads a document, takes their data away and signs out; every page without errors on a phone and at a desk. A notice
// goes from its sender by the team to another member, who answers it by mail without learning whose it is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone } from './browser.mjs';
import { plainText, startDemoWithMail, until } from './mail_server.mjs';

const summit = 'london-send-summit-2022';
const who = 'gwen@example.org';
const other = 'idris@example.org';
let all;

before(async () => {
  all = await startDemoWithMail();
  const list = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-members-')), 'list.csv');
  fs.writeFileSync(list, `Name,Organisation,E-mail\nGwen Abara,Camden,${who}\nIdris Okafor,Barnet,${other}\n`);
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

/** Somebody in the members' area, by the link in their mail. */
async function enter(address, size, area, options = {}) {
  const seen = all.mail.messages.length;
  const page = await openPage(all.browser, size, { session: null, ...options });
  await page.goto(`${all.server.address}${area}`);
  await page.getByLabel('Your e-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.goto(all.server.address + await linkFor(address, seen));
  await page.getByRole('button', { name: 'Open my page' }).click();
  return page;
}

const mailTo = (address, words, seen) => until(() => all.mail.messages.slice(seen).find(({ to, raw }) => String(to).includes(address)
  && words.test(plainText(raw))), `a mail to ${address} with ${words}`, 60000);

for (const [name, size, scripts] of [['390', phone, false], ['1280', desk, true]]) {
  test(`a notice is sent in, approved, answered and withdrawn at ${name} px${scripts ? '' : ' without scripts'}`, async () => {
    const title = `Who has a protocol for transitions? (${name})`;
    const team = await openPage(all.browser, size, { javaScriptEnabled: scripts });
    await team.goto(`${all.server.address}/events`);
    await team.locator('main a[href$="/members-area"]').click();
    await team.locator('input[name="open"][value="yes"]').check();
    await team.getByRole('button', { name: 'Save' }).click();
    const area = await team.locator('main a[href^="/my/"]').getAttribute('href');
    await team.getByRole('link', { name: 'Notices that members send in' }).click();
    await check(team);
    if (name === '390') await look(team, `notices-team-none-${name}`);

    const hers = await enter(who, size, area, { javaScriptEnabled: scripts });
    await hers.getByRole('link', { name: 'Notices', exact: true }).click();
    await check(hers);
    await look(hers, `notices-none-${name}`);
    await hers.getByRole('link', { name: 'Send in a notice' }).click();
    await check(hers);
    await look(hers, `notices-kinds-${name}`);
    await hers.getByRole('link', { name: 'Advertise a job' }).click();
    await hers.getByLabel('Which post is it?').fill('SENCO for two terms');
    await hers.getByLabel('What is it about?').fill('We look for a **SENCO**.');
    await hers.getByLabel('Web address of the advert').fill('http://jobs.example.org/1');
    await hers.getByRole('button', { name: 'Send it in' }).click();
    assert.match(await hers.locator('main').innerText(), /https:\/\/ at its beginning/);
    assert.equal(await hers.getByLabel('What is it about?').inputValue(), 'We look for a **SENCO**.');
    await check(hers);
    await look(hers, `notices-refused-${name}`);
    await hers.goto(`${all.server.address}${area}/notices/add?kind=request`);
    await hers.getByLabel('What do you ask for, in a line?').fill(title);
    await hers.getByLabel('Say more').fill('For **transitions** at 16:\n\n- who decides\n- who tells the family');
    await hers.getByLabel('Organisation').fill('Camden');
    await check(hers);
    await look(hers, `notices-form-${name}`);
    await hers.getByRole('button', { name: 'Send it in' }).click();
    assert.match(await hers.locator('main').innerText(), /waits for the team/i);
    await check(hers);
    await look(hers, `notices-own-${name}`);

    await team.reload();
    await look(team, `notices-team-${name}`);
    await check(team);
    await team.getByRole('link', { name: title }).click();
    await check(team);
    await look(team, `notices-team-one-${name}`);
    const seen = all.mail.messages.length;
    await team.getByLabel('Why it is sent back').fill('Say until when you need it.');
    await team.getByRole('button', { name: 'Send it back' }).click();
    assert.match(await team.locator('main').innerText(), /Sent back/);
    await check(team);
    const back = await mailTo(who, /Say until when you need it/, seen);
    await hers.goto(/https?:\/\/\S+?(\/my\/[^\s)>]+\/own)/.exec(plainText(back.raw))[1].replace(/^/, all.server.address));
    assert.match(await hers.locator('main').innerText(), /Say until when you need it/);
    await check(hers);
    await look(hers, `notices-back-${name}`);
    await hers.getByRole('link', { name: 'Change it and send it in again' }).click();
    await check(hers);
    await hers.getByRole('button', { name: 'Send it in' }).click();
    await check(hers);
    await team.reload();
    await team.getByRole('button', { name: 'Approve it' }).click();
    assert.match(await team.locator('main').innerText(), /Members see it until/);
    await check(team);
    await look(team, `notices-team-up-${name}`);
    await mailTo(who, /is up/, seen);
    await team.getByRole('link', { name: 'Change what it says' }).click();
    await check(team);

    const his = await enter(other, size, area, { javaScriptEnabled: scripts });
    await his.getByRole('link', { name: 'Notices', exact: true }).click();
    await his.getByLabel('Words of a notice').fill('transitions');
    await his.getByRole('button', { name: 'Find' }).click();
    await check(his);
    await look(his, `notices-${name}`);
    await his.getByRole('link', { name: title }).click();
    await check(his);
    await look(his, `notices-one-${name}`);
    const page = await his.content();
    assert.ok(!page.includes(who) && !page.includes('Gwen'), 'nobody learns whose it is');
    await his.getByLabel('Your answer').fill('We have one, and send it gladly.');
    await his.getByLabel('Where they answer you').fill('desk@example.net');
    await his.getByRole('button', { name: 'Send your answer' }).click();
    assert.match(await his.locator('main').innerText(), /on its way by mail/);
    await check(his);
    const answer = await mailTo(who, /send it gladly/, seen);
    assert.match(String(answer.raw), /^Reply-To: desk@example\.net\r?$/m);
    assert.ok(!String(answer.raw).includes(other));

    await hers.goto(`${all.server.address}${area}/notices/mine`);
    await check(hers);
    await look(hers, `notices-mine-${name}`);
    await hers.getByRole('link', { name: title }).click();
    await hers.getByRole('button', { name: 'Withdraw it' }).click();
    assert.match(await hers.locator('main').innerText(), /It is withdrawn/);
    await check(hers);
    await his.goto(`${all.server.address}${area}/notices`);
    assert.ok(!(await his.locator('main').innerText()).includes(title));
    const everybody = await openPage(all.browser, size, { session: null, javaScriptEnabled: scripts });
    await everybody.goto(`${all.server.address}${area.replace('/my/', '/notices/')}`);
    await check(everybody);
    await look(everybody, `notices-public-${name}`);
    for (const each of [team, hers, his, everybody]) await each.context().close();
  });
}
