// Adds to pages that work without it: focus on the error summary, one click per form, text fields that grow.
(function () {
  'use strict';

  var summary = document.querySelector('.govuk-error-summary');
  if (summary) summary.focus();

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.forms, function (form) { delete form.dataset.sent; });
  });

  // Browsers that know field-sizing grow the field by themselves.
  if (window.CSS && CSS.supports('field-sizing', 'content')) return;
  function fit(field) {
    field.style.height = 'auto';
    field.style.height = field.scrollHeight + 2 + 'px';
  }
  Array.prototype.forEach.call(document.querySelectorAll('.word textarea'), function (field) {
    field.addEventListener('input', function () { fit(field); });
    fit(field);
  });
})();
