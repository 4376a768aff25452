// The team as its owner works with it: adding with a real mail, another role, taking away, undo, access tokens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone } from './browser.mjs';
import { linkOf, startDemoWithMail, until } from './mail_server.mjs';

let server;
let browser;
let mail;
let stop;

before(async () => { ({ server, mail, browser, stop } = await startDemoWithMail()); });
after(() => stop?.());

async function add(page, email, role) {
  await page.fill('#email', email);
  await page.check(`input[value="${role}"]`);
  await page.click('button:has-text("Add and send the mail")');
}

const row = (page, email) => page.locator('tbody tr', { hasText: email });

for (const javaScriptEnabled of [true, false]) {
  test(`adding, the mail, signing in, changing, taking away and undo, ${javaScriptEnabled ? 'with' : 'without'} scripts`,
    async () => {
      const name = javaScriptEnabled ? 'pat' : 'kim';
      const email = `${name}@example.org`;
      const page = await openPage(browser, desk, { javaScriptEnabled });
      await page.goto(`${server.address}/events`);
      await page.click('nav[aria-label="Muster"] >> text=Team');
      if (javaScriptEnabled) await look(page, 'team');
      await add(page, 'not an address', 'organiser');
      assert.match(await page.title(), /^Error: /);
      assert.equal(await page.inputValue('#email'), 'not an address');
      if (javaScriptEnabled) await look(page, 'team-fault');
      const before = mail.messages.length;
      await add(page, email, 'organiser');
      assert.match(await page.locator('[role=status]').innerText(), new RegExp(`${email} is added as Organiser`));
      const welcome = await until(() => mail.messages[before], 'the mail');
      assert.deepEqual(welcome.to, [email]);
      assert.match(welcome.raw, /^Subject: You may sign in to Muster\r$/m);
      assert.doesNotMatch(welcome.raw, /\/sign-in\//);
      if (javaScriptEnabled) await look(page, 'team-added');

      // They ask for their own link, and are in.
      const theirs = await openPage(browser, desk, { session: null, javaScriptEnabled });
      await theirs.goto(`${server.address}/sign-in`);
      await theirs.fill('#email', email);
      await theirs.click('text=Send me a link');
      await theirs.goto(linkOf(await until(() => mail.messages[before + 1], 'the link')));
      await theirs.click('button:has-text("Sign in")');
      assert.equal((await theirs.goto(`${server.address}/people`)).status(), 200);
      assert.equal((await theirs.goto(`${server.address}/team`)).status(), 403);

      await row(page, email).locator('text=Change').click();
      if (javaScriptEnabled) await look(page, 'team-member');
      await page.check('input[value="door"]');
      await page.click('button:has-text("Save the role")');
      assert.match(await row(page, email).innerText(), /Door/);
      await page.click('button:has-text("Undo")');
      assert.match(await row(page, email).innerText(), /Organiser/);
      await row(page, email).locator('text=Change').click();
      await page.click('button:has-text("Take the role away")');
      assert.equal(await row(page, email).count(), 0);
      await theirs.goto(`${server.address}/people`);
      assert.equal(new URL(theirs.url()).pathname, '/sign-in');
      await page.click('button:has-text("Undo")');
      assert.equal(await row(page, email).count(), 1);
      await theirs.context().close();
      await page.context().close();
    });
}

test('mail that comes back is said beside the account, and the only owner stays', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/team`);
  await add(page, 'gone@example.org', 'lead');
  await until(async () => {
    await page.goto(`${server.address}/team`);  // to reload while the answer to the form is still coming fails
    return /Mail to this address comes back/.test(await row(page, 'gone@example.org').innerText());
  }, 'the bounce');
  await look(page, 'team-bounced');
  await page.goto(`${server.address}/team`);
  for (let owners = await page.locator('tbody tr', { hasText: 'Owner' }).count(); owners > 1; owners -= 1) {
    await page.locator('tbody tr', { hasText: 'Owner' }).filter({ hasNotText: '(you)' }).first().locator('text=Change')
      .click();
    await page.click('button:has-text("Take the role away")');
  }
  await row(page, '(you)').locator('text=Change').click();
  assert.match(await page.locator('.notice').innerText(), /You are the only owner/);
  assert.equal(await page.locator('main button').count(), 0);
  await look(page, 'team-last-owner');
  await page.context().close();
});

test('a token is shown once, with a command that works, and ends by its button', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/team`);
  await page.click('text=Access tokens');
  await look(page, 'tokens-none');
  await page.click('button:has-text("Make the token")');
  assert.match(await page.title(), /^Error: /);
  await look(page, 'tokens-fault');
  await page.fill('#name', 'the board’s dashboard');
  await page.click('button:has-text("Make the token")');
  await look(page, 'tokens-made');
  const secret = (await page.locator('.notice pre').first().innerText()).trim();
  assert.match(await page.locator('.notice pre').nth(1).innerText(), new RegExp(`${server.address}/api/v1/events$`, 'm'));
  const ask = () => fetch(`${server.address}/api/events`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await ask()).status, 200);
  await page.goto(page.url());
  assert.doesNotMatch(await page.content(), new RegExp(secret));
  assert.doesNotMatch(await row(page, 'dashboard').innerText(), /Not yet/);
  await look(page, 'tokens');
  await row(page, 'dashboard').locator('button').click();
  assert.equal((await ask()).status, 401);
  await page.context().close();
});

test('people, their page and the sessions, at a desk and on a phone', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/people?q=camden`);
  await look(page, 'people');
  await page.locator('tbody a').first().click();
  await look(page, 'person');
  await page.goto(`${server.address}/sessions`);
  await look(page, 'sessions');
  await page.context().close();
});
