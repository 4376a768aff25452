// Pages of several parts, of which a phone shows one at a time: their tabs. A page's own script asks for a part by
// window.musterParts.show(name), and may be told when one is shown.
(function () {
  'use strict';

  var tabs = document.querySelector('.builder-tabs');
  var parts = document.querySelector('[data-parts]');
  if (!tabs || !parts) return;
  var told = function () {};

  function show(name) {
    parts.dataset.tab = name;
    Array.prototype.forEach.call(tabs.querySelectorAll('a'), function (one) {
      if (one.hash === '#' + name) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    });
    told();
  }
  tabs.addEventListener('click', function (event) {
    var link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    show(link.hash.slice(1));
  });
  window.musterParts = { show: show, when_shown: function (does) { told = does; } };
})();
