// Puts each answer into the columns of its question, from values or from what the store holds.

#include "answer_columns.hpp"

#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::figures {
namespace {

using forms::Asked;
using forms::QuestionKind;
using query::Gap;

Gap gap_of(Asked asked) {
  switch (asked) {
    case Asked::by_condition:
      return Gap::no_answer;
    case Asked::yes:
      return Gap::passed_over;
    case Asked::no:
      return Gap::not_asked;
    case Asked::untold:
      return Gap::untold;
  }
  return Gap::no_answer;
}

Asked asked_of(const query::Column& column, std::size_t row) {
  for (const auto asked : {Asked::yes, Asked::no, Asked::untold}) {
    const auto gap = gap_of(asked);
    if (column.any_missing(gap) && column.missing(gap).holds(row)) return asked;
  }
  return Asked::by_condition;
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

}  // namespace

AnswerColumns::AnswerColumns(std::shared_ptr<const forms::Form> form) : form_(std::move(form)) {
  questions_ = form_->questions();
  std::sort(questions_.begin(), questions_.end(),
            [](const auto* left, const auto* right) { return left->code < right->code; });
  columns_.reserve(questions_.size());
  for (const auto* question : questions_) columns_.push_back({query::Column(forms::field_of(*question))});
}

AnswerColumns::AnswerColumns(const forms::Form& form, const std::vector<forms::Answers>& answers)
    : AnswerColumns(std::make_shared<const forms::Form>(form)) {
  for (const auto& each : answers) add(each);
  settle();
}

void AnswerColumns::add_answer(std::size_t question, Asked asked, std::span<const std::string_view> codes,
                               std::span<const std::string_view> texts) {
  auto& columns = columns_[question];
  const auto& of = *questions_[question];
  const auto values = of.has_options() ? codes : texts;
  if (values.empty())
    columns.values.add_gap(gap_of(asked));
  else
    columns.values.add(values);
  if (of.has_options()) columns.texts.add(texts);
  if (of.kind == QuestionKind::ranking) columns.ranked.add(codes);
}

void AnswerColumns::add(const forms::Answers& answers) {
  for (std::size_t at = 0; at < questions_.size(); ++at) {
    const auto found = answers.find(questions_[at]->code);
    if (found == answers.end())
      add_answer(at, Asked::by_condition, {}, {});
    else
      add_answer(at, found->second.asked, views(found->second.codes), views(found->second.texts));
  }
  ++rows_;
}

void AnswerColumns::add_stored(std::string_view json) {
  const auto count = forms::read_stored(json, read_);
  if (count < 0) {
    add(forms::stored_answers(json));
    return;
  }
  std::size_t next = 0;
  const auto end = static_cast<std::size_t>(count);
  for (std::size_t at = 0; at < questions_.size(); ++at) {
    while (next < end && read_[next].question < questions_[at]->code) ++next;
    if (next < end && read_[next].question == questions_[at]->code)
      add_answer(at, read_[next].codes.empty() && read_[next].texts.empty() ? Asked::no : Asked::by_condition,
                 read_[next].codes, read_[next].texts);
    else
      add_answer(at, Asked::by_condition, {}, {});
  }
  ++rows_;
}

query::RowSet AnswerColumns::answered(const forms::Question& question, const QuestionColumns& columns) const {
  if (question.has_options()) return columns.values.answered() | columns.texts.answered();
  if (question.kind != QuestionKind::words) return columns.values.answered();
  // Who wrote "N/A" where words were asked for gave none.
  std::vector<bool> says_something;
  for (std::size_t id = 0; id < columns.values.different(); ++id)
    says_something.push_back(!text::says_nothing(columns.values.value(id)));
  query::RowSet out(rows_, false);
  for (std::size_t row = 0; row < rows_; ++row) {
    columns.values.each_id(row, [&](std::uint32_t id) {
      if (says_something[id]) out.add(row);
    });
  }
  return out;
}

void AnswerColumns::settle() {
  read_ = {};
  table_ = {};
  for (std::size_t at = 0; at < questions_.size(); ++at) {
    auto& columns = columns_[at];
    columns.values.settle();
    columns.texts.settle();
    columns.ranked.settle();
    columns.answered = answered(*questions_[at], columns);
  }
  for (const auto* question : form_->questions()) {
    table_.fields.push_back(forms::field_of(*question));
    table_.columns.push_back(&of(question->code).values);
  }
  table_.rows = rows_;
}

std::shared_ptr<AnswerColumns> AnswerColumns::copy() const {
  auto out = std::make_shared<AnswerColumns>(form_);
  out->columns_ = columns_;
  out->rows_ = rows_;
  return out;
}

std::shared_ptr<AnswerColumns> AnswerColumns::in_order(const std::vector<std::uint32_t>& order) const {
  auto out = std::make_shared<AnswerColumns>(form_);
  out->rows_ = order.size();
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    out->columns_[at].values = columns_[at].values.in_order(order);
    if (questions_[at]->has_options()) out->columns_[at].texts = columns_[at].texts.in_order(order);
    if (questions_[at]->kind == QuestionKind::ranking) out->columns_[at].ranked = columns_[at].ranked.in_order(order);
  }
  out->settle();
  return out;
}

