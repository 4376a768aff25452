// Which condition of a form an error in its text is about.
#include "faulty_conditions.hpp"

#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
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

std::string of_page(const forms::Form& form, forms::Page& page, bool end) {
  auto& condition = end ? page.end_if : page.ask_if;
  if (!condition) return {};
  if (!end) {
    std::vector<std::optional<query::Filter>> own;
    for (const auto& question : page.questions) own.push_back(forms::own_condition(form, question));
    for (std::size_t at = 0; at < own.size(); ++at) page.questions[at].ask_if = std::move(own[at]);
  }
  condition.reset();
  return "page \"" + page.title + "\"";
}

std::string of_question(const forms::Form& form, forms::Page& page, const std::string& code) {
  bool found = false;
  for (auto& question : page.questions) {
    if ((question.code != code && question.grid != code) || !forms::own_condition(form, question)) continue;
    question.ask_if = page.ask_if;
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
  if (word == "ask") return of_page(form, page, false);
  if (word == "end") return of_page(form, page, true);
  return of_question(form, page, word);
}

void leave_out_conditions(forms::Form& form) {
  for (auto& page : form.pages) {
    page.ask_if.reset();
    page.end_if.reset();
    for (auto& question : page.questions) question.ask_if.reset();
  }
}

}  // namespace muster::conversions
