// Looked through as it stands in memory: the texts of a question are there already.
#include <muster/domain/themes/answer_list.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace muster::themes {
namespace {

constexpr std::array filters{"theme", "state", "quoted"};

/// The values of a filter that the answer has: of a theme it may have several.
std::vector<std::string> values_of(const ListedAnswer& answer, std::string_view filter) {
  if (filter == "state") return {state_word(answer)};
  if (filter == "quoted") return answer.quoted ? std::vector<std::string>{"yes"} : std::vector<std::string>();
  if (answer.held_back) return {};
  if (answer.said.says_nothing) return {std::string(nothing_said)};
  if (answer.said.themes.empty()) return {std::string(no_theme)};
  std::vector<std::string> out;
  for (const auto number : answer.said.themes) out.push_back(std::to_string(number));
  return out;
}

bool chosen(const ListedAnswer& answer, const ListQuery& query, std::string_view but) {
  return std::all_of(query.filters.begin(), query.filters.end(), [&](const auto& each) {
    if (each.first == but) return true;
    const auto values = values_of(answer, each.first);
    return std::find(values.begin(), values.end(), each.second) != values.end();
  });
}

std::vector<std::string> words_of(const std::string& search) {
  std::vector<std::string> out;
  std::istringstream in(lower_case(search));
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

bool holds(const ListedAnswer& answer, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  const auto text = lower_case(answer.text);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

}  // namespace

std::string state_word(const ListedAnswer& answer) {
  if (answer.held_back) return "unread";
  if (answer.said.differs) return "differs";
  if (answer.said.read) return "read";
  return answer.said.by_rule ? "words" : "unread";
}

ListPage<ListedAnswer> listed_answers(const std::vector<ListedAnswer>& all, const ListQuery& query) {
  ListPage<ListedAnswer> page;
  page.all = static_cast<std::int64_t>(all.size());
  const auto words = words_of(query.search);
  std::vector<const ListedAnswer*> found;
  for (const auto& answer : all) {
    if (!holds(answer, words)) continue;
    for (const auto* filter : filters) {
      if (!chosen(answer, query, filter)) continue;
      for (const auto& value : values_of(answer, filter)) ++page.choices[filter][value];
    }
    if (chosen(answer, query, {})) found.push_back(&answer);
  }
  page.found = static_cast<std::int64_t>(found.size());
  if (query.sort == "people")
    std::stable_sort(found.begin(), found.end(), [&](const auto* left, const auto* right) {
      return query.descending ? left->people > right->people : left->people < right->people;
    });
  else if (query.descending)
    std::reverse(found.begin(), found.end());
  const auto size = query.page_size <= 0 ? found.size() : static_cast<std::size_t>(query.page_size);
  const auto pages = size == 0 ? 1 : std::max<std::size_t>((found.size() + size - 1) / size, 1);
  page.page = std::clamp<std::int64_t>(query.page, 1, static_cast<std::int64_t>(pages));
  const auto first = (static_cast<std::size_t>(page.page) - 1) * size;
  for (auto at = first; at < std::min(first + size, found.size()); ++at) page.rows.push_back(*found[at]);
  return page;
}

}  // namespace muster::themes