const QuestionColumns& AnswerColumns::of(std::string_view question) const {
  const auto found = std::lower_bound(questions_.begin(), questions_.end(), question,
                                      [](const auto* each, std::string_view code) { return each->code < code; });
  if (found == questions_.end() || (*found)->code != question)
    throw std::logic_error("the columns know no such question");
  return columns_[static_cast<std::size_t>(found - questions_.begin())];
}

std::vector<std::string> AnswerColumns::texts_of(const std::string& question) const {
  std::vector<std::string> out;
  const auto* asked = form_->question(question);
  if (asked == nullptr) return out;
  const auto& texts = texts_of(*asked);
  for (std::size_t id = 0; id < texts.different(); ++id) out.emplace_back(texts.value(id));
  return out;
}

std::shared_ptr<const std::vector<feedback::TextKey>> AnswerColumns::text_keys(const std::string& question) const {
  const std::lock_guard lock(making_keys_);
  auto& kept = text_keys_[question];
  if (kept != nullptr) return kept;
  std::vector<feedback::TextKey> keys;
  if (const auto* asked = form_->question(question); asked != nullptr) {
    const auto& texts = texts_of(*asked);
    keys.reserve(texts.different());
    for (std::size_t id = 0; id < texts.different(); ++id)
      keys.push_back(feedback::text_key(question, texts.value(id)));
  }
  return kept = std::make_shared<const std::vector<feedback::TextKey>>(std::move(keys));
}

forms::Answers AnswerColumns::answers(std::size_t row, const std::vector<const forms::Question*>& questions) const {
  forms::Answers out;
  for (const auto* question : questions) {
    const auto& columns = of(question->code);
    forms::Answer answer;
    if (question->has_options()) {
      answer.codes = question->kind == QuestionKind::ranking ? columns.ranked.read(row) : columns.values.read(row);
      answer.texts = columns.texts.read(row);
    } else {
      answer.texts = columns.values.read(row);
    }
    if (answer.codes.empty() && answer.texts.empty()) answer.asked = asked_of(columns.values, row);
    if (!answer.codes.empty() || !answer.texts.empty() || answer.asked != Asked::by_condition)
      out.emplace(question->code, std::move(answer));
  }
  return out;
}

std::vector<forms::Answers> AnswerColumns::all_answers() const {
  std::vector<forms::Answers> out;
  const auto questions = form_->questions();
  for (std::size_t row = 0; row < rows_; ++row) out.push_back(answers(row, questions));
  return out;
}

std::size_t AnswerColumns::bytes() const {
  std::size_t sum = sizeof(AnswerColumns);
  for (const auto* question : questions_) {
    if (question->kind != QuestionKind::words && question->kind != QuestionKind::number)
      sum += texts_of(*question).different() * sizeof(feedback::TextKey);
  }
  for (const auto& columns : columns_)
    sum += columns.values.bytes() + columns.texts.bytes() + columns.ranked.bytes() + columns.answered.bytes();
  return sum;
}

}  // namespace muster::figures
