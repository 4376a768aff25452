// The door on a phone: codes by camera, hand scanner or keyboard, names that are found while they are typed. Each scan is
// kept on the phone before anything is said of it, and sent as soon as there is a connection; nothing is to be switched on.
(function () {
  'use strict';

  var here = document.getElementById('at-door');
  var able = here && here.dataset.state === 'open' && 'serviceWorker' in navigator && window.crypto && crypto.subtle && window.indexedDB && window.caches;
  if (!able) {
    if (here && window.indexedDB && self.musterDoor) self.musterDoor.tidy().catch(function () { /* nothing is kept */ });
    return;
  }
  var kept = self.musterDoor;
  var view = self.musterDoorView;
  var event = here.dataset.event;
  var session = here.dataset.session;
  var api = '/api/v1/events/' + event + '/door';
  var path = '/events/' + event + '/door';
  var token = here.dataset.token;
  var every = 15000;  // ms between two looks at what other doors did
  var sameCode = 4000;  // ms in which a code that stays before the camera is one scan

  var list = null;       // as the server said it last: people, in, of, mark, event_id
  var times = { ends: Date.parse(here.dataset.ends), offset: 0 };
  var waiting = [];      // scans that are not sent yet, in their order
  var own = {};          // scan id -> booking: what this phone told was in
  var told = {};         // scan id -> true: that another door was first
  var offlineSince = null;
  var sentAt = null;
  var signedOut = false;
  var lasting = false;   // whether the browser promised to keep what is kept
  var camera = null;
  var last = { code: '', at: 0 };
  var shown = null;      // the result that stands there
  var door = '';

  function now() { return Date.now() + times.offset; }
  function newId() {
    var letters = '0123456789abcdefghjkmnpqrstvwxyz';
    return Array.from(crypto.getRandomValues(new Uint8Array(26)), function (byte) { return letters[byte & 31]; }).join('');
  }
  function clock(at) {
    return new Date(at).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: here.dataset.zone });
  }

  async function hashOf(code) {
    var bytes = new TextEncoder().encode(list.event_id + ':' + code);
    var hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(hash, function (byte) { return byte.toString(16).padStart(2, '0'); }).join('').slice(0, 32);
  }

  function typedCode(text) {
    var code = text.toUpperCase().replace(/[\s-]/g, '');
    return /^[2-9A-HJKMNP-Z]{12}$/.test(code) ? code : null;
  }

  // How things stand: what the server said, and over it what this phone scanned since.

  function standing(person) {
    var is = { standing: person.standing, at: person.at && Date.parse(person.at), door: person.door, scan: person.scan, kept: false };
    waiting.forEach(function (scan) {
      if (scan.undoes) {
        if (is.scan === scan.undoes) is = { standing: 'expected', at: null, door: null, scan: null, kept: false };
      } else if (scan.who === person.booking && is.standing === 'expected') {
        is = { standing: 'in', at: Date.parse(scan.at), door: scan.door, scan: scan.id, kept: true };
      }
    });
    return is;
  }

  function count() {
    var more = 0;
    list.people.forEach(function (person) {
      var is = standing(person).standing === 'in';
      var was = person.standing === 'in';
      more += is && !was ? 1 : was && !is ? -1 : 0;
    });
    return list.in + more;
  }

  function head() {
    if (!list) return;
    var away = offlineSince !== null || signedOut;
    view.count(away ? 'at least ' + count() + ' in' : count() + ' of ' + list.of + ' in',
      signedOut ? 'Signed out' : away ? 'Offline since ' + clock(offlineSince)
        : waiting.length > 0 ? 'Sending ' + waiting.length : sentAt ? 'All sent, ' + clock(sentAt) : '', !away && waiting.length === 0);
    view.away(away && (waiting.length > 0 || signedOut), waiting.length, lasting, signedOut, path);
    view.tryToSend(away ? function () { meet(); } : null);
    if (shown && shown.id) view.keptHere(waiting.some(function (scan) { return scan.id === shown.id; }));
  }

  // Meeting the server.

  async function save() {
    if (list) await kept.keepList(event, session, times, { list: list, own: own, told: told });
  }

  async function freshToken() {
    var page = new DOMParser().parseFromString(await (await fetch(path, { cache: 'no-store' })).text(), 'text/html');
    var found = page.getElementById('at-door');
    signedOut = !found;
    if (found) token = found.dataset.token;
    return !!found;
  }

  async function ask(address, body) {
    for (var turn = 0; ; ++turn) {
      var reply = await fetch(address, body ? { method: 'POST', cache: 'no-store', body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'X-Form-Token': token } } : { cache: 'no-store' });
      if (reply.ok) {
        signedOut = false;
        return reply.json();
      }
      if (reply.status >= 500) throw new Error('away');
      // The form token belongs to this visit, or nobody is signed in any more.
      if (turn > 0 || (reply.status !== 401 && reply.status !== 403) || !await freshToken()) throw new Error('refused ' + reply.status);
    }
  }

  function personOf(booking) {
    return list.people.find(function (person) { return person.booking === booking; });
  }

  /** What this phone let in and another door had let in before: each is told once. */
  function tellDoubles() {
    Object.keys(own).forEach(function (id) {
      var person = personOf(own[id]);
      if (!person || !person.scan || person.scan === id || told[id] || own[person.scan]) return;
      told[id] = true;
      view.news(person.name + ' was let in at both doors, first at ' + clock(person.at) + ' at ' + person.door + '. Counted once.');
    });
  }

  async function send() {
    while (waiting.length > 0) {
      var batch = waiting.slice(0, 200);
      var reply = await ask(api + '/scans', { door: door, session: session, scans: batch.map(function (scan) {
        var sent = { id: scan.id, at: scan.at };
        ['code', 'booking', 'undoes'].forEach(function (name) { if (scan[name]) sent[name] = scan[name]; });
        return sent;
      }) });
      for (var at = 0; at < batch.length; ++at) {
        await kept.drop(batch[at].order);
        answered(batch[at], reply.results[at]);
      }
      waiting = waiting.filter(function (scan) { return batch.indexOf(scan) < 0; });
    }
  }

  function answered(scan, result) {
    if (result.outcome === 'in') own[scan.id] = result.booking;
    if (shown && shown.id === scan.id && shown.outcome === 'not in list' && result.outcome !== 'not in list')
      show(scan, Object.assign({}, result, { at: result.at && Date.parse(result.at) }));
  }

  /** The list that is known with what changed in it: whoever is new or different stands at their place. */
  function changedBy(reply) {
    var out = new Set(reply.gone);
    reply.changed.forEach(function (person) { out.add(person.booking); });
    reply.people = list.people.filter(function (person) { return !out.has(person.booking); });
    reply.changed.forEach(function (person) { reply.people.splice(person.place, 0, person); });
    reply.changed = reply.gone = null;
    return reply;
  }

  async function look() {
    var reply = await ask(api + '?session=' + encodeURIComponent(session) + (list ? '&changes=yes&known=' + encodeURIComponent(list.mark) : ''));
    times = { ends: Date.parse(reply.ends_at), offset: Date.parse(reply.now) - Date.now() };
    if (reply.state !== 'open') { await end(); return; }
    if (reply.people) list = reply;
    else if (reply.changed) list = changedBy(reply);
    offlineSince = null;
    sentAt = now();
    tellDoubles();
    await save();
  }

  var meeting = null;
  /** Sends what waits and hears what other doors did; one at a time. */
  function meet() {
    meeting = meeting || (async function () {
      try {
        if (kept.isOver(times)) { await end(); return; }
        await send();
        await look();
      } catch (away) {
        if (offlineSince === null) offlineSince = now();
      } finally {
        meeting = null;
        head();
        // What was scanned while the last was being sent.
        if (waiting.length > 0 && offlineSince === null && !signedOut && list) meet();
      }
    })();
    return meeting;
  }

  async function end() {
    if (camera) camera.stop();
    list = null;
    await kept.forget(event);
    var registered = await navigator.serviceWorker.getRegistration(path);
    if (registered && waiting.length === 0) await registered.unregister();
    view.over(waiting.length);
  }

  // Scans.

  async function record(scan) {
    scan.id = newId();
    scan.at = new Date(now()).toISOString().slice(0, 19) + 'Z';
    scan.door = door;
    scan.order = await kept.keepScan(event, session, scan);
    waiting.push(scan);
    return scan;
  }

  function show(scan, result) {
    shown = { id: scan.id, outcome: result.outcome };
    here.dataset.shown = scan.id;
    var stops = result.outcome !== 'in' || !!result.unchosen;
    if (camera && stops) camera.wait();
    view.result(result, {
      clock: clock,
      here: result.door === door,
      undo: result.outcome === 'in' ? function () { takeBack(scan); } : null,
      pass: function () { shown = null; if (!camera) { find(); return; } view.scanning(); camera.go(); },
      find: find,
    });
    if (navigator.vibrate) navigator.vibrate(stops ? [250, 120, 250] : [80]);
    head();
  }

  async function enter(person, code) {
    var scan = { code: code || '', booking: code ? '' : person.booking, who: person ? person.booking : '' };
    var before = person ? standing(person) : { standing: 'not in list' };
    await record(scan);
    var outcome = before.standing === 'expected' ? 'in' : before.standing === 'in' ? 'already' : before.standing;
    if (outcome === 'in') own[scan.id] = person.booking;
    show(scan, { outcome: outcome, name: person ? person.name : '', organisation: person ? person.organisation : '',
      at: outcome === 'in' ? Date.parse(scan.at) : before.at, door: outcome === 'in' ? door : before.door,
      unchosen: !!(person && person.unchosen) });
    await save();
    await meet();
  }

  async function scanned(code) {
    if (!list) return;
    var hash = await hashOf(code);
    await enter(list.people.find(function (person) {
      return person.hash === hash || (person.former || []).indexOf(hash) >= 0;
    }), code);
  }

  async function takeBack(scan) {
    delete own[scan.id];
    var undo = await record({ undoes: scan.id });
    shown = { id: undo.id, outcome: 'undone' };
    view.undone(find);
    if (camera) camera.go();
    await meet();
  }

  function seen(text) {
    var code = typedCode(text) || text.slice(0, 200);
    var again = code === last.code && Date.now() - last.at < sameCode;
    last = { code: code, at: Date.now() };
    if (!again) scanned(code);
  }

  // What is shown.

  function rows(typed) {
    return view.like(typed, list.people).map(function (person) { return { person: person, is: standing(person) }; });
  }

  function find(keepResult) {
    if (camera) camera.wait();
    var stays = keepResult === true;  // a press of a button gives its event
    if (!stays) shown = null;
    view.finding({
      rows: rows,
      clock: clock,
      camera: camera ? function () { last.code = ''; view.scanning(); camera.go(); } : null,
      typed: function (text) { var code = typedCode(text); if (code) scanned(code); return !!code; },
      enter: function (person) { enter(person, ''); },
      add: path + '/walk-in?door=' + encodeURIComponent(door),
      instead: function (person) { return path + '/walk-in?door=' + encodeURIComponent(door) + '&for=' + encodeURIComponent(person.booking); },
      session: session,
    }, stays);
  }

  var keys = { text: '', at: 0 };
  /** A hand scanner types a code faster than anybody could, and Enter. */
  document.addEventListener('keydown', function (pressed) {
    if (pressed.target.matches && pressed.target.matches('input, textarea')) return;
    if (Date.now() - keys.at > 500) keys.text = '';
    keys.at = Date.now();
    if (pressed.key === 'Enter') {
      var code = typedCode(keys.text);
      keys.text = '';
      if (code) { pressed.preventDefault(); scanned(code); }
    } else if (pressed.key.length === 1) keys.text += pressed.key;
  });

  async function keepPage() {
    await navigator.serviceWorker.register(here.dataset.worker + '?store=' + encodeURIComponent(here.dataset.store), { scope: path });
    await navigator.serviceWorker.ready;
    var copies = await caches.open('muster-door');
    var copy = await fetch(path, { cache: 'no-store' });
    if (copy.ok && !copy.redirected) await copies.put(path, copy);
    var parts = Array.from(document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]'), function (part) { return part.href || part.src; });
    await copies.addAll(parts.concat([here.dataset.reader, here.dataset.font].filter(Boolean)));
    lasting = !!(navigator.storage && navigator.storage.persist && await navigator.storage.persist());
    here.dataset.kept = 'yes';
  }

  async function begin() {
    await kept.tidy();
    var asked = new URLSearchParams(location.search).get('door');
    door = await kept.name(asked) || document.getElementById('door-name').textContent;
    if (!session) document.getElementById('door-name').textContent = door;
    var before = await kept.readList(event, session);
    if (before) {
      list = before.list.list;
      own = before.list.own;
      told = before.list.told;
      times = { ends: before.ends, offset: before.offset };
    }
    waiting = await kept.waiting(event, session);
    view.begin(here, door, function (name) { kept.name(name).then(function () { door = name; }); }, !!session);
    await meet();
    if (!list) { if (!kept.isOver(times)) view.empty(); else view.over(waiting.length); return; }
    keepPage().catch(function () { /* the page works with a connection */ });
    if (new URLSearchParams(location.search).has('find')) { find(); return; }
    view.scanning();
    try {
      camera = await kept.camera(view.video(), here.dataset.reader, seen);
      view.light(camera.light);
      view.onFind(find);
    } catch (refused) {
      camera = null;
      view.noCamera();
      find();
    }
    head();
  }

  window.addEventListener('online', meet);
  window.addEventListener('offline', function () { if (offlineSince === null) offlineSince = now(); head(); });
  document.addEventListener('visibilitychange', function () { if (!document.hidden) meet(); });
  setInterval(meet, every);
  begin();
})();
