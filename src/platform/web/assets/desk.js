// Adds to pages that work without it: focus on the error summary, tables one click away, one click per form.
(function () {
  'use strict';

  var summary = document.querySelector('.govuk-error-summary');
  if (summary) summary.focus();

  // A second click would send the same form again; the server refuses it, but the visitor need not see that.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.forms, function (form) { delete form.dataset.sent; });
  });

  // Printing needs a script, so its button is shown only where there is one.
  Array.prototype.forEach.call(document.querySelectorAll('[data-print]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
})();
