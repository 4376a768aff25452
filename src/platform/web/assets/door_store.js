// What a phone at the door keeps: the list of one event and the scans that wait, encrypted by keys that no script can
// read. The list and its key go when the event is over by the phone's clock or the server's; scans hold no names, and stay
// until they are sent. The page and its service worker both use this file.
'use strict';

self.musterDoor = (function () {
  function opened() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open('muster-door', 1);
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore('keys');
        asked.result.createObjectStore('lists', { keyPath: 'at' });
        asked.result.createObjectStore('scans', { keyPath: 'order', autoIncrement: true });
        asked.result.createObjectStore('names');
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

  var base = null;
  async function store(name, mode) {
    base = base || opened();
    return (await base).transaction(name, mode).objectStore(name);
  }

  async function keyOf(name) {
    var kept = await done((await store('keys', 'readonly')).get(name));
    if (kept) return kept;
    var made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    // Another window may have made one meanwhile: the first stands.
    var keys = await store('keys', 'readwrite');
    var first = await done(keys.get(name));
    if (first) return first;
    await done(keys.put(made, name));
    return made;
  }

  async function sealed(name, value) {
    var iv = crypto.getRandomValues(new Uint8Array(12));
    var plain = new TextEncoder().encode(JSON.stringify(value));
    return { iv: iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, await keyOf(name), plain) };
  }

  async function unsealed(name, record) {
    var plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv }, await keyOf(name), record.data);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  /** Over by either clock: the phone's own, or the server's as it was when they last met. */
  function isOver(record) {
    var now = Date.now();
    return now >= record.ends || now + record.offset >= record.ends;
  }

  /** Deletes list and key of an event; what is said of other events stays. */
  async function forget(event) {
    var lists = await done((await store('lists', 'readonly')).getAll());
    for (var list of lists) {
      if (list.event === event) await done((await store('lists', 'readwrite')).delete(list.at));
    }
    await done((await store('keys', 'readwrite')).delete('list ' + event));
    if (self.caches) await (await caches.open('muster-door')).delete('/events/' + event + '/door', { ignoreVary: true });
  }

  /** Forgets what is over, of all events; gives the short names of those. */
  async function tidy() {
    var gone = [];
    for (var list of await done((await store('lists', 'readonly')).getAll())) {
      if (!isOver(list)) continue;
      gone.push(list.event);
      await forget(list.event);
    }
    return gone;
  }

  return {
    isOver: isOver,
    forget: forget,
    tidy: tidy,
    at: function (event, session) { return event + '/' + session; },
    keepList: async function (event, session, times, list) {
      var record = await sealed('list ' + event, list);
      record.at = this.at(event, session);
      record.event = event;
      record.ends = times.ends;
      record.offset = times.offset;
      await done((await store('lists', 'readwrite')).put(record));
    },
    /** { ends, offset, list }, or nothing where there is none or it is over. */
    readList: async function (event, session) {
      var record = await done((await store('lists', 'readonly')).get(this.at(event, session)));
      if (!record) return null;
      if (isOver(record)) { await forget(event); return null; }
      return { ends: record.ends, offset: record.offset, list: await unsealed('list ' + event, record) };
    },
    keepScan: async function (event, session, scan) {
      var record = await sealed('scans', scan);
      record.event = event;
      record.session = session;
      return done((await store('scans', 'readwrite')).add(record));
    },
    /** Those of one event or session, in their order, each with the `order` by which it is dropped. */
    waiting: async function (event, session) {
      var all = await done((await store('scans', 'readonly')).getAll());
      var found = [];
      for (var record of all) {
        if (record.event !== event || record.session !== session) continue;
        var scan = await unsealed('scans', record);
        scan.order = record.order;
        found.push(scan);
      }
      return found;
    },
    drop: async function (order) { await done((await store('scans', 'readwrite')).delete(order)); },
    name: async function (said) {
      if (said) await done((await store('names', 'readwrite')).put(said, 'door'));
      return said || await done((await store('names', 'readonly')).get('door'));
    },
  };
})();
