// Stands before the door of one event: where there is no connection it gives the page that the phone keeps, and when the
// event is over by either clock it deletes page, list and key.
'use strict';

// The file that keeps and deletes is named by whoever registers this one.
const store = new URL(self.location).searchParams.get('store');
if (!store.startsWith('/assets/')) throw new Error('not a file of this site');
importScripts(store);

const cache = 'muster-door';
const longest = 6000;  // ms that a weak connection may take before the kept page is shown

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.musterDoor.tidy().then(() => self.clients.claim())));
self.addEventListener('message', (event) => event.waitUntil(self.musterDoor.tidy()));

const over = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>The event is over</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>The event is over</h1>
<p>This phone holds its list no longer. With a connection, scans that wait are sent from the door’s page.</p></main></body></html>`;

const away = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>No connection</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>There is no connection</h1>
<p>Nobody was added: whoever is not in the list can be added when the connection is back. Note their name on paper meanwhile.</p>
<p>Where you had filled in the page, go back: what you typed is still there.</p>
<p><a href="../door">Back to the door</a></p></main></body></html>`;

function notSent() {
  return new Response(away, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}

async function kept(path) {
  const copy = await (await caches.open(cache)).match(path, { ignoreVary: true });
  if (copy) return copy;
  return new Response(over, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}

function soon(request) {
  return new Promise((resolve, reject) => {
    setTimeout(reject, longest, new Error('The connection is too slow.'));
    fetch(request).then(resolve, reject);
  });
}

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && /^\/events\/[^/]+\/door\/walk-in$/.test(address.pathname)) {
    event.respondWith(fetch(event.request).catch(notSent));
    return;
  }
  if (event.request.method !== 'GET') return;
  if (address.pathname.startsWith('/assets/')) {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request, { ignoreVary: true })) ?? Response.error()));
    return;
  }
  if (event.request.mode !== 'navigate' || !/^\/events\/[^/]+\/door$/.test(address.pathname)) return;
  event.respondWith(self.musterDoor.tidy().then(() => soon(event.request)).catch(() => kept(address.pathname)));
});
