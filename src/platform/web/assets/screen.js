// Keeps a room's screen up to date, and shows one thing alone at a key. Without it the page loads itself again.
(function () {
  'use strict';

  var body = document.body;
  var state = document.getElementById('screen-state');
  var frozen = '';   // since when, where it is
  var lost = '';     // since when there is no connection
  var last = null;   // what came last, also while frozen
  var clouds = body.dataset.clouds;
  var held = {};     // markup by part, as it was put there
  var source;

  function hour() {
    return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: body.dataset.zone });
  }

  function say() {
    var words = frozen ? body.dataset.sayFrozen.replace('{time}', frozen) : lost ? body.dataset.sayLost.replace('{time}', lost) : '';
    if (state.textContent !== words) state.textContent = words;
  }

  function put(name, html) {
    var part = document.getElementById('part-' + name);
    if (part && held[name] !== html) {
      part.innerHTML = html;
      held[name] = html;
    }
  }

  // What a key shows alone may be put away meanwhile: then all is shown again.
  var views = { q: 'code', c: 'clouds', p: 'questions' };
  function has(view) {
    if (view === 'clouds') return clouds !== '';
    return view !== 'questions' || document.getElementById('part-questions').textContent.trim() !== '';
  }

  function drawClouds(address) {
    clouds = address;
    if (!address) return;
    // A thousand who watch do not ask at the same moment.
    setTimeout(function () {
      if (clouds !== address || frozen) return;
      fetch(address).then(function (reply) { return reply.ok ? reply.json() : null; }).then(function (drawn) {
        if (!drawn || clouds !== address || frozen) return;
        Object.keys(drawn).forEach(function (name) { put(name, drawn[name]); });
      }).catch(function () { if (clouds === address) clouds = ''; });
    }, Math.random() * 1500);
  }

  function show(news) {
    ['state', 'mode'].forEach(function (name) {
      if (body.dataset[name] !== news[name]) body.dataset[name] = news[name];
    });
    Object.keys(news.parts).forEach(function (name) { put(name, news.parts[name]); });
    if (news.clouds !== clouds) drawClouds(news.clouds);
    if (!has(body.dataset.view)) body.dataset.view = 'all';
  }

  function watch() {
    source = new EventSource(body.dataset.live);
    source.onmessage = function (event) {
      lost = '';
      last = JSON.parse(event.data);
      if (!frozen) show(last);
      say();
    };
    source.onerror = function () {
      if (!lost) lost = hour();
      say();
      // The browser comes back by itself unless it was turned away.
      if (source.readyState === 2) setTimeout(watch, 5000);
    };
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var key = event.key.toLowerCase();
    if (key === 'escape') body.dataset.view = 'all';
    if (views[key] && has(views[key])) body.dataset.view = body.dataset.view === views[key] ? 'all' : views[key];
    if (key === 'f') {
      frozen = frozen ? '' : hour();
      if (!frozen && last) show(last);
      say();
    }
  });

  watch();
})();
