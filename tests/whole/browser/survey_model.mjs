// A SurveyJS survey as survey-core itself understands it: its questions in order, and which of them somebody sees.
import { Model } from 'survey-core';

/** The model of that JSON; fails where survey-core finds a type or property that it does not know. */
export function modelOf(json) {
  const model = new Model(json);
  return { model, errors: (model.jsonErrors ?? []).map((error) => error.message) };
}

const listed = (items) => items.map((item) => ({ value: item.value, text: item.text }));

/**
 * Every single question in order, a table's rows and a text's lines one by one. Each has the words and options that
 * people see, whether it must be answered, and `set(data, at)`, which answers it with its option `at`.
 */
export function questionsOf(model) {
  return model.getAllQuestions().flatMap((question) => {
    const type = question.getType();
    const one = { name: question.name, title: question.title, required: question.isRequired, of: question };
    if (['html', 'image', 'expression'].includes(type)) return [];
    if (type === 'matrix') {
      return question.rows.map((row) => ({ ...one, title: row.text, options: listed(question.columns),
        set: (data, at) => { (data[question.name] ??= {})[row.value] = question.columns[at % question.columns.length].value; } }));
    }
    if (type === 'matrixdropdown' && question.columns.length === 1) {
      const [column] = question.columns;
      const rated = column.cellType === 'rating' ? column.templateQuestion.rateValues : [];
      const items = rated.length > 0 ? rated : question.choices;
      return question.rows.map((row) => ({ ...one, title: row.text, options: listed(items),
        set: (data, at) => { (data[question.name] ??= {})[row.value] = { [column.name]: items[at % items.length].value }; } }));
    }
    if (type === 'multipletext') {
      return question.items.map((item) => ({ ...one, title: item.title, options: [],
        set: (data) => { (data[question.name] ??= {})[item.name] = 50; } }));
    }
    if (type === 'rating') {
      const items = question.visibleRateValues;
      return [{ ...one, options: listed(items), set: (data, at) => { data[question.name] = items[at % items.length].value; } }];
    }
    if (['radiogroup', 'dropdown', 'checkbox', 'tagbox'].includes(type)) {
      const items = question.visibleChoices;
      const value = (at) => items[at % items.length].value;
      return [{ ...one, options: listed(items), set: (data, at) => {
        data[question.name] = ['checkbox', 'tagbox'].includes(type) ? [value(at)] : value(at);
        if (value(at) === 'other') data[`${question.name}-Comment`] = 'Something else';
      } }];
    }
    return [{ ...one, options: [], set: (data) => { data[question.name] = words(question); } }];
  });
}

function words(question) {
  const numeric = question.validators?.find((each) => each.getType() === 'numericvalidator');
  if (numeric) return numeric.minValue;
  if (question.validators?.some((each) => each.getType() === 'emailvalidator')) return 'somebody@example.org';
  switch (question.inputType) {
    case 'email': return 'somebody@example.org';
    case 'tel': return '020 7946 0000';
    case 'url': return 'https://example.org';
    case 'date': return '2027-03-18';
    case 'time': return '14:15';
    case 'number': return question.min ?? 1;
    default: return 'Words enough for everybody who counts letters';
  }
}

/** The questions that somebody with these answers sees who goes through the survey page by page. */
export function seen(json, data) {
  const { model } = modelOf(json);
  model.validationEnabled = false;
  for (const [name, value] of Object.entries(data)) {
    if (name.endsWith('-Comment')) model.setComment(name.slice(0, -'-Comment'.length), value);
    else model.setValue(name, value);  // one after the other, as triggers expect it
  }
  const names = new Set();
  for (let page = 0; model.state === 'running' && page < 100; ++page) {
    for (const question of model.currentPage.questions) {
      if (question.isVisible && question.isParentVisible) names.add(question.name);
    }
    if (!model.nextPage() && !model.completeLastPage()) break;
  }
  return names;
}
