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
    var now = new Date();
    return ('0' + now.getHours()).slice(-2) + ':' + ('0' + now.getMinutes()).slice(-2);
  }

  function say() {
    var words = frozen ? 'as of ' + frozen + ', press F to go on' : lost ? 'as of ' + lost : '';
    if (state.textContent !== words) state.textContent = words;
  }

  function put(name, html) {
    var part = document.getElementById('part-' + name);
    if (part && held[name] !== html) {
      part.innerHTML = html;
      held[name] = html;
    }
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

  var views = { q: 'code', c: 'clouds', p: 'questions' };
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var key = event.key.toLowerCase();
    if (key === 'escape') body.dataset.view = 'all';
    if (views[key]) body.dataset.view = body.dataset.view === views[key] ? 'all' : views[key];
    if (key === 'f') {
      frozen = frozen ? '' : hour();
      if (!frozen && last) show(last);
      say();
    }
  });

  watch();
})();
