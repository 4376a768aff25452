// The agenda of an event and the contact details of its form, as an organiser meets them at a desk and on a phone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, look, openPage, phone, serveForm } from './browser.mjs';

const text = `form keep-in-touch "Your views"
  anonymous
  delete personal after 90 days
page "The day"
  helpful*  "Was it helpful?"  pick one
            ( ) yes "Yes"
            ( ) no  "No"
page "Keep in touch"
  address   "Your e-mail address"  email  personal
  news      "What may we send you?"  pick any  personal
            [ ] report "The report"
            [ ] dates  "The dates"
`;
const folder = mkdtempSync(path.join(tmpdir(), 'muster-agenda-'));
let server;
let browser;
let link;
let event;

before(async () => {
  const form = path.join(folder, 'touch.form');
  writeFileSync(form, text);
  ({ server, browser, link } = await serveForm(form, 'summit'));
  event = `${server.address}/events/summit`;
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const press = (page, words) => page.click(`main button:has-text("${words}")`);

for (const scripts of [true, false]) {
  test(`an agenda is pasted, looked at and added ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
    await page.goto(event);
    await page.click('main a:has-text("agenda")');
    if (scripts) await look(page, 'agenda-none');
    await page.locator('main a:has-text("Paste an agenda")').first().click();
    await press(page, 'Look at the agenda');
    assert.match(await page.innerText('.govuk-error-summary'), /Paste the agenda first/);
    const wrong = '10:00 Welcome | Main hall | Zainab Okoro\nNo time at all';
    await page.fill('[name=agenda]', wrong);
    await press(page, 'Look at the agenda');
    assert.match(await page.innerText('.govuk-error-summary'), /Line 2: this line has no time/);
    assert.equal(await page.inputValue('[name=agenda]'), wrong);
    if (scripts) await look(page, 'agenda-wrong');
    const name = scripts ? 'talk' : 'lesson';
    await page.fill('[name=agenda]', `10:00 to 10:15 First ${name} | Main hall | Zainab Okoro, Jo Lind
11:30 Workshop: what was learnt about speech and language in the first three years of school | Room B
12:30 Lunch
Day 2
2 pm Closing ${name}`);
    await press(page, 'Look at the agenda');
    assert.match(await page.innerText('h1'), /4 sessions were read/);
    assert.match(await page.innerText('main'), /Friday 10 June 2022[^]*Saturday 11 June 2022/);
    await (scripts ? look(page, 'agenda-read') : check(page));
    await press(page, 'Add 4 sessions');
    assert.match(await page.innerText('[role=status]'), /The agenda is saved/);
    await (scripts ? look(page, 'agenda') : check(page));
    await page.goto(event);
    assert.match(await page.innerText('main'), new RegExp(`Closing ${name}`));
    if (scripts) await look(page, 'agenda-overview');
    await page.context().close();
  });
}

test('a session is added, changed and deleted', async () => {
  const page = await openPage(browser);
  await page.goto(`${event}/sessions`);
  await page.click('text=Add a session');
  await press(page, 'Add the session');
  assert.match(await page.innerText('.govuk-error-summary'), /Give the session a title/);
  await page.fill('[name=title]', 'Law surgery');
  await page.fill('[name=starts]', '2.30pm');
  await page.fill('[name=ends]', '14:00');
  await page.fill('[name=capacity]', '20');
  await press(page, 'Add the session');
  assert.match(await page.innerText('.govuk-error-summary'), /ends after it starts/);
  assert.equal(await page.inputValue('[name=title]'), 'Law surgery');
  await look(page, 'session-wrong');
  await page.fill('[name=ends]', '15:00');
  await press(page, 'Add the session');
  assert.match(await page.innerText('[role=status]'), /The session is added/);
  const row = page.locator('tr', { hasText: 'Law surgery' });
  assert.match(await row.innerText(), /14:30 to 15:00[^]*20 seats/);
  await row.locator('a').click();
  await look(page, 'session');
  await page.fill('[name=place]', 'Library');
  await press(page, 'Save the session');
  assert.match(await row.innerText(), /Library/);
  await row.locator('a').click();
  await press(page, 'Delete the session');
  assert.match(await page.innerText('[role=status]'), /The session is deleted/);
  assert.equal(await row.count(), 0);
  await page.context().close();
});

for (const scripts of [true, false]) {
  test(`a session is moved, deleted and brought back, and the agenda shown, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
    const add = async (title, starts, ends) => {
      await page.goto(`${event}/sessions/new`);
      for (const [name, value] of Object.entries({ title, starts, ends, place: 'Room Z', online_capacity: '90' })) await page.fill(`[name=${name}]`, value);
      await page.selectOption('[name=attendance]', 'hybrid');
      await press(page, 'Add the session');
    };
    const name = scripts ? 'clinic' : 'lab';
    await add(`First ${name}`, '16:00', '16:30');
    await add(`Second ${name}`, '16:15', '16:45');
    assert.match(await page.innerText('main'), new RegExp(`First ${name} and Second ${name} are at one time in Room Z`));
    await (scripts ? look(page, 'agenda-clash') : check(page));
    const row = page.locator('tr', { hasText: `Second ${name}` });
    assert.match(await row.innerText(), /In person and online[^]*90 seats online/);
    await row.locator('a').click();
    await page.fill('[name=minutes]', '900');
    await press(page, 'Move it');
    assert.match(await page.innerText('.govuk-error-summary'), /would leave its day/);
    await (scripts ? look(page, 'session-move-wrong') : check(page));
    await page.fill('[name=minutes]', '15');
    await press(page, 'Move it');
    assert.match(await row.innerText(), /16:30 to 17:00/);
    assert.doesNotMatch(await page.innerText('main'), /at one time in Room Z/);
    await row.locator('a').click();
    await press(page, 'Delete the session');
    assert.equal(await row.count(), 0);
    await press(page, 'Undo');
    assert.match(await page.innerText('[role=status]'), /The agenda is as it was before/);
    assert.match(await row.innerText(), /16:30 to 17:00/);

    const attendee = await openPage(browser, phone, { session: null, javaScriptEnabled: scripts });
    const address = `${server.address}/agenda/summit`;
    assert.equal((await attendee.goto(address)).status(), 404);
    await press(page, 'Show it to attendees');
    await check(page);
    assert.equal((await attendee.goto(address)).status(), 200);
    assert.match(await attendee.innerText('main'), new RegExp(`16:30 to 17:00\\s+Second ${name}\\s+Room Z`));
    await check(attendee);
    await press(page, 'Hide it from attendees');
    assert.equal((await attendee.goto(address)).status(), 404);
    await attendee.context().close();
    for (const title of [`First ${name}`, `Second ${name}`]) {
      await page.locator('tr', { hasText: title }).locator('a').click();
      await press(page, 'Delete the session');
    }
    await page.context().close();
  });
}

test('a round is asked of one session', async () => {
  const page = await openPage(browser);
  await page.goto(`${event}/form`);
  await page.click('text=Add a round');
  await look(page, 'session-round');
  await page.selectOption('[name=session]', { label: '10:00 First lesson' });
  await press(page, 'Add the round');
  assert.match(await page.innerText('body'), /London SEND Summit: First lesson/);
  await look(page, 'session-round-form');
  await page.context().close();
});

test('contact details are listed, typed in from paper, and deleted when somebody asks', async () => {
  const people = await openPage(browser, phone, { session: null });
  for (let guest = 0; guest < 10; ++guest) {
    await people.goto(link);
    await people.check('input[value=yes]');
    await people.click('main button.govuk-button');
    await people.fill('[type=email]', `guest${guest}@example.org`);
    await people.check('[value=report]');
    await people.click('main button.govuk-button');
    assert.match(await people.innerText('h1'), /Thank you/);
  }
  await people.context().close();

  const page = await openPage(browser);
  await page.goto(`${event}/form`);
  await page.click('main a:has-text("Contact details")');
  assert.match(await page.innerText('h1'), /5 people left contact details/);
  await look(page, 'contacts');

  await page.click('text=Type in a part from paper');
  await look(page, 'contacts-paper');
  await press(page, 'Save');
  assert.match(await page.innerText('.govuk-error-summary'), /Type what stands on the part/);
  await page.locator('main form input:not([type=hidden])').first().fill('no address');
  await press(page, 'Save');
  assert.match(await page.innerText('.govuk-error-summary'), /Write an e-mail address/);
  await look(page, 'contacts-paper-wrong');
  await page.locator('main form input:not([type=hidden])').first().fill('paper@example.org');
  await press(page, 'Save');
  assert.match(await page.innerText('h1'), /Saved/);
  await check(page);

  await page.goto(`${event}/form/contacts`);
  const rows = page.locator('tbody tr');
  const before = await rows.count();
  const whose = (await rows.first().locator('th, td').first().innerText()).trim();
  await rows.first().locator('a').click();
  assert.ok((await page.innerText('main')).includes(whose), 'the page says whose details go');
  await look(page, 'contacts-delete');
  await page.click('text=Keep them');
  assert.equal(await rows.count(), before);
  await rows.first().locator('a').click();
  await press(page, 'Delete them');
  assert.match(await page.innerText('[role=status]'), /The contact details are deleted/);
  assert.equal(await rows.count(), before - 1);
  await look(page, 'contacts-deleted');
  const file = await page.request.get(`${event}/form/contacts.csv`);
  assert.ok(!(await file.text()).includes(whose));
  await page.context().close();
});
