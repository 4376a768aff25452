// Draws docs/pictures/muster.png, the picture on top of the README, from the example summit as it is served.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser, openPage, root, startServer } from '../tests/whole/browser/browser.mjs';

const summit = '/events/london-send-summit-2022';
const server = await startServer({ commands: [['demo'], ['event', 'reopen', 'london-send-summit-2022']] });
const browser = await openBrowser();

async function shot(address, viewport) {
  const page = await openPage(browser, { viewport, deviceScaleFactor: 2 });
  await page.goto(address.startsWith('/') ? server.address + address : address);
  const bytes = await page.screenshot();
  await page.context().close();
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

const form = await openPage(browser);
await form.goto(`${server.address}${summit}/form`);
const link = /http:\/\/[^ \n]+\/f\/\w+/.exec(await form.locator('main').innerText())[0];
const phone = await shot(link, { width: 390, height: 800 });
server.run('event', 'close', 'london-send-summit-2022');
const summary = await shot(`${summit}/summary`, { width: 1180, height: 1000 });
const places = await shot(`${summit}/places`, { width: 1180, height: 1000 });

const page = await browser.newPage({ viewport: { width: 1400, height: 760 }, deviceScaleFactor: 1 });
await page.setContent(`<body style="margin:0;background:#f4f3ee"><style>
  img { position: absolute; border: 1px solid #dad9d3; background: #fff; box-shadow: 0 6px 24px rgba(23,25,28,.12) }</style>
  <img src="${places}" style="left:560px;top:150px;width:800px">
  <img src="${summary}" style="left:40px;top:40px;width:820px">
  <img src="${phone}" style="left:1080px;top:60px;width:290px;border-radius:14px"></body>`);
await page.waitForLoadState();
fs.writeFileSync(path.join(root, 'docs/pictures/muster.png'), await page.screenshot());
await browser.close();
await server.stop();
