// Keeps the page of questions to the panel up to date: the server says when it changed, and this asks for it anew.
// Without it the link "Look for new ones" does the same.
(function () {
  'use strict';

  var news = document.getElementById('moderation-news');
  var pause = 1500;      // while people vote, something changes all the time
  var waits = false;     // asked for already
  var sending = false;   // a button was pressed: its own page is on the way
  var source;

  function part() { return document.querySelector('[data-moderation]'); }

  /** The button that has the focus, as another copy of the page would name it. */
  function held() {
    var form = document.activeElement && document.activeElement.form;
    if (!form || !part().contains(form)) return null;
    return { question: form.elements.question.value, does: form.elements.do.value };
  }

  function giveBack(was) {
    if (!was) return;
    var forms = Array.prototype.filter.call(part().querySelectorAll('form'), function (form) {
      return form.elements.question && form.elements.question.value === was.question;
    });
    var same = forms.find(function (form) { return form.elements.do.value === was.does; }) || forms[0];
    if (same) same.querySelector('button').focus({ preventScroll: true });
  }

  function renew() {
    waits = false;
    if (sending) return;
    fetch(location.href, { cache: 'no-store' }).then(function (reply) { return reply.ok ? reply.text() : ''; }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-moderation]');
      if (!fresh || sending) return;
      var was = held();
      var before = part().querySelector('h1').textContent;
      part().replaceWith(document.adoptNode(fresh));
      giveBack(was);
      var says = part().querySelector('h1').textContent;
      if (says !== before) news.textContent = says;
    }).catch(function () { /* the next change asks again */ });
  }

  function watch() {
    source = new EventSource(part().dataset.moderation);
    source.onmessage = function (event) {
      if (event.data === part().dataset.mark || waits) return;
      waits = true;
      setTimeout(renew, pause);
    };
    source.onerror = function () {
      // The browser comes back by itself unless it was turned away.
      if (source.readyState === 2) setTimeout(watch, 5000);
    };
  }

  document.addEventListener('submit', function (event) { if (part().contains(event.target)) sending = true; });
  window.addEventListener('pageshow', function () { sending = false; });

  watch();
})();
