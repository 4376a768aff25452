// Signing in from the first page to signing out, with the link from a real mail server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openPage, phone, screenshot } from './browser.mjs';
import { linkOf, startDemoWithMail, until } from './mail_server.mjs';

let server;
let browser;
let mail;
let stop;

before(async () => { ({ server, mail, browser, stop } = await startDemoWithMail()); });
after(() => stop?.());

const nobody = { session: null };
const summit = '/events/london-send-summit-2022';

/** Asks for a link on the page that leads to signing in, and gives the message that comes. */
async function ask(page, email) {
  const before = mail.messages.length;
  await page.fill('#email', email);
  await page.click('text=Send me a link');
  assert.match(await page.locator('h1').innerText(), /Check your mail/);
  return until(() => mail.messages[before], 'the link by mail');
}

test('asking, opening, the button, the page one came for, the sessions, signing out', async () => {
  const page = await openPage(browser, desk, nobody);
  await page.goto(`${server.address}${summit}/delegates?kind=school`);
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  await check(page);
  await screenshot(page, 'sign-in');
  await page.fill('#email', 'not an address');
  await page.click('text=Send me a link');
  assert.match(await page.title(), /^Error: /);
  await check(page);
  await screenshot(page, 'sign-in-fault');
  const message = await ask(page, 'Organiser@Example.org');
  await check(page);
  await screenshot(page, 'sign-in-sent');
  assert.deepEqual(message.to, ['organiser@example.org']);
  assert.match(message.raw, /^Subject: Your link to sign in\r$/m);
  const link = linkOf(message);

  // A mail scanner opens the link, more than once; so does somebody who read over a shoulder.
  for (let times = 0; times < 2; times += 1) assert.equal((await fetch(link)).status, 403);
  const stranger = await openPage(browser, desk, nobody);
  await stranger.goto(link);
  assert.match(await stranger.locator('h1').innerText(), /where you asked for it/);
  await check(stranger);
  await screenshot(stranger, 'sign-in-elsewhere');
  await stranger.context().close();

  await page.goto(link);
  await check(page);
  await screenshot(page, 'sign-in-link');
  await page.click('button:has-text("Sign in")');
  assert.equal(page.url(), `${server.address}${summit}/delegates?kind=school`);
  await check(page);
  await screenshot(page, 'delegates-signed-in');
  const cookie = (await page.context().cookies()).find((each) => each.name === 'muster-session');
  assert.ok(cookie.httpOnly);
  assert.equal(cookie.sameSite, 'Lax');

  await page.goto(link);
  assert.match(await page.locator('h1').innerText(), /used up/);
  await check(page);

  await page.goto(server.address);
  await page.click('text=Your sessions');
  await check(page);
  await screenshot(page, 'sessions');
  assert.equal(await page.locator('tbody tr').count(), 2);  // this browser and the one of the other tests
  await page.click('text=End all other sessions');
  assert.equal(await page.locator('tbody tr').count(), 1);
  await check(page);
  const other = await openPage(browser);
  await other.goto(`${server.address}/events`);
  assert.equal(new URL(other.url()).pathname, '/sign-in');
  await other.context().close();

  await page.click('text=Sign out');
  assert.match(await page.locator('main').innerText(), /You are signed out/);
  await check(page);
  await page.goto(`${server.address}${summit}`);
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  const stolen = await fetch(`${server.address}${summit}`, { redirect: 'manual', headers: { cookie: `muster-session=${cookie.value}` } });
  assert.equal(stolen.status, 303, 'a session that was signed out is dead on the server too');
  await page.context().close();
});

test('an address without an account gets the same page and no mail', async () => {
  const page = await openPage(browser, phone, { ...nobody, javaScriptEnabled: false });
  const before = mail.messages.length;
  await page.goto(`${server.address}/sign-in`);
  await page.fill('#email', 'nobody@example.org');
  await page.click('text=Send me a link');
  assert.match(await page.locator('h1').innerText(), /Check your mail/);
  await check(page);
  const message = await (async () => {
    await page.goto(`${server.address}/sign-in`);
    return ask(page, 'organiser@example.org');
  })();
  assert.equal(mail.messages.length, before + 1);
  assert.deepEqual(message.to, ['organiser@example.org']);
  await page.context().close();
});

test('each role sees what it may and no more', async () => {
  for (const role of ['lead', 'door', 'data-entry']) {
    const page = await openPage(browser, desk, nobody);
    await page.goto(server.run('sign-in-link', `${role}@example.org`, '--role', role).trim());
    await page.click('button:has-text("Sign in")');
    await check(page);
    await screenshot(page, `events-as-${role}`);
    await page.click('tbody th a');
    await check(page);
    await screenshot(page, `event-as-${role}`);
    for (const address of await page.locator('main a, header a').evaluateAll((links) => links.map((link) => link.href))) {
      const answer = await page.request.get(address);
      assert.ok(answer.status() < 400, `${role} is led to ${address}, which answers ${answer.status()}`);
    }
    const refused = await page.goto(`${server.address}${summit}/form`);
    assert.equal(refused.status(), 403);
    await check(page);
    await page.context().close();
  }
});

test('a bounced address stands on the page of mail, and is tried again by its button', async () => {
  server.run('account', 'add', 'gone@example.org', '--role', 'lead');
  const stranger = await openPage(browser, desk, nobody);
  await stranger.goto(`${server.address}/sign-in`);
  await stranger.fill('#email', 'gone@example.org');
  await stranger.click('text=Send me a link');
  await stranger.context().close();
  const page = await openPage(browser, desk, nobody);
  await page.goto(server.run('sign-in-link', 'organiser@example.org').trim());
  await page.click('button:has-text("Sign in")');
  await until(async () => {
    await page.goto(`${server.address}/mail`);
    return /1 message could not be sent/.test(await page.locator('h1').innerText());
  }, 'the bounce');
  await check(page);
  await screenshot(page, 'mail');
  await page.click('text=Send again');
  assert.match(await page.locator('main').innerText(), /sent again/);
  await check(page);
  await page.context().close();
});
