// Matches the labels typed with those that stand: equal ones first, then those that stand in the same gap.
#include "answer_lines.hpp"

#include "kit/lang/text.hpp"
#include "list_marks.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace muster::forms {
namespace {

struct TypedAnswer {
  std::string label;
  bool write_in = false;
  std::optional<std::size_t> was;  ///< which of the answers it is
};

TypedAnswer read_line(const std::string& line, bool write_in) {
  if (!write_in) return {line, false, {}};
  for (const std::string_view dots : {"...", "…"}) {
    if (line == dots) return {"Something else", true, {}};  // a line to write on, that nobody named
    if (line.ends_with(dots)) {
      auto label = trimmed(line.substr(0, line.size() - dots.size()));
      if (!label.empty()) return {std::move(label), true, {}};
    }
  }
  return {line, false, {}};
}

/// Whether one may be the other reworded: they share a word, or begin alike.
bool are_alike(const std::string& left, const std::string& right) {
  const auto words = [](const std::string& label) {
    std::set<std::string> out;
    std::size_t at = 0;
    while (at < label.size()) {
      const auto end = std::min(label.find(' ', at), label.size());
      if (auto word = folded_name(label.substr(at, end - at)); word.size() >= 3) out.insert(std::move(word));
      at = end + 1;
    }
    return out;
  };
  const auto those = words(right);
  const auto these = words(left);
  if (std::any_of(these.begin(), these.end(), [&](const auto& word) { return those.contains(word); })) return true;
  const auto a = folded_name(left);
  const auto b = folded_name(right);
  const auto same =
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  return 2 * static_cast<std::size_t>(same.first - a.begin()) > std::max(a.size(), b.size());
}

/// Where as many are new as are gone between two that stay, a new one that is like the old one is that, reworded.
void pair_reworded(std::vector<TypedAnswer>& typed, const std::vector<AnswerLine>& answers) {
  std::size_t old_begin = 0;
  std::size_t new_begin = 0;
  const auto pair_up = [&](std::size_t old_end, std::size_t new_end) {
    if (old_end < old_begin || old_end - old_begin != new_end - new_begin) return;
    for (std::size_t at = 0; at < old_end - old_begin; ++at)
      if (are_alike(answer_label(*answers[old_begin + at].said), typed[new_begin + at].label))
        typed[new_begin + at].was = old_begin + at;
  };
  for (std::size_t at = 0; at < typed.size(); ++at) {
    if (!typed[at].was) continue;
    pair_up(*typed[at].was, at);
    old_begin = *typed[at].was + 1;
    new_begin = at + 1;
  }
  pair_up(answers.size(), typed.size());
}

std::vector<TypedAnswer> matched(const std::vector<AnswerLine>& answers, const std::vector<std::string>& lines,
                                 bool write_in) {
  std::map<std::string, std::vector<std::size_t>> standing;
  for (std::size_t at = answers.size(); at-- > 0;) standing[answer_label(*answers[at].said)].push_back(at);
  std::vector<TypedAnswer> typed;
  bool in_order = true;
  std::size_t last = 0;
  for (const auto& line : lines) {
    typed.push_back(read_line(line, write_in));
    auto& same = standing[typed.back().label];
    if (same.empty()) continue;
    typed.back().was = same.back();
    same.pop_back();
    in_order = in_order && *typed.back().was >= last;
    last = *typed.back().was;
  }
  if (in_order) pair_reworded(typed, answers);
  return typed;
}

/// The dots behind a code, with the blanks before them; a place behind the code where there are none.
Span dots_of(std::string_view text, const Statement& said) {
  const auto begin = said.words.front().offset + said.words.front().length;
  if (!said.write_in) return {begin, begin};
  auto end = text.find_first_not_of(" \t", begin);
  end += text.substr(end).starts_with("...") ? 3 : std::string_view("…").size();
  return {begin, end};
}

void reword(TextEdits& edits, std::string_view text, const AnswerLine& answer, const TypedAnswer& typed) {
  const auto& said = answer.said->said;
  if (answer_label(*answer.said) != typed.label) {
    for (std::size_t at = 0; at < said.texts.size(); ++at) {
      const Span span{said.texts[at].offset, said.texts[at].offset + said.texts[at].length};
      if (at == 0)
        edits.replace(span, lang::quoted_text(typed.label));
      else
        edits.take_out(span);
    }
  }
  if (said.write_in != typed.write_in) edits.replace(dots_of(text, said), typed.write_in ? " ..." : "");
}

std::string new_line(const TypedAnswer& typed, const AnswerList& list) {
  return list.indent + list.mark + list.new_code(typed.label) + (typed.write_in ? " ..." : "") + "  " +
         lang::quoted_text(typed.label);
}

}  // namespace

void write_answers(TextEdits& edits, std::string_view text, const std::vector<AnswerLine>& answers,
                   const std::vector<std::string>& lines, const AnswerList& list) {
  std::set<std::string> standing;
  for (const auto& one : answers) standing.insert(answer_label(*one.said));
  const auto typed = matched(answers, without_numbering(lines, standing), list.write_in);
  bool same_lines = typed.size() == answers.size();
  for (std::size_t at = 0; at < typed.size() && same_lines; ++at) same_lines = typed[at].was == at;
  if (same_lines) {
    for (std::size_t at = 0; at < typed.size(); ++at) reword(edits, text, answers[at], typed[at]);
    return;
  }
  if (answers.empty()) {
    std::string added;
    for (const auto& one : typed) added += "\n" + new_line(one, list);
    edits.insert(list.at, added);
    return;
  }
  std::string made;
  for (const auto& one : typed) {
    if (!one.was) {
      made += new_line(one, list) + "\n";
      continue;
    }
    const auto& answer = answers[*one.was];
    // Its own lines, with what is reworded in them.
    TextEdits own(text);
    reword(own, text, answer, one);
    const auto whole = own.made();
    auto kept = whole.substr(answer.lines.begin, answer.lines.end - answer.lines.begin + whole.size() - text.size());
    if (!kept.ends_with('\n')) kept += '\n';
    made += kept;
  }
  const Span all{answers.front().lines.begin, answers.back().lines.end};
  if (all.end == text.size() && !text.ends_with('\n') && !made.empty()) made.pop_back();
  edits.replace(all, made);
}

}  // namespace muster::forms
