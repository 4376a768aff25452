// Stands between a phone and the pages of forms: where there is no connection it gives the copy of the form that the
// phone keeps, with what was typed so far. It keeps nothing itself.
'use strict';

const copies = 'muster-forms';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The kept copy of the form at `path` in the look of the address, holding what `request` would have sent. */
async function kept(path, look, request) {
  const copy = await (await caches.open(copies)).match(path, { ignoreVary: true });
  if (!copy) return Response.error();
  let html = await copy.text();
  // One copy serves all looks: each stands in the address and nowhere else.
  if (look === 'large' || look === 'easy') html = html.replace('<html ', `<html class="look-${look}" `);
  if (request) {
    const typed = [...(await request.formData()).entries()].filter(([, value]) => typeof value === 'string');
    const data = JSON.stringify(typed).replaceAll('<', '\\u003c');
    html = html.replace('</main>', () => `<script type="application/json" id="typed">${data}</script></main>`);
  }
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  const policy = copy.headers.get('Content-Security-Policy');
  if (policy) headers.set('Content-Security-Policy', policy);
  return new Response(html, { headers });
}

/** On the way back to a page that was sent for, the browser looks in its cache alone and finds nothing there, which is no
 *  sign that there is no connection. Sending the same again stores nothing twice. */
async function askedAnew(request) {
  return fetch(request.url, { method: 'POST', body: await request.arrayBuffer(), cache: 'no-store', redirect: 'manual',
    credentials: 'same-origin', headers: { 'Content-Type': request.headers.get('Content-Type') } });
}

/** What a gateway says in the site's place: Muster's own pages all have a policy. */
function isAway(reply) {
  return reply.status >= 502 && reply.status <= 504 && !reply.headers.has('Content-Security-Policy');
}

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (address.pathname.startsWith('/assets/')) {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request, { ignoreVary: true })) ?? Response.error()));
    return;
  }
  const form = /^\/f\/[^/]+$/.exec(address.pathname);
  if (!form || event.request.mode !== 'navigate' || address.searchParams.has('kiosk')) return;
  const sent = event.request.method === 'POST' ? event.request.clone() : null;
  const asked = sent && event.request.isHistoryNavigation ? askedAnew(sent.clone()) : fetch(event.request);
  const copy = () => kept(form[0].toLowerCase(), address.searchParams.get('look'), sent);
  event.respondWith(asked.then(async (reply) => {
    if (!isAway(reply)) return reply;
    const own = await copy();
    return own.type === 'error' ? reply : own;
  }, copy));
});
