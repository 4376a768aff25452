// A year of membership by a real mail server: sold, people named, reminded, invoiced as PDF, paid and renewed; every page
// without errors at a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, check, desk, openPage, phone } from './browser.mjs';
import { plainText, startDemoWithMail, until } from './mail_server.mjs';

let all;
let home;

before(async () => {
  all = await startDemoWithMail();
});
after(() => all?.stop());

/** Fills the form of the page by the names of its fields, and sends it. */
async function send(page, fields, button) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`main [name="${name}"]`);
    const type = await field.first().getAttribute('type');
    if (type === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (await field.evaluate((one) => one.tagName) === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await page.getByRole('button', { name: button }).click();
}

test('a year of membership, from the sale to the renewal', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${all.server.address}/events`);
  await page.locator('a[href$="/memberships"]').click();
  home = page.url();
  await check(page);
  await page.goto(`${home}/kinds`);
  await page.getByRole('button', { name: 'Begin with the example' }).click();
  await check(page);
  // A period of a month is due from its first day on.
  await page.goto(`${home}/kinds/add`);
  await check(page);
  await send(page, { name: 'Trial', holder: 'organisation', included: '2', price: '60', further_price: '10', months: '1' }, 'Save');
  await page.goto(`${home}/add`);
  await check(page);
  await page.getByLabel('Trial, £60').check();
  await send(page, { organisation: 'Camden', contact_name: 'Gwen Abara', contact_email: 'gwen@example.org', purchase_order: 'PO 4711',
    address: 'Town Hall\nLong Street' }, 'Add the member');
  await check(page);
  const member = page.url().split('?')[0];
  await page.getByRole('link', { name: 'Name somebody' }).click();
  await send(page, { first_name: 'Idris', last_name: 'Okafor', email: 'idris@example.org' }, 'Name this person');
  await page.getByRole('button', { name: 'Take out Idris Okafor' }).click();
  assert.match(await page.innerText('main'), /Put back/);
  await page.getByRole('button', { name: 'Put back Idris Okafor' }).click();
  assert.match(await page.innerText('main'), /Idris Okafor/);
  assert.match(await page.locator('main').innerText(), /Idris Okafor/);
  await page.goto(`${home}/reminders`);
  assert.match(await page.locator('main').innerText(), /reminders are switched off/);
  await check(page);
  await page.goto(`${home}/settings`);
  await check(page);
  await send(page, { seller: 'London network', how_to_pay: 'Account 00000000', prefix: 'LN-', reminders_on: 'yes' }, 'Save');
  const reminder = await until(() => all.mail.messages.find(({ to }) => String(to).includes('gwen@')), 'the reminder', 60000);
  assert.match(plainText(reminder.raw), /The membership of Camden ends on/);
  assert.match(plainText(reminder.raw), /It covers Idris Okafor\./);
  await page.goto(`${member}/invoice`);
  await check(page);
  await page.getByRole('button', { name: 'Write the invoice' }).click();
  await check(page);
  const invoice = page.url().split('?')[0];
  const pdf = await fetch(`${invoice}/file.pdf`, asOwner());
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(await page.locator('main').innerText(), /LN-0001/);
  await page.getByRole('link', { name: 'Mark as paid' }).click();
  await page.getByRole('button', { name: 'Mark as paid' }).click();
  assert.match(await page.locator('main').innerText(), /Paid on/);
  await page.goto(member);
  await page.getByRole('button', { name: 'Renew for £60' }).click();
  assert.match(await page.locator('main').innerText(), /The membership is renewed/);
  await check(page);
});

test('the pages of memberships have no errors on a phone', async () => {
  const page = await openPage(all.browser, phone);
  for (const below of ['', '/kinds', '/invoices', '/settings', '/reminders', '/year']) {
    await page.goto(home + below);
    await check(page);
  }
});
