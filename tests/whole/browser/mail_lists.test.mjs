// A list that people join by themselves, by a real mail server: its page, the link in the mail, a message to all, and the
// way off it; every page without errors at a desk and on a phone. And an event that members alone book: the page says the
// same to all, and the mail tells.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openPage, phone } from './browser.mjs';
import { plainText, startDemoWithMail, until } from './mail_server.mjs';

let all;
let home;

before(async () => {
  all = await startDemoWithMail();
});
after(() => all?.stop());

const mailTo = (who, words) => until(() => all.mail.messages.find(({ to, raw }) => String(to).includes(who)
  && plainText(raw).includes(words)), `a mail to ${who}`, 60000);
const linkIn = (raw) => /https?:\/\/\S+?(\/lists\/[a-z0-9]+)/.exec(plainText(raw))[1];

test('somebody joins a list by the link in their mail, gets what is sent to it, and leaves', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${all.server.address}/events`);
  await page.locator('main a[href$="/lists"]').click();
  home = page.url();
  await check(page);
  await page.goto(`${home}/add`);
  await check(page);
  await page.getByLabel('Name').fill('Finance leads');
  await page.getByLabel('What it is for').fill('Budgets and what they pay for.');
  await page.getByRole('button', { name: 'Save' }).click();
  await check(page);
  const list = page.url().split('?')[0];
  const address = await page.locator('main a[href^="/l/"]').getAttribute('href');
  const visitor = await openPage(all.browser, phone);
  await visitor.goto(all.server.address + address);
  await check(visitor);
  await visitor.getByLabel('Your name').fill('Gwen Abara');
  await visitor.getByLabel('Your e-mail address').fill('gwen@example.org');
  await visitor.getByRole('button', { name: 'Send me the link' }).click();
  await check(visitor);
  const asked = await mailTo('gwen@', 'You are on it once you say so');
  await visitor.goto(all.server.address + linkIn(asked.raw));
  await check(visitor);
  await visitor.getByRole('button', { name: 'Join the list' }).click();
  assert.match(await visitor.locator('main').innerText(), /You are on the list Finance leads/);
  await check(visitor);
  await page.goto(`${list}/mail`);
  await check(page);
  await page.getByLabel('Subject').fill('Budgets for next year');
  await page.getByLabel('Text').fill('The figures are out.');
  await page.getByRole('button', { name: 'Look at the mail' }).click();
  await check(page);
  await page.getByRole('button', { name: 'Send 1 mail' }).click();
  await check(page);
  const sent = await mailTo('gwen@', 'The figures are out.');
  assert.match(sent.raw.toString(), /List-Unsubscribe:\s+<https?:\/\/[^>]+\/lists\//);
  await visitor.goto(all.server.address + linkIn(sent.raw));
  await visitor.getByRole('button', { name: 'Leave the list' }).click();
  assert.match(await visitor.locator('main').innerText(), /You are not on the list/);
  await page.goto(list);
  assert.match(await page.locator('main').innerText(), /Nobody is on this list yet/);
  for (const below of ['', `/${list.split('/').pop()}`, `/${list.split('/').pop()}/ask`]) {
    const small = await openPage(all.browser, phone);
    await small.goto(home + below);
    await check(small);
    await small.close();
  }
});

test('an event that members alone book tells by mail alone who is one', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${all.server.address}/events/london-send-summit-2022/booking`);
  await page.getByLabel('Open booking').check();
  await page.getByLabel('Members only').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await check(page);
  const code = await page.locator('main a[href^="/b/"]').first().getAttribute('href');
  const visitor = await openPage(all.browser, phone);
  await visitor.goto(all.server.address + code);
  assert.match(await visitor.locator('main').innerText(), /Members of /);
  await check(visitor);
});
