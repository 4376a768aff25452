// Which condition of a form an error in its text is about.
#include "faulty_conditions.hpp"

#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <vector>

namespace muster::conversions {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// In canonical text what belongs to a page stands two spaces in, and what belongs to a question further.
bool begins_part(std::string_view line) { return line.size() > 2 && line.starts_with("  ") && line[2] != ' '; }

std::string first_word(std::string_view line) {
  auto word = trimmed(line);
  word = word.substr(0, word.find_first_of(" *"));
  return word;
}

std::string of_page(forms::Page& page, bool end) {
  auto& condition = end ? page.end_if : page.ask_if;
  if (!condition) return {};
  condition.reset();
  return "page \"" + page.title + "\"";
}

std::string of_question(forms::Page& page, const std::string& code) {
  bool found = false;
  for (auto& question : page.questions) {
    if ((question.code != code && question.grid != code) || !question.ask_if) continue;
    question.ask_if.reset();
    found = true;
  }
  return found ? "question \"" + code + "\"" : std::string();
}

}  // namespace

std::string leave_out_condition(forms::Form& form, std::string_view text, std::size_t line) {
  const auto lines = lines_of(text);
  if (line == 0 || line > lines.size()) return {};
  auto at = line - 1;
  while (at > 0 && !begins_part(lines[at])) --at;
  const auto word = first_word(lines[at]);
  std::size_t pages = 0;
  for (std::size_t above = 0; above < at; ++above) pages += lines[above].starts_with("page ") ? 1 : 0;
  if (pages == 0 || pages > form.pages.size()) return {};
  auto& page = form.pages[pages - 1];
  if (word == "ask") return of_page(page, false);
  if (word == "end") return of_page(page, true);
  return of_question(page, word);
}

forms::Form with_page_conditions(const forms::Form& form) {
  auto out = form;
  for (std::size_t at = 0; at < out.pages.size(); ++at) {
    const auto reached = forms::condition_of_page(out, at);
    if (!reached) continue;
    for (auto& question : out.pages[at].questions)
      question.ask_if = question.ask_if ? forms::both_conditions(*reached, *question.ask_if) : *reached;
  }
  return out;
}

void leave_out_conditions(forms::Form& form) {
  for (auto& page : form.pages) {
    page.ask_if.reset();
    page.end_if.reset();
    for (auto& question : page.questions) question.ask_if.reset();
  }
}

}  // namespace muster::conversions
