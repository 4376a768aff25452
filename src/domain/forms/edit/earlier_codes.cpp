// Looks in the texts that a form had before for what its new answers were called.
#include <muster/domain/forms/earlier_codes.hpp>

#include "question_statements.hpp"
#include "taken_names.hpp"
#include "text_edits.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace muster::forms {
namespace {

enum class List { options, beside, rows };

/// Codes by list and label.
using Codes = std::map<std::pair<List, std::string>, std::string>;

struct Answers {
  ReadText read;
  QuestionStatements of;

  template <class Do>
  void each(Do&& act) const {
    for (const auto& [list, lines] : {std::pair(List::options, &of.options), std::pair(List::beside, &of.beside),
                                      std::pair(List::rows, &of.rows)}) {
      for (const auto& line : *lines)
        if (!line.said->said.words.empty()) act(list, line.said->said.words.front(), answer_label(*line.said));
    }
  }
};

Answers answers_of(std::string_view text, std::string_view key) {
  Answers out{read_parts(text), {}};
  const auto* part = out.read.part(key);
  if (part != nullptr && part->part.kind == PartKind::question) out.of = question_statements(text, out.read, *part);
  return out;
}

Codes codes_of(std::string_view text, std::string_view key) {
  Codes out;
  const auto answers = answers_of(text, key);
  answers.each(
      [&](List list, const Token& code, const std::string& label) { out.emplace(std::pair(list, label), code.value); });
  return out;
}

}  // namespace

bool has_new_answers(std::string_view before, std::string_view now, std::string_view key) {
  const auto had = codes_of(before, key);
  return std::ranges::any_of(codes_of(now, key), [&](const auto& one) { return !had.contains(one.first); });
}

std::string with_earlier_codes(std::string_view before, const std::string& now, std::string_view key,
                               const std::vector<std::string>& earlier) {
  const auto had = codes_of(before, key);
  const auto answers = answers_of(now, key);
  std::set<std::string> taken;  // by options of the question
  answers.each([&](List list, const Token& code, const std::string&) {
    if (list != List::rows) taken.insert(code.value);
  });
  const TakenNames names(answers.read);  // by questions and statements
  std::set<std::string> given;
  std::vector<Codes> then;
  TextEdits edits(now);
  answers.each([&](List list, const Token& code, const std::string& label) {
    if (had.contains({list, label})) return;
    if (then.empty())
      for (const auto& text : earlier) then.push_back(codes_of(text, key));
    for (const auto& codes : then) {
      const auto found = codes.find({list, label});
      if (found == codes.end()) continue;
      const auto& again = found->second;
      const bool is_free = list == List::rows ? !names.has_code(again) : !taken.contains(again);
      if (again != code.value && is_free && given.insert(again).second)
        edits.replace({code.offset, code.offset + code.length}, again);
      return;
    }
  });
  return edits.made();
}

}  // namespace muster::forms
