// Adds to pages that work without it: focus on the error summary, one click per form, text fields that grow.
(function () {
  'use strict';

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.forms, function (form) { delete form.dataset.sent; });
  });

  // Browsers that know field-sizing grow the field by themselves.
  var fits = window.CSS && CSS.supports('field-sizing', 'content');

  function begin() {
    var summary = document.querySelector('.govuk-error-summary');
    if (summary) summary.focus();

    // A question that is asked only after certain answers is put away until then; without a script it says so in words.
    Array.prototype.forEach.call(document.querySelectorAll('[data-when]'), function (group) {
      var choices = document.querySelectorAll('[name="' + group.dataset.when + '"]');
      var codes = group.dataset.codes.split(' ');
      function decide() {
        var chosen = '-';
        Array.prototype.forEach.call(choices, function (choice) { if (choice.checked) chosen = choice.value; });
        group.hidden = codes.indexOf(chosen) < 0;
      }
      Array.prototype.forEach.call(choices, function (choice) { choice.addEventListener('change', decide); });
      decide();
    });

    // What stands alone clears the others, and they clear it; without a script the server says which two do not agree.
    Array.prototype.forEach.call(document.querySelectorAll('[data-alone]'), function (alone) {
      var boxes = document.querySelectorAll('[name="' + alone.name + '"]');
      Array.prototype.forEach.call(boxes, function (box) {
        box.addEventListener('change', function () {
          if (!box.checked) return;
          if (box === alone) Array.prototype.forEach.call(boxes, function (other) { other.checked = other === alone; });
          else if (alone.checked) alone.checked = false;
        });
      });
    });

    // What numbers come to while they are typed; without a script the next page says it.
    Array.prototype.forEach.call(document.querySelectorAll('[data-sum]'), function (line) {
      var fields = line.parentNode.querySelectorAll('input[inputmode]');
      // European digits, as the scales have them.
      var digits = new Intl.NumberFormat(line.dataset.sum === 'en' ? 'en-GB' : line.dataset.sum, { maximumFractionDigits: 6, numberingSystem: 'latn' });
      function add() {
        var sum = 0;
        var any = false;
        Array.prototype.forEach.call(fields, function (field) {
          var number = parseFloat(field.value.replace(/[^0-9.-]/g, ''));
          if (isNaN(number)) return;
          any = true;
          sum += number;
        });
        line.hidden = !any;
        line.querySelector('b').textContent = digits.format(Math.round(sum * 1e6) / 1e6);
      }
      Array.prototype.forEach.call(fields, function (field) { field.addEventListener('input', add); });
    });

    if (fits) return;
    function fit(field) {
      field.style.height = 'auto';
      field.style.height = field.scrollHeight + 2 + 'px';
    }
    Array.prototype.forEach.call(document.querySelectorAll('.word textarea'), function (field) {
      field.addEventListener('input', function () { fit(field); });
      fit(field);
    });
  }

  begin();
  // A page that took the place of another without being loaded.
  document.addEventListener('muster:page', begin);
})();
