// What waits on a phone until there is a connection: answers, each under the form's own key, encrypted by a key that no
// script can read out. Somebody's own link is encrypted with them, and stands in no name.
'use strict';

self.musterWaiting = (function () {
  function opened() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open('muster-waiting', 1);
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore('keys');
        asked.result.createObjectStore('answers', { keyPath: 'id' });
      };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = function () { reject(asked.error); };
    });
  }

  function done(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  async function store(name, mode) { return (await opened()).transaction(name, mode).objectStore(name); }

  async function phoneKey() {
    var kept = await done((await store('keys', 'readonly')).get('answers'));
    if (kept) return kept;
    var made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await done((await store('keys', 'readwrite')).put(made, 'answers'));
    return made;
  }

  return {
    /** `filled`: { fields, link, said }: pairs of names and values, the secret of somebody's own link or '', and the
     * answers in words. */
    keep: async function (path, filled) {
      var id = filled.fields.find(function (field) { return field[0] === '_key'; })[1];
      var iv = crypto.getRandomValues(new Uint8Array(12));
      var plain = new TextEncoder().encode(JSON.stringify(filled));
      var data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, await phoneKey(), plain);
      await done((await store('answers', 'readwrite')).put({ id: id, path: path, iv: iv, data: data }));
    },
    read: async function (record) {
      var plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv }, await phoneKey(), record.data);
      var kept = JSON.parse(new TextDecoder().decode(plain));
      // What an earlier version of this page kept were the fields alone.
      return Array.isArray(kept) ? { fields: kept, link: '' } : kept;
    },
    all: async function () { return done((await store('answers', 'readonly')).getAll()); },
    one: async function (id) { return done((await store('answers', 'readonly')).get(id)); },
    drop: async function (id) { await done((await store('answers', 'readwrite')).delete(id)); }
  };
})();
